import { dayNumberOf, weekdayOf } from "./calendar-day.ts";
import { type DayRules, hoursOn } from "./day-rules.ts";
import { localDayAt, startOfDay } from "./zone.ts";

/**
 * How far ahead a visitor may book. Dates are counted in the schedule's zone. Today is day 0, so seven rolling days
 * still offer the day a week from today. Both ends of `dates` are included.
 * - `business-days`: from Monday to Friday, and no holiday of the schedule.
 * - `bookable-days`: the schedule has hours. Busy time does not count, so the window stands still while others book.
 */
export type BookingWindow =
  | { readonly kind: "unlimited" }
  | { readonly kind: "rolling"; readonly days: number }
  | { readonly kind: "business-days"; readonly days: number }
  | { readonly kind: "bookable-days"; readonly days: number }
  | { readonly kind: "dates"; readonly firstDate: string; readonly lastDate: string };

export type Bounds = { readonly from: number; readonly to: number };

/** Days that count are sought this far ahead, about three years; where fewer are found, the last one found ends it. */
const searchedDays = 1100;

/** The last of the next `wanted` days that count; today when there is none. */
function lastDayThatCounts(today: number, wanted: number, counts: (day: number) => boolean): number {
  let last = today;
  for (let day = today + 1, found = 0; found < wanted && day <= today + searchedDays; day++) {
    if (!counts(day)) continue;
    last = day;
    found++;
  }
  return last;
}

function isBusinessDay(rules: DayRules, day: number): boolean {
  return weekdayOf(day) <= 5 && !rules.holidays.has(day);
}

/** The first and the last day of a window that is not unlimited. */
function daysOf(
  window: Exclude<BookingWindow, { kind: "unlimited" }>,
  rules: DayRules,
  now: number,
): { first: number; last: number } {
  if (window.kind === "dates") {
    const first = dayNumberOf(window.firstDate);
    const last = dayNumberOf(window.lastDate);
    if (Number.isNaN(first) || Number.isNaN(last)) throw new RangeError("A booking window needs two dates");
    return { first, last };
  }
  const first = localDayAt(rules.zone, now);
  switch (window.kind) {
    case "rolling":
      return { first, last: first + window.days };
    case "business-days":
      return { first, last: lastDayThatCounts(first, window.days, (day) => isBusinessDay(rules, day)) };
    case "bookable-days":
      return { first, last: lastDayThatCounts(first, window.days, (day) => hoursOn(rules, day).length > 0) };
  }
}

/** The instants `[from, to)` at which a meeting may start by its window. */
export function windowBounds(window: BookingWindow, rules: DayRules, now: number): Bounds {
  if (window.kind === "unlimited") return { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  const { first, last } = daysOf(window, rules, now);
  return { from: startOfDay(rules.zone, first), to: startOfDay(rules.zone, last + 1) };
}
