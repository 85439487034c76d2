import { isSeatsViolation } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { findBooking, lockWithHosts } from "./booking-repository.server.ts";
import { noteChange } from "./note-change.server.ts";
import { inBookingTransaction } from "./transaction.server.ts";
import { announceFreedPlace } from "./waiting-jobs.server.ts";

export type SetSeatsResult =
  | { ok: true }
  | { ok: false; reason: "not-found" | "no-group" }
  /** `taken`: seats that are booked and cannot be taken away. */
  | { ok: false; reason: "too-few"; taken: number };

/** Sets how many seats one meeting of a group has: more, or fewer down to those that are booked. */
export async function setSeats(
  services: Services,
  {
    organizationId,
    bookingId,
    seats,
    actorId,
  }: { organizationId: string; bookingId: string; seats: number; actorId?: string },
): Promise<SetSeatsResult> {
  const work = inBookingTransaction(services, async (tx): Promise<SetSeatsResult> => {
    await lockWithHosts(tx, organizationId, bookingId);
    const booking = await findBooking(tx, organizationId, bookingId);
    if (!booking) return { ok: false, reason: "not-found" };
    if (booking.seats === null) return { ok: false, reason: "no-group" };
    await tx.booking.update({
      where: { id: bookingId, organizationId },
      data: { seats },
      select: { id: true },
    });
    if (seats > booking.seats) await announceFreedPlace(services, tx, booking);
    const details = { from: booking.seats, to: seats };
    await noteChange(services, tx, "booking.seats", { organizationId, bookingId, actorId, details });
    return { ok: true };
  });
  return work.catch(async (error: unknown): Promise<SetSeatsResult> => {
    if (!isSeatsViolation(error)) throw error;
    const where = { organizationId, bookingId, status: { in: ["pending" as const, "confirmed" as const] } };
    return { ok: false, reason: "too-few", taken: await services.database.prisma.attendee.count({ where }) };
  });
}
