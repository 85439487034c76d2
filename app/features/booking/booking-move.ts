import type { NotASlot } from "#app/domain/availability/is-slot.ts";
import type { ChangeRefusal } from "#app/domain/booking/change-rules.ts";
import type { BookingChange } from "./cancel-booking.server.ts";

/**
 * `startsAt`: the wanted start, epoch milliseconds. `despiteRules`: a host knowingly goes outside hours, notice,
 * window and limits; never into time that is taken.
 */
export type BookingMove = BookingChange & { startsAt: number; despiteRules?: boolean };
export type MoveResult =
  | { ok: true }
  | { ok: false; reason: "not-found" | ChangeRefusal | "seat-taken" }
  | { ok: false; reason: "slot-taken" | "not-a-slot"; nearest: number[] };

/** The outcome, or the rule that excludes the wanted time. */
export type Moved =
  | { ok: true }
  | { ok: false; reason: "not-found" | ChangeRefusal | "seat-taken" }
  | { refused: NotASlot | "closed" };

export function lengthOf(booking: { startsAt: Date; endsAt: Date }): number {
  return (booking.endsAt.getTime() - booking.startsAt.getTime()) / 60_000;
}
