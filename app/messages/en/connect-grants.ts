/** Calendars at providers that ask people for leave themselves, and accounts that let us in no more. */
export const messages = {
  "connect.kind.google": "Google account",
  "connect.kind.microsoft": "Microsoft account",
  "connect.grant.title": "Connect {provider}",
  "connect.grant.lead.google":
    "You are sent to Google and give leave there; no password comes here. Parley asks Google when you are busy, and cannot see with what.",
  "connect.grant.lead.microsoft":
    "For Microsoft 365 and Outlook.com. You are sent to Microsoft and give leave there; no password comes here. Microsoft gives no leave to see times alone: Parley takes the times out of its answers, and keeps nothing else unless you choose to see titles.",
  "connect.grant.submit": "Connect a {provider} account",
  "connect.grant.off.google":
    "This site has no connection to Google; whoever runs it can set one up. Until then a Google calendar can be read by its secret address in iCal format, below.",
  "connect.grant.off.microsoft":
    "This site has no connection to Microsoft; whoever runs it can set one up. Until then an Outlook calendar can be published and read by its ICS link, below.",
  "connect.grant.again": "Reconnect {name}",
  "connect.grant.mayWrite": "Put bookings into a calendar of {name}",
  "connect.grant.mayWriteHint.google":
    "Google asks you first: Parley may then read and change events of the calendars that you own. It writes bookings there and touches nothing else.",
  "connect.grant.mayWriteHint.microsoft":
    "Microsoft asks you first: Parley may then change events of your calendars, too. It writes bookings there and touches nothing else. People who book are not entered as attendees, as Microsoft would write to each of them; their names stand in the title.",
  "connect.grant.disconnectHint.google":
    "Takes Parley’s leave back at Google, and erases it and every stored busy time at once.",
  "connect.grant.disconnectHint.microsoft":
    "Erases Parley’s leave and every stored busy time at once. Microsoft goes on listing Parley among the apps that you gave leave to, until you take it out there.",
  "connect.grant.trouble.revoked":
    "{provider} lets Parley in no more: your leave has ended or was taken back. Reconnect the account.",
  "connect.grant.trouble.forbidden": "{provider} does not let Parley ask for this calendar.",
  "connect.broken": "Since {at} this account lets Parley in no more. What was known then still counts.",
  "connect.grant.page.title": "{provider} was not connected",
  "connect.grant.page.forged": "This answer was not asked for in this browser. Nothing was connected.",
  "connect.grant.page.over":
    "This answer was used already, or came too late. Look at your calendars, and begin again if the account is missing.",
  "connect.grant.page.less":
    "{provider} gave less leave than is needed: leave the ticks where they are when {provider} asks you.",
  "connect.grant.page.refused": "{provider} does not accept its own answer any more. Begin again.",
  "connect.grant.page.none": "{provider} knows no calendar of this account.",
  "connect.grant.page.down": "{provider} does not answer as it should. Try again in a few minutes.",
  "connect.grant.page.tooMany": "That is as many accounts as can be connected.",
  "connect.grant.page.off": "This site has no connection to {provider}.",
  "connect.grant.page.back": "To your calendars",
  "connect.notice.leaveDenied": "Nothing was connected: you gave no leave there.",
  "connect.notice.leaveWriting": "Parley may write there now. Choose a calendar for your bookings.",
  "connect.refused.subject": "Your calendar {name} can no longer be read",
  "connect.refused.heading": "A connected calendar lets Parley in no more",
  "connect.refused.lead":
    "{name}, which you connected at {business}, refuses what Parley was given to come in: a password was changed, or leave was taken back or has ended.",
  "connect.refused.note":
    "Until it is connected again, what was last known of it still counts, and new events there take no time from your booking pages. This is said once.",
  "connect.refused.reconnect": "Reconnect",
  "connect.refused.see": "See your calendars",
} as const satisfies Record<string, string>;
