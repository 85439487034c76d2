import { expect, test } from "vitest";
import type { Schedule, WeeklyRule } from "#app/domain/availability/rules.ts";
import { slotsFor } from "#app/domain/availability/slots.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import { day, everyDay, host, hour, minute, query, times } from "./scene.ts";

/** The starts of hour-long meetings from a date's UTC midnight on, with the day of the month. */
function starts(
  zone: string,
  weekly: WeeklyRule[],
  date: string,
  days = 1,
  rest: Partial<Schedule> = {},
): string[] {
  const range = day(date, days);
  return times(slotsFor(query([host({ zone, weekly, schedule: rest })], { range })), true);
}

const sundays = (from: number, to: number) => [{ weekday: 7, startMinute: from * 60, endMinute: to * 60 }];
const saturdays = (from: number, to: number) => [{ weekday: 6, startMinute: from * 60, endMinute: to * 60 }];

test("Lord Howe changes its clocks by half an hour: the night is longer or shorter by that", () => {
  // On 5 April 2026 02:00 (+11:00) becomes 01:30 (+10:30), on 4 October 02:00 becomes 02:30.
  expect(starts("Australia/Lord_Howe", sundays(1, 4), "2026-04-04")).toEqual([
    "04T14:00",
    "04T15:00",
    "04T16:00",
  ]);
  expect(starts("Australia/Lord_Howe", sundays(1, 4), "2026-10-03")).toEqual(["03T14:30", "03T15:30"]);
});

test("Beirut changes its clocks at midnight: Sunday begins at one, and Saturday's last hour comes twice", () => {
  expect(starts("Asia/Beirut", sundays(0, 3), "2026-03-28", 2)).toEqual(["28T22:00", "28T23:00"]);
  expect(starts("Asia/Beirut", saturdays(22, 24), "2026-10-24", 2)).toEqual([
    "24T19:00",
    "24T20:00",
    "24T21:00",
  ]);
});

test("in Beirut a meeting runs on from the end of Saturday over the gap into Sunday", () => {
  const beirut = host({ zone: "Asia/Beirut", weekly: [...saturdays(22, 24), ...sundays(0, 3)] });
  const long = query([beirut], { range: day("2026-03-28", 2), lengthMs: 90 * minute, intervalMs: hour });
  expect(times(slotsFor(long), true)).toEqual(["28T20:00", "28T21:00", "28T22:00"]);
});

test("Santiago changes its clocks at midnight as well, on the other side of the year", () => {
  expect(starts("America/Santiago", saturdays(22, 24), "2026-04-05")).toEqual([
    "05T01:00",
    "05T02:00",
    "05T03:00",
  ]);
  expect(starts("America/Santiago", sundays(0, 2), "2026-09-06")).toEqual(["06T04:00"]);
});

test("offsets of three quarters of an hour count to the minute", () => {
  expect(starts("Asia/Kathmandu", everyDay([9, 11]), "2026-07-28")).toEqual(["28T03:15", "28T04:15"]);
  // On 5 April 2026 03:45 (+13:45) becomes 02:45 (+12:45) in Chatham.
  expect(starts("Pacific/Chatham", sundays(2, 5), "2026-04-04")).toEqual([
    ...["04T12:15", "04T13:15", "04T14:15", "04T15:15"],
  ]);
});

test("a zone whose rules changed lately has the new ones: Vancouver stays on summer time", () => {
  expect(starts("America/Vancouver", everyDay([9, 10]), "2027-01-15")).toEqual(["15T16:00"]);
});

test("a day off has no hours, whatever its overrides say", () => {
  const overrides = [{ date: "2026-07-29", intervals: [{ startMinute: 600, endMinute: 660 }] }];
  const daysOff = [{ firstDate: "2026-07-28", lastDate: "2026-07-29" }];
  expect(starts("UTC", everyDay([9, 10]), "2026-07-27", 4, { daysOff })).toEqual(["27T09:00", "30T09:00"]);
  expect(starts("UTC", everyDay([9, 10]), "2026-07-27", 4, { daysOff, overrides })).toEqual([
    ...["27T09:00", "30T09:00"],
  ]);
});

test("a holiday has no weekly hours, but those of its override", () => {
  const holidays = ["2026-07-28", "2026-07-29"];
  const overrides = [{ date: "2026-07-29", intervals: [{ startMinute: 600, endMinute: 660 }] }];
  expect(starts("UTC", everyDay([9, 10]), "2026-07-27", 4, { holidays, overrides })).toEqual([
    ...["27T09:00", "29T10:00", "30T09:00"],
  ]);
});

test("days off are local dates of the schedule's zone", () => {
  const daysOff = [{ firstDate: "2026-07-28", lastDate: "2026-07-28" }];
  expect(starts("Pacific/Auckland", everyDay([9, 10]), "2026-07-26", 3, { daysOff })).toEqual([
    ...["26T21:00", "28T21:00"],
  ]);
});

test("on a journey the hours are those of the other zone's clocks, overrides included", () => {
  const travel = [{ firstDate: "2026-07-28", lastDate: "2026-07-29", zone: zoneRules("Asia/Tokyo") }];
  const overrides = [{ date: "2026-07-29", intervals: [{ startMinute: 600, endMinute: 660 }] }];
  expect(starts("Europe/Paris", everyDay([9, 10]), "2026-07-27", 4, { travel, overrides })).toEqual([
    ...["27T07:00", "28T00:00", "29T01:00", "30T07:00"],
  ]);
});

test("of two journeys on one date the later entry counts", () => {
  const travel = [
    { firstDate: "2026-07-28", lastDate: "2026-07-30", zone: zoneRules("Asia/Tokyo") },
    { firstDate: "2026-07-29", lastDate: "2026-07-29", zone: zoneRules("Asia/Kolkata") },
  ];
  expect(starts("Europe/Paris", everyDay([9, 10]), "2026-07-28", 3, { travel })).toEqual([
    ...["28T00:00", "29T03:30", "30T00:00"],
  ]);
});

test("two dates that overlap because a journey lies between them are one range on one grid", () => {
  // The 28th ends in Honolulu (-10:00) at 29T10:00; by then it is the evening of the 29th in Auckland (+12:00).
  const travel = [
    { firstDate: "2026-07-28", lastDate: "2026-07-28", zone: zoneRules("Pacific/Honolulu") },
    { firstDate: "2026-07-29", lastDate: "2026-07-29", zone: zoneRules("Pacific/Auckland") },
  ];
  const traveller = host({ weekly: everyDay([20, 24]), schedule: { travel } });
  const range = { from: Date.UTC(2026, 6, 29, 5), to: Date.UTC(2026, 6, 29, 18) };
  const slots = slotsFor(query([traveller], { range, lengthMs: 150 * minute }));
  expect(times(slots)).toEqual(["06:00", "08:30"]);
  // Asked for its end alone, the range still begins where it begins.
  const late = slotsFor(
    query([traveller], { range: { ...range, from: Date.UTC(2026, 6, 29, 8) }, lengthMs: 150 * minute }),
  );
  expect(times(late)).toEqual(["08:30"]);
});

test("dates that overlap one after another, journey by journey, are still one range", () => {
  // Always eastward, each day in time for the next one to begin before it ends: one range from 27T11:00 on.
  const zonesByDay = [
    "Pacific/Pago_Pago",
    "Pacific/Honolulu",
    "UTC",
    "Pacific/Auckland",
    "Pacific/Kiritimati",
  ];
  const travel = zonesByDay.map((zone, i) => {
    const date = `2026-07-${27 + i}`;
    return { firstDate: date, lastDate: date, zone: zoneRules(zone) };
  });
  const weekly = everyDay([0, 24]).filter(({ weekday }) => weekday <= 5);
  const traveller = host({ weekly, schedule: { travel } });
  const range = { from: Date.UTC(2026, 6, 30, 23), to: Date.UTC(2026, 6, 31, 12) };
  const slots = slotsFor(query([traveller], { range, lengthMs: 5 * hour }));
  expect(times(slots, true)).toEqual(["31T00:00", "31T05:00"]);
});

test("hours that a gap pushes over midnight are found from the day after", () => {
  // Toronto went from 23:30 to 00:30 on 30 March 1919, so that the hour from 23:00 lasted until 01:00 on the 31st.
  const toronto = host({ zone: "America/Toronto", weekly: sundays(23, 24) });
  const range = { from: Date.UTC(1919, 2, 31, 4, 40), to: Date.UTC(1919, 2, 31, 6) };
  const asked = { range, now: Date.UTC(1919, 0, 1), lengthMs: 15 * minute };
  expect(times(slotsFor(query([toronto], asked)))).toEqual(["04:45"]);
});

test("hours that begin before clocks go back over midnight are found while it is the day before again", () => {
  // St. John's went from 00:01 on Sunday 29 October 2006 back to 23:01 on Saturday.
  const stJohns = host({ zone: "America/St_Johns", weekly: sundays(0, 1) });
  const range = { from: Date.UTC(2006, 9, 29, 2, 35), to: Date.UTC(2006, 9, 29, 3, 5) };
  const asked = { range, now: Date.UTC(2006, 0, 1), lengthMs: 15 * minute };
  expect(times(slotsFor(query([stJohns], asked)))).toEqual(["02:45", "03:00"]);
});

test("hosts whose schedules differ in one thing alone each keep their own", () => {
  const away: Partial<Schedule>[] = [
    { holidays: ["2026-07-28"] },
    { daysOff: [{ firstDate: "2026-07-28", lastDate: "2026-07-28" }] },
    { travel: [{ firstDate: "2026-07-28", lastDate: "2026-07-28", zone: zoneRules("Pacific/Apia") }] },
    { overrides: [{ date: "2026-07-28", intervals: [] }] },
    { zone: zoneRules("Pacific/Apia") },
  ];
  for (const schedule of away) {
    // Whichever is read first, the other one is not taken for the same.
    const hosts = [host({ schedule }), host({}), host({ schedule })];
    const usual = {
      mode: "round-robin",
      range: { from: Date.UTC(2026, 6, 28, 9), to: Date.UTC(2026, 6, 28, 12) },
    } as const;
    expect(times(slotsFor(query(hosts, usual)))).toEqual(["09:00", "10:00", "11:00"]);
    expect(slotsFor(query(hosts, { ...usual, mode: "collective" }))).toEqual([]);
  }
});

test("a date that is none stops the computation, since leaving it out would offer a day off", () => {
  const daysOff = [{ firstDate: "2026-02-29", lastDate: "2026-03-01" }];
  expect(() => starts("UTC", everyDay([9, 10]), "2026-07-27", 4, { daysOff })).toThrow(RangeError);
  expect(() => starts("UTC", everyDay([9, 10]), "2026-07-27", 4, { holidays: ["soon"] })).toThrow(RangeError);
});
