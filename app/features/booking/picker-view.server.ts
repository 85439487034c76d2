import { dayNumberOf, isoDateOf, weekdayOf } from "#app/domain/availability/calendar-day.ts";
import { localDayAt, startOfDay } from "#app/domain/availability/zone.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { Locale } from "#app/messages/locale.ts";
import {
  formatCalendarDate,
  formatMonth,
  formatTime,
  formatWeekday,
  type Shown,
} from "#app/platform/time/format.server.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import type { MonthDay, MonthGridProps } from "#app/ui/booking/month-grid.tsx";
import type { TimeGroup } from "#app/ui/booking/time-list.tsx";
import { slotParam } from "./booking-form.ts";

/** What the picker draws: a month with its free days, and one day's times. All text is formatted here. */
export type PickerView = {
  month: MonthGridProps;
  day: { date: string; title: string; groups: TimeGroup[] } | null;
  /** The first day with free times after an empty month. */
  nextFree: { href: string; label: string } | null;
};

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
  hrefWith: (changes: Record<string, string | null>) => string;
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
  const wanted = options.date !== null && byDate.has(options.date) ? options.date : null;
  const date = wanted ?? (byDate.keys().next().value as string | undefined) ?? null;
  const freeDate = nextFree === null ? null : isoDateOf(localDayAt(zoneRules(shown.zone), nextFree));
  return {
    month: monthGrid(options, byDate, date),
    day:
      date === null
        ? null
        : {
            date,
            title: formatCalendarDate(date, shown.locale),
            groups: dayGroups(date, byDate.get(date) ?? [], options),
          },
    nextFree:
      freeDate === null || slots.length > 0
        ? null
        : {
            label: formatCalendarDate(freeDate, shown.locale),
            href: hrefWith({ month: monthOf(freeDate), date: freeDate, at: null }),
          },
  };
}

function slotsByDate(slots: readonly number[], zone: string): Map<string, number[]> {
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
  const { shown, month, now, hrefWith, lastMonth } = options;
  const { t } = translatorFor(shown.locale);
  const today = isoDateOf(localDayAt(zoneRules(shown.zone), now));
  const first = dayNumberOf(`${month}-01`);
  const last = dayNumberOf(`${addMonths(month, 1)}-01`) - 1;
  const monday = first - (weekdayOf(first) - 1);
  const weeks: MonthDay[][] = [];
  for (let start = monday; start <= last; start += 7) {
    weeks.push(
      Array.from({ length: 7 }, (_, offset) => {
        const date = isoDateOf(start + offset);
        return monthDay(date, byDate.get(date) ?? [], {
          locale: shown.locale,
          outside: monthOf(date) !== month,
          today: date === today,
          selected: date === selected,
          hrefOf: () => hrefWith({ month, date, at: null }),
        });
      }),
    );
  }
  const turn = (count: number, allowed: boolean, label: "booking.previousMonth" | "booking.nextMonth") => {
    const target = addMonths(month, count);
    const text = t(label, { month: formatMonth(target, shown.locale) });
    return allowed
      ? { label: text, href: hrefWith({ month: target, date: null, at: null }) }
      : { label: text };
  };
  return {
    title: formatMonth(month, shown.locale),
    weekdays: weekdayNames(shown.locale),
    weeks,
    previous: turn(-1, month > monthOf(today), "booking.previousMonth"),
    next: turn(1, month < lastMonth, "booking.nextMonth"),
  };
}

type DayLook = { locale: Locale; outside: boolean; today: boolean; selected: boolean; hrefOf: () => string };

function monthDay(date: string, slots: readonly number[], look: DayLook): MonthDay {
  const { t } = translatorFor(look.locale);
  const day = String(Number(date.slice(8)));
  if (look.outside) return { date, day, label: "", outside: true };
  const label = t("booking.dayLabel", { date: formatCalendarDate(date, look.locale), count: slots.length });
  if (slots.length === 0) return { date, day, label, today: look.today };
  const density = slots.length <= 2 ? 1 : slots.length <= 7 ? 2 : 3;
  return { date, day, label, href: look.hrefOf(), density, today: look.today, selected: look.selected };
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

function dayGroups(date: string, slots: readonly number[], { shown, hrefWith }: PickerOptions): TimeGroup[] {
  const { t } = translatorFor(shown.locale);
  const rules = zoneRules(shown.zone);
  const noon = startOfDay(rules, dayNumberOf(date)) + 12 * 3_600_000;
  const parts = [
    { label: t("booking.morning"), times: slots.filter((slot) => slot < noon) },
    {
      label: t("booking.afternoon"),
      times: slots.filter((slot) => slot >= noon && slot < noon + 6 * 3_600_000),
    },
    { label: t("booking.evening"), times: slots.filter((slot) => slot >= noon + 6 * 3_600_000) },
  ];
  return parts
    .filter((part) => part.times.length > 0)
    .map((part) => ({
      label: part.label,
      times: part.times.map((slot) => ({
        label: formatTime(slot, shown),
        dateTime: slotParam(slot),
        href: hrefWith({ at: slotParam(slot) }),
      })),
    }));
}
