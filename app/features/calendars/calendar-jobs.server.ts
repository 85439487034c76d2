import { z } from "zod";
import { writeCopyJob } from "#app/features/notifications/notifications.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { JobDefinition, JobHandler } from "#app/ports/job-queue.ts";
import { endIfEmpty } from "./disconnect.server.ts";
import { keepWatching } from "./keep-watching.server.ts";
import { syncCalendar } from "./sync-calendar.server.ts";
import { writeCopy } from "./write-copy.server.ts";

const onePayload = z.object({ calendarId: z.string() });
const nothing = z.object({});

export const syncCalendarJob: JobDefinition<typeof onePayload> = {
  name: "calendars.sync",
  payload: onePayload,
  // What a provider refuses is tried again by its own clock; this is for processes that die.
  retryLimit: 2,
  retryDelaySeconds: 30,
  expireSeconds: 360,
};

const pollJob: JobDefinition<typeof nothing> = {
  name: "calendars.poll",
  payload: nothing,
  retryLimit: 1,
  retryDelaySeconds: 30,
  expireSeconds: 60,
};

/** A calendar of many years on a slow machine is read by many questions; one that does not answer ends the first of them. */
const readMs = 5 * 60_000;
const writtenMs = 60_000;
const copiesAtOnce = 200;
const leaseMs = 10 * 60_000;
const dayMs = 86_400_000;

/** Hands out the calendars and the copies that are due, each to a job of its own, and forgets what is past. */
export async function pollCalendars(
  services: Pick<Services, "database" | "clock" | "jobs" | "settings" | "openCalendars" | "log">,
) {
  const { database, clock, jobs } = services;
  const now = clock.now();
  const copies = await database.prisma.calendarCopy.findMany({
    where: { nextTryAt: { lte: new Date(now) } },
    select: { id: true },
    orderBy: { nextTryAt: "asc" },
    take: copiesAtOnce,
  });
  // One that is handed out twice is claimed once.
  for (const { id } of copies) await jobs.enqueue(writeCopyJob, { copyId: id });
  await endIfEmpty(services);
  await database.prisma.$transaction(async (tx) => {
    const due = await tx.$queryRaw<{ id: string }[]>`
      UPDATE connected_calendar SET next_try_at = ${new Date(now + leaseMs)} WHERE id IN (
        SELECT id FROM connected_calendar c WHERE counts AND next_try_at <= ${new Date(now)}
          AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.organization_id = c.organization_id
            AND m.user_id = c.user_id AND m.barred_at IS NOT NULL)
        ORDER BY next_try_at LIMIT 500 FOR UPDATE SKIP LOCKED) RETURNING id`;
    for (const { id } of due) await jobs.enqueue(syncCalendarJob, { calendarId: id }, { transaction: tx });
  });
  await database.prisma.calendarBusy.deleteMany({ where: { endsAt: { lt: new Date(now - dayMs) } } });
}

export const calendarsJobs: JobHandler<Services>[] = [
  {
    job: syncCalendarJob,
    handle: async (services, given) => {
      const { calendarId } = syncCalendarJob.payload.parse(given);
      const signal = AbortSignal.timeout(readMs);
      const synced = await syncCalendar(services, calendarId, signal);
      if (synced.ok) return keepWatching(services, calendarId, signal);
      services.log.info({ calendarId, reason: synced.reason }, "a calendar could not be read");
    },
  },
  {
    job: writeCopyJob,
    handle: (services, given) =>
      writeCopy(services, writeCopyJob.payload.parse(given).copyId, AbortSignal.timeout(writtenMs)),
  },
  { job: pollJob, schedule: "* * * * *", handle: pollCalendars },
];
