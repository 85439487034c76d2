import { countBlocks, indexCandidates } from "./blocked.ts";
import { gridStarts } from "./grid.ts";
import { type Intervals, intersectIntervals } from "./interval.ts";
import { expandSchedule, type Schedule, scheduleKey } from "./rules.ts";
import {
  type HostAvailability,
  intersectBounds,
  type Meeting,
  meetingOf,
  type SlotQuery,
  startBounds,
} from "./slot-query.ts";
import type { Bounds } from "./window.ts";

/** Hosts whose schedules always expand to the same ranges, with each one's busy intervals. */
type HostGroup = { schedule: Schedule; busy: Intervals[] };

/** Puts hosts of equal schedules together, so that each distinct schedule is expanded once. */
function groupHosts(hosts: readonly HostAvailability[]): HostGroup[] {
  const bySchedule = new Map<Schedule, HostGroup>();
  const byKey = new Map<string, HostGroup>();
  for (const { schedule, busy } of hosts) {
    let group = bySchedule.get(schedule);
    if (!group) {
      const key = scheduleKey(schedule);
      group = byKey.get(key) ?? { schedule, busy: [] };
      byKey.set(key, group);
      bySchedule.set(schedule, group);
    }
    group.busy.push(busy);
  }
  return [...byKey.values()];
}

/** The candidates that every one of these busy sets leaves free. */
function freeOfAll(starts: Float64Array, busySets: readonly Intervals[], meeting: Meeting): number[] {
  const index = indexCandidates(starts, meeting.intervalMs);
  const steps = new Int32Array(starts.length + 1);
  for (const busy of busySets) countBlocks(index, busy, meeting, steps);
  const free: number[] = [];
  for (let i = 0, blocks = 0; i < starts.length; i++) {
    blocks += steps[i] as number;
    if (blocks === 0) free.push(starts[i] as number);
  }
  return free;
}

/**
 * The candidates that at least one of these busy sets leaves free. Each host is asked only about the candidates that
 * no host before was free for; after a few hosts these are few, and most busy intervals are far from all of them.
 */
function freeOfAny(starts: Float64Array, busySets: readonly Intervals[], meeting: Meeting): number[] {
  let closed = starts;
  let index = indexCandidates(closed, meeting.intervalMs);
  for (const busy of busySets) {
    const steps = new Int32Array(closed.length + 1);
    countBlocks(index, busy, meeting, steps);
    let blocks = 0;
    const still = closed.filter((_, i) => {
      blocks += steps[i] as number;
      return blocks > 0;
    });
    if (still.length === 0) return Array.from(starts);
    if (still.length === closed.length) continue;
    closed = still;
    index = indexCandidates(closed, meeting.intervalMs);
  }
  const free: number[] = [];
  for (let i = 0, j = 0; i < starts.length; i++) {
    if (starts[i] === closed[j]) j++;
    else free.push(starts[i] as number);
  }
  return free;
}

function expandWithin(schedule: Schedule, bounds: Bounds, meeting: Meeting): number[] {
  return bounds.from < bounds.to ? expandSchedule(schedule, bounds.from, bounds.to + meeting.lengthMs) : [];
}

function collectiveSlots(groups: readonly HostGroup[], query: SlotQuery, meeting: Meeting): number[] {
  let bounds = query.range;
  for (const { schedule } of groups) bounds = intersectBounds(bounds, startBounds(query, schedule));
  const ranges = groups
    .map(({ schedule }) => expandWithin(schedule, bounds, meeting))
    .reduce((common, more) => intersectIntervals(common, more));
  const starts = gridStarts(ranges, meeting, bounds);
  return starts.length === 0
    ? []
    : freeOfAll(
        starts,
        groups.flatMap(({ busy }) => busy),
        meeting,
      );
}

function roundRobinSlots(groups: readonly HostGroup[], query: SlotQuery, meeting: Meeting): number[] {
  const perGroup = groups.map(({ schedule, busy }) => {
    const bounds = intersectBounds(query.range, startBounds(query, schedule));
    const starts = gridStarts(expandWithin(schedule, bounds, meeting), meeting, bounds);
    return starts.length === 0 ? [] : freeOfAny(starts, busy, meeting);
  });
  if (perGroup.length === 1) return perGroup[0] ?? [];
  const all = Float64Array.from(perGroup.flat()).sort();
  return Array.from(all.filter((start, i) => i === 0 || start !== all[i - 1]));
}

/**
 * The starts (UTC milliseconds, ascending, each once) in `query.range` that are slots by the rules of scheduling.
 * Linear in hosts, days and busy intervals. Throws RangeError for lengths that are not whole, positive milliseconds
 * or a range that is not finite.
 */
export function slotsFor(query: SlotQuery): number[] {
  const meeting = meetingOf(query);
  const { from, to } = query.range;
  if (!(Number.isFinite(from) && Number.isFinite(to)))
    throw new RangeError("The range of slots must be finite");
  if (query.hosts.length === 0) return [];
  const groups = groupHosts(query.hosts);
  if (query.mode === "round-robin") return roundRobinSlots(groups, query, meeting);
  return collectiveSlots(groups, query, meeting);
}

/**
 * The `count` slots nearest to a wanted start, in time order, from ascending starts. Of two equally near, the
 * earlier is taken.
 */
export function nearestSlots(starts: readonly number[], wanted: number, count: number): number[] {
  let high = starts.findIndex((start) => start > wanted);
  if (high < 0) high = starts.length;
  let low = high;
  while (high - low < count && (low > 0 || high < starts.length)) {
    const earlier = wanted - (starts[low - 1] ?? Number.NEGATIVE_INFINITY);
    const later = (starts[high] ?? Number.POSITIVE_INFINITY) - wanted;
    if (earlier <= later) low--;
    else high++;
  }
  return starts.slice(low, high);
}
