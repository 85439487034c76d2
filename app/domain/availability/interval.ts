/**
 * Sets of half-open intervals `[start, end)` as flat arrays `[start, end, start, end, …]` of UTC milliseconds.
 * A set is *sorted* when its intervals ascend without overlapping; two of them may touch. Empty intervals are
 * never part of a set.
 */
export type Intervals = Float64Array | readonly number[];

/** Sorts intervals given in any order and joins those that overlap or touch. Drops empty ones. */
export function mergeIntervals(intervals: Intervals): number[] {
  return joinTouching(sortIntervals(intervals));
}

/** Sorts intervals and joins those that overlap; the earlier start stays. Touching intervals stay apart. */
export function sortIntervals(intervals: Intervals): number[] {
  const order: number[] = [];
  for (let i = 0; i + 1 < intervals.length; i += 2) {
    if ((intervals[i] as number) < (intervals[i + 1] as number)) order.push(i);
  }
  order.sort((a, b) => (intervals[a] as number) - (intervals[b] as number));
  const sorted: number[] = [];
  for (const i of order) {
    const start = intervals[i] as number;
    const end = intervals[i + 1] as number;
    const last = sorted.length - 1;
    if (last > 0 && start < (sorted[last] as number)) sorted[last] = Math.max(end, sorted[last] as number);
    else sorted.push(start, end);
  }
  return sorted;
}

/** Whether no interval begins before the one before it has ended. */
export function isSorted(intervals: Intervals): boolean {
  for (let i = 2; i < intervals.length; i += 2) {
    if ((intervals[i] as number) < (intervals[i - 1] as number)) return false;
  }
  return true;
}

/** Joins the touching intervals of a sorted set. */
export function joinTouching(sorted: Intervals): number[] {
  const joined: number[] = [];
  for (let i = 0; i + 1 < sorted.length; i += 2) {
    const last = joined.length - 1;
    if (last > 0 && (sorted[i] as number) <= (joined[last] as number)) joined[last] = sorted[i + 1] as number;
    else joined.push(sorted[i] as number, sorted[i + 1] as number);
  }
  return joined;
}

/** What two sorted sets have in common. A place where either set has a seam between touching intervals keeps it. */
export function intersectIntervals(a: Intervals, b: Intervals): number[] {
  const common: number[] = [];
  let i = 0;
  let j = 0;
  while (i + 1 < a.length && j + 1 < b.length) {
    const start = Math.max(a[i] as number, b[j] as number);
    const endA = a[i + 1] as number;
    const endB = b[j + 1] as number;
    const end = Math.min(endA, endB);
    if (start < end) common.push(start, end);
    if (endA <= endB) i += 2;
    if (endB <= endA) j += 2;
  }
  return common;
}

/** What a sorted set keeps once another sorted set is taken away. */
export function subtractIntervals(from: Intervals, taken: Intervals): number[] {
  const left: number[] = [];
  let j = 0;
  for (let i = 0; i + 1 < from.length; i += 2) {
    let start = from[i] as number;
    const end = from[i + 1] as number;
    while (j + 1 < taken.length && (taken[j + 1] as number) <= start) j += 2;
    for (let k = j; k + 1 < taken.length && (taken[k] as number) < end; k += 2) {
      if ((taken[k] as number) > start) left.push(start, taken[k] as number);
      start = Math.max(start, taken[k + 1] as number);
    }
    if (start < end) left.push(start, end);
  }
  return left;
}

/** Whether `[start, end)` overlaps any interval of a set in any order. Touching is not overlapping. */
export function overlapsAny(intervals: Intervals, start: number, end: number): boolean {
  for (let i = 0; i + 1 < intervals.length; i += 2) {
    const from = intervals[i] as number;
    const to = intervals[i + 1] as number;
    if (from < to && from < end && to > start) return true;
  }
  return false;
}

/** The place in a sorted set of the start of the interval that holds a point; -1 when none does. */
export function placeAround(sorted: Intervals, point: number): number {
  let low = 0;
  let high = sorted.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[2 * middle + 1] as number) <= point) low = middle + 1;
    else high = middle;
  }
  return 2 * low < sorted.length && (sorted[2 * low] as number) <= point ? 2 * low : -1;
}

/**
 * Where the union of several sets, in any order, ends and has a gap: the ends of what `mergeIntervals` would make of
 * all of them. Starts and ends are sorted by themselves as numbers, which is several times faster than to sort pairs.
 */
export function endsOfUnion(sets: readonly Intervals[]): number[] {
  const size = sets.reduce((sum, set) => sum + (set.length >> 1), 0);
  const starts = new Float64Array(size);
  const ends = new Float64Array(size);
  let count = 0;
  for (const set of sets) {
    for (let i = 0; i + 1 < set.length; i += 2) {
      if ((set[i] as number) >= (set[i + 1] as number)) continue;
      starts[count] = set[i] as number;
      ends[count++] = set[i + 1] as number;
    }
  }
  starts.subarray(0, count).sort();
  ends.subarray(0, count).sort();
  const gaps: number[] = [];
  // As many intervals have begun as have ended by the i-th end, and none begins there: all have ended.
  for (let i = 0; i < count; i++) {
    if (i + 1 === count || (starts[i + 1] as number) > (ends[i] as number)) gaps.push(ends[i] as number);
  }
  return gaps;
}
