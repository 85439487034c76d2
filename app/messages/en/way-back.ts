export const messages = {
  "mail.kind.reply_declined": "Word that somebody declined",
  "mail.kind.mail_returned": "Word that a mail did not arrive",
  "wayBack.reply.accepted": "Accepted by mail on {at}",
  "wayBack.reply.tentative": "Perhaps, by mail on {at}",
  "wayBack.reply.declined": "Declined by mail on {at}",
  "wayBack.declined.subject": "{name} declined: {title}",
  "wayBack.declined.heading": "{name} declined the invitation",
  "wayBack.declined.lead":
    "{name} declined “{title}” on {at} in their own calendar or mail program. The booking still stands: cancel it, or ask {name} what is meant.",
  "wayBack.returned.subject": "A mail did not reach {name}: {title}",
  "wayBack.returned.heading": "A mail did not reach {name}",
  "wayBack.returned.lead":
    "A mail about “{title}” on {at} came back: {reason}. {name} may know nothing of what it said. The booking stands.",
  "wayBack.returned.note": "This is told once for each person, however many mails come back.",
  "wayBack.see": "See the booking",
  "wayBack.state.final": "Sent, and came back on {at}: {reason}",
  "wayBack.state.delayed":
    "Sent, and on its way since; on {at} a server said: {reason}. It is tried further.",
  "wayBack.reason.unknown-address": "there is no such address",
  "wayBack.reason.full": "the mailbox is full, or takes no mail",
  "wayBack.reason.unreachable": "the receiving server could not be reached",
  "wayBack.reason.policy": "the receiving server refused it by its own rules",
  "wayBack.reason.other": "the receiving server could not deliver it",
} as const;
