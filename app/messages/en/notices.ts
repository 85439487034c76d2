/** The privacy notice and the pages around it. Figures are never written here: they come from what the program does. */
export const messages = {
  "notices.title": "Privacy",
  "notices.lead":
    "This notice is compiled from what the program does: every period and every name in it comes from the settings it runs with.",
  "notices.metaDescription": "What this Parley keeps of whom, why, for how long, and who else receives it.",
  "notices.pages": "Privacy pages",
  "notices.sections": "About privacy",
  "notices.nav.notice": "Notice",
  "notices.nav.processors": "Recipients",
  "notices.nav.cookies": "Cookies",
  "notices.nav.versions": "Versions",
  "notices.nav.me": "Your data",
  "notices.nav.security": "Security",
  "notices.nav.roles": "Roles",
  "notices.security.title": "Security",
  "notices.security.lead":
    "What keeps data safe here: by the program, with the figures it runs with, and by whoever runs it.",
  "notices.security.absolute":
    "No site is absolutely safe, and this one does not promise to be. If something goes wrong, those concerned are told.",
  "notices.security.operator": "What the operator does beside the program",
  "notices.security.unsaid": "The operator has not said. A public site does not start without it.",
  "notices.measures.technical": "Technical measures",
  "notices.measures.organisational": "Organisational measures",
  "notices.measures.administrative": "Administrative measures",
  "notices.measure.transport":
    "Connections to this site and from it to other machines are encrypted; a public site does not start otherwise.",
  "notices.measure.passwords": "Passwords are stored as slow hashes alone, and common ones are refused.",
  "notices.measure.sessions":
    "Being signed in ends by itself after {days, plural, one {# day} other {# days}} without use, and a new browser is told to you by mail.",
  "notices.measure.attempts":
    "Whoever guesses passwords or sends floods of requests is slowed down and then turned away.",
  "notices.measure.sealed":
    "Answers to a business’s questions, lines of chats, and what is written about rights or to the operator are encrypted in the database, with keys that can be changed.",
  "notices.measure.browser":
    "Pages run this site’s own scripts alone, and no other site may put them into a frame that it was not allowed.",
  "notices.measure.roles":
    "Each member of a business opens only what their role allows; the table is public.",
  "notices.measure.support":
    "Whoever runs this site looks at a business’s data by an owner’s leave or in an emergency alone, for hours.",
  "notices.measure.looks": "Each look at a booking is noted, and shown to those concerned.",
  "notices.measure.log": "What is done stands in a log that nobody can change unseen.",
  "notices.measure.erasure": "What has had its time is erased by itself, with a signed receipt.",
  "notices.measure.notice": "Nothing important changes in the notice without being announced.",
  "notices.measure.incidents": "If something goes wrong, those concerned are told within three days.",
  "notices.nav.choices": "Your privacy choices",
  "notices.contents": "On this page",
  "notices.version": "Version {number}, published on {published}, in force from {effective}.",
  "notices.upcoming.title": "This notice changes on {date}",
  "notices.upcoming.text": "Until then, what stands below holds.",
  "notices.upcoming.link": "See what changes",

  "notices.business.title": "How long {business} keeps bookings",
  "notices.business.forGood":
    "{business} has chosen: bookings are kept until it leaves this site, or until they are asked to be erased.",
  "notices.business.prevails":
    "What {business} says on its own page goes before what this notice says for all businesses.",
  "notices.business.link": "Back to the page of {business}",
  "notices.business.text":
    "{business} has chosen: what belongs to a booking is erased {days, plural, one {one day} other {# days}} after the meeting.",

  "notices.operator.title": "Who runs this site",
  "notices.operator.named":
    "{name} runs this Parley. For anything about your data, turn to: {contact}. Country: {country}.",
  "notices.operator.unnamed":
    "Whoever runs this Parley has not said who they are yet. It is meant for a first look on one’s own machine.",
  "notices.operator.roles":
    "For accounts and for the site itself the operator decides: it is the controller. For bookings, each business decides; the operator works on its behalf and is its processor.",

  "notices.table.caption": "{rule}: what is kept, and why",
  "notices.table.data": "What",
  "notices.table.purpose": "What for",
  "notices.table.basis": "Legal ground",
  "notices.table.source": "Where from",
  "notices.table.kept": "How long",
  "notices.table.recipients": "Who else receives it",
  "notices.nobody": "Nobody",
  "notices.sensitive": "{category} (handled as sensitive)",
  "notices.kept": "How long: {life}",
  "notices.short.range": "{days, plural, one {# day} other {# days}}, or what the business chose",
  "notices.short.days": "{days, plural, one {# day} other {# days}}",
  "notices.short.over": "until it is over",
  "notices.short.anchor": "as said above",
  "notices.role.controller": "Who decides: the operator of this site (controller).",
  "notices.role.processor":
    "Who decides: the business (controller); the operator only carries it out (processor).",

  "notices.subject.customer": "If you book an appointment",
  "notices.summary.customer":
    "The business you book with decides how long your details are kept. On that day they are erased, in every copy here.",
  "notices.subject.visitor": "If you only visit",
  "notices.summary.visitor":
    "You are not followed. What is noted protects the site or brings you into a room, and goes by itself.",
  "notices.subject.member": "If you have an account",
  "notices.summary.member": "Your account holds what you entered and what keeps strangers out of it.",
  "notices.subject.owner": "If you own a business here",
  "notices.summary.owner":
    "What you write about your business is there to be shown, and goes with the business.",
  "notices.subject.operator": "If you run this site",
  "notices.summary.operator": "What you say about yourself stands in this notice.",
  "notices.summary.site": "Here is who answers for this site, and whom to turn to.",
  "notices.summary.recipients": "What leaves this site, and to whom.",
  "notices.summary.copies": "Every place where data lies, and how long each copy lives.",
  "notices.summary.cookies": "Your browser keeps only what makes this site work for you.",
  "notices.summary.rights":
    "You can see, take, correct and erase what is kept of you, without giving a reason.",
  "notices.summary.children": "Accounts are for adults; for the youngest, a parent or guardian books.",
  "notices.summary.changes": "Nothing important changes here without being announced first.",

  "notices.category.identity.name": "Name",
  "notices.category.contact.email": "E-mail address",
  "notices.category.contact.phone": "Phone number",
  "notices.category.credential": "What proves a sign-in, never in plain text",
  "notices.category.preference.language": "Language",
  "notices.category.preference.zone": "Time zone",
  "notices.category.device.kind": "Kind of browser and system",
  "notices.category.network.truncated": "Network address, shortened where it is stored",
  "notices.category.activity.time": "When something was done",
  "notices.category.activity.done": "What was done, as a word",
  "notices.category.activity.origin": "Which campaign a link came from",
  "notices.category.business.profile": "What a business says of itself",
  "notices.category.schedule": "Hours and absences",
  "notices.category.booking.content": "What was booked, and its state",
  "notices.category.booking.time": "Times of a booking",
  "notices.category.booking.answer": "Answers to the business’s questions",
  "notices.category.mail.log": "Which mails went out, without their text",
  "notices.category.call.log": "When a call took place, never what was said",
  "notices.category.call.media": "Recordings of calls, photographs and pictures of whiteboards",
  "notices.category.request": "What you asked, and the answer",
  "notices.category.consent": "What you agreed to or refused, word for word",
  "notices.category.reference": "Random identifiers that link records",

  "notices.purpose.account": "knowing who signs in",
  "notices.purpose.security": "keeping strangers and floods out",
  "notices.purpose.scheduling": "offering and keeping appointments",
  "notices.purpose.notification": "telling those concerned",
  "notices.purpose.call": "meeting by video",
  "notices.purpose.presentation": "showing your language and time",
  "notices.purpose.recovery": "having everything back after a fault",
  "notices.purpose.accountability": "proving what was done",
  "notices.purpose.rights": "answering what you ask about your data",
  "notices.purpose.support": "answering what you write to whoever runs this site, and nothing else",
  "notices.purpose.news": "hearing the news that you asked a business for",

  "notices.basis.contract": "contract",
  "notices.basis.consent": "consent",
  "notices.basis.legitimate": "legitimate interest",
  "notices.basis.legal": "legal duty",
  "notices.basis.vital": "vital interest",

  "notices.source.subject": "you",
  "notices.source.generated": "the program",
  "notices.source.integration": "a connected service",

  "notices.rule.account.title": "Your account",
  "notices.rule.account.life": "as long as the account exists.",
  "notices.rule.account.unverified.title": "An account that was never confirmed",
  "notices.rule.account.unverified.life":
    "{days, plural, one {# day} other {# days}} from signing up, if the address is never confirmed.",
  "notices.rule.business.title": "The business",
  "notices.rule.business.life": "as long as the business exists on this site.",
  "notices.rule.session.title": "Being signed in",
  "notices.rule.session.life":
    "{days, plural, one {# day} other {# days}} from the last use; signing out ends it at once.",
  "notices.rule.email-change.title": "Another address for an account",
  "notices.rule.email-change.life":
    "a day until it is confirmed, then a week in which the old address can take it back; the next clean-up erases it.",
  "notices.rule.email-token.title": "Links by mail",
  "notices.rule.email-token.life": "until the link runs out; the next clean-up erases it.",
  "notices.rule.booking.title": "A booking",
  "notices.rule.booking.life":
    "as long as the business says, counted from the end of the meeting, or from its cancellation or refusal: {days, plural, one {# day} other {# days}} unless the business chose otherwise, between {min, plural, one {# day} other {# days}} and {max, plural, one {# day} other {# days}}.",
  "notices.rule.rights-link.title": "Links to your data",
  "notices.rule.rights-link.life": "until the link runs out; the next clean-up erases it.",
  "notices.rule.incident.list.title": "If something goes wrong",
  "notices.rule.incident.list.life":
    "who was affected is listed, sealed, to be told; the list goes {days, plural, one {# day} other {# days}} after it was made.",
  "notices.rule.legal-request.title": "Requests of authorities",
  "notices.rule.legal-request.life":
    "{days, plural, one {# day} other {# days}} from the answer. You are told, unless the law forbids it, and then as soon as it no longer does.",
  "notices.rule.consent.title": "What you agreed to",
  "notices.rule.consent.life":
    "{days, plural, one {# day} other {# days}} from when you said it; a yes ends then, unless you say it again.",
  "notices.rule.disclosure.title": "What was handed to others",
  "notices.rule.disclosure.life":
    "{days, plural, one {# day} other {# days}} from the handing over, or until you have everything erased.",
  "notices.rule.suppression.title": "Your no to mails",
  "notices.rule.suppression.life":
    "{days, plural, one {# day} other {# days}} from when you last said no, as a text from which nobody can read your address.",
  "notices.rule.rights-session.title": "Being in the portal of your rights",
  "notices.rule.rights-session.life": "for half an hour, or until you leave it; the next clean-up erases it.",
  "notices.rule.rights-request.title": "What you ask about your data",
  "notices.rule.rights-request.life":
    "{days, plural, one {# day} other {# days}} from the answer, to show that there was one; once your data was erased, your address goes at once.",
  "notices.rule.support.title": "What you write to whoever runs this site",
  "notices.rule.support.life":
    "{days, plural, one {# day} other {# days}} from when it is settled; what nobody settles counts as settled a year after the last word. Three years after your account was closed nothing is left, whatever else holds. You can erase it at any time.",
  "notices.rule.lead.title": "If you ask to know more about Parley",
  "notices.rule.lead.life":
    "{days, plural, one {# day} other {# days}} from the last word, yours or the answer. You can erase it at any time.",
  "notices.rule.certificate.title": "Proof of a deletion",
  "notices.rule.certificate.life":
    "{days, plural, one {# day} other {# days}} from when it was done; it names nobody. One that was called off goes with the next clean-up after a month.",
  "notices.rule.answer.title": "Answers to a business’s questions",
  "notices.rule.answer.life":
    "as long as the business says, counted like its booking, which they never outlive: {days, plural, one {# day} other {# days}} unless the business chose otherwise, between {min, plural, one {# day} other {# days}} and {max, plural, one {# day} other {# days}}; answers marked as sensitive may go sooner.",
  "notices.rule.call.log.title": "The log of calls",
  "notices.rule.call.log.life":
    "as long as the business says, counted from the end of the call, and never longer than its booking: {days, plural, one {# day} other {# days}} unless the business chose otherwise, between {min, plural, one {# day} other {# days}} and {max, plural, one {# day} other {# days}}.",
  "notices.rule.recording.title": "Recordings, photographs and pictures of whiteboards of calls",
  "notices.rule.recording.life":
    "as long as the business says, counted from their end, and never longer than the log of the call: {days, plural, one {# day} other {# days}} unless the business chose otherwise, between {min, plural, one {# day} other {# days}} and {max, plural, one {# day} other {# days}}. Nobody is recorded or photographed without having said yes in the call; everybody in it is told when a picture of the whiteboard is kept.",
  "notices.rule.chat.title": "What is written in calls, where a business keeps it",
  "notices.rule.chat.life":
    "as long as the business says, counted from when it was written, and never longer than the log of the call: {days, plural, one {# day} other {# days}} unless the business chose otherwise, between {min, plural, one {# day} other {# days}} and {max, plural, one {# day} other {# days}}. The room says so before you come in and beside the chat; otherwise it is gone with the last one who leaves.",
  "notices.rule.legal-hold.title": "Data that a claim or an order keeps",
  "notices.rule.legal-hold.life":
    "until the business lifts the hold; the next clean-up then erases what is past its time.",
  "notices.rule.room.title": "What a host decides in a video room",
  "notices.rule.room.life": "until the room closes; the next clean-up erases it.",
  "notices.rule.hold.title": "A time kept while you fill in a form",
  "notices.rule.hold.life": "until the time is yours or no longer kept; the next clean-up erases it.",
  "notices.rule.guardian-wish.title": "A child’s booking that waits for a guardian",
  "notices.rule.guardian-wish.life":
    "until the guardian answers, or a day has passed; the next clean-up erases it. It is sealed meanwhile.",
  "notices.rule.waiting.title": "The waiting list",
  "notices.rule.waiting.life":
    "until you take a place, leave the list, or the time is past; the next clean-up erases it.",
  "notices.rule.time-offer.title": "Times that were offered by hand",
  "notices.rule.time-offer.life":
    "as long as the business says, counted from the last of these times: {days, plural, one {# day} other {# days}} unless the business chose otherwise, between {min, plural, one {# day} other {# days}} and {max, plural, one {# day} other {# days}}.",
  "notices.rule.absence.title": "Absences, journeys and blocked time",
  "notices.rule.absence.life":
    "as long as the business says, counted from their end: {days, plural, one {# day} other {# days}} unless the business chose otherwise, between {min, plural, one {# day} other {# days}} and {max, plural, one {# day} other {# days}}.",
  "notices.rule.calendar.busy.title": "Busy times of connected calendars",
  "notices.rule.calendar.busy.life": "{days, plural, one {# day} other {# days}} after they are over.",
  "notices.rule.export.title": "A copy that was asked for",
  "notices.rule.export.life": "{days, plural, one {# day} other {# days}} from when it was ready.",
  "notices.rule.export.request.title": "That a copy was asked for",
  "notices.rule.export.request.life":
    "{days, plural, one {# day} other {# days}} from when it was asked for.",
  "notices.rule.mail.account.title": "Mails about your account",
  "notices.rule.mail.account.life":
    "{days, plural, one {# day} other {# days}} from being queued; bookings’ mails go with the booking.",
  "notices.rule.audit.payload.title": "Who did what",
  "notices.rule.audit.payload.life":
    "{days, plural, one {# day} other {# days}} from when it was done; after that the log no longer says who.",
  "notices.rule.audit.head.title": "That something was done",
  "notices.rule.audit.head.life":
    "{days, plural, one {# day} other {# days}} from when it was done, as proof that nothing was removed from the log; no name stands in it.",
  "notices.rule.access.title": "Who looked at what",
  "notices.rule.access.life": "{days, plural, one {# day} other {# days}} from when it was seen.",
  "notices.rule.backup.title": "Backups",
  "notices.rule.backup.life":
    "{days, plural, one {# day} other {# days}} from being made, at most; what was erased meanwhile is erased again when one is restored.",
  "notices.rule.tombstone.title": "The list of what was erased",
  "notices.rule.tombstone.life": "{days, plural, one {# day} other {# days}} from the erasure.",
  "notices.rule.call.figures.title": "How calls went, as numbers of nobody",
  "notices.rule.call.figures.life":
    "{days, plural, one {# day} other {# days}} from the first day of the month that is counted.",
  "notices.rule.job.dead.title": "Work that failed",
  "notices.rule.job.dead.life": "{days, plural, one {# day} other {# days}} from the failure.",
  "notices.rule.server.log.title": "The log of requests",
  "notices.rule.server.log.life":
    "{days, plural, one {# day} other {# days}} from being written; the operator sees to it.",
  "notices.rule.process.title": "In the program’s memory",
  "notices.rule.process.life": "until the program stops, or sooner; it is never written down.",

  "notices.recipients.title": "Who else receives something",
  "notices.recipients.none":
    "Nobody. No mail server and no other outside service is set up, so nothing leaves this machine.",
  "notices.recipients.item": "{name}: {host}. Country: {country}. Receives: {data}.",
  "notices.recipient.smtp": "Mail server, which delivers mails on the operator’s instructions",
  "notices.recipient.stun": "Server that helps browsers find each other in a call",
  "notices.recipient.stun.data": "the network address of whoever joins a call, told by their own browser",
  "notices.recipient.turn": "Relay that passes a call on where browsers cannot reach each other",
  "notices.recipient.turn.data":
    "the network address of whoever joins a call, told by their own browser, and sound and picture of calls that find no direct way, encrypted so that the relay cannot read them",
  "notices.recipient.s3": "Store that keeps recordings and pictures of calls",
  "notices.recipient.s3.data":
    "recordings and photographs that those in them agreed to and pictures of whiteboards, encrypted so that the store cannot see or hear them",
  "notices.recipient.transcriber": "Transcriber, which writes captions in calls",
  "notices.recipient.transcriber.data":
    "what is said, in pieces of a few seconds, by those alone who said yes to captions in that call; neither sound nor text is kept",
  "notices.recipient.google": "Google, for members who connect their calendars there",
  "notices.recipient.google.data":
    "of a member who connects an account: that this site asks when they are busy; and, where they choose a calendar there for their bookings: what is booked, with whom, their addresses and the way in",
  "notices.recipient.microsoft": "Microsoft, for members who connect their calendars there",
  "notices.recipient.microsoft.data":
    "of a member who connects an account: that this site asks when they are busy; and, where they choose a calendar there for their bookings: what is booked, the names of those who come and the way in",
  "notices.recipient.data": "{subject}: {categories}",
  "notices.recipient.smtp.mails": "whole mails to those concerned, and in them: {data}",
  "notices.who.customer": "people who book",
  "notices.who.visitor": "visitors",
  "notices.who.member": "people with an account",
  "notices.who.owner": "owners of businesses",
  "notices.who.operator": "the operator",
  "notices.unknownCountry": "the operator has not said",

  "notices.copies.title": "Where it lies",
  "notices.copies.embedded": "The database lies on the machine that runs this site.",
  "notices.copies.server": "The database lies on a server that the operator named for it.",
  "notices.copies.country": "The country in which it lies: {country}.",
  "notices.copies.item": "{store} How long: {life}",
  "notices.store.mail outbox":
    "Mail outbox, on disk: whole mails, because no mail server is set. Erased together with what they tell of.",
  "notices.store.backups": "Backups, on disk: the whole database, encrypted.",
  "notices.store.exports": "Copies that members asked for, on disk: encrypted.",
  "notices.store.call media":
    "Recordings of calls, photographs and pictures of whiteboards: encrypted, on disk or in a store that the operator named.",
  "notices.store.erasure list":
    "List of what was erased, on disk: identifiers that lead nowhere, so that no restored backup brings it back.",
  "notices.store.job payloads": "Work to be done, in the database: identifiers alone, no names.",
  "notices.store.request log":
    "Log of requests: the shape of an address and whether it worked; no names, no network addresses.",
  "notices.store.attempt limit":
    "Counters of sign-ins, in memory: a hash of the address tried and the shortened network.",
  "notices.store.rate limit": "Counters of requests, in memory: by network address, for the last minute.",
  "notices.store.audit heads":
    "The daily marks of the logs, on the operator’s disk and by mail to the operator: hashes alone, no names.",
  "notices.store.open rooms":
    "Open video rooms, in memory: what is written and drawn there, until the last one leaves, how well each connection works, until that is counted for nobody, and what is said, for the seconds in which it becomes captions.",
  "notices.store.kept pages": "Pages kept ready, in memory: nothing of a visitor is on them.",
  "notices.copies.delivered":
    "Mails that were delivered lie with their recipients, where nobody here can erase them.",
  "notices.copies.calendars":
    "Hosts may connect a calendar of their own, at a provider of their choice. Bookings with them then stand there, too: they change there with the booking, and are deleted or emptied there once it is erased.",

  "notices.cookies.title": "What is put into your browser",
  "notices.cookies.text":
    "Only what is needed for what you asked for, so no banner asks you. Nothing of it follows you to other sites.",
  "notices.cookies.item": "{name} ({where}): {why} Life: {life}.",
  "notices.cookies.lead":
    "Everything that this site may put into your browser. All of it serves what you asked for, so there is no banner and nothing to refuse. You can clear it in your browser at any time.",
  "notices.cookies.caption": "Cookies and browser storage",
  "notices.cookies.name": "Name",
  "notices.cookies.why": "What for",
  "notices.cookies.kind": "Kind",
  "notices.cookies.life": "How long",
  "notices.where.cookie": "cookie",
  "notices.where.localStorage": "local storage",
  "notices.where.sessionStorage": "session storage",
  "notices.kind.essential": "Needed",
  "notices.kind.functional": "Remembers your choice",
  "notices.scripts.hidden": "out of reach for scripts",
  "notices.life.days": "{days, plural, one {# day} other {# days}}",
  "notices.life.window": "until the window closes",
  "notices.life.cleared": "until you clear it",
  "notices.item.parley_session": "Keeps you signed in, by a random text.",
  "notices.item.parley_signup":
    "Lets the browser that signed up confirm its address without typing the password again.",
  "notices.item.parley_known":
    "Says that this browser signed in before, so that only a new one is told to you by mail.",
  "notices.item.parley_confirmed":
    "For a few minutes after you gave your password again, so that what asks for it does not ask twice.",
  "notices.item.parley_step":
    "For a few minutes between your password and the code, where your account asks for a second step.",
  "notices.item.parley_language": "The language that you chose.",
  "notices.item.parley_theme": "Light or dark, if you chose one.",
  "notices.item.parley_zone": "Your time zone, so that booking pages show the right clock at once.",
  "notices.item.parley_hours": "Twelve or twenty-four hours, if you chose.",
  "notices.item.parley_choice": "Your no to being asked about news, if you said it here.",
  "notices.item.parley_visitor": "Keeps the chosen time for you while you fill in the form.",
  "notices.item.parley_me":
    "Keeps the portal of your rights open for half an hour after you followed the mailed link.",
  "notices.item.parley_undo": "Lets you bring back an absence or blocked time that you have just deleted.",
  "notices.item.parley_room_key":
    "Lets you into the one room whose link you opened, after the key has left the address bar.",
  "notices.item.parley-room:<id>":
    "Brings a reloaded tab back to its seat in the room: ticket, name, microphone and camera.",
  "notices.item.positions":
    "How far you had scrolled on each page of the dashboard, so that going back leads to the same place.",
  "notices.item.parley-devices":
    "The microphone, camera and speaker that you chose, and how you set their sound and picture; it is never sent to this site.",

  "notices.sale.title": "Selling, sharing, advertising",
  "notices.sale.text":
    "Your data is not sold, not shared for advertising and not used to make a profile of you. The program knows no purpose of that kind.",
  "notices.sale.answer":
    "You need not opt out, and nobody asks for your name to do so. The signal “Global Privacy Control” of your browser is honoured on every request.",
  "notices.sale.page": "Do not sell or share",
  "notices.sale.choice":
    "A business may ask on its booking form whether you want to hear its own news, by a box that nobody ticks but you. Here you can choose not even to be asked in this browser. Nobody needs your name for it.",
  "notices.sale.open": "This browser is asked about news on booking forms.",
  "notices.sale.refused":
    "This browser is not asked about news on booking forms. Nothing of yours is sold or shared either way.",
  "notices.sale.since": "You said so on {since} (UTC).",
  "notices.sale.refuse": "Do not ask me",
  "notices.sale.ask": "Ask me again",
  "notices.gpc.on":
    "Your browser sends Global Privacy Control: your refusal is set by your browser, and it holds.",
  "notices.gpc.off":
    "Your browser sends no Global Privacy Control. It makes no difference here: nothing is sold or shared either way.",

  "notices.rights.title": "Your rights",
  "notices.rights.lead":
    "Wherever you live, you are treated as the European law has it. For a booking, you do most of it yourself, without an account, under “Your data” at the foot of every page; or ask the business you booked with, or the contact above, who passes it on.",
  "notices.rights.access": "See what is kept about you, and take a copy with you.",
  "notices.rights.rectify":
    "Have it put right. With an account you change your name, language and zone yourself.",
  "notices.rights.erase":
    "Have it erased before its time. With the link in your mail you cancel a booking yourself.",
  "notices.rights.object": "Object to its use, or have it restricted.",
  "notices.rights.withdraw": "Withdraw a consent that you gave, at any time.",
  "notices.rights.complain": "Complain to the data protection authority where you live.",

  "notices.children.title": "Children",
  "notices.children.text":
    "Accounts are for those who are {adult} or older. Who is {age} or older books and agrees to things by themselves; for those who are younger a parent or guardian does. No birth date is kept of anyone. What is kept of a minor is erased at once when you ask for it under “Your data”. Parents are encouraged to look on when their children book or join a meeting.",

  "notices.changes.title": "When this notice changes",
  "notices.changes.text":
    "All versions stay public, with what changed between them. A new purpose, kind of data, recipient or country, or a longer period is announced {days, plural, one {# day} other {# days}} before it holds, by mail to everyone with an account here and in the program. Anything else holds at once.",
  "notices.changes.successor":
    "Should somebody else come to run this site, by a sale or otherwise, that is announced {days, plural, one {# day} other {# days}} before, too. Until then you can take along or have erased what is kept of you; whoever follows is bound by this notice.",
  "notices.changes.special":
    "Where a form, a business’s page or a page about cookies says something more special, that goes before this notice.",

  "notices.processors.title": "Who else receives data",
  "notices.processors.lead": "Services outside of this site, taken from its settings.",
  "notices.processors.object": "You do not want your data to go to one of them? Object to it.",
  "notices.processors.caption": "Recipients, now and before",
  "notices.processors.who": "Who",
  "notices.processors.role": "What it does",
  "notices.processors.data": "Which data",
  "notices.processors.purpose": "What for",
  "notices.processors.country": "Country",
  "notices.processors.guarantee": "What it has promised",
  "notices.guarantee.unknown": "the operator has not said",
  "notices.guarantee.own": "a server of the operator’s own",
  "notices.guarantee.contract":
    "contract of {since}: {contract}; {transfer, select, none {nothing leaves for another region} adequacy {its country is recognised as safe} scc {standard contract clauses} consent {with each person’s consent} other {{transfer}}}",
  "notices.processors.since": "Since",
  "notices.processors.until": "Until",
  "notices.processors.still": "Still now",

  "notices.versions.title": "Versions of the notice",
  "notices.versions.lead": "Every version since this site began, and what changed from one to the next.",
  "notices.versions.feed": "Follow changes in a feed reader (Atom)",
  "notices.versions.item": "Version {number}",
  "notices.versions.published": "Published on {date}",
  "notices.versions.effective": "In force from {date}",
  "notices.versions.current": "In force now",
  "notices.versions.pending": "Announced",
  "notices.versions.material": "Material change",
  "notices.versions.first": "The first version",
  "notices.versions.compare": "Compare two versions",
  "notices.versions.from": "From",
  "notices.versions.to": "To",
  "notices.versions.show": "Show what changed",
  "notices.versions.hash": "Fingerprint (SHA-256): {hash}",
  "notices.versions.changesLink": "What changed from the version before",
  "notices.versions.all": "All versions",
  "notices.version.title": "Version {number} of the privacy notice",

  "notices.diff.title": "From version {from} to version {to}",
  "notices.diff.same": "Nothing differs between these two in your language.",
  "notices.diff.material": "What makes it a material change",
  "notices.diff.added": "Added:",
  "notices.diff.removed": "Removed:",
  "notices.diff.endAdded": "end of what was added",
  "notices.diff.endRemoved": "end of what was removed",
  "notices.diff.unchanged":
    "{count, plural, one {# line that did not change} other {# lines that did not change}}",

  "notices.change.purpose": "A new purpose: {what}",
  "notices.change.category": "A new kind of data: {what}",
  "notices.change.recipient": "A new recipient: {what}",
  "notices.change.country": "A new country: {what}",
  "notices.change.retention": "A longer period: {what}",
  "notices.change.operator": "Somebody else will run this site: {what}",

  "notices.feed.title": "Privacy notice of {host}",
  "notices.feed.wording": "Nothing material changed.",

  "notices.dashboard.title": "The privacy notice changes on {date}",
  "notices.dashboard.link": "See what changes",

  "notices.more": "More on your data (opens a new tab)",
  "notices.keeps.account":
    "What you enter is kept as long as your account. Without a confirmed address it is erased after {days, plural, one {one day} other {# days}}.",
  "notices.keeps.portal":
    "Your address is kept until the link runs out, {minutes, plural, one {one minute} other {# minutes}} from now, and while you are in there.",
  "notices.accept": "By creating an account you accept the",
  "notices.acceptLink": "privacy notice",
} as const satisfies Record<string, string>;
