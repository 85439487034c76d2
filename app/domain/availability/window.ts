import { dayNumberOf } from "./calendar-day.ts";
import { localDayAt, startOfDay, type ZoneRules } from "./zone.ts";

/**
 * How far ahead a visitor may book. Dates are counted in the schedule's zone. `rolling` counts calendar days of which
 * today is day 0, so `days: 7` still offers the day a week from today. Both ends of `dates` are included.
 */
export type BookingWindow =
  | { readonly kind: "unlimited" }
  | { readonly kind: "rolling"; readonly days: number }
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
