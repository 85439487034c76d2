import type { Translate } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import { type BookingEvent, bookingEventText } from "./calendar/booking-event.ts";
import { eventUidOf, oneLine } from "./mail-identity.ts";
import { type MailReader, readerOf } from "./mail-reader.server.ts";
import { findBookingForCalendar, type MailedBooking } from "./mail-repository.server.ts";

type CalendarServices = Pick<Services, "links" | "settings">;

export type CalendarRequest = {
  bookingId: string;
  /** Names the business where no signed link has shown the right to this booking. */
  organizationId?: string;
  /** Whose calendar it is: it decides the language, the zone, the room's link and who is named. */
  reader: "host" | "attendee" | { attendeeId: string };
};

/**
 * The iCalendar file of a booking (METHOD:PUBLISH) for a download, or null when there is no such booking or attendee.
 * `"attendee"` is the first one, for a visitor who came by the booking's signed link. The same booking gives the same
 * bytes until it changes.
 */
export async function bookingCalendar(
  services: CalendarServices & Pick<Services, "database">,
  request: CalendarRequest,
): Promise<string | null> {
  const { bookingId, organizationId } = request;
  const booking = await findBookingForCalendar(services.database.prisma, bookingId, organizationId);
  const reader = booking && readerOf(booking, request.reader);
  if (!reader) return null;
  const changedAt = booking.cancelledAt ?? booking.movedAt ?? booking.createdAt;
  return calendarText(services, booking, reader, { method: "PUBLISH", stamp: changedAt.getTime() });
}

/** The booking as one reader's calendar keeps it. Answers stay out: calendars are copied to places that do not forget. */
export function calendarText(
  services: CalendarServices,
  booking: MailedBooking,
  reader: MailReader,
  { method, stamp }: Pick<BookingEvent, "method" | "stamp">,
): string {
  return bookingEventText({
    method,
    stamp,
    uid: eventUidOf(services.settings, booking.id),
    sequence: booking.sequence,
    startsAt: booking.startsAt.getTime(),
    endsAt: booking.endsAt.getTime(),
    zone: zoneRules(reader.zone),
    ...textsFor(services, booking, reader),
    organizer: { name: oneLine(booking.host.name), address: services.settings.mail.from },
    attendees: attendeesFor(booking, reader),
    cancelled: booking.status === "cancelled",
  });
}

function textsFor(
  { links }: CalendarServices,
  booking: MailedBooking,
  { t, attendee, otherName }: MailReader,
) {
  const title = oneLine(booking.title);
  const roomUrl = attendee ? links.attendeeRoomUrl(booking.id, attendee.id) : links.roomUrl(booking.id);
  const pageUrl = attendee
    ? links.manageUrl(attendee.id)
    : links.absolute(`/dashboard/${booking.organization.slug}/bookings/${booking.id}`);
  return {
    roomUrl,
    summary: t("mail.calendar.summary", { title, name: otherName }),
    description: descriptionFor({ t, roomUrl, pageUrl, forAttendee: attendee !== null }),
  };
}

function descriptionFor(given: {
  t: Translate;
  roomUrl: string;
  pageUrl: string;
  forAttendee: boolean;
}): string {
  const { t, roomUrl, pageUrl, forAttendee } = given;
  const page = forAttendee ? "mail.calendar.manage" : "mail.calendar.dashboard";
  return `${t("mail.calendar.join", { url: roomUrl })}\n\n${t(page, { url: pageUrl })}`;
}

/** Attendees see their own address alone. The host is named too: an invitation that does not name its reader is lost. */
function attendeesFor(
  { host, attendees }: MailedBooking,
  { attendee }: MailReader,
): BookingEvent["attendees"] {
  if (attendee) return [{ name: "", address: attendee.email }];
  return [
    { name: oneLine(host.name), address: host.email, chair: true },
    ...attendees.map(({ name, email }) => ({ name: oneLine(name), address: email })),
  ];
}
