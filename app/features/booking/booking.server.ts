/** The front door of bookings for routes and other features. */
export { type BookSlotResult, bookSlot } from "./book-slot.server.ts";
export { loadBookingPage } from "./booking-page.server.ts";
export { businessPage } from "./business-page.server.ts";
export { type BookingChange, type CancelResult, cancelBooking } from "./cancel-booking.server.ts";
export { type ManagePage, manageBooking } from "./manage-page.server.ts";
export { type BookingMove, type MoveResult, moveBooking } from "./move-booking.server.ts";
export { loadMovePicker } from "./move-picker.server.ts";
export { readPageQuery } from "./page-address.ts";
export { zoneCookie } from "./public-page-key.ts";
export { submitBooking } from "./submit-booking.server.ts";
export { submitMove } from "./submit-move.server.ts";
