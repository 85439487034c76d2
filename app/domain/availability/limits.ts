import { civilOfDayNumber, dayNumberOfCivil, minuteMs, weekdayOf } from "./calendar-day.ts";
import type { Limit, Period } from "./slot-query.ts";
import type { Bounds } from "./window.ts";
import { localDayAt, startOfDay, type ZoneRules } from "./zone.ts";

/** What meetings of one period have taken. */
type Use = { count: number; lengthMs: number };

/** The day of an instant, so that each day is one stretch of time also where clocks go back over midnight. */
function dayAt(zone: ZoneRules, instant: number): number {
  const day = localDayAt(zone, instant);
  return instant >= startOfDay(zone, day + 1) ? day + 1 : day;
}

/** The first day of the period that holds a day. */
function firstDayOf(period: Period, day: number): number {
  if (period === "day") return day;
  if (period === "week") return day - weekdayOf(day) + 1;
  const { year, month } = civilOfDayNumber(day);
  return dayNumberOfCivil(year, period === "month" ? month : 1, 1);
}

/** The first day after the period that begins with a day. */
function firstDayAfter(period: Period, firstDay: number): number {
  if (period === "day") return firstDay + 1;
  if (period === "week") return firstDay + 7;
  const { year, month } = civilOfDayNumber(firstDay);
  if (period === "year") return dayNumberOfCivil(year + 1, 1, 1);
  return month === 12 ? dayNumberOfCivil(year + 1, 1, 1) : dayNumberOfCivil(year, month + 1, 1);
}

function spanOf(zone: ZoneRules, period: Period, firstDay: number): Bounds {
  return { from: startOfDay(zone, firstDay), to: startOfDay(zone, firstDayAfter(period, firstDay)) };
}

function isCountFull(limit: Limit, use: Use): boolean {
  return limit.count !== undefined && use.count + 1 > limit.count;
}

/** Whether one more meeting of this length is too much. */
function isFull(limit: Limit, use: Use, lengthMs: number): boolean {
  if (isCountFull(limit, use)) return true;
  return limit.minutes !== undefined && use.lengthMs + lengthMs > limit.minutes * minuteMs;
}

function add(use: Use, limit: Limit, i: number): void {
  use.count += 1;
  use.lengthMs += (limit.taken[i + 1] as number) - (limit.taken[i] as number);
}

/** The instants at which the periods begin that hold the starts in `bounds`, ascending, and the end of the last one. */
export function periodStarts(period: Period, zone: ZoneRules, bounds: Bounds): Float64Array {
  const starts: number[] = [];
  let firstDay = firstDayOf(period, dayAt(zone, bounds.from));
  let start = startOfDay(zone, firstDay);
  while (start < bounds.to) {
    starts.push(start);
    firstDay = firstDayAfter(period, firstDay);
    start = startOfDay(zone, firstDay);
  }
  starts.push(start);
  return Float64Array.from(starts);
}

/** The place of the last period that begins at or before an instant; -1 for an instant before all of them. */
function placeOf(starts: Float64Array, instant: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= instant) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * The stretches of time, flat and ascending, in which no further meeting of this length may start, among the periods
 * that begin at `starts` (see `periodStarts`).
 */
export function fullPeriods(limit: Limit, starts: Float64Array, lengthMs: number): number[] {
  const uses: Use[] = Array.from({ length: starts.length - 1 }, () => ({ count: 0, lengthMs: 0 }));
  for (let i = 0; i + 1 < limit.taken.length; i += 2) {
    // The end of the last period begins none, so what starts after it finds no use to be added to.
    const use = uses[placeOf(starts, limit.taken[i] as number)];
    if (use) add(use, limit, i);
  }
  const full: number[] = [];
  uses.forEach((use, place) => {
    if (isFull(limit, use, lengthMs)) full.push(starts[place] as number, starts[place + 1] as number);
  });
  return full;
}

/**
 * What is used of a limit in the period of `start`, when that leaves no room for a meeting of this length: bookings,
 * or minutes where only these are used up. Null when there is room.
 */
export function usedUp(limit: Limit, zone: ZoneRules, lengthMs: number, start: number): number | null {
  const { from, to } = spanOf(zone, limit.period, firstDayOf(limit.period, dayAt(zone, start)));
  const use: Use = { count: 0, lengthMs: 0 };
  for (let i = 0; i + 1 < limit.taken.length; i += 2) {
    const taken = limit.taken[i] as number;
    if (taken >= from && taken < to) add(use, limit, i);
  }
  if (!isFull(limit, use, lengthMs)) return null;
  return isCountFull(limit, use) ? use.count : use.lengthMs / minuteMs;
}
