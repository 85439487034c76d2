import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { PrismaClient } from "#app/platform/database/generated/client.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { findOccupied } from "./booking-repository.server.ts";
import { type MeetingTimes, meetingKey, timesOf } from "./booking-writer.server.ts";
import type { OfferRow } from "./offer-repository.server.ts";

export type NewHold = {
  /** Hash of the visitor's word. */
  visitor: string;
  network: string;
  hostIds: readonly string[];
  startsAt: Date;
  endsAt: Date;
  occupiedStartsAt: Date;
  occupiedEndsAt: Date;
  expiresAt: Date;
  createdAt: Date;
  /** A place that fell free, until it is offered to who waits for it. */
  forWaitingList?: boolean;
};

/** What a hold takes: a place in a meeting that stands takes no more of its hosts' time than the meeting does. */
export async function timesToHold(
  tx: DatabaseTransaction,
  offer: OfferRow,
  wanted: { bookingId: string | null; startsAt: number; lengthMinutes: number },
): Promise<MeetingTimes> {
  const { bookingId, startsAt, lengthMinutes } = wanted;
  if (bookingId !== null) return findOccupied(tx, offer.organizationId, bookingId);
  return timesOf({ ...offer, lengthMinutes }, startsAt);
}

/** Takes the hosts' time for a while. Fails with an exclusion violation when one of them is taken. */
export async function insertHold(
  tx: DatabaseTransaction,
  offer: Pick<OfferRow, "organizationId" | "eventTypeId" | "seats">,
  hold: NewHold,
): Promise<string> {
  const { organizationId, eventTypeId, seats } = offer;
  const { occupiedStartsAt, occupiedEndsAt, hostIds, ...columns } = hold;
  const id = randomId();
  await tx.hold.create({
    data: { id, organizationId, eventTypeId, hostIds: [...hostIds], ...columns },
    select: { id: true },
  });
  const meeting = meetingKey(seats, eventTypeId, hold.startsAt.getTime(), id);
  const times = { startsAt: occupiedStartsAt, endsAt: occupiedEndsAt };
  await tx.occupiedTime.createMany({
    data: hostIds.map((hostId) => ({
      id: randomId(),
      organizationId,
      hostId,
      holdId: id,
      meeting,
      ...times,
    })),
  });
  return id;
}

/** A visitor who chooses two times at once, of different hosts, chooses one after the other. After the hosts' locks. */
export async function lockVisitor(
  tx: DatabaseTransaction,
  organizationId: string,
  visitor: string,
): Promise<void> {
  const word = `visitor:${organizationId}:${visitor}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${word}, 0))`;
}

export function findHold(tx: DatabaseTransaction, organizationId: string, visitor: string) {
  return tx.hold.findUnique({
    where: { organizationId_visitor: { organizationId, visitor } },
    select: { id: true, eventTypeId: true, startsAt: true, endsAt: true, expiresAt: true },
  });
}

/** Live holds that came from one network in this business. Those for the waiting list have none. */
export function countHolds(
  tx: DatabaseTransaction,
  organizationId: string,
  network: string,
  now: number,
): Promise<number> {
  return tx.hold.count({ where: { organizationId, network, expiresAt: { gt: new Date(now) } } });
}

/** Ends a visitor's hold, if they have one. Its occupied times go with it. */
export async function releaseHold(
  tx: Pick<DatabaseTransaction, "hold">,
  organizationId: string,
  visitor: string,
): Promise<void> {
  await tx.hold.deleteMany({ where: { organizationId, visitor } });
}

/** Ends the hold of a visitor who left the form. A place that is kept for the waiting list stays kept. */
export async function leaveHold(
  { hold }: Pick<DatabaseTransaction, "hold">,
  organizationId: string,
  visitor: string,
): Promise<void> {
  await hold.deleteMany({ where: { organizationId, visitor, waitingEntries: { none: {} } } });
}

/** Passes the place that is kept for somebody of the waiting list to their browser. False when it is kept no more. */
export async function claimHold(
  database: Pick<PrismaClient, "$transaction">,
  { organizationId, entryId, visitor }: { organizationId: string; entryId: string; visitor: string },
): Promise<boolean> {
  return database.$transaction(async (tx) => {
    const kept = { organizationId, waitingEntries: { some: { id: entryId, status: "offered" as const } } };
    // One hold a visitor: another one of theirs ends.
    await tx.hold.deleteMany({ where: { organizationId, visitor, NOT: kept } });
    return (await tx.hold.updateMany({ where: kept, data: { visitor } })).count === 1;
  });
}

/** Whoever books the place that was kept for them no longer waits. */
export async function settleWaiting(
  tx: DatabaseTransaction,
  booked: { organizationId: string; eventTypeId: string; visitor: string; startsAt: number },
): Promise<void> {
  const { organizationId, eventTypeId, visitor, startsAt } = booked;
  await tx.waitingEntry.updateMany({
    where: {
      ...{ organizationId, eventTypeId, status: "offered", offeredStart: new Date(startsAt) },
      hold: { visitor },
    },
    data: { status: "taken", offerExpiresAt: null },
  });
}

/** Holds that are over stand in nobody's way; whoever is about to take a host's time clears them first. */
export async function clearExpiredHolds(
  tx: DatabaseTransaction,
  hostIds: readonly string[],
  now: number,
): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM hold WHERE expires_at <= ${new Date(now)}
       AND id IN (SELECT hold_id FROM occupied_time WHERE host_id = ANY (${[...hostIds]}) AND hold_id IS NOT NULL)`;
}
