import { dayNumberOf, weekdayOf } from "./calendar-day.ts";
import { sortIntervals } from "./interval.ts";
import { instantOfWallTime, localDayAt, startOfDay, type ZoneRules } from "./zone.ts";

/** Minutes of a local day, 0 to 1440, where 1440 (24:00) is the day's end. */
export type DayInterval = { readonly startMinute: number; readonly endMinute: number };

/** One availability rule; `weekday` is ISO: 1 is Monday, 7 is Sunday. */
export type WeeklyRule = DayInterval & { readonly weekday: number };

/** Replaces the weekly rules of one local date; without intervals the date is unavailable. */
export type DateOverride = { readonly date: string; readonly intervals: readonly DayInterval[] };

/** Local dates as "2026-07-28", both ends included. */
export type DateRange = { readonly firstDate: string; readonly lastDate: string };

/** Windows, limits and "today" are counted in `zone`; travel changes where the hours lie, and nothing else. */
export type Schedule = {
  readonly zone: ZoneRules;
  readonly weekly: readonly WeeklyRule[];
  /** Several overrides of one date add up. */
  readonly overrides: readonly DateOverride[];
  /** Local dates on which nothing is offered, whatever the overrides say: out of office. */
  readonly daysOff?: readonly DateRange[];
  /** Local dates whose weekly rules do not count; an override of the date does. Public holidays. */
  readonly holidays?: readonly string[];
  /** On these local dates rules and overrides are read in another zone. Later entries win. */
  readonly travel?: readonly (DateRange & { readonly zone: ZoneRules })[];
};

/** A text that is equal for two schedules that always expand to the same ranges. */
export function scheduleKey(schedule: Schedule): string {
  let key = schedule.zone.name;
  for (const rule of schedule.weekly) key += `;${rule.weekday},${rule.startMinute},${rule.endMinute}`;
  for (const override of schedule.overrides) {
    key += `;${override.date}`;
    for (const interval of override.intervals) key += `,${interval.startMinute}-${interval.endMinute}`;
  }
  return key;
}

/** A day's intervals as a flat list of minutes: ascending, overlapping ones merged, touching ones kept apart. */
function minutesOf(intervals: readonly DayInterval[]): number[] {
  return sortIntervals(intervals.flatMap(({ startMinute, endMinute }) => [startMinute, endMinute]));
}

function overrideMinutes(overrides: readonly DateOverride[]): Map<number, number[]> {
  const intervalsOf = new Map<number, DayInterval[]>();
  for (const { date, intervals } of overrides) {
    const day = dayNumberOf(date);
    intervalsOf.set(day, [...(intervalsOf.get(day) ?? []), ...intervals]);
  }
  return new Map([...intervalsOf].map(([day, intervals]) => [day, minutesOf(intervals)]));
}

/**
 * The ranges in which a schedule is available on the local dates that touch the instants `[from, to)`: a sorted set
 * of intervals in UTC milliseconds. Each range is one rule on one date and carries the anchor of its own grid, so
 * ranges that touch stay apart here; `slots.ts` joins them when it asks whether a meeting fits.
 */
export function expandSchedule(schedule: Schedule, from: number, to: number): number[] {
  const { zone } = schedule;
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((day) =>
    minutesOf(schedule.weekly.filter((r) => r.weekday === day)),
  );
  const overrides = overrideMinutes(schedule.overrides);
  const ranges: number[] = [];
  let ascending = true;
  // A change of clocks near midnight can push a range into the next date or repeat the end of one, so the dates
  // beside the first and the last may still matter.
  const lastDay = localDayAt(zone, to) + 1;
  for (let day = localDayAt(zone, from) - 1; day <= lastDay; day++) {
    const minutes = overrides.get(day) ?? weekly[weekdayOf(day) - 1] ?? [];
    // A date that the zone skipped has no hours; its rules must not land on the next date's.
    if (minutes.length === 0 || startOfDay(zone, day) >= startOfDay(zone, day + 1)) continue;
    for (let i = 0; i + 1 < minutes.length; i += 2) {
      const start = instantOfWallTime(zone, day, minutes[i] as number);
      const end = instantOfWallTime(zone, day, minutes[i + 1] as number);
      // Both ends in or around a gap may leave nothing.
      if (start >= end) continue;
      ascending &&= ranges.length === 0 || start >= (ranges[ranges.length - 1] as number);
      ranges.push(start, end);
    }
  }
  return ascending ? ranges : sortIntervals(ranges);
}
