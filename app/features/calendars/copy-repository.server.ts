import { queueMail } from "#app/features/notifications/notifications.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Prisma } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { CalendarTrouble, HeldMeeting, PutEvent } from "#app/ports/calendar-provider.ts";
import { noteRefused } from "./broken-connection.server.ts";

type RepositoryServices = Pick<Services, "database" | "clock">;

const minuteMs = 60_000;
/** A job is over by then, or its process is. */
const leaseMs = 3 * minuteMs;
/** The clocks of the database and of this machine may differ by so much. */
const skewMs = 5000;
const waitMsMax = 6 * 60 * minuteMs;
/** A provider has made a meeting by then, most of the time. */
const meetingMs = 15_000;
const meetingMsMax = 15 * minuteMs;
const urlMax = 2000;

/** One process at a time is at a copy. Null where another is, or where there is nothing to do. */
export async function claimCopy({ database: { prisma }, clock }: RepositoryServices, id: string) {
  const now = clock.now();
  const { count } = await prisma.calendarCopy.updateMany({
    where: { id, nextTryAt: { lte: new Date(now + skewMs) } },
    data: { nextTryAt: new Date(now + leaseMs) },
  });
  return count === 0 ? null : prisma.calendarCopy.findUnique({ where: { id } });
}

export type Copy = NonNullable<Awaited<ReturnType<typeof claimCopy>>>;

export type Written = {
  stored: PutEvent;
  startsAt: number;
  endsAt: number;
  hash: string;
};

/** It stands there as it is to stand. */
export function noteWritten(services: RepositoryServices, copy: Copy, written: Written): Promise<void> {
  const now = new Date(services.clock.now());
  return settle(services, copy, {
    ...{ writtenAt: now, writtenHash: written.hash, remoteId: written.stored.id },
    ...{ writtenStartsAt: new Date(written.startsAt), writtenEndsAt: new Date(written.endsAt) },
    ...{ question: null, askedStartsAt: null },
    ...meetingNoted(services, written.stored.meeting),
  });
}

/** Nothing was to be written; somebody else may have changed what does not matter here. */
export function noteSame(
  services: RepositoryServices,
  copy: Copy,
  meeting: HeldMeeting | undefined,
): Promise<void> {
  const isLate = services.clock.now() - (copy.writtenAt?.getTime() ?? 0) > meetingMsMax;
  return settle(services, copy, {
    ...{ question: null, askedStartsAt: null },
    ...meetingNoted(services, isLate && meeting === "pending" ? null : meeting),
  });
}

/** Where the meeting is that the event holds; one that is still being made is looked for again soon. */
function meetingNoted({ clock }: Pick<Services, "clock">, meeting: HeldMeeting | undefined) {
  if (meeting === undefined) return {};
  if (meeting === "pending")
    return { toExamine: true, nextTryAt: new Date(clock.now() + meetingMs), meetingUrl: null };
  return { meetingUrl: meeting?.url.slice(0, urlMax) ?? null };
}

/** It was deleted there, and its host has said that it may stay out. */
export function noteLeft(services: RepositoryServices, copy: Copy): Promise<void> {
  return settle(services, copy, { question: "left", askedStartsAt: null });
}

/** It was moved or deleted there, and what that means is the host's to say: they are asked by mail, once. */
export function noteQuestion(
  services: RepositoryServices & Pick<Services, "jobs">,
  copy: Copy,
  question: { kind: "moved"; startsAt: number } | { kind: "deleted" },
): Promise<void> {
  const { id: copyId, organizationId, userId, bookingId, writtenAt } = copy;
  const startsAt = question.kind === "moved" ? question.startsAt : null;
  const event = `${question.kind}:${startsAt ?? ""}:${writtenAt?.getTime() ?? ""}`;
  return settle(
    services,
    copy,
    { question: question.kind, askedStartsAt: startsAt === null ? null : new Date(startsAt) },
    (tx) =>
      queueMail(services, tx, {
        ...{ kind: "calendar_asked", organizationId, userId, bookingId, facts: { copyId } },
        dedupeKey: `calendar_asked:${copyId}:${event}`,
      }),
  );
}

/** What changed meanwhile is still due. One that is gone meanwhile stays gone. */
function settle(
  { database: { prisma }, clock }: RepositoryServices,
  { id, changes, calendarId }: Copy,
  data: Prisma.CalendarCopyUpdateManyMutationInput,
  besides: (tx: DatabaseTransaction) => Promise<void> = async () => undefined,
): Promise<void> {
  const well = { trouble: null, failures: 0, toExamine: false, ...data };
  return prisma.$transaction(async (tx) => {
    const { count } = await tx.calendarCopy.updateMany({
      where: { id, changes },
      data: { nextTryAt: null, ...well },
    });
    const { nextTryAt: _, ...but } = well;
    const late = count === 0 ? await tx.calendarCopy.updateMany({ where: { id }, data: but }) : null;
    if (late?.count === 0) return;
    if (data.writtenAt)
      await tx.connectedCalendar.updateMany({
        where: { id: calendarId },
        data: { lastWrittenAt: new Date(clock.now()) },
      });
    await besides(tx);
  });
}

/** It stands there no more. */
export async function dropCopy({ database: { prisma } }: RepositoryServices, copy: Copy): Promise<void> {
  const { id, changes } = copy;
  const { count } = await prisma.calendarCopy.deleteMany({ where: { id, changes } });
  const nothing = {
    ...{ writtenAt: null, writtenHash: null, remoteId: null },
    ...{ question: null, meetingUrl: null },
  };
  if (count === 0) await prisma.calendarCopy.updateMany({ where: { id }, data: nothing });
}

/** Tried again after a pause that grows, to six hours at most. */
export async function noteCopyTrouble(
  services: RepositoryServices & Pick<Services, "jobs">,
  { id, changes, failures, calendarId }: Copy,
  trouble: CalendarTrouble,
): Promise<void> {
  const { database, clock } = services;
  const now = clock.now();
  const wait = Math.min((minuteMs / 2) * 2 ** Math.min(failures, 20), waitMsMax);
  const at = trouble.reason === "rate-limited" ? Math.max(trouble.retryAt, now + wait) : now + wait;
  await database.prisma.calendarCopy.updateMany({
    where: { id, changes },
    data: { trouble: trouble.reason, failures: { increment: 1 }, nextTryAt: new Date(at) },
  });
  await noteRefused(services, calendarId, { trouble, failures: failures + 1 });
}
