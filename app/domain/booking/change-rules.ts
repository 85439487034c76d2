/** Why a booking can no longer be changed by this party, or null when it can. Instants are epoch milliseconds. */
export type ChangeRefusal = "already-cancelled" | "past" | "too-late" | "not-allowed";

export type ChangedBooking = {
  status: "pending" | "confirmed" | "cancelled" | "declined" | "expired";
  startsAt: number;
  endsAt: number;
  changeNoticeMinutes: number;
  attendeesMayCancel: boolean;
  attendeesMayMove: boolean;
};

/**
 * Attendees may move or cancel where the event type lets them, until its change notice before the start; hosts until
 * the end, since a host who falls ill has to say so late. A request can be withdrawn at any time before its start.
 */
export function changeRefusal(
  booking: ChangedBooking,
  by: "attendee" | "host",
  now: number,
  change: "cancel" | "move" = "cancel",
): ChangeRefusal | null {
  if (booking.status !== "pending" && booking.status !== "confirmed") return "already-cancelled";
  if (now >= (by === "host" ? booking.endsAt : booking.startsAt)) return "past";
  if (by === "host" || (booking.status === "pending" && change === "cancel")) return null;
  if (change === "move" ? !booking.attendeesMayMove : !booking.attendeesMayCancel) return "not-allowed";
  return now > booking.startsAt - booking.changeNoticeMinutes * 60_000 ? "too-late" : null;
}
