import { isoDateOf } from "#app/domain/availability/calendar-day.ts";
import { formatCalendarDate, formatWeekday } from "#app/platform/time/format.server.ts";
import { dayClock } from "./calendar-days.server.ts";
import type { CalendarItem } from "./calendar-items.server.ts";
import type { CalendarScene } from "./calendar-scene.ts";
import { notesOn } from "./open-hours.server.ts";

export type MonthCell = {
  date: string;
  day: string;
  title: string;
  isOutside: boolean;
  isToday: boolean;
  notes: string[];
  items: CalendarItem[];
  /** How many more there are than shown. */
  more: number;
};

export type MonthView = { weekdays: { short: string; long: string }[]; weeks: MonthCell[][] };

const shownMax = 4;

export function monthView({ days, items, hours, members, words }: CalendarScene): MonthView {
  const { shown, now } = words;
  const month = days.date.slice(0, 7);
  const ids = members.map(({ id }) => id);
  const cells = days.dates.map((day): MonthCell => {
    const clock = dayClock(shown.zone, day);
    const date = isoDateOf(day);
    const ofDay = items.filter(({ startsAt, endsAt }) => startsAt < clock.to && endsAt > clock.from);
    // One more than the most fits in the line that would say "one more".
    const visible = ofDay.length > shownMax ? shownMax - 1 : ofDay.length;
    return {
      date,
      day: String(Number(date.slice(8))),
      title: formatCalendarDate(date, shown.locale),
      isOutside: date.slice(0, 7) !== month,
      isToday: now >= clock.from && now < clock.to,
      notes: notesOn(hours, ids, date, members.length > 1, words),
      items: ofDay.slice(0, visible),
      more: ofDay.length - visible,
    };
  });
  return {
    weekdays: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      short: formatWeekday(weekday, shown.locale, "short"),
      long: formatWeekday(weekday, shown.locale, "long"),
    })),
    weeks: Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7)),
  };
}
