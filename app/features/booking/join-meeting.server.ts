import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { BookingDetails } from "./booking-repository.server.ts";
import { occupy } from "./booking-writer.server.ts";
import type { OfferRow } from "./offer-repository.server.ts";

const hourMs = 3_600_000;

/** When a request ends unanswered: its hours after it was made, or at the meeting's start. Epoch milliseconds. */
export function requestEnds(approvalHours: number, askedAt: number, startsAt: number): number {
  return Math.min(startsAt, askedAt + approvalHours * hourMs);
}

/** When a request was made: with the booking, or by the move that made a request of it. Epoch milliseconds. */
export function askedAtOf({ createdAt, askedAt }: { createdAt: Date; askedAt: Date | null }): number {
  return (askedAt ?? createdAt).getTime();
}

/**
 * A seat is taken in a group meeting that stands: a confirmed seat confirms a meeting that had requests alone, and a
 * request gives it a day of answer. `askedAt`: when the request was made, epoch milliseconds.
 */
export async function joinMeeting(
  tx: DatabaseTransaction,
  offer: Pick<OfferRow, "organizationId" | "eventTypeId" | "approvalHours">,
  joined: { bookingId: string; startsAt: number; pending: boolean; askedAt: number },
): Promise<void> {
  const { bookingId, startsAt, pending, askedAt } = joined;
  const { organizationId, eventTypeId } = offer;
  const booking = await tx.booking.findUniqueOrThrow({
    where: { id: bookingId, organizationId },
    include: { hosts: { select: { userId: true } }, _count: { select: { occupiedTimes: true } } },
  });
  if (pending) {
    const answerBy = new Date(requestEnds(offer.approvalHours, askedAt, startsAt));
    if (booking.answerBy !== null && booking.answerBy <= answerBy) return;
    await tx.booking.update({
      where: { id: bookingId, organizationId },
      data: { answerBy },
      select: { id: true },
    });
    return;
  }
  if (booking.status !== "pending") return;
  await tx.booking.update({
    where: { id: bookingId, organizationId },
    data: { status: "confirmed" },
    select: { id: true },
  });
  if (booking._count.occupiedTimes === 0) {
    const hostIds = booking.hosts.map(({ userId }) => userId);
    const { seats, startsAt: starts, endsAt, occupiedStartsAt, occupiedEndsAt } = booking;
    const times = { startsAt: starts, endsAt, occupiedStartsAt, occupiedEndsAt };
    await occupy(tx, { organizationId, eventTypeId, bookingId, seats, hostIds, ...times });
  }
}

/** A seat is given back while others stay: a meeting that is left with requests alone is a request itself. */
export async function leaveMeeting(
  tx: DatabaseTransaction,
  booking: BookingDetails,
  seatId: string,
): Promise<void> {
  if (booking.status !== "confirmed") return;
  if (booking.attendees.some(({ id, status }) => id !== seatId && status === "confirmed")) return;
  await tx.booking.update({
    where: { id: booking.id, organizationId: booking.organizationId },
    data: { status: "pending" },
    select: { id: true },
  });
}
