import { queueBookingMails } from "#app/features/notifications/notifications.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { requestsTakeTime } from "./book-one.server.ts";
import { asksAnew, type BookingMove, isUnaskedMove, lengthOf, type Moved } from "./booking-move.ts";
import { type BookingDetails, standing } from "./booking-repository.server.ts";
import { insertBooking, timesOf } from "./booking-writer.server.ts";
import { endBooking, reasonText } from "./cancel-booking.server.ts";
import { giveBackPlace } from "./freed-place.server.ts";
import { askedAtOf, joinMeeting, leaveMeeting, requestEnds } from "./join-meeting.server.ts";
import { findOfferById, type OfferRow } from "./offer-repository.server.ts";
import { findPlace } from "./place.server.ts";
import { queriesOf } from "./transaction.server.ts";

const dayMs = 86_400_000;

type Seat = BookingDetails["attendees"][number];

/**
 * Moves one seat of a group to another meeting of the event type. The attendee's row moves, so their link and their
 * calendar entry stay; a meeting that is left by its last attendee is cancelled.
 */
export async function moveSeat(
  services: Services,
  tx: DatabaseTransaction,
  move: BookingMove & { attendeeId: string },
  booking: BookingDetails,
): Promise<Moved> {
  const seat = standing(booking.attendees).find(({ id }) => id === move.attendeeId);
  if (!seat) return { ok: false, reason: "already-cancelled" };
  const { organizationId, startsAt } = move;
  const now = services.clock.now();
  const lengthMinutes = lengthOf(booking);
  const isLast = standing(booking.attendees).length === 1;
  const bounds = {
    from: startsAt - dayMs,
    to: startsAt + dayMs,
    now,
    // The last one to leave gives the old time back, so it is free for the new one.
    exceptBookingId: isLast ? booking.id : undefined,
  };
  const found = await findOfferById(queriesOf(tx), organizationId, booking.eventTypeId, bounds);
  // As with whole bookings: what was booked may still move when the event type takes nobody new.
  const offer = found && { ...found, disabled: false, deleted: false };
  if (!offer) return { ok: false, reason: "not-found" };
  const place = await findPlace(tx, offer, startsAt, now, { lengthMinutes, unasked: move.unasked });
  if (!place.ok) return { refused: place.reason };
  if (place.bookingId === null && isUnaskedMove(move, offer, place.hostIds))
    return { ok: false, reason: "unasked" };
  if (isLast) await leaveEmpty(tx, booking, now);
  else await leaveMeeting(tx, booking, seat.id);
  const isAskedAnew = asksAnew(move, seat.status, offer, now);
  const request = {
    pending: isAskedAnew || seat.status === "pending",
    askedAt: isAskedAnew ? now : askedAtOf(seat),
  };
  const opening = { offer, booking, move, request, hostIds: place.hostIds };
  const bookingId = place.bookingId ?? (await openMeeting(services, tx, opening));
  const joined = { bookingId, startsAt, ...request };
  if (place.bookingId !== null) await joinMeeting(tx, offer, joined);
  await tx.attendee.update({
    where: { id: seat.id, organizationId },
    data: {
      bookingId,
      sequence: seat.sequence + 1,
      status: request.pending ? "pending" : "confirmed",
      ...(isAskedAnew ? { askedAt: new Date(now) } : {}),
      reason: reasonText(move.reason),
      cancelledAt: null,
      cancelledBy: null,
    },
    select: { id: true },
  });
  await tx.answer.updateMany({ where: { organizationId, attendeeId: seat.id }, data: { bookingId } });
  await giveBackPlace(services, tx, booking);
  const kind = isAskedAnew ? "booking_requested" : "booking_moved";
  await tellOfMove(services, tx, { move, booking, seat, bookingId, hostIds: place.hostIds, kind });
  await tellThoseLeft(services, tx, { booking, seat, isLast });
  return { ok: true };
}

/** Ends the meeting that nobody attends any more. The seat is ended with it and stands again where it moves to. */
async function leaveEmpty(tx: DatabaseTransaction, booking: BookingDetails, now: number): Promise<void> {
  await endBooking(tx, booking, {
    status: "cancelled",
    cancelledAt: new Date(now),
    cancelledBy: "attendee",
    reason: "",
  });
}

async function openMeeting(
  services: Services,
  tx: DatabaseTransaction,
  given: {
    offer: OfferRow;
    booking: BookingDetails;
    move: BookingMove;
    request: { pending: boolean; askedAt: number };
    hostIds: string[];
  },
): Promise<string> {
  const { offer, booking, move, request, hostIds } = given;
  const { organizationId, eventTypeId, locationKind, locationDetail, source } = booking;
  const { pending, askedAt } = request;
  return insertBooking(tx, {
    organizationId,
    eventTypeId,
    locationKind,
    locationDetail,
    source,
    hostIds,
    status: pending ? "pending" : "confirmed",
    title: offer.title,
    seats: offer.seats,
    answerBy: pending ? new Date(requestEnds(offer.approvalHours, askedAt, move.startsAt)) : null,
    campaign: {},
    createdAt: new Date(services.clock.now()),
    occupies: !pending || requestsTakeTime(offer),
    ...timesOf({ ...offer, lengthMinutes: lengthOf(booking) }, move.startsAt),
    unasked: move.unasked,
  });
}

async function tellOfMove(
  services: Services,
  tx: DatabaseTransaction,
  given: {
    move: BookingMove;
    booking: BookingDetails;
    seat: Seat;
    bookingId: string;
    hostIds: string[];
    kind: "booking_moved" | "booking_requested";
  },
): Promise<void> {
  const { move, booking, seat, bookingId, hostIds, kind } = given;
  const { organizationId } = move;
  const { sequence } = await tx.booking.findUniqueOrThrow({
    where: { id: bookingId, organizationId },
    select: { sequence: true },
  });
  await queueBookingMails(services, tx, {
    bookingId,
    organizationId,
    hostIds,
    attendees: [{ id: seat.id, sequence: seat.sequence + 1 }],
    kind,
    sequence,
    event: `${seat.id}:${seat.sequence + 1}`,
    facts: {
      changedBy: "attendee",
      aboutAttendeeId: seat.id,
      previousStartsAt: booking.startsAt.getTime(),
      previousEndsAt: booking.endsAt.getTime(),
    },
  });
}

/** The hosts of the meeting that was left have a seat to give again, or a time. */
function tellThoseLeft(
  services: Services,
  tx: DatabaseTransaction,
  { booking, seat, isLast }: { booking: BookingDetails; seat: Seat; isLast: boolean },
): Promise<void> {
  return queueBookingMails(services, tx, {
    bookingId: booking.id,
    organizationId: booking.organizationId,
    hostIds: booking.hosts.map(({ user }) => user.id),
    attendees: [],
    kind: "seat_cancelled",
    sequence: isLast ? booking.sequence + 1 : booking.sequence,
    event: `${seat.id}:${seat.sequence + 1}`,
    facts: { changedBy: "attendee", aboutAttendeeId: seat.id },
  });
}
