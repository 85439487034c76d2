import { DateTime } from "luxon";
import type { Services } from "#app/platform/services.server.ts";
import { formatRange, formatTime, offsetLabel, type Shown } from "#app/platform/time/format.server.ts";
import { parleyZone } from "#app/platform/time/zones.server.ts";
import { addToCalendarLinks } from "./add-to-calendar.ts";
import { calendarText } from "./booking-calendar.server.ts";
import { attendeeMail, type BookingMail, type BookingMailKind, hostMail } from "./emails/booking-mail.ts";
import type { Letter } from "./letter.ts";
import { readMailFacts } from "./mail-facts.ts";
import { oneLine } from "./mail-identity.ts";
import { type MailReader, readerOf } from "./mail-reader.server.ts";
import type { MailedBooking, StoredMail } from "./mail-repository.server.ts";

type LetterServices = Pick<Services, "links" | "settings">;

/** Null when the booking is gone or has changed since the mail was queued, or the reader is no longer part of it. */
export function bookingLetter(
  services: LetterServices,
  mail: StoredMail,
  kind: BookingMailKind,
): Letter | null {
  const { booking, attendeeId } = mail;
  const { sequence } = readMailFacts(mail.facts);
  if (!booking || (sequence !== undefined && sequence < booking.sequence)) return null;
  const reader = readerOf(booking, attendeeId === null ? "host" : { attendeeId });
  if (!reader) return null;
  const method = kind === "booking_cancelled" ? "CANCEL" : "REQUEST";
  // The row's own time, so that every try mails the same bytes.
  const stamp = mail.createdAt.getTime();
  return {
    content: contentFor(services, { booking, reader, mail, kind }),
    locale: reader.locale,
    fromName: oneLine(booking.organization.name),
    to: reader.address,
    replyTo: { name: reader.otherName, address: reader.otherAddress },
    calendar: { method, content: calendarText(services, booking, reader, { method, stamp }) },
  };
}

type Told = { booking: MailedBooking; reader: MailReader; mail: StoredMail; kind: BookingMailKind };

function contentFor({ links }: LetterServices, told: Told) {
  const { booking, reader } = told;
  const shared = sharedContent(links, told);
  if (!reader.attendee) {
    return hostMail({
      ...shared,
      roomUrl: links.roomUrl(booking.id),
      bookingUrl: links.absolute(`/dashboard/${booking.organization.slug}/bookings/${booking.id}`),
      answers: booking.answers,
    });
  }
  const joinUrl = links.attendeeRoomUrl(booking.id, reader.attendee.id);
  const manageUrl = links.manageUrl(reader.attendee.id);
  const entry = addToCalendarLinks({
    title: reader.t("mail.calendar.summary", { title: shared.title, name: reader.otherName }),
    startsAt: booking.startsAt.getTime(),
    endsAt: booking.endsAt.getTime(),
    description: reader.t("mail.calendar.join", { url: joinUrl }),
    location: joinUrl,
  });
  return attendeeMail({
    ...shared,
    joinUrl,
    manageUrl,
    addTo: { ...entry, file: `${manageUrl}/calendar.ics` },
  });
}

function sharedContent(links: LetterServices["links"], { booking, reader, mail, kind }: Told): BookingMail {
  const { t, locale, zone } = reader;
  const { organization, host, attendees } = booking;
  const { previousStartsAt, previousEndsAt, changedBy } = readMailFacts(mail.facts);
  const shown = { locale, zone };
  const startsAt = booking.startsAt.getTime();
  return {
    t,
    kind,
    business: {
      name: oneLine(organization.name),
      accentColor: organization.accentColor,
      url: links.absolute(`/${organization.slug}`),
      retentionDays: organization.retentionDays,
    },
    title: oneLine(booking.title),
    shortTime: shortTime(startsAt, shown),
    time: formatRange(startsAt, booking.endsAt.getTime(), shown),
    previousTime:
      previousStartsAt === undefined || previousEndsAt === undefined
        ? null
        : formatRange(previousStartsAt, previousEndsAt, shown),
    zone: t("mail.zone", { zone: zone.replaceAll("_", " "), offset: offsetLabel(zone, startsAt) }),
    changedBy: changedBy ?? (kind === "booking_cancelled" ? booking.cancelledBy : null),
    reason: booking.reason,
    hostName: oneLine(host.name),
    attendees: attendees.map(({ name, email }) => ({ name: oneLine(name), email })),
  };
}

/** "Tue, Dec 3, 2:00 PM" or "mar. 3 déc., 14:00". */
function shortTime(instant: number, shown: Shown): string {
  const day = DateTime.fromMillis(instant, { zone: parleyZone(shown.zone), locale: shown.locale });
  const date = day.toLocaleString({ weekday: "short", day: "numeric", month: "short" });
  return `${date}, ${formatTime(instant, shown)}`;
}
