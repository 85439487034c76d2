import type { Intervals } from "./interval.ts";
import type { Meeting } from "./slot-query.ts";

/**
 * Finds candidates by time in constant time: the time they span is cut into buckets, and `firsts[b]` is the index of
 * the first candidate at or after bucket `b`'s start. There are at most four times as many buckets as candidates, since
 * most hours of most days have none, and no bucket is shorter than the grid's interval.
 */
export type CandidateIndex = { starts: Float64Array; base: number; width: number; firsts: Int32Array };

/** `starts` ascends and is not empty. */
export function indexCandidates(starts: Float64Array, intervalMs: number): CandidateIndex {
  const base = starts[0] as number;
  const span = (starts[starts.length - 1] as number) - base;
  const width = Math.max(intervalMs, Math.ceil((span + 1) / (4 * starts.length)));
  const firsts = new Int32Array(Math.floor(span / width) + 1);
  for (let bucket = 0, i = 0; bucket < firsts.length; bucket++) {
    const from = base + bucket * width;
    while ((starts[i] as number) < from) i++;
    firsts[bucket] = i;
  }
  return { starts, base, width, firsts };
}

/**
 * Counts how many busy intervals block each candidate, as differences: the running sum of `steps` up to `i` is zero
 * exactly when candidate `i` is free. `steps` has one entry more than there are candidates. Busy intervals may come
 * in any order and overlap, so nothing is sorted: linear in their number.
 * A candidate is blocked when `[start - before, start + length + after)` overlaps a busy interval.
 */
export function countBlocks(
  index: CandidateIndex,
  busy: Intervals,
  meeting: Meeting,
  steps: Int32Array,
): void {
  const { starts, base, width, firsts } = index;
  const reach = meeting.lengthMs + meeting.bufferAfterMs;
  const before = meeting.bufferBeforeMs;
  const count = starts.length;
  const last = starts[count - 1] as number;
  for (let i = 0; i + 1 < busy.length; i += 2) {
    // Blocked starts lie strictly between `after` and `until`.
    const after = (busy[i] as number) - reach;
    const until = (busy[i + 1] as number) + before;
    if (after >= last || until <= base || (busy[i] as number) >= (busy[i + 1] as number)) continue;
    let from = 0;
    if (after >= base) {
      from = firsts[Math.floor((after - base) / width)] as number;
      while ((starts[from] as number) <= after) from++;
    }
    let to = count;
    if (until <= last) {
      to = firsts[Math.floor((until - base) / width)] as number;
      while ((starts[to] as number) < until) to++;
    }
    if (from < to) {
      steps[from] = (steps[from] as number) + 1;
      steps[to] = (steps[to] as number) - 1;
    }
  }
}

/** Blocks the candidates that start in one of the given stretches of time `[from, to)`, which may come in any order. */
export function blockStarts(index: CandidateIndex, stretches: readonly number[], steps: Int32Array): void {
  for (let i = 0; i + 1 < stretches.length; i += 2) {
    const from = firstAtOrAfter(index, stretches[i] as number);
    const to = firstAtOrAfter(index, stretches[i + 1] as number);
    if (from >= to) continue;
    steps[from] = (steps[from] as number) + 1;
    steps[to] = (steps[to] as number) - 1;
  }
}

/** The place of the first candidate at or after an instant; the number of candidates when there is none. */
function firstAtOrAfter({ starts, base, width, firsts }: CandidateIndex, instant: number): number {
  if (instant <= base) return 0;
  if (instant > (starts[starts.length - 1] as number)) return starts.length;
  let place = firsts[Math.floor((instant - base) / width)] as number;
  while ((starts[place] as number) < instant) place++;
  return place;
}
