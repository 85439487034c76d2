import { createRequire } from "node:module";
import type HolidaysClass from "date-holidays";
import { dayMs, dayNumberOf, isoDateOf } from "#app/domain/availability/calendar-day.ts";
import { remember } from "../remember.ts";

/**
 * One date of a public holiday. `rule` names the holiday through the years ("easter 1"), `date` is "2026-04-06". A
 * holiday of several days has one entry for each, all with its rule.
 */
export type Holiday = { date: string; name: string; rule: string };

// The data of all countries weighs ten megabytes: a process without holidays never loads it.
let loaded: typeof HolidaysClass | undefined;
function library(): typeof HolidaysClass {
  loaded ??= createRequire(import.meta.url)("date-holidays") as typeof HolidaysClass;
  return loaded;
}

const kept = remember<Holiday[]>(2_000);

/**
 * A country's public holidays of one year, by date. `place` is an ISO 3166 code, with a region after a hyphen where
 * it has its own: "DE-BY". Names are in the asked language where the data has it, else in English or the country's
 * own. Days that are holidays only from noon on are left out: most people work on their mornings. Empty for an unknown
 * place.
 */
export function holidaysOf(place: string, year: number, locale = "en"): Holiday[] {
  return kept(`${place} ${year} ${locale}`, () => readHolidays(place, year, locale));
}

function readHolidays(place: string, year: number, locale: string): Holiday[] {
  const Holidays = library();
  const [country = "", region] = place.split("-");
  const calendar = region ? new Holidays(country, region) : new Holidays(country);
  const found = new Map<string, Holiday>();
  for (const holiday of calendar.getHolidays(year, locale) ?? []) {
    if (holiday.type !== "public" || !holiday.date.includes(" 00:00:00")) continue;
    for (const date of datesOf(holiday)) {
      found.set(`${date} ${holiday.rule}`, { date, name: holiday.name, rule: holiday.rule });
    }
  }
  return [...found.values()].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** The first date, and those after it where the holiday lasts longer. A change of clocks makes a day 23 or 25 hours. */
function datesOf({ date, start, end }: { date: string; start: Date; end: Date }): string[] {
  const first = dayNumberOf(date.slice(0, 10));
  const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / dayMs));
  return Array.from({ length: days }, (_, i) => isoDateOf(first + i));
}

const countries = new Map<string, { code: string; name: string }[]>();

/** The countries that have data: ISO 3166 codes and names in the asked language, sorted by name. */
export function holidayCountries(locale = "en"): { code: string; name: string }[] {
  const known = countries.get(locale);
  if (known) return known;
  const Holidays = library();
  const names = new Intl.DisplayNames([locale], { type: "region" });
  const listed = Object.keys(new Holidays().getCountries("en"))
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
  countries.set(locale, listed);
  return listed;
}

/** The regions of a country that have holidays of their own, by name; their codes are places: "DE-BY". */
export function holidayRegions(country: string, locale = "en"): { code: string; name: string }[] {
  const Holidays = library();
  const regions = new Holidays().getStates(country, locale) ?? {};
  return Object.entries(regions)
    .map(([code, name]) => ({ code: `${country}-${code}`, name }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}

export function isHolidayPlace(place: string): boolean {
  const [country = "", region] = place.split("-");
  if (!holidayCountries().some(({ code }) => code === country)) return false;
  return region === undefined || holidayRegions(country).some(({ code }) => code === place);
}
