import { dayMs } from "#app/domain/availability/calendar-day.ts";
import { offsetAt, type ZoneRules } from "#app/domain/availability/zone.ts";
import { foldLines, line, type Parameters, textLine } from "./content-lines.ts";
import { vtimezoneLines, wallText } from "./vtimezone.ts";

export type CalendarPerson = { name: string; address: string };

/** A booking as one iCalendar event. Instants are epoch milliseconds. */
export type BookingEvent = {
  /** REQUEST and CANCEL are mailed (RFC 6047); PUBLISH is a file that somebody downloads. */
  method: "REQUEST" | "CANCEL" | "PUBLISH";
  /** The same for the booking's whole life, so that a later message changes the event in place. */
  uid: string;
  /** Raised by every change (RFC 5546 §2.1.4). */
  sequence: number;
  /** When this message was made; the same input gives the same bytes. */
  stamp: number;
  startsAt: number;
  endsAt: number;
  zone: ZoneRules;
  summary: string;
  description: string;
  /** The room: LOCATION as well as URL, because some calendars show only one of them. */
  roomUrl: string;
  /** Its address is the one that sends the mail: Gmail and Outlook tie the event to the sender. */
  organizer: CalendarPerson;
  /** A published event has none (RFC 5546 §3.2.1). The chair is the host. */
  attendees: (CalendarPerson & { chair?: boolean })[];
  cancelled: boolean;
};

/** The event as a whole iCalendar object: CRLF, folded at 75 octets, VTIMEZONE included where a time refers to it. */
export function bookingEventText(event: BookingEvent): string {
  // A time that the clocks show twice names no single instant in a zone; then both ends are written in UTC.
  const inUtc = isShownTwice(event.zone, event.startsAt) || isShownTwice(event.zone, event.endsAt);
  return foldLines([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Parley//Parley//EN",
    "CALSCALE:GREGORIAN",
    line("METHOD", event.method),
    ...(inUtc ? [] : vtimezoneLines(event.zone, event.startsAt, event.endsAt)),
    "BEGIN:VEVENT",
    line("UID", event.uid),
    line("SEQUENCE", String(event.sequence)),
    line("DTSTAMP", utcText(event.stamp)),
    timeLine("DTSTART", event.startsAt, event.zone, inUtc),
    timeLine("DTEND", event.endsAt, event.zone, inUtc),
    textLine("SUMMARY", event.summary),
    textLine("DESCRIPTION", event.description),
    textLine("LOCATION", event.roomUrl),
    line("URL", event.roomUrl),
    line("ORGANIZER", `mailto:${event.organizer.address}`, nameParameter(event.organizer.name)),
    ...(event.method === "PUBLISH" ? [] : event.attendees.map(attendeeLine)),
    line("STATUS", event.cancelled ? "CANCELLED" : "CONFIRMED"),
    line("TRANSP", event.cancelled ? "TRANSPARENT" : "OPAQUE"),
    "END:VEVENT",
    "END:VCALENDAR",
  ]);
}

function timeLine(name: string, instant: number, zone: ZoneRules, inUtc: boolean): string {
  if (inUtc) return line(name, utcText(instant));
  return line(name, wallText(instant + offsetAt(zone, instant)), { TZID: zone.name });
}

function isShownTwice(zone: ZoneRules, instant: number): boolean {
  const wall = instant + offsetAt(zone, instant);
  return [offsetAt(zone, instant - dayMs), offsetAt(zone, instant + dayMs)].some((offset) => {
    const other = wall - offset;
    return other !== instant && offsetAt(zone, other) === offset;
  });
}

/** Whoever booked has accepted by booking, and the host by offering the time: no reply is asked for. */
function attendeeLine({ name, address, chair }: BookingEvent["attendees"][number]): string {
  return line("ATTENDEE", `mailto:${address}`, {
    CUTYPE: "INDIVIDUAL",
    ROLE: chair ? "CHAIR" : "REQ-PARTICIPANT",
    PARTSTAT: "ACCEPTED",
    RSVP: "FALSE",
    ...nameParameter(name),
  });
}

function nameParameter(name: string): Parameters {
  return name === "" ? {} : { CN: name };
}

function utcText(instant: number): string {
  return `${wallText(instant)}Z`;
}
