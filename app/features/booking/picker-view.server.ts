import { dayNumberOf, isoDateOf, weekdayOf } from "#app/domain/availability/calendar-day.ts";
import { localDayAt, startOfDay } from "#app/domain/availability/zone.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { Locale } from "#app/messages/locale.ts";
import { remember } from "#app/platform/remember.ts";
import {
  formatCalendarDate,
  formatDay,
  formatMonth,
  formatWeekday,
  type Shown,
} from "#app/platform/time/format.server.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import type { MonthDay, MonthGridProps } from "#app/ui/booking/month-grid.tsx";
import type { TimeGroup } from "#app/ui/booking/time-list.tsx";
import { type FullTimes, type HrefWith, startsOfDay, timeChoices } from "./time-choices.server.ts";

/** What the picker draws: a month with its free days, and one day's times. All text is formatted here. */
export type PickerView = {
  month: MonthGridProps;
  day: PickedDay | null;
  /** The first day with free times after an empty month. */
  nextFree: { href: string; label: string } | null;
};

/** `waitHref`: of a full day with a waiting list. */
export type PickedDay = { date: string; title: string; groups: TimeGroup[]; waitHref?: string };

export type PickerOptions = {
  shown: Shown;
  now: number;
  /** `2026-12`. */
  month: string;
  /** The wanted day; the first free one when it is absent or not free. */
  date: string | null;
  slots: readonly number[];
  /** The first free start after the month, asked for only when the month is empty. */
  nextFree: number | null;
  /** Latest month that is worth turning to, `2027-12`. */
  lastMonth: string;
  /** An address with these parameters set, others as they are. */
  hrefWith: HrefWith;
  /** What is full and can be waited for. */
  full?: FullTimes | undefined;
  /** A short second line under a start: "2 places left". */
  noteOf?: ((start: number) => string | undefined) | undefined;
};

export function monthOf(date: string): string {
  return date.slice(0, 7);
}

/** `2026-12` plus or minus months. */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const total = year * 12 + number - 1 + count;
  return `${String(Math.floor(total / 12)).padStart(4, "0")}-${String((total % 12) + 1).padStart(2, "0")}`;
}

/** A month's instants `[from, to)` in a zone. */
export function monthBounds(month: string, zone: string): { from: number; to: number } {
  const rules = zoneRules(zone);
  return {
    from: startOfDay(rules, dayNumberOf(`${month}-01`)),
    to: startOfDay(rules, dayNumberOf(`${addMonths(month, 1)}-01`)),
  };
}

export function pickerView(options: PickerOptions): PickerView {
  const { shown, slots, hrefWith, nextFree } = options;
  const byDate = slotsByDate(slots, shown.zone);
  const canWait = options.date !== null && fullDatesOf(options).has(options.date);
  const wanted = options.date !== null && (canWait || byDate.has(options.date)) ? options.date : null;
  const date = wanted ?? (byDate.keys().next().value as string | undefined) ?? null;
  const freeDate = nextFree === null ? null : isoDateOf(localDayAt(zoneRules(shown.zone), nextFree));
  return {
    month: monthGrid(options, byDate, date),
    day: date === null ? null : pickedDay(date, byDate.get(date) ?? [], options),
    nextFree:
      freeDate === null || slots.length > 0
        ? null
        : {
            label: formatCalendarDate(freeDate, shown.locale),
            href: hrefWith({ month: monthOf(freeDate), date: freeDate, at: null }),
          },
  };
}

function fullDatesOf({ full }: PickerOptions): ReadonlySet<string> {
  return full?.dates ?? new Set();
}

export function slotsByDate(slots: readonly number[], zone: string): Map<string, number[]> {
  const rules = zoneRules(zone);
  const byDate = new Map<string, number[]>();
  let lastDay = Number.NaN;
  let ofDay: number[] = [];
  for (const slot of slots) {
    const day = localDayAt(rules, slot);
    if (day !== lastDay) {
      const date = isoDateOf(day);
      ofDay = byDate.get(date) ?? [];
      byDate.set(date, ofDay);
      lastDay = day;
    }
    ofDay.push(slot);
  }
  return byDate;
}

function monthGrid(
  options: PickerOptions,
  byDate: Map<string, number[]>,
  selected: string | null,
): MonthGridProps {
  const { shown, month, now, hrefWith } = options;
  const today = isoDateOf(localDayAt(zoneRules(shown.zone), now));
  const first = dayNumberOf(`${month}-01`);
  const last = dayNumberOf(`${addMonths(month, 1)}-01`) - 1;
  const monday = first - (weekdayOf(first) - 1);
  const most = Math.max(1, ...[...byDate.values()].map((ofDay) => ofDay.length));
  const full = fullDatesOf(options);
  const weeks: MonthDay[][] = [];
  for (let start = monday; start <= last; start += 7) {
    weeks.push(
      Array.from({ length: 7 }, (_, offset) => {
        const date = isoDateOf(start + offset);
        return monthDay(date, byDate.get(date)?.length ?? 0, {
          locale: shown.locale,
          outside: monthOf(date) !== month,
          today: date === today,
          selected: date === selected,
          most,
          full: full.has(date),
          hrefOf: () => hrefWith({ month, date, at: null }),
        });
      }),
    );
  }
  return {
    title: formatMonth(month, shown.locale),
    weekdays: weekdayNames(shown.locale),
    weeks,
    ...monthTurns(options, today),
  };
}

function monthTurns({ shown, month, lastMonth, hrefWith }: PickerOptions, today: string) {
  const { t } = translatorFor(shown.locale);
  const turn = (count: number, allowed: boolean, label: "booking.previousMonth" | "booking.nextMonth") => {
    const target = addMonths(month, count);
    const text = t(label, { month: formatMonth(target, shown.locale) });
    return allowed
      ? { label: text, href: hrefWith({ month: target, date: null, at: null }) }
      : { label: text };
  };
  return {
    previous: turn(-1, month > monthOf(today), "booking.previousMonth"),
    next: turn(1, month < lastMonth, "booking.nextMonth"),
  };
}

type DayLook = {
  locale: Locale;
  outside: boolean;
  today: boolean;
  selected: boolean;
  /** How many times the fullest day of the month has. */
  most: number;
  full: boolean;
  hrefOf: () => string;
};

/** "Tuesday, July 28, 6 times free": a month has forty of them, and most are shown again and again. */
const dayLabels = remember<string>(10_000);

function dayLabel(date: string, count: number, locale: Locale): string {
  return dayLabels(`${locale} ${date} ${count}`, () =>
    translatorFor(locale).t("booking.dayLabel", { date: formatDay(date, locale), count }),
  );
}

function monthDay(date: string, count: number, look: DayLook): MonthDay {
  const { t } = translatorFor(look.locale);
  const day = String(Number(date.slice(8)));
  if (look.outside) return { date, day, label: "", outside: true };
  const { today, selected } = look;
  if (count === 0 && look.full) {
    const label = t("booking.dayFull", { date: formatDay(date, look.locale) });
    return { date, day, label, href: look.hrefOf(), today, selected };
  }
  const label = dayLabel(date, count, look.locale);
  if (count === 0) return { date, day, label, today };
  const density = Math.ceil((3 * count) / look.most) as 1 | 2 | 3;
  return { date, day, label, href: look.hrefOf(), density, today, selected };
}

const weekdayCache = new Map<Locale, { short: string; long: string }[]>();

function weekdayNames(locale: Locale) {
  let names = weekdayCache.get(locale);
  if (!names) {
    names = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      short: formatWeekday(weekday, locale, "short"),
      long: formatWeekday(weekday, locale, "long"),
    }));
    weekdayCache.set(locale, names);
  }
  return names;
}

/** One day's times in the parts of the day, the full ones among them. */
function pickedDay(date: string, slots: readonly number[], options: PickerOptions): PickedDay {
  const { shown, hrefWith } = options;
  const { t } = translatorFor(shown.locale);
  const all = startsOfDay(date, slots, options);
  const noon = startOfDay(zoneRules(shown.zone), dayNumberOf(date)) + 12 * 3_600_000;
  const evening = noon + 6 * 3_600_000;
  const parts = [
    { label: t("booking.morning"), starts: all.filter((start) => start < noon) },
    { label: t("booking.afternoon"), starts: all.filter((start) => start >= noon && start < evening) },
    { label: t("booking.evening"), starts: all.filter((start) => start >= evening) },
  ];
  return {
    date,
    title: formatCalendarDate(date, shown.locale),
    groups: parts
      .filter(({ starts }) => starts.length > 0)
      .map(({ label, starts }) => ({ label, times: timeChoices(starts, options) })),
    ...(fullDatesOf(options).has(date) && all.length === 0
      ? { waitHref: hrefWith({ wait: date, date, at: null }) }
      : {}),
  };
}
