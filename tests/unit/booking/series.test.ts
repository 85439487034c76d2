import { expect, test } from "vitest";
import { type SeriesRule, seriesStarts } from "#app/domain/booking/series.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";

/** The starts of a series as "MM-DDTHH:MM" in UTC. */
function series(zone: string, first: string, rule: SeriesRule): string[] {
  const starts = seriesStarts(zoneRules(zone), Date.parse(`${first}:00Z`), rule);
  return starts.map((start) => new Date(start).toISOString().slice(5, 16));
}

test("a weekly series keeps its wall time across a change of clocks", () => {
  expect(series("Europe/Paris", "2026-03-16T08:00", { unit: "week", every: 1, count: 3 })).toEqual([
    ...["03-16T08:00", "03-23T08:00", "03-30T07:00"],
  ]);
});

test("every third week, over the end of the year", () => {
  expect(series("America/New_York", "2026-12-01T15:00", { unit: "week", every: 3, count: 3 })).toEqual([
    ...["12-01T15:00", "12-22T15:00", "01-12T15:00"],
  ]);
});

test("a month without the day takes its last day, and the next one with it has it again", () => {
  expect(series("UTC", "2027-01-31T09:00", { unit: "month", every: 1, count: 5 })).toEqual([
    ...["01-31T09:00", "02-28T09:00", "03-31T09:00", "04-30T09:00", "05-31T09:00"],
  ]);
  expect(series("UTC", "2027-12-31T09:00", { unit: "month", every: 2, count: 3 })).toEqual([
    ...["12-31T09:00", "02-29T09:00", "04-30T09:00"],
  ]);
});

test("the day of the month is the schedule's, not that of UTC", () => {
  // 28 February 11:30 in Auckland (+13:00) is still the 27th in UTC; April is on +12:00.
  expect(series("Pacific/Auckland", "2026-02-27T22:30", { unit: "month", every: 1, count: 3 })).toEqual([
    ...["02-27T22:30", "03-27T22:30", "04-27T23:30"],
  ]);
});

test("a wall time in a gap moves forward by the gap, an ambiguous one is its first occurrence", () => {
  // Berlin skips 02:00 to 03:00 on 29 March 2026 and has them twice on 25 October.
  expect(series("Europe/Berlin", "2026-03-22T01:30", { unit: "week", every: 1, count: 3 })).toEqual([
    ...["03-22T01:30", "03-29T01:30", "04-05T00:30"],
  ]);
  expect(series("Europe/Berlin", "2026-10-18T00:30", { unit: "week", every: 1, count: 3 })).toEqual([
    ...["10-18T00:30", "10-25T00:30", "11-01T01:30"],
  ]);
});

test("the first start stays as it is, also the second of two equal wall times", () => {
  expect(series("Europe/Berlin", "2026-10-25T01:30", { unit: "week", every: 1, count: 2 })).toEqual([
    ...["10-25T01:30", "11-01T01:30"],
  ]);
});

test("a series that goes nowhere is refused", () => {
  for (const number of [0, -1, 1.5, Number.NaN]) {
    expect(() => series("UTC", "2026-01-01T09:00", { unit: "week", every: number, count: 2 })).toThrow(
      RangeError,
    );
    expect(() => series("UTC", "2026-01-01T09:00", { unit: "week", every: 1, count: number })).toThrow(
      RangeError,
    );
  }
});
