/** Why a booking can no longer be changed by this party, or null when it can. Instants are epoch milliseconds. */
export type ChangeRefusal = "already-cancelled" | "past" | "too-late";

/**
 * Attendees may move or cancel until the event type's change notice before the start; hosts until the end, since a
 * host who falls ill has to say so late.
 */
export function changeRefusal(
  booking: {
    status: "confirmed" | "cancelled";
    startsAt: number;
    endsAt: number;
    changeNoticeMinutes: number;
  },
  by: "attendee" | "host",
  now: number,
): ChangeRefusal | null {
  if (booking.status === "cancelled") return "already-cancelled";
  if (now >= (by === "host" ? booking.endsAt : booking.startsAt)) return "past";
  if (by === "attendee" && now > booking.startsAt - booking.changeNoticeMinutes * 60_000) return "too-late";
  return null;
}
