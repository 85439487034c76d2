import fc from "fast-check";
import { expect, test } from "vitest";
import { busyIntervals } from "#app/domain/availability/busy.ts";
import { hostsFreeAt, isSlot } from "#app/domain/availability/is-slot.ts";
import type { SlotQuery } from "#app/domain/availability/slot-query.ts";
import { slotsFor } from "#app/domain/availability/slots.ts";
import { transitionsBetween } from "#app/domain/availability/zone.ts";
import { localDate, parleyZone, zoneRules, zones } from "#app/platform/time/zones.server.ts";
import { type ReferenceQuery, slowSlots } from "./slow-reference.ts";

const runs = Number(process.env["PARLEY_PROPERTY_RUNS"] ?? 300);
const seed = Number(process.env["PARLEY_PROPERTY_SEED"] ?? Date.now() % 2_147_483_647);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const [firstInstant, lastInstant] = [Date.UTC(2020, 0, 3), Date.UTC(2037, 11, 20)];

/** A case as plain data, so that a counterexample can be pasted into a test. Times are minutes since `from`. */
type Host = {
  zone: string;
  weekly: { weekday: number; startMinute: number; endMinute: number }[];
  overrides: { dayOffset: number; intervals: { startMinute: number; endMinute: number }[] }[];
  busy: { start: number; length: number }[];
};
type Case = Omit<ReferenceQuery, "hosts" | "window" | "now" | "to"> & {
  hosts: Host[];
  window:
    | { kind: "unlimited" }
    | { kind: "rolling"; days: number }
    | { kind: "dates"; first: number; last: number };
  nowBefore: number;
  rangeLength: number;
};

const zoneName = fc.constantFrom(...zones.names());
const dayInterval = fc
  .tuple(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 0, max: 1440 }), fc.boolean())
  .map(([a, b, toMidnight]) => ({
    startMinute: Math.min(a, b),
    endMinute: toMidnight ? 1440 : Math.max(a, b),
  }))
  .chain((interval) => fc.constantFrom(interval, { ...interval, startMinute: 0 }));
const weeklyRule = fc
  .tuple(fc.integer({ min: 1, max: 7 }), dayInterval)
  .map(([weekday, i]) => ({ weekday, ...i }));
const host: fc.Arbitrary<Host> = fc.record({
  zone: zoneName,
  weekly: fc.array(weeklyRule, { minLength: 3, maxLength: 14 }),
  overrides: fc.array(
    fc.record({
      dayOffset: fc.integer({ min: -1, max: 2 }),
      intervals: fc.array(dayInterval, { maxLength: 3 }),
    }),
    { maxLength: 2 },
  ),
  busy: fc.array(
    fc.record({ start: fc.integer({ min: -1500, max: 4500 }), length: fc.integer({ min: 0, max: 300 }) }),
    { maxLength: 8 },
  ),
});
/** Several hosts, who half of the time share a schedule. */
const hosts = fc
  .tuple(fc.array(host, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([list, shared]) => (shared ? list.map((one) => ({ ...(list[0] ?? one), busy: one.busy })) : list));
const window = fc.oneof(
  fc.constant({ kind: "unlimited" as const }),
  fc.record({ kind: fc.constant("rolling" as const), days: fc.integer({ min: 0, max: 4 }) }),
  fc.record({
    kind: fc.constant("dates" as const),
    first: fc.integer({ min: -1, max: 2 }),
    last: fc.integer({ min: 0, max: 3 }),
  }),
);

/** Hours of the day of a change of clocks, as minutes from the change: many begin or end in a gap or a repetition. */
const hoursAroundChange = fc.array(
  fc.tuple(fc.integer({ min: -150, max: 150 }), fc.integer({ min: -150, max: 400 })).map((ends) => ({
    startDelta: Math.min(...ends),
    endDelta: Math.max(...ends),
  })),
  { minLength: 1, maxLength: 3 },
);

/** Half of the cases lie at a change of clocks of their first host, most of these with hours of their own for it. */
const caseOf = (mode: Case["mode"]): fc.Arbitrary<Case> =>
  fc
    .record({
      hosts: mode === "one" ? host.map((one) => [one]) : hosts,
      mode: fc.constant(mode),
      length: fc.oneof(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 5, max: 240 })),
      interval: fc.integer({ min: 5, max: 240 }),
      offset: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 })),
      bufferBefore: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 })),
      bufferAfter: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 })),
      notice: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2880 })),
      window,
      nowBefore: fc.integer({ min: -600, max: 4000 }),
      rangeLength: fc.integer({ min: 60, max: 2880 }),
      from: fc.integer({ min: firstInstant / minute, max: lastInstant / minute }).map((m) => m * minute),
      change: fc.option(fc.record({ shift: fc.integer({ min: -1440, max: 120 }), hours: hoursAroundChange })),
    })
    .map(({ change, ...rest }) => (change ? atNextChange(rest, change.shift, change.hours) : rest));

/** Moves a case to the next change of its first host's clocks. */
function atNextChange(example: Case, shift: number, hours: { startDelta: number; endDelta: number }[]): Case {
  const zone = zoneRules(example.hosts[0]?.zone ?? "UTC");
  const next = transitionsBetween(zone, example.from, lastInstant)[0];
  if (!next) return example;
  const from = next.at + shift * minute;
  const wall = next.at + next.offsetBefore;
  const minuteOfDay = Math.round((wall % day) / minute);
  // Minute 0 means that the day before was left at 24:00, and both days see the change.
  const dates = minuteOfDay === 0 ? [wall - day, wall] : [wall];
  const clamp = (m: number) => Math.min(1440, Math.max(0, m));
  const overrides = dates.map((date) => ({
    dayOffset: (Math.floor(date / day) * day - dayOf(zone.name, from)) / day,
    intervals: hours.map(({ startDelta, endDelta }) => {
      const base = minuteOfDay + (date < wall ? 1440 : 0);
      return { startMinute: clamp(base + startDelta), endMinute: clamp(base + endDelta) };
    }),
  }));
  return {
    ...example,
    from,
    hosts: example.hosts.map((one) => (one.zone === zone.name ? { ...one, overrides } : one)),
  };
}

/** The local date at an instant, as the UTC midnight of that date. */
function dayOf(zone: string, instant: number): number {
  return Date.parse(`${localDate(zone, instant)}T00:00Z`);
}

function referenceOf(example: Case): ReferenceQuery {
  const { hosts: list, window: limits, nowBefore, rangeLength, from, ...rest } = example;
  const dateAfter = (zone: string, days: number) =>
    new Date(dayOf(zone, from) + days * day).toISOString().slice(0, 10);
  const firstZone = list[0]?.zone ?? "UTC";
  return {
    ...rest,
    from,
    to: from + rangeLength * minute,
    now: from - nowBefore * minute,
    window:
      limits.kind === "dates"
        ? {
            kind: "dates",
            firstDate: dateAfter(firstZone, limits.first),
            lastDate: dateAfter(firstZone, limits.last),
          }
        : limits,
    hosts: list.map(({ zone, weekly, overrides, busy }) => ({
      zone: parleyZone(zone),
      weekly,
      overrides: overrides.map((o) => ({ date: dateAfter(zone, o.dayOffset), intervals: o.intervals })),
      busy: busy.map((b) => ({ start: from + b.start * minute, end: from + (b.start + b.length) * minute })),
    })),
  };
}

function engineOf(query: ReferenceQuery): SlotQuery {
  return {
    mode: query.mode,
    hosts: query.hosts.map(({ zone, weekly, overrides, busy }) => ({
      schedule: { zone: zoneRules(zone.name), weekly, overrides },
      busy: busyIntervals([], busy),
    })),
    lengthMs: query.length * minute,
    intervalMs: query.interval * minute,
    offsetMs: query.offset * minute,
    bufferBeforeMs: query.bufferBefore * minute,
    bufferAfterMs: query.bufferAfter * minute,
    noticeMs: query.notice * minute,
    window: query.window,
    now: query.now,
    range: { from: query.from, to: query.to },
  };
}

process.stdout.write(`property tests of slots: ${runs} runs each, seed ${seed}\n`);

for (const mode of ["one", "collective", "round-robin"] as const) {
  test(`the engine offers what the slow reference offers (${mode})`, { timeout: 30_000 + runs * 200 }, () => {
    let offered = 0;
    fc.assert(
      fc.property(caseOf(mode), (example) => {
        const query = referenceOf(example);
        const slots = slotsFor(engineOf(query));
        offered += slots.length;
        expect(slots).toEqual(slowSlots(query));
      }),
      { numRuns: runs, seed },
    );
    // A generator that only makes empty answers would prove nothing.
    expect(offered).toBeGreaterThan(runs / 2);
  });

  test(`one start is judged as the list of slots judges it (${mode})`, {
    timeout: 30_000 + runs * 200,
  }, () => {
    fc.assert(
      fc.property(caseOf(mode), fc.array(fc.integer({ min: 0, max: 2879 })), (example, minutes) => {
        const query = engineOf(referenceOf(example));
        const slots = new Set(slotsFor(query));
        const asked = minutes.map((m) => query.range.from + m * minute).filter((t) => t < query.range.to);
        for (const start of [...slots, ...asked]) {
          expect(isSlot(query, start).ok).toBe(slots.has(start));
          expect(hostsFreeAt(query, start).length > 0).toBe(slots.has(start));
        }
      }),
      { numRuns: runs, seed },
    );
  });
}
