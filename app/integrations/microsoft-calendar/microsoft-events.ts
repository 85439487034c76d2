import { DateTime } from "luxon";
import { z } from "zod";
import type { CalendarQuestion, EventTimes } from "#app/ports/calendar-provider.ts";
import { titled } from "../icalendar/event-title.ts";

const timeShape = z.object({ dateTime: z.string(), timeZone: z.string() });
const wordShape = z.object({ response: z.string().nullish() }).nullish();

/** What is read of an event. Its text and its place go no further than here, nor its title where nobody asks for it. */
export const eventShape = z.object({
  id: z.string(),
  "@removed": z.object({ reason: z.string().optional() }).optional(),
  type: z.string().nullish(),
  subject: z.string().nullish(),
  seriesMasterId: z.string().nullish(),
  iCalUId: z.string().nullish(),
  transactionId: z.string().nullish(),
  start: timeShape.nullish(),
  end: timeShape.nullish(),
  isAllDay: z.boolean().nullish(),
  isCancelled: z.boolean().nullish(),
  showAs: z.string().nullish(),
  responseStatus: wordShape,
  attendees: z
    .array(
      z.object({ emailAddress: z.object({ address: z.string().nullish() }).nullish(), status: wordShape }),
    )
    .nullish(),
});
export type MicrosoftEvent = z.output<typeof eventShape>;

const mark = "parley:";

/**
 * By it Microsoft takes a second creation of the same event for the first, and the event is known as a booking when it
 * comes back. `turn`: for one that was deleted, as its mark is never free again.
 */
export const transactionOf = (uid: string, turn = "") => `${mark}${uid}${turn === "" ? "" : `#${turn}`}`;

export function uidOf({ transactionId, iCalUId }: Pick<MicrosoftEvent, "transactionId" | "iCalUId">): string {
  if (transactionId?.startsWith(mark)) return transactionId.slice(mark.length).replace(/#.*$/, "");
  return iCalUId ?? "";
}

const unsettled = new Set(["tentativelyAccepted", "notResponded"]);

/** When one event keeps the calendar's owner busy. `master`: of a series, from which an occurrence has what it does not say. */
export function timesOfEvent(
  event: MicrosoftEvent,
  master: MicrosoftEvent | undefined,
  { range, zone, withFree, withTitles }: Omit<CalendarQuestion, "calendarId" | "addresses">,
): EventTimes {
  const showAs = event.showAs ?? master?.showAs ?? "busy";
  const answer = (event.responseStatus ?? master?.responseStatus)?.response ?? "none";
  const declined = (event.attendees ?? []).flatMap(({ emailAddress, status }) =>
    emailAddress?.address && status?.response === "declined" ? [emailAddress.address.toLowerCase()] : [],
  );
  const times = instantsOf({ ...event, isAllDay: event.isAllDay ?? master?.isAllDay }, zone);
  const isWithin = times && times.end > times.start && times.end > range.from && times.start < range.to;
  const isNone =
    // The series as a whole is no time of its own.
    event.type === "seriesMaster" ||
    (event.isCancelled ?? master?.isCancelled) === true ||
    answer === "declined" ||
    // Who works elsewhere can be met.
    showAs === "workingElsewhere" ||
    (showAs === "free" && !withFree);
  const tentative = showAs === "tentative" || unsettled.has(answer);
  return {
    id: event.id,
    uid: uidOf(event),
    busy:
      isWithin && !isNone
        ? [{ ...times, tentative, ...(withTitles ? titled(event.subject ?? master?.subject) : {}) }]
        : [],
    ...(declined.length > 0 ? { declined } : {}),
  };
}

/**
 * UTC milliseconds; a day lies where the calendar is, though Microsoft says it in whichever zone was asked for. Null where
 * the event has no times that can be read.
 */
export function instantsOf(
  { start, end, isAllDay }: Pick<MicrosoftEvent, "start" | "end" | "isAllDay">,
  zone: string,
): { start: number; end: number } | null {
  const [from, to] = [start, end].map((time) => {
    if (!time) return Number.NaN;
    const isDay = isAllDay === true && /T00:00:00/.test(time.dateTime);
    return DateTime.fromISO(time.dateTime.replace(/Z$/, ""), {
      zone: isDay ? zone : time.timeZone,
    }).toMillis();
  });
  if (from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to)) return null;
  return { start: from, end: to };
}
