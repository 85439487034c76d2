import { Prisma, type PrismaClient } from "#app/platform/database/generated/client.ts";
import type { AccessWay } from "#app/platform/database/generated/enums.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";

/**
 * Who looks, for which business, and by which way: what a read of customers' data cannot do without. Who is no member
 * (a null viewer) looks by a grant.
 */
export type AccessContext = { organizationId: string; way: AccessWay } & (
  | { viewerId: string; grantId?: undefined }
  | { viewerId: null; grantId: string }
);

export type { AccessWay };

const quarterMs = 15 * 60_000;

/**
 * Reads what belongs to customers (bookings with their attendees and answers, calls, exports) for a member or by a grant,
 * and notes which bookings were seen. What cannot be noted is not shown: the read fails with the note. Code of the
 * dashboard has no other way to these tables; `tests/architecture/guarded-reads.test.ts` holds it to this one.
 */
export async function guardedRead<Result>(
  { database, clock }: Pick<Services, "database" | "clock">,
  access: AccessContext,
  read: (prisma: PrismaClient) => Promise<Result>,
  bookingsIn: (result: Result) => readonly string[],
): Promise<Result> {
  const result = await read(database.prisma);
  const bookingIds = [...new Set(bookingsIn(result))];
  if (bookingIds.length > 0) await noteAccess(database.prisma, { ...access, bookingIds, now: clock.now() });
  return result;
}

type Seen = AccessContext & { bookingIds: readonly string[]; now: number };

/** One row for each booking and quarter of an hour; it refers to no booking's row, so it waits for none. */
async function noteAccess(prisma: PrismaClient, seen: Seen): Promise<void> {
  const { organizationId, viewerId, grantId = null, way, now } = seen;
  const quarter = new Date(now - (now % quarterMs));
  // In one order, since two members may look at one list at the same moment.
  const bookingIds = [...seen.bookingIds].sort();
  const ids = bookingIds.map(() => randomId());
  await prisma.$executeRaw(Prisma.sql`
    INSERT INTO access_event (id, organization_id, viewer_id, grant_id, booking_id, way, at, quarter)
    SELECT s.id, ${organizationId}, ${viewerId}, ${grantId}, s.booking_id, ${way}::access_way, ${new Date(now)}::timestamptz, ${quarter}::timestamptz
    FROM unnest(${ids}::text[], ${bookingIds}::text[]) AS s (id, booking_id)
    ON CONFLICT DO NOTHING`);
}
