/** The front door of mail and calendar files for every other feature. */
export { addToCalendarLinks, type CalendarEntry } from "./add-to-calendar.ts";
export { bookingCalendar, type CalendarRequest } from "./booking-calendar.server.ts";
export { describeMail, type MailState } from "./describe-mail.server.ts";
export {
  type BookingMailsToQueue,
  type MailToQueue,
  queueBookingMails,
  queueMail,
  resumeMails,
} from "./queue-mail.server.ts";
export { eraseMailCopies, mailJobs } from "./send-mail.server.ts";
