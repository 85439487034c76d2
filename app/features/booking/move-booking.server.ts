import { nearestSlots } from "#app/domain/availability/slots.ts";
import { changeRefusal } from "#app/domain/booking/change-rules.ts";
import { askCalendars, unaskedOf } from "#app/features/calendars/calendars.server.ts";
import { queueBookingMails } from "#app/features/notifications/notifications.server.ts";
import {
  type DatabaseTransaction,
  isExclusionViolation,
  isSeatsViolation,
  isUniqueViolation,
} from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { requestsTakeTime } from "./book-one.server.ts";
import {
  asksAnew,
  type BookingMove,
  isUnaskedMove,
  lengthOf,
  type Moved,
  type MoveResult,
} from "./booking-move.ts";
import {
  type BookingDetails,
  findBooking,
  isBlocked,
  lockBooking,
  lockHosts,
  lockLimits,
} from "./booking-repository.server.ts";
import { type MeetingTimes, occupy, release, timesOf } from "./booking-writer.server.ts";
import { doneBy, isOfGuest, raised, reasonText, seatReason, timesToJudge } from "./cancel-booking.server.ts";
import { giveBackPlace } from "./freed-place.server.ts";
import { clearExpiredHolds } from "./hold-repository.server.ts";
import { requestEnds } from "./join-meeting.server.ts";
import { moveSeat } from "./move-seat.server.ts";
import { noteChange } from "./note-change.server.ts";
import { keepingHosts, slotsOffered } from "./offer.server.ts";
import { findOfferById, type OfferRow } from "./offer-repository.server.ts";
import { findPlace } from "./place.server.ts";
import { inBookingTransaction, inTurn, queriesOf } from "./transaction.server.ts";

const dayMs = 86_400_000;

/**
 * Moves a booking to another slot of the same hosts, or a seat of a group to another meeting. Where the new time needs
 * approval, an attendee's move gives up what was agreed and asks anew. Moving to where it
 * already is changes nothing and sends nothing, so a repeated submission is harmless.
 */
export async function moveBooking(services: Services, move: BookingMove): Promise<MoveResult> {
  const booking = await findBooking(services.database.prisma, move.organizationId, move.bookingId);
  if (!booking) return { ok: false, reason: "not-found" };
  const hostIds = await hostsConcerned(services, move, booking);
  const toAsk = mayMove(services, move, booking) ? hostIds : [];
  const { eventTypeId } = booking;
  const unasked = await askCalendars(services, { hostIds: toAsk, eventTypeId });
  const concerned = { hostIds, eventTypeId };
  const asked = { ...move, unasked };
  const work = () =>
    inBookingTransaction(services, (tx) => moveInTransaction(services, tx, asked, concerned));
  const result = await inTurn(hostIds, work).catch((error: unknown): Moved => {
    if (isExclusionViolation(error) || isSeatsViolation(error)) return { refused: "busy" };
    // A seat finds its address there already; a whole group finds another meeting of it.
    if (isUniqueViolation(error))
      return isSeatMove(move, booking) ? { ok: false, reason: "seat-taken" } : { refused: "busy" };
    throw error;
  });
  // It was given to another host meanwhile, whose lock has to be taken first.
  if (result === "stale") return moveBooking(services, move);
  if (!("refused" in result)) return result;
  const reason = result.refused === "busy" ? "slot-taken" : "not-a-slot";
  return { ok: false, reason, nearest: await nearestTo(services, move, booking) };
}

/** As far as can be said before the transaction: nobody's calendar is asked for what is refused, or stands there already. */
function mayMove({ clock }: Services, { by, startsAt }: BookingMove, booking: BookingDetails): boolean {
  const now = clock.now();
  if (startsAt <= now || startsAt === booking.startsAt.getTime()) return false;
  return changeRefusal(timesToJudge(booking), by, now, "move") === null;
}

function isSeatMove(
  move: BookingMove,
  booking: Pick<BookingDetails, "seats">,
): move is BookingMove & { attendeeId: string } {
  return booking.seats !== null && move.attendeeId !== undefined && move.by === "attendee";
}

/** A booking's own hosts; where hosts may change with the move, all of the event type. */
async function hostsConcerned(
  services: Services,
  move: BookingMove,
  booking: BookingDetails,
): Promise<string[]> {
  const own = booking.hosts.map(({ user }) => user.id);
  const { pool } = services.database;
  const now = services.clock.now();
  const bounds = { from: move.startsAt, to: move.startsAt, now };
  const offer = await findOfferById(pool, move.organizationId, booking.eventTypeId, bounds);
  const offered = offer?.hosts.map(({ id }) => id) ?? [];
  const keeps = booking.seats === null && own.every((id) => offered.includes(id));
  return keeps ? own : [...new Set([...own, ...offered])];
}

async function moveInTransaction(
  services: Services,
  tx: DatabaseTransaction,
  move: BookingMove,
  { hostIds, eventTypeId }: { hostIds: readonly string[]; eventTypeId: string },
): Promise<Moved | "stale"> {
  // The hosts first, then the booking: every change takes its locks in this order.
  await lockHosts(tx, hostIds);
  await lockLimits(tx, move.organizationId, eventTypeId);
  await lockBooking(tx, move.organizationId, move.bookingId);
  const booking = await findBooking(tx, move.organizationId, move.bookingId);
  if (!booking) return { ok: false, reason: "not-found" };
  if (!booking.hosts.every(({ user }) => hostIds.includes(user.id))) return "stale";
  if (isOfGuest(booking, move)) return { ok: false, reason: "not-allowed" };
  const now = services.clock.now();
  const standsThere = booking.status === "pending" || booking.status === "confirmed";
  if (standsThere && booking.startsAt.getTime() === move.startsAt) return { ok: true };
  const refusal = changeRefusal(timesToJudge(booking), move.by, now, "move");
  if (refusal) return { ok: false, reason: refusal };
  await clearExpiredHolds(tx, hostIds, now);
  if (isSeatMove(move, booking)) return moveSeat(services, tx, move, booking);
  return moveWhole(services, tx, move, booking);
}

async function moveWhole(
  services: Services,
  tx: DatabaseTransaction,
  move: BookingMove,
  booking: BookingDetails,
): Promise<Moved> {
  const { organizationId } = move;
  const now = services.clock.now();
  if (move.startsAt <= now) return { refused: "past" };
  const bounds = { from: move.startsAt - dayMs, to: move.startsAt + dayMs, now, exceptBookingId: booking.id };
  const found = await findOfferById(queriesOf(tx), organizationId, booking.eventTypeId, bounds);
  if (!found) return { ok: false, reason: "not-found" };
  const own = booking.hosts.map(({ user }) => user.id);
  const lengthMinutes = lengthOf(booking);
  const times = timesOf({ ...found, lengthMinutes }, move.startsAt);
  let hostIds = own;
  if (move.despiteRules) {
    if (await isBlocked(tx, own, times)) return { refused: "busy" };
  } else {
    const choice = { asker: move.by, lengthMinutes, unasked: move.unasked };
    const place = await findPlace(tx, movable(keepingHosts(found, own)), move.startsAt, now, choice);
    if (!place.ok) return { refused: place.reason };
    hostIds = place.hostIds;
  }
  if (isUnaskedMove(move, found, hostIds)) return { ok: false, reason: "unasked" };
  const isAskedAnew = asksAnew(move, booking.status, found, now);
  const request = isAskedAnew ? requestAnew(found, move.startsAt, now) : null;
  await writeMove(services, tx, { move, booking, hostIds, times, request });
  await giveBackPlace(services, tx, booking);
  await queueBookingMails(services, tx, {
    bookingId: booking.id,
    organizationId,
    // Who hosted before and does not any more is told so.
    hostIds: [...new Set([...hostIds, ...own])],
    attendees: raised(booking),
    kind: isAskedAnew ? "booking_requested" : "booking_moved",
    sequence: booking.sequence + 1,
    facts: {
      ...doneBy(move),
      previousStartsAt: booking.startsAt.getTime(),
      previousEndsAt: booking.endsAt.getTime(),
    },
  });
  if (move.by === "host") await noteChange(services, tx, "booking.moved", move);
  return { ok: true };
}

/** What a move makes of an agreed booking that needs approval anew. */
type RequestAnew = { takesTime: boolean; askedAt: Date; answerBy: Date };

function requestAnew(offer: OfferRow, startsAt: number, now: number): RequestAnew {
  const answerBy = new Date(requestEnds(offer.approvalHours, now, startsAt));
  return { takesTime: requestsTakeTime(offer), askedAt: new Date(now), answerBy };
}

/** A whole group moves to a time of its own, not into another group's meeting; closed event types let theirs move. */
export function movable(offer: OfferRow): OfferRow {
  return { ...offer, meetings: [], disabled: false, deleted: false };
}

async function writeMove(
  services: Services,
  tx: DatabaseTransaction,
  given: {
    move: BookingMove;
    booking: BookingDetails;
    hostIds: string[];
    times: MeetingTimes;
    request: RequestAnew | null;
  },
): Promise<void> {
  const { move, booking, hostIds, times, request } = given;
  const { organizationId } = move;
  const { eventTypeId, seats, id: bookingId } = booking;
  const [organizer = booking.hostId] = hostIds;
  const reason = reasonText(move.reason);
  await tx.booking.update({
    where: { id: bookingId, organizationId },
    data: {
      ...times,
      hostId: hostIds.includes(booking.hostId) ? booking.hostId : organizer,
      sequence: booking.sequence + 1,
      movedAt: new Date(services.clock.now()),
      // A request is answered before its meeting begins, also where that is sooner now.
      ...(booking.answerBy && booking.answerBy > times.startsAt ? { answerBy: times.startsAt } : {}),
      ...(request ? { status: "pending", answerBy: request.answerBy } : {}),
      reason,
    },
    select: { id: true },
  });
  await tx.attendee.updateMany({
    where: { organizationId, bookingId, status: { in: ["pending", "confirmed"] } },
    data: {
      ...seatReason(booking, reason),
      // Whoever missed the time before has missed nothing of this one.
      noShowAt: null,
      ...(request ? { status: "pending", askedAt: request.askedAt } : {}),
      sequence: { increment: 1 },
    },
  });
  const occupied = await tx.occupiedTime.count({ where: { organizationId, bookingId } });
  if (occupied > 0) await release(tx, organizationId, bookingId);
  const gone = booking.hosts.map(({ user }) => user.id).filter((id) => !hostIds.includes(id));
  if (gone.length > 0) {
    await tx.bookingHost.deleteMany({ where: { organizationId, bookingId, userId: { in: gone } } });
    await tx.bookingHost.createMany({
      data: hostIds.map((userId) => ({ organizationId, bookingId, userId })),
      skipDuplicates: true,
    });
  }
  for (const userId of hostIds)
    await tx.bookingHost.updateMany({
      where: { organizationId, bookingId, userId },
      data: unaskedOf(move.unasked, userId, services.clock.now()),
    });
  if (request ? request.takesTime : occupied > 0)
    await occupy(tx, { organizationId, eventTypeId, bookingId, seats, hostIds, ...times });
}

async function nearestTo(services: Services, move: BookingMove, booking: BookingDetails): Promise<number[]> {
  const now = services.clock.now();
  const from = Math.max(now, move.startsAt - 3 * dayMs);
  const to = from + 14 * dayMs;
  const { pool } = services.database;
  const bounds = { from, to, now, exceptBookingId: booking.id };
  const offer = await findOfferById(pool, move.organizationId, booking.eventTypeId, bounds);
  if (!offer) return [];
  const kept = keepingHosts(
    offer,
    booking.hosts.map(({ user }) => user.id),
  );
  const choice = { asker: move.by, lengthMinutes: lengthOf(booking) };
  return nearestSlots(slotsOffered(movable(kept), now, from, to, choice), move.startsAt, 6);
}
