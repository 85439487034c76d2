import {
  civilOfDayNumber,
  dayMs,
  dayNumberOfCivil,
  daysOfMonth,
  minuteMs,
} from "#app/domain/availability/calendar-day.ts";
import { instantOfWallTime, localDayAt, offsetAt, type ZoneRules } from "#app/domain/availability/zone.ts";

/** How a series goes on: `count` meetings in all, one every `every` weeks or months. */
export type SeriesRule = { readonly unit: "week" | "month"; readonly every: number; readonly count: number };

/** The same day of the month `months` later, or the last day of a month that is shorter. */
function monthsLater(dayNumber: number, months: number): number {
  const { year, month, day } = civilOfDayNumber(dayNumber);
  const since = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(since / 12), (since % 12) + 1];
  return dayNumberOfCivil(toYear, toMonth, Math.min(day, daysOfMonth(toYear, toMonth)));
}

/**
 * The starts of a series (epoch milliseconds), the first one among them: the same wall time in the schedule's zone
 * each time. Months are counted from the first date, so a series from 31 January goes on with 28 February and then
 * 31 March. A wall time that a change of clocks skips or repeats is read as everywhere in the engine. The first start
 * stays as it is, also when it is the second of two equal wall times.
 * Throws RangeError for an `every` or a `count` that is not a whole number of at least 1.
 */
export function seriesStarts(zone: ZoneRules, firstStart: number, rule: SeriesRule): number[] {
  const { unit, every, count } = rule;
  for (const number of [every, count]) {
    if (!Number.isSafeInteger(number) || number < 1) throw new RangeError(`A series cannot go by ${number}`);
  }
  const firstDay = localDayAt(zone, firstStart);
  const minuteOfDay = (firstStart + offsetAt(zone, firstStart) - firstDay * dayMs) / minuteMs;
  const starts = [firstStart];
  for (let i = 1; i < count; i++) {
    const day = unit === "week" ? firstDay + i * every * 7 : monthsLater(firstDay, i * every);
    starts.push(instantOfWallTime(zone, day, minuteOfDay));
  }
  return starts;
}
