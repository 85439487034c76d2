import { translatorFor } from "#app/messages/all-translators.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { Services } from "#app/platform/services.server.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import { type MeetingKind, meetingKinds } from "#app/ports/calendar-provider.ts";
import { answersFor } from "./answer-values.ts";
import { calendarText } from "./booking-calendar.server.ts";
import { hostsOf, seatsOf } from "./booking-people.ts";
import { bookingEventText } from "./calendar/booking-event.ts";
import { eventUidOf, oneLine } from "./mail-identity.ts";
import { type HostReader, hostReader } from "./mail-reader.server.ts";
import { findBookingOfHost, type MailedBooking } from "./mailed-booking.server.ts";

export type BookingCopy = {
  /** As in every mail about the booking: a calendar that took one of them has it once all the same. */
  uid: string;
  /** One iCalendar object, the same bytes until the booking changes. */
  content: string;
  startsAt: number;
  endsAt: number;
  /** Held by the organizer's event alone: one meeting for everybody. */
  meeting: MeetingKind | null;
};

/**
 * A confirmed booking as it stands in a calendar of one of its hosts. Null when it is to stand in none: it is not
 * confirmed (any more), not theirs, or erased.
 */
export async function bookingCopy(
  services: Pick<Services, "database" | "links" | "settings">,
  key: { organizationId: string; bookingId: string; hostId: string },
  { withAnswers }: { withAnswers: boolean },
): Promise<BookingCopy | null> {
  const booking = await findBookingOfHost(services.database.prisma, key);
  const host = booking && hostsOf(booking).find(({ id }) => id === key.hostId);
  if (!host || booking.status !== "confirmed") return null;
  const reader = hostReader(booking, host);
  const stamp = (booking.movedAt ?? booking.createdAt).getTime();
  const meeting = host.id === booking.host.id ? meetingOf(booking.locationKind) : null;
  // The text of an event with a meeting of Microsoft's cannot be written again, so nothing stands in it that may be erased.
  const besides = withAnswers && meeting !== "microsoft_teams" ? answersText(booking, reader) : "";
  return {
    uid: eventUidOf(services.settings, booking.id),
    content: calendarText(services, booking, reader, { method: null, stamp, besides }),
    ...{ startsAt: booking.startsAt.getTime(), endsAt: booking.endsAt.getTime() },
    meeting,
  };
}

/** The kind of meeting that a place is, if somebody else holds it. */
function meetingOf(place: MailedBooking["locationKind"]): MeetingKind | null {
  return meetingKinds.find((kind) => kind === place) ?? null;
}

const textMax = 500;

function answersText(booking: MailedBooking, reader: HostReader): string {
  const seats = seatsOf(booking);
  return seats
    .flatMap((seat) => {
      const given = answersFor(booking, seat.id, reader);
      const lines = given.map(({ label, value }) => `${oneLine(label)}: ${oneLine(value, textMax)}`);
      return lines.length === 0 || seats.length === 1 ? lines : [oneLine(seat.name), ...lines];
    })
    .join("\n");
}

/** What may stay in a calendar of a booking that is over and erased: that there was something. It takes no time. */
export function erasedCopy(
  services: Pick<Services, "settings">,
  { bookingId, startsAt, endsAt }: { bookingId: string; startsAt: number; endsAt: number },
  { locale, zone }: { locale: Locale; zone: string },
): BookingCopy {
  const uid = eventUidOf(services.settings, bookingId);
  const content = bookingEventText({
    // Higher than any that the booking had, which nobody knows any more.
    ...{ method: null, uid, sequence: 9999, stamp: startsAt, startsAt, endsAt },
    zone: zoneRules(zone),
    summary: translatorFor(locale).t("mail.calendar.erased"),
    ...{ description: "", location: "", url: null, status: "CONFIRMED", isFree: true },
    ...{ organizer: { name: "", address: "" }, attendees: [] },
  });
  return { uid, content, startsAt, endsAt, meeting: null };
}
