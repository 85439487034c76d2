import type { Intervals } from "./interval.ts";
import type { Meeting } from "./slot-query.ts";
import type { Bounds } from "./window.ts";

/** The end of the stretch that begins with range `i` and runs on through every range that touches the one before. */
function stretchEnd(ranges: Intervals, i: number): number {
  let end = ranges[i + 1] as number;
  for (let next = i + 2; next < ranges.length && ranges[next] === end; next += 2)
    end = ranges[next + 1] as number;
  return end;
}

/**
 * The candidate starts within `bounds`, ascending: each range's start plus the offset plus multiples of the interval,
 * counted in elapsed time, as long as the meeting fits in the ranges that touch. Bounds choose among the candidates
 * and never move them.
 */
export function gridStarts(ranges: Intervals, meeting: Meeting, bounds: Bounds): Float64Array {
  const { lengthMs, intervalMs, offsetMs } = meeting;
  const starts: number[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (let i = 0; i + 1 < ranges.length; i += 2) {
    const rangeEnd = ranges[i + 1] as number;
    if (rangeEnd > end) end = stretchEnd(ranges, i);
    const anchor = (ranges[i] as number) + offsetMs;
    const before = Math.min(rangeEnd, bounds.to, end - lengthMs + 1);
    const skipped = Math.max(0, Math.ceil((bounds.from - anchor) / intervalMs));
    for (let start = anchor + skipped * intervalMs; start < before; start += intervalMs) starts.push(start);
  }
  return new Float64Array(starts);
}

/** Whether a start is a candidate of these ranges, and if not, why. */
export function gridVerdict(
  ranges: Intervals,
  meeting: Meeting,
  start: number,
): "on-grid" | "off-grid" | "outside-rules" {
  for (let i = 0; i + 1 < ranges.length; i += 2) {
    const rangeStart = ranges[i] as number;
    if (start < rangeStart || start >= (ranges[i + 1] as number)) continue;
    if (start + meeting.lengthMs > stretchEnd(ranges, i)) return "outside-rules";
    const sinceAnchor = start - rangeStart - meeting.offsetMs;
    return sinceAnchor >= 0 && sinceAnchor % meeting.intervalMs === 0 ? "on-grid" : "off-grid";
  }
  return "outside-rules";
}
