import type { Services } from "#app/platform/services.server.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import { allNames, fewNames, guestsOf, hostsOf, seatsOf } from "./booking-people.ts";
import { placeOf } from "./booking-place.ts";
import { type BookingEvent, bookingEventText } from "./calendar/booking-event.ts";
import { eventUidOf, oneLine } from "./mail-identity.ts";
import { hostReader, type MailReader, seatReader } from "./mail-reader.server.ts";
import { findBookingOfHost, findBookingOfSeat, type MailedBooking } from "./mailed-booking.server.ts";

type CalendarServices = Pick<Services, "links" | "settings">;

/**
 * Whose calendar it is: it decides the language, the zone, the way in and who is named. An attendee has shown a signed
 * link; a host is known by their session and names the business.
 */
export type CalendarRequest =
  | { attendeeId: string }
  | { organizationId: string; bookingId: string; hostId: string };

/**
 * The iCalendar file of a booking (METHOD:PUBLISH) for a download, or null when there is no such booking, or it is not
 * the reader's. The same booking gives the same bytes until it changes.
 */
export async function bookingCalendar(
  services: CalendarServices & Pick<Services, "database">,
  request: CalendarRequest,
): Promise<string | null> {
  const found = await findFor(services, request);
  if (!found?.reader) return null;
  const { booking, reader } = found;
  const ended = reader.seat ? reader.seat.cancelledAt : booking.cancelledAt;
  const changedAt = ended ?? booking.movedAt ?? booking.createdAt;
  return calendarText(services, booking, reader, { method: "PUBLISH", stamp: changedAt.getTime() });
}

async function findFor({ database: { prisma } }: Pick<Services, "database">, request: CalendarRequest) {
  if ("attendeeId" in request) {
    const booking = await findBookingOfSeat(prisma, request.attendeeId);
    return booking && { booking, reader: seatReader(booking, request.attendeeId) };
  }
  const booking = await findBookingOfHost(prisma, request);
  const host = booking && hostsOf(booking).find(({ id }) => id === request.hostId);
  return booking && host ? { booking, reader: hostReader(booking, host) } : null;
}

const statusText = {
  pending: "TENTATIVE",
  confirmed: "CONFIRMED",
  cancelled: "CANCELLED",
  declined: "CANCELLED",
  expired: "CANCELLED",
} as const satisfies Record<MailedBooking["status"], BookingEvent["status"]>;

type CalendarMessage = Pick<BookingEvent, "method" | "stamp"> & {
  /** Where the reader's own is not known from the booking any more. */
  sequence?: number | undefined;
  /** What is told besides. */
  besides?: string;
};

/**
 * The booking as one reader's calendar keeps it. Each attendee has an event of their own, which stays theirs when the
 * seat moves to another meeting; hosts have the meeting's. Answers stay out unless a host wants them in their own
 * calendar: calendars are copied to places that do not forget.
 *
 * Each date of a series is an event and a message of its own. RFC 5546 allows one UID in a message, and mail programs
 * read the first event of several; a recurring event would need one UID for all dates, while each date is moved and
 * cancelled by itself here.
 */
export function calendarText(
  services: CalendarServices,
  booking: MailedBooking,
  reader: MailReader,
  { method, stamp, sequence, besides = "" }: CalendarMessage,
): string {
  const { seat } = reader;
  const { status } = seat ?? booking;
  const texts = textsFor(services, booking, reader, besides);
  return bookingEventText({
    method,
    stamp,
    uid: eventUidOf(services.settings, seat ? seat.id : booking.id),
    sequence: sequence ?? (seat ?? booking).sequence,
    startsAt: booking.startsAt.getTime(),
    endsAt: booking.endsAt.getTime(),
    zone: zoneRules(reader.zone),
    ...texts,
    organizer: organizerOf(services, booking, reader, method),
    attendees: attendeesFor(booking, reader),
    asksReply: method === "REQUEST" && seat !== null && services.settings.mail.inbox !== null,
    status: method === "CANCEL" ? "CANCELLED" : statusText[status],
  });
}

function organizerOf(
  { settings }: CalendarServices,
  booking: MailedBooking,
  reader: MailReader,
  method: BookingEvent["method"],
): BookingEvent["organizer"] {
  if (method !== null || reader.seat)
    return { name: oneLine(booking.host.name), address: settings.mail.from };
  const name = hostsOf(booking).find(({ id }) => id === reader.userId)?.name ?? "";
  return { name: oneLine(name), address: reader.address };
}

/** The page's address comes last: in a calendar, what its owner notes below it is known as theirs. */
function textsFor({ links }: CalendarServices, booking: MailedBooking, reader: MailReader, besides: string) {
  const { t, locale } = reader;
  const place = placeOf(links, booking, reader);
  const hosts = hostsOf(booking);
  const where =
    place.url === null
      ? [place.value, place.detail ?? ""]
      : [t("mail.calendar.join", { url: place.url }), place.isRoom ? (place.detail ?? "") : ""];
  const who = hosts.length > 1 ? t("mail.calendar.hosts", { names: allNames(hosts, locale) }) : "";
  const way = where.filter((line) => line !== "").join("\n");
  const lines = [way, who, besides, pageFor(links, booking, reader)];
  return {
    location: place.location,
    url: place.url,
    summary: summaryFor(booking, reader),
    description: lines.filter((line) => line !== "").join("\n\n"),
  };
}

/** Guests have no page: they may come, and change nothing. */
function pageFor(links: CalendarServices["links"], booking: MailedBooking, reader: MailReader): string {
  const { t } = reader;
  if (reader.seat)
    return reader.isGuest ? "" : t("mail.calendar.manage", { url: links.manageUrl(reader.seat.id) });
  const { organization, id } = booking;
  return t("mail.calendar.dashboard", {
    url: links.absolute(`/dashboard/${organization.slug}/bookings/${id}`),
  });
}

/** A host of a group sees at a glance how full it is. */
export function summaryFor(booking: MailedBooking, reader: MailReader): string {
  const title = oneLine(booking.title);
  const { t } = reader;
  if (reader.seat) return t("mail.calendar.summary", { title, name: fewNames(hostsOf(booking), reader) });
  const seats = seatsOf(booking);
  return booking.seats === null
    ? t("mail.calendar.summary", { title, name: fewNames(seats, reader) })
    : t("mail.calendar.group", { title, taken: seats.length, seats: booking.seats });
}

/**
 * Attendees see their own address alone, whoever else takes part. Hosts see everyone and are named themselves: an
 * invitation that does not name its reader is lost. A host who hands over is told of nobody but themselves.
 */
function attendeesFor(booking: MailedBooking, reader: MailReader): BookingEvent["attendees"] {
  if (reader.seat) return [{ name: "", address: reader.address, undecided: reader.isGuest }];
  if (reader.isFormer) return [{ name: "", address: reader.address }];
  const seats = seatsOf(booking);
  return [
    ...hostsOf(booking).map(({ name, email }, index) => ({
      name: oneLine(name),
      address: email,
      chair: index === 0,
    })),
    ...seats.map(({ name, email }) => ({ name: oneLine(name), address: email })),
    ...guestsOf(booking, seats).map(({ email }) => ({ name: "", address: email, undecided: true })),
  ];
}
