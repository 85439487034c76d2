import { dayMs, hourMs, minuteMs } from "#app/domain/availability/calendar-day.ts";
import type { Intervals } from "#app/domain/availability/interval.ts";
import type { Schedule } from "#app/domain/availability/rules.ts";
import type { HostAvailability, HostMode, SlotQuery } from "#app/domain/availability/slot-query.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";

/**
 * What the engine is measured on: hosts in New York, Monday to Friday 9 to 17, thirty days across the change of clocks,
 * meetings of 15 minutes every 15 minutes. Busy times are scattered with a fixed seed.
 */
export type IsoInterval = { start: string; end: string };

export const firstInstant = Date.UTC(2026, 9, 15, 4);
export const usualDays = 30;

/** The generator "mulberry32": small, seeded, good enough to scatter busy times. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Busy times of 15 to 60 minutes on the quarter hours of working days, in no order. */
export function busyTimes(random: () => number, count: number, days = usualDays): IsoInterval[] {
  const workdays = Array.from({ length: days }, (_, day) => day).filter(
    (day) => (day + 4) % 7 > 0 && (day + 4) % 7 < 6,
  );
  return Array.from({ length: count }, () => {
    const day = workdays[Math.floor(random() * workdays.length)] ?? 0;
    const start = firstInstant + day * dayMs + (9 * 60 + Math.floor(random() * 32) * 15) * minuteMs;
    return isoInterval(start, start + (1 + Math.floor(random() * 4)) * 15 * minuteMs);
  });
}

/** A meeting of the whole team takes ten quarter hours from everyone, so no round robin is done before its last host. */
export function teamMeeting(): IsoInterval {
  const start = firstInstant + 13 * dayMs + 10 * hourMs;
  return isoInterval(start, start + 150 * minuteMs);
}

function isoInterval(start: number, end: number): IsoInterval {
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
}

/** Each host has a schedule object of its own, as if read from the database; the engine finds that they are equal. */
export function hostsOf(
  busySets: readonly Intervals[],
  schedule: Partial<Schedule> = {},
): HostAvailability[] {
  return busySets.map((busy) => ({
    schedule: {
      zone: zoneRules("America/New_York"),
      weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, startMinute: 540, endMinute: 1020 })),
      overrides: [],
      ...schedule,
    },
    busy,
  }));
}

export function queryOf(
  mode: HostMode,
  hosts: readonly HostAvailability[],
  days = usualDays,
  rest: Partial<SlotQuery> = {},
): SlotQuery {
  return {
    hosts,
    mode,
    lengthMs: 15 * minuteMs,
    now: firstInstant - dayMs,
    range: { from: firstInstant, to: firstInstant + days * dayMs },
    ...rest,
  };
}
