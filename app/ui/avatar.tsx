import { classNames } from "./class-names.ts";

const tones = ["brand", "info", "warning", "success"] as const;

/** Up to two letters: of the first and the last word, whatever the script. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return letters.map((word) => [...(word ?? "")][0]?.toUpperCase() ?? "").join("");
}

function toneOf(name: string): (typeof tones)[number] {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return tones[sum % tones.length] ?? "brand";
}

export type AvatarProps = {
  name: string;
  imageUrl?: string;
  size?: "medium" | "large";
};

/** A face or initials beside a name. Decoration: the name itself must stand near it as text. */
export function Avatar({ name, imageUrl, size = "medium" }: AvatarProps) {
  return (
    <span
      className={classNames("avatar", `tone--${toneOf(name)}`, size === "large" && "avatar--large")}
      aria-hidden="true"
    >
      {imageUrl ? <img src={imageUrl} alt="" /> : initialsOf(name)}
    </span>
  );
}
