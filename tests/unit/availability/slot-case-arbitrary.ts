import fc from "fast-check";
import { transitionsBetween } from "#app/domain/availability/zone.ts";
import { localDate, zoneRules, zones } from "#app/platform/time/zones.server.ts";
import type { CaseHost, CaseInterval, SlotCase } from "./slot-case.ts";
import { type DayMinutes, day, minute } from "./slow-hours.ts";

const [firstInstant, lastInstant] = [Date.UTC(2020, 0, 3), Date.UTC(2037, 11, 20)];

const zoneName = fc.constantFrom(...zones.names());

/** Mostly nothing, so that a case is seldom emptied by several rules at once. */
function seldom<Item>(items: fc.Arbitrary<Item[]>): fc.Arbitrary<Item[]> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant<Item[]>([]) }, { weight: 2, arbitrary: items });
}

/** Mostly zero. */
function seldomUpTo(max: number): fc.Arbitrary<number> {
  return fc.oneof(fc.constant(0), fc.integer({ min: 0, max }));
}

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
const everyDay = fc
  .array(dayInterval, { minLength: 1, maxLength: 3 })
  .map((intervals) => [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => intervals.map((i) => ({ weekday, ...i }))));
const days = fc
  .tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: 0, max: 3 }))
  .map(([first, more]) => ({ first, last: first + more }));
const override = fc.record({
  dayOffset: fc.integer({ min: -1, max: 2 }),
  intervals: fc.array(dayInterval, { maxLength: 3 }),
});

/** Meetings before, in and after the range that is asked, and now and then far from it. */
const takenMeeting: fc.Arbitrary<CaseInterval> = fc.record({
  start: fc.oneof(fc.integer({ min: -2000, max: 5000 }), fc.integer({ min: -90_000, max: 90_000 })),
  length: fc.integer({ min: 5, max: 240 }),
});
const limit = fc
  .record(
    {
      period: fc.constantFrom("day" as const, "week" as const, "month" as const, "year" as const),
      count: fc.integer({ min: 0, max: 4 }),
      minutes: fc.integer({ min: 30, max: 600 }),
      taken: fc.array(takenMeeting, { maxLength: 6 }),
    },
    { requiredKeys: ["period", "taken"] },
  )
  .map((one) => (one.count === 0 && one.taken.length > 2 ? { ...one, count: 1 } : one));

const host: fc.Arbitrary<CaseHost> = fc.record({
  zone: zoneName,
  weekly: fc.oneof(everyDay, fc.array(weeklyRule, { minLength: 3, maxLength: 14 })),
  overrides: fc.array(override, { maxLength: 2 }),
  daysOff: seldom(fc.array(days, { minLength: 1, maxLength: 2 })),
  holidays: seldom(fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 1, maxLength: 2 })),
  travel: seldom(
    fc.array(
      fc.tuple(days, zoneName).map(([range, zone]) => ({ ...range, zone })),
      { minLength: 1, maxLength: 2 },
    ),
  ),
  busy: fc.array(
    fc.record({ start: fc.integer({ min: -1500, max: 4500 }), length: fc.integer({ min: 0, max: 300 }) }),
    { maxLength: 8 },
  ),
  limits: seldom(fc.array(limit, { minLength: 1, maxLength: 2 })),
  open: seldom(fc.array(fc.integer({ min: -200, max: 3000 }), { minLength: 1, maxLength: 3 })),
  fixed: fc.boolean(),
  group: fc.constantFrom("a", "b"),
});

/** Several hosts, who half of the time share a schedule. */
const hosts = fc.tuple(fc.array(host, { minLength: 1, maxLength: 4 }), fc.boolean()).map(([list, shared]) =>
  list.map((one) => {
    const { busy, limits, open, fixed, group } = one;
    return shared ? { ...(list[0] ?? one), busy, limits, open, fixed, group } : one;
  }),
);

const window: fc.Arbitrary<SlotCase["window"]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ kind: "unlimited" as const }) },
  fc.record({
    kind: fc.constantFrom("rolling" as const, "business-days" as const, "bookable-days" as const),
    days: fc.integer({ min: 0, max: 4 }),
  }),
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
export function slotCase(mode: SlotCase["mode"]): fc.Arbitrary<SlotCase> {
  return fc
    .record({
      hosts: mode === "one" ? host.map((one) => [one]) : hosts,
      mode: fc.constant(mode),
      length: fc.oneof(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 5, max: 240 })),
      interval: fc.integer({ min: 5, max: 240 }),
      offset: seldomUpTo(60),
      bufferBefore: seldomUpTo(60),
      bufferAfter: seldomUpTo(60),
      notice: seldomUpTo(2880),
      fitClosely: fc.boolean(),
      window,
      nowBefore: fc.oneof(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: -600, max: 4000 })),
      rangeLength: fc.integer({ min: 60, max: 2880 }),
      from: fc.integer({ min: firstInstant / minute, max: lastInstant / minute }).map((m) => m * minute),
      coarse: fc.boolean(),
      change: fc.option(fc.record({ shift: fc.integer({ min: -1440, max: 120 }), hours: hoursAroundChange })),
    })
    .map(({ change, coarse, ...rest }) => {
      const example = change ? atNextChange(rest, change.shift, change.hours) : rest;
      return coarse ? onQuarterHours(example) : example;
    });
}

/** Moves every time to a quarter of an hour, so that many begin where others end. */
function onQuarterHours(example: SlotCase): SlotCase {
  const round = (m: number) => Math.round(m / 15) * 15;
  const span = (m: number) => Math.max(15, round(m));
  const interval = ({ start, length }: CaseInterval) => ({ start: round(start), length: round(length) });
  const hours = <Hours extends DayMinutes>(list: Hours[]) =>
    list.map((one) => ({ ...one, startMinute: round(one.startMinute), endMinute: round(one.endMinute) }));
  return {
    ...example,
    from: round(example.from / minute) * minute,
    length: span(example.length),
    interval: span(example.interval),
    offset: round(example.offset),
    bufferBefore: round(example.bufferBefore),
    bufferAfter: round(example.bufferAfter),
    notice: round(example.notice),
    nowBefore: round(example.nowBefore),
    hosts: example.hosts.map((one) => ({
      ...one,
      weekly: hours(one.weekly),
      overrides: one.overrides.map((o) => ({ ...o, intervals: hours(o.intervals) })),
      busy: one.busy.map(interval),
      open: one.open.map(round),
      limits: one.limits.map((limit) => ({
        ...limit,
        ...(limit.minutes === undefined ? {} : { minutes: span(limit.minutes) }),
        taken: limit.taken.map(interval),
      })),
    })),
  };
}

/** Moves a case to the next change of its first host's clocks. */
function atNextChange(
  example: SlotCase,
  shift: number,
  hours: { startDelta: number; endDelta: number }[],
): SlotCase {
  const zone = zoneRules(example.hosts[0]?.zone ?? "UTC");
  const next = transitionsBetween(zone, example.from, lastInstant)[0];
  if (!next) return example;
  const from = next.at + shift * minute;
  const wall = next.at + next.offsetBefore;
  const minuteOfDay = Math.round((wall % day) / minute);
  // Minute 0 means that the day before was left at 24:00, and both days see the change.
  const dates = minuteOfDay === 0 ? [wall - day, wall] : [wall];
  const clamp = (m: number) => Math.min(1440, Math.max(0, m));
  const today = Date.parse(`${localDate(zone.name, from)}T00:00Z`);
  const overrides = dates.map((date) => ({
    dayOffset: (Math.floor(date / day) * day - today) / day,
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
