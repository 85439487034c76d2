import { dayNumberOf, isoDateOf, weekdayOf } from "#app/domain/availability/calendar-day.ts";
import { localDayAt, startOfDay } from "#app/domain/availability/zone.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { Locale } from "#app/messages/locale.ts";
import { formatCalendarDate, formatDay, formatWeekday } from "#app/platform/time/format.server.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import type { MonthTurn } from "#app/ui/booking/month-grid.tsx";
import type { TimeChoice } from "#app/ui/booking/time-list.tsx";
import { monthOf, type PickerOptions, slotsByDate } from "./picker-view.server.ts";
import { startsOfDay, timeChoices } from "./time-choices.server.ts";

export type WeekDay = {
  date: string;
  /** "Mon", "7", and what is heard: "Monday, December 7, 5 free times". */
  weekday: string;
  day: string;
  label: string;
  today: boolean;
  times: TimeChoice[];
  waitHref?: string;
};

export type WeekView = {
  title: string;
  previous: MonthTurn;
  next: MonthTurn;
  days: WeekDay[];
  nextFree: { href: string; label: string } | null;
};

export type WeekOptions = Omit<PickerOptions, "month" | "date" | "lastMonth"> & {
  /** The week's Monday. */
  monday: string;
  /** The last local date that is worth turning to. */
  lastDate: string;
};

/** The Monday of a date's week. */
export function mondayOf(date: string): string {
  const day = dayNumberOf(date);
  return isoDateOf(day - (weekdayOf(day) - 1));
}

export function addDays(date: string, days: number): string {
  return isoDateOf(dayNumberOf(date) + days);
}

/** A week's instants `[from, to)` in a zone. */
export function weekBounds(monday: string, zone: string): { from: number; to: number } {
  const rules = zoneRules(zone);
  const first = dayNumberOf(monday);
  return { from: startOfDay(rules, first), to: startOfDay(rules, first + 7) };
}

/** Seven days with all their times, Monday first. */
export function weekView(options: WeekOptions): WeekView {
  const { shown, now, monday, lastDate, slots, hrefWith, nextFree } = options;
  const { t } = translatorFor(shown.locale);
  const today = isoDateOf(localDayAt(zoneRules(shown.zone), now));
  const byDate = slotsByDate(slots, shown.zone);
  const hrefOf = (date: string) => hrefWith({ date, month: null, at: null });
  const turn = (
    to: string,
    allowed: boolean,
    label: "booking.previousWeek" | "booking.nextWeek",
  ): MonthTurn => ({
    label: t(label, { week: weekTitle(to, shown.locale) }),
    ...(allowed ? { href: hrefOf(to) } : {}),
  });
  const freeDate = nextFree === null ? null : isoDateOf(localDayAt(zoneRules(shown.zone), nextFree));
  return {
    title: weekTitle(monday, shown.locale),
    previous: turn(addDays(monday, -7), monday > today, "booking.previousWeek"),
    next: turn(addDays(monday, 7), addDays(monday, 7) <= lastDate, "booking.nextWeek"),
    days: Array.from({ length: 7 }, (_, place) =>
      weekDay(addDays(monday, place), place + 1, { today, byDate, options }),
    ),
    nextFree:
      freeDate === null || slots.length > 0
        ? null
        : { label: formatCalendarDate(freeDate, shown.locale), href: hrefOf(freeDate) },
  };
}

function weekDay(
  date: string,
  weekday: number,
  { today, byDate, options }: { today: string; byDate: Map<string, number[]>; options: WeekOptions },
): WeekDay {
  const { shown, full, hrefWith } = options;
  const { t } = translatorFor(shown.locale);
  const slots = byDate.get(date) ?? [];
  const spoken = formatDay(date, shown.locale);
  const times = timeChoices(startsOfDay(date, slots, options), options);
  const canWait = times.length === 0 && full?.dates.has(date);
  return {
    date,
    weekday: formatWeekday(weekday, shown.locale, "short"),
    day: String(Number(date.slice(8))),
    label: t("booking.dayLabel", { date: spoken, count: slots.length }),
    today: date === today,
    times,
    ...(canWait ? { waitHref: hrefWith({ wait: date, month: monthOf(date), at: null }) } : {}),
  };
}

const titles = new Map<string, string>();
const formats = new Map<Locale, Intl.DateTimeFormat>();

/** "December 7 – 13, 2026". Calendar dates alone: no zone is involved. */
function weekTitle(monday: string, locale: Locale): string {
  const key = `${locale} ${monday}`;
  const known = titles.get(key);
  if (known) return known;
  const format =
    formats.get(locale) ??
    new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  formats.set(locale, format);
  const range = format.formatRange(new Date(`${monday}T00:00Z`), new Date(`${addDays(monday, 6)}T00:00Z`));
  // Runtimes differ in the spaces that they put around the dash.
  const title = range.replaceAll("\u2009", " ");
  if (titles.size > 1_000) titles.clear();
  titles.set(key, title);
  return title;
}
