import { isSlot, type NotASlot } from "#app/domain/availability/is-slot.ts";
import { nearestSlots } from "#app/domain/availability/slots.ts";
import { type ChangeRefusal, changeRefusal } from "#app/domain/booking/change-rules.ts";
import { queueBookingMails } from "#app/features/notifications/notifications.server.ts";
import { type DatabaseTransaction, isExclusionViolation } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { timesOf } from "./book-slot.server.ts";
import { paragraphs } from "./booking-form.ts";
import { type BookingDetails, findBooking, lockBooking, lockHost } from "./booking-repository.server.ts";
import { type BookingChange, reasonMax, timesToJudge } from "./cancel-booking.server.ts";
import { slotRulesOf, slotsOffered } from "./offer.server.ts";
import { findOfferOfBooking } from "./offer-repository.server.ts";
import { inBookingTransaction, inTurn, queriesOf } from "./transaction.server.ts";

/** `startsAt`: the wanted start, epoch milliseconds. */
export type BookingMove = BookingChange & { startsAt: number };
export type MoveResult =
  | { ok: true }
  | { ok: false; reason: "not-found" | ChangeRefusal }
  | { ok: false; reason: "slot-taken" | "not-a-slot"; nearest: number[] };

const dayMs = 86_400_000;

/**
 * Moves a booking to another slot of the same host. Moving to where it already is changes nothing and sends nothing,
 * so a repeated submission is harmless.
 */
export async function moveBooking(services: Services, move: BookingMove): Promise<MoveResult> {
  const booking = await findBooking(services.database.prisma, move.organizationId, move.bookingId);
  if (!booking) return { ok: false, reason: "not-found" };
  const work = () =>
    inBookingTransaction(services, (tx) => moveInTransaction(services, tx, move, booking.hostId));
  const result = await inTurn(booking.hostId, work).catch((error: unknown): Moved => {
    if (!isExclusionViolation(error)) throw error;
    return { refused: "busy" };
  });
  if (!("refused" in result)) return result;
  const reason = result.refused === "busy" ? "slot-taken" : "not-a-slot";
  return { ok: false, reason, nearest: await nearestTo(services, move, booking) };
}

/** The outcome, or the rule that excludes the wanted time. */
type Moved = { ok: true } | { ok: false; reason: "not-found" | ChangeRefusal } | { refused: NotASlot };

async function moveInTransaction(
  services: Services,
  tx: DatabaseTransaction,
  move: BookingMove,
  hostId: string,
): Promise<Moved> {
  // The host first, then the booking: every change takes its locks in this order.
  await lockHost(tx, hostId);
  await lockBooking(tx, move.organizationId, move.bookingId);
  const booking = await findBooking(tx, move.organizationId, move.bookingId);
  if (!booking || booking.hostId !== hostId) return { ok: false, reason: "not-found" };
  const now = services.clock.now();
  if (booking.status === "confirmed" && booking.startsAt.getTime() === move.startsAt) return { ok: true };
  const refusal = changeRefusal(timesToJudge(booking), move.by, now);
  if (refusal) return { ok: false, reason: refusal };
  const around = { from: move.startsAt - dayMs, to: move.startsAt + dayMs };
  const offer = await findOfferOfBooking(queriesOf(tx), move.organizationId, booking, around);
  if (!offer) return { ok: false, reason: "not-found" };
  const verdict = isSlot(slotRulesOf(offer, now, move.by), move.startsAt);
  if (!verdict.ok) return { refused: verdict.reason };
  const sequence = booking.sequence + 1;
  await tx.booking.update({
    where: { id: booking.id, organizationId: move.organizationId },
    data: {
      ...timesOf(offer, move.startsAt),
      sequence,
      movedAt: new Date(now),
      reason: paragraphs(move.reason).slice(0, reasonMax),
    },
    select: { id: true },
  });
  await queueBookingMails(services, tx, {
    bookingId: booking.id,
    organizationId: move.organizationId,
    hostId,
    attendeeIds: booking.attendees.map((attendee) => attendee.id),
    kind: "booking_moved",
    sequence,
    facts: {
      changedBy: move.by,
      previousStartsAt: booking.startsAt.getTime(),
      previousEndsAt: booking.endsAt.getTime(),
    },
  });
  return { ok: true };
}

async function nearestTo(services: Services, move: BookingMove, booking: BookingDetails): Promise<number[]> {
  const now = services.clock.now();
  const from = Math.max(now, move.startsAt - 3 * dayMs);
  const to = from + 14 * dayMs;
  const offer = await findOfferOfBooking(services.database.pool, move.organizationId, booking, { from, to });
  return offer ? nearestSlots(slotsOffered(offer, now, from, to, move.by), move.startsAt, 6) : [];
}
