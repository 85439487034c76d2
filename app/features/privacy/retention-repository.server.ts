import type { BookingTimes } from "#app/domain/privacy/booking-retention.ts";
import type { Database, DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { Prisma } from "#app/platform/database/generated/client.ts";
import { type Erasable, instant, type RuleChange, rulesAt } from "./erasable.server.ts";
import { bookings, callEndedAt } from "./erasable-bookings.server.ts";
import { type ErasureCounts, nothingErased } from "./erasure-counts.ts";

/** `days` is the row's own rule where it is a booking, `retentionDays` the business's. */
export type Due = { id: string; organizationId: string; days: number; retentionDays: number };

/** A transaction that sees, and may erase, what is hidden since its end. */
export function inErasingTransaction<Result>(
  { prisma }: Pick<Database, "prisma">,
  work: (tx: DatabaseTransaction) => Promise<Result>,
): Promise<Result> {
  const seeing = async (tx: DatabaseTransaction) => {
    await tx.$executeRaw`SELECT set_config('parley.erases', 'on', true)`;
    return work(tx);
  };
  return prisma.$transaction(seeing, { maxWait: 20_000, timeout: 60_000 });
}

const nothing = Prisma.sql`false`;

/**
 * Up to `batchSize` due rows, none of paused businesses, locked until the transaction ends. Rows that another process
 * holds are passed over.
 */
export function lockDue(
  tx: DatabaseTransaction,
  erasable: Erasable,
  { now, paused, batchSize }: { now: number; paused: string[]; batchSize: number },
): Promise<Due[]> {
  const { table, due, ended, kept = nothing } = erasable;
  const at = instant(now);
  const rules = rulesAt(at);
  const isDue = ended?.(at) ?? due(rules, at);
  const order = ended ? Prisma.sql`x.purge_at, x.id` : Prisma.sql`x.id`;
  const days = erasable === bookings ? rules.bookingDays(Prisma.sql`x`) : rules.businessDays;
  return tx.$queryRaw<Due[]>`
    SELECT x.id, x.organization_id AS "organizationId", ${days} AS "days", o.retention_days AS "retentionDays"
    FROM ${table} x JOIN organization o ON o.id = x.organization_id
    WHERE ${isDue} AND NOT ${kept} AND x.organization_id <> ALL (${paused})
    ORDER BY ${order} LIMIT ${batchSize} FOR UPDATE OF x SKIP LOCKED`;
}

/**
 * The ids of one business's rows that are due at `now`: under the rules in force, or as one would be. Nothing is locked.
 */
export async function findDue(
  tx: DatabaseTransaction,
  { table, due, ended, kept = nothing }: Erasable,
  organizationId: string,
  now: number,
  changes?: readonly RuleChange[],
): Promise<string[]> {
  const at = instant(now);
  const isDue = (changes === undefined && ended?.(at)) || due(rulesAt(at, changes), at);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT x.id FROM ${table} x JOIN organization o ON o.id = x.organization_id
    WHERE x.organization_id = ${organizationId} AND ${isDue} AND NOT ${kept}
    ORDER BY x.id`;
  return rows.map(({ id }) => id);
}

/** What the domain's formula asks of these bookings. */
export async function readBookingTimes(
  tx: DatabaseTransaction,
  bookingIds: string[],
): Promise<Map<string, BookingTimes>> {
  const rows = await tx.$queryRaw<
    {
      id: string;
      status: BookingTimes["status"];
      endsAt: Date;
      cancelledAt: Date | null;
      callEndedAt: Date | null;
    }[]
  >`
    SELECT b.id, b.status::text, b.ends_at AS "endsAt", b.cancelled_at AS "cancelledAt",
      ${callEndedAt(Prisma.sql`b`)} AS "callEndedAt"
    FROM booking b WHERE b.id = ANY (${bookingIds})`;
  return new Map(
    rows.map(({ id, status, ...times }) => [
      id,
      {
        status,
        endsAt: times.endsAt.getTime(),
        cancelledAt: times.cancelledAt?.getTime() ?? null,
        callEndedAt: times.callEndedAt?.getTime() ?? null,
      },
    ]),
  );
}

/**
 * Of locked rows, those that may go: a hold that was placed in between is seen now, and no other can be placed. Before
 * it, what the erasable locks besides is locked.
 */
export async function stillFree(
  tx: DatabaseTransaction,
  { table, locks, kept }: Erasable,
  due: Due[],
): Promise<Due[]> {
  const ids = due.map(({ id }) => id);
  if (locks && ids.length > 0) await tx.$queryRaw(locks(ids));
  if (kept === undefined || ids.length === 0) return due;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT x.id FROM ${table} x WHERE x.id = ANY (${ids}) AND NOT ${kept}`;
  const free = new Set(rows.map(({ id }) => id));
  return due.filter(({ id }) => free.has(id));
}

/** Tells bookings their ends anew by the database's own formula. */
export async function retellEnds(tx: DatabaseTransaction, ids: string[]): Promise<void> {
  await tx.$executeRaw`UPDATE booking b SET purge_at = booking_end(b) WHERE b.id = ANY (${ids})`;
}

/** Deletes rows with all that goes with them. `mailIds` are the mails whose copies have to go too. */
export async function erase(
  tx: DatabaseTransaction,
  { parts, copies }: Erasable,
  ids: string[],
): Promise<{ counts: ErasureCounts; mailIds: string[] }> {
  const copied = copies ? await tx.$queryRaw<{ id: string }[]>(copies(ids)) : [];
  const mailIds = new Set(copied.map(({ id }) => id));
  const counts = { ...nothingErased };
  for (const { counted, table, where } of parts(ids)) {
    if (counted === "mails") {
      const mails = await tx.$queryRaw<
        { id: string }[]
      >`DELETE FROM ${table} t WHERE ${where} RETURNING t.id`;
      for (const { id } of mails) mailIds.add(id);
      counts.mails += mails.length;
    } else {
      counts[counted] += await tx.$executeRaw`DELETE FROM ${table} t WHERE ${where}`;
    }
  }
  return { counts, mailIds: [...mailIds] };
}

/** What `erase` would delete. */
export async function countErased(
  client: DatabaseTransaction,
  { parts }: Erasable,
  ids: string[],
): Promise<ErasureCounts> {
  const counts = { ...nothingErased };
  if (ids.length === 0) return counts;
  for (const { counted, table, where } of parts(ids)) {
    const [row] = await client.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM ${table} t WHERE ${where}`;
    counts[counted] += row?.count ?? 0;
  }
  return counts;
}
