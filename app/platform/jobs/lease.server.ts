import type pg from "pg";
import type PgBoss from "pg-boss";
import type { Log } from "../log.server.ts";
import { clearUpMs, type JobTiming } from "./job-timing.ts";
import { type Repeated, repeat } from "./repeat.server.ts";

export type JobInHand = { id: string; name: string };

/**
 * Whoever works on a job says so again and again, by moving its start forward; a job that nobody speaks for any more
 * is free, and is handed out at once instead of after a back-off, since it was not the job that failed. It has cost
 * one of its tries all the same: a job that kills its process does not go on forever.
 */
export function keepLeases(
  { boss, pool, timing, log }: { boss: PgBoss; pool: pg.Pool; timing: JobTiming; log: Log },
  inHand: Set<JobInHand>,
): Repeated {
  let clearedUpAt = Number.NEGATIVE_INFINITY;
  const turn = async () => {
    // Its own jobs come first: a process that stood still would else take them from itself.
    await renew(pool, [...inHand]);
    const released = await releaseAbandoned(pool);
    if (released > 0) log.warn({ jobs: released }, "jobs of a process that died are handed out again");
    if (performance.now() - clearedUpAt < clearUpMs) return;
    clearedUpAt = performance.now();
    await boss.maintain();
  };
  return repeat(timing.leaseTickMs, turn, (error) => log.warn({ err: error }, "leases could not be renewed"));
}

async function renew(pool: pg.Pool, jobs: JobInHand[]): Promise<void> {
  if (jobs.length === 0) return;
  await pool.query(
    "UPDATE jobs.job SET started_on = now() WHERE name = ANY ($1) AND id = ANY ($2::uuid[]) AND state = 'active'",
    [jobs.map(({ name }) => name), jobs.map(({ id }) => id)],
  );
}

/**
 * Jobs on their last try are left to pg-boss, which marks them as failed when it clears up. It would let the others wait
 * as if they had failed, so they are handed out before it does.
 */
export async function releaseAbandoned(pool: pg.Pool): Promise<number> {
  const { rowCount } = await pool.query(
    `UPDATE jobs.job SET state = 'retry', start_after = now()
     WHERE state = 'active' AND started_on + expire_in < now() AND retry_count < retry_limit`,
  );
  return rowCount ?? 0;
}
