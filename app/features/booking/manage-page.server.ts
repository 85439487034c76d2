import { dayMs } from "#app/domain/availability/calendar-day.ts";
import { type ChangeRefusal, changeRefusal } from "#app/domain/booking/change-rules.ts";
import { answersGone } from "#app/domain/privacy/answers-gone.ts";
import { accountLifeDays } from "#app/domain/privacy/retention-limits.ts";
import { addToCalendarLinks } from "#app/features/notifications/notifications.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { AttendeeStatus, BookingParty } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDate, formatDateTime, formatTime, type Shown } from "#app/platform/time/format.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";
import { type BookingDetails, findBookingOfAttendee, standing } from "./booking-repository.server.ts";
import { timesToJudge } from "./cancel-booking.server.ts";
import type { BusinessHead } from "./event-head.server.ts";
import { type Hours, hourCycleOf } from "./hour-cycle.ts";
import { type MeetingPlace, meetingPlace, opensByRoomLink, webAddress } from "./meeting-place.ts";
import { type Onward, onwardOf } from "./onward.ts";
import { type SeriesEntry, seriesOf } from "./series-page.server.ts";

export type BookedAttendee = BookingDetails["attendees"][number];

/** Why something cannot be changed here; `guest`: by somebody who was brought along. */
export type ChangeLock = ChangeRefusal | "guest" | null;

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
  /** Until when a request is answered. */
  answerBy: string | null;
  cancelledBy: BookingParty | null;
  reason: string;
  place: MeetingPlace & { href: string | null };
  /** Where the host calls. */
  phone: string;
  /** Who comes along, or who brought this guest. */
  guests: string[];
  broughtBy: string | null;
  /** Others who share a group meeting, where the business shows them. */
  others: string[];
  /** Why it cannot be moved or cancelled (any more), or null. */
  moveLock: ChangeLock;
  cancelLock: ChangeLock;
  over: boolean;
  answers: { label: string; values: string[] }[];
  /** How many answers went at their own end, before the booking. */
  answersGone: number;
  confirmationText: string;
  cancellationPolicy: string;
  /** All dates of a series, this one among them; empty for a single booking. */
  series: SeriesEntry[];
  paths: { self: string; move: string; cancel: string; calendar: string; bookAgain: string };
  roomUrl: string | null;
  calendars: { google: string; outlook: string };
  /** Where the business wants its visitors to go on to. */
  onward: Onward | null;
  /** Null while the business is here. */
  erasedOn: string | null;
};

/** The booking behind a signed link, or null for a wrong signature and an erased booking alike. */
export async function bookingOfLink(
  services: Services,
  attendeeId: string,
  signature: string,
): Promise<BookingDetails | null> {
  if (!services.links.isManageSignature(attendeeId, signature)) return null;
  return findBookingOfAttendee(services.database.prisma, attendeeId);
}

type ManageRequest = { attendeeId: string; signature: string; locale: Locale; hours?: Hours | null };

export async function manageBooking(
  services: Services,
  { attendeeId, signature, locale, hours = null }: ManageRequest,
): Promise<{ page: ManagePage; booking: BookingDetails; attendee: BookedAttendee } | null> {
  const booking = await bookingOfLink(services, attendeeId, signature);
  const attendee = booking?.attendees.find(({ id }) => id === attendeeId);
  if (!booking || !attendee) return null;
  const shown: Shown = { locale, zone: attendee.timeZone, ...hourCycleOf(hours) };
  const now = services.clock.now();
  const startsAt = booking.startsAt.getTime();
  const endsAt = booking.endsAt.getTime();
  const series = await seriesOf(services, booking, attendee, shown);
  const { eventType } = booking;
  const answers = answersOf(booking, attendee, locale);
  // A seat of a group is erased on its own, whatever becomes of the meeting.
  const page: ManagePage = {
    business: {
      name: booking.organization.name,
      href: `/${booking.organization.slug}`,
      accentColor: booking.organization.accentColor,
      ...(booking.organization.logoId ? { logoUrl: `/media/${booking.organization.logoId}` } : {}),
    },
    title: booking.title,
    hostName: hostNames(booking, locale),
    attendeeName: attendee.name,
    email: attendee.email,
    date: formatDate(startsAt, shown),
    time: `${formatTime(startsAt, shown)} – ${formatTime(endsAt, shown)}`,
    zoneLabel: placeLabel(attendee.timeZone, startsAt),
    status: attendee.status,
    answerBy:
      attendee.status === "pending" && booking.answerBy
        ? formatDateTime(booking.answerBy.getTime(), shown)
        : null,
    cancelledBy: attendee.cancelledBy ?? booking.cancelledBy,
    // In a group, what was told to others is theirs.
    reason: booking.seats === null ? booking.reason : attendee.reason,
    ...whereAndWho(services, booking, attendee),
    ...locksOf(booking, attendee, now),
    over: now >= endsAt,
    answers,
    answersGone: answersGone(attendee, answers),
    confirmationText: eventType.confirmationText,
    cancellationPolicy: eventType.cancellationPolicy,
    series,
    paths: pathsOf(services, booking, attendee),
    calendars: calendarsOf(services, booking, attendee),
    onward: onwardOf(booking, attendee),
    erasedOn: erasedOn(attendee.purgeAt ?? booking.purgeAt, now, shown),
  };
  return { booking, attendee, page };
}

/** The date; null where nobody alive will see it. */
function erasedOn(purgeAt: Date | null, now: number, shown: Shown): string | null {
  if (purgeAt === null || purgeAt.getTime() - now > (accountLifeDays / 2) * dayMs) return null;
  return formatDate(purgeAt.getTime(), shown);
}

function hostNames(booking: BookingDetails, locale: Locale): string {
  const names = booking.hosts.map(({ user }) => user.name);
  if (names.length === 0) return booking.host.name;
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
}

/** A guest may look, but whoever made the booking changes it. */
function locksOf(booking: BookingDetails, attendee: BookedAttendee, now: number) {
  if (attendee.accompaniesId !== null) return { moveLock: "guest", cancelLock: "guest" } as const;
  // A seat that was given up is over for its holder, though the meeting stands.
  const judged = { ...timesToJudge(booking), status: attendee.status };
  return {
    moveLock: changeRefusal(judged, "attendee", now, "move"),
    cancelLock: changeRefusal(judged, "attendee", now, "cancel"),
  };
}

function whereAndWho({ links }: Pick<Services, "links">, booking: BookingDetails, attendee: BookedAttendee) {
  const place = meetingPlace(booking.locationKind, booking.locationDetail, true);
  const isRoom = opensByRoomLink(booking.locationKind);
  const nameOf = (id: string | null) => booking.attendees.find((other) => other.id === id)?.name ?? null;
  const present = standing(booking.attendees);
  const isSeat = booking.seats !== null && booking.eventType.showsAttendees;
  return {
    place: { ...place, href: booking.locationKind === "link" ? webAddress(booking.locationDetail) : null },
    phone: booking.locationKind === "host_calls" && attendee.accompaniesId === null ? attendee.phone : "",
    guests: present.filter(({ accompaniesId }) => accompaniesId === attendee.id).map(({ email }) => email),
    broughtBy: nameOf(attendee.accompaniesId),
    others: isSeat ? present.filter(({ id }) => id !== attendee.id).map(({ name }) => name) : [],
    roomUrl: isRoom ? links.attendeeRoomUrl(booking.id, attendee.id) : null,
  };
}

function pathsOf({ links }: Pick<Services, "links">, booking: BookingDetails, attendee: BookedAttendee) {
  const self = links.managePath(attendee.id);
  const { slug, deletedAt } = booking.eventType;
  return {
    self,
    move: `${self}/move`,
    cancel: `${self}/cancel`,
    calendar: `${self}/calendar.ics`,
    bookAgain: deletedAt ? `/${booking.organization.slug}` : `/${booking.organization.slug}/${slug}`,
  };
}

function calendarsOf({ links }: Pick<Services, "links">, booking: BookingDetails, attendee: BookedAttendee) {
  const isRoom = opensByRoomLink(booking.locationKind);
  const where = isRoom ? links.attendeeRoomUrl(booking.id, attendee.id) : booking.locationDetail;
  return addToCalendarLinks({
    title: `${booking.title} · ${booking.organization.name}`,
    startsAt: booking.startsAt.getTime(),
    endsAt: booking.endsAt.getTime(),
    description: isRoom ? where : links.manageUrl(attendee.id),
    location: where,
  });
}

function answersOf(booking: BookingDetails, attendee: BookedAttendee, locale: Locale) {
  const { t } = translatorFor(locale);
  // A yes-or-no answer is stored as `yes` or `no` and shown in the reader's language.
  const spoken = (value: string) =>
    value === "yes" ? t("booking.yes") : value === "no" ? t("booking.no") : value;
  return booking.answers
    .filter(({ attendeeId }) => attendeeId === attendee.id)
    .map(({ label, values }) => ({ label, values: values.map(spoken) }));
}
