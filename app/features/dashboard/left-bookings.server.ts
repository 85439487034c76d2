import { reassignBooking } from "#app/features/booking/booking.server.ts";
import type { Services } from "#app/platform/services.server.ts";

type Store = Pick<Services, "database" | "clock">;
type EventType = { organizationId: string; eventTypeId: string };
/** Somebody who no longer hosts an event type, or is suspended, and how many of its bookings ahead are still with them. */
export type FormerHost = { id: string; name: string; bookings: number };

/**
 * Bookings ahead of one event type that are with somebody who hosts it no longer, or is suspended: nothing takes them
 * away by itself.
 */
export async function formerHosts(
  { database, clock }: Store,
  { organizationId, eventTypeId }: EventType,
): Promise<FormerHost[]> {
  return database.prisma.$queryRaw<FormerHost[]>`
    SELECT u.id, u.name, count(*)::int AS bookings
      FROM booking b JOIN booking_host g ON g.booking_id = b.id JOIN app_user u ON u.id = g.user_id
     WHERE b.organization_id = ${organizationId} AND b.event_type_id = ${eventTypeId}
       AND b.status IN ('pending', 'confirmed') AND b.ends_at > ${new Date(clock.now())}
       AND NOT EXISTS (SELECT 1 FROM event_type_host h
         JOIN membership m ON m.user_id = h.user_id AND m.organization_id = b.organization_id AND m.suspended_at IS NULL
         WHERE h.event_type_id = b.event_type_id AND h.user_id = u.id)
     GROUP BY u.id, u.name ORDER BY u.name, u.id`;
}

/**
 * Gives the bookings that a former host has ahead to those who host the event type now and are free. What nobody can
 * take stays where it is. To run it again goes on with what is left.
 */
export async function giveToOthers(
  services: Services,
  { organizationId, eventTypeId, hostId, actorId }: EventType & { hostId: string; actorId: string },
): Promise<{ given: number; left: number }> {
  const former = await formerHosts(services, { organizationId, eventTypeId });
  if (!former.some(({ id }) => id === hostId)) return { given: 0, left: 0 };
  const ahead = await services.database.prisma.booking.findMany({
    where: {
      ...{ organizationId, eventTypeId },
      hosts: { some: { userId: hostId } },
      status: { in: ["pending", "confirmed"] },
      endsAt: { gt: new Date(services.clock.now()) },
    },
    select: { id: true },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
  let given = 0;
  for (const { id: bookingId } of ahead) {
    const one = { organizationId, bookingId, fromHostId: hostId, toHostId: null, actorId };
    if ((await reassignBooking(services, one)).ok) given += 1;
  }
  return { given, left: ahead.length - given };
}
