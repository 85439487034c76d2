import PgBoss from "pg-boss";
import type { JobDefinition, JobHandler, JobQueue } from "#app/ports/job-queue.ts";
import type { Log } from "../log.server.ts";

export const deadLetterQueue = "dead-letters";

/** Jobs that failed for good stay for a month, so that someone can look. */
const deadLetterDays = 30;

export type JobRunner<Services> = JobQueue & {
  /** Makes the queues. Every process calls this once before it enqueues. */
  open(): Promise<void>;
  /** Takes up work; only processes with the worker role call it. */
  work(services: Services): Promise<void>;
  /** Stops taking jobs, waits for those under way, lets go of the database. */
  close(): Promise<void>;
};

/**
 * pg-boss on Parley's own database. A job that is enqueued inside a transaction exists exactly when the transaction
 * does; one whose process was killed is handed out again after `expireSeconds`.
 */
export function createJobRunner<Services>(
  connectionString: string,
  handlers: JobHandler<Services>[],
  log: Log,
): JobRunner<Services> {
  const boss = new PgBoss({ connectionString, schema: "jobs", max: 4, application_name: "parley-jobs" });
  boss.on("error", (error) => log.error({ err: error }, "job queue error"));
  return {
    open: () => openQueues(boss, handlers),
    enqueue: (job, payload, options = {}) => {
      const transaction = options.transaction;
      const sendOptions: PgBoss.SendOptions = {
        ...retryOptions(job),
        ...(options.notBefore === undefined ? {} : { startAfter: new Date(options.notBefore) }),
        ...(transaction ? { db: executeIn(transaction) } : {}),
      };
      return boss.send(job.name, job.payload.parse(payload) as object, sendOptions).then(() => undefined);
    },
    work: (services) => startWorkers(boss, handlers, services, log),
    close: () => boss.stop({ graceful: true, wait: true, timeout: 20_000, close: true }),
  };
}

async function openQueues<Services>(boss: PgBoss, handlers: JobHandler<Services>[]): Promise<void> {
  await boss.start();
  await boss.createQueue(deadLetterQueue, { name: deadLetterQueue, retentionDays: deadLetterDays });
  for (const { job } of handlers) {
    const options = { name: job.name, deadLetter: deadLetterQueue, ...retryOptions(job) };
    await boss.createQueue(job.name, options);
    await boss.updateQueue(job.name, options);
  }
}

async function startWorkers<Services>(
  boss: PgBoss,
  handlers: JobHandler<Services>[],
  services: Services,
  log: Log,
): Promise<void> {
  for (const { job, handle, schedule } of handlers) {
    await boss.work(job.name, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async ([taken]) => {
      if (!taken) return;
      const started = performance.now();
      try {
        await handle(services, job.payload.parse(taken.data ?? {}));
        log.info({ job: job.name, jobId: taken.id, ms: Math.round(performance.now() - started) }, "job done");
      } catch (error) {
        log.warn({ job: job.name, jobId: taken.id, err: error }, "job failed");
        // Only the error's kind goes into the queue's table: a message may hold what the row must not keep.
        throw new Error(error instanceof Error ? error.name : "unknown");
      }
    });
    if (schedule) await boss.schedule(job.name, schedule, {}, { tz: "UTC" });
  }
}

function retryOptions(job: JobDefinition) {
  return {
    retryLimit: job.retryLimit,
    retryDelay: job.retryDelaySeconds,
    retryBackoff: true,
    expireInSeconds: job.expireSeconds,
  };
}

function executeIn(transaction: NonNullable<Parameters<JobQueue["enqueue"]>[2]>["transaction"]): PgBoss.Db {
  return {
    async executeSql(text, values) {
      const rows = (await transaction?.$queryRawUnsafe(text, ...values)) as unknown[];
      return { rows };
    },
  };
}
