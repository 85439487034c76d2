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

/** The same, and what is told without any change: attendees alone are reminded. */
export type BookingMailKind = BookingChangeKind | "booking_reminder";
