import { queueMail } from "#app/features/notifications/notifications.server.ts";
import { type DatabaseTransaction, isExclusionViolation } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { lockHosts } from "./booking-repository.server.ts";
import { findFreedPlaces } from "./freed-place.server.ts";
import { clearExpiredHolds, insertHold, timesToHold } from "./hold-repository.server.ts";
import { slotsOffered } from "./offer.server.ts";
import { findOfferById, type OfferRow } from "./offer-repository.server.ts";
import { findPlace } from "./place.server.ts";
import { inBookingTransaction, inTurn, queriesOf } from "./transaction.server.ts";
import {
  choiceFor,
  type FoundWaitingEntry,
  findWaitingEntry,
  rangeOf,
  waitingVisitor,
} from "./waiting-list.server.ts";

const minuteMs = 60_000;
const dayMs = 86_400_000;

/**
 * Offers what is free of an event type to those who wait for it, the longest first. An offer keeps the place for the
 * event type's time, so it cannot be made twice. Returns how many were made.
 */
export async function offerPlaces(
  services: Services,
  { organizationId, eventTypeId }: { organizationId: string; eventTypeId: string },
): Promise<number> {
  const now = services.clock.now();
  const waiting = await services.database.prisma.waitingEntry.findMany({
    where: { organizationId, eventTypeId, status: "waiting", endsOn: { gt: new Date(now) } },
    select: { id: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 500,
  });
  let offered = await offerFreed(services, { organizationId, eventTypeId });
  for (const { id } of waiting) {
    const entry = await findWaitingEntry(services, id);
    if (entry && (await offerPlace(services, entry))) offered++;
  }
  return offered;
}

/**
 * Places that fell free pass, each in one transaction, from what kept them to the first who waits for them. What nobody
 * waits for any more is free for all.
 */
async function offerFreed(
  services: Services,
  key: { organizationId: string; eventTypeId: string },
): Promise<number> {
  let offered = 0;
  for (const freed of await findFreedPlaces(services.database.prisma, key)) {
    const entries = await findWaitingFor(services, { ...key, startsAt: freed.startsAt });
    const [first] = entries;
    const range = first ? rangeOf(first) : { from: 0, to: 0 };
    const bounds = { from: range.from - dayMs, to: range.to + dayMs, now: services.clock.now() };
    const seen = first && (await findOfferById(services.database.pool, ...idsOf(key), bounds));
    const hostIds = [...new Set([...freed.hostIds, ...(seen?.hosts.map(({ id }) => id) ?? [])])];
    const work = () =>
      inBookingTransaction(services, async (tx) => {
        await lockHosts(tx, hostIds);
        const { count } = await tx.hold.deleteMany({
          where: { id: freed.id, organizationId: key.organizationId },
        });
        if (count === 0) return false;
        await clearExpiredHolds(tx, hostIds, services.clock.now());
        for (const entry of entries) if (await offerTo(services, tx, entry)) return true;
        return false;
      });
    const isOffered = await inTurn(hostIds, work).catch((error: unknown) => {
      if (isExclusionViolation(error)) return false;
      throw error;
    });
    if (isOffered) offered++;
  }
  return offered;
}

const idsOf = ({ organizationId, eventTypeId }: { organizationId: string; eventTypeId: string }) =>
  [organizationId, eventTypeId] as const;

/** Who waits for a start, the longest first. */
async function findWaitingFor(
  services: Services,
  { organizationId, eventTypeId, startsAt }: { organizationId: string; eventTypeId: string; startsAt: Date },
): Promise<FoundWaitingEntry[]> {
  const rows = await services.database.prisma.waitingEntry.findMany({
    where: { organizationId, eventTypeId, status: "waiting", endsOn: { gte: startsAt } },
    select: { id: true, startsAt: true, date: true, timeZone: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 500,
  });
  const meant = rows.filter((row) => {
    const { from, to } = rangeOf(row);
    return from <= startsAt.getTime() && startsAt.getTime() < to;
  });
  const entries = await Promise.all(meant.map(({ id }) => findWaitingEntry(services, id)));
  return entries.filter((entry) => entry !== null);
}

async function offerTo(
  services: Services,
  tx: DatabaseTransaction,
  entry: FoundWaitingEntry,
): Promise<boolean> {
  const now = services.clock.now();
  const range = rangeOf(entry);
  const bounds = { from: range.from - dayMs, to: range.to + dayMs, now };
  const offer = await findOfferById(queriesOf(tx), ...idsOf(entry), bounds);
  const choice = offer && choiceFor(offer, entry);
  const start = offer && choice && slotsOffered(offer, now, range.from, range.to, choice)[0];
  return offer && typeof start === "number" ? keepPlace(services, tx, { entry, offer, start }) : false;
}

async function offerPlace(services: Services, entry: FoundWaitingEntry): Promise<boolean> {
  const now = services.clock.now();
  const { organizationId, eventTypeId } = entry;
  const range = rangeOf(entry);
  const bounds = { from: range.from - dayMs, to: range.to + dayMs, now };
  const seen = await findOfferById(services.database.pool, organizationId, eventTypeId, bounds);
  // A length or a host that is offered no more is waited for in vain.
  const choice = seen && choiceFor(seen, entry);
  const start = seen && choice && slotsOffered(seen, now, range.from, range.to, choice)[0];
  if (!seen || start === null || start === undefined) return false;
  const hostIds = seen.hosts.map(({ id }) => id);
  const work = () =>
    inBookingTransaction(services, async (tx) => {
      await lockHosts(tx, hostIds);
      await clearExpiredHolds(tx, hostIds, now);
      const offer = await findOfferById(queriesOf(tx), organizationId, eventTypeId, bounds);
      return offer ? keepPlace(services, tx, { entry, offer, start }) : false;
    });
  return inTurn(hostIds, work).catch((error: unknown) => {
    if (isExclusionViolation(error)) return false;
    throw error;
  });
}

async function keepPlace(
  services: Services,
  tx: DatabaseTransaction,
  { entry, offer, start }: { entry: FoundWaitingEntry; offer: OfferRow; start: number },
): Promise<boolean> {
  const now = services.clock.now();
  const { organizationId } = entry;
  const choice = choiceFor(offer, entry);
  const place = choice && (await findPlace(tx, offer, start, now, choice));
  if (!place?.ok) return false;
  // A place that is about to begin is not kept beyond its start.
  const expiresAt = new Date(Math.min(now + offer.offerMinutes * minuteMs, start));
  const claimed = await tx.waitingEntry.updateMany({
    where: { id: entry.id, organizationId, status: "waiting" },
    data: { status: "offered", offeredStart: new Date(start), offerExpiresAt: expiresAt },
  });
  if (claimed.count === 0) return false;
  const wanted = {
    bookingId: place.bookingId,
    startsAt: start,
    lengthMinutes: choice?.lengthMinutes ?? offer.lengthMinutes,
  };
  const holdId = await insertHold(tx, offer, {
    visitor: waitingVisitor(entry.id),
    network: "",
    hostIds: place.hostIds,
    ...(await timesToHold(tx, offer, wanted)),
    expiresAt,
    createdAt: new Date(now),
  });
  await tx.waitingEntry.update({
    where: { id: entry.id, organizationId },
    data: { holdId },
    select: { id: true },
  });
  await queueMail(services, tx, {
    kind: "place_offered",
    organizationId,
    waitingEntryId: entry.id,
    dedupeKey: `waiting:${entry.id}:offered:${start}:${expiresAt.getTime()}`,
  });
  return true;
}

/** Ends offers that were not taken in time: who let one pass no longer waits, and the next gets the place. */
export async function lapseOffers(services: Services): Promise<number> {
  const { count } = await services.database.prisma.waitingEntry.updateMany({
    where: { status: "offered", offerExpiresAt: { lte: new Date(services.clock.now()) } },
    data: { status: "left" },
  });
  return count;
}

/** Event types that somebody waits for; a place may have become free by a change of hours or by a hold that ended. */
export function findAwaited(services: Services): Promise<{ organizationId: string; eventTypeId: string }[]> {
  return services.database.prisma.waitingEntry.findMany({
    where: { status: "waiting", endsOn: { gt: new Date(services.clock.now()) } },
    distinct: ["eventTypeId"],
    select: { organizationId: true, eventTypeId: true },
  });
}
