import { hostsFreeAt } from "#app/domain/availability/is-slot.ts";
import { chooseHost } from "#app/domain/booking/choose-host.ts";
import { askCalendars, type Unasked, unaskedOf } from "#app/features/calendars/calendars.server.ts";
import { queueBookingMails } from "#app/features/notifications/notifications.server.ts";
import {
  type DatabaseTransaction,
  isExclusionViolation,
  isUniqueViolation,
} from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { lengthOf } from "./booking-move.ts";
import {
  type BookingDetails,
  findBooking,
  isBlocked,
  lockBooking,
  lockHosts,
} from "./booking-repository.server.ts";
import { occupy, release } from "./booking-writer.server.ts";
import { doneBy, raised } from "./cancel-booking.server.ts";
import { clearExpiredHolds } from "./hold-repository.server.ts";
import { hostCandidates } from "./host-candidates.server.ts";
import { noteChange } from "./note-change.server.ts";
import { slotRulesOf } from "./offer.server.ts";
import { findOfferById, type OfferRow, type Runs } from "./offer-repository.server.ts";
import { inBookingTransaction, inTurn, queriesOf } from "./transaction.server.ts";

export type Reassignment = {
  organizationId: string;
  bookingId: string;
  fromHostId: string;
  /** Null lets the rules choose among those who are free. */
  toHostId: string | null;
  /** The new host's hours and limits do not count; their taken time does. */
  despiteRules?: boolean;
  /** The member who does it, so that colleagues read who it was. */
  actorId?: string | undefined;
};

export type ReassignResult =
  | { ok: true; hostId: string }
  | { ok: false; reason: "not-found" | "unchangeable" | "host-taken" | "no-host" };

const dayMs = 86_400_000;

/** Who could take a booking over: members who host its event type, besides those who host it already. */
export type Candidate = { id: string; name: string; free: boolean };

export async function reassignCandidates(
  services: Services,
  organizationId: string,
  bookingId: string,
): Promise<Candidate[]> {
  const booking = await findBooking(services.database.prisma, organizationId, bookingId);
  if (!booking) return [];
  const offer = await readOffer(services.database.pool, booking, services.clock.now());
  return offer ? candidatesOf(offer, booking, services.clock.now()) : [];
}

function readOffer(runs: Runs, booking: BookingDetails, now: number): Promise<OfferRow | null> {
  const startsAt = booking.startsAt.getTime();
  const bounds = { from: startsAt - dayMs, to: startsAt + dayMs, now, exceptBookingId: booking.id };
  return findOfferById(runs, booking.organizationId, booking.eventTypeId, bounds);
}

function candidatesOf(offer: OfferRow, booking: BookingDetails, now: number): Candidate[] {
  const own = new Set(booking.hosts.map(({ user }) => user.id));
  const hosts = offer.hosts.filter(({ id }) => !own.has(id));
  if (hosts.length === 0) return [];
  // Each on their own: one takes over, whatever the event type's mode is. The grid was the old host's.
  const alone: OfferRow = {
    ...offer,
    hosts,
    hostMode: "round_robin",
    slotIntervalMinutes: 1,
    slotOffsetMinutes: 0,
    fitClosely: false,
    meetings: [],
  };
  const rules = slotRulesOf(alone, now, { asker: "host", lengthMinutes: lengthOf(booking) });
  const free = new Set(hostsFreeAt({ ...rules, mode: "round-robin" }, booking.startsAt.getTime()));
  return hosts.map(({ id, name }, place) => ({ id, name, free: free.has(place) }));
}

/** Gives a booking to another host and tells everyone. The time stays as it is. */
export async function reassignBooking(
  services: Services,
  reassignment: Reassignment,
): Promise<ReassignResult> {
  const { organizationId, bookingId, toHostId } = reassignment;
  const seen = await findBooking(services.database.prisma, organizationId, bookingId);
  if (!seen) return { ok: false, reason: "not-found" };
  const offer = await readOffer(services.database.pool, seen, services.clock.now());
  const concerned = [...seen.hosts.map(({ user }) => user.id), ...(offer?.hosts.map(({ id }) => id) ?? [])];
  const hostIds = [...new Set(toHostId === null ? concerned : [...concerned, toHostId])];
  const unasked = await askCalendars(services, {
    hostIds: hostsToAsk(services, reassignment, seen, offer),
    eventTypeId: seen.eventTypeId,
  });
  const asked = { ...reassignment, unasked };
  const work = () => inBookingTransaction(services, (tx) => reassign(services, tx, asked, hostIds));
  return inTurn(hostIds, work).catch((error: unknown): ReassignResult => {
    if (isExclusionViolation(error) || isUniqueViolation(error)) return { ok: false, reason: "host-taken" };
    throw error;
  });
}

/** Those who could take it over, as far as is known. */
function hostsToAsk(
  { clock }: Services,
  { toHostId }: Reassignment,
  booking: BookingDetails,
  offer: OfferRow | null,
): string[] {
  if (toHostId !== null || !offer) return toHostId === null ? [] : [toHostId];
  return candidatesOf(offer, booking, clock.now()).flatMap(({ id, free }) => (free ? [id] : []));
}

async function reassign(
  services: Services,
  tx: DatabaseTransaction,
  asked: Reassignment & { unasked: Unasked },
  hostIds: readonly string[],
): Promise<ReassignResult> {
  const { organizationId, bookingId, fromHostId, toHostId, actorId, despiteRules = false, unasked } = asked;
  const now = services.clock.now();
  await lockHosts(tx, hostIds);
  await lockBooking(tx, organizationId, bookingId);
  const booking = await findBooking(tx, organizationId, bookingId);
  if (!booking?.hosts.some(({ user }) => user.id === fromHostId)) return { ok: false, reason: "not-found" };
  const stands = booking.status === "pending" || booking.status === "confirmed";
  if (!stands || booking.endsAt.getTime() <= now) return { ok: false, reason: "unchangeable" };
  const offer = await readOffer(queriesOf(tx), booking, now);
  const candidates = offer ? candidatesOf(offer, booking, now) : [];
  const free = candidates.filter((candidate) => candidate.free);
  const chosen = toHostId ?? (await nextInTurn(tx, offer, preferring(free, unasked)));
  if (chosen === null) return { ok: false, reason: "no-host" };
  const known = candidates.find(({ id }) => id === chosen);
  if (!known) return { ok: false, reason: "no-host" };
  if (!known.free && (!despiteRules || (await isBlocked(tx, [chosen], booking))))
    return { ok: false, reason: "host-taken" };
  await clearExpiredHolds(tx, hostIds, now);
  await exchangeHost(tx, booking, fromHostId, { toHostId: chosen, unasked: unaskedOf(unasked, chosen, now) });
  const stay = booking.hosts.map(({ user }) => user.id).filter((id) => id !== fromHostId);
  await queueBookingMails(services, tx, {
    bookingId,
    organizationId,
    hostIds: [...stay, chosen, fromHostId],
    attendees: raised(booking),
    kind: "booking_reassigned",
    sequence: booking.sequence + 1,
    facts: { ...doneBy({ by: "host", actorId }), previousHostId: fromHostId, newHostId: chosen },
  });
  const details = { from: fromHostId, to: chosen };
  await noteChange(services, tx, "booking.reassigned", { organizationId, bookingId, actorId, details });
  return { ok: true, hostId: chosen };
}

/** Those whose calendars could be asked, where there are any. */
function preferring(free: readonly Candidate[], unasked: Unasked): readonly Candidate[] {
  const asked = free.filter(({ id }) => !unasked.has(id));
  return asked.length > 0 ? asked : free;
}

/** Who would be given the meeting if it were booked now. */
async function nextInTurn(
  tx: DatabaseTransaction,
  offer: OfferRow | null,
  free: readonly Candidate[],
): Promise<string | null> {
  if (!offer) return null;
  const hosts = offer.hosts.filter(({ id }) => free.some((candidate) => candidate.id === id));
  return chooseHost(await hostCandidates(tx, offer, hosts));
}

async function exchangeHost(
  tx: DatabaseTransaction,
  booking: BookingDetails,
  fromHostId: string,
  { toHostId, unasked }: { toHostId: string; unasked: ReturnType<typeof unaskedOf> },
): Promise<void> {
  const { organizationId, id: bookingId, eventTypeId, seats } = booking;
  const occupied = await tx.occupiedTime.count({ where: { organizationId, bookingId } });
  const hostIds = [...booking.hosts.map(({ user }) => user.id).filter((id) => id !== fromHostId), toHostId];
  if (occupied > 0) await release(tx, organizationId, bookingId);
  await tx.bookingHost.deleteMany({ where: { organizationId, bookingId, userId: fromHostId } });
  await tx.bookingHost.create({ data: { organizationId, bookingId, userId: toHostId, ...unasked } });
  await tx.booking.update({
    where: { id: bookingId, organizationId },
    data: {
      sequence: booking.sequence + 1,
      ...(booking.hostId === fromHostId ? { hostId: toHostId } : {}),
    },
    select: { id: true },
  });
  await tx.attendee.updateMany({
    where: { organizationId, bookingId, status: { in: ["pending", "confirmed"] } },
    data: { sequence: { increment: 1 } },
  });
  const { startsAt, endsAt, occupiedStartsAt, occupiedEndsAt } = booking;
  const times = { startsAt, endsAt, occupiedStartsAt, occupiedEndsAt };
  if (occupied > 0) await occupy(tx, { organizationId, eventTypeId, bookingId, seats, hostIds, ...times });
}

/**
 * Gives every booking that a member has ahead to colleagues who are free, as when the member is suspended. What nobody
 * can take stays with the member and is named.
 */
export async function reassignAll(
  services: Services,
  { organizationId, hostId, actorId }: { organizationId: string; hostId: string; actorId?: string },
): Promise<{ reassigned: string[]; stuck: string[] }> {
  const ahead = await services.database.prisma.booking.findMany({
    where: {
      organizationId,
      hosts: { some: { userId: hostId } },
      status: { in: ["pending", "confirmed"] },
      endsAt: { gt: new Date(services.clock.now()) },
    },
    select: { id: true },
    orderBy: { startsAt: "asc" },
  });
  const [reassigned, stuck]: [string[], string[]] = [[], []];
  for (const { id: bookingId } of ahead) {
    const one = { organizationId, bookingId, fromHostId: hostId, toHostId: null, actorId };
    const result = await reassignBooking(services, one);
    (result.ok ? reassigned : stuck).push(bookingId);
  }
  return { reassigned, stuck };
}
