import { type ChangeRefusal, changeRefusal } from "#app/domain/booking/change-rules.ts";
import { addToCalendarLinks } from "#app/features/notifications/notifications.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { AttendeeStatus, BookingParty } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDate, formatTime } from "#app/platform/time/format.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";
import type { BusinessHead } from "./booking-page.server.ts";
import { type BookingDetails, findBookingOfAttendee } from "./booking-repository.server.ts";
import { timesToJudge } from "./cancel-booking.server.ts";

export type BookedAttendee = BookingDetails["attendees"][number];

/** The attendee's own page of a booking: what was agreed, and what can still be done about it. */
export type ManagePage = {
  business: BusinessHead;
  title: string;
  hostName: string;
  attendeeName: string;
  email: string;
  date: string;
  time: string;
  zoneLabel: string;
  status: AttendeeStatus;
  cancelledBy: BookingParty | null;
  reason: string;
  /** Why it cannot be moved or cancelled (any more), or null. */
  locked: ChangeRefusal | null;
  over: boolean;
  answers: { label: string; values: string[] }[];
  paths: { self: string; move: string; cancel: string; calendar: string; bookAgain: string };
  roomUrl: string;
  calendars: { google: string; outlook: string };
  erasedOn: string;
};

const dayMs = 86_400_000;

/** The booking behind a signed link, or null for a wrong signature and an erased booking alike. */
export async function bookingOfLink(
  services: Services,
  attendeeId: string,
  signature: string,
): Promise<BookingDetails | null> {
  if (!services.links.isManageSignature(attendeeId, signature)) return null;
  return findBookingOfAttendee(services.database.prisma, attendeeId);
}

export async function manageBooking(
  services: Services,
  { attendeeId, signature, locale }: { attendeeId: string; signature: string; locale: Locale },
): Promise<{ page: ManagePage; booking: BookingDetails; attendee: BookedAttendee } | null> {
  const booking = await bookingOfLink(services, attendeeId, signature);
  const attendee = booking?.attendees.find(({ id }) => id === attendeeId);
  if (!booking || !attendee) return null;
  const now = services.clock.now();
  const shown = { locale, zone: attendee.timeZone };
  const startsAt = booking.startsAt.getTime();
  const endsAt = booking.endsAt.getTime();
  const roomUrl = services.links.attendeeRoomUrl(booking.id, attendee.id);
  const self = services.links.managePath(attendee.id);
  const mine = (answer: { attendeeId: string }) => answer.attendeeId === attendee.id;
  // A seat of a group is erased on its own, whatever becomes of the meeting.
  const ends = (attendee.cancelledAt ?? booking.cancelledAt)?.getTime() ?? endsAt;
  return {
    booking,
    attendee,
    page: {
      business: {
        name: booking.organization.name,
        href: `/${booking.organization.slug}`,
        accentColor: booking.organization.accentColor,
        ...(booking.organization.logoId ? { logoUrl: `/media/${booking.organization.logoId}` } : {}),
      },
      title: booking.title,
      hostName: booking.host.name,
      attendeeName: attendee.name,
      email: attendee.email,
      date: formatDate(startsAt, shown),
      time: `${formatTime(startsAt, shown)} – ${formatTime(endsAt, shown)}`,
      zoneLabel: placeLabel(attendee.timeZone, startsAt),
      status: attendee.status,
      cancelledBy: booking.cancelledBy,
      reason: booking.reason,
      locked: changeRefusal(timesToJudge(booking), "attendee", now),
      over: now >= endsAt,
      answers: booking.answers.filter(mine).map((answer) => ({
        label: answer.label,
        values: answer.values.map((value) => spoken(value, locale)),
      })),
      paths: {
        self,
        move: `${self}/move`,
        cancel: `${self}/cancel`,
        calendar: `${self}/calendar.ics`,
        bookAgain: booking.eventType.deletedAt
          ? `/${booking.organization.slug}`
          : `/${booking.organization.slug}/${booking.eventType.slug}`,
      },
      roomUrl,
      calendars: addToCalendarLinks({
        title: `${booking.title} · ${booking.organization.name}`,
        startsAt,
        endsAt,
        description: roomUrl,
        location: roomUrl,
      }),
      erasedOn: formatDate(ends + booking.organization.retentionDays * dayMs, shown),
    },
  };
}

/** A yes-or-no answer is stored as `yes` or `no` and shown in the reader's language. */
function spoken(value: string, locale: Locale): string {
  const { t } = translatorFor(locale);
  if (value === "yes") return t("booking.yes");
  return value === "no" ? t("booking.no") : value;
}
