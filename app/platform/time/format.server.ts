import { DateTime, type DateTimeFormatOptions } from "luxon";
import { dayMs, minuteMs } from "#app/domain/availability/calendar-day.ts";
import { offsetAt, transitionsBetween } from "#app/domain/availability/zone.ts";
import type { Locale } from "#app/messages/locale.ts";
import { remember } from "../remember.ts";
import { localDate, parleyZone, zoneRules } from "./zones.server.ts";

/**
 * Text of dates and times, ready for pages and mails. Luxon formats with Parley's own zones, so nothing here depends
 * on the server's zone or on the runtime's zone data. Instants are epoch milliseconds.
 */
export type Shown = {
  readonly locale: Locale;
  /** An IANA name that Parley knows; an unknown one throws RangeError. */
  readonly zone: string;
  /** 12 or 24 hours; the locale's custom when absent. */
  readonly hourCycle?: "h12" | "h23";
};

const dayParts = { weekday: "long", year: "numeric", month: "long", day: "numeric" } as const;

/** Twelve hours in English, twenty-four in French, unless the visitor chose. */
function timeParts({ locale, hourCycle }: Shown): DateTimeFormatOptions {
  const cycle = hourCycle ?? (locale === "en" ? "h12" : "h23");
  return { hour: cycle === "h12" ? "numeric" : "2-digit", minute: "2-digit", hourCycle: cycle };
}

function text(instant: number, shown: Shown, options: DateTimeFormatOptions): string {
  // Runtimes differ in the space that they put before AM and PM.
  const made = DateTime.fromMillis(instant, { zone: parleyZone(shown.zone), locale: shown.locale })
    .toLocaleString(options)
    .replace(/\s(?=[AP]M\b)/, "\u00a0");
  return withOrdinal(made, shown.locale);
}

/** The first of a month is the only day that French counts by its rank: "1er décembre". */
function withOrdinal(date: string, locale: Locale): string {
  return locale === "fr" ? date.replace(/(?<!\d)1(?= \p{L}{3})/u, "1er") : date;
}

/** When clocks go back the same time comes twice; only then does the text need the offset as well. */
function repeatedTimeSuffix(instant: number, shown: Shown): string {
  const repeatMsMax = 3 * 3_600_000;
  const changes = transitionsBetween(zoneRules(shown.zone), instant - repeatMsMax, instant + repeatMsMax);
  const repeated = changes.some((change) => {
    const repeat = change.offsetBefore - change.offsetAfter;
    return instant >= change.at - repeat && instant < change.at + repeat;
  });
  return repeated ? ` (${offsetLabel(shown.zone, instant)})` : "";
}

/** "Tuesday, July 28, 2026" or "mardi 28 juillet 2026". */
export function formatDate(instant: number, shown: Shown): string {
  return formatCalendarDate(localDate(shown.zone, instant), shown.locale);
}

/** The texts of a day's minutes by locale and hour cycle, made when first needed: a month shows each many times. */
const minuteTexts = new Map<string, string[]>();

/** "9:00 AM" or "09:00"; a time that the clocks show twice names its offset: "1:30 AM (UTC−4)". */
export function formatTime(instant: number, shown: Shown): string {
  const key = `${shown.locale} ${shown.hourCycle ?? ""}`;
  const texts = minuteTexts.get(key) ?? [];
  if (texts.length === 0) minuteTexts.set(key, texts);
  const zone = zoneRules(shown.zone);
  const minute = Math.floor((((instant + offsetAt(zone, instant)) % dayMs) + dayMs) / minuteMs) % 1440;
  texts[minute] ??= text(instant, shown, timeParts(shown));
  return texts[minute] + repeatedTimeSuffix(instant, shown);
}

/** "Tuesday, July 28, 2026 at 9:00 AM" or "mardi 28 juillet 2026 à 09:00". */
export function formatDateTime(instant: number, shown: Shown): string {
  return text(instant, shown, { ...dayParts, ...timeParts(shown) }) + repeatedTimeSuffix(instant, shown);
}

/**
 * "Tuesday, July 28, 2026, 9:00 AM – 9:30 AM". An end on another date names its date too; midnight itself still
 * belongs to the day that it ends.
 */
export function formatRange(start: number, end: number, shown: Shown): string {
  const lastInstant = Math.max(start, end - 1);
  if (localDate(shown.zone, start) !== localDate(shown.zone, lastInstant)) {
    return `${formatDateTime(start, shown)} – ${formatDateTime(end, shown)}`;
  }
  return `${formatDate(start, shown)}, ${formatTime(start, shown)} – ${formatTime(end, shown)}`;
}

/** A calendar month "2026-07" (or a date in it) as "July 2026" or "juillet 2026". */
export function formatMonth(month: string, locale: Locale): string {
  return calendarText(`${month.slice(0, 7)}-01`, locale, { year: "numeric", month: "long" });
}

/** A calendar date "2026-07-28" as "Tuesday, July 28, 2026"; no zone is involved. */
export function formatCalendarDate(date: string, locale: Locale): string {
  return calendarText(date, locale, dayParts);
}

/** A calendar date "2026-07-28" as "Tue, Jul 28, 2026" or "mar. 28 juil. 2026", for lists. */
export function formatShortDate(date: string, locale: Locale): string {
  return calendarText(date, locale, { weekday: "short", year: "numeric", month: "short", day: "numeric" });
}

/** The same without its year, where the page says that: "Tuesday, July 28". */
export function formatDay(date: string, locale: Locale): string {
  return calendarText(date, locale, { weekday: "long", month: "long", day: "numeric" });
}

/** An ISO weekday (1 is Monday) as "Monday", "Mon" or "M". */
export function formatWeekday(
  weekday: number,
  locale: Locale,
  width: "long" | "short" | "narrow" = "long",
): string {
  // 2024 began on a Monday.
  return calendarText(`2024-01-0${weekday}`, locale, { weekday: width });
}

/** Texts of calendar dates. A year in both languages fits; a crawler that walks through centuries empties it. */
const calendarTexts = remember<string>(4_000);

function calendarText(date: string, locale: Locale, options: DateTimeFormatOptions): string {
  const key = `${locale} ${date} ${options.weekday} ${options.month} ${options.year}`;
  return calendarTexts(key, () => {
    const day = DateTime.fromISO(date, { zone: "utc", locale });
    if (!day.isValid) throw new RangeError(`Not a calendar date: ${date}`);
    return withOrdinal(day.toLocaleString(options), locale);
  });
}

/** The offset in force: "UTC+2", "UTC+5:45", "UTC−3" (with a real minus sign), "UTC". */
export function offsetLabel(zone: string, instant: number): string {
  return parleyZone(zone).offsetName(instant).replace("-", "−");
}
