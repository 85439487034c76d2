import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { BookingDetails } from "./booking-repository.server.ts";
import { insertHold } from "./hold-repository.server.ts";
import { announceFreedPlace } from "./waiting-jobs.server.ts";
import { rangeOf } from "./waiting-list.server.ts";

/** Long enough for the job that offers it, and for that job's next tries. */
const keptMs = 5 * 60_000;

/**
 * Keeps what a booking or a seat gives back for those who wait for it, in the same transaction: otherwise a visitor
 * could take it before it is offered. Whatever else has some of that time by now is left alone.
 */
export async function giveBackPlace(
  services: Pick<Services, "clock" | "jobs">,
  tx: DatabaseTransaction,
  booking: BookingDetails,
): Promise<void> {
  await keepFreedPlace(tx, booking, services.clock.now());
  await announceFreedPlace(services, tx, booking);
}

async function keepFreedPlace(tx: DatabaseTransaction, booking: BookingDetails, now: number): Promise<void> {
  const { organizationId, eventTypeId, startsAt, endsAt, seats } = booking;
  if (startsAt.getTime() <= now || !(await isAwaited(tx, booking))) return;
  const hostIds = booking.hosts.map(({ user }) => user.id);
  const { occupiedStartsAt, occupiedEndsAt } = booking;
  const inTheWay = await tx.occupiedTime.count({
    where: {
      ...{ hostId: { in: hostIds }, startsAt: { lt: occupiedEndsAt }, endsAt: { gt: occupiedStartsAt } },
      ...(seats === null ? {} : { meeting: { not: `${eventTypeId}@${startsAt.getTime()}` } }),
    },
  });
  if (inTheWay > 0) return;
  await insertHold(
    tx,
    { organizationId, eventTypeId, seats },
    {
      ...{ visitor: randomId(), network: "", hostIds, startsAt, endsAt, occupiedStartsAt, occupiedEndsAt },
      ...{ expiresAt: new Date(now + keptMs), createdAt: new Date(now), forWaitingList: true },
    },
  );
}

async function isAwaited(tx: DatabaseTransaction, booking: BookingDetails): Promise<boolean> {
  const { organizationId, eventTypeId, startsAt } = booking;
  const waiting = await tx.waitingEntry.findMany({
    where: { organizationId, eventTypeId, status: "waiting", endsOn: { gte: startsAt } },
    select: { startsAt: true, date: true, timeZone: true },
  });
  return waiting.some((entry) => {
    const { from, to } = rangeOf(entry);
    return from <= startsAt.getTime() && startsAt.getTime() < to;
  });
}

/** Places that are kept until they are offered. Those that nobody was offered in time ended by themselves. */
export function findFreedPlaces(
  { hold }: Pick<DatabaseTransaction, "hold">,
  { organizationId, eventTypeId }: { organizationId: string; eventTypeId: string },
) {
  return hold.findMany({
    where: { organizationId, eventTypeId, forWaitingList: true },
    select: { id: true, startsAt: true, hostIds: true },
    orderBy: { createdAt: "asc" },
  });
}
