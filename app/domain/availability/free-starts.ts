import { blockStarts, type CandidateIndex, countBlocks, indexCandidates } from "./blocked.ts";
import type { DayRules } from "./day-rules.ts";
import { fullPeriods } from "./limits.ts";
import type { HostAvailability, Meeting } from "./slot-query.ts";
import type { Bounds } from "./window.ts";

/** Hosts whose schedules always expand to the same ranges, and the bounds of starts by their notice and window. */
export type Peers = {
  readonly days: DayRules;
  readonly bounds: Bounds;
  readonly hosts: readonly HostAvailability[];
};

/** Counts what blocks each candidate for one host: busy time and limits reached. See `countBlocks`. */
function countHost(
  index: CandidateIndex,
  { busy, limits }: HostAvailability,
  days: DayRules,
  meeting: Meeting,
  steps: Int32Array,
): void {
  countBlocks(index, busy, meeting, steps);
  for (const limit of limits ?? []) {
    blockStarts(index, fullPeriods(limit, days.zone, meeting.lengthMs), steps);
  }
}

/** The candidates, which ascend, that every one of these hosts is free for. */
export function freeOfAll(starts: Float64Array, teams: readonly Peers[], meeting: Meeting): number[] {
  if (starts.length === 0) return [];
  const index = indexCandidates(starts, meeting.intervalMs);
  const steps = new Int32Array(starts.length + 1);
  for (const { hosts, days } of teams) for (const host of hosts) countHost(index, host, days, meeting, steps);
  const free: number[] = [];
  for (let i = 0, blocks = 0; i < starts.length; i++) {
    blocks += steps[i] as number;
    if (blocks === 0) free.push(starts[i] as number);
  }
  return free;
}

/**
 * The candidates, which ascend, that at least one of these hosts is free for. Each host is asked only about the
 * candidates that no host before was free for; after a few hosts these are few, and most busy intervals are far from
 * all of them.
 */
export function freeOfAny(starts: Float64Array, { hosts, days }: Peers, meeting: Meeting): number[] {
  if (starts.length === 0) return [];
  let closed = starts;
  let index = indexCandidates(closed, meeting.intervalMs);
  for (const host of hosts) {
    const steps = new Int32Array(closed.length + 1);
    countHost(index, host, days, meeting, steps);
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
