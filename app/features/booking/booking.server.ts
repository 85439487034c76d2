/** The front door of bookings for routes and other features. */
export { bookSlot, type BookSlotResult } from "./book-slot.server.ts";
export { loadBookingPage } from "./booking-page.server.ts";
export { findBooking } from "./booking-repository.server.ts";
export { businessPage } from "./business-page.server.ts";
export { type BookingChange, cancelBooking, type CancelResult } from "./cancel-booking.server.ts";
export { manageBooking, type ManagePage } from "./manage-page.server.ts";
export { type BookingMove, moveBooking, type MoveResult } from "./move-booking.server.ts";
export { loadMovePicker } from "./move-picker.server.ts";
export { readPageQuery } from "./page-address.ts";
export { zoneCookie } from "./public-page-key.ts";
export { submitMove } from "./submit-move.server.ts";
export { submitBooking } from "./submit-booking.server.ts";
