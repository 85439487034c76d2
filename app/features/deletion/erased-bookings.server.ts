import {
  type AtRequest,
  countAtRequest,
  type ErasureCounts,
  eraseAtRequest,
} from "#app/features/privacy/privacy.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { Prisma } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { RecordCounts } from "./deletion-plan.ts";
import { type BookingScope, isKept } from "./deletion-scope.server.ts";

const { sql } = Prisma;

/** The times that a booking takes are those of the booking, and are not counted beside it. */
const modelOfTable = {
  bookings: "Booking",
  hosts: "BookingHost",
  series: "Series",
  attendees: "Attendee",
  answers: "Answer",
  mails: "MailMessage",
  calls: "Call",
  participants: "CallParticipant",
  media: "CallMedia",
  chatLines: "ChatLine",
  waitingEntries: "WaitingEntry",
  timeOffers: "TimeOffer",
  timeProposals: "TimeProposal",
  outOfOffices: "OutOfOffice",
  travels: "TravelPeriod",
  busyTimes: "BusyTime",
  consents: "ConsentRecord",
} as const satisfies Partial<Record<keyof ErasureCounts, string>>;

function recordsOf(counts: ErasureCounts): RecordCounts {
  const rows = Object.entries(modelOfTable).map(([table, model]) => [
    model,
    counts[table as keyof ErasureCounts],
  ]);
  return Object.fromEntries(rows.filter(([, count]) => Number(count) > 0));
}

/** Which `b`, whether kept or not. */
function within({ part, requestedAt }: BookingScope): Prisma.Sql {
  if (part === null) return sql`true`;
  const host = part.hostId === null ? sql`true` : sql`b.host_id = ${part.hostId}`;
  if (part.what === "customer")
    return sql`${host} AND b.id IN (SELECT a.booking_id FROM attendee a WHERE a.id = ANY (${part.attendeeIds}))`;
  return sql`${host} AND b.ends_at >= ${new Date(part.from)} AND b.ends_at < ${new Date(part.to)}
    AND b.created_at <= ${new Date(requestedAt)}`;
}

/** The ids of those in it that may go. */
export function mailedBookings(scope: BookingScope): Prisma.Sql {
  return sql`SELECT b.id FROM booking b
    WHERE b.organization_id = ANY (${scope.organizationIds}) AND ${within(scope)} AND NOT ${isKept(sql`b.id`)}`;
}

/** Which `b` in it a hold or a restriction keeps, each with why. */
export function keptBookings(tx: DatabaseTransaction, scope: BookingScope) {
  return tx.$queryRaw<{ basis: string | null; reviewOn: Date | null; count: number }[]>`
    SELECT h.basis::text AS basis, h.review_on AS "reviewOn", count(*)::int AS count
    FROM booking b LEFT JOIN legal_hold h ON h.booking_id = b.id
    WHERE b.organization_id = ANY (${scope.organizationIds}) AND ${within(scope)} AND ${isKept(sql`b.id`)}
    GROUP BY 1, 2 ORDER BY 1, 2`;
}

/** The bookings in it that are still ahead, the earliest first. */
export function bookingsAhead(tx: DatabaseTransaction, scope: BookingScope, now: number) {
  return tx.$queryRaw<{ id: string; organizationId: string; attendeeIds: string[] }[]>`
    SELECT b.id, b.organization_id AS "organizationId",
      ARRAY (SELECT a.id FROM attendee a WHERE a.booking_id = b.id AND a.accompanies_id IS NULL
        AND a.status IN ('pending', 'confirmed') ORDER BY a.id) AS "attendeeIds"
    FROM booking b
    WHERE b.organization_id = ANY (${scope.organizationIds}) AND ${within(scope)}
      AND b.status IN ('pending', 'confirmed') AND b.ends_at > ${new Date(now)}
    ORDER BY b.starts_at, b.id`;
}

/** Ids of up to `limit` things in one business that may go; none when all are gone. */
async function next(
  tx: DatabaseTransaction,
  scope: BookingScope,
  organizationId: string,
  limit: number,
): Promise<AtRequest & { callIds: string[] }> {
  const none: string[] = [];
  const found = {
    ...{ organizationId, bookingIds: none, seatIds: none, callIds: none },
    ...{ waitingIds: none, offerIds: none, proposalIds: none, consentIds: none },
  };
  const ids = async (query: Prisma.Sql) => (await tx.$queryRaw<{ id: string }[]>(query)).map(({ id }) => id);
  const free = sql`b.organization_id = ${organizationId} AND ${within(scope)} AND NOT ${isKept(sql`b.id`)}`;
  const { part } = scope;
  if (part?.what === "calls") {
    const host = part.hostId === null ? sql`true` : sql`b.host_id = ${part.hostId}`;
    found.callIds = await ids(sql`SELECT c.id FROM call c JOIN booking b ON b.id = c.booking_id
      WHERE b.organization_id = ${organizationId} AND ${host} AND NOT ${isKept(sql`b.id`)}
        AND COALESCE(c.ended_at, c.last_seen_at) >= ${new Date(part.from)}
        AND COALESCE(c.ended_at, c.last_seen_at) < ${new Date(part.to)} ORDER BY c.id LIMIT ${limit}`);
    return found;
  }
  if (part?.what === "customer") {
    // A meeting goes whole where nobody else has a seat in it.
    const alone = sql`NOT EXISTS (SELECT 1 FROM attendee a WHERE a.booking_id = b.id AND a.accompanies_id IS NULL
      AND a.id <> ALL (${part.attendeeIds}))`;
    found.bookingIds = await ids(
      sql`SELECT b.id FROM booking b WHERE ${free} AND ${alone} ORDER BY b.id LIMIT ${limit}`,
    );
    found.seatIds = await ids(sql`SELECT s.id FROM attendee s JOIN booking b ON b.id = s.booking_id
      WHERE s.id = ANY (${part.attendeeIds}) AND ${free} AND NOT ${alone} ORDER BY s.id LIMIT ${limit}`);
    return found;
  }
  found.bookingIds = await ids(sql`SELECT b.id FROM booking b WHERE ${free} ORDER BY b.id LIMIT ${limit}`);
  if (part !== null || found.bookingIds.length >= limit) return found;
  found.waitingIds = await ids(
    sql`SELECT id FROM waiting_entry WHERE organization_id = ${organizationId} ORDER BY id LIMIT ${limit}`,
  );
  // Those that were taken go with their bookings, or stay with one that is kept.
  found.offerIds = await ids(sql`SELECT id FROM time_offer WHERE organization_id = ${organizationId}
    AND booking_id IS NULL ORDER BY id LIMIT ${limit}`);
  return found;
}

function isEmpty({ organizationId: _, ...ids }: AtRequest): boolean {
  return Object.values(ids).every((some) => some.length === 0);
}

const bookingsAtOnce = 200;

/** Erases a batch by the engine that retention uses, with its receipts, tombstones and jobs for copies. */
export async function eraseSomeBookings(
  services: Services,
  tx: DatabaseTransaction,
  scope: BookingScope,
): Promise<{ counts: RecordCounts; more: boolean }> {
  for (const organizationId of scope.organizationIds) {
    const some = await next(tx, scope, organizationId, bookingsAtOnce);
    if (isEmpty(some)) continue;
    const { counts } = await eraseAtRequest(services, tx, some);
    return { counts: recordsOf(counts), more: true };
  }
  return { counts: {}, more: false };
}

/** What all batches together would erase. */
export async function countBookings(tx: DatabaseTransaction, scope: BookingScope): Promise<RecordCounts> {
  const records: RecordCounts = {};
  for (const organizationId of scope.organizationIds) {
    const all = await next(tx, scope, organizationId, 10_000_000);
    const counts = recordsOf(await countAtRequest(tx, all));
    for (const [model, count] of Object.entries(counts)) records[model] = (records[model] ?? 0) + count;
  }
  return records;
}
