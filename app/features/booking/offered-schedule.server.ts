import type { Schedule } from "#app/domain/availability/rules.ts";
import { remember } from "#app/platform/remember.ts";
import { holidaysOf } from "#app/platform/time/holidays.server.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import type { OfferedHost, OfferedSchedule } from "./offer-repository.server.ts";

/** The longest booking window reaches less than this many years ahead. */
const yearsAhead = 3;

/** A stored schedule, with the days its owner is away and travels, as the engine reads it. */
export function offeredSchedule(
  schedule: OfferedSchedule,
  { away, travel }: Pick<OfferedHost, "away" | "travel">,
  now: number,
): Schedule {
  const intervalsOf = new Map<string, { startMinute: number; endMinute: number }[]>();
  for (const [date, startMinute, endMinute] of schedule.overrides) {
    const intervals = intervalsOf.get(date) ?? [];
    if (startMinute !== null && endMinute !== null) intervals.push({ startMinute, endMinute });
    intervalsOf.set(date, intervals);
  }
  const holidays = closedHolidays(schedule, now);
  return {
    zone: zoneRules(schedule.timeZone),
    weekly: schedule.rules.map(([weekday, startMinute, endMinute]) => ({ weekday, startMinute, endMinute })),
    overrides: [...intervalsOf].map(([date, intervals]) => ({ date, intervals })),
    ...(holidays.length > 0 ? { holidays } : {}),
    ...(away.length > 0 ? { daysOff: away } : {}),
    ...(travel.length > 0
      ? { travel: travel.map(({ timeZone, ...dates }) => ({ ...dates, zone: zoneRules(timeZone) })) }
      : {}),
  };
}

const closedOf = remember<string[]>(1_000);

/** The dates of those public holidays on which the schedule is closed, from last year on. */
export function closedHolidays(
  { holidayCountry, workedHolidays }: Pick<OfferedSchedule, "holidayCountry" | "workedHolidays">,
  now: number,
): string[] {
  if (!holidayCountry) return [];
  const thisYear = new Date(now).getUTCFullYear();
  const key = JSON.stringify([holidayCountry, thisYear, workedHolidays]);
  return closedOf(key, () => {
    const years = Array.from({ length: yearsAhead + 2 }, (_, i) => thisYear - 1 + i);
    return years
      .flatMap((year) => holidaysOf(holidayCountry, year))
      .filter(({ rule }) => !workedHolidays.includes(rule))
      .map(({ date }) => date);
  });
}
