import {
  civilOfDayNumber,
  dayMs,
  dayNumberOfCivil,
  daysOfMonth,
  hourMs,
  minuteMs,
  weekdayOf,
} from "./calendar-day.ts";

/**
 * A recurrence rule (RFC 5545, 3.3.10). Everything is on the wall: a time is the milliseconds that a clock in UTC would
 * show it at, and it depends on the caller's zone which instant that is. Weekdays are 1 (Monday) to 7.
 */
export type Recurrence = {
  readonly frequency: "yearly" | "monthly" | "weekly" | "daily" | "hourly" | "minutely";
  readonly interval: number;
  readonly count?: number;
  /** The last start that is allowed. */
  readonly until?: number;
  readonly weekStart: number;
  readonly months?: readonly number[];
  readonly weekNumbers?: readonly number[];
  readonly yearDays?: readonly number[];
  readonly monthDays?: readonly number[];
  /** `nth` is 0 for each such day, 2 for the second, -1 for the last of the month or the year. */
  readonly days?: readonly { weekday: number; nth: number }[];
  readonly hours?: readonly number[];
  readonly minutes?: readonly number[];
  readonly seconds?: readonly number[];
  readonly positions?: readonly number[];
};

/**
 * What all the rules of one calendar may cost together, in days looked at and starts found: beyond it somebody wants to
 * keep a machine busy, not a calendar. Spent by `recurrencesOf`.
 */
export type Effort = { left: number };

export const effortOfCalendar = 3_000_000;
/** Of a start, which is kept and turned into an instant. */
const startCost = 10;
const costOf = { yearly: 366, monthly: 31, weekly: 7, daily: 1, hourly: 1, minutely: 1 } as const;

/**
 * The starts in `[from, to)` of what begins at `start`, ascending; the first occurrence is always `start` itself. A rule
 * that can never hold gives nothing more, after bounded work. @throws RangeError where the effort is spent.
 */
export function recurrencesOf(
  rule: Recurrence,
  start: number,
  { from, to }: { from: number; to: number },
  effort: Effort = { left: effortOfCalendar },
): number[] {
  const end = Math.min(to, rule.until === undefined ? to : rule.until + 1);
  const found: number[] = start >= from && start < to ? [start] : [];
  let counted = 1;
  const plan = periodsOf(withDefaults(rule, start), start);
  // Counting begins at the start; else what lies before the range need not be looked at.
  let k = rule.count === undefined ? Math.max(0, plan.before(from) - 1) : 0;
  for (; plan.beginOf(k) < end; k += 1) {
    effort.left -= costOf[rule.frequency];
    if (effort.left < 0) throw new RangeError("A calendar recurs too often.");
    for (const at of plan.startsIn(k)) {
      if (at <= start) continue;
      if (at >= end || (rule.count !== undefined && counted >= rule.count)) return found;
      counted += 1;
      effort.left -= startCost;
      if (at >= from) found.push(at);
    }
  }
  return found;
}

type Civil = { year: number; month: number; day: number };
type Periods = {
  /** The number of the last period that begins no later than an instant on the wall, or an earlier one. */
  before(at: number): number;
  beginOf(k: number): number;
  /** Ascending. */
  startsIn(k: number): number[];
};

const dayOf = (at: number) => Math.floor(at / dayMs);

/** What a rule leaves open comes from the start. */
function withDefaults(rule: Recurrence, start: number): Recurrence {
  const { day, month } = civilOfDayNumber(dayOf(start));
  const hasDays = rule.weekNumbers ?? rule.yearDays ?? rule.monthDays ?? rule.days;
  const time = start - dayOf(start) * dayMs;
  const clock = {
    seconds: rule.seconds ?? [Math.floor(time / 1000) % 60],
    ...(rule.frequency === "minutely" ? {} : { minutes: rule.minutes ?? [Math.floor(time / minuteMs) % 60] }),
    ...(rule.frequency === "minutely" || rule.frequency === "hourly"
      ? {}
      : { hours: rule.hours ?? [Math.floor(time / hourMs)] }),
  };
  if (hasDays) return { ...rule, ...clock };
  if (rule.frequency === "yearly")
    return { ...rule, ...clock, months: rule.months ?? [month], monthDays: [day] };
  if (rule.frequency === "monthly") return { ...rule, ...clock, monthDays: [day] };
  if (rule.frequency === "weekly")
    return { ...rule, ...clock, days: [{ weekday: weekdayOf(dayOf(start)), nth: 0 }] };
  return { ...rule, ...clock };
}

function periodsOf(rule: Recurrence, start: number): Periods {
  const { interval } = rule;
  const startDay = dayOf(start);
  const { year, month } = civilOfDayNumber(startDay);
  const picked = (days: readonly number[]) =>
    pickPositions(
      rule,
      days.filter((day) => isDay(rule, day)).flatMap((day) => timesOn(rule, day)),
    );
  const range = (from: number, length: number) => Array.from({ length }, (_, i) => from + i);
  switch (rule.frequency) {
    case "yearly": {
      const yearOf = (k: number) => year + k * interval;
      return {
        before: (at) => Math.floor((civilOfDayNumber(dayOf(at)).year - year) / interval),
        beginOf: (k) => dayNumberOfCivil(yearOf(k), 1, 1) * dayMs,
        startsIn: (k) => {
          const first = dayNumberOfCivil(yearOf(k), 1, 1);
          return picked(range(first, dayNumberOfCivil(yearOf(k) + 1, 1, 1) - first));
        },
      };
    }
    case "monthly": {
      const monthOf = (k: number) => year * 12 + month - 1 + k * interval;
      const firstOf = (index: number) => dayNumberOfCivil(Math.floor(index / 12), (index % 12) + 1, 1);
      return {
        before: (at) => {
          const civil = civilOfDayNumber(dayOf(at));
          return Math.floor((civil.year * 12 + civil.month - year * 12 - month) / interval);
        },
        beginOf: (k) => firstOf(monthOf(k)) * dayMs,
        startsIn: (k) => {
          const first = firstOf(monthOf(k));
          return picked(range(first, firstOf(monthOf(k) + 1) - first));
        },
      };
    }
    case "weekly": {
      const monday = startDay - ((weekdayOf(startDay) - rule.weekStart + 7) % 7);
      return {
        before: (at) => Math.floor((dayOf(at) - monday) / (7 * interval)),
        beginOf: (k) => (monday + 7 * interval * k) * dayMs,
        startsIn: (k) => picked(range(monday + 7 * interval * k, 7)),
      };
    }
    case "daily":
      return {
        before: (at) => Math.floor((dayOf(at) - startDay) / interval),
        beginOf: (k) => (startDay + interval * k) * dayMs,
        startsIn: (k) => picked([startDay + interval * k]),
      };
    default:
      return finePeriods(rule, start);
  }
}

/** Hours and minutes. */
function finePeriods(rule: Recurrence, start: number): Periods {
  const unit = rule.frequency === "hourly" ? hourMs : minuteMs;
  const first = start - (((start % unit) + unit) % unit);
  const step = unit * rule.interval;
  const seconds = (at: number) => (rule.seconds ?? [0]).map((second) => at + second * 1000);
  return {
    before: (at) => Math.floor((at - first) / step),
    beginOf: (k) => first + k * step,
    startsIn: (k) => {
      const at = first + k * step;
      const time = at - dayOf(at) * dayMs;
      if (rule.hours && !rule.hours.includes(Math.floor(time / hourMs))) return [];
      if (unit === minuteMs && rule.minutes && !rule.minutes.includes(Math.floor(time / minuteMs) % 60))
        return [];
      if (!isDay(rule, dayOf(at))) return [];
      const minutes = unit === hourMs ? (rule.minutes ?? [0]) : [0];
      return pickPositions(
        rule,
        minutes.flatMap((minute) => seconds(at + minute * minuteMs)),
      );
    },
  };
}

function timesOn(rule: Recurrence, day: number): number[] {
  const times: number[] = [];
  for (const hour of rule.hours ?? [0])
    for (const minute of rule.minutes ?? [0])
      for (const second of rule.seconds ?? [0])
        times.push(day * dayMs + hour * hourMs + minute * minuteMs + second * 1000);
  return times;
}

function pickPositions(rule: Recurrence, starts: number[]): number[] {
  const sorted = starts.sort((a, b) => a - b);
  if (!rule.positions) return sorted;
  const places = rule.positions.map((position) => (position > 0 ? position - 1 : sorted.length + position));
  return sorted.filter((_, place) => places.includes(place));
}

function isDay(rule: Recurrence, dayNumber: number): boolean {
  const civil = civilOfDayNumber(dayNumber);
  const { year, month, day } = civil;
  if (rule.months && !rule.months.includes(month)) return false;
  if (rule.monthDays && !hasPlace(rule.monthDays, day, daysOfMonth(year, month))) return false;
  const newYear = dayNumberOfCivil(year, 1, 1);
  const daysInYear = dayNumberOfCivil(year + 1, 1, 1) - newYear;
  if (rule.yearDays && !hasPlace(rule.yearDays, dayNumber - newYear + 1, daysInYear)) return false;
  if (rule.weekNumbers) {
    const { week, weeks } = weekOf(dayNumber, rule.weekStart);
    if (!hasPlace(rule.weekNumbers, week, weeks)) return false;
  }
  if (!rule.days) return true;
  const weekday = weekdayOf(dayNumber);
  return rule.days.some(
    (wanted) =>
      wanted.weekday === weekday && (wanted.nth === 0 || isNth(rule, wanted.nth, { ...civil, dayNumber })),
  );
}

/** Whether a list names the place (from 1), also counted from the end (from -1). */
function hasPlace(list: readonly number[], place: number, length: number): boolean {
  return list.includes(place) || list.includes(place - length - 1);
}

/** The n-th such weekday of its month, or of its year where the rule speaks of years alone. */
function isNth(
  rule: Recurrence,
  nth: number,
  { year, month, day, dayNumber }: Civil & { dayNumber: number },
) {
  if (rule.frequency !== "monthly" && rule.frequency !== "yearly") return true;
  const ofYear = rule.frequency === "yearly" && !rule.months;
  const newYear = dayNumberOfCivil(year, 1, 1);
  const place = ofYear ? dayNumber - newYear : day - 1;
  const length = ofYear ? dayNumberOfCivil(year + 1, 1, 1) - newYear : daysOfMonth(year, month);
  const fromEnd = length - 1 - place;
  return nth > 0 ? Math.floor(place / 7) + 1 === nth : Math.floor(fromEnd / 7) + 1 === -nth;
}

/** The number of a day's week in the year that the week belongs to: the one that has four of its days. */
function weekOf(dayNumber: number, weekStart: number): { week: number; weeks: number } {
  const first = dayNumber - ((weekdayOf(dayNumber) - weekStart + 7) % 7);
  const { year } = civilOfDayNumber(first + 3);
  const begin = firstWeekOf(year, weekStart);
  return {
    week: Math.round((first - begin) / 7) + 1,
    weeks: Math.round((firstWeekOf(year + 1, weekStart) - begin) / 7),
  };
}

function firstWeekOf(year: number, weekStart: number): number {
  const fourth = dayNumberOfCivil(year, 1, 4);
  return fourth - ((weekdayOf(fourth) - weekStart + 7) % 7);
}
