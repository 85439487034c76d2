import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { PrismaClient } from "#app/platform/database/generated/client.ts";

type Reads = Pick<PrismaClient, "booking"> | DatabaseTransaction;

const bookingDetails = {
  id: true,
  organizationId: true,
  eventTypeId: true,
  hostId: true,
  status: true,
  title: true,
  startsAt: true,
  endsAt: true,
  sequence: true,
  createdAt: true,
  movedAt: true,
  cancelledAt: true,
  cancelledBy: true,
  reason: true,
  host: { select: { name: true, timeZone: true } },
  organization: { select: { slug: true, name: true, accentColor: true, logoId: true, retentionDays: true } },
  eventType: {
    select: {
      slug: true,
      description: true,
      lengthMinutes: true,
      changeNoticeMinutes: true,
      deletedAt: true,
      schedule: { select: { timeZone: true } },
    },
  },
  attendees: {
    select: { id: true, name: true, email: true, timeZone: true, locale: true },
    orderBy: { id: "asc" },
  },
  answers: { select: { label: true, values: true }, orderBy: { position: "asc" } },
} as const;

/**
 * A booking for the holder of its signed link: the signature over its id stands in for the tenant, which the link
 * does not name.
 */
export function findBookingBySignedId(database: Reads, bookingId: string) {
  return database.booking.findUnique({ where: { id: bookingId }, select: bookingDetails });
}

export function findBooking(database: Reads, organizationId: string, bookingId: string) {
  return database.booking.findFirst({ where: { id: bookingId, organizationId }, select: bookingDetails });
}

export type BookingDetails = NonNullable<Awaited<ReturnType<typeof findBooking>>>;

/**
 * Bookings of one host are made one after the other. The exclusion constraint alone would keep them apart, but two
 * inserts that wait for each other end in a deadlock, which costs a second each.
 */
export async function lockHost(tx: DatabaseTransaction, hostId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('host:' || ${hostId}, 0))`;
}

/** Makes two changes of one booking follow each other. */
export async function lockBooking(
  tx: DatabaseTransaction,
  organizationId: string,
  bookingId: string,
): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM booking WHERE id = ${bookingId} AND organization_id = ${organizationId} FOR UPDATE`;
}
