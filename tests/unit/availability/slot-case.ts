import type { SlotQuery } from "#app/domain/availability/slot-query.ts";
import { localDate, parleyZone, zoneRules } from "#app/platform/time/zones.server.ts";
import { type DayMinutes, laterDate, minute } from "./slow-hours.ts";
import type { ReferenceQuery } from "./slow-reference.ts";

/**
 * A case as plain data, so that a counterexample can be pasted into a test. `from` is in epoch milliseconds; all other
 * times are minutes, instants among them counted from `from`, and days are counted from the local date at `from`.
 */
export type CaseLimit = {
  period: "day" | "week" | "month" | "year";
  count?: number;
  minutes?: number;
  taken: CaseInterval[];
};
export type CaseInterval = { start: number; length: number };
export type CaseDays = { first: number; last: number };
export type CaseHost = {
  zone: string;
  weekly: (DayMinutes & { weekday: number })[];
  overrides: { dayOffset: number; intervals: DayMinutes[] }[];
  daysOff: CaseDays[];
  holidays: number[];
  travel: (CaseDays & { zone: string })[];
  busy: CaseInterval[];
  limits: CaseLimit[];
  open: number[];
  fixed: boolean;
  group: string;
};
export type SlotCase = Omit<ReferenceQuery, "hosts" | "window" | "now" | "to"> & {
  hosts: CaseHost[];
  window:
    | { kind: "unlimited" }
    | { kind: "rolling" | "business-days" | "bookable-days"; days: number }
    | ({ kind: "dates" } & CaseDays);
  nowBefore: number;
  rangeLength: number;
};

export function referenceOf(example: SlotCase): ReferenceQuery {
  const { hosts, window, nowBefore, rangeLength, from, ...rest } = example;
  const dateAfter = (zone: string, days: number) => laterDate(localDate(zone, from), days);
  const datesOf = (zone: string, { first, last }: CaseDays) => ({
    firstDate: dateAfter(zone, first),
    lastDate: dateAfter(zone, last),
  });
  const intervalsOf = (list: CaseInterval[]) =>
    list.map(({ start, length }) => ({
      start: from + start * minute,
      end: from + (start + length) * minute,
    }));
  return {
    ...rest,
    from,
    to: from + rangeLength * minute,
    now: from - nowBefore * minute,
    window: window.kind === "dates" ? { kind: "dates", ...datesOf(hosts[0]?.zone ?? "UTC", window) } : window,
    hosts: hosts.map((host) => ({
      ...host,
      zone: parleyZone(host.zone),
      overrides: host.overrides.map((one) => ({
        date: dateAfter(host.zone, one.dayOffset),
        intervals: one.intervals,
      })),
      daysOff: host.daysOff.map((range) => datesOf(host.zone, range)),
      holidays: host.holidays.map((days) => dateAfter(host.zone, days)),
      travel: host.travel.map((trip) => ({ ...datesOf(host.zone, trip), zone: parleyZone(trip.zone) })),
      busy: intervalsOf(host.busy),
      limits: host.limits.map((limit) => ({ ...limit, taken: intervalsOf(limit.taken) })),
      open: host.open.map((start) => from + start * minute),
    })),
  };
}

const flat = (intervals: { start: number; end: number }[]) =>
  intervals.flatMap(({ start, end }) => [start, end]);

export function engineOf(query: ReferenceQuery): SlotQuery {
  return {
    mode: query.mode,
    hosts: query.hosts.map((host) => ({
      schedule: {
        zone: zoneRules(host.zone.name),
        weekly: host.weekly,
        overrides: host.overrides,
        daysOff: host.daysOff,
        holidays: host.holidays,
        travel: host.travel.map((trip) => ({ ...trip, zone: zoneRules(trip.zone.name) })),
      },
      busy: Float64Array.from(flat(host.busy)),
      limits: host.limits.map((limit) => ({ ...limit, taken: flat(limit.taken) })),
      open: host.open,
      fixed: host.fixed,
      group: host.group,
    })),
    lengthMs: query.length * minute,
    intervalMs: query.interval * minute,
    offsetMs: query.offset * minute,
    bufferBeforeMs: query.bufferBefore * minute,
    bufferAfterMs: query.bufferAfter * minute,
    noticeMs: query.notice * minute,
    fitClosely: query.fitClosely,
    window: query.window,
    now: query.now,
    range: { from: query.from, to: query.to },
  };
}
