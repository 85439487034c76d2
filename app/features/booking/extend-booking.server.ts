import { isExclusionViolation } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { findBooking, lockWithHosts } from "./booking-repository.server.ts";
import { noteChange } from "./note-change.server.ts";
import { inBookingTransaction } from "./transaction.server.ts";

/** The longest that a meeting grows to by being extended, minutes. */
const lengthMinutesMax = 8 * 60;

export type ExtendResult =
  | { ok: true; endsAt: number }
  | { ok: false; reason: "not-found" | "taken" | "too-long" };

/**
 * Gives a meeting that goes on more time, if all of its hosts are free: the database refuses it as it refuses any double
 * booking. Nobody is written to, since everyone concerned is in the room; time that the program itself takes for a meeting
 * at once (no `actorId`) is not noted either. `endsAt` is epoch milliseconds, the end that
 * the caller saw: pressed twice, it is extended once.
 */
export async function extendBooking(
  services: Services,
  {
    organizationId,
    bookingId,
    endsAt,
    minutes,
    actorId,
  }: { organizationId: string; bookingId: string; endsAt: number; minutes: number; actorId: string | null },
): Promise<ExtendResult> {
  const work = inBookingTransaction(services, async (tx): Promise<ExtendResult> => {
    await lockWithHosts(tx, organizationId, bookingId);
    const booking = await findBooking(tx, organizationId, bookingId);
    if (booking?.status !== "confirmed") return { ok: false, reason: "not-found" };
    if (booking.endsAt.getTime() !== endsAt) return { ok: true, endsAt: booking.endsAt.getTime() };
    const later = endsAt + minutes * 60_000;
    if (later - booking.startsAt.getTime() > lengthMinutesMax * 60_000)
      return { ok: false, reason: "too-long" };
    await tx.$executeRaw`
      UPDATE booking SET ends_at = ends_at + make_interval(mins => ${minutes}::int),
        occupied_ends_at = occupied_ends_at + make_interval(mins => ${minutes}::int)
      WHERE id = ${bookingId} AND organization_id = ${organizationId}`;
    await tx.$executeRaw`
      UPDATE occupied_time SET ends_at = ends_at + make_interval(mins => ${minutes}::int)
      WHERE booking_id = ${bookingId} AND organization_id = ${organizationId}`;
    if (actorId !== null) {
      const details = { minutes };
      await noteChange(services, tx, "booking.extended", { organizationId, bookingId, actorId, details });
    }
    return { ok: true, endsAt: later };
  });
  return work.catch((error: unknown): ExtendResult => {
    if (isExclusionViolation(error)) return { ok: false, reason: "taken" };
    throw error;
  });
}
