import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { Prisma, type PrismaClient } from "#app/platform/database/generated/client.ts";
import { lockHosts } from "./booking-repository.server.ts";
import type { SlotRequest } from "./slot-request.server.ts";

/** A series is one person's: their seats in several meetings, of which others may have seats and series of their own. */
export function findSeriesOf(
  { attendee }: Pick<PrismaClient, "attendee">,
  { organizationId, seriesId }: { organizationId: string; seriesId: string },
) {
  return attendee.findMany({
    where: { organizationId, seriesId },
    select: { id: true, bookingId: true, status: true, booking: { select: { startsAt: true } } },
    orderBy: [{ booking: { startsAt: "asc" } }, { id: "asc" }],
  });
}

type Seat = { organizationId: string; bookingId: string; attendeeId?: string };

/** The series of a seat; without `attendeeId`, of the one attendee whom a booking is for. A whole group has none. */
export async function findSeriesId(
  tx: DatabaseTransaction,
  { organizationId, bookingId, attendeeId }: Seat,
): Promise<string | null> {
  const whose = attendeeId === undefined ? { booking: { seats: null } } : { id: attendeeId };
  const seat = await tx.attendee.findFirst({
    where: { organizationId, bookingId, seriesId: { not: null }, ...whose },
    select: { seriesId: true },
  });
  return seat?.seriesId ?? null;
}

/** The seats of a series that come after a meeting and still stand, in time order. */
export async function findFollowing(
  tx: DatabaseTransaction,
  {
    organizationId,
    bookingId,
    seriesId,
    onlyHostId,
  }: { organizationId: string; bookingId: string; seriesId: string; onlyHostId: string | null },
): Promise<{ bookingId: string; attendeeId: string }[]> {
  const where = { id: bookingId, organizationId };
  const { startsAt } = await tx.booking.findUniqueOrThrow({ where, select: { startsAt: true } });
  const seats = await tx.attendee.findMany({
    where: {
      ...{ organizationId, seriesId },
      booking: {
        startsAt: { gt: startsAt },
        ...(onlyHostId === null ? {} : { hosts: { some: { userId: onlyHostId } } }),
      },
      status: { in: ["pending", "confirmed"] },
    },
    select: { id: true, bookingId: true },
    orderBy: { booking: { startsAt: "asc" } },
  });
  return seats.map((seat) => ({ bookingId: seat.bookingId, attendeeId: seat.id }));
}

/** The hosts of a whole series at once: one after the other they would be locked in another order than elsewhere. */
export async function lockHostsOfSeries(
  tx: DatabaseTransaction,
  organizationId: string,
  seriesId: string,
): Promise<void> {
  const rows = await tx.bookingHost.findMany({
    where: { organizationId, booking: { attendees: { some: { seriesId } } } },
    select: { userId: true },
    distinct: ["userId"],
  });
  await lockHosts(
    tx,
    rows.map(({ userId }) => userId),
  );
}

/**
 * Whoever takes a seat again that they gave up in a meeting goes on with their series there. A series leads to all its
 * bookings, and an address is typed by anybody: a visitor is known by the word of the browser that booked the seat; a
 * member who books by hand is believed the address, since the link then goes by mail alone. Null where there is none.
 */
export async function resumeSeries(
  tx: DatabaseTransaction,
  { organizationId }: { organizationId: string },
  bookingId: string,
  { asker, visitor, draft: { email } }: SlotRequest,
): Promise<string | null> {
  const isTheirs =
    asker === "host"
      ? Prisma.sql`lower(email) = lower(${email})`
      : Prisma.sql`lower(email) = lower(${email}) AND visitor = ${visitor ?? null}`;
  const [former] = await tx.$queryRaw<{ id: string; seriesId: string }[]>`
    SELECT id, series_id AS "seriesId" FROM attendee
     WHERE organization_id = ${organizationId} AND booking_id = ${bookingId} AND ${isTheirs}
       AND series_id IS NOT NULL AND status NOT IN ('pending', 'confirmed')`;
  if (!former) return null;
  await tx.attendee.update({
    where: { id: former.id, organizationId },
    data: { seriesId: null },
    select: { id: true },
  });
  return former.seriesId;
}
