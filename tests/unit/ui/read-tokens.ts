import { readFileSync } from "node:fs";

/** The colours of tokens.css by name and theme; an unknown name throws. */
export function readTokens(): { light: (name: string) => string; dark: (name: string) => string } {
  const css = readFileSync(new URL("../../../app/ui/styles/tokens.css", import.meta.url), "utf8");
  const pairs = new Map<string, [string, string]>();
  for (const [, name = "", light = "", dark = ""] of css.matchAll(
    /--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g,
  )) {
    pairs.set(name, [light, dark]);
  }
  const of = (name: string, side: 0 | 1) => {
    const pair = pairs.get(name);
    if (!pair) throw new Error(`tokens.css has no colour --${name}`);
    return pair[side];
  };
  return { light: (name) => of(name, 0), dark: (name) => of(name, 1) };
}
