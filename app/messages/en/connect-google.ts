/** Calendars at Google, and accounts that let us in no more. */
export const messages = {
  "connect.kind.google": "Google account",
  "connect.google.title": "Connect Google",
  "connect.google.lead":
    "You are sent to Google and give leave there; no password comes here. Parley asks Google when you are busy, and cannot see with what.",
  "connect.google.submit": "Connect a Google account",
  "connect.google.off":
    "This site has no connection to Google; whoever runs it can set one up. Until then a Google calendar can be read by its secret address in iCal format, below.",
  "connect.google.again": "Reconnect {name}",
  "connect.google.mayWrite": "Put bookings into a calendar of {name}",
  "connect.google.mayWriteHint":
    "Google asks you first: Parley may then read and change events of the calendars that you own. It writes bookings there and touches nothing else.",
  "connect.google.disconnectHint":
    "Takes Parley’s leave back at Google, and erases it and every stored busy time at once.",
  "connect.google.trouble.revoked":
    "Google lets Parley in no more: your leave has ended or was taken back. Reconnect the account.",
  "connect.google.trouble.forbidden": "Google does not let Parley ask for this calendar.",
  "connect.broken": "Since {at} this account lets Parley in no more. What was known then still counts.",
  "connect.google.page.title": "Google was not connected",
  "connect.google.page.forged": "This answer was not asked for in this browser. Nothing was connected.",
  "connect.google.page.over":
    "This answer was used already, or came too late. Look at your calendars, and begin again if the account is missing.",
  "connect.google.page.less":
    "Google gave less leave than is needed: leave the ticks where they are when Google asks you.",
  "connect.google.page.refused": "Google does not accept its own answer any more. Begin again.",
  "connect.google.page.down": "Google does not answer as it should. Try again in a few minutes.",
  "connect.google.page.tooMany": "That is as many accounts as can be connected.",
  "connect.google.page.off": "This site has no connection to Google.",
  "connect.google.page.back": "To your calendars",
  "connect.notice.googleDenied": "Nothing was connected: you gave no leave at Google.",
  "connect.notice.googleWriting": "Google lets Parley write there now. Choose a calendar for your bookings.",
  "connect.refused.subject": "Your calendar {name} can no longer be read",
  "connect.refused.heading": "A connected calendar lets Parley in no more",
  "connect.refused.lead":
    "{name}, which you connected at {business}, refuses what Parley was given to come in: a password was changed, or leave was taken back or has ended.",
  "connect.refused.note":
    "Until it is connected again, what was last known of it still counts, and new events there take no time from your booking pages. This is said once.",
  "connect.refused.reconnect": "Reconnect",
  "connect.refused.see": "See your calendars",
} as const satisfies Record<string, string>;
