import type { PrismaClient } from "#app/platform/database/generated/client.ts";

/**
 * One attendee's bookings of a series, in time order. The same person is known by their address: the bookings were
 * made together.
 */
export async function findSeriesOf(
  prisma: PrismaClient,
  { organizationId, seriesId, email }: { organizationId: string; seriesId: string; email: string },
) {
  const bookings = await prisma.booking.findMany({
    where: { organizationId, seriesId },
    select: {
      id: true,
      startsAt: true,
      endsAt: true,
      attendees: {
        where: { email, accompaniesId: null },
        select: { id: true, status: true },
        orderBy: { createdAt: "asc" },
        take: 1,
      },
    },
    orderBy: { startsAt: "asc" },
  });
  return bookings.flatMap(({ attendees, ...booking }) =>
    attendees[0] ? [{ ...booking, attendeeId: attendees[0].id, status: attendees[0].status }] : [],
  );
}
