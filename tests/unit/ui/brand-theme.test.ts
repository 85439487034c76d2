import fc from "fast-check";
import { expect, test } from "vitest";
import { brandColors, brandTheme, grounds, parseBrandHex } from "#app/ui/brand-theme.ts";
import { contrast, toHex, toOklch } from "#app/ui/color.ts";
import { readTokens } from "./read-tokens.ts";

const anyHex = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0")}`);
const extremes = [
  "#000000",
  "#ffffff",
  "#ffff00",
  "#00ff00",
  "#0000ff",
  "#ff00ff",
  "#7f7f7f",
  "#fffffe",
  "#000001",
];

function lowestContrast(hex: string): number {
  const { light, dark } = brandColors(hex);
  const tokens = readTokens();
  const pairs = [
    ...grounds.light.map((ground) => [light.brand, ground] as const),
    ...grounds.dark.map((ground) => [dark.brand, ground] as const),
    [light.brand, light.soft] as const,
    [dark.brand, dark.soft] as const,
    [light.brand, light.ink] as const,
    [dark.brand, dark.ink] as const,
    [tokens.light("ink"), light.soft] as const,
    [tokens.dark("ink"), dark.soft] as const,
  ];
  return Math.min(...pairs.map(([one, other]) => contrast(one, other)));
}

test("words in and on any accent keep 4.5:1 in both themes", () => {
  fc.assert(
    fc.property(anyHex, (hex) => lowestContrast(hex) >= 4.5),
    { numRuns: 500, examples: extremes.map((hex) => [hex]) },
  );
});

test("an accent that can be read already stays as it is in the light theme", () => {
  fc.assert(
    fc.property(anyHex, (hex) => {
      const { light } = brandColors(hex);
      fc.pre([...grounds.light, light.soft].every((ground) => contrast(hex, ground) >= 4.5));
      return light.brand === hex;
    }),
  );
});

test("a strong accent keeps its hue", () => {
  for (const hex of ["#d81b60", "#ffb300", "#00acc1", "#5e35b1"]) {
    const { light, dark } = brandColors(hex);
    for (const adapted of [light.brand, dark.brand]) {
      const turn = Math.abs(toOklch(adapted).h - toOklch(hex).h);
      expect(Math.min(turn, 360 - turn), `${hex} became ${adapted}`).toBeLessThan(6);
    }
  }
});

test("the grounds that the accent is measured on are those of the tokens", () => {
  const tokens = readTokens();
  const names = ["paper", "surface", "sunken", "raised"];
  expect(new Set(grounds.light)).toEqual(new Set(names.map(tokens.light)));
  expect(new Set(grounds.dark)).toEqual(new Set(names.map(tokens.dark)));
});

test("only six hex digits are an accent", () => {
  expect(parseBrandHex("#AB12ef")).toBe("#ab12ef");
  expect(parseBrandHex("ab12ef")).toBe("#ab12ef");
  const hostile = [
    "",
    "#fff",
    "red",
    "#12345g",
    "#1234567",
    "##12345",
    "123456}*{color:red",
    "#123456\n",
    undefined,
  ];
  for (const text of hostile) expect(parseBrandHex(text), String(text)).toBeNull();
  expect(() => brandTheme("red;}")).toThrow(RangeError);
});

test("the stylesheet holds the five properties and nothing else", () => {
  const color = "#[0-9a-f]{6}";
  const pair = (name: string) => `${name}:light-dark\\(${color},${color}\\);`;
  const names = ["--brand", "--brand-ink", "--brand-soft", "--brand-line"];
  expect(brandTheme("#D81B60")).toMatch(
    new RegExp(`^:root\\{${names.map(pair).join("")}--brand-pure:#d81b60\\}\\n$`),
  );
});

test("a colour comes back from Oklch as it went", () => {
  fc.assert(fc.property(anyHex, (hex) => toHex(toOklch(hex)) === hex));
});
