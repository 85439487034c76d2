import { type IconName, iconPaths } from "./icon-paths.ts";

export type { IconName };

export type IconProps = {
  name: IconName;
  /** Edge in CSS pixels. */
  size?: number;
  /** Says what the icon means. Leave it out where words beside the icon say it already. */
  label?: string;
};

/** Icons that point somewhere turn round where the text runs from right to left. */
const directional: ReadonlySet<IconName> = new Set<IconName>([
  "arrow-left",
  "arrow-right",
  "chevron-left",
  "chevron-right",
  "external",
  "logout",
]);

export function Icon({ name, size = 20, label }: IconProps) {
  return (
    <svg
      className={directional.has(name) ? "icon icon--directional" : "icon"}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d={iconPaths[name]} />
    </svg>
  );
}
