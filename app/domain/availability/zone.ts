import { dayMs, dayNumberOf, minuteMs } from "./calendar-day.ts";
import { type PackedZones, unpackSpans } from "./packed-zone.ts";

/**
 * One zone's offsets, ready for search. Spans ascend; span `i` is `[ends[i - 1], ends[i])` in UTC milliseconds.
 * The data reaches to the end of 2037: later instants keep the last offset.
 */
export type ZoneRules = {
  /** The name that was asked for, which may be a link ("Asia/Calcutta"). */
  readonly name: string;
  readonly ends: Float64Array;
  /** Milliseconds east of UTC. */
  readonly offsets: Float64Array;
  /** The wall clock at which each span ends, read before the clocks change. */
  readonly wallEnds: Float64Array;
  readonly abbreviations: readonly string[];
  /** The span found last. It only shortens the next search and never changes an answer. */
  hint: number;
};

export type ZoneTransition = {
  /** The first instant of the new offset, UTC milliseconds. */
  readonly at: number;
  /** Milliseconds east of UTC. */
  readonly offsetBefore: number;
  readonly offsetAfter: number;
  readonly abbreviation: string;
};

export type ZoneTable = {
  /** The version of the IANA data, such as "2026f". */
  readonly version: string;
  readonly get: (name: string) => ZoneRules | undefined;
  /** Every known name, links included, sorted. */
  readonly names: () => string[];
  /** The name that a link stands for: "Asia/Kolkata" for "Asia/Calcutta". Undefined for an unknown zone. */
  readonly targetOf: (name: string) => string | undefined;
  /** The zones that the data assigns to countries, sorted: the names that people choose from. */
  readonly countryZones: () => string[];
};

function splitPairs(lines: readonly string[]): [first: string, rest: string][] {
  return lines.map((line) => {
    const bar = line.indexOf("|");
    return [line.slice(0, bar), line.slice(bar + 1)];
  });
}

/** Makes the table of zones from packed data. Each zone is unpacked when it is first asked for. */
export function createZoneTable(packed: PackedZones): ZoneTable {
  const lineOf = new Map(packed.zones.map((line) => [line.slice(0, line.indexOf("|")), line]));
  const linkOf = new Map(splitPairs(packed.links).map(([target, alias]) => [alias, target]));
  const unpacked = new Map<string, ZoneRules>();

  function targetOf(name: string): string | undefined {
    let target: string | undefined = name;
    for (let steps = 0; target !== undefined && steps < 8; steps++) {
      if (lineOf.has(target)) return target;
      target = linkOf.get(target);
    }
    return undefined;
  }

  function get(name: string): ZoneRules | undefined {
    const known = unpacked.get(name);
    if (known) return known;
    const target = targetOf(name);
    if (target === undefined) return undefined;
    const rules = target === name ? unpackZone(name, lineOf.get(name) ?? "") : linkedZone(name, get(target));
    if (rules) unpacked.set(name, rules);
    return rules;
  }

  return {
    version: packed.version,
    get,
    targetOf,
    names: () => [...lineOf.keys(), ...linkOf.keys()].sort(),
    countryZones: () => {
      const zones = splitPairs(packed.countries ?? []).flatMap(([, names]) => names.split(" "));
      return [...new Set(zones)].filter((name) => targetOf(name) !== undefined).sort();
    },
  };
}

function unpackZone(name: string, line: string): ZoneRules {
  const { ends, offsets, abbreviations } = unpackSpans(line);
  const wallEnds = ends.map((end, i) => end + (offsets[i] ?? 0));
  return { name, ends, offsets, wallEnds, abbreviations, hint: ends.length - 1 };
}

function linkedZone(name: string, target: ZoneRules | undefined): ZoneRules | undefined {
  return target && { ...target, name };
}

/** The index of the first span that ends after `moment`; `ends` ascends and its last entry is Infinity. */
function spanAt(ends: Float64Array, moment: number, hint: number): number {
  const hintEnd = ends[hint] as number;
  if (moment < hintEnd && (hint === 0 || moment >= (ends[hint - 1] as number))) return hint;
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (moment < (ends[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The zone's offset at an instant (UTC milliseconds): milliseconds east of UTC. */
export function offsetAt(zone: ZoneRules, instant: number): number {
  const span = spanAt(zone.ends, instant, zone.hint);
  zone.hint = span;
  return zone.offsets[span] as number;
}

/** The abbreviation in force at an instant, such as "CEST" or "+0545". */
export function abbreviationAt(zone: ZoneRules, instant: number): string {
  return zone.abbreviations[spanAt(zone.ends, instant, zone.hint)] ?? "";
}

/** The calendar day that the zone's wall clocks show at an instant. */
export function localDayAt(zone: ZoneRules, instant: number): number {
  return Math.floor((instant + offsetAt(zone, instant)) / dayMs);
}

/**
 * The instant (UTC milliseconds) at which wall clocks in the zone show a time of a day.
 * A time in a gap moves forward by the gap, an ambiguous time is its first occurrence, and minute 1440 is the
 * day's end. `day` is a day number or an ISO date. Throws RangeError for a text that is no date.
 */
export function instantOfWallTime(zone: ZoneRules, day: number | string, minuteOfDay: number): number {
  const dayNumber = typeof day === "number" ? day : dayNumberOf(day);
  if (Number.isNaN(dayNumber)) throw new RangeError(`Not a calendar date: ${day}`);
  const wall = dayNumber * dayMs + minuteOfDay * minuteMs;
  // Every earlier span has ended, on its own clock, before this wall time; so the first span that has not is the
  // first occurrence, or it begins beyond the wall time, which then lies in the gap before it.
  const span = spanAt(zone.wallEnds, wall, zone.hint);
  zone.hint = span;
  const instant = wall - (zone.offsets[span] as number);
  const inGap = span > 0 && instant < (zone.ends[span - 1] as number);
  return inGap ? wall - (zone.offsets[span - 1] as number) : instant;
}

/** The first instant of a calendar day; equal to the next day's where the zone skipped this day. */
export function startOfDay(zone: ZoneRules, dayNumber: number): number {
  return instantOfWallTime(zone, dayNumber, 0);
}

/** The changes of offset or abbreviation at instants in `[from, to)`, ascending. */
export function transitionsBetween(zone: ZoneRules, from: number, to: number): ZoneTransition[] {
  const transitions: ZoneTransition[] = [];
  const first = spanAt(zone.ends, from - 1, zone.hint);
  for (let i = first; i < zone.ends.length - 1; i++) {
    const at = zone.ends[i] as number;
    if (at >= to) break;
    if (at < from) continue;
    transitions.push({
      at,
      offsetBefore: zone.offsets[i] as number,
      offsetAfter: zone.offsets[i + 1] as number,
      abbreviation: zone.abbreviations[i + 1] ?? "",
    });
  }
  return transitions;
}
