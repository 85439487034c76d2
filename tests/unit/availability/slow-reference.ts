import type { ParleyZone } from "#app/domain/availability/parley-zone.ts";

/**
 * What a slot is, written a second time and slowly: it walks through every minute, reads the wall clock of each, and
 * looks wall times up by searching. It shares no code with the engine but the zone's offset at an instant, which
 * another test compares with an independent source. All lengths are whole minutes.
 */
export type ReferenceHost = {
  zone: ParleyZone;
  weekly: { weekday: number; startMinute: number; endMinute: number }[];
  overrides: { date: string; intervals: { startMinute: number; endMinute: number }[] }[];
  busy: { start: number; end: number }[];
};
export type ReferenceWindow =
  | { kind: "unlimited" }
  | { kind: "rolling"; days: number }
  | { kind: "dates"; firstDate: string; lastDate: string };
export type ReferenceQuery = {
  hosts: ReferenceHost[];
  mode: "one" | "collective" | "round-robin";
  length: number;
  interval: number;
  offset: number;
  bufferBefore: number;
  bufferAfter: number;
  notice: number;
  window: ReferenceWindow;
  now: number;
  from: number;
  to: number;
};
type Interval = { start: number; end: number };

const minute = 60_000;
const day = 1440 * minute;

/** The wall clock as text, "2026-03-29T03:30". */
function wallClock(zone: ParleyZone, instant: number): string {
  return new Date(instant + zone.offset(instant) * minute).toISOString().slice(0, 16);
}

function laterText(text: string, minutes: number): string {
  return new Date(Date.parse(`${text}Z`) + minutes * minute).toISOString().slice(0, 16);
}

/** Every minute of the stretch by the first instant at which clocks show it. */
function firstInstants(zone: ParleyZone, from: number, to: number): Map<string, number> {
  const instants = new Map<string, number>();
  for (let t = from; t < to; t += minute) {
    const text = wallClock(zone, t);
    if (!instants.has(text)) instants.set(text, t);
  }
  return instants;
}

/** First occurrence; in a gap, as much later than the last time before the gap as the clock face says. */
function instantOf(instants: Map<string, number>, date: string, minuteOfDay: number): number {
  const wanted = laterText(`${date}T00:00`, minuteOfDay);
  for (let back = 0; back <= 1500; back++) {
    const instant = instants.get(laterText(wanted, -back));
    if (instant !== undefined) return instant + back * minute;
  }
  throw new Error(`The searched stretch does not hold ${wanted}`);
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

function rangesOf(host: ReferenceHost, from: number, to: number): Interval[] {
  const instants = firstInstants(host.zone, from - 2.1 * day, to + 2.1 * day);
  const dates = new Set<string>();
  for (let t = from - day; t <= to + day; t += 15 * minute) dates.add(wallClock(host.zone, t).slice(0, 10));
  const ranges: Interval[] = [];
  for (const date of dates) {
    const isoWeekday = new Date(`${date}T00:00Z`).getUTCDay() || 7;
    const overrides = host.overrides.filter((override) => override.date === date);
    const rules =
      overrides.length > 0
        ? overrides.flatMap((override) => override.intervals)
        : host.weekly.filter((rule) => rule.weekday === isoWeekday);
    const minutes = rules.map((rule) => ({ start: rule.startMinute, end: rule.endMinute }));
    for (const { start, end } of joinOverlapping(minutes.filter((i) => i.start < i.end))) {
      ranges.push({ start: instantOf(instants, date, start), end: instantOf(instants, date, end) });
    }
  }
  return joinOverlapping(ranges.filter((range) => range.start < range.end));
}

function isInWindow(query: ReferenceQuery, zone: ParleyZone, start: number): boolean {
  if (query.window.kind === "unlimited") return true;
  const date = wallClock(zone, start).slice(0, 10);
  if (query.window.kind === "dates") return query.window.firstDate <= date && date <= query.window.lastDate;
  const today = wallClock(zone, query.now).slice(0, 10);
  const lastDate = laterText(`${today}T00:00`, query.window.days * 1440).slice(0, 10);
  return today <= date && date <= lastDate;
}

/** The slots when all of the hosts are needed. */
function slotsOfTeam(query: ReferenceQuery, hosts: ReferenceHost[]): number[] {
  const rangesByHost = hosts.map((host) => rangesOf(host, query.from, query.to + query.length * minute));
  const isAvailable = (t: number) =>
    rangesByHost.every((ranges) => ranges.some((range) => range.start <= t && t < range.end));
  const isBusy = (t: number) =>
    hosts.some((host) => host.busy.some((busy) => busy.start <= t && t < busy.end));
  const everyMinute = (start: number, end: number, holds: (t: number) => boolean) => {
    for (let t = start; t < end; t += minute) if (!holds(t)) return false;
    return true;
  };
  const slots: number[] = [];
  let anchor = Number.NaN;
  for (let t = query.from - 2 * day; t < query.to; t += minute) {
    if (!isAvailable(t)) continue;
    const begins = rangesByHost.some((ranges) => ranges.some((range) => range.start === t));
    if (begins || !isAvailable(t - minute)) anchor = t;
    const sinceFirst = (t - anchor) / minute - query.offset;
    const end = t + query.length * minute;
    if (
      t >= query.from &&
      t > query.now &&
      t >= query.now + query.notice * minute &&
      sinceFirst >= 0 &&
      sinceFirst % query.interval === 0 &&
      hosts.every((host) => isInWindow(query, host.zone, t)) &&
      everyMinute(t, end, isAvailable) &&
      everyMinute(t - query.bufferBefore * minute, end + query.bufferAfter * minute, (m) => !isBusy(m))
    ) {
      slots.push(t);
    }
  }
  return slots;
}

/** The slots' starts in `[from, to)`, ascending. */
export function slowSlots(query: ReferenceQuery): number[] {
  const teams = query.mode === "round-robin" ? query.hosts.map((host) => [host]) : [query.hosts];
  const starts = teams.flatMap((team) => slotsOfTeam(query, team));
  return [...new Set(starts)].sort((a, b) => a - b);
}
