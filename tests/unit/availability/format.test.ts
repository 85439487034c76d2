import { expect, test } from "vitest";
import {
  formatCalendarDate,
  formatDate,
  formatDateTime,
  formatMonth,
  formatRange,
  formatTime,
  formatWeekday,
  offsetLabel,
} from "#app/platform/time/format.server.ts";
import { zoneLabel, zoneOptions } from "#app/platform/time/zone-options.server.ts";
import { isZone } from "#app/platform/time/zones.server.ts";

const morning = Date.UTC(2026, 6, 28, 7);
const hour = 3_600_000;
const english = { locale: "en", zone: "Europe/Paris" } as const;
const french = { locale: "fr", zone: "Europe/Paris" } as const;

/** Runtimes put different kinds of space into dates; which kind is not what these tests are about. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u202f\u2009]/g, " ");
}

test("French counts the first day of a month by its rank, and no other day", () => {
  const at = (iso: string) => formatDate(Date.parse(iso), { locale: "fr", zone: "UTC" });
  expect(at("2026-12-01T10:00Z")).toBe("mardi 1er décembre 2026");
  expect(at("2026-12-11T10:00Z")).toBe("vendredi 11 décembre 2026");
  expect(at("2026-12-21T10:00Z")).toBe("lundi 21 décembre 2026");
});

test("dates and times read as each language writes them", () => {
  expect(formatDate(morning, english)).toBe("Tuesday, July 28, 2026");
  expect(formatDate(morning, french)).toBe("mardi 28 juillet 2026");
  expect(plain(formatTime(morning, english))).toBe("9:00 AM");
  expect(formatTime(morning, french)).toBe("09:00");
  expect(plain(formatDateTime(morning, english))).toBe("Tuesday, July 28, 2026 at 9:00 AM");
  expect(formatDateTime(morning, french)).toBe("mardi 28 juillet 2026 à 09:00");
});

test("the hour cycle can be chosen against the language's custom", () => {
  expect(formatTime(morning + 6 * hour, { ...english, hourCycle: "h23" })).toBe("15:00");
  expect(plain(formatTime(morning + 6 * hour, { ...french, hourCycle: "h12" }))).toBe("3:00 PM");
  expect(formatTime(Date.UTC(2026, 6, 27, 22), { ...english, hourCycle: "h23" })).toBe("00:00");
  expect(plain(formatTime(Date.UTC(2026, 6, 27, 22), english))).toBe("12:00 AM");
});

test("a range on one day names the day once", () => {
  expect(plain(formatRange(morning, morning + hour / 2, english))).toBe(
    "Tuesday, July 28, 2026, 9:00 AM – 9:30 AM",
  );
  expect(formatRange(morning, morning + hour / 2, french)).toBe("mardi 28 juillet 2026, 09:00 – 09:30");
});

test("a range that runs past midnight names both days", () => {
  const late = Date.UTC(2026, 6, 28, 21, 30);
  expect(formatRange(late, late + hour, french)).toBe(
    "mardi 28 juillet 2026 à 23:30 – mercredi 29 juillet 2026 à 00:30",
  );
  expect(formatRange(late, late + hour / 2, french)).toBe("mardi 28 juillet 2026, 23:30 – 00:00");
});

test("a time that the clocks show twice names its offset", () => {
  const twice = { locale: "en", zone: "America/New_York" } as const;
  expect(plain(formatTime(Date.UTC(2026, 10, 1, 5, 30), twice))).toBe("1:30 AM (UTC−4)");
  expect(plain(formatTime(Date.UTC(2026, 10, 1, 6, 30), twice))).toBe("1:30 AM (UTC−5)");
  expect(plain(formatTime(Date.UTC(2026, 10, 1, 7), twice))).toBe("2:00 AM");
  expect(plain(formatTime(Date.UTC(2026, 10, 1, 4, 59), twice))).toBe("12:59 AM");
});

test("times before 1970 and in zones behind UTC are written rightly", () => {
  expect(formatTime(-hour, { locale: "fr", zone: "UTC" })).toBe("23:00");
  expect(formatTime(Date.UTC(2026, 6, 28, 1), { locale: "fr", zone: "America/St_Johns" })).toBe("22:30");
});

test("months, weekdays and calendar dates need no zone", () => {
  expect(formatMonth("2026-07", "en")).toBe("July 2026");
  expect(formatMonth("2026-07-31", "fr")).toBe("juillet 2026");
  expect(formatWeekday(1, "en")).toBe("Monday");
  expect(formatWeekday(7, "fr", "short")).toBe("dim.");
  expect(formatCalendarDate("2026-07-28", "fr")).toBe("mardi 28 juillet 2026");
  expect(() => formatCalendarDate("2026-02-30", "fr")).toThrow(RangeError);
});

test("a zone's label has the offset of the day it is shown for", () => {
  expect(zoneLabel("Europe/Paris", Date.UTC(2026, 0, 15))).toBe("Europe/Paris — Paris (UTC+1)");
  expect(zoneLabel("America/Argentina/Buenos_Aires", morning)).toBe(
    "America/Argentina/Buenos_Aires — Buenos Aires (UTC−3)",
  );
  expect(zoneLabel("UTC", morning)).toBe("UTC");
  expect(offsetLabel("Asia/Kathmandu", morning)).toBe("UTC+5:45");
});

test("every zone of the select is one that Parley knows, and each appears once", () => {
  for (const locale of ["en", "fr"] as const) {
    const values = zoneOptions(locale, morning).flatMap((group) =>
      group.options.map((option) => option.value),
    );
    expect(values.length).toBeGreaterThan(400);
    expect(new Set(values).size).toBe(values.length);
    expect(values.filter((value) => !isZone(value))).toEqual([]);
  }
});

test("the select keeps a chosen zone that it would not have offered", () => {
  const values = (chosen?: string) =>
    zoneOptions("en", morning, chosen).flatMap((group) => group.options.map((option) => option.value));
  expect(values()).not.toContain("US/Pacific");
  expect(values("US/Pacific")).toContain("US/Pacific");
});

test("an unknown zone is refused, not shown as another", () => {
  expect(() => formatTime(morning, { locale: "en", zone: "Mars/Olympus" })).toThrow(RangeError);
});
