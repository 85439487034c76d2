import type ICAL from "ical.js";
import type { Recurrence } from "#app/domain/availability/recurrence.ts";
import { MalformedCalendar } from "./malformed-calendar.ts";

const frequencies = ["yearly", "monthly", "weekly", "daily", "hourly", "minutely"] as const;

/**
 * An RRULE as the engine takes it. `wallUntil` says what the clocks show at the rule's last instant.
 * @throws MalformedCalendar for what is no rule, or recurs every second
 */
export function recurrenceRule(rule: ICAL.Recur, wallUntil: (until: ICAL.Time) => number): Recurrence {
  const frequency = frequencies.find((name) => name === String(rule.freq).toLowerCase());
  if (!frequency) throw new MalformedCalendar("a recurrence of an unknown kind");
  const part = (name: string) => {
    const list = rule.getComponent(name).map(Number);
    if (list.some((value) => !Number.isInteger(value))) throw new MalformedCalendar("a recurrence");
    return list.length > 0 ? list.sort((a, b) => a - b) : undefined;
  };
  const days = rule.getComponent("BYDAY").map((day) => weekdayOf(String(day)));
  return withoutUndefined({
    frequency,
    interval: Math.max(1, Math.floor(rule.interval) || 1),
    weekStart: ((Number(rule.wkst) + 5) % 7) + 1,
    count: rule.count ?? undefined,
    until: rule.until ? wallUntil(rule.until) : undefined,
    months: part("BYMONTH"),
    weekNumbers: part("BYWEEKNO"),
    yearDays: part("BYYEARDAY"),
    monthDays: part("BYMONTHDAY"),
    days: days.length > 0 ? days : undefined,
    hours: part("BYHOUR"),
    minutes: part("BYMINUTE"),
    seconds: part("BYSECOND"),
    positions: part("BYSETPOS"),
  });
}

const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/** "MO", "-1FR", "+2TU". */
function weekdayOf(text: string): { weekday: number; nth: number } {
  const [, nth = "", name = ""] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text) ?? [];
  const weekday = weekdays.indexOf(name) + 1;
  if (weekday === 0) throw new MalformedCalendar("a weekday");
  return { weekday, nth: nth === "" ? 0 : Number(nth) };
}

type Given = { [Key in keyof Recurrence]: Recurrence[Key] | undefined };

function withoutUndefined(given: Given): Recurrence {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as unknown as Recurrence;
}
