import { changeRefusal } from "#app/domain/booking/change-rules.ts";
import { describeMail } from "#app/features/notifications/notifications.server.ts";
import { callsOfBooking } from "#app/features/rooms/rooms.server.ts";
import type { Translator } from "#app/messages/translator.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDate, formatDateTime, formatTime } from "#app/platform/time/format.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";
import { type DetailedBooking, findBookingDetails } from "./bookings-repository.server.ts";

const dayMs = 86_400_000;

type Request = {
  organization: { id: string; timeZone: string; retentionDays: number };
  bookingId: string;
  translator: Translator;
};

export type BookingDetail = NonNullable<Awaited<ReturnType<typeof bookingDetail>>>;

/** Everything about one booking, worded for the business; null when it has no such booking. */
export async function bookingDetail(
  services: Pick<Services, "database" | "clock">,
  { organization, bookingId, translator }: Request,
) {
  const booking = await findBookingDetails(services.database.prisma, organization.id, bookingId);
  if (!booking) return null;
  const { locale, t } = translator;
  const now = services.clock.now();
  const key = { organizationId: organization.id, bookingId };
  const [mails, calls] = await Promise.all([
    describeMail(services, key, translator),
    callsOfBooking(services, organization.id, bookingId),
  ]);
  const shown = { locale, zone: organization.timeZone };
  const times = timesIn(booking, organization.timeZone, locale);
  return {
    id: booking.id,
    eventTypeId: booking.eventTypeId,
    title: booking.title,
    hostName: booking.host.name,
    status: booking.status,
    cancelledBy: booking.cancelledBy,
    reason: booking.reason,
    over: booking.endsAt.getTime() <= now,
    changeable: changeRefusal(judged(booking), "host", now) === null,
    movable: booking.eventType.deletedAt === null,
    when: times,
    attendees: booking.attendees.map(({ timeZone, ...attendee }) => ({
      ...attendee,
      when: timeZone === organization.timeZone ? null : timesIn(booking, timeZone, locale),
    })),
    answers: booking.answers.map(({ id, label, values }) => ({
      id,
      label,
      values: values.map((value) =>
        value === "yes" ? t("booking.yes") : value === "no" ? t("booking.no") : value,
      ),
    })),
    roomPath: `/room/${booking.id}`,
    mails: mails.map((mail) => ({
      id: mail.id,
      kind: mail.kindText,
      to: mail.recipientName,
      status: mail.status,
      statusText: mail.statusText,
      at: formatDateTime(mail.sentAt ?? mail.queuedAt, shown),
    })),
    calls: calls.map((call) => ({
      id: call.id,
      startedAt: formatDateTime(call.startedAt, shown),
      minutes: Math.max(1, Math.round(call.seconds / 60)),
      running: call.endedAt === null,
      who: [...new Set(call.participants.map(({ name }) => name))].join(", "),
    })),
    life: lifeOf(booking, lastMoment(booking, calls), organization.retentionDays, now).map(
      ({ at, ...step }) => ({
        ...step,
        date: formatDateTime(at, shown),
      }),
    ),
    startsAt: booking.startsAt,
  };
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

/** From when the days until erasure count: the cancellation, or the meeting's end, however long its call went on. */
function lastMoment(booking: DetailedBooking, calls: readonly { endedAt: number | null }[]): number {
  const callEnds = calls.map(({ endedAt }) => endedAt ?? 0);
  return booking.cancelledAt?.getTime() ?? Math.max(booking.endsAt.getTime(), ...callEnds);
}

/** What has happened to a booking and what will: its last step is its erasure. */
function lifeOf(
  booking: DetailedBooking,
  end: number,
  retentionDays: number,
  now: number,
): (LifeStep & { at: number })[] {
  const step = (key: LifeStep["key"], at: number): LifeStep & { at: number } => ({
    key,
    at,
    state: at <= now ? "past" : "future",
  });
  return [
    step("booked", booking.createdAt.getTime()),
    ...(booking.movedAt ? [step("moved", booking.movedAt.getTime())] : []),
    ...(booking.cancelledAt ? [step("cancelled", end)] : [step("meeting", booking.startsAt.getTime())]),
    { key: "erased", at: end + retentionDays * dayMs, state: "gone" },
  ];
}
