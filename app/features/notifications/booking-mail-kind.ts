/** What happens to a booking and is told by mail. */
export type BookingChangeKind =
  | "booking_requested"
  | "booking_confirmed"
  | "booking_moved"
  | "booking_cancelled"
  | "booking_declined"
  | "booking_expired"
  | "booking_reassigned"
  | "booking_corrected"
  | "seat_cancelled";

/** What is told at its time, without any change, and to attendees alone. */
const noteKinds = ["booking_reminder", "booking_follow_up", "booking_no_show"] as const;
type BookingNoteKind = (typeof noteKinds)[number];

export type BookingMailKind = BookingChangeKind | BookingNoteKind;

export function isNote(kind: BookingMailKind): kind is BookingNoteKind {
  return (noteKinds as readonly BookingMailKind[]).includes(kind);
}

/** Whether it is told once the meeting is over. */
export function isAftermath(kind: BookingMailKind): kind is "booking_follow_up" | "booking_no_show" {
  return kind === "booking_follow_up" || kind === "booking_no_show";
}
