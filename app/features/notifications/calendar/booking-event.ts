import { dayMs } from "#app/domain/availability/calendar-day.ts";
import { offsetAt, type ZoneRules } from "#app/domain/availability/zone.ts";
import { foldLines, line, type Parameters, textLine } from "./content-lines.ts";
import { vtimezoneLines, wallText } from "./vtimezone.ts";

export type CalendarPerson = { name: string; address: string };

/** A booking as one iCalendar event. Instants are epoch milliseconds. */
export type BookingEvent = {
  /**
   * REQUEST and CANCEL are mailed (RFC 6047); PUBLISH is a file that somebody downloads. Null is what is put into a
   * calendar: it has none (RFC 4791, 4.1), and tells the server to invite nobody (RFC 6638, 7.1).
   */
  method: "REQUEST" | "CANCEL" | "PUBLISH" | null;
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
  /** In one line. A room's address stands here as well as in `url`: some calendars show only one of them. */
  location: string;
  /** What one opens to take part; null where one does not. */
  url: string | null;
  /**
   * In a mail, under the address that sends it: Gmail and Outlook tie the event to the sender. In a calendar, its owner,
   * who may then change the event there.
   */
  organizer: CalendarPerson;
  /** A published event has none (RFC 5546 §3.2.1). The chair is the organizing host; who was brought along is undecided. */
  attendees: (CalendarPerson & { chair?: boolean; undecided?: boolean })[];
  status: "CONFIRMED" | "TENTATIVE" | "CANCELLED";
  /** Takes nobody's time. */
  isFree?: boolean;
  /** Somebody reads what is answered to the invitation. */
  asksReply?: boolean;
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
    ...(event.method === null ? [] : [line("METHOD", event.method)]),
    ...(inUtc ? [] : vtimezoneLines(event.zone, event.startsAt, event.endsAt)),
    "BEGIN:VEVENT",
    line("UID", event.uid),
    line("SEQUENCE", String(event.sequence)),
    line("DTSTAMP", utcText(event.stamp)),
    timeLine("DTSTART", event.startsAt, event.zone, inUtc),
    timeLine("DTEND", event.endsAt, event.zone, inUtc),
    textLine("SUMMARY", event.summary),
    textLine("DESCRIPTION", event.description),
    ...(event.location === "" ? [] : [textLine("LOCATION", event.location)]),
    ...(event.url === null ? [] : [line("URL", event.url)]),
    ...peopleLines(event),
    line("STATUS", event.status),
    line("TRANSP", event.isFree || event.status === "CANCELLED" ? "TRANSPARENT" : "OPAQUE"),
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

function peopleLines({ method, organizer, attendees, asksReply = false }: BookingEvent): string[] {
  if (method === null && attendees.length === 0) return [];
  const agent: Parameters = method === null ? { "SCHEDULE-AGENT": "CLIENT" } : {};
  const by = line("ORGANIZER", `mailto:${organizer.address}`, { ...agent, ...nameParameter(organizer.name) });
  return [
    by,
    ...(method === "PUBLISH"
      ? []
      : attendees.map((one) => attendeeLine(one, { RSVP: asksReply ? "TRUE" : "FALSE", ...agent }))),
  ];
}

/** Whoever booked has accepted by booking, and a host by offering the time. A reply is asked for where somebody reads it. */
function attendeeLine(
  { name, address, chair, undecided }: BookingEvent["attendees"][number],
  besides: Parameters,
): string {
  return line("ATTENDEE", `mailto:${address}`, {
    CUTYPE: "INDIVIDUAL",
    ROLE: chair ? "CHAIR" : "REQ-PARTICIPANT",
    PARTSTAT: undecided ? "NEEDS-ACTION" : "ACCEPTED",
    ...besides,
    ...nameParameter(name),
  });
}

function nameParameter(name: string): Parameters {
  return name === "" ? {} : { CN: name };
}

function utcText(instant: number): string {
  return `${wallText(instant)}Z`;
}
