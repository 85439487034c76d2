/** A business's members: who they are, and being suspended. */
export const messages = {
  "member.title": "Members",
  "member.lead": "Who belongs to {business}, and what they may do in it.",
  "member.caption": "Members, by name",
  "member.name": "Name",
  "member.email": "Address",
  "member.role": "Role",
  "member.state": "State",
  "member.you": "(you)",
  "member.state.active": "Active",
  "member.state.suspended": "Suspended",
  "member.state.resting": "Pauses",
  "member.state.leaving": "Is leaving",
  "member.since.active": "Belongs to the business since {date}.",
  "member.since.resting":
    "Belongs to the business since {date}. They paused their account themselves: they give no time until they come back.",
  "member.since.leaving":
    "Belongs to the business since {date}. They asked for their account to be deleted and give no more time.",
  "member.since.suspended":
    "Suspended since {date}: they cannot open anything of this business and give no time. Their own account stays theirs.",
  "member.all": "All members",
  "member.ahead": "Bookings ahead",
  "member.ahead.count":
    "{count, plural, =0 {Nothing is booked with {name}.} one {One booking with {name} is ahead.} other {# bookings with {name} are ahead.}}",
  "member.ahead.left":
    "{count, plural, one {One booking is still with {name}} other {# bookings are still with {name}}}",
  "member.ahead.leftText":
    "Customers expect {name}. Give each to somebody, or ask again who is free: somebody’s calendar may have changed.",
  "member.ahead.when": "When",
  "member.ahead.what": "Appointment",
  "member.ahead.reassign": "Give to somebody else",
  "member.ahead.reassignOf": "Give {title} on {when} to somebody else",
  "member.ahead.give": "Give all to whoever is free",
  "member.ahead.all": "See all of them",
  "member.suspend.link": "Suspend {name}",
  "member.suspend.title": "Suspend {name}?",
  "member.suspend.lead": "It can be undone at any time. Nothing is erased.",
  "member.suspend.what": "What happens at once",
  "member.suspend.access":
    "{name} can no longer open anything of this business, wherever they are signed in. Their own account, and other businesses, stay open to them.",
  "member.suspend.time": "None of their times is offered any more.",
  "member.suspend.alone":
    "Nobody else gives time to {titles}: this cannot be booked until {name} is back or somebody else hosts it.",
  "member.suspend.told": "They are told by mail, and it stands in the activity.",
  "member.suspend.ahead":
    "{count, plural, one {The booking that {name} still has ahead} other {The # bookings that {name} still has ahead}}",
  "member.suspend.give": "Give to colleagues who are free",
  "member.suspend.giveHint":
    "Everyone concerned is told by mail. What nobody can take stays with {name} and is listed.",
  "member.suspend.keep": "Leave with {name}",
  "member.suspend.keepHint": "What stays is listed, so that you can give each to somebody.",
  "member.suspend.confirm": "Suspend now",
  "member.suspend.cancel": "Change nothing",
  "member.restore": "Restore {name}",
  "member.restoreText": "Once restored, they can open the business again and give time as before.",
  "member.notice.suspended": "Suspended. They were told by mail.",
  "member.notice.suspendedPartly":
    "Suspended, and told by mail. For some of the bookings nobody was free: they are listed here.",
  "member.notice.restored": "They have access again, and were told by mail.",
  "member.notice.given": "Colleagues have the bookings now. Everyone is told by mail.",
  "member.notice.givenPartly": "For some of the bookings nobody was free. They are listed here.",
  "member.barred.title": "{business} suspended your access",
  "member.barred.text":
    "Since {since} you cannot open anything of {business}, and it offers none of your times. Ask an owner of the business if you think that this is a mistake.",
  "member.barred.own":
    "Your account is yours as before: you can take a copy of your data, leave the business, and use other businesses that you belong to.",
  "member.barred.link": "Your access is suspended",
  "member.barred.linkOf": "Your access to {business} is suspended",
  "member.barred.data": "My data",
  "member.barred.leave": "Leave {business}",
  "member.barred.account": "My account",
  "member.mail.suspended.heading": "Your access is suspended",
  "member.mail.suspended.lead":
    "{business} suspended your access on {time}. You cannot open anything of this business, and it offers none of your times. Your own account stays open to you.",
  "member.mail.suspended.action": "See what this means",
  "member.mail.suspended.note": "Ask an owner of the business if you think that this is a mistake.",
  "member.mail.restored.heading": "You have access again",
  "member.mail.restored.lead": "{business} lets you in again. Your times are offered as before.",
  "member.mail.restored.action": "Open the dashboard",
};
