import { DateTime } from "luxon";

export type EventTime = { dateTime: string; timeZone: string };
export type GraphEvent = {
  id: string;
  "@odata.etag": string;
  type: "singleInstance" | "seriesMaster" | "occurrence" | "exception";
  seriesMasterId: string | null;
  start: EventTime;
  end: EventTime;
  isAllDay: boolean;
  isCancelled: boolean;
  iCalUId: string;
  transactionId: string | null;
  attendees: { emailAddress: { address: string } }[];
  recurrence: Recurrence | null;
  [field: string]: unknown;
};
type Recurrence = {
  pattern: { type: string; interval: number; daysOfWeek?: string[] };
  range: { type: string; startDate: string; endDate?: string };
};

export function millisOf({ dateTime, timeZone }: EventTime): number {
  return DateTime.fromISO(dateTime, { zone: timeZone }).toMillis();
}

/** Why Microsoft does not take these times; null where it does. */
export function faultOfTimes(event: Record<string, unknown>): string | null {
  const [from, to] = [event["start"], event["end"]] as [EventTime | undefined, EventTime | undefined];
  for (const time of [from, to]) {
    if (!time?.dateTime || !time.timeZone) return "ErrorPropertyValidationFailure";
    if (/(Z|[+-]\d\d:\d\d)$/.test(time.dateTime) || Number.isNaN(millisOf(time)))
      return "TimeZoneNotSupportedException";
    if (event["isAllDay"] === true && !/T00:00:00/.test(time.dateTime))
      return "ErrorPropertyValidationFailure";
  }
  return from && to && millisOf(to) < millisOf(from) ? "ErrorCalendarEndDateIsEarlierThanStartDate" : null;
}

/** Each occurrence within a range, by the pattern; days that were taken out are named as in its zone. */
export function occurrencesOf(
  event: GraphEvent,
  excepted: ReadonlySet<string>,
  { from, to }: { from: number; to: number },
): { start: number; end: number; day: string }[] {
  const { pattern, range } = event.recurrence ?? {
    pattern: { type: "", interval: 1 },
    range: { type: "", startDate: "" },
  };
  if (pattern.type !== "weekly" && pattern.type !== "daily") throw new Error(`no ${pattern.type} here`);
  const zone = event.start.timeZone;
  const first = DateTime.fromISO(event.start.dateTime, { zone });
  const length = millisOf(event.end) - first.toMillis();
  const last =
    range.type === "endDate"
      ? DateTime.fromISO(range.endDate ?? "", { zone })
          .endOf("day")
          .toMillis()
      : to;
  const found: { start: number; end: number; day: string }[] = [];
  const step = pattern.type === "weekly" ? { weeks: pattern.interval } : { days: pattern.interval };
  for (let at = first; at.toMillis() < Math.min(to, last); at = at.plus(step)) {
    const [start, day] = [at.toMillis(), at.toISODate() ?? ""];
    if (start + length > from && !excepted.has(day)) found.push({ start, end: start + length, day });
  }
  return found;
}

/** As Microsoft says times: in the zone that was asked for, a day at its midnight there. */
export function timeIn(zone: string, { dateTime, timeZone }: EventTime, isAllDay: boolean): EventTime {
  const at = DateTime.fromISO(dateTime, { zone: isAllDay ? zone : timeZone }).setZone(zone);
  return { dateTime: at.toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS0000"), timeZone: zone };
}
