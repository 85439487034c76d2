import { dayMs, dayNumberOf, isoDateOf, minuteMs, weekdayOf } from "#app/domain/availability/calendar-day.ts";
import { localDayAt, offsetAt, startOfDay } from "#app/domain/availability/zone.ts";
import type { Locale } from "#app/messages/locale.ts";
import { formatCalendarDate, formatMonth, formatShortDate } from "#app/platform/time/format.server.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import type { CalendarQuery, CalendarSpan } from "./calendar-query.ts";

/** The local dates that a view shows, as day numbers, and the instants `[from, to)` that they last. */
export type CalendarDays = {
  /** The date that was asked for. */
  date: string;
  dates: number[];
  from: number;
  to: number;
  previous: string;
  next: string;
};

export function daysOfView({ view, date }: CalendarQuery, zone: string, now: number): CalendarDays {
  const rules = zoneRules(zone);
  const day = date === null ? localDayAt(rules, now) : dayNumberOf(date);
  const { first, count, previous, next } = bounds(view, day);
  const dates = Array.from({ length: count }, (_, i) => first + i);
  return {
    date: isoDateOf(day),
    dates,
    from: startOfDay(rules, first),
    to: startOfDay(rules, first + count),
    previous: isoDateOf(previous),
    next: isoDateOf(next),
  };
}

function bounds(view: CalendarSpan, day: number) {
  if (view === "day") return { first: day, count: 1, previous: day - 1, next: day + 1 };
  const monday = day - (weekdayOf(day) - 1);
  if (view === "week") return { first: monday, count: 7, previous: monday - 7, next: monday + 7 };
  const month = isoDateOf(day).slice(0, 7);
  const first = dayNumberOf(`${month}-01`);
  const next = dayNumberOf(`${isoDateOf(first + 31).slice(0, 7)}-01`);
  const start = first - (weekdayOf(first) - 1);
  const weeks = Math.ceil((next - start) / 7);
  const previous = dayNumberOf(`${isoDateOf(first - 1).slice(0, 7)}-01`);
  return { first: start, count: weeks * 7, previous, next };
}

export function titleOfDays({ date, dates }: CalendarDays, view: CalendarSpan, locale: Locale): string {
  if (view === "month") return formatMonth(date, locale);
  if (view === "day") return formatCalendarDate(date, locale);
  const [first, last] = [dates[0] ?? 0, dates.at(-1) ?? 0];
  return `${formatShortDate(isoDateOf(first), locale)} – ${formatShortDate(isoDateOf(last), locale)}`;
}

/** A local date ready to place things in: its instants, and the minute that its clock shows. */
export function dayClock(zone: string, day: number) {
  const rules = zoneRules(zone);
  return {
    from: startOfDay(rules, day),
    to: startOfDay(rules, day + 1),
    minuteOf: (instant: number) =>
      Math.max(0, Math.min(1440, Math.floor((instant + offsetAt(rules, instant) - day * dayMs) / minuteMs))),
  };
}
