import type { Database } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";

export type Business = { organizationId: string; hostId: string; eventTypeId: string; questionId: string };

/** A business whose event type asks one question. Without a rule its booking data is kept for 30 days. */
export async function createBusiness(
  database: Pick<Database, "prisma">,
  retentionDays = 30,
): Promise<Business> {
  const { questions, ...business } = await bookableBusiness(database, {
    retentionDays,
    questions: [{ kind: "text", label: "About?" }],
  });
  return { ...business, questionId: questions[0]?.id ?? "" };
}

type Wanted = {
  endsAt: number;
  cancelledAt?: number;
  callEndedAt?: number;
  /** Noted last while a call ran whose end was never written. */
  callLastSeenAt?: number;
  /** Stands in every personal field. */
  canary?: string;
};

/** A booking with an attendee, an answer, two mails and, where a time is given, a call of two. Gives its id. */
export async function createBooking(
  { prisma }: Pick<Database, "prisma">,
  { organizationId, hostId, eventTypeId, questionId }: Business,
  { endsAt, cancelledAt, callEndedAt, callLastSeenAt, canary = "Grace" }: Wanted,
): Promise<string> {
  const [bookingId, attendeeId] = [randomId(), randomId()];
  const startsAt = new Date(endsAt - 30 * 60_000);
  await prisma.booking.create({
    data: {
      id: bookingId,
      organizationId,
      eventTypeId,
      hostId,
      status: cancelledAt === undefined ? "confirmed" : "cancelled",
      title: "Talk",
      startsAt,
      endsAt: new Date(endsAt),
      occupiedStartsAt: startsAt,
      occupiedEndsAt: new Date(endsAt),
      idempotencyKey: randomId(),
      cancelledAt: cancelledAt === undefined ? null : new Date(cancelledAt),
      reason: canary,
      attendees: {
        create: {
          id: attendeeId,
          organizationId,
          name: canary,
          email: `${canary}@example.com`,
          timeZone: "UTC",
          locale: "en",
        },
      },
      answers: { create: { id: randomId(), organizationId, questionId, label: "About?", values: [canary] } },
      mailMessages: {
        create: [
          { id: randomId(), organizationId, attendeeId, kind: "booking_confirmed", dedupeKey: randomId() },
          {
            id: randomId(),
            organizationId,
            userId: hostId,
            kind: "booking_confirmed",
            dedupeKey: randomId(),
          },
        ],
      },
    },
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
