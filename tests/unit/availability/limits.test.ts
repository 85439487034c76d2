import { expect, test } from "vitest";
import { isSlot } from "#app/domain/availability/is-slot.ts";
import type { Limit } from "#app/domain/availability/slot-query.ts";
import { slotsFor } from "#app/domain/availability/slots.ts";
import { day, everyDay, host, hour, query, times } from "./scene.ts";

/** A meeting that counts, flat, from a text such as "2026-07-28T09:00". */
function meeting(start: string, hours = 1): number[] {
  const from = Date.parse(`${start}:00Z`);
  return [from, from + hours * hour];
}

/** The days of the month with a free hour at nine, between 27 July (a Monday) and 10 August 2026. */
function freeDays(limit: Limit, zone = "UTC"): string {
  const one = host({ zone, weekly: everyDay([9, 10]), limits: [limit] });
  const slots = slotsFor(query([one], { range: day("2026-07-27", 14) }));
  return times(slots, true)
    .map((time) => time.slice(0, 2))
    .join(" ");
}

const allDays = "27 28 29 30 31 01 02 03 04 05 06 07 08 09";

test("a day's limit closes the days that have reached it", () => {
  const taken = [
    ...meeting("2026-07-28T14:00"),
    ...meeting("2026-07-30T14:00"),
    ...meeting("2026-07-30T16:00"),
  ];
  expect(freeDays({ period: "day", count: 2, taken })).toBe(allDays.replace("30 ", ""));
  expect(freeDays({ period: "day", count: 1, taken })).toBe(allDays.replace("28 29 30 ", "29 "));
  expect(freeDays({ period: "day", count: 3, taken })).toBe(allDays);
});

test("a full day ends at midnight: the first start of the next day is free", () => {
  const limits = [{ period: "day", count: 1, taken: meeting("2026-07-28T14:00") }] as const;
  const one = host({ weekly: everyDay([23, 24], [0, 1]), limits });
  expect(times(slotsFor(query([one], { range: day("2026-07-28", 2) })), true)).toEqual([
    "29T00:00",
    "29T23:00",
  ]);
});

test("a week begins on Monday", () => {
  const sunday = { period: "week", count: 1, taken: meeting("2026-08-02T14:00") } as const;
  expect(freeDays(sunday)).toBe("03 04 05 06 07 08 09");
  const monday = { period: "week", count: 1, taken: meeting("2026-08-03T14:00") } as const;
  expect(freeDays(monday)).toBe("27 28 29 30 31 01 02");
});

test("months and years are those of the calendar", () => {
  expect(freeDays({ period: "month", count: 1, taken: meeting("2026-07-01T09:00") })).toBe(
    "01 02 03 04 05 06 07 08 09",
  );
  expect(freeDays({ period: "year", count: 1, taken: meeting("2026-01-01T09:00") })).toBe("");
  expect(freeDays({ period: "year", count: 1, taken: meeting("2025-12-31T23:00") })).toBe(allDays);
});

test("minutes are limited by what the new meeting would add", () => {
  const taken = meeting("2026-07-28T14:00", 2);
  expect(freeDays({ period: "day", minutes: 180, taken })).toBe(allDays);
  expect(freeDays({ period: "day", minutes: 179, taken })).toBe(allDays.replace("28 ", ""));
  expect(freeDays({ period: "day", minutes: 59, taken: [] })).toBe("");
});

test("a count of nothing offers nothing, and a limit without numbers limits nothing", () => {
  expect(freeDays({ period: "year", count: 0, taken: [] })).toBe("");
  expect(freeDays({ period: "year", taken: meeting("2026-07-28T14:00") })).toBe(allDays);
});

test("a meeting counts in the period in which it starts, in the schedule's zone", () => {
  // 31 July 23:30 in UTC is 1 August in Paris.
  const taken = meeting("2026-07-31T23:30");
  expect(freeDays({ period: "month", count: 1, taken }, "Europe/Paris")).toBe("27 28 29 30 31");
  expect(freeDays({ period: "month", count: 1, taken }, "UTC")).toBe("01 02 03 04 05 06 07 08 09");
});

test("several limits count together", () => {
  const limits: Limit[] = [
    { period: "day", count: 1, taken: meeting("2026-07-28T14:00") },
    { period: "day", minutes: 60, taken: meeting("2026-07-29T14:00") },
  ];
  const one = host({ weekly: everyDay([9, 10]), limits });
  expect(times(slotsFor(query([one], { range: day("2026-07-27", 4) })), true)).toEqual([
    "27T09:00",
    "30T09:00",
  ]);
});

test("in a round robin another host takes what the limit of one refuses", () => {
  const limited = host({ limits: [{ period: "day", count: 1, taken: meeting("2026-07-28T14:00") }] });
  const rules = query([limited, host({ weekly: everyDay([11, 12]) })], { mode: "round-robin" });
  expect(times(slotsFor(rules))).toEqual(["11:00"]);
  expect(slotsFor({ ...rules, mode: "collective" })).toEqual([]);
});

test("a start that only a limit excludes is refused as such", () => {
  const limited = host({ limits: [{ period: "week", count: 1, taken: meeting("2026-07-27T14:00") }] });
  const verdict = isSlot(query([limited]), Date.UTC(2026, 6, 28, 9));
  expect(verdict).toEqual({ ok: false, reason: "limit" });
});
