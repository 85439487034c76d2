import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Prisma, PrismaClient } from "#app/platform/database/generated/client.ts";

type Reads = Pick<PrismaClient, "booking"> | DatabaseTransaction;

const bookingDetails = {
  id: true,
  organizationId: true,
  eventTypeId: true,
  hostId: true,
  status: true,
  source: true,
  title: true,
  seats: true,
  locationKind: true,
  locationDetail: true,
  answerBy: true,
  startsAt: true,
  endsAt: true,
  occupiedStartsAt: true,
  occupiedEndsAt: true,
  sequence: true,
  createdAt: true,
  movedAt: true,
  cancelledAt: true,
  cancelledBy: true,
  reason: true,
  purgeAt: true,
  host: { select: { name: true, timeZone: true } },
  hosts: { select: { user: { select: { id: true, name: true } } }, orderBy: { userId: "asc" } },
  organization: { select: { slug: true, name: true, accentColor: true, logoId: true } },
  eventType: {
    select: {
      slug: true,
      description: true,
      lengthMinutes: true,
      changeNoticeMinutes: true,
      attendeesMayCancel: true,
      attendeesMayMove: true,
      cancellationPolicy: true,
      confirmationText: true,
      showsAttendees: true,
      redirectUrl: true,
      redirectsDetails: true,
      pendingBlocks: true,
      approvalHours: true,
      bufferBeforeMinutes: true,
      bufferAfterMinutes: true,
      disabled: true,
      deletedAt: true,
    },
  },
  attendees: {
    select: {
      id: true,
      accompaniesId: true,
      seriesId: true,
      status: true,
      name: true,
      email: true,
      phone: true,
      timeZone: true,
      locale: true,
      sequence: true,
      createdAt: true,
      askedAt: true,
      cancelledAt: true,
      cancelledBy: true,
      reason: true,
      purgeAt: true,
      answered: true,
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  },
  answers: {
    select: { attendeeId: true, label: true, values: true, sensitive: true },
    orderBy: { position: "asc" },
  },
} satisfies Prisma.BookingSelect;

/**
 * The booking of an attendee, for the holder of the attendee's signed link: the signature over the attendee's id
 * stands in for the tenant, which the link does not name.
 */
export function findBookingOfAttendee(database: Reads, attendeeId: string) {
  return database.booking.findFirst({
    where: { attendees: { some: { id: attendeeId } } },
    select: bookingDetails,
  });
}

export function findBooking(database: Reads, organizationId: string, bookingId: string) {
  return database.booking.findFirst({ where: { id: bookingId, organizationId }, select: bookingDetails });
}

export type BookingDetails = NonNullable<Awaited<ReturnType<typeof findBooking>>>;

/**
 * Bookings of one host are made one after the other. The exclusion constraint alone would keep them apart, but two
 * inserts that wait for each other end in a deadlock, which costs a second each. The locks are taken in one order.
 */
export async function lockHosts(tx: DatabaseTransaction, hostIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    SELECT count(pg_advisory_xact_lock(key)) FROM (
      SELECT hashtextextended('host:' || id, 0) AS key FROM unnest(${[...hostIds]}::text[]) AS id ORDER BY 1) AS keys`;
}

/**
 * Hosts' locks keep what is counted of one host in order. What an event type's limits count is of all its hosts, so
 * bookings of different hosts follow each other too where there are any. Taken after the hosts' locks.
 */
export async function lockLimits(
  tx: DatabaseTransaction,
  organizationId: string,
  eventTypeId: string,
): Promise<void> {
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended('limits:' || limited.id, 0)) FROM
      (SELECT e.id FROM event_type e WHERE e.id = ${eventTypeId} AND e.organization_id = ${organizationId}
          AND EXISTS (SELECT 1 FROM booking_limit l WHERE l.event_type_id = e.id)) AS limited`;
}

/**
 * Whether one of the hosts has time blocked there, in whichever business. No constraint keeps it: rules do, and this
 * for whoever goes past them. A block that is entered over a booking stands beside it.
 */
export async function isBlocked(
  tx: DatabaseTransaction,
  hostIds: readonly string[],
  { occupiedStartsAt, occupiedEndsAt }: { occupiedStartsAt: Date; occupiedEndsAt: Date },
): Promise<boolean> {
  const userId = { in: [...hostIds] };
  const blocks = { userId, startsAt: { lt: occupiedEndsAt }, endsAt: { gt: occupiedStartsAt } };
  return (await tx.busyTime.findFirst({ where: blocks, select: { id: true } })) !== null;
}

/** What a booking that stands occupies; a seat that is held in it takes no more of its hosts' time. */
export function findOccupied(tx: DatabaseTransaction, organizationId: string, bookingId: string) {
  return tx.booking.findUniqueOrThrow({
    where: { id: bookingId, organizationId },
    select: { startsAt: true, endsAt: true, occupiedStartsAt: true, occupiedEndsAt: true },
  });
}

/** Makes two changes of one booking follow each other. */
export async function lockBooking(
  tx: DatabaseTransaction,
  organizationId: string,
  bookingId: string,
): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM booking WHERE id = ${bookingId} AND organization_id = ${organizationId} FOR UPDATE`;
}

/**
 * The same for a change that gives a host's time back: whoever takes a seat of the meeting at this moment holds its
 * hosts' locks. Those are taken first, as everywhere.
 */
export async function lockWithHosts(
  tx: DatabaseTransaction,
  organizationId: string,
  bookingId: string,
): Promise<void> {
  const rows = await tx.bookingHost.findMany({
    where: { organizationId, bookingId },
    select: { userId: true },
  });
  await lockHosts(
    tx,
    rows.map(({ userId }) => userId),
  );
  await lockBooking(tx, organizationId, bookingId);
}

/** Everyone who still has a part in a booking: seats that stand, and the guests who come with them. */
export function standing<A extends { status: string }>(attendees: readonly A[]): A[] {
  return attendees.filter(({ status }) => status === "pending" || status === "confirmed");
}
