/** What decides when a booking is erased. Instants are epoch milliseconds. */
export type BookingTimes = {
  status: "pending" | "confirmed" | "cancelled" | "declined" | "expired";
  /** The scheduled end. */
  endsAt: number;
  /** When it was cancelled, declined, or left unanswered until it expired; null while it stands. */
  cancelledAt: number | null;
  /** When the last call of this booking ended (or was last seen, if its end was never noted); null without one. */
  callEndedAt: number | null;
};

const dayMs = 86_400_000;

/**
 * The instant from which a booking counts as over: its cancellation, refusal or expiry, or else its end,
 * which a call that ran late puts off. A booking that is moved has a new end and so a new anchor.
 */
export function retentionAnchor({ status, endsAt, cancelledAt, callEndedAt }: BookingTimes): number {
  const stands = status === "pending" || status === "confirmed";
  if (!stands && cancelledAt !== null) return cancelledAt;
  return Math.max(endsAt, callEndedAt ?? endsAt);
}

/**
 * The instant at which a booking is due for erasure: the anchor plus `days` times 24 hours. Days are counted as
 * hours, so that changes of clocks never move it.
 */
export function erasureDueAt(times: BookingTimes, days: number): number {
  return retentionAnchor(times) + days * dayMs;
}

/** The rules that an answer stands under, in whole days; `question` is its question's own, or null. */
export type AnswerRules = { booking: number; kind: number; question: number | null };

/** When an answer is due: the rule of its kind may be shorter than its booking's, its question's shorter still; none is longer. */
export function answerDueAt(times: BookingTimes, { booking, kind, question }: AnswerRules): number {
  return erasureDueAt(times, Math.min(booking, kind, question ?? kind));
}
