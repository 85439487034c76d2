import { DateTime } from "luxon";
import { expect, test } from "vitest";
import {
  civilOfDayNumber,
  dayNumberOf,
  daysOfMonth,
  isoDateOf,
  weekdayOf,
} from "#app/domain/availability/calendar-day.ts";
import {
  instantOfWallTime,
  offsetAt,
  startOfDay,
  transitionsBetween,
} from "#app/domain/availability/zone.ts";
import { localDate, parleyZone, zoneRules, zones } from "#app/platform/time/zones.server.ts";

const hour = 3_600_000;
const minute = 60_000;

/** The instant as UTC text of a wall time "HH:MM" on a date. */
function utcOf(zone: string, date: string, time: string): string {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return new Date(instantOfWallTime(zoneRules(zone), date, hours * 60 + minutes)).toISOString();
}

test("a wall time in a spring gap moves forward by the gap", () => {
  expect(utcOf("Europe/Paris", "2026-03-29", "02:30")).toBe("2026-03-29T01:30:00.000Z");
  expect(utcOf("America/New_York", "2027-03-14", "02:00")).toBe("2027-03-14T07:00:00.000Z");
});

test("an ambiguous wall time is its first occurrence", () => {
  expect(utcOf("Europe/Paris", "2026-10-25", "02:30")).toBe("2026-10-25T00:30:00.000Z");
  expect(utcOf("Europe/Paris", "2026-10-25", "03:00")).toBe("2026-10-25T02:00:00.000Z");
});

test("24:00 is the end of a day of 23, 24 or 25 hours", () => {
  const zone = zoneRules("Europe/Paris");
  for (const [date, hours] of [
    ["2026-03-29", 23],
    ["2026-06-01", 24],
    ["2026-10-25", 25],
  ] as const) {
    expect(instantOfWallTime(zone, date, 1440) - instantOfWallTime(zone, date, 0)).toBe(hours * hour);
  }
});

test("Lord Howe changes by half an hour", () => {
  expect(utcOf("Australia/Lord_Howe", "2026-10-04", "02:10")).toBe("2026-10-03T15:40:00.000Z");
  expect(utcOf("Australia/Lord_Howe", "2026-04-05", "01:45")).toBe("2026-04-04T14:45:00.000Z");
  const day = dayNumberOf("2026-10-04");
  const zone = zoneRules("Australia/Lord_Howe");
  expect(startOfDay(zone, day + 1) - startOfDay(zone, day)).toBe(23.5 * hour);
});

test("a day whose midnight does not exist begins when the clocks jump", () => {
  // Beirut and Santiago go from 24:00 straight to 01:00.
  expect(utcOf("Asia/Beirut", "2026-03-29", "00:00")).toBe("2026-03-28T22:00:00.000Z");
  expect(utcOf("Asia/Beirut", "2026-03-28", "24:00")).toBe("2026-03-28T22:00:00.000Z");
  expect(utcOf("Asia/Beirut", "2026-03-29", "01:00")).toBe("2026-03-28T22:00:00.000Z");
  expect(utcOf("America/Santiago", "2026-09-06", "00:30")).toBe("2026-09-06T04:30:00.000Z");
});

test("a day that repeats its last hour ends after the repetition", () => {
  expect(utcOf("Asia/Beirut", "2026-10-24", "23:30")).toBe("2026-10-24T20:30:00.000Z");
  expect(utcOf("Asia/Beirut", "2026-10-24", "24:00")).toBe("2026-10-24T22:00:00.000Z");
});

test("offsets of three quarters of an hour are kept", () => {
  expect(utcOf("Asia/Kathmandu", "2026-07-28", "09:00")).toBe("2026-07-28T03:15:00.000Z");
  expect(utcOf("Pacific/Chatham", "2026-01-15", "09:00")).toBe("2026-01-14T19:15:00.000Z");
  expect(utcOf("Pacific/Chatham", "2026-04-05", "02:50")).toBe("2026-04-04T13:05:00.000Z");
});

test("the day that Apia skipped is empty", () => {
  const zone = zoneRules("Pacific/Apia");
  const skipped = dayNumberOf("2011-12-30");
  expect(startOfDay(zone, skipped)).toBe(startOfDay(zone, skipped + 1));
  expect(new Date(startOfDay(zone, skipped)).toISOString()).toBe("2011-12-30T10:00:00.000Z");
  expect(localDate("Pacific/Apia", Date.UTC(2011, 11, 30, 9, 59))).toBe("2011-12-29");
  expect(localDate("Pacific/Apia", Date.UTC(2011, 11, 30, 10))).toBe("2011-12-31");
});

test("local mean time keeps its seconds", () => {
  expect(offsetAt(zoneRules("Europe/Paris"), Date.UTC(1880, 0, 1))).toBe(561_000);
  expect(offsetAt(zoneRules("America/New_York"), Date.UTC(1880, 0, 1))).toBe(-17_762_000);
});

test("the zones that changed lately follow the shipped rules, whatever the runtime says", () => {
  const winter = Date.UTC(2027, 0, 15);
  expect(offsetAt(zoneRules("America/Vancouver"), winter)).toBe(-7 * hour);
  expect(offsetAt(zoneRules("Europe/Paris"), winter)).toBe(hour);
});

test("the first instant of an offset already has it", () => {
  const zone = zoneRules("America/New_York");
  const [change] = transitionsBetween(zone, Date.UTC(2026, 9, 1), Date.UTC(2027, 0, 1));
  expect(change).toEqual({
    at: Date.UTC(2026, 10, 1, 6),
    offsetBefore: -4 * hour,
    offsetAfter: -5 * hour,
    abbreviation: "EST",
  });
  expect(offsetAt(zone, Date.UTC(2026, 10, 1, 6) - 1)).toBe(-4 * hour);
  expect(offsetAt(zone, Date.UTC(2026, 10, 1, 6))).toBe(-5 * hour);
});

test("transitions are those in a half-open stretch", () => {
  const zone = zoneRules("Europe/Paris");
  const at = Date.UTC(2026, 9, 25, 1);
  expect(transitionsBetween(zone, at, at + 1)).toHaveLength(1);
  expect(transitionsBetween(zone, at + 1, Date.UTC(2027, 2, 1))).toHaveLength(0);
  expect(transitionsBetween(zone, Date.UTC(2026, 2, 30), at)).toHaveLength(0);
  expect(transitionsBetween(zone, Date.UTC(2026, 0, 1), Date.UTC(2028, 0, 1))).toHaveLength(4);
  expect(transitionsBetween(zoneRules("UTC"), 0, Date.UTC(2037, 0, 1))).toHaveLength(0);
});

test("the remembered span never changes an answer", () => {
  const zone = zoneRules("Australia/Lord_Howe");
  const instants = Array.from(
    { length: 400 },
    (_, i) => Date.UTC(1850) + ((i * 7919) % 400) * 170 * 86_400_000,
  );
  const cold = instants.map((t) => offsetAt({ ...zone, hint: 0 }, t));
  expect(instants.map((t) => offsetAt(zone, t))).toEqual(cold);
});

test("a link gives its target's offsets under its own name", () => {
  const kolkata = zoneRules("Asia/Calcutta");
  expect(kolkata.name).toBe("Asia/Calcutta");
  expect(zones.targetOf("Asia/Calcutta")).toBe("Asia/Kolkata");
  expect(offsetAt(kolkata, Date.UTC(2026, 6, 28))).toBe(5.5 * hour);
});

test("an unknown zone is not found, whatever its name", () => {
  for (const name of [
    "",
    "Mars/Olympus",
    "__proto__",
    "constructor",
    "europe/paris",
    "UTC+1",
    "Europe/Paris|x",
  ]) {
    expect(zones.get(name)).toBeUndefined();
    expect(zones.targetOf(name)).toBeUndefined();
  }
  expect(() => parleyZone("Mars/Olympus")).toThrow(RangeError);
});

test("every name in the data unpacks to ascending spans on both clocks", () => {
  const ascends = (list: Float64Array) => list.every((end, i) => i === 0 || end > (list[i - 1] ?? end));
  const wrong = zones.names().filter((name) => {
    const { ends, wallEnds } = zoneRules(name);
    return !ascends(ends) || !ascends(wallEnds) || ends.at(-1) !== Number.POSITIVE_INFINITY;
  });
  expect(wrong).toEqual([]);
});

test("Luxon shows the engine's offsets in every zone", () => {
  for (const name of zones.names()) {
    for (const instant of [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15), Date.UTC(2031, 3, 1)]) {
      const shown = DateTime.fromMillis(instant, { zone: parleyZone(name) });
      expect(shown.isValid).toBe(true);
      expect(shown.offset * minute).toBe(offsetAt(zoneRules(name), instant));
      expect(shown.toISODate()).toBe(localDate(name, instant));
    }
  }
});

test("Luxon writes times in our zone without the runtime's zone data", () => {
  const vancouver = DateTime.fromMillis(Date.UTC(2027, 0, 15, 17), {
    zone: parleyZone("America/Vancouver"),
    locale: "fr",
  });
  expect(vancouver.toISO()).toBe("2027-01-15T10:00:00.000-07:00");
  expect(vancouver.toLocaleString(DateTime.TIME_24_SIMPLE)).toBe("10:00");
  expect(vancouver.toLocaleString({ hour: "2-digit", minute: "2-digit", timeZoneName: "short" })).toBe(
    "10:00 UTC-7",
  );
  expect(vancouver.setZone(parleyZone("Asia/Kathmandu")).toFormat("HH:mm ZZ z")).toBe(
    "22:45 +05:45 Asia/Kathmandu",
  );
  expect(vancouver.zone.equals(parleyZone("America/Vancouver"))).toBe(true);
  expect(vancouver.zone.equals(parleyZone("UTC"))).toBe(false);
});

test("calendar days count as the calendar does", () => {
  const wrong: number[] = [];
  for (let number = dayNumberOf("1899-12-30"); number < dayNumberOf("2101-03-02"); number++) {
    const date = new Date(number * 86_400_000);
    const { year, month, day } = civilOfDayNumber(number);
    const isRight =
      dayNumberOf(isoDateOf(number)) === number &&
      weekdayOf(number) === (date.getUTCDay() || 7) &&
      Date.UTC(year, month - 1, day) === date.getTime() &&
      daysOfMonth(year, month) === new Date(Date.UTC(year, month, 0)).getUTCDate();
    if (!isRight) wrong.push(number);
  }
  expect(wrong).toEqual([]);
  for (const text of [
    "2026-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-1-1",
    "26-01-01",
    "2026-01-32",
    "",
    "today",
  ]) {
    expect(dayNumberOf(text)).toBeNaN();
  }
});
