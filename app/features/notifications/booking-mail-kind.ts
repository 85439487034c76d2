/** What happens to a booking and is told by mail. */
export type BookingMailKind =
  | "booking_requested"
  | "booking_confirmed"
  | "booking_moved"
  | "booking_cancelled"
  | "booking_declined"
  | "booking_expired"
  | "booking_reassigned"
  | "booking_corrected"
  | "seat_cancelled";
