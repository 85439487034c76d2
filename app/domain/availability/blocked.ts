import type { Intervals } from "./interval.ts";
import type { Meeting } from "./slot-query.ts";

/**
 * Finds candidates by time in constant time: the time they span is cut into buckets, and `firsts[b]` is the index of
 * the first candidate in bucket `b` or a later one. `perMs` is how many buckets a millisecond has. There are at most
 * twice as many buckets as candidates, and none is shorter than the grid's interval.
 */
export type CandidateIndex = { starts: Float64Array; base: number; perMs: number; firsts: Int32Array };

/** `starts` ascends and is not empty. */
export function indexCandidates(starts: Float64Array, intervalMs: number): CandidateIndex {
  const base = starts[0] as number;
  const span = (starts[starts.length - 1] as number) - base;
  const perMs = 1 / Math.max(intervalMs, Math.ceil((span + 1) / (2 * starts.length)));
  const firsts = new Int32Array(Math.floor(span * perMs) + 1);
  for (let i = 0, bucket = 0; i < starts.length; i++) {
    const last = Math.floor(((starts[i] as number) - base) * perMs);
    while (bucket <= last) firsts[bucket++] = i;
  }
  return { starts, base, perMs, firsts };
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
  const { starts, base, perMs, firsts } = index;
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
      from = firsts[Math.floor((after - base) * perMs)] as number;
      while ((starts[from] as number) <= after) from++;
    }
    let to = count;
    if (until <= last) {
      to = firsts[Math.floor((until - base) * perMs)] as number;
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
function firstAtOrAfter({ starts, base, perMs, firsts }: CandidateIndex, instant: number): number {
  if (instant <= base) return 0;
  if (instant > (starts[starts.length - 1] as number)) return starts.length;
  let place = firsts[Math.floor((instant - base) * perMs)] as number;
  while ((starts[place] as number) < instant) place++;
  return place;
}
