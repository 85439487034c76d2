import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { Prisma } from "#app/platform/database/generated/client.ts";
import type { DeletionJob } from "./deletion-repository.server.ts";
import { bookingScopeOf } from "./deletion-scope.server.ts";
import { mailedBookings } from "./erased-bookings.server.ts";

const { sql } = Prisma;
const mailsAtOnce = 500;

/** Mails that the deletion itself brought about: that something is cancelled, and what became of requests. */
function isNotice(job: DeletionJob): Prisma.Sql {
  const { organizationIds } = bookingScopeOf(job);
  const whole = job.kind === "part" ? [] : organizationIds;
  const since = job.startedAt ?? job.requestedAt;
  return sql`t.created_at >= ${since} AND t.deletion_job_id IS NULL
    AND (t.organization_id = ANY (${whole}) OR t.booking_id IN (${mailedBookings(bookingScopeOf(job))}))`;
}

/** How many of them have not gone out yet; also those to somebody who leaves. */
export async function waitingNotices(tx: DatabaseTransaction, job: DeletionJob): Promise<number> {
  const since = job.startedAt ?? job.requestedAt;
  const toPerson = job.kind === "account" ? sql`t.user_id = ${job.userId}` : sql`false`;
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM mail_message t WHERE t.status = 'queued'
      AND (${isNotice(job)} OR (${toPerson} AND t.created_at >= ${since} AND t.deletion_job_id IS NULL))`;
  return row?.count ?? 0;
}

/** Once they went out they are of no more use; gives the ids of those that went. Nobody was told of them beforehand. */
export async function eraseNotices(tx: DatabaseTransaction, job: DeletionJob): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM mail_message WHERE id IN (
      SELECT t.id FROM mail_message t WHERE ${isNotice(job)} LIMIT ${mailsAtOnce})
    RETURNING id`;
  return rows.map(({ id }) => id);
}

/** What waited through the grace is no longer true; gives the ids of the mails. */
export async function dropWaitingMails(tx: DatabaseTransaction, job: DeletionJob): Promise<string[]> {
  const { organizationIds } = bookingScopeOf(job);
  const toPerson =
    job.kind === "account" ? sql`t.user_id = ${job.userId} AND t.organization_id IS NULL` : sql`false`;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM mail_message t WHERE t.status = 'queued' AND t.deletion_job_id IS NULL
      AND t.created_at < ${job.startedAt ?? job.requestedAt}
      AND (t.organization_id = ANY (${organizationIds}) OR (${toPerson}))
    RETURNING t.id`;
  return rows.map(({ id }) => id);
}
