import type pg from "pg";
import { waitingDays } from "./job-timing.ts";

/** How many jobs of one kind are in which state. `done` counts those of the last hour. */
export type QueueCounts = {
  queue: string;
  waiting: number;
  active: number;
  retrying: number;
  failed: number;
  done: number;
};

/** A job that failed for good. `failedAt` in epoch milliseconds; `error` is the kind of the last error. */
export type DeadLetter = { id: string; queue: string; failedAt: number; tries: number; error: string };

type Reading = Pick<pg.Pool, "query">;

/** False before Parley's first start on this database. */
export async function hasQueues(pool: Reading): Promise<boolean> {
  const { rows } = await pool.query<{ found: boolean }>(
    "SELECT to_regclass('jobs.job') IS NOT NULL AS found",
  );
  return rows[0]?.found ?? false;
}

/** All queues by name, empty ones included; those that pg-boss needs for itself are left out. */
export async function countJobs(pool: Reading): Promise<QueueCounts[]> {
  const { rows } = await pool.query<QueueCounts>(`
    SELECT queue.name AS queue,
      count(*) FILTER (WHERE state = 'created')::int AS waiting,
      count(*) FILTER (WHERE state = 'active')::int AS active,
      count(*) FILTER (WHERE state = 'retry')::int AS retrying,
      count(*) FILTER (WHERE state = 'failed')::int AS failed,
      count(*) FILTER (WHERE state = 'completed')::int AS done
    FROM jobs.queue LEFT JOIN jobs.job ON job.name = queue.name
    WHERE queue.name NOT LIKE '\\_\\_pgboss\\_\\_%'
    GROUP BY queue.name ORDER BY queue.name`);
  return rows;
}

/** The newest first. */
export async function listDeadLetters(pool: Reading, limit = 100): Promise<DeadLetter[]> {
  const { rows } = await pool.query<Omit<DeadLetter, "failedAt"> & { failed_on: Date }>(
    `SELECT id, name AS queue, completed_on AS failed_on, retry_count + 1 AS tries,
       coalesce(output ->> 'kind', 'the process ended during the last try') AS error
     FROM jobs.job WHERE state = 'failed' ORDER BY completed_on DESC, id LIMIT $1`,
    [limit],
  );
  return rows.map(({ failed_on, ...letter }) => ({ ...letter, failedAt: failed_on.getTime() }));
}

/**
 * Puts dead letters back into their queues with all their tries, ahead of what waits there; returns how many there
 * were. pg-boss's own retry gives them one more try, and forgets that they are not done, so that it clears them away.
 */
export async function putBack(pool: Reading, ids: string[] | "all"): Promise<number> {
  const { rowCount } = await pool.query(
    `UPDATE jobs.job SET state = 'created', priority = 1, retry_count = 0, started_on = NULL,
       completed_on = NULL, output = NULL, start_after = now(), keep_until = now() + make_interval(days => $1)
     WHERE state = 'failed' AND ($2::uuid[] IS NULL OR id = ANY ($2))`,
    [waitingDays, ids === "all" ? null : ids],
  );
  return rowCount ?? 0;
}
