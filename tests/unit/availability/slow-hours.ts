import type { ParleyZone } from "#app/domain/availability/parley-zone.ts";

/**
 * The hours of a schedule, written a second time and slowly: it reads the wall clock of every minute and looks wall
 * times up among what it has read. It shares no code with the engine but the zone's offset at an instant, which another
 * test compares with an independent source.
 */
export type DayMinutes = { startMinute: number; endMinute: number };
export type Dates = { firstDate: string; lastDate: string };
export type ReferenceSchedule = {
  zone: ParleyZone;
  weekly: (DayMinutes & { weekday: number })[];
  overrides: { date: string; intervals: DayMinutes[] }[];
  daysOff: Dates[];
  holidays: string[];
  travel: (Dates & { zone: ParleyZone })[];
};
export type Interval = { start: number; end: number };

export const minute = 60_000;
export const day = 1440 * minute;

/** The wall clock as minutes since 1970-01-01 00:00 on that clock. */
function wallMinute(zone: ParleyZone, instant: number): number {
  return instant / minute + zone.offset(instant);
}

/** The date that clocks show at an instant. */
export function dateAt(zone: ParleyZone, instant: number): string {
  return new Date(wallMinute(zone, instant) * minute).toISOString().slice(0, 10);
}

export function laterDate(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + days * day).toISOString().slice(0, 10);
}

export function weekdayOfDate(date: string): number {
  return new Date(`${date}T00:00Z`).getUTCDay() || 7;
}

/** For each minute that a wall clock shows in a stretch of time, the first instant at which it does; else NaN. */
type Clock = { firstWall: number; instants: Float64Array };

/** Minutes that are read at once; no zone changes its clocks twice within these. */
const block = 60;

function readClock(zone: ParleyZone, from: number, to: number): Clock {
  const firstWall = wallMinute(zone, from) - 1500;
  const instants = new Float64Array((to - from) / minute + 3000).fill(Number.NaN);
  for (let t = from; t < to; t += block * minute) {
    const offset = zone.offset(t);
    const isSteady = zone.offset(t + (block - 1) * minute) === offset;
    for (let m = t; m < t + block * minute; m += minute) {
      const place = m / minute + (isSteady ? offset : zone.offset(m)) - firstWall;
      if (Number.isNaN(instants[place] as number)) instants[place] = m;
    }
  }
  return { firstWall, instants };
}

function shownAt(clock: Clock, wall: number): number {
  return clock.instants[wall - clock.firstWall] ?? Number.NaN;
}

function firstMinuteOf(date: string): number {
  return Date.parse(`${date}T00:00Z`) / minute;
}

function showsDate(clock: Clock, date: string): boolean {
  const first = firstMinuteOf(date);
  for (let m = 0; m < 1440; m++) if (!Number.isNaN(shownAt(clock, first + m))) return true;
  return false;
}

/** First occurrence; in a gap, as much later than the last time before the gap as the clock face says. */
function instantOf(clock: Clock, date: string, minuteOfDay: number): number {
  const wanted = firstMinuteOf(date) + minuteOfDay;
  for (let back = 0; back <= 1500; back++) {
    const instant = shownAt(clock, wanted - back);
    if (!Number.isNaN(instant)) return instant + back * minute;
  }
  throw new Error(`The stretch that was read does not hold minute ${minuteOfDay} of ${date}`);
}

/** Joins any two intervals that overlap, until none do. */
function joinOverlapping(intervals: Interval[]): Interval[] {
  for (const a of intervals) {
    for (const b of intervals) {
      if (a === b || a.start >= b.end || b.start >= a.end) continue;
      const joined = { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
      return joinOverlapping([...intervals.filter((i) => i !== a && i !== b), joined]);
    }
  }
  return intervals;
}

function isIn(date: string, { firstDate, lastDate }: Dates): boolean {
  return firstDate <= date && date <= lastDate;
}

function zoneOfDate(schedule: ReferenceSchedule, date: string): ParleyZone {
  return schedule.travel.filter((trip) => isIn(date, trip)).at(-1)?.zone ?? schedule.zone;
}

function minutesOf(schedule: ReferenceSchedule, date: string): Interval[] {
  if (schedule.daysOff.some((range) => isIn(date, range))) return [];
  const overrides = schedule.overrides.filter((override) => override.date === date);
  const weekday = weekdayOfDate(date);
  const weekly = schedule.holidays.includes(date)
    ? []
    : schedule.weekly.filter((rule) => rule.weekday === weekday);
  const rules = overrides.length > 0 ? overrides.flatMap((override) => override.intervals) : weekly;
  const minutes = rules.map((rule) => ({ start: rule.startMinute, end: rule.endMinute }));
  return joinOverlapping(minutes.filter((i) => i.start < i.end));
}

function hoursOfDate(schedule: ReferenceSchedule, date: string, clock: Clock): Interval[] {
  const minutes = minutesOf(schedule, date);
  if (minutes.length === 0 || !showsDate(clock, date)) return [];
  return minutes
    .map(({ start, end }) => ({ start: instantOf(clock, date, start), end: instantOf(clock, date, end) }))
    .filter((range) => range.start < range.end);
}

/** Whether a date has any hours. Only a change of clocks can take hours away that the rules name. */
export function hasHours(schedule: ReferenceSchedule, date: string): boolean {
  const zone = zoneOfDate(schedule, date);
  const noon = Date.parse(`${date}T12:00Z`);
  const isSteady = zone.offset(noon - 1.7 * day) === zone.offset(noon + 1.7 * day);
  if (isSteady) return minutesOf(schedule, date).length > 0;
  return hoursOfDate(schedule, date, readClock(zone, noon - 3 * day, noon + 3 * day)).length > 0;
}

/** Clocks that were read, by zone: several hosts may need the same. */
export type Clocks = Map<ParleyZone, Clock>;

/**
 * The ranges of all dates that may matter to meetings between two instants; those that overlap are one. `clocks` holds
 * what was read for the same two instants.
 */
export function rangesAround(
  schedule: ReferenceSchedule,
  from: number,
  to: number,
  clocks: Clocks,
): Interval[] {
  const ranges: Interval[] = [];
  const lastDate = dateAt(schedule.zone, to + 2 * day);
  for (let date = dateAt(schedule.zone, from - 4 * day); date <= lastDate; date = laterDate(date, 1)) {
    const zone = zoneOfDate(schedule, date);
    let clock = clocks.get(zone);
    if (!clock) {
      clock = readClock(zone, from - 6.5 * day, to + 4.5 * day);
      clocks.set(zone, clock);
    }
    ranges.push(...hoursOfDate(schedule, date, clock));
  }
  return joinOverlapping(ranges);
}
