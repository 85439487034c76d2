import { giveNumber } from "#app/features/booking/booking.server.ts";
import { insertAttendee, insertBooking, timesOf } from "#app/features/booking/booking-writer.server.ts";
import type { Database, DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { BookingStatus, Prisma } from "#app/platform/database/generated/client.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";

export type Business = { organizationId: string; hostId: string; eventTypeId: string; questionId: string };

/**
 * A business whose event type asks one question. Without a rule its booking data is kept for 30 days; answers and calls
 * go with their bookings.
 */
export async function createBusiness(
  database: Pick<Database, "prisma">,
  retentionDays = 30,
): Promise<Business> {
  const { questions, ...business } = await bookableBusiness(database, {
    retentionDays,
    questions: [{ kind: "text", label: "About?" }],
  });
  await database.prisma.organization.update({
    where: { id: business.organizationId },
    data: { answerDays: 2557, sensitiveAnswerDays: 2557, callDays: 730 },
  });
  return { ...business, questionId: questions[0]?.id ?? "" };
}

type Wanted = {
  endsAt: number;
  /** Without `cancelledAt` it stands: pending or confirmed. */
  status?: BookingStatus;
  cancelledAt?: number;
  callEndedAt?: number;
  /** Noted last while a call ran whose end was never written. */
  callLastSeenAt?: number;
  /** A group's. */
  seats?: number;
  seriesId?: string;
  /** Stands in every personal field. */
  canary?: string;
};

/**
 * A booking with an attendee, an answer, two mails and, where a time is given, a call of two. It takes its host's time
 * while it stands. Gives its id.
 */
export async function createBooking(
  { prisma }: Pick<Database, "prisma">,
  business: Business,
  wanted: Wanted,
): Promise<string> {
  const { organizationId, hostId, eventTypeId } = business;
  const { endsAt, cancelledAt, callEndedAt, callLastSeenAt, canary = "Grace" } = wanted;
  const { status = cancelledAt === undefined ? "confirmed" : "cancelled" } = wanted;
  const lengths = { lengthMinutes: 30, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };
  const times = timesOf(lengths, endsAt - 30 * 60_000);
  const { startsAt } = times;
  const ended = cancelledAt === undefined ? {} : { status, cancelledAt: new Date(cancelledAt) };
  const bookingId = await prisma.$transaction(async (tx) => {
    const id = await insertBooking(tx, {
      ...times,
      organizationId,
      eventTypeId,
      hostIds: [hostId],
      status: status === "pending" ? "pending" : "confirmed",
      source: "page",
      title: "Talk",
      seats: wanted.seats ?? null,
      locationKind: "attendee_calls",
      locationDetail: canary,
      answerBy: null,
      campaign: { utm_source: canary },
      createdAt: startsAt,
      occupies: cancelledAt === undefined,
    });
    const attendeeId = await createSeat(tx, business, id, {
      name: canary,
      seriesId: wanted.seriesId ?? null,
    });
    await tx.booking.update({ where: { id }, data: { reason: canary, ...ended } });
    await tx.attendee.update({ where: { id: attendeeId }, data: ended });
    await createMail(tx, { organizationId, bookingId: id, userId: hostId });
    await giveNumber(tx, { organizationId, bookingId: id });
    return id;
  });
  if (callEndedAt !== undefined || callLastSeenAt !== undefined) {
    const lastSeenAt = new Date(callEndedAt ?? callLastSeenAt ?? 0);
    await prisma.call.create({
      data: {
        id: randomId(),
        organizationId,
        bookingId,
        startedAt: startsAt,
        lastSeenAt,
        endedAt: callEndedAt === undefined ? null : lastSeenAt,
        participants: {
          create: [
            { id: randomId(), organizationId, role: "host", userId: hostId, name: "Ada", joinedAt: startsAt },
            { id: randomId(), organizationId, role: "guest", name: canary, joinedAt: startsAt },
          ],
        },
      },
    });
  }
  return bookingId;
}

type Seat = { name: string; accompaniesId?: string; seriesId?: string | null; cancelledAt?: number };

/** Somebody at a meeting, with an answer and a mail. Gives the attendee's id. */
export async function createSeat(
  tx: DatabaseTransaction,
  { organizationId, questionId }: Business,
  bookingId: string,
  { name, accompaniesId, seriesId = null, cancelledAt }: Seat,
): Promise<string> {
  const { createdAt } = await tx.booking.findUniqueOrThrow({ where: { id: bookingId } });
  const attendee = {
    organizationId,
    bookingId,
    accompaniesId: accompaniesId ?? null,
    seriesId,
    status: "confirmed" as const,
    name,
    email: `${name}-${randomId()}@example.com`,
    phone: name,
    timeZone: "UTC",
    locale: "en",
    idempotencyKey: null,
    createdAt,
  };
  const answers = [{ questionId, label: "About?", values: [name], sensitive: false }];
  const attendeeId = await insertAttendee(tx, attendee, answers);
  await createMail(tx, { organizationId, bookingId, attendeeId });
  if (cancelledAt !== undefined) {
    const ended = { status: "cancelled" as const, cancelledAt: new Date(cancelledAt) };
    await tx.attendee.update({ where: { id: attendeeId }, data: ended });
  }
  return attendeeId;
}

/** Queued at the instant at which the tests' clock stands at first. Gives the mail's id. */
export async function createMail(
  tx: DatabaseTransaction,
  mail: Omit<Prisma.MailMessageUncheckedCreateInput, "id" | "kind" | "dedupeKey">,
): Promise<string> {
  const id = randomId();
  const createdAt = new Date(Date.UTC(2027, 0, 15, 12));
  await tx.mailMessage.create({
    data: { id, kind: "booking_confirmed", dedupeKey: randomId(), createdAt, ...mail },
  });
  return id;
}
