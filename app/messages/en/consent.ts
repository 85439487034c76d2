/** What people agree to, and how they take it back. */
export const messages = {
  "consent.label": "Consent",
  "consent.sensitive": "I agree that {business} uses my sensitive answers for this appointment",
  "consent.sensitiveHint":
    "I am {age} or older. I can take it back under “Your data”; the answers are then erased.",
  "consent.news": "Tell me about news from {business}",
  "consent.newsHint":
    "I am {age} or older. A mail asks you to confirm it, and one click in any such mail ends it.",
  "consent.age": "If you are under {age}, a parent or guardian books for you.",

  "consent.purpose.recording": "Recording of a call",
  "consent.purpose.snapshot": "Picture taken in a call",
  "consent.purpose.transcript": "Transcript of a call",
  "consent.purpose.news": "News by mail",
  "consent.purpose.cookie": "Optional cookie",
  "consent.purpose.sensitive_answer": "Sensitive answers",
  "consent.purpose.policy": "Privacy notice",
  "consent.state.given": "Given",
  "consent.state.refused": "Refused",
  "consent.state.withdrawn": "Taken back",
  "consent.state.unproven": "Not confirmed",

  "consent.portal.lead":
    "Word for word what you agreed to. Taking it back takes as many clicks as giving it, and holds at once.",
  "consent.portal.none": "You agreed to nothing there.",
  "consent.portal.at": "{at} (UTC)",
  "consent.portal.withdraw": "Take it back",
  "consent.portal.mails": "What {business} may mail you of",
  "rights.way.consents.title": "Consents",
  "rights.way.consents.text": "What you agreed to, word for word, and what you are mailed of.",
  "rights.done.consent.title": "Your consent is taken back",
  "rights.done.consent.text": "It holds from now on. What was kept because of it alone is erased.",

  "consent.page.head": "Mails",
  "consent.page.title": "Mails from {business}",
  "consent.page.goneTitle": "Nothing is kept here",
  "consent.page.gone":
    "Nothing that leads to your address is kept here any more, so no such mail comes. A no that you said before still holds.",
  "consent.page.done": "It is done, and holds at once.",
  "consent.page.more": "Everything that is kept about you, and all your rights:",
  "consent.account.title": "Mails that you can turn off",
  "consent.account.text":
    "Some businesses mail you news, reminders, mails after an appointment and invitations, where you are their customer. Each can be turned off, at once.",
  "consent.account.link": "Choose your mails",
  "consent.account.lead":
    "These businesses know you as their customer by {email}. What you choose here holds at once.",
  "consent.account.none":
    "No business knows you as a customer by {email}. Once you book with one, what it may mail you of is chosen here.",
  "consent.account.needed":
    "Mails that an appointment or your account needs come all the same: confirmations, changes, and what concerns your security.",
  "consent.topic.news": "News",
  "consent.topic.news.on": "You said that you want to hear news from {business}.",
  "consent.topic.news.off": "{business} may not mail you news.",
  "consent.topic.news.stop": "Stop the news",
  "consent.topic.news.start": "Send me news",
  "consent.topic.reminders": "Reminders of appointments",
  "consent.topic.reminders.on": "{business} may remind you of your appointments, where it does so.",
  "consent.topic.reminders.off":
    "You are not reminded of appointments with {business}. What changes in them is still told.",
  "consent.topic.reminders.stop": "Stop reminders",
  "consent.topic.reminders.start": "Remind me again",
  "consent.topic.followups": "Mails after an appointment",
  "consent.topic.followups.on": "{business} may write to you after an appointment, where it does so.",
  "consent.topic.followups.off":
    "{business} does not write to you once an appointment is over. What changes in coming ones is still told.",
  "consent.topic.followups.stop": "Stop mails after appointments",
  "consent.topic.followups.start": "Write to me again after appointments",
  "consent.topic.agenda": "Your day by mail",
  "consent.topic.agenda.on": "{business} mails you the appointments of your day.",
  "consent.topic.agenda.off":
    "{business} no longer mails you your day. You can begin it again in your account.",
  "consent.topic.agenda.stop": "Stop the daily agenda",
  "consent.topic.agenda.start": "Mail me my day again",
  "consent.topic.invitations": "Invitations as a guest",
  "consent.topic.invitations.on": "{business} mails you when somebody names you as their guest.",
  "consent.topic.invitations.off":
    "{business} does not invite you when somebody names you as their guest. What you were invited to before is told to its end.",
  "consent.topic.invitations.stop": "Stop invitations",
  "consent.topic.invitations.start": "Invite me again",

  "consent.mail.confirm.subject": "News from {business}: please confirm",
  "consent.mail.confirm.heading": "Do you want news?",
  "consent.mail.confirm.lead":
    "With a booking the box for news from {business} was ticked for this address. Only if you confirm it do you hear news.",
  "consent.mail.confirm.action": "Confirm or leave it",
  "consent.mail.confirm.note": "If you do nothing, nothing comes. Your booking stays as it is either way.",
  "consent.mail.footer":
    "You get this mail because the box for news from {business} was ticked with this address.",

  "consent.list.title": "News",
  "consent.list.lead":
    "Who ticked the box of a booking form, confirmed it by mail and has not taken it back. Put each one’s own link into every mail: it ends the mails at once.",
  "consent.list.csv": "Download as CSV",
  "consent.list.caption": "People who want to hear news",
  "consent.list.since": "Since",
  "consent.list.empty": "Nobody yet",
  "consent.list.emptyText":
    "An event type asks when you switch it on among its questions. The box is never ticked beforehand.",
  "consent.optOut.title": "Somebody asked you to stop",
  "consent.optOut.text": "By post, by phone or by mail: note the address, and it leaves the list at once.",
  "consent.optOut.button": "Take off the list",
  "consent.optOut.noted": "The no is noted and holds at once.",
};
