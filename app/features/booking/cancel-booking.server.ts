import { type ChangedBooking, type ChangeRefusal, changeRefusal } from "#app/domain/booking/change-rules.ts";
import { queueBookingMails } from "#app/features/notifications/notifications.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { paragraphs } from "./booking-form.ts";
import { type BookingDetails, findBooking, lockWithHosts, standing } from "./booking-repository.server.ts";
import { release } from "./booking-writer.server.ts";
import { giveBackPlace } from "./freed-place.server.ts";
import { leaveMeeting } from "./join-meeting.server.ts";
import { noteChange } from "./note-change.server.ts";
import { findFollowing, findSeriesId, lockHostsOfSeries } from "./series-repository.server.ts";
import { inBookingTransaction } from "./transaction.server.ts";

export type BookingChange = {
  organizationId: string;
  bookingId: string;
  by: "attendee" | "host";
  reason: string;
  /** One seat of a group, where the others stay. Means the whole booking where it is no group. */
  attendeeId?: string;
  /** The member who does it, so that colleagues read who it was. */
  actorId?: string | undefined;
  /** Whose bookings that member may change alone: of a series the others stay. */
  onlyHostId?: string | null;
  /** Those after this one too, of the series of that seat or of the booking's one attendee. A whole group has none. */
  following?: boolean;
  /** The attendee has all of it erased: no rule of the business, nor its notice, keeps a booking that is still ahead. */
  byRight?: boolean;
};
export type CancelResult =
  | { ok: true; cancelled: number }
  | { ok: false; reason: "not-found" | ChangeRefusal };

export const reasonMax = 500;

/**
 * Cancels a booking, one seat of it, or it and those of its series that follow, and tells everyone. A second
 * cancellation is refused as already done and sends nothing.
 */
export async function cancelBooking(services: Services, change: BookingChange): Promise<CancelResult> {
  return inBookingTransaction(services, async (tx): Promise<CancelResult> => {
    const { organizationId, bookingId } = change;
    const seriesId = change.following ? await findSeriesId(tx, change) : null;
    if (seriesId !== null) await lockHostsOfSeries(tx, organizationId, seriesId);
    const first = await cancelOne(services, tx, change);
    if (!first.ok) return first;
    let cancelled = 1;
    const followers =
      seriesId === null
        ? []
        : await findFollowing(tx, {
            ...{ organizationId, bookingId, seriesId },
            onlyHostId: change.onlyHostId ?? null,
          });
    for (const follower of followers) {
      if ((await cancelOne(services, tx, { ...change, ...follower })).ok) cancelled++;
    }
    if (change.by === "host")
      await noteChange(services, tx, "booking.cancelled", { ...change, details: { count: cancelled } });
    return { ok: true, cancelled };
  });
}

async function cancelOne(
  services: Services,
  tx: DatabaseTransaction,
  change: BookingChange,
): Promise<CancelResult> {
  await lockWithHosts(tx, change.organizationId, change.bookingId);
  const booking = await findBooking(tx, change.organizationId, change.bookingId);
  if (!booking) return { ok: false, reason: "not-found" };
  if (isOfGuest(booking, change)) return { ok: false, reason: "not-allowed" };
  const seat = booking.seats === null ? undefined : seatOf(booking, change.attendeeId);
  if (seat === "gone") return { ok: false, reason: "already-cancelled" };
  // A request for a seat is still one where the meeting stands.
  const judged = { ...timesToJudge(booking), status: seat?.status ?? booking.status };
  const refusal = changeRefusal(judged, change.byRight ? "host" : change.by, services.clock.now());
  if (refusal) return { ok: false, reason: refusal };
  const others = seat ? standing(booking.attendees).filter(({ id }) => id !== seat.id) : [];
  if (seat && others.length > 0) await cancelSeat(services, tx, change, booking, seat);
  else await cancelWhole(services, tx, change, booking);
  await giveBackPlace(services, tx, booking);
  return { ok: true, cancelled: 1 };
}

type Seat = BookingDetails["attendees"][number];

/** Whoever made a booking changes it: not a guest whom they bring, nor somebody who has no part in it. */
export function isOfGuest(booking: BookingDetails, { by, attendeeId }: BookingChange): boolean {
  if (by !== "attendee" || attendeeId === undefined) return false;
  const attendee = booking.attendees.find(({ id }) => id === attendeeId);
  return attendee ? attendee.accompaniesId !== null : booking.seats === null;
}

function seatOf(booking: BookingDetails, attendeeId: string | undefined): Seat | "gone" | undefined {
  if (attendeeId === undefined) return undefined;
  return standing(booking.attendees).find(({ id }) => id === attendeeId) ?? "gone";
}

async function cancelSeat(
  services: Services,
  tx: DatabaseTransaction,
  change: BookingChange,
  booking: BookingDetails,
  seat: Seat,
): Promise<void> {
  const { organizationId } = change;
  const cancelledAt = new Date(services.clock.now());
  const reason = reasonText(change.reason);
  const ended = { status: "cancelled", cancelledAt, cancelledBy: change.by, reason } as const;
  await tx.attendee.update({
    where: { id: seat.id, organizationId },
    data: { ...ended, sequence: seat.sequence + 1 },
    select: { id: true },
  });
  await leaveMeeting(tx, booking, seat.id);
  const news = {
    bookingId: booking.id,
    organizationId,
    sequence: booking.sequence,
    facts: { ...doneBy(change), ...ifRequest(seat), aboutAttendeeId: seat.id },
  };
  const attendees = [{ id: seat.id, sequence: seat.sequence + 1 }];
  await queueBookingMails(services, tx, { ...news, hostIds: [], attendees, kind: "booking_cancelled" });
  const hostIds = booking.hosts.map(({ user }) => user.id);
  await queueBookingMails(services, tx, {
    ...news,
    hostIds,
    attendees: [],
    kind: "seat_cancelled",
    event: seat.id,
  });
}

async function cancelWhole(
  services: Services,
  tx: DatabaseTransaction,
  change: BookingChange,
  booking: BookingDetails,
): Promise<void> {
  const { organizationId } = change;
  const data = {
    status: "cancelled",
    cancelledAt: new Date(services.clock.now()),
    cancelledBy: change.by,
    reason: reasonText(change.reason),
  } as const;
  await endBooking(tx, booking, data);
  await queueBookingMails(services, tx, {
    bookingId: booking.id,
    organizationId,
    hostIds: booking.hosts.map(({ user }) => user.id),
    attendees: raised(booking),
    kind: "booking_cancelled",
    sequence: booking.sequence + 1,
    facts: { ...doneBy(change), ...(booking.seats === null ? ifRequest(booking) : {}) },
  });
}

/** What was not agreed to yet is withdrawn, and no appointment is cancelled. */
const ifRequest = ({ status }: Pick<BookingDetails, "status">) =>
  status === "pending" ? { requested: true } : {};

/** Who changed a booking, as mails are told. */
export function doneBy({ by, actorId }: Pick<BookingChange, "by" | "actorId">) {
  return { changedBy: by, ...(actorId === undefined ? {} : { actorId }) };
}

/** As it is stored, of whatever was sent. */
export function reasonText(reason: string): string {
  return paragraphs(reason).slice(0, reasonMax);
}

/**
 * What a change of a whole meeting writes to its seats: in a group each keeps the reason of its own last change, since
 * what one was told is no news for those who left before.
 */
export function seatReason({ seats }: { seats: number | null }, reason: string): { reason?: string } {
  return seats === null ? {} : { reason };
}

type Ending = {
  status: "cancelled" | "declined" | "expired";
  cancelledAt: Date;
  cancelledBy: "attendee" | "host" | "system";
  reason: string;
};

/** Ends a booking for everyone in it and gives the time back. Mails are the caller's. */
export async function endBooking(
  tx: DatabaseTransaction,
  booking: BookingDetails,
  ending: Ending,
): Promise<void> {
  const { organizationId } = booking;
  const { reason, ...ended } = ending;
  await release(tx, organizationId, booking.id);
  await tx.booking.update({
    where: { id: booking.id, organizationId },
    data: { ...ending, sequence: booking.sequence + 1, answerBy: null },
    select: { id: true },
  });
  await tx.attendee.updateMany({
    where: { organizationId, bookingId: booking.id, status: { in: ["pending", "confirmed"] } },
    data: { ...ended, ...seatReason(booking, reason), sequence: { increment: 1 } },
  });
}

/** Those who stood before a change, with their sequence after it. */
export function raised(booking: BookingDetails): { id: string; sequence: number }[] {
  return standing(booking.attendees).map(({ id, sequence }) => ({ id, sequence: sequence + 1 }));
}

/** What the rules of change look at. */
export function timesToJudge(booking: {
  status: ChangedBooking["status"];
  startsAt: Date;
  endsAt: Date;
  eventType: Pick<ChangedBooking, "changeNoticeMinutes" | "attendeesMayCancel" | "attendeesMayMove">;
}): ChangedBooking {
  const { changeNoticeMinutes, attendeesMayCancel, attendeesMayMove } = booking.eventType;
  return {
    status: booking.status,
    startsAt: booking.startsAt.getTime(),
    endsAt: booking.endsAt.getTime(),
    changeNoticeMinutes,
    attendeesMayCancel,
    attendeesMayMove,
  };
}
