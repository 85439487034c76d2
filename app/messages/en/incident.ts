/** What is told when something went wrong, or when an authority asked. */
export const messages = {
  "incident.kind.breach": "Breach of personal data",
  "incident.kind.weak_config": "Weak configuration that could have exposed personal data",
  "incident.report.title": "Notification of a personal data breach ({id})",
  "incident.report.kind": "Nature",
  "incident.report.aware": "Noticed on",
  "incident.report.due": "To be told by",
  "incident.report.what": "What happened",
  "incident.report.data": "Which data",
  "incident.report.people": "How many people",
  "incident.report.peopleText":
    "{people, plural, one {# person} other {# people}} who can be reached; {unreachable, plural, one {# record} other {# records}} of people who cannot.",
  "incident.report.consequences": "What it may mean",
  "incident.report.measures": "What was done",
  "incident.report.told": "People told",
  "incident.report.toldText": "{told} of {people}",
  "incident.report.contact": "Whom to ask",

  "incident.banner.noticed": "It was noticed on {at} and concerns data about you.",
  "incident.banner.more": "What it may mean, and what was done",
  "incident.public.title": "Incidents",
  "incident.public.lead":
    "What went wrong here and may matter to others. Whoever is concerned is told by mail and on their own pages.",
  "incident.public.none": "There is nothing to tell.",
  "incident.public.subscribe": "Follow as a feed (Atom)",
  "incident.public.feed": "Incidents of {host}",
  "incident.public.when": "Noticed on {noticed}, made public on {told}",
  "incident.public.people":
    "{people, plural, =0 {Nobody is on the list of people concerned.} one {# person is concerned and told.} other {# people are concerned and told.}}",
  "incident.mail.subject": "Important: your data was affected by an incident",
  "incident.mail.update": "More about the incident that affected your data",
  "incident.mail.breach": "Somebody may have seen your data",
  "incident.mail.weak_config": "Your data could have been seen",
  "incident.mail.lead":
    "On {host} something went wrong that concerns data about you. It was noticed on {at}. You are told so that you can protect yourself.",
  "incident.mail.action": "See what is kept about you",
  "incident.mail.advice":
    "Nobody will ask you for a password or a payment because of this. Be careful with mails that do.",
  "incident.mail.footer":
    "You get this mail because something about this address is, or was, kept on {host}.",

  "legal.mail.subject": "An authority asked for data about you",
  "legal.mail.heading": "An authority asked about you",
  "legal.mail.lead":
    "Data about you that is kept on {host} was asked for. You are told at once, since nothing forbids it.",
  "legal.mail.afterGag":
    "Data about you that is kept on {host} was asked for. The law forbade telling you until now.",
  "legal.mail.note":
    "What was handed over is named above; where nothing is, nothing was. You may ask a court or an authority to look at it.",
  "legal.label.authority": "Authority",
  "legal.label.reference": "Its reference",
  "legal.label.basis": "On what ground",
  "legal.label.received": "Received on",
  "legal.label.state": "State",
  "legal.label.given": "Handed over",
  "legal.basis.order": "Order of a court or an authority",
  "legal.basis.law": "Duty by law",
  "legal.basis.own_rights": "Claims of the operator",
  "legal.basis.emergency": "Emergency: danger to somebody’s life",
  "legal.state.received": "Being looked at",
  "legal.state.contested": "Contested",
  "legal.state.answered": "Answered",
  "legal.state.refused": "Refused",
};
