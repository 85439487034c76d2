import type { calendar_v3 } from "@googleapis/calendar";
import { DateTime } from "luxon";
import type { CalendarQuestion, EventTimes } from "#app/ports/calendar-provider.ts";
import { titled } from "../icalendar/event-title.ts";

type GoogleEvent = calendar_v3.Schema$Event;

/** What our own events carry: by it they are known as bookings, whatever name Google gives them besides. */
const markOf = (event: GoogleEvent): string | undefined => event.extendedProperties?.private?.["parleyUid"];

/**
 * An event's name at Google, made of its uid: a second insert of the same is refused (409) instead of doubled.
 * base32hex in lower case, as Google takes it (RFC 4648, 7).
 */
export function eventIdOf(uid: string): string {
  const digits = "0123456789abcdefghijklmnopqrstuv";
  let [id, bits, held] = ["parle", 0, 0];
  for (const byte of Buffer.from(uid, "utf8")) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      id += digits[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  if (bits > 0) id += digits[(held << (5 - bits)) & 31];
  return id;
}

/** When one event keeps the calendar's owner busy. */
export function timesOfEvent(
  event: GoogleEvent,
  { range, addresses, withFree, withTitles }: Omit<CalendarQuestion, "calendarId" | "zone">,
  zone: string,
): EventTimes {
  const declined = (event.attendees ?? []).flatMap(({ email, responseStatus }) =>
    email && responseStatus === "declined" ? [email.toLowerCase()] : [],
  );
  const times = instantsOf(event, zone);
  const own = event.attendees?.find(
    ({ self, email }) => self === true || addresses.includes(email?.toLowerCase() ?? ""),
  );
  const isNone =
    (event.transparency === "transparent" && !withFree) ||
    // Where somebody works is no event, however it is shown.
    event.eventType === "workingLocation" ||
    own?.responseStatus === "declined";
  const isWithin = times && times.end > times.start && times.end > range.from && times.start < range.to;
  const tentative =
    event.status === "tentative" ||
    own?.responseStatus === "tentative" ||
    own?.responseStatus === "needsAction";
  return {
    id: event.id ?? "",
    uid: markOf(event) ?? event.iCalUID ?? "",
    busy: isWithin && !isNone ? [{ ...times, tentative, ...(withTitles ? titled(event.summary) : {}) }] : [],
    ...(declined.length > 0 ? { declined } : {}),
  };
}

/** UTC milliseconds; days begin where the calendar is. Null where the event has no times that can be read. */
export function instantsOf({ start, end }: GoogleEvent, zone: string): { start: number; end: number } | null {
  const [from, to] = [start, end].map((time) => {
    if (time?.date) return DateTime.fromISO(time.date, { zone }).toMillis();
    return time?.dateTime ? DateTime.fromISO(time.dateTime, { zone: time.timeZone ?? zone }).toMillis() : NaN;
  });
  if (from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to)) return null;
  return { start: from, end: to };
}
