import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { eraseCopiesAfter } from "./erase-copies-job.server.ts";

type Tools = Pick<Services, "jobs" | "outbox">;

/**
 * Holds every case that is still shown to the figures of the settings: its end follows. What has ended stays hidden,
 * whatever figure comes later.
 */
export async function applySupportDays({
  database,
  settings,
}: Pick<Services, "database" | "settings">): Promise<number> {
  const { days, leadDays } = settings.support;
  return database.prisma.$executeRaw`
    UPDATE support_request SET keep_days = CASE WHEN kind = 'lead' THEN ${leadDays}::int ELSE ${days}::int END
    WHERE keep_days <> CASE WHEN kind = 'lead' THEN ${leadDays}::int ELSE ${days}::int END`;
}

/** Takes away up to `limit` requests whose time is past, but those that their writers keep from use. Gives how many. */
export async function eraseEndedSupport(
  services: Tools,
  tx: DatabaseTransaction,
  now: Date,
  limit: number,
): Promise<number> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM support_request WHERE purge_at <= ${now} AND restricted_at IS NULL
    ORDER BY purge_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
  return eraseSupport(
    services,
    tx,
    rows.map(({ id }) => id),
  );
}

/**
 * Erases requests to support with their answers, the mails about them and the copies of those. What stays is how many of
 * a kind came in a month.
 */
export async function eraseSupport(services: Tools, tx: DatabaseTransaction, ids: string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const mails = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM mail_message WHERE support_request_id = ANY (${ids}) RETURNING id`;
  await eraseCopiesAfter(
    services,
    tx,
    mails.map(({ id }) => id),
  );
  await tx.$executeRaw`
    INSERT INTO support_tally AS t (kind, month, requests)
    SELECT kind, date_trunc('month', received_at AT TIME ZONE 'UTC')::date AS month, count(*)::int
    FROM support_request WHERE id = ANY (${ids}) GROUP BY kind, month ORDER BY kind, month
    ON CONFLICT (kind, month) DO UPDATE SET requests = t.requests + excluded.requests`;
  return tx.$executeRaw`DELETE FROM support_request WHERE id = ANY (${ids})`;
}

/** How many a run at `now` would take away. */
export async function countEndedSupport(tx: DatabaseTransaction, now: Date): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM support_request WHERE purge_at <= ${now} AND restricted_at IS NULL`;
  return row?.count ?? 0;
}
