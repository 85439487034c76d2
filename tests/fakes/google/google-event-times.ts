import ICAL from "ical.js";
import { DateTime } from "luxon";

export type EventTime = { date?: string; dateTime?: string; timeZone?: string };
export type GoogleEvent = {
  id: string;
  etag: string;
  status: string;
  iCalUID: string;
  start: EventTime;
  end: EventTime;
  recurrence?: string[];
  recurringEventId?: string;
  originalStartTime?: EventTime;
  transparency?: string;
  attendees?: { email: string; self?: boolean; responseStatus?: string }[];
  extendedProperties?: { private?: Record<string, string> };
  [field: string]: unknown;
};

/** UTC milliseconds; a date begins where the calendar is. */
export function millisOf({ date, dateTime, timeZone }: EventTime, calendarZone: string): number {
  if (date) return DateTime.fromISO(date, { zone: calendarZone }).toMillis();
  return DateTime.fromISO(dateTime ?? "", { zone: timeZone ?? calendarZone }).toMillis();
}

/** Why Google does not take these times; null where it does. */
export function faultOfTimes(start: unknown, end: unknown, zone: string): string | null {
  const [from, to] = [start, end] as [EventTime | undefined, EventTime | undefined];
  for (const time of [from, to]) {
    if (!time || (time.date === undefined) === (time.dateTime === undefined)) return "required";
    if (time.dateTime && !/(Z|[+-]\d\d:\d\d)$/.test(time.dateTime) && !time.timeZone) return "required";
    if (time.timeZone && !DateTime.now().setZone(time.timeZone).isValid) return "invalid";
  }
  if (!from || !to || (from.date === undefined) !== (to.date === undefined)) return "invalid";
  return millisOf(to, zone) < millisOf(from, zone) ? "timeRangeEmpty" : null;
}

/** Each recurrence as an event of its own, as `singleEvents` has it. `to` bounds what has no end. */
export function instancesOf(
  event: GoogleEvent,
  zone: string,
  { from, to }: { from: number; to: number },
): GoogleEvent[] {
  const rules = event.recurrence;
  if (!rules) return [event];
  const excepted = new Set(
    rules.filter((one) => one.startsWith("EXDATE")).map((one) => one.split(":")[1] ?? ""),
  );
  const rule = rules.find((one) => one.startsWith("RRULE:"))?.slice("RRULE:".length) ?? "";
  const isDay = event.start.date !== undefined;
  const own = event.start.timeZone ?? zone;
  const first = DateTime.fromMillis(millisOf(event.start, zone), { zone: isDay ? zone : own });
  const length = millisOf(event.end, zone) - first.toMillis();
  const steps = ICAL.Recur.fromString(rule).iterator(
    ICAL.Time.fromString(first.toFormat("yyyy-MM-dd'T'HH:mm:ss"), undefined as never),
  );
  const found: GoogleEvent[] = [];
  for (let next = steps.next(); next; next = steps.next()) {
    const start = DateTime.fromObject(
      { year: next.year, month: next.month, day: next.day, hour: next.hour, minute: next.minute },
      { zone: isDay ? zone : own },
    );
    if (start.toMillis() >= to) break;
    if (start.toMillis() + length <= from || excepted.has(start.toFormat("yyyyMMdd'T'HHmmss"))) continue;
    const { recurrence: _, ...rest } = event;
    const time = (at: number): EventTime => {
      const there = DateTime.fromMillis(at, { zone: isDay ? zone : own });
      return isDay ? { date: there.toISODate() ?? "" } : { dateTime: there.toISO() ?? "", timeZone: own };
    };
    found.push({
      ...rest,
      id: `${event.id}_${start.toUTC().toFormat(isDay ? "yyyyMMdd" : "yyyyMMdd'T'HHmmss'Z'")}`,
      ...{ recurringEventId: event.id, originalStartTime: time(start.toMillis()) },
      ...{ start: time(start.toMillis()), end: time(start.toMillis() + length) },
    });
  }
  return found;
}
