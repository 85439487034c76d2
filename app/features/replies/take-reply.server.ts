import { idIn, isOurIdentity, queueMail } from "#app/features/notifications/notifications.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { MailReply } from "#app/ports/mail-inbox.ts";

type ReplyServices = Pick<Services, "database" | "clock" | "jobs" | "settings">;

/**
 * Notes what somebody answered to an invitation. True where it was about an event of ours.
 *
 * Anybody can write any sender, so the sender is not asked. What is believed is the event's UID, a long random word that
 * nobody was mailed but the one who is invited by it, together with the address to which it went. An answer to an earlier
 * state of the seat is out of date, one to a later state cannot be, and of two the one that was written later counts.
 * A refusal cancels nothing: it is shown, and the hosts are told once for each state of the seat.
 */
export async function takeReply(services: ReplyServices, reply: MailReply): Promise<boolean> {
  const id = idIn(reply.uid);
  if (id === null) return false;
  const { prisma } = services.database;
  const seat = await prisma.attendee.findUnique({ where: { id }, select: seatSelect });
  // What is about something that is erased, or asks nothing of us, is not left lying in the mailbox either.
  if (!seat) return isOurIdentity(services.settings, reply.uid);
  const now = services.clock.now();
  const counts =
    seat.email.toLowerCase() === reply.address &&
    seat.sequence === reply.sequence &&
    seat.restrictedAt === null &&
    (seat.status === "confirmed" || seat.status === "pending") &&
    seat.booking.endsAt.getTime() > now;
  if (counts) {
    // A clock that goes ahead must not outdo every later answer.
    const at = Math.min(reply.at ?? now, now);
    await prisma.$transaction((tx) => note(services, tx, { seat, answer: reply.answer, at }));
  }
  return true;
}

const seatSelect = {
  id: true,
  organizationId: true,
  bookingId: true,
  email: true,
  status: true,
  sequence: true,
  restrictedAt: true,
  booking: { select: { endsAt: true, hosts: { select: { userId: true } } } },
} as const;

type Seat = {
  id: string;
  organizationId: string;
  bookingId: string;
  sequence: number;
  booking: { hosts: { userId: string }[] };
};

async function note(
  services: ReplyServices,
  tx: DatabaseTransaction,
  { seat, answer, at }: { seat: Seat; answer: MailReply["answer"]; at: number },
): Promise<void> {
  const { id, organizationId, bookingId, sequence } = seat;
  const repliedAt = new Date(at);
  const { count } = await tx.attendee.updateMany({
    where: {
      ...{ id, organizationId, sequence },
      OR: [{ repliedAt: null }, { replySequence: { lt: sequence } }, { repliedAt: { lt: repliedAt } }],
    },
    data: { reply: answer, replySequence: sequence, repliedAt },
  });
  if (count === 0 || answer !== "declined") return;
  for (const { userId } of seat.booking.hosts)
    await queueMail(services, tx, {
      ...{ kind: "reply_declined", organizationId, bookingId, userId },
      dedupeKey: `reply_declined:${id}:${sequence}:${userId}`,
      facts: { aboutAttendeeId: id },
    });
}
