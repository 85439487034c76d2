import { z } from "zod";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { JobDefinition, JobHandler } from "#app/ports/job-queue.ts";
import { agendasDue } from "./agendas-due.server.ts";
import { followUpsDue } from "./follow-ups-due.server.ts";
import { insertMail } from "./mail-repository.server.ts";
import { dueReminders } from "./reminders-due.server.ts";
import { sendMailJob } from "./send-mail-job.ts";

type RemindServices = Pick<Services, "database" | "jobs" | "clock">;

const minuteMs = 60_000;
/** Handed out before their time: the minute's job may come late, and the queue then starts each when it is due. */
export const aheadMs = 3 * minuteMs;
/** After a pause reminders are handed out in slices of due times: longer ones where little is due, none of them large. */
const sliceMs = { first: 15 * minuteMs, longest: 240 * minuteMs };
const littleMax = 100;
/** The longest time before a start at which anybody is reminded: what fell due earlier is of meetings that are over. */
const leadMsMax = 43_200 * minuteMs;
/** A clock that was set back, or a restored database: nobody would be reminded until then. */
const wrongClockMs = 60 * minuteMs;

/** Hands out the reminders, the words after a meeting and the agendas of the minutes to come. Every minute; without work it is one query. */
export const remindJob: JobDefinition = {
  name: "mail.remind",
  payload: z.object({}),
  retryLimit: 2,
  retryDelaySeconds: 10,
  expireSeconds: 120,
};

export const reminderJobs: JobHandler<Services>[] = [
  {
    job: remindJob,
    schedule: "* * * * *",
    handle: async (services) => void (await handOutReminders(services)),
  },
];

/**
 * Puts every reminder, every word after a meeting and every agenda whose time has come, or is about to, on its way: its row and the job that starts at its time,
 * in the transaction that moves the clock on. So each is handed out once however many workers look, and whatever of
 * them dies. What is booked or moved into the time before the clock is not reminded of: it was told just now.
 * Returns how many there were.
 */
export async function handOutReminders(services: RemindServices): Promise<number> {
  const until = services.clock.now() + aheadMs;
  let handedOut = 0;
  let length = sliceMs.first;
  for (;;) {
    const work = (tx: DatabaseTransaction) => handOutSlice(services, tx, { until, length });
    const slice = await services.database.prisma.$transaction(work, { maxWait: 20_000, timeout: 60_000 });
    handedOut += slice.count;
    if (slice.isLast) return handedOut;
    length = slice.count < littleMax ? Math.min(2 * length, sliceMs.longest) : sliceMs.first;
  }
}

async function handOutSlice(
  { clock, jobs }: RemindServices,
  tx: DatabaseTransaction,
  { until, length }: { until: number; length: number },
): Promise<{ count: number; isLast: boolean }> {
  const now = clock.now();
  // The row is locked until the end of the transaction: of two workers the second sees what the first has done.
  await tx.$executeRaw`INSERT INTO reminder_clock (done_until) VALUES (${new Date(now)}) ON CONFLICT DO NOTHING`;
  const [row] = await tx.$queryRaw<
    { doneUntil: Date }[]
  >`SELECT done_until AS "doneUntil" FROM reminder_clock FOR UPDATE`;
  const seen = row?.doneUntil.getTime() ?? now;
  const from = seen > now + aheadMs + wrongClockMs ? now : Math.max(seen, now - leadMsMax);
  const to = Math.min(until, from + length);
  if (to <= from) return { count: 0, isLast: true };
  const span = { from, to, now };
  const due = [
    ...(await dueReminders(tx, span)),
    ...(await followUpsDue(tx, span)),
    ...(await agendasDue(tx, span)),
  ];
  for (const { dueAt, ...mail } of due) {
    const mailId = await insertMail(tx, mail, now);
    if (mailId !== null) await jobs.enqueue(sendMailJob, { mailId }, { transaction: tx, notBefore: dueAt });
  }
  await tx.$executeRaw`UPDATE reminder_clock SET done_until = ${new Date(to)}`;
  return { count: due.length, isLast: to >= until };
}
