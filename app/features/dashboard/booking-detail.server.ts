import { changeRefusal } from "#app/domain/booking/change-rules.ts";
import { answersGone } from "#app/domain/privacy/answers-gone.ts";
import { accountLifeDays } from "#app/domain/privacy/retention-limits.ts";
import { type Access, accessesOfBooking, lookerName } from "#app/features/audit/audit.server.ts";
import { slotParam } from "#app/features/booking/booking-form.ts";
import { declinedTexts, questionTexts, unaskedTexts } from "#app/features/calendars/calendars.server.ts";
import {
  erasuresByAttendees,
  type ListedMedia,
  lengthText,
  mediaOfBooking,
} from "#app/features/media/media.server.ts";
import { describeMail } from "#app/features/notifications/notifications.server.ts";
import { findHoldOf } from "#app/features/privacy/privacy.server.ts";
import { callsOfBooking, chatOfBooking, findWays } from "#app/features/rooms/rooms.server.ts";
import type { Translator } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDate, formatDateTime, formatTime, type Shown } from "#app/platform/time/format.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";
import { type DetailedBooking, findBookingDetails, placeInSeries } from "./bookings-repository.server.ts";
import { withReply } from "./seat-reply.server.ts";
import { unseenIn } from "./unseen-in-room.ts";

const dayMs = 86_400_000;

type Request = {
  organization: { id: string; timeZone: string };
  bookingId: string;
  /** The member who looks. */
  viewerId: string;
  /** Whose bookings they may change alone: so many of a series are counted. */
  onlyHostId?: string | null;
  translator: Translator;
};

export type BookingDetail = NonNullable<Awaited<ReturnType<typeof bookingDetail>>>;

/** Everything about one booking, worded for the business; null when it has no such booking. */
export async function bookingDetail(
  services: Pick<Services, "database" | "clock" | "links">,
  { organization, bookingId, viewerId, onlyHostId = null, translator }: Request,
) {
  const access = { organizationId: organization.id, viewerId, way: "page" } as const;
  const booking = await findBookingDetails(services, access, bookingId);
  if (!booking) return null;
  const { locale, t } = translator;
  const now = services.clock.now();
  const key = { organizationId: organization.id, bookingId };
  const isHost = booking.hosts.some(({ user }) => user.id === viewerId);
  const [mails, calls, media, erasures, chat, series, accesses, hold, ways, unasked, asked, declined] =
    await Promise.all([
      describeMail(services, key, translator, organization.timeZone),
      callsOfBooking(services, access, bookingId),
      mediaOfBooking(services, access, bookingId),
      erasuresByAttendees(services, key),
      chatOfBooking(services, access, bookingId),
      seriesOf(services, { organizationId: organization.id, onlyHostId }, booking),
      accessesOfBooking(services, key),
      findHoldOf(services, key),
      // The number and PIN of somebody's own room are that person's to pass on.
      isHost ? findWays(services, { organizationId: organization.id, id: bookingId }) : null,
      unaskedTexts(services, { viewerId, booking, t }),
      questionTexts(
        services,
        { organizationId: organization.id, userId: viewerId },
        { translator, zone: organization.timeZone, bookingId },
      ),
      declinedTexts(services, { organizationId: organization.id, booking, t }),
    ]);
  const shown = { locale, zone: organization.timeZone };
  const startsAt = booking.startsAt.getTime();
  const changeable = changeRefusal(judged(booking), "host", now) === null;
  const seats = seatsOf(booking, { zone: organization.timeZone, locale, t });
  const isUnseen = unseenIn(booking, calls, now);
  return {
    asked,
    id: booking.id,
    eventTypeId: booking.eventTypeId,
    title: booking.title,
    who: headline(seats),
    hosts: booking.hosts.map(({ user }) => ({ ...user, organizer: user.id === booking.hostId })),
    status: booking.status,
    cancelledBy: booking.cancelledBy,
    reason: booking.reason,
    over: booking.endsAt.getTime() <= now,
    begun: startsAt <= now,
    changeable,
    movable: booking.eventType.deletedAt === null,
    startParam: slotParam(startsAt),
    lengthMinutes: (booking.endsAt.getTime() - startsAt) / 60_000,
    when: timesIn(booking, organization.timeZone, locale),
    group:
      booking.seats === null
        ? null
        : {
            total: booking.seats,
            taken: seats.filter(isPresent).reduce((sum, seat) => sum + 1 + seat.guests.length, 0),
          },
    series,
    unasked: changeable ? unasked : [],
    location: { kind: booking.locationKind, detail: booking.locationDetail },
    source: booking.source,
    campaign: campaignOf(booking.campaign),
    seats: seats.map((seat) => ({
      ...seat,
      declined: declined[seat.id] ?? null,
      unseen: seat.mayBeMissed && !seat.noShow && isUnseen(seat.id),
    })),
    requests: changeable
      ? seats.filter(({ status }) => status === "pending").map(({ id, name }) => ({ id, name }))
      : [],
    answerBy: booking.answerBy && formatDateTime(booking.answerBy.getTime(), shown),
    roomPath: `/room/${booking.id}`,
    ways: changeable ? ways : null,
    mails: mails.map((mail) => ({
      id: mail.id,
      kind: mail.kindText,
      to: mail.recipientName ?? t("dashboard.restricted"),
      status: mail.status,
      statusText: mail.statusText,
      at: formatDateTime(mail.sentAt ?? mail.queuedAt, shown),
    })),
    calls: calls.map((call) => ({
      id: call.id,
      startedAt: formatDateTime(call.startedAt, shown),
      minutes: Math.max(1, Math.round(call.seconds / 60)),
      running: call.endedAt === null,
      who: [...new Set(call.participants.map(({ name }) => name ?? t("dashboard.restricted")))].join(", "),
    })),
    media: media.map((one) => mediaOf(one, shown, t)),
    mediaErased: erasures.map((at) => t("media.list.erasedByOne", { date: formatDate(at, shown) })),
    chat: chat.map(({ id, name, text, saidAt, purgeAt }) => ({
      ...{ id, name, text },
      at: formatDateTime(saidAt, shown),
      erased: purgeAt === null ? null : formatDate(purgeAt, shown),
    })),
    held: hold && {
      basis: t(`dashboard.hold.basis.${hold.basis}`),
      date: formatDate(hold.placedAt.getTime(), shown),
      review: formatDate(hold.reviewOn.getTime(), { locale, zone: "UTC" }),
    },
    looked: accesses.map((access) => lookedAt(access, shown, t)),
    life: lifeOf(booking, now).map(({ at, ...step }) => ({ ...step, date: formatDateTime(at, shown) })),
    startsAt: booking.startsAt,
  };
}

/** What was recorded or photographed, in words. */
function mediaOf(one: ListedMedia, shown: Shown, t: Translator["t"]) {
  const { id, kind, ready, contentType, people, startedAt, purgeAt } = one;
  const names = people.map((name) =>
    name === null ? t("dashboard.restricted") : name || t("media.unknownPerson"),
  );
  const at = formatDateTime(startedAt, shown);
  return {
    ...{ id, kind, ready, contentType },
    title: t(`media.list.${kind}`, { at }),
    who: t(kind === "whiteboard" ? "media.list.there" : "media.list.who", { names: names.join(", ") }),
    length: kind === "recording" ? lengthText(one, t) : null,
    erased: purgeAt === null ? null : t("media.list.erased", { date: formatDate(purgeAt, shown) }),
  };
}

/** Somebody's look; a null name is a former member's. */
function lookedAt(access: Access, shown: Shown, t: Translator["t"]) {
  const { viewer, grant, way, at } = access;
  return {
    key: `${viewer?.id ?? grant?.caseRef} ${way} ${at}`,
    name: lookerName(access, t),
    way,
    at: formatDateTime(at, shown),
  };
}

/** The series of the one whom a booking is for; in a group each seat may be of another. */
async function seriesOf(
  { database }: Pick<Services, "database">,
  scope: { organizationId: string; onlyHostId: string | null },
  { seats, attendees }: DetailedBooking,
) {
  const seat = seats === null ? attendees.find(({ series }) => series !== null) : undefined;
  if (!seat?.series) return null;
  const place = await placeInSeries(database.prisma, scope, seat);
  return place && { ...place, ...seat.series };
}

type Seat = ReturnType<typeof seatsOf>[number];

const isPresent = ({ status }: Pick<Seat, "status">) => status === "pending" || status === "confirmed";

/** Everyone with a seat of their own, with whom they bring and what they answered. */
function seatsOf(
  booking: DetailedBooking,
  { zone, locale, t }: { zone: string; locale: Translator["locale"]; t: Translator["t"] },
) {
  const word = (value: string) =>
    value === "yes" ? t("booking.yes") : value === "no" ? t("booking.no") : value;
  return booking.attendees
    .filter(({ accompaniesId }) => accompaniesId === null)
    .map(
      ({ timeZone, createdAt, cancelledAt, restrictedAt, noShowAt, answered, series: _, ...attendee }) => ({
        ...withReply(attendee, { zone, locale, t }),
        name: restrictedAt ? t("dashboard.restricted") : attendee.name || attendee.email,
        when: restrictedAt || timeZone === zone ? null : timesIn(booking, timeZone, locale),
        mayBeMissed:
          attendee.status === "confirmed" && booking.status === "confirmed" && restrictedAt === null,
        noShow: noShowAt !== null,
        bookedAt: formatDateTime(createdAt.getTime(), { locale, zone }),
        endedAt: cancelledAt && formatDateTime(cancelledAt.getTime(), { locale, zone }),
        guests: booking.attendees
          .filter(({ accompaniesId }) => restrictedAt === null && accompaniesId === attendee.id)
          .map(({ id, name, email, status, ...guest }) => ({
            ...{ id, name, email, status },
            reply: withReply(guest, { zone, locale, t }).reply,
          })),
        answers: booking.answers
          .filter(({ attendeeId }) => attendeeId === attendee.id)
          .map(({ id, label, values, sensitive }) => ({ id, label, sensitive, values: values.map(word) })),
        answersGone: restrictedAt
          ? 0
          : answersGone(
              { answered },
              booking.answers.filter(({ attendeeId }) => attendeeId === attendee.id),
            ),
      }),
    );
}

const namedMax = 3;

/** Those who stand, or, where nobody does any more, those who did. */
function headline(seats: readonly Seat[]): string {
  const standing = seats.filter(isPresent);
  const people = standing.length > 0 ? standing : seats;
  const names = people.slice(0, namedMax).map(({ name }) => name);
  return people.length > namedMax ? `${names.join(", ")} …` : names.join(", ");
}

/** What a link said about where the visitor came from; texts alone, whatever the column holds. */
function campaignOf(campaign: unknown): { name: string; value: string }[] {
  if (typeof campaign !== "object" || campaign === null) return [];
  return Object.entries(campaign)
    .filter((entry): entry is [string, string] => typeof entry[1] === "string" && entry[1] !== "")
    .map(([name, value]) => ({ name, value }));
}

function judged(booking: DetailedBooking) {
  const { status, startsAt, endsAt } = booking;
  return {
    status,
    startsAt: startsAt.getTime(),
    endsAt: endsAt.getTime(),
    changeNoticeMinutes: 0,
    attendeesMayCancel: true,
    attendeesMayMove: true,
  };
}

function timesIn(booking: DetailedBooking, zone: string, locale: Translator["locale"]) {
  const [startsAt, endsAt] = [booking.startsAt.getTime(), booking.endsAt.getTime()];
  const shown = { locale, zone };
  return {
    date: formatDate(startsAt, shown),
    time: `${formatTime(startsAt, shown)} – ${formatTime(endsAt, shown)}`,
    zone: placeLabel(zone, startsAt),
  };
}

export type LifeStep = {
  key: "booked" | "moved" | "cancelled" | "meeting" | "erased";
  state: "past" | "current" | "future" | "gone";
};

/** What has happened to a booking and what will: its last step is its erasure. */
function lifeOf(booking: DetailedBooking, now: number): (LifeStep & { at: number })[] {
  const step = (key: LifeStep["key"], at: Date): LifeStep & { at: number } => ({
    key,
    at: at.getTime(),
    state: at.getTime() <= now ? "past" : "future",
  });
  const { purgeAt } = booking;
  const isForGood = purgeAt === null || purgeAt.getTime() - now > (accountLifeDays / 2) * dayMs;
  return [
    step("booked", booking.createdAt),
    ...(booking.movedAt ? [step("moved", booking.movedAt)] : []),
    ...(booking.cancelledAt ? [step("cancelled", booking.cancelledAt)] : [step("meeting", booking.startsAt)]),
    ...(isForGood ? [] : [{ key: "erased" as const, at: purgeAt.getTime(), state: "gone" as const }]),
  ];
}
