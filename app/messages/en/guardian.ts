/** Bookings for those who are not of age, which a guardian confirms first. */
export const messages = {
  "guardian.field": "It is for somebody under {age}",
  "guardian.fieldHint":
    "Then enter the e-mail address of a parent or guardian above. They confirm by a mail first; until then nothing is booked.",
  "guardian.sent": "A parent or guardian is asked",
  "guardian.sentText":
    "A mail is on its way to the address that was entered. The booking is made as soon as it is confirmed there. The time is not kept meanwhile, and after a day all of it is forgotten.",
  "guardian.title": "A booking for a child",
  "guardian.lead": "{name} would like to meet {business}: {when}.",
  "guardian.consent":
    "I am a parent or guardian of this person, who is under {age}, and I agree to this booking and to what is kept of it.",
  "guardian.confirm": "Agree and book",
  "guardian.decline": "Decline",
  "guardian.keeps":
    "The booking is made with your address. Under “Your data” you see all of it, and have it erased within three days.",
  "guardian.declined": "Declined",
  "guardian.declinedText": "Nothing was booked, and what was entered is erased.",
  "guardian.gone": "There is nothing to confirm any more",
  "guardian.goneText":
    "It was answered already, or a day has passed. What was entered is erased; you may book again.",
  "guardian.taken": "This time is gone",
  "guardian.takenLink": "Choose another time",
  "guardian.mail.subject": "Please confirm a booking for a child: {business}",
  "guardian.mail.heading": "Do you agree?",
  "guardian.mail.lead":
    "Somebody entered your address as that of a parent or guardian, to book with {business} for a person under {age}. Nothing is booked before you agree.",
  "guardian.mail.action": "See the booking",
  "guardian.mail.note": "If you do nothing it is erased, at the latest on {until}.",
  "guardian.mail.footer": "You get this mail because somebody entered your address in a booking form.",
  "mail.kind.guardian_asked": "Question to a guardian",
  "consent.purpose.guardian": "Booking for a child",
} as const satisfies Record<string, string>;
