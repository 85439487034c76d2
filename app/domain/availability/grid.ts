import { minuteMs } from "./calendar-day.ts";
import { endsOfUnion, type Intervals, placeAround } from "./interval.ts";
import type { Meeting } from "./slot-query.ts";
import type { Bounds } from "./window.ts";

/** A grid that restarts does so on these minutes of the clock. */
const restartStep = 5 * minuteMs;

/**
 * Where a grid that fits closely restarts, ascending: at the end of each busy interval of the hosts whose grid it is,
 * plus the meeting's buffer before, rounded up. Empty for a grid that never restarts.
 */
export function gridRestarts(busySets: readonly Intervals[], meeting: Meeting): number[] {
  if (!meeting.fitClosely) return [];
  return endsOfUnion(busySets).map(
    (end) => Math.ceil((end + meeting.bufferBeforeMs) / restartStep) * restartStep,
  );
}

/** The end of the stretch that begins with range `i` and runs on through every range that touches the one before. */
function stretchEnd(ranges: Intervals, i: number): number {
  let end = ranges[i + 1] as number;
  for (let next = i + 2; next < ranges.length && ranges[next] === end; next += 2)
    end = ranges[next + 1] as number;
  return end;
}

/** Starts that follow each other by one interval, flat: how many there are and the first of them, and so on. */
type Runs = { readonly flat: number[]; total: number };

/** Adds the multiples of the interval from `anchor` on that lie in `[from, until)`. */
function addRun(runs: Runs, anchor: number, from: number, until: number, intervalMs: number): void {
  const first = anchor + Math.max(0, Math.ceil((from - anchor) / intervalMs)) * intervalMs;
  const count = Math.ceil((until - first) / intervalMs);
  if (count <= 0) return;
  runs.flat.push(count, first);
  runs.total += count;
}

function startsOf(runs: Runs, intervalMs: number): Float64Array {
  const starts = new Float64Array(runs.total);
  for (let i = 0, to = 0; i < runs.flat.length; i += 2) {
    let start = runs.flat[i + 1] as number;
    for (const end = to + (runs.flat[i] as number); to < end; to++) {
      starts[to] = start;
      start += intervalMs;
    }
  }
  return starts;
}

/**
 * The candidate starts within `bounds`, ascending: each range's start plus the offset plus multiples of the interval,
 * counted in elapsed time, as long as the meeting fits in the ranges that touch. A restart inside of a range is the
 * anchor of the rest of that range. Bounds choose among the candidates and never move them.
 */
export function gridStarts(
  ranges: Intervals,
  meeting: Meeting,
  bounds: Bounds,
  restarts: readonly number[] = [],
): Float64Array {
  const { lengthMs, intervalMs, offsetMs } = meeting;
  const runs: Runs = { flat: [], total: 0 };
  let end = Number.NEGATIVE_INFINITY;
  let next = 0;
  for (let i = 0; i + 1 < ranges.length; i += 2) {
    const rangeEnd = ranges[i + 1] as number;
    if (rangeEnd > end) end = stretchEnd(ranges, i);
    const before = Math.min(rangeEnd, bounds.to, end - lengthMs + 1);
    let anchor = (ranges[i] as number) + offsetMs;
    while (next < restarts.length && (restarts[next] as number) <= (ranges[i] as number)) next++;
    while (next < restarts.length && (restarts[next] as number) < before) {
      addRun(runs, anchor, bounds.from, restarts[next] as number, intervalMs);
      anchor = restarts[next++] as number;
    }
    addRun(runs, anchor, bounds.from, before, intervalMs);
  }
  return startsOf(runs, intervalMs);
}

/** Whether a meeting lies in the ranges that touch. */
export function holdsMeeting(ranges: Intervals, meeting: Meeting, start: number): boolean {
  const place = placeAround(ranges, start);
  return place >= 0 && start + meeting.lengthMs <= stretchEnd(ranges, place);
}

/** Whether a start is a candidate of these ranges, and if not, why. */
export function gridVerdict(
  ranges: Intervals,
  meeting: Meeting,
  start: number,
  restarts: readonly number[] = [],
): "on-grid" | "off-grid" | "outside-rules" {
  if (!holdsMeeting(ranges, meeting, start)) return "outside-rules";
  const rangeStart = ranges[placeAround(ranges, start)] as number;
  let anchor = rangeStart + meeting.offsetMs;
  for (const restart of restarts) if (restart > rangeStart && restart <= start) anchor = restart;
  return start >= anchor && (start - anchor) % meeting.intervalMs === 0 ? "on-grid" : "off-grid";
}
