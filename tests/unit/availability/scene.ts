import { busyIntervals } from "#app/domain/availability/busy.ts";
import type { DateOverride, Schedule, WeeklyRule } from "#app/domain/availability/rules.ts";
import type { HostAvailability, SlotQuery } from "#app/domain/availability/slot-query.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";

export const minute = 60_000;
export const hour = 60 * minute;

export function everyDay(...intervals: [from: number, to: number][]): WeeklyRule[] {
  return [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
    intervals.map(([from, to]) => ({ weekday, startMinute: from * 60, endMinute: to * 60 })),
  );
}

type HostParts = Omit<Partial<HostAvailability>, "busy" | "schedule"> & {
  zone?: string;
  weekly?: WeeklyRule[];
  overrides?: DateOverride[];
  schedule?: Partial<Schedule>;
  busy?: [string, string][];
};

export function host({
  zone = "UTC",
  weekly = everyDay([9, 12]),
  overrides = [],
  schedule = {},
  busy = [],
  ...rest
}: HostParts): HostAvailability {
  const events = busy.map(([start, end]) => ({ start: Date.parse(start), end: Date.parse(end) }));
  return {
    schedule: { zone: zoneRules(zone), weekly, overrides, ...schedule },
    busy: busyIntervals([], events),
    ...rest,
  };
}

/** Hour-long meetings of one host on 2026-07-28 (a Tuesday), asked long before. */
export function query(hosts: HostAvailability[], rest: Partial<SlotQuery> = {}): SlotQuery {
  return {
    hosts,
    mode: "one",
    lengthMs: hour,
    now: Date.UTC(2026, 0, 1),
    range: { from: Date.UTC(2026, 6, 28), to: Date.UTC(2026, 6, 29) },
    ...rest,
  };
}

export function day(date: string, days = 1): { from: number; to: number } {
  const from = Date.parse(`${date}T00:00:00Z`);
  return { from, to: from + days * 24 * hour };
}

/** Starts as "HH:MM" UTC, with the day of the month when there is more than one day. */
export function times(slots: number[], withDay = false): string[] {
  return slots.map((slot) => new Date(slot).toISOString().slice(withDay ? 8 : 11, 16));
}
