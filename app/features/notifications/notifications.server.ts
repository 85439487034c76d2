/** The front door of mail and calendar files for every other feature. */

export { addToCalendarLinks, type CalendarEntry } from "./add-to-calendar.ts";
export {
  agendaChoices,
  agendaPreference,
  endAgenda,
  submitAgenda,
} from "./agenda-choice.server.ts";
export { bookingCalendar, type CalendarRequest } from "./booking-calendar.server.ts";
export { type BookingCopy, bookingCopy, erasedCopy } from "./booking-copy.server.ts";
export { describeMail, type MailState } from "./describe-mail.server.ts";
export { idIn, isOurIdentity } from "./mail-identity.ts";
export { askedLanguage, ownMailPage, ownMailsPage } from "./own-mails-page.server.ts";
export { ownMailPreview } from "./preview-own-mail.server.ts";
export { writeCopyJob } from "./queue-copies.server.ts";
export {
  type BookingMailsToQueue,
  type MailToQueue,
  queueBookingMails,
  queueMail,
  resumeMails,
} from "./queue-mail.server.ts";
export { handOutReminders, reminderJobs } from "./remind.server.ts";
export { eraseMailCopies, mailJobs } from "./send-mail.server.ts";
export { submitOwnMail } from "./submit-own-mail.server.ts";
