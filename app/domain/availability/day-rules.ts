import { dayMs, dayNumberOf, hourMs, weekdayOf } from "./calendar-day.ts";
import { isSorted, mergeIntervals, placeAround, sortIntervals } from "./interval.ts";
import type { DateOverride, DateRange, DayInterval, Schedule, WeeklyRule } from "./rules.ts";
import { instantOfWallTime, localDayAt, startOfDay, type ZoneRules } from "./zone.ts";

/** A schedule made ready to be asked about local dates, which are day numbers here. */
export type DayRules = {
  /** The zone of the schedule, in which "today", windows and limits are counted. */
  readonly zone: ZoneRules;
  /** From Monday, each weekday's hours: flat minutes of the day, sorted. */
  readonly weekly: readonly (readonly number[])[];
  readonly overrides: ReadonlyMap<number, readonly number[]>;
  readonly holidays: ReadonlySet<number>;
  /** Sorted half-open intervals of day numbers. */
  readonly daysOff: readonly number[];
  /** Later entries win. `end` is exclusive. */
  readonly travel: readonly { readonly first: number; readonly end: number; readonly zone: ZoneRules }[];
};

const noHours: readonly number[] = [];

function requireDay(isoDate: string): number {
  const day = dayNumberOf(isoDate);
  if (Number.isNaN(day)) throw new RangeError(`Not a calendar date: ${isoDate}`);
  return day;
}

/** A day's intervals as a flat list of minutes: ascending, overlapping ones merged, touching ones kept apart. */
function minutesOf(intervals: readonly DayInterval[]): number[] {
  return sortIntervals(intervals.flatMap(({ startMinute, endMinute }) => [startMinute, endMinute]));
}

function weeklyMinutes(rules: readonly WeeklyRule[]): number[][] {
  const week: number[][] = [[], [], [], [], [], [], []];
  for (const { weekday, startMinute, endMinute } of rules) week[weekday - 1]?.push(startMinute, endMinute);
  return week.map(sortIntervals);
}

function overrideMinutes(overrides: readonly DateOverride[]): Map<number, number[]> {
  const intervalsOf = new Map<number, DayInterval[]>();
  for (const { date, intervals } of overrides) {
    const day = requireDay(date);
    intervalsOf.set(day, [...(intervalsOf.get(day) ?? []), ...intervals]);
  }
  return new Map([...intervalsOf].map(([day, intervals]) => [day, minutesOf(intervals)]));
}

function dayInterval({ firstDate, lastDate }: DateRange): [first: number, end: number] {
  return [requireDay(firstDate), requireDay(lastDate) + 1];
}

/** Throws RangeError for a text that is no date: to leave out a day off would offer what is not free. */
export function dayRulesOf(schedule: Schedule): DayRules {
  return {
    zone: schedule.zone,
    weekly: weeklyMinutes(schedule.weekly),
    overrides: overrideMinutes(schedule.overrides),
    holidays: new Set(schedule.holidays?.map(requireDay)),
    daysOff: mergeIntervals((schedule.daysOff ?? []).flatMap(dayInterval)),
    travel: (schedule.travel ?? []).map((trip) => {
      const [first, end] = dayInterval(trip);
      return { first, end, zone: trip.zone };
    }),
  };
}

/** The zone in which a date's hours are read. */
export function zoneOn(rules: DayRules, day: number): ZoneRules {
  for (let i = rules.travel.length - 1; i >= 0; i--) {
    const trip = rules.travel[i];
    if (trip && trip.first <= day && day < trip.end) return trip.zone;
  }
  return rules.zone;
}

export function isDayOff(rules: DayRules, day: number): boolean {
  return rules.daysOff.length > 0 && placeAround(rules.daysOff, day) >= 0;
}

/** A date's hours as flat minutes of the day. */
function minutesOn(rules: DayRules, day: number): readonly number[] {
  if (isDayOff(rules, day)) return noHours;
  const override = rules.overrides.get(day);
  if (override) return override;
  return rules.holidays.has(day) ? noHours : (rules.weekly[weekdayOf(day) - 1] ?? noHours);
}

/** The instants `[from, to)` that a date lasts; empty where the zone skipped it. */
export function spanOfDay(rules: DayRules, day: number): { from: number; to: number } {
  const zone = zoneOn(rules, day);
  return { from: startOfDay(zone, day), to: startOfDay(zone, day + 1) };
}

/** Adds a date's hours to some ranges: flat instants, one range for each rule, in the order of the rules. */
function addHours(rules: DayRules, day: number, ranges: number[]): void {
  const minutes = minutesOn(rules, day);
  if (minutes.length === 0) return;
  const zone = zoneOn(rules, day);
  // A date that the zone skipped has no hours; its rules must not land on the next date's.
  if (startOfDay(zone, day) >= startOfDay(zone, day + 1)) return;
  for (let i = 0; i + 1 < minutes.length; i += 2) {
    const start = instantOfWallTime(zone, day, minutes[i] as number);
    const end = instantOfWallTime(zone, day, minutes[i + 1] as number);
    // Both ends in or around a gap may leave nothing.
    if (start < end) ranges.push(start, end);
  }
}

/** A date's hours as flat instants, one range for each rule. */
export function hoursOn(rules: DayRules, day: number): number[] {
  const hours: number[] = [];
  addHours(rules, day, hours);
  return hours;
}

/** No zone was ever further than this from UTC. */
const farthestOffset = 16 * hourMs;

/** The first and the last date whose hours may touch `[from, to)` or overlap a range that does. */
export function datesAround(rules: DayRules, from: number, to: number): { first: number; last: number } {
  // A change of clocks near midnight can push a range into the next date or repeat the end of one, so the dates
  // beside the first and the last may still matter.
  if (rules.travel.length === 0) {
    return { first: localDayAt(rules.zone, from) - 1, last: localDayAt(rules.zone, to) + 1 };
  }
  let first = Math.floor((from - farthestOffset) / dayMs) - 1;
  // Where the zone changes from one date to the next, their hours may overlap and become one range.
  while (zoneOn(rules, first) !== zoneOn(rules, first - 1)) first--;
  return { first: first - 1, last: Math.floor((to + farthestOffset) / dayMs) + 1 };
}

/**
 * The ranges in which a schedule is available on the local dates that touch the instants `[from, to)`: a sorted set
 * of intervals in UTC milliseconds. Each range is one rule on one date and carries the anchor of its own grid, so
 * ranges that touch stay apart here; `grid.ts` joins them when it asks whether a meeting fits.
 */
export function expandDays(rules: DayRules, from: number, to: number): number[] {
  const ranges: number[] = [];
  const { first, last } = datesAround(rules, from, to);
  for (let day = first; day <= last; day++) addHours(rules, day, ranges);
  return isSorted(ranges) ? ranges : sortIntervals(ranges);
}
