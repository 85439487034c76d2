import { cancelBooking, moveBooking } from "#app/features/booking/booking.server.ts";
import { writeCopyJob } from "#app/features/notifications/notifications.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { MemberKey } from "./connection-repository.server.ts";
import { openKinds } from "./open-questions.server.ts";

export type QuestionAnswer = "follow" | "restore" | "leave";

export type Answered = { ok: true } | { ok: false; reason: "not-found" | "taken" | "over" };

/**
 * `follow`: the booking is moved whatever the rules say, or cancelled, as the event was; never into time that is
 * taken. `restore`: the event is put back as the booking has it. `leave`, for a deleted one alone: the booking stands, and
 * the calendar goes without it until it is given another time.
 */
export async function answerQuestion(
  services: Services,
  key: MemberKey,
  { copyId, answer }: { copyId: string; answer: QuestionAnswer },
): Promise<Answered> {
  const { prisma } = services.database;
  const copy = await prisma.calendarCopy.findFirst({
    where: { id: copyId, ...key, question: { in: openKinds } },
  });
  if (!copy) return { ok: false, reason: "not-found" };
  const { organizationId, bookingId, askedStartsAt } = copy;
  const hosts = await prisma.bookingHost.count({ where: { organizationId, bookingId, userId: key.userId } });
  if (hosts === 0) return { ok: false, reason: "not-found" };
  const by = { organizationId, bookingId, by: "host", actorId: key.userId, reason: "" } as const;
  if (answer === "restore") {
    await restore(services, copyId);
    return { ok: true };
  }
  if (answer === "leave") {
    const where = { id: copyId, ...key, question: "deleted" };
    const { count } = await prisma.calendarCopy.updateMany({ where, data: { question: "left" } });
    return count > 0 ? { ok: true } : { ok: false, reason: "not-found" };
  }
  if (copy.question === "deleted") {
    const cancelled = await cancelBooking(services, by);
    return cancelled.ok || cancelled.reason === "already-cancelled"
      ? { ok: true }
      : { ok: false, reason: "over" };
  }
  const startsAt = askedStartsAt?.getTime() ?? 0;
  const moved = await moveBooking(services, { ...by, startsAt, despiteRules: true });
  if (moved.ok) return moved;
  return { ok: false, reason: moved.reason === "slot-taken" ? "taken" : "over" };
}

/** As if it had never been written: then it is put over whatever stands there. */
async function restore({ database, jobs, clock }: Services, copyId: string): Promise<void> {
  await database.prisma.calendarCopy.updateMany({
    where: { id: copyId },
    data: {
      ...{ question: null, askedStartsAt: null, writtenAt: null, writtenHash: null },
      ...{ toExamine: false, failures: 0, changes: { increment: 1 }, nextTryAt: new Date(clock.now()) },
    },
  });
  await jobs.enqueue(writeCopyJob, { copyId });
}
