import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import {
  civilOfDayNumber,
  dayNumberOf,
  dayNumberOfCivil,
  isoDateOf,
  weekdayOf,
} from "#app/domain/availability/calendar-day.ts";
import { Button } from "#app/ui/button.tsx";
import { classNames } from "#app/ui/class-names.ts";
import { useI18n } from "#app/ui/i18n.tsx";

type Props = {
  /** Nothing before it can be chosen. */
  today: string;
  selected: readonly string[];
  /** Dates that differ from the week already. */
  marked: ReadonlySet<string>;
  onToggle: (date: string) => void;
  labelledBy: string;
};

/** Months and dates have no zone: they are written as if all clocks showed UTC. */
function useDateTexts() {
  const { locale } = useI18n();
  const text = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
    return (day: number) => format.format(day * 86_400_000);
  };
  return {
    month: text({ year: "numeric", month: "long" }),
    date: text({ dateStyle: "full" }),
    weekday: text({ weekday: "long" }),
    weekdayShort: text({ weekday: "short" }),
  };
}

const firstOfMonth = (day: number, months = 0) => {
  const { year, month } = civilOfDayNumber(day);
  const total = year * 12 + month - 1 + months;
  return dayNumberOfCivil(Math.floor(total / 12), (total % 12) + 1, 1);
};

/** Where a key leads from a day; null for keys that lead nowhere. */
function dayAfterKey(key: string, day: number): number | null {
  const weekday = weekdayOf(day);
  switch (key) {
    case "ArrowLeft":
      return day - 1;
    case "ArrowRight":
      return day + 1;
    case "ArrowUp":
      return day - 7;
    case "ArrowDown":
      return day + 7;
    case "Home":
      return day - (weekday - 1);
    case "End":
      return day + (7 - weekday);
    case "PageUp":
      return firstOfMonth(day, -1) + Math.min(civilOfDayNumber(day).day, daysIn(firstOfMonth(day, -1))) - 1;
    case "PageDown":
      return firstOfMonth(day, 1) + Math.min(civilOfDayNumber(day).day, daysIn(firstOfMonth(day, 1))) - 1;
    default:
      return null;
  }
}

const daysIn = (first: number) => firstOfMonth(first, 1) - first;

/** A month from which several dates are chosen, by pointer or by keys as in the ARIA grid pattern. */
export function OverrideCalendar({ today, selected, marked, onToggle, labelledBy }: Props) {
  const { t } = useI18n();
  const texts = useDateTexts();
  const todayNumber = dayNumberOf(today);
  const [focused, setFocused] = useState(todayNumber);
  const moved = useRef(false);
  const grid = useRef<HTMLTableElement>(null);
  const first = firstOfMonth(focused);
  const monday = first - (weekdayOf(first) - 1);
  const weeks = Array.from(
    { length: Math.ceil((first + daysIn(first) - monday) / 7) },
    (_, i) => monday + 7 * i,
  );

  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    grid.current?.querySelector<HTMLButtonElement>(`[data-date="${isoDateOf(focused)}"]`)?.focus();
  }, [focused]);

  const goTo = (day: number) => setFocused(Math.max(day, todayNumber));
  const onKeyDown = (event: KeyboardEvent) => {
    const isRtl = getComputedStyle(event.currentTarget).direction === "rtl";
    const mirrored: Record<string, string> = { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" };
    const next = dayAfterKey(isRtl ? (mirrored[event.key] ?? event.key) : event.key, focused);
    if (next === null) return;
    event.preventDefault();
    moved.current = Math.max(next, todayNumber) !== focused;
    goTo(next);
  };

  return (
    <div className="month dates">
      <div className="month__head">
        <p className="strong dates__month" aria-live="polite">
          {texts.month(first)}
        </p>
        <Button
          type="button"
          variant="quiet"
          icon="chevron-left"
          iconOnly
          aria-disabled={first <= todayNumber || undefined}
          onClick={() => goTo(firstOfMonth(first, -1))}
        >
          {t("schedule.override.previousMonth")}
        </Button>
        <Button
          type="button"
          variant="quiet"
          icon="chevron-right"
          iconOnly
          onClick={() => goTo(firstOfMonth(first, 1))}
        >
          {t("schedule.override.nextMonth")}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table is what the grid pattern is laid on */}
      <table role="grid" aria-labelledby={labelledBy} aria-multiselectable ref={grid} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {[0, 1, 2, 3, 4, 5, 6].map((offset) => (
              <th key={offset} scope="col" aria-label={texts.weekday(monday + offset)}>
                {texts.weekdayShort(monday + offset)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((start) => (
            <tr key={start}>
              {[0, 1, 2, 3, 4, 5, 6].map((offset) => {
                const day = start + offset;
                const date = isoDateOf(day);
                const isOutside = firstOfMonth(day) !== first;
                const label = texts.date(day);
                return (
                  // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of the grid above
                  // biome-ignore lint/a11y/useFocusableInteractive: its button takes the focus
                  <td key={date} role="gridcell" aria-selected={selected.includes(date)}>
                    {!isOutside && (
                      <button
                        type="button"
                        className={classNames("day", day === todayNumber && "day--today")}
                        data-date={date}
                        tabIndex={day === focused ? 0 : -1}
                        disabled={day < todayNumber}
                        aria-pressed={selected.includes(date)}
                        aria-label={marked.has(date) ? t("schedule.override.marked", { date: label }) : label}
                        onClick={() => {
                          setFocused(day);
                          onToggle(date);
                        }}
                      >
                        {civilOfDayNumber(day).day}
                        {marked.has(date) && <span className="day__density" data-density={1} />}
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
