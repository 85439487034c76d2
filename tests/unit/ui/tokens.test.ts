import { expect, test } from "vitest";
import { contrast } from "#app/ui/color.ts";
import { readTokens } from "./read-tokens.ts";

const grounds = ["paper", "surface", "sunken", "raised"];
const tones = ["primary", "attention", "danger", "success", "info"];
const tokens = readTokens();

/** Foreground, background, least contrast. */
const pairs: [string, string, number][] = [
  ...["ink", "ink-soft", "ink-faint", ...tones].flatMap((words) =>
    [...grounds, ...tones.map((tone) => `${tone}-soft`)].map((ground): [string, string, number] => [
      words,
      ground,
      4.5,
    ]),
  ),
  ["primary-ink", "primary", 4.5],
  ["danger-ink", "danger", 4.5],
  ["paper", "ink", 4.5],
  ...grounds.slice(0, 3).map((ground): [string, string, number] => ["line-strong", ground, 3]),
];

test.each(["light", "dark"] as const)(
  "every pair of colours that meets keeps its contrast in the %s theme",
  (theme) => {
    const color = tokens[theme];
    const tooWeak = pairs
      .map(([front, back, least]) => ({ front, back, least, found: contrast(color(front), color(back)) }))
      .filter(({ found, least }) => found < least);
    expect(tooWeak).toEqual([]);
  },
);
