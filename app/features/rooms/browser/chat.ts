import { type WantedSize, wantedSizes } from "#app/domain/room/quality.ts";

/** What goes over the data channel between two browsers. The server sees none of it. */
export type DataMessage =
  | { t: "beat" }
  /** How large the sender shows the receiver's picture. */
  | { t: "want"; size: WantedSize };

export type ChatLine = {
  id: string;
  /** Participant id; one's own for what one wrote. */
  from: string;
  name: string;
  text: string;
  mine: boolean;
  /** Epoch milliseconds of this browser. */
  at: number;
  /** The file that this line is, instead of a text. */
  file?: string;
};

/** Reads what another browser sent, or null when it is not ours: a modified client may send anything. */
export function readDataMessage(value: unknown): DataMessage | null {
  if (typeof value !== "object" || value === null) return null;
  const { t, size } = value as Record<"t" | "size", unknown>;
  if (t === "beat") return { t };
  const known = t === "want" ? wantedSizes.find((one) => one === size) : undefined;
  return known === undefined ? null : { t: "want", size: known };
}

export type TextPart = { text: string; href: string | null };

const linkPattern = /\bhttps?:\/\/[^\s<>"'`]+/gi;
/** Marks that end a sentence rather than an address. */
const trailing = /[.,;:!?…»”’)\]}]+$/;

/**
 * Cuts a text into plain parts and links. Only http and https become links; React escapes every part, so no text can
 * become markup.
 */
export function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(linkPattern)) {
    const address = withoutTrailingMarks(match[0]);
    if (!URL.canParse(address)) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), href: null });
    parts.push({ text: address, href: new URL(address).href });
    end = match.index + address.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), href: null });
  return parts;
}

/** Keeps a closing parenthesis that belongs to the address, as in Wikipedia's. */
function withoutTrailingMarks(found: string): string {
  const cut = found.replace(trailing, "");
  const balanced = cut.includes("(") && found[cut.length] === ")" ? `${cut})` : cut;
  return balanced;
}
