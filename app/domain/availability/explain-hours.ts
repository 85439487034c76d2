import { isoDateOf } from "./calendar-day.ts";
import { type DayRules, datesAround, expandDays, hoursOn, isDayOff, spanOfDay } from "./day-rules.ts";
import { holdsMeeting } from "./grid.ts";
import { joinTouching, placeAround } from "./interval.ts";
import type { Meeting } from "./slot-query.ts";
import type { Bounds } from "./window.ts";
import { localDayAt } from "./zone.ts";

/** Why the hours of a schedule do not hold a meeting. */
export type HoursExclusion =
  | { readonly kind: "day-off" }
  | { readonly kind: "holiday"; readonly date: string }
  /** An override of this date leaves no hours for the meeting. */
  | { readonly kind: "override"; readonly date: string }
  /** The local date has these ranges (flat, epoch milliseconds), and none of them holds the meeting. */
  | { readonly kind: "no-hours"; readonly date: string; readonly ranges: number[] };

function covers(ranges: readonly number[], part: Bounds): boolean {
  const stretches = joinTouching(ranges);
  const place = placeAround(stretches, part.from);
  return place >= 0 && part.to <= (stretches[place + 1] as number);
}

/** Why one date's hours do not cover the part of a meeting that falls on it: all reasons. */
function reasonsOn(days: DayRules, day: number, part: Bounds): HoursExclusion[] {
  const date = isoDateOf(day);
  const reasons: HoursExclusion[] = [];
  const hasOverride = days.overrides.has(day);
  if (isDayOff(days, day)) reasons.push({ kind: "day-off" });
  if (days.holidays.has(day) && !hasOverride) reasons.push({ kind: "holiday", date });
  // What the date would have without them may not hold the meeting either.
  const ranges = hoursOn({ ...days, daysOff: [], holidays: new Set() }, day);
  if (reasons.length > 0 && covers(ranges, part)) return reasons;
  reasons.push(hasOverride ? { kind: "override", date } : { kind: "no-hours", date, ranges });
  return reasons;
}

/**
 * Why the hours do not hold a meeting at `start`, date by date where it runs over midnight; empty when they hold it.
 * Of a day off or a holiday that has no such hours anyway, both are said.
 */
export function hoursExclusions(days: DayRules, meeting: Meeting, start: number): HoursExclusion[] {
  const end = start + meeting.lengthMs;
  const ranges = expandDays(days, start, end);
  if (holdsMeeting(ranges, meeting, start)) return [];
  const reasons: HoursExclusion[] = [];
  const { first, last } = datesAround(days, start, end);
  for (let day = first; day <= last; day++) {
    const { from, to } = spanOfDay(days, day);
    const part = { from: Math.max(start, from), to: Math.min(end, to) };
    if (part.from < part.to && !covers(ranges, part)) reasons.push(...reasonsOn(days, day, part));
  }
  if (reasons.length > 0) return reasons;
  // Between two dates that are read in different zones there may be time that belongs to neither.
  const day = localDayAt(days.zone, start);
  return [{ kind: "no-hours", date: isoDateOf(day), ranges: hoursOn(days, day) }];
}
