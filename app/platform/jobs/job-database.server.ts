import pg from "pg";
import PgBoss from "pg-boss";
import type { TransactionSql } from "#app/ports/job-queue.ts";
import type { Log } from "../log.server.ts";
import { archiveDays, deadLetterDays, doneSeconds, type JobTiming } from "./job-timing.ts";

const poolOptions = { max: 4, application_name: "parley-jobs", connectionTimeoutMillis: 15_000 };
const daySeconds = 86_400;
const setupLock = 263_748_415;
const deadlockTries = 5;

export function openJobPool(connectionString: string, log: Log): pg.Pool {
  const pool = new pg.Pool({ connectionString, ...poolOptions });
  pool.on("error", (error) => log.warn({ err: error }, "an idle connection of the job queue broke"));
  return pool;
}

export function createBoss(pool: pg.Pool, timing: JobTiming): PgBoss {
  return new PgBoss({
    db: { executeSql: (text, values) => execute(pool, text, values) },
    schema: "jobs",
    // A worker clears the queues up itself, after it handed out what dead processes held.
    supervise: false,
    archiveCompletedAfterSeconds: doneSeconds,
    archiveFailedAfterSeconds: (deadLetterDays - archiveDays) * daySeconds,
    deleteAfterDays: archiveDays,
    cronMonitorIntervalSeconds: timing.scheduleSeconds,
    cronWorkerIntervalSeconds: Math.min(timing.scheduleSeconds, 5),
  });
}

/** pg-boss's statements inside somebody else's transaction. */
export function inTransaction(transaction: TransactionSql): PgBoss.Db {
  return {
    async executeSql(text, values) {
      const rows = (await transaction.$queryRawUnsafe(text, ...values)) as unknown[];
      return { rows };
    },
  };
}

/**
 * Only one process at a time makes tables and queues: two that do it at once block each other until PostgreSQL ends
 * one of them. A process already at work on the queues may come in between all the same; then it is done again.
 */
export async function aloneInSetup(pool: pg.Pool, setUp: () => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT pg_advisory_xact_lock($1)", [setupLock]);
    for (let attempt = 1; ; attempt++) {
      try {
        await setUp();
        break;
      } catch (error) {
        const deadlock = error instanceof pg.DatabaseError && error.code === "40P01";
        if (!deadlock || attempt === deadlockTries) throw error;
      }
    }
    await client.query("COMMIT");
    client.release();
  } catch (error) {
    // Dropping the connection lets go of the lock.
    client.release(true);
    throw error;
  }
}

/**
 * pg-boss sends some transactions as one text. When such a text fails (two processes making the tables at once), it
 * leaves the transaction open, and the connection would refuse everything from then on.
 */
async function execute(pool: pg.Pool, text: string, values?: unknown[]): Promise<{ rows: unknown[] }> {
  // Its timers may fire once more after the end.
  if (pool.ending) return { rows: [] };
  if (!text.includes("BEGIN;")) return pool.query(text, values);
  const client = await pool.connect();
  try {
    return await client.query(text);
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
