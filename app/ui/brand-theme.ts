import { contrast, type Oklch, toHex, toOklch } from "./color.ts";

/** The grounds of tokens.css that the accent is seen on; a test keeps both alike. */
export const grounds = {
  light: ["#ffffff", "#fbfaf6", "#f4f2ed"],
  dark: ["#0f1714", "#161f1c", "#0a100e", "#1d2824"],
} as const;

/** WCAG 2.2 AA for text. The accent is also used for words, so nothing less will do. */
const textContrast = 4.5;

export type BrandColors = {
  /** Words, lines and filled buttons. */
  brand: string;
  /** Words on `brand`. */
  ink: string;
  /** A quiet ground for `brand` and for the page's ink. */
  soft: string;
  /** Hairlines. */
  line: string;
};

/** `#rrggbb` in small letters, from six hex digits with or without `#`; null for anything else. */
export function parseBrandHex(text: string | undefined): string | null {
  const match = /^#?([0-9a-f]{6})$/i.exec(text ?? "");
  return match?.[1] ? `#${match[1].toLowerCase()}` : null;
}

/** Moves the lightness, and it alone, in small steps until every ground lets the colour be read. */
function readable(color: Oklch, on: readonly string[], step: number): string {
  for (let l = color.l; l > 0 && l < 1; l += step) {
    const hex = toHex({ ...color, l });
    if (on.every((ground) => contrast(hex, ground) >= textContrast)) return hex;
  }
  return step < 0 ? "#000000" : "#ffffff";
}

export function brandColors(hex: string): { light: BrandColors; dark: BrandColors } {
  const { l, c, h } = toOklch(hex);
  const lightSoft = toHex({ l: 0.957, c: Math.min(c * 0.25, 0.025), h });
  const darkSoft = toHex({ l: 0.3, c: Math.min(c * 0.5, 0.045), h });
  return {
    light: {
      brand: readable({ l, c, h }, [...grounds.light, lightSoft], -0.004),
      ink: "#ffffff",
      soft: lightSoft,
      line: toHex({ l: 0.83, c: Math.min(c * 0.6, 0.07), h }),
    },
    dark: {
      // Strong colours glare on a dark ground: a little less of them there.
      brand: readable({ l: Math.max(l, 0.6), c: c * 0.85, h }, [...grounds.dark, darkSoft], 0.004),
      ink: toHex({ l: 0.17, c: Math.min(c * 0.3, 0.03), h }),
      soft: darkSoft,
      line: toHex({ l: 0.45, c: Math.min(c * 0.6, 0.07), h }),
    },
  };
}

/**
 * The stylesheet of a business's accent, to be loaded after the design system's own (whose layers it outranks).
 * The hue stays, the lightness gives way: whatever the colour, words in it and on it keep 4.5:1 in both themes.
 * `--brand-pure` is the colour as chosen, for decoration only. Throws a RangeError unless `hex` is `#rrggbb`.
 */
export function brandTheme(hex: string): string {
  const parsed = parseBrandHex(hex);
  if (!parsed) throw new RangeError("A brand colour is written #rrggbb");
  const { light, dark } = brandColors(parsed);
  const pair = (name: string, part: keyof BrandColors) => `${name}:light-dark(${light[part]},${dark[part]})`;
  const lines = [
    pair("--brand", "brand"),
    pair("--brand-ink", "ink"),
    pair("--brand-soft", "soft"),
    pair("--brand-line", "line"),
    `--brand-pure:${parsed}`,
  ];
  return `:root{${lines.join(";")}}\n`;
}
