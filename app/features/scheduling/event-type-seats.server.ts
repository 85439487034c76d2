import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { PrismaClient } from "#app/platform/database/generated/client.ts";

type Reader = PrismaClient | DatabaseTransaction;
type Place = { organizationId: string; eventTypeId: string; seats: number; now: number };

/** A meeting that has more attendees than a group would have seats. */
export type FullMeeting = { startsAt: number; booked: number };

/** The meetings to come that more people have booked than `seats`, the earliest first, at most ten. */
export async function meetingsAbove(
  prisma: Reader,
  { organizationId, eventTypeId, seats, now }: Place,
): Promise<FullMeeting[]> {
  const rows = await prisma.$queryRaw<{ startsAt: Date; booked: bigint }[]>`
    SELECT b."starts_at" AS "startsAt", count(*) AS "booked"
    FROM "booking" b
    JOIN "attendee" a ON a."booking_id" = b."id" AND a."status" IN ('pending', 'confirmed')
    WHERE b."organization_id" = ${organizationId} AND b."event_type_id" = ${eventTypeId}
      AND b."status" IN ('pending', 'confirmed') AND b."seats" IS NOT NULL AND b."starts_at" > ${new Date(now)}
    GROUP BY b."id" HAVING count(*) > ${seats}
    ORDER BY b."starts_at" LIMIT 10`;
  return rows.map(({ startsAt, booked }) => ({ startsAt: startsAt.getTime(), booked: Number(booked) }));
}

/** Gives the group's meetings to come as many seats. Throws a seats violation when one has more attendees. */
export async function writeSeats(
  tx: DatabaseTransaction,
  { organizationId, eventTypeId, seats, now }: Place,
): Promise<void> {
  await tx.booking.updateMany({
    where: {
      organizationId,
      eventTypeId,
      status: { in: ["pending", "confirmed"] },
      seats: { not: null },
      NOT: { seats },
      startsAt: { gt: new Date(now) },
    },
    data: { seats },
  });
}
