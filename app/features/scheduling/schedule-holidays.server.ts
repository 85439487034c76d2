import { dayNumberOf } from "#app/domain/availability/calendar-day.ts";
import type { Locale } from "#app/messages/locale.ts";
import { formatShortDate } from "#app/platform/time/format.server.ts";
import {
  type Holiday,
  holidayCountries,
  holidayRegions,
  holidaysOf,
  isHolidayPlace,
} from "#app/platform/time/holidays.server.ts";
import { localDate } from "#app/platform/time/zones.server.ts";

/** What a schedule's form shows of the public holidays of a place. All text is formatted here. */
export type HolidayView = {
  /** Whose holidays these are; null without any. */
  place: string | null;
  regions: { value: string; label: string }[];
  /** Each holiday of this year and the next, by its first date that is not over. */
  rows: { rule: string; name: string; dates: string }[];
  /** The next dates on which the schedule is closed. */
  next: { date: string; name: string }[];
};

export type HolidayChoice = { place: string | null; workedHolidays: readonly string[]; timeZone: string };

const nextMax = 3;

export function countryOptions(locale: Locale): { value: string; label: string }[] {
  return holidayCountries(locale).map(({ code, name }) => ({ value: code, label: name }));
}

/** The holidays of a place that are not over, of this year and the next; empty for no place or an unknown one. */
export function holidayView(
  { place, workedHolidays, timeZone }: HolidayChoice,
  now: number,
  locale: Locale,
): HolidayView {
  if (!place || !isHolidayPlace(place)) return { place: null, regions: [], rows: [], next: [] };
  const today = localDate(timeZone, now);
  const ahead = upcomingHolidays(place, today, locale);
  const rules = [...new Set(ahead.map(({ rule }) => rule))];
  const country = place.split("-")[0] ?? "";
  return {
    place,
    regions: holidayRegions(country, locale).map(({ code, name }) => ({ value: code, label: name })),
    rows: rules.map((rule) => {
      const dates = ahead.filter((holiday) => holiday.rule === rule);
      return { rule, name: sentenceCase(dates[0]?.name ?? rule, locale), dates: datesOf(dates, locale) };
    }),
    next: ahead
      .filter(({ rule }) => !workedHolidays.includes(rule))
      .slice(0, nextMax)
      .map(({ date, name }) => ({
        date: formatShortDate(date, locale),
        name: sentenceCase(name, locale),
      })),
  };
}

function upcomingHolidays(place: string, today: string, locale: Locale): Holiday[] {
  const year = Number(today.slice(0, 4));
  return [year, year + 1]
    .flatMap((one) => holidaysOf(place, one, locale))
    .filter(({ date }) => date >= today);
}

/** The data writes some names as within a sentence: "la Fête-Dieu". */
function sentenceCase(name: string, locale: Locale): string {
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

/** "Mon, Mar 29, 2027 · Mon, Apr 17, 2028"; days that follow each other are told by the first and the last. */
function datesOf(dates: readonly Holiday[], locale: Locale): string {
  const runs: { first: string; last: string }[] = [];
  for (const { date } of dates) {
    const run = runs.at(-1);
    if (run && dayNumberOf(date) === dayNumberOf(run.last) + 1) run.last = date;
    else runs.push({ first: date, last: date });
  }
  return runs
    .map(({ first, last }) => {
      const text = formatShortDate(first, locale);
      return first === last ? text : `${text} – ${formatShortDate(last, locale)}`;
    })
    .join(" · ");
}

/** The public holiday that closes a date in a place, or null. */
export function holidayNameOn(
  place: string | null,
  date: string,
  locale: Locale,
  worked: ReadonlySet<string> = new Set(),
): string | null {
  if (!place) return null;
  const found = holidaysOf(place, Number(date.slice(0, 4)), locale).find(
    (holiday) => holiday.date === date && !worked.has(holiday.rule),
  );
  return found ? sentenceCase(found.name, locale) : null;
}
