/** Copies of data that people take along, the pages that offer them and the pages inside. */
export const messages = {
  "exports.title": "Your data",
  "exports.accountText": "Everything that your account holds, to read at home or to take elsewhere.",
  "exports.accountLink": "Take a copy of your data",
  "exports.backToAccount": "Your account",
  "exports.tab": "Export",
  "exports.member.title": "A copy of your own data",
  "exports.member.text":
    "A ZIP that opens anywhere: pages to read, tables for spreadsheets, and JSON for programs. It is signed, so that anybody can check that nothing was changed.",
  "exports.member.inside": "Inside",
  "exports.member.insideText":
    "Your profile, where you are signed in, your memberships, schedules, absences, journeys and blocked times, the event types you host, when you had appointments, your calls, the mails sent to you, what you did and what you looked at.",
  "exports.business.title": "A copy of the whole business",
  "exports.business.text":
    "Everything of {name}: a ZIP with pages to read, tables, calendar and JSON, signed. Another Parley can take it in.",
  "exports.business.insideText":
    "The business with its members, schedules, event types and questions; all bookings with attendees and answers, sensitive ones in plain text; waiting lists, offers, calls, mails, requests and receipts of erasure.",
  "exports.business.seen":
    "The people in it will see in their portal that you took a copy of their bookings.",
  "exports.outside": "Not inside",
  "exports.absent.member":
    "Nothing about the people you met: their data belongs to them and to the business. Its owner exports it with the whole business.",
  "exports.absent.business":
    "Where members are signed in and what they do elsewhere; who has asked that their data is kept and not used; what has passed its time, which is erased.",
  "exports.absent.customer":
    "Data of other people, and answers marked as sensitive, which are shown only after the link of their booking.",
  "exports.absent.secrets": "Passwords, links and keys are in no copy.",
  "exports.ask": "Prepare the copy",
  "exports.askAgain": "Prepare a new copy",
  "exports.tryAgain": "Try again",
  "exports.password":
    "Your password is asked for before the copy is prepared and again before it is downloaded.",
  "exports.none": "You have no copy here yet.",
  "exports.waiting":
    "The copy is about to be prepared. You can leave this page: a mail tells you when it is ready.",
  "exports.running":
    "The copy is being prepared. You can leave this page: a mail tells you when it is ready.",
  "exports.progress": "{percent} %",
  "exports.progressLabel": "How far the copy is",
  "exports.refresh": "See how far it is",
  "exports.otherUnderWay": "Another copy of yours is being prepared. This one can follow when it is done.",
  "exports.failed": "The copy could not be prepared. Nothing is lost; try again.",
  "exports.ready": "Your copy is ready.",
  "exports.readyFacts": "{size}, made of what was here on {asked}. It is erased on {ends}.",
  "exports.download": "Download the ZIP",
  "exports.sum": "SHA-256 of the file",
  "exports.expired": "The copy of {asked} has been erased, as it was said. You can ask for a new one.",
  "exports.businesses": "Whole businesses",
  "exports.businessesText": "As an owner you can take a copy of all of a business.",
  "exports.businessLink": "Copy of {name}",
  "exports.reader.title.member": "The data of {name}",
  "exports.reader.title.business": "{name}: all data",
  "exports.reader.title.customer": "What is kept about you",
  "exports.reader.lead.member": "This is everything that the account held at {host} on {date}.",
  "exports.reader.lead.business":
    "This is everything that the business held at {host} on {date}. It holds data of customers: keep it as safe as you keep theirs.",
  "exports.reader.lead.customer":
    "This is everything that businesses at {host} kept about {emails} on {date}.",
  "exports.reader.times": "Times are in UTC.",
  "exports.reader.tables": "What is inside",
  "exports.reader.absent": "What is not inside",
  "exports.reader.files": "The files beside this page",
  "exports.reader.filesText":
    "The folder data holds the same as JSON, csv as tables for spreadsheets, schema says what each column is, calendar holds the appointments, media the pictures. disclosures.json says who received something, retention.json how long things are kept.",
  "exports.reader.verify":
    "manifest.json names every file with its SHA-256, and manifest.sig signs it. To check: npm run privacy -- verify-export FILE, in any Parley.",
  "exports.reader.search": "Search",
  "exports.reader.more": "The first {rows} are here. The rest is on page",
  "exports.reader.back": "To the first page",
  "exports.policy.title": "Privacy notices that you accepted",
  "exports.policy.none": "There is none.",
  "exports.policy.version": "Version {number}, accepted on {date}",
  "exports.reader.yes": "yes",
  "exports.reader.no": "no",
};
