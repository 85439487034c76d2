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

/**
 * The stretches of time, flat and in any order, in which no further meeting of this length may start. Linear in the
 * meetings taken.
 */
export function fullPeriods(limit: Limit, zone: ZoneRules, lengthMs: number): number[] {
  if (limit.count === undefined && limit.minutes === undefined) return [];
  if (isFull(limit, { count: 0, lengthMs: 0 }, lengthMs)) {
    return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  }
  const uses = new Map<number, Use>();
  for (let i = 0; i + 1 < limit.taken.length; i += 2) {
    const firstDay = firstDayOf(limit.period, dayAt(zone, limit.taken[i] as number));
    let use = uses.get(firstDay);
    if (!use) {
      use = { count: 0, lengthMs: 0 };
      uses.set(firstDay, use);
    }
    add(use, limit, i);
  }
  const full: number[] = [];
  for (const [firstDay, use] of uses) {
    if (!isFull(limit, use, lengthMs)) continue;
    const { from, to } = spanOf(zone, limit.period, firstDay);
    full.push(from, to);
  }
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
