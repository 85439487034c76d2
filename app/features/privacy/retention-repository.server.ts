import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { Prisma } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import { addCounts, type ErasureCounts, erasureCountsSchema, nothingErased } from "./erasure-counts.ts";

type Client = Services["database"]["prisma"];

/**
 * The same rule as `erasureDueAt` of the domain, in SQL; a test holds the two together. A day is 24 hours here too,
 * since adding `interval '1 day'` would follow the changes of clocks.
 */
const callEndedAt = Prisma.sql`
  (SELECT max(COALESCE(c.ended_at, c.last_seen_at)) FROM call c WHERE c.booking_id = b.id)`;
const anchor = Prisma.sql`
  CASE WHEN b.status = 'cancelled' AND b.cancelled_at IS NOT NULL THEN b.cancelled_at
  ELSE GREATEST(b.ends_at, ${callEndedAt}) END`;

function isDue(now: number, days: Prisma.Sql) {
  return Prisma.sql`${anchor} + ${days} * interval '24 hours' <= ${new Date(now)}`;
}

export type DueBooking = {
  id: string;
  organizationId: string;
  retentionDays: number;
  status: "confirmed" | "cancelled";
  endsAt: Date;
  cancelledAt: Date | null;
  callEndedAt: Date | null;
};

/** Up to `limit` due bookings, locked until the transaction ends. Rows that another process holds are passed over. */
export function lockDueBookings(tx: DatabaseTransaction, now: number, limit: number): Promise<DueBooking[]> {
  return tx.$queryRaw<DueBooking[]>`
    SELECT b.id, b.organization_id AS "organizationId", o.retention_days AS "retentionDays", b.status::text,
      b.ends_at AS "endsAt", b.cancelled_at AS "cancelledAt", ${callEndedAt} AS "callEndedAt"
    FROM booking b JOIN organization o ON o.id = b.organization_id
    WHERE ${isDue(now, Prisma.sql`o.retention_days`)}
    ORDER BY b.id LIMIT ${limit} FOR UPDATE OF b SKIP LOCKED`;
}

/** The ids of one business's bookings that are due at `now` under a rule of `days`. Nothing is locked. */
export async function findDueBookings(
  prisma: Client,
  organizationId: string,
  now: number,
  days: number,
): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT b.id FROM booking b
    WHERE b.organization_id = ${organizationId} AND ${isDue(now, Prisma.sql`${days}::int`)}
    ORDER BY b.id`;
  return rows.map(({ id }) => id);
}

/** Deletes bookings of one business with all that hangs on them. */
export async function deleteBookings(
  tx: DatabaseTransaction,
  organizationId: string,
  bookingIds: string[],
): Promise<{ counts: ErasureCounts; mailIds: string[] }> {
  const ofBookings = { organizationId, bookingId: { in: bookingIds } };
  const mails = await tx.mailMessage.findMany({
    where: { bookingId: { in: bookingIds } },
    select: { id: true },
  });
  const participants = await tx.callParticipant.deleteMany({
    where: { organizationId, call: { bookingId: { in: bookingIds } } },
  });
  const calls = await tx.call.deleteMany({ where: ofBookings });
  await tx.mailMessage.deleteMany({ where: { id: { in: mails.map(({ id }) => id) } } });
  const answers = await tx.answer.deleteMany({ where: ofBookings });
  const attendees = await tx.attendee.deleteMany({ where: ofBookings });
  const bookings = await tx.booking.deleteMany({ where: { organizationId, id: { in: bookingIds } } });
  return {
    mailIds: mails.map(({ id }) => id),
    counts: {
      bookings: bookings.count,
      attendees: attendees.count,
      answers: answers.count,
      mails: mails.length,
      calls: calls.count,
      participants: participants.count,
    },
  };
}

/** What `deleteBookings` would delete. */
export async function countBookings(
  prisma: Client,
  organizationId: string,
  bookingIds: string[],
): Promise<ErasureCounts> {
  const ofBookings = { organizationId, bookingId: { in: bookingIds } };
  const [attendees, answers, mails, calls, participants] = await Promise.all([
    prisma.attendee.count({ where: ofBookings }),
    prisma.answer.count({ where: ofBookings }),
    prisma.mailMessage.count({ where: { bookingId: { in: bookingIds } } }),
    prisma.call.count({ where: ofBookings }),
    prisma.callParticipant.count({ where: { organizationId, call: { bookingId: { in: bookingIds } } } }),
  ]);
  return { bookings: bookingIds.length, attendees, answers, mails, calls, participants };
}

/** Adds to the receipt of one run for one business; makes it at the first batch. */
export async function addToReceipt(
  tx: DatabaseTransaction,
  receipt: { id: string; organizationId: string; ranAt: Date; retentionDays: number },
  counts: ErasureCounts,
): Promise<void> {
  const before = await tx.erasureReceipt.findUnique({ where: { id: receipt.id }, select: { counts: true } });
  const sum = addCounts(readCounts(before?.counts), counts);
  await tx.erasureReceipt.upsert({
    where: { id: receipt.id },
    create: { ...receipt, counts: sum },
    update: { counts: sum },
    select: { id: true },
  });
}

export async function listReceiptRows(prisma: Client, organizationId: string, limit: number) {
  const rows = await prisma.erasureReceipt.findMany({
    where: { organizationId },
    orderBy: [{ ranAt: "desc" }, { id: "asc" }],
    take: limit,
  });
  return rows.map((row) => ({ ...row, ranAt: row.ranAt.getTime(), counts: readCounts(row.counts) }));
}

/** Takes away the log of account mails that were queued before `before`; gives the ids of up to `limit` of them. */
export async function deleteAccountMails(
  tx: DatabaseTransaction,
  before: Date,
  limit: number,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM mail_message WHERE id IN (
      SELECT id FROM mail_message WHERE booking_id IS NULL AND created_at <= ${before}
      ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING id`;
  return rows.map(({ id }) => id);
}

function readCounts(stored: unknown): ErasureCounts {
  const parsed = erasureCountsSchema.safeParse(stored);
  return parsed.success ? parsed.data : nothingErased;
}
