import type PgBoss from "pg-boss";
import type { EnqueueOptions, JobDefinition, JobHandler, JobQueue } from "#app/ports/job-queue.ts";
import type { Log } from "../log.server.ts";
import { aloneInSetup, createBoss, inTransaction, openJobPool } from "./job-database.server.ts";
import { doneSeconds, type JobTiming, jobTiming, waitingDays } from "./job-timing.ts";
import { type JobWorker, startWorker } from "./job-worker.server.ts";
import { releaseAbandoned } from "./lease.server.ts";

export type JobRunner<Services> = JobQueue & {
  /** Makes the queues. Every process calls this once before it enqueues. */
  open(): Promise<void>;
  /** Takes up work; only processes with the worker role call it. */
  work(services: Services): Promise<void>;
  /** Clears away what has had its time. Done by itself too: at a worker's start and every two minutes. */
  clearUp(): Promise<void>;
  /** Stops taking jobs, waits for those under way, lets go of the database. */
  close(): Promise<void>;
};

/**
 * pg-boss on Parley's own database keeps the queues, the retries and the schedules; taking jobs up is done here. A
 * job that is enqueued inside a transaction exists exactly when the transaction does. One whose process was killed is
 * handed out again soon after (see `jobTiming`). One that failed for good stays in its queue as a dead letter, which
 * `npm run jobs` shows.
 */
export function createJobRunner<Services>(
  connectionString: string,
  handlers: JobHandler<Services>[],
  log: Log,
  timing: JobTiming = jobTiming,
): JobRunner<Services> {
  const pool = openJobPool(connectionString, log);
  const boss = createBoss(pool, timing);
  boss.on("error", (error) => log.error({ err: error }, "job queue error"));
  let worker: JobWorker | null = null;
  let closing: Promise<void> | undefined;

  async function enqueue(job: JobDefinition, payload: unknown, options: EnqueueOptions = {}) {
    const { transaction, notBefore } = options;
    const id = await boss.send(job.name, job.payload.parse(payload) as object, {
      ...(notBefore === undefined ? {} : { startAfter: new Date(notBefore) }),
      ...(transaction ? { db: inTransaction(transaction) } : {}),
    });
    // pg-boss says nothing when it knows no such queue, and the job would be lost.
    if (id === null) throw new Error(`No queue is called ${job.name}`);
  }

  async function close() {
    await worker?.stop();
    await boss.stop({ graceful: true, wait: true, timeout: 1000 });
    await pool.end();
  }

  return {
    open: () =>
      aloneInSetup(pool, async () => {
        await boss.start();
        for (const { job } of handlers) await keepQueue(boss, job, timing);
      }),
    enqueue,
    clearUp: async () => {
      await releaseAbandoned(pool);
      await boss.maintain();
    },
    work: async (services) => {
      await keepSchedules(boss, handlers, timing);
      worker = startWorker({ boss, pool, handlers, services, log, timing });
    },
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

async function keepQueue(boss: PgBoss, job: JobDefinition, { leaseSeconds }: JobTiming): Promise<void> {
  const options = {
    name: job.name,
    retryLimit: job.retryLimit,
    retryDelay: job.retryDelaySeconds,
    retryBackoff: true,
    expireInSeconds: leaseSeconds,
    retentionMinutes: waitingDays * 24 * 60,
  };
  await boss.createQueue(job.name, options);
  await boss.updateQueue(job.name, options);
}

/** What pg-boss keeps of schedules is made to say what the handlers say, and each scheduled job comes once soon. */
async function keepSchedules<Services>(
  boss: PgBoss,
  handlers: JobHandler<Services>[],
  { settleSeconds }: JobTiming,
): Promise<void> {
  // Once an hour however often, and in however many processes, Parley is started.
  const once = { singletonKey: "at-start", singletonSeconds: doneSeconds, startAfter: settleSeconds };
  const scheduled = handlers.filter(({ schedule }) => schedule !== undefined).map(({ job }) => job.name);
  for (const { name } of await boss.getSchedules()) {
    if (!scheduled.includes(name)) await boss.unschedule(name);
  }
  for (const { job, schedule } of handlers) {
    if (schedule === undefined) continue;
    await boss.schedule(job.name, schedule, {}, { tz: "UTC" });
    await boss.send(job.name, {}, once);
  }
}
