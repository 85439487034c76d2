import { expect, test } from "vitest";
import type { Schedule } from "#app/domain/availability/rules.ts";
import { slotsFor } from "#app/domain/availability/slots.ts";
import type { BookingWindow } from "#app/domain/availability/window.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import { day, everyDay, host, query, times } from "./scene.ts";

/** The days of the month on which a window offers a day's only meeting; asked on Friday 2026-07-31 at 06:00 UTC. */
function offeredDays(window: BookingWindow, schedule: Partial<Schedule> = {}, days = 14): string[] {
  const one = host({ weekly: everyDay([9, 10]), schedule });
  const now = Date.UTC(2026, 6, 31, 6);
  const slots = slotsFor(query([one], { now, window, range: day("2026-07-28", days) }));
  return times(slots, true).map((time) => time.slice(0, 2));
}

test("business days are counted from Monday to Friday, and the days between them are offered", () => {
  expect(offeredDays({ kind: "business-days", days: 0 })).toEqual(["31"]);
  expect(offeredDays({ kind: "business-days", days: 1 })).toEqual(["31", "01", "02", "03"]);
});

test("a holiday is no business day", () => {
  const holidays = ["2026-08-03"];
  expect(offeredDays({ kind: "business-days", days: 1 }, { holidays })).toEqual(["31", "01", "02", "04"]);
});

test("bookable days are those with hours", () => {
  const tuesdays = { weekly: [{ weekday: 2, startMinute: 540, endMinute: 600 }] };
  expect(offeredDays({ kind: "bookable-days", days: 1 }, tuesdays)).toEqual(["04"]);
  expect(offeredDays({ kind: "bookable-days", days: 2 }, tuesdays, 21)).toEqual(["04", "11"]);
  const daysOff = [{ firstDate: "2026-08-04", lastDate: "2026-08-04" }];
  expect(offeredDays({ kind: "bookable-days", days: 1 }, { ...tuesdays, daysOff }, 21)).toEqual(["11"]);
});

test("an override adds a bookable day", () => {
  const weekly = [{ weekday: 2, startMinute: 540, endMinute: 600 }];
  const overrides = [{ date: "2026-08-01", intervals: [{ startMinute: 540, endMinute: 600 }] }];
  expect(offeredDays({ kind: "bookable-days", days: 1 }, { weekly, overrides })).toEqual(["01"]);
});

test("busy time takes no bookable day away, so the window stands still while others book", () => {
  const one = host({ busy: [["2026-08-01T00:00:00Z", "2026-08-02T00:00:00Z"]] });
  const now = Date.UTC(2026, 6, 31, 6);
  const window = { kind: "bookable-days", days: 1 } as const;
  const slots = slotsFor(query([one], { now, window, range: day("2026-07-31", 5) }));
  expect(new Set(times(slots, true).map((time) => time.slice(0, 2)))).toEqual(new Set(["31"]));
});

test("without any hours the window is today, and the search ends", () => {
  const open = [Date.UTC(2026, 6, 31, 12), Date.UTC(2026, 7, 1, 12)];
  const one = host({ weekly: [], open });
  const now = Date.UTC(2026, 6, 31, 6);
  const window = { kind: "bookable-days", days: 5 } as const;
  const slots = slotsFor(query([one], { now, window, range: day("2026-07-31", 5) }));
  expect(times(slots, true)).toEqual(["31T12:00"]);
});

test("windows are counted at home, also on a journey", () => {
  // In Tokyo it is Saturday when Paris still has Friday; a window of today alone ends with the Parisian Friday.
  const travel = [{ firstDate: "2026-07-31", lastDate: "2026-08-02", zone: zoneRules("Asia/Tokyo") }];
  const traveller = host({ zone: "Europe/Paris", weekly: everyDay([0, 24]), schedule: { travel } });
  const now = Date.UTC(2026, 6, 31, 6);
  const window = { kind: "rolling", days: 0 } as const;
  const slots = slotsFor(query([traveller], { now, window, range: day("2026-07-31", 5) }));
  expect(times(slots, true).at(-1)).toBe("31T21:00");
});
