import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type PgBoss from "pg-boss";
import type { JobHandler } from "#app/ports/job-queue.ts";
import type { Log } from "../log.server.ts";
import type { JobTiming } from "./job-timing.ts";
import { type JobInHand, keepLeases } from "./lease.server.ts";
import { repeat } from "./repeat.server.ts";

export type JobWorker = {
  /** Takes no more jobs, and waits for those under way for at most `stopMsMax`. */
  stop(): Promise<void>;
};

type Work<Services> = {
  boss: PgBoss;
  pool: pg.Pool;
  handlers: JobHandler<Services>[];
  services: Services;
  log: Log;
  timing: JobTiming;
};

const stopMsMax = 20_000;

/** A try that took longer than its definition allows. */
class JobTimeoutError extends Error {
  override name = "JobTimeoutError";
}

/**
 * Takes jobs one by one from each queue (or a few at a time, where its handler says so), as long as there are any, and looks every `lookMs` for new ones by one query
 * for all queues.
 */
export function startWorker<Services>(work: Work<Services>): JobWorker {
  const { pool, handlers, log, timing } = work;
  const inHand = new Set<JobInHand>();
  const busy = new Map<string, Promise<unknown>>();
  let stopping = false;

  const emptyAlone = async (handler: JobHandler<Services>) => {
    while (!stopping && (await takeOne(work, handler, inHand)));
  };
  const empty = (handler: JobHandler<Services>) =>
    Promise.all(Array.from({ length: handler.atOnce ?? 1 }, () => emptyAlone(handler)));
  const look = async () => {
    const due = await dueQueues(
      pool,
      handlers.map(({ job }) => job.name).filter((name) => !busy.has(name)),
    );
    for (const handler of handlers.filter(({ job }) => due.includes(job.name))) {
      const { name } = handler.job;
      busy.set(
        name,
        empty(handler)
          .catch((error: unknown) => log.error({ job: name, err: error }, "a queue could not be worked on"))
          .finally(() => busy.delete(name)),
      );
    }
  };
  const leases = keepLeases(work, inHand);
  const looking = repeat(timing.lookMs, look, (error) => log.warn({ err: error }, "no look into the queue"));
  return {
    stop: async () => {
      stopping = true;
      await looking.stop();
      await Promise.race([Promise.all(busy.values()), pause(stopMsMax, undefined, { ref: false })]);
      await leases.stop();
    },
  };
}

async function dueQueues(pool: pg.Pool, names: string[]): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>({
    name: "jobs-due",
    text: `SELECT name FROM unnest($1::text[]) AS queue (name) WHERE EXISTS (
             SELECT FROM jobs.job WHERE job.name = queue.name AND state < 'active' AND start_after < now())`,
    values: [names],
  });
  return rows.map(({ name }) => name);
}

/** False when the queue is empty. */
async function takeOne<Services>(
  work: Work<Services>,
  handler: JobHandler<Services>,
  inHand: Set<JobInHand>,
): Promise<boolean> {
  const { boss, log } = work;
  const { name } = handler.job;
  const [taken] = await boss.fetch<unknown>(name, { batchSize: 1, includeMetadata: true });
  if (!taken) return false;
  const mine = { id: taken.id, name };
  inHand.add(mine);
  const started = performance.now();
  try {
    const failure = await tryJob(work, handler, taken);
    const line = { job: name, jobId: taken.id, ms: Math.round(performance.now() - started) };
    if (failure === null) {
      await boss.complete(name, taken.id);
      log.info(line, "job done");
    } else {
      log.warn({ ...line, err: failure.error }, "job failed");
      // Only the error's kind goes into the queue's table: a message may hold what the row must not keep.
      await boss.fail(name, taken.id, { kind: kindOf(failure.error) });
    }
  } finally {
    inHand.delete(mine);
  }
  return true;
}

async function tryJob<Services>(
  { services }: Work<Services>,
  { job, handle }: JobHandler<Services>,
  taken: PgBoss.JobWithMetadata<unknown>,
): Promise<{ error: unknown } | null> {
  const limit = new AbortController();
  const tooLong = pause(job.expireSeconds * 1000, undefined, { signal: limit.signal, ref: false }).then(
    () => {
      throw new JobTimeoutError();
    },
    () => undefined,
  );
  try {
    const run = { putBack: taken.priority > 0 };
    await Promise.race([handle(services, job.payload.parse(taken.data ?? {}), run), tooLong]);
    return null;
  } catch (error) {
    return { error };
  } finally {
    limit.abort();
  }
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error && typeof error.code === "string" ? `${error.name} ${error.code}` : error.name;
}
