import {
  cancelBooking,
  inBookingTransaction,
  leaveWaitingList,
} from "#app/features/booking/booking.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Targets } from "./request-targets.server.ts";

/**
 * Cancels what is still to come of what a person has erased, and tells the hosts as for any cancellation. It may be
 * done twice: what is cancelled already stays as it is.
 */
export async function cancelAhead(
  services: Services,
  organizationId: string,
  { attendeeIds, waitingIds }: Pick<Targets, "attendeeIds" | "waitingIds">,
): Promise<number> {
  const now = new Date(services.clock.now());
  const seats = await services.database.prisma.attendee.findMany({
    where: {
      id: { in: attendeeIds },
      organizationId,
      status: { in: ["pending", "confirmed"] },
      booking: { startsAt: { gt: now } },
    },
    select: { id: true, bookingId: true, accompaniesId: true },
    orderBy: { id: "asc" },
  });
  let cancelled = 0;
  // Guests first: once the one who brings them has cancelled they have no part any more.
  for (const seat of seats.filter(({ accompaniesId }) => accompaniesId !== null)) {
    await leaveAsGuest(services, organizationId, seat.id, now);
    cancelled++;
  }
  for (const { id, bookingId } of seats.filter(({ accompaniesId }) => accompaniesId === null)) {
    const change = { organizationId, bookingId, attendeeId: id, by: "attendee", reason: "" } as const;
    const result = await cancelBooking(services, { ...change, byRight: true });
    if (result.ok) cancelled++;
  }
  for (const id of waitingIds) await leaveWaitingList(services, id);
  return cancelled;
}

/** A guest just does not come: the meeting is that of whoever brought them. */
function leaveAsGuest(services: Services, organizationId: string, id: string, at: Date): Promise<unknown> {
  return inBookingTransaction(services, (tx) =>
    tx.attendee.updateMany({
      where: { id, organizationId, status: { in: ["pending", "confirmed"] } },
      data: { status: "cancelled", cancelledAt: at, cancelledBy: "attendee", sequence: { increment: 1 } },
    }),
  );
}
