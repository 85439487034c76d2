import { expect, test } from "vitest";
import { dataMap } from "#app/features/privacy/data-map.ts";
import { type Entry, retentionRules } from "#app/features/privacy/data-map-types.ts";
import { stores } from "#app/features/privacy/stores.ts";

type Rule = { anchor: string; days: number | null; enforcedBy: string; range?: { min: number; max: number } };
const rules: [string, Rule][] = Object.entries(retentionRules);

/** What ends without a number of days, and with what: by somebody's own decision, or by itself. */
const endsWith = { account: "cascade", business: "cascade", process: "process" };

test("every rule ends after a number of days, or with the account, business or process that it belongs to", () => {
  expect(rules.length).toBeGreaterThan(20);
  for (const [name, { anchor, days, enforcedBy, range }] of rules) {
    expect(anchor, name).toMatch(/\w/);
    if (days === null)
      expect({ [name]: enforcedBy }).toEqual({ [name]: (endsWith as Record<string, string>)[name] });
    else expect(Number.isInteger(days) && days >= 0 && days <= 3653, name).toBe(true);
    if (range) expect(Number.isFinite(range.max) && range.min <= range.max, name).toBe(true);
  }
});

test("whatever speaks of a person, in a table or beside them, has one of these rules", () => {
  const places: [string, Record<string, Entry>][] = [
    ...Object.entries(dataMap as Record<string, Record<string, Entry>>),
    ...Object.entries(stores).map(([name, { entries }]): [string, Record<string, Entry>] => [name, entries]),
  ];
  const personal = places.flatMap(([place, entries]) =>
    Object.entries(entries).flatMap(([name, entry]) =>
      entry.kind === "personal" ? [[`${place}.${name}`, entry] as const] : [],
    ),
  );
  expect(personal.length).toBeGreaterThan(200);
  for (const [place, { rule, onErase }] of personal) {
    expect(retentionRules, place).toHaveProperty([rule]);
    // What a law keeps has its number of days all the more.
    if (onErase === "keep-statute") expect(retentionRules[rule].days, place).toEqual(expect.any(Number));
  }
});
