import { blockStarts, type CandidateIndex, countBlocks, indexCandidates } from "./blocked.ts";
import type { DayRules } from "./day-rules.ts";
import { fullPeriods, periodStarts } from "./limits.ts";
import type { HostAvailability, Meeting, Period } from "./slot-query.ts";
import type { Bounds } from "./window.ts";

/** Hosts whose schedules always expand to the same ranges, and the bounds of starts by their notice and window. */
export type Peers = {
  readonly days: DayRules;
  readonly bounds: Bounds;
  readonly hosts: readonly HostAvailability[];
  /** Where the periods of limits begin, as far as they were asked for. */
  readonly periods: Map<Period, Float64Array>;
};

/** Counts what blocks each candidate for one host: busy time and limits reached. See `countBlocks`. */
function countHost(
  index: CandidateIndex,
  { busy, limits }: HostAvailability,
  { days, bounds, periods }: Peers,
  meeting: Meeting,
  steps: Int32Array,
): void {
  countBlocks(index, busy, meeting, steps);
  for (const limit of limits ?? []) {
    let starts = periods.get(limit.period);
    if (!starts) {
      starts = periodStarts(limit.period, days.zone, bounds);
      periods.set(limit.period, starts);
    }
    blockStarts(index, fullPeriods(limit, starts, meeting.lengthMs), steps);
  }
}

/** After so many hosts it is worth looking whether a candidate is left. */
const hostsBetweenLooks = 8;

/** The candidates, which ascend, that every one of these hosts is free for. */
export function freeOfAll(starts: Float64Array, teams: readonly Peers[], meeting: Meeting): number[] {
  if (starts.length === 0) return [];
  const index = indexCandidates(starts, meeting.intervalMs);
  const steps = new Int32Array(starts.length + 1);
  let counted = 0;
  for (const team of teams) {
    for (const host of team.hosts) {
      countHost(index, host, team, meeting, steps);
      counted += 1;
      if (counted % hostsBetweenLooks === 0 && !isAnyFree(steps)) return [];
    }
  }
  const free: number[] = [];
  for (let i = 0, blocks = 0; i < starts.length; i++) {
    blocks += steps[i] as number;
    if (blocks === 0) free.push(starts[i] as number);
  }
  return free;
}

function isAnyFree(steps: Int32Array): boolean {
  for (let i = 0, blocks = 0; i < steps.length - 1; i++) {
    blocks += steps[i] as number;
    if (blocks === 0) return true;
  }
  return false;
}

/** The candidates that something blocks; `steps` as `countBlocks` leaves them. */
function blockedStarts(starts: Float64Array, steps: Int32Array): Float64Array {
  let count = 0;
  for (let i = 0, blocks = 0; i < starts.length; i++) {
    blocks += steps[i] as number;
    if (blocks > 0) count++;
  }
  if (count === starts.length) return starts;
  const blocked = new Float64Array(count);
  for (let i = 0, to = 0, blocks = 0; to < count; i++) {
    blocks += steps[i] as number;
    if (blocks > 0) blocked[to++] = starts[i] as number;
  }
  return blocked;
}

/**
 * The candidates, which ascend, that at least one of these hosts is free for. Each host is asked only about the
 * candidates that no host before was free for; after a few hosts these are few, and most busy intervals are far from
 * all of them.
 */
export function freeOfAny(starts: Float64Array, peers: Peers, meeting: Meeting): number[] {
  if (starts.length === 0) return [];
  let closed = starts;
  let index = indexCandidates(closed, meeting.intervalMs);
  const steps = new Int32Array(starts.length + 1);
  for (const host of peers.hosts) {
    steps.fill(0, 0, closed.length + 1);
    countHost(index, host, peers, meeting, steps);
    const still = blockedStarts(closed, steps);
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
