import type { NotASlot } from "#app/domain/availability/is-slot.ts";
import type { ChangeRefusal } from "#app/domain/booking/change-rules.ts";
import type { Unasked } from "#app/features/calendars/calendars.server.ts";
import type { BookingChange } from "./cancel-booking.server.ts";

/**
 * `startsAt`: the wanted start, epoch milliseconds. `despiteRules`: a host knowingly goes outside hours, notice,
 * window and limits; never into time that is taken.
 */
export type BookingMove = BookingChange & {
  startsAt: number;
  despiteRules?: boolean;
  /** Whose calendars could not be asked just before. */
  unasked?: Unasked;
};
export type MoveResult =
  | { ok: true }
  | { ok: false; reason: "not-found" | ChangeRefusal | "seat-taken" | "unasked" }
  | { ok: false; reason: "slot-taken" | "not-a-slot"; nearest: number[] };

/** The outcome, or the rule that excludes the wanted time. */
export type Moved =
  | { ok: true }
  | { ok: false; reason: "not-found" | ChangeRefusal | "seat-taken" | "unasked" }
  | { refused: NotASlot | "closed" };

/**
 * Whether a move makes a request of what was agreed: what an attendee chooses anew needs the approval that it would
 * need as a booking. A host's move is agreed by itself, and a request stays one.
 */
export function asksAnew(
  { by, startsAt }: Pick<BookingMove, "by" | "startsAt">,
  status: string,
  rules: ApprovalRules,
  now: number,
): boolean {
  return by === "attendee" && status === "confirmed" && needsApproval(rules, startsAt, now);
}

/** An attendee may not move there: a calendar of a host who would give the time does not answer, and the business wants to be sure. */
export function isUnaskedMove(
  { by, unasked }: Pick<BookingMove, "by" | "unasked">,
  { refusesUnasked }: { refusesUnasked: boolean },
  hostIds: readonly string[],
): boolean {
  return refusesUnasked && by === "attendee" && hostIds.some((id) => unasked?.has(id));
}

export type ApprovalRules = {
  approval: "never" | "always" | "short_notice";
  /** short_notice: minutes between now and a start that needs it. */
  approvalNotice: number;
};

/** Whether a booking at this start waits for the host's answer. */
export function needsApproval(
  { approval, approvalNotice }: ApprovalRules,
  startsAt: number,
  now: number,
): boolean {
  if (approval === "short_notice") return startsAt - now < approvalNotice * 60_000;
  return approval === "always";
}

export function lengthOf(booking: { startsAt: Date; endsAt: Date }): number {
  return (booking.endsAt.getTime() - booking.startsAt.getTime()) / 60_000;
}
