import { dayNumberOf } from "./calendar-day.ts";
import { localDayAt, startOfDay, type ZoneRules } from "./zone.ts";

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

/** The instants `[from, to)` at which a meeting may start by its window. */
export function windowBounds(window: BookingWindow, zone: ZoneRules, now: number): Bounds {
  if (window.kind === "rolling") {
    const today = localDayAt(zone, now);
    return { from: startOfDay(zone, today), to: startOfDay(zone, today + window.days + 1) };
  }
  if (window.kind === "dates") {
    const first = dayNumberOf(window.firstDate);
    const last = dayNumberOf(window.lastDate);
    if (Number.isNaN(first) || Number.isNaN(last)) throw new RangeError("A booking window needs two dates");
    return { from: startOfDay(zone, first), to: startOfDay(zone, last + 1) };
  }
  return { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
}
