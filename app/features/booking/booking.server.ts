/** The front door of bookings for routes and other features. */

export { type ByHandBooking, bookByHand } from "./book-by-hand.server.ts";
export { type BookSlotResult, bookSlot } from "./book-slot.server.ts";
export { bookingJobs } from "./booking-jobs.server.ts";
export type { BookingMove, MoveResult } from "./booking-move.ts";
export { loadBookingPage } from "./booking-page.server.ts";
export { takeBooking } from "./booking-rate.server.ts";
export { lockHosts } from "./booking-repository.server.ts";
export { businessPage } from "./business-page.server.ts";
export { beginMeeting, type CallMeetingResult, callMeeting, type Invited } from "./call-meeting.server.ts";
export { type BookingChange, type CancelResult, cancelBooking } from "./cancel-booking.server.ts";
export { type ChangeMeetingResult, changeMeeting } from "./change-meeting.server.ts";
export { type DecideResult, type Decision, decideBooking } from "./decide-booking.server.ts";
export type { BusinessHead } from "./event-head.server.ts";
export { type ExtendResult, extendBooking } from "./extend-booking.server.ts";
export { type AskedDetails, askedDetails } from "./form-view.server.ts";
export { confirmAsGuardian, declineAsGuardian, guardianPage } from "./guardian-wish.server.ts";
export { holdSlot, leaveSlot, visitorOf } from "./hold-slot.server.ts";
export { hourCycleOf, hoursOf } from "./hour-cycle.ts";
export { type ManagePage, manageBooking } from "./manage-page.server.ts";
export { markNoShow } from "./mark-no-show.server.ts";
export { missingPage } from "./missing-page.server.ts";
export { moveBooking } from "./move-booking.server.ts";
export { loadMovePicker } from "./move-picker.server.ts";
/** For pages of a business that tell what it offers, and why not. */
export { hostsInQuestion, lengthsOf, slotRulesOf, slotsOffered } from "./offer.server.ts";
export {
  findOfferById,
  type OfferedHost,
  type OfferedSchedule,
  type OfferRow,
  type Runs,
} from "./offer-repository.server.ts";
export { offeredSchedule } from "./offered-schedule.server.ts";
export { readPageQuery } from "./page-address.ts";
export { privateLinkOf } from "./private-link.server.ts";
export { zoneCookie } from "./public-page-key.ts";
export {
  type Candidate,
  type Reassignment,
  type ReassignResult,
  reassignAll,
  reassignBooking,
  reassignCandidates,
} from "./reassign-booking.server.ts";
export { giveNumber } from "./room-number.server.ts";
export { type SetSeatsResult, setSeats } from "./set-seats.server.ts";
export { submitBooking } from "./submit-booking.server.ts";
export { heldNote, holdOnArrival, submitHold } from "./submit-hold.server.ts";
export { submitMove } from "./submit-move.server.ts";
export { submitWaiting } from "./submit-waiting.server.ts";
export { inBookingTransaction } from "./transaction.server.ts";
export { visitorCookie, visitorCookieHeader, visitorWord } from "./visitor-word.ts";
export {
  type JoinResult,
  joinWaitingList,
  leaveWaitingList,
  waitingVisitor,
} from "./waiting-list.server.ts";
export { answerWaiting, waitingPage } from "./waiting-page.server.ts";
