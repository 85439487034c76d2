// biome-ignore-all format: written by tests/promises/shown-promises-printer.ts, one promise to a line

/** The promises that tests show, in the order of their areas and ids. */
export const shownPromises = [
  {"id":"P-008","area":"principles","tests":[{"file":"tests/features/trust/kept-promises.test.ts","test":"data serves seven purposes, and neither sale nor advertising nor training is one"},{"file":"tests/unit/privacy/data-map.test.ts","test":"what is personal has a purpose and a rule that something enforces"}]},
  {"id":"P-012","area":"accounts","tests":[{"file":"tests/features/trust/kept-promises.test.ts","test":"three fields make an account, and nothing else about the person is stored"}]},
  {"id":"P-017","area":"accounts","tests":[{"file":"tests/unit/platform/request-reading.test.ts","test":"ids are long, lower-case and never the same"},{"file":"tests/features/trust/kept-promises.test.ts","test":"no id is counted up, so that none tells of another"}]},
  {"id":"P-018","area":"accounts","tests":[{"file":"tests/features/account/passwords-and-sessions.test.ts","test":"asking for a link gives one answer, whether the address is known or not"},{"file":"tests/features/account/passwords-and-sessions.test.ts","test":"both answers take at least the time that mailing takes"},{"file":"tests/features/account/passwords-and-sessions.test.ts","test":"a reset link works once, for an hour, and only the newest one"}]},
  {"id":"P-019","area":"accounts","tests":[{"file":"tests/features/account/sign-up.test.ts","test":"signing up makes an unverified account, mails a link, and signs nobody in"},{"file":"tests/features/account/sign-in.test.ts","test":"unknown address, wrong password and unverified account get one and the same answer"},{"file":"tests/features/account/sign-up.test.ts","test":"an unverified account goes after 48 hours with its mails and their copies; verified ones stay"}]},
  {"id":"P-021","area":"accounts","tests":[{"file":"tests/features/account/passwords-and-sessions.test.ts","test":"the account page shows where one is signed in, and which of them is this"},{"file":"tests/features/account/passwords-and-sessions.test.ts","test":"one's own sessions can be ended one by one or all but this; another's cannot"},{"file":"tests/features/account/sign-in.test.ts","test":"a session ends 30 days after its last use, and each use carries it on"}]},
  {"id":"P-026","area":"accounts","tests":[{"file":"tests/e2e/embed.spec.ts","test":"booking in a frame needs no cookie at all"},{"file":"tests/e2e/journey.spec.ts","test":"a stranger opens a page, is booked, moves the meeting, and the visitor cancels it"},{"file":"tests/e2e/room.spec.ts","test":"two people see each other, talk in writing, and the call stands in the log"}]},
  {"id":"P-031","area":"calls","tests":[{"file":"tests/e2e/room.spec.ts","test":"muting and the camera are seen by the other, and a camera that is off lets the device go"},{"file":"tests/e2e/room.spec.ts","test":"whoever joins with everything off can turn it on later"}]},
  {"id":"P-032","area":"calls","tests":[{"file":"tests/e2e/room.spec.ts","test":"a stranger waits at the door, can be declined, and let in by the host alone"}]},
  {"id":"P-033","area":"calls","tests":[{"file":"tests/features/rooms/call-log.test.ts","test":"a call begins when the second comes in and ends when one hangs up"},{"file":"tests/features/rooms/call-log.test.ts","test":"a connection that is lost for good ends the call at the moment it broke"},{"file":"tests/features/rooms/call-log.test.ts","test":"the room closes by the clock, everyone is told, and the call ends with it"},{"file":"tests/features/rooms/call-log.test.ts","test":"a graceful stop ends open calls as stopped by the server"}]},
  {"id":"P-034","area":"calls","tests":[{"file":"tests/features/trust/kept-promises.test.ts","test":"the call log has no place for a network, a device or a mail address"},{"file":"tests/features/privacy/data-map-database.test.ts","test":"the migrated database has the columns of the data map, and no others"}]},
  {"id":"P-064","area":"calls","tests":[{"file":"tests/e2e/embed.spec.ts","test":"a strict site shows the page in place: nothing loads before it is near, nothing jumps, and news name nobody"},{"file":"tests/e2e/embed.spec.ts","test":"a page whose site is left out tells its news to nobody, whatever origin its address claims"}]},
  {"id":"P-065","area":"scheduling","tests":[{"file":"tests/features/booking/book-slot.test.ts","test":"a booking is made whole: attendee, times, and one mail for each side"},{"file":"tests/features/trust/kept-promises.test.ts","test":"public pages name hosts and services, never an address nor who has booked"},{"file":"tests/features/rooms/room-door.test.ts","test":"a stranger's page names the meeting and nobody in it"}]},
  {"id":"P-068","area":"scheduling","tests":[{"file":"tests/features/privacy/run-retention.test.ts","test":"a booking goes exactly when its days are over, with everything that hangs on it"},{"file":"tests/features/privacy/run-retention.test.ts","test":"days are 24 hours across both changes of clocks, on a server that lives in another zone"},{"file":"tests/features/privacy/run-retention.test.ts","test":"each business has its own rule, and another's bookings, people and mails stay"}]},
  {"id":"P-076","area":"scheduling","tests":[{"file":"tests/features/trust/kept-promises.test.ts","test":"no column holds interests, demographics, a place on earth or a marketing profile"},{"file":"tests/unit/privacy/data-map.test.ts","test":"every column of the schema has its entry in the data map, and no entry is left over"}]},
  {"id":"P-114","area":"browsers","tests":[{"file":"tests/features/account/sign-up.test.ts","test":"behind TLS cookies are Secure and carry the __Host- prefix"},{"file":"tests/features/account/sign-in.test.ts","test":"the token itself is in the cookie alone; device and network are kept coarse"}]},
  {"id":"P-118","area":"browsers","tests":[{"file":"tests/features/notifications/booking-mails.test.ts","test":"a mail fetches nothing and names no foreign place but the calendars that it offers"},{"file":"tests/features/trust/kept-promises.test.ts","test":"mails have one document, and it knows no picture"}]},
  {"id":"P-119","area":"browsers","tests":[{"file":"tests/features/http/web-server.test.ts","test":"a policy without unsafe-* is on every answer, with a new nonce each where scripts run in the page"},{"file":"tests/features/trust/kept-promises.test.ts","test":"the policy of pages names no other site as a source of anything"}]},
  {"id":"P-138","area":"marketing","tests":[{"file":"tests/features/trust/kept-promises.test.ts","test":"no column holds interests, demographics, a place on earth or a marketing profile"},{"file":"tests/unit/privacy/data-map.test.ts","test":"every column of the schema has its entry in the data map, and no entry is left over"}]},
  {"id":"P-145","area":"retention","tests":[{"file":"tests/features/privacy/canary.test.ts","test":"after erasure nothing is left of attendees, seats, waiting lists, offers, holds and absences in any table, the queue's included, nor in the outbox"}]},
  {"id":"P-146","area":"retention","tests":[{"file":"tests/features/organization/settings.test.ts","test":"a rule that erases nothing more is saved at once"},{"file":"tests/features/privacy/run-retention.test.ts","test":"each business has its own rule, and another's bookings, people and mails stay"},{"file":"tests/features/privacy/run-retention.test.ts","test":"the query and the domain agree on what is due, for any booking and any rule"}]},
  {"id":"P-155","area":"retention","tests":[{"file":"tests/features/trust/kept-promises.test.ts","test":"what is stored of customers and visitors has a rule with a number of days"}]},
  {"id":"P-161","area":"retention","tests":[{"file":"tests/features/privacy/run-retention.test.ts","test":"the preview says what the run then does, also for another rule"},{"file":"tests/features/organization/settings.test.ts","test":"a shorter rule that erases something is saved only once that is confirmed"}]},
  {"id":"P-236","area":"notices","tests":[{"file":"tests/features/trust/kept-promises.test.ts","test":"no column holds interests, demographics, a place on earth or a marketing profile"},{"file":"tests/features/privacy/data-map-database.test.ts","test":"the migrated database has the columns of the data map, and no others"}]},
  {"id":"P-258","area":"security","tests":[{"file":"tests/features/account/sign-up.test.ts","test":"signing up makes an unverified account, mails a link, and signs nobody in"},{"file":"tests/features/account/sign-up.test.ts","test":"passwords that are short, common, repeated or the address itself are refused at their field"},{"file":"tests/features/trust/kept-promises.test.ts","test":"a password is in no table and in no line of the log"}]},
  {"id":"P-259","area":"traces","tests":[{"file":"tests/features/http/web-server.test.ts","test":"no line of the log holds a name, an address, a token or a query"},{"file":"tests/unit/platform/request-reading.test.ts","test":"a log line shows the shape of an address, and nothing in it that somebody chose or that opens a door"}]},
  {"id":"P-260","area":"traces","tests":[{"file":"tests/features/trust/kept-promises.test.ts","test":"a network address counts as personal, has a rule, and is stored cut short"}]},
  {"id":"P-261","area":"traces","tests":[{"file":"tests/features/http/web-server.test.ts","test":"X-Forwarded-For is believed of as many proxies as TRUST_PROXY says, and of none by default"},{"file":"tests/features/trust/kept-promises.test.ts","test":"a network address counts as personal, has a rule, and is stored cut short"},{"file":"tests/features/http/web-server.test.ts","test":"no line of the log holds a name, an address, a token or a query"}]},
  {"id":"P-262","area":"traces","tests":[{"file":"tests/unit/session/device-name.test.ts","test":"a device is named by browser and system, and by nothing else that its user agent says"},{"file":"tests/unit/session/device-name.test.ts","test":"no user agent, however made, gets its own text into the name"}]},
  {"id":"P-264","area":"traces","tests":[{"file":"tests/features/trust/kept-promises.test.ts","test":"no page may ask where somebody is, and no code does"}]},
  {"id":"P-265","area":"traces","tests":[{"file":"tests/features/trust/kept-promises.test.ts","test":"an error's words, which may quote somebody, do not reach the log"},{"file":"tests/features/jobs/job-queue.test.ts","test":"a failing job is tried again later and later, then lies failed in its queue with the kind of its error"}]},
] as const;

/** How many promises wait, by what they wait for, the most frequent first. */
export const waitingCounts = [
  ["portal",31],
  ["notices",28],
  ["recordings",17],
  ["erasure",12],
  ["legal",11],
  ["marketing",11],
  ["plans",11],
  ["keys",10],
  ["consent",9],
  ["export",9],
  ["support",9],
  ["age",7],
  ["audit",6],
  ["call-button",6],
  ["cookies",6],
  ["members",6],
  ["proof",6],
  ["operator",4],
  ["profile",4],
  ["retention",4],
  ["breach",3],
  ["calendars",3],
  ["intake",3],
  ["integrations",3],
  ["statistics",3],
  ["rooms",2],
  ["security",2],
  ["backups",1],
  ["decision",1],
] as const;

export const promiseCount = 271;

/** Promises about something that the program has no place for. */
export const doesNotApplyCount = 12;
