import { escapeHtml } from "#app/platform/escape-html.ts";
import { luminance } from "#app/ui/color.ts";

/** The ways to hand out a page's link. */
export const shareKinds = ["link", "inline", "popup", "button", "mail"] as const;
export type ShareKind = (typeof shareKinds)[number];

/** What the page of snippets is set to; it stands in the page's address. */
export type ShareOptions = {
  kind: ShareKind;
  text: string;
  /** `#rrggbb` */
  color: string;
  details: boolean;
};

const textMax = 80;

/** Reads the options off an address; what is missing or makes no sense is as in `defaults`. */
export function readShareOptions(
  search: URLSearchParams,
  defaults: { text: string; color: string },
): ShareOptions {
  const color = search.get("color")?.trim().toLowerCase() || defaults.color;
  const text = search.get("text")?.replace(/\s+/g, " ").trim().slice(0, textMax);
  return {
    kind: shareKinds.find((kind) => kind === search.get("as")) ?? "link",
    text: text || defaults.text,
    color: /^#[0-9a-f]{6}$/.test(color) ? color : defaults.color,
    // A box that is off sends nothing, so what is sent is that the form was.
    details: !search.has("set") || search.has("details"),
  };
}

export type Attributes = Record<string, string>;

/** The marks that make a link a booking page in place, a pop-up or a button, as `/embed.js` reads them. */
export function linkMarks(
  { kind, color, details }: ShareOptions,
  { accentColor, campaign }: { accentColor: string; campaign: boolean },
): Attributes {
  if (kind === "link" || kind === "mail") return {};
  return {
    "data-parley": kind,
    // The page has the business's colour anyway; a floating button has to be told.
    ...(kind === "button" || color !== accentColor ? { "data-color": color } : {}),
    ...(details ? {} : { "data-details": "hidden" }),
    ...(campaign ? { "data-campaign": "" } : {}),
  };
}

/** What to paste into a site: a link that works by itself, and the script that makes more of it. */
export function siteSnippet(link: {
  href: string;
  text: string;
  marks: Attributes;
  scriptUrl: string;
}): string {
  const marks = Object.entries(link.marks)
    .map(([name, value]) => (value === "" ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`))
    .join("");
  return [
    `<a href="${escapeHtml(link.href)}"${marks}>${escapeHtml(link.text)}</a>`,
    `<script async src="${escapeHtml(link.scriptUrl)}"></script>`,
  ].join("\n");
}

/** The button's colours, with words that can be read on it. */
export function mailColors(color: string): { background: string; color: string } {
  return { background: color, color: luminance(color) > 0.179 ? "#000000" : "#ffffff" };
}

/** A button for mails, whose programs know tables and inline styles and nothing else. */
export function mailSnippet({ href, text, color }: { href: string; text: string; color: string }): string {
  const { color: ink } = mailColors(color);
  const style = `display:inline-block;padding:12px 20px;border-radius:8px;background:${color};color:${ink};font:600 16px/1.25 sans-serif;text-decoration:none`;
  return `<a href="${escapeHtml(href)}" style="${style}">${escapeHtml(text)}</a>`;
}
