import type { PromiseRow } from "./promise.ts";

export const rights: readonly PromiseRow[] = [
  {
    id: "P-175",
    says: "A copy comes in open formats, signed",
    state: {
      shown: [
        {
          file: "tests/features/exports/archive.test.ts",
          test: "every table of a copy validates against the schema that lies beside it, and says its count",
        },
        {
          file: "tests/features/exports/archive.test.ts",
          test: "a copy verifies by the published keys, and a changed byte, file, sum or signature is found",
        },
        {
          file: "tests/features/exports/canary.test.ts",
          test: "a copy of a business holds each of its words once, where the data map has it, and none of another business",
        },
        {
          file: "tests/features/rights/copy.test.ts",
          test: "a copy is a ZIP of exactly one's own data, as JSON, tables and calendar files",
        },
      ],
    },
  },
  {
    id: "P-176",
    says: "A copy moves into another instance",
    state: {
      shown: [
        {
          file: "tests/features/exports/import.test.ts",
          test: "export, import, export: every row is the same, under the ids of the new instance",
        },
        {
          file: "tests/features/exports/import.test.ts",
          test: "npm run import: a fresh Parley checks the signature, is killed amid its work, and goes on where it was",
        },
      ],
    },
  },
  {
    id: "P-177",
    says: "Nobody has to prepare an export",
    state: {
      shown: [
        {
          file: "tests/features/exports/exports.test.ts",
          test: "asking and downloading both need the password of the last five minutes",
        },
        {
          file: "tests/features/exports/kill.test.ts",
          test: "a worker that is killed twice while it makes a copy leaves a whole one in the end",
        },
      ],
    },
  },
  {
    id: "P-178",
    says: "Exports come at will, one at a time",
    state: {
      shown: [
        {
          file: "tests/features/exports/exports.test.ts",
          test: "one copy at a time for each person, however often and for whatever it is asked",
        },
        {
          file: "tests/features/exports/exports.test.ts",
          test: "after seven days it is gone at once, and from the disk with the next clean-up",
        },
      ],
    },
  },
  {
    id: "P-179",
    says: "An export holds nothing of anyone else",
    state: {
      shown: [
        {
          file: "tests/features/exports/canary.test.ts",
          test: "a member's own copy holds each word about them once, and none of a colleague, a customer or another business",
        },
        {
          file: "tests/features/exports/exports.test.ts",
          test: "nobody else gets the file: no stranger, no colleague, not under another address",
        },
        {
          file: "tests/features/rights/copy.test.ts",
          test: "a copy is a ZIP of exactly one's own data, as JSON, tables and calendar files",
        },
      ],
    },
  },
  {
    id: "P-180",
    says: "Everybody has these rights, wherever they live",
    state: {
      shown: [
        {
          file: "tests/features/rights/everyone.test.ts",
          test: "wherever the operator, the network and the language are from, the portal shows and does the same",
        },
        {
          file: "tests/features/rights/everyone.test.ts",
          test: "no code asks where somebody is from: no header of a proxy, no table of networks",
        },
      ],
    },
  },
  {
    id: "P-181",
    says: "Each form says what becomes of the data",
    state: {
      shown: [
        {
          file: "tests/e2e/notice-forms.spec.ts",
          test: "each public form says how long it keeps what is entered, as it is set now, and leads to the notice",
        },
      ],
    },
  },
  {
    id: "P-182",
    says: "One sees all that is held about oneself",
    state: {
      shown: [
        {
          file: "tests/features/rights/portal.test.ts",
          test: "somebody sees what every business holds about them, and nothing of another customer of either business",
        },
        {
          file: "tests/features/rights/copy.test.ts",
          test: "every column of a customer that the data map lets people take is in the copy, and every such table is looked up",
        },
      ],
    },
  },
  {
    id: "P-183",
    says: "One corrects it, and copies follow",
    state: {
      shown: [
        {
          file: "tests/features/rights/portal.test.ts",
          test: "a corrected name and number hold everywhere at once: in rows, in mail that waits, and in the hosts' calendars",
        },
        {
          file: "tests/features/rights/portal.test.ts",
          test: "another address is written once a link in its own mailbox was opened, and calendars and mails follow it",
        },
      ],
    },
  },
  {
    id: "P-184",
    says: "One erases it, account or not",
    state: {
      shown: [
        {
          file: "tests/features/rights/requests.test.ts",
          test: "a silent business: what is ahead is cancelled at once and the host told, the rest is gone on day 7, not before, from every table",
        },
        {
          file: "tests/features/deletion/account.test.ts",
          test: "after an account's deletion no table, queue or outbox holds anything of it but what the certificate lists",
        },
      ],
    },
  },
  {
    id: "P-185",
    says: "One can have it kept but not used",
    state: {
      shown: [
        {
          file: "tests/features/rights/uses-and-ends.test.ts",
          test: "what is restricted is in no list of the business, is not erased by its rule, and comes back once it is unticked",
        },
      ],
    },
  },
  {
    id: "P-186",
    says: "One takes it elsewhere",
    state: {
      shown: [
        {
          file: "tests/features/exports/archive.test.ts",
          test: "every table of a copy validates against the schema that lies beside it, and says its count",
        },
        {
          file: "tests/features/exports/import.test.ts",
          test: "export, import, export: every row is the same, under the ids of the new instance",
        },
      ],
    },
  },
  {
    id: "P-187",
    says: "One objects to a use",
    state: {
      shown: [
        {
          file: "tests/features/rights/uses-and-ends.test.ts",
          test: "an objection erases at once where somebody came from, and the mark of their browser, and not another's",
        },
      ],
    },
  },
  {
    id: "P-188",
    says: "No program decides about people",
    state: { doesNotApply: "Nothing scores people; hosts decide about requests by hand." },
  },
  {
    id: "P-189",
    says: "Consent is withdrawn as easily as given",
    state: {
      shown: [
        {
          file: "tests/features/consents/news.test.ts",
          test: "in the portal each consent stands word for word and is taken back by one press; nobody else's can be",
        },
      ],
    },
  },
  {
    id: "P-190",
    says: "A refusal gives its reason and the way on",
    state: {
      shown: [
        {
          file: "tests/features/rights/requests.test.ts",
          test: "no refusal without its ground and a reason, which the person reads with the way to complain; a closed request stays closed",
        },
      ],
    },
  },
  {
    id: "P-191",
    says: "The authority is named in each answer",
    state: {
      shown: [
        {
          file: "tests/features/rights/requests.test.ts",
          test: "a silent business: what is ahead is cancelled at once and the host told, the rest is gone on day 7, not before, from every table",
        },
        {
          file: "tests/features/rights/requests.test.ts",
          test: "no refusal without its ground and a reason, which the person reads with the way to complain; a closed request stays closed",
        },
      ],
    },
  },
  {
    id: "P-192",
    says: "One sees who received the data",
    state: {
      shown: [
        {
          file: "tests/features/rights/disclosures.test.ts",
          test: "the portal and the copy say exactly what was noted, as often as one asks, and nothing to whoever it is not about",
        },
        {
          file: "tests/features/rights/disclosures.test.ts",
          test: "what an authority was given is told, and not while the law forbids it",
        },
        {
          file: "tests/features/rights/disclosures.test.ts",
          test: "the list of readers, and a browser that goes on to the business's page with details, are told as well",
        },
      ],
    },
  },
  {
    id: "P-193",
    says: "Rights need no account",
    state: {
      shown: [
        {
          file: "tests/e2e/me.spec.ts",
          test: "without scripts somebody sees what is held about them, corrects it and has it erased; what is ahead is cancelled",
        },
      ],
    },
  },
  {
    id: "P-194",
    says: "Holding the address is the proof",
    state: {
      shown: [
        {
          file: "tests/features/rights/portal.test.ts",
          test: "somebody sees what every business holds about them, and nothing of another customer of either business",
        },
        {
          file: "tests/features/rights/portal.test.ts",
          test: "a link that was used, or is late, or was made up shows nothing to whoever it was forwarded to, and says so",
        },
      ],
    },
  },
  {
    id: "P-195",
    says: "No identity card is asked for",
    state: {
      shown: [
        {
          file: "tests/e2e/me.spec.ts",
          test: "in French and on a phone every page of the portal, and the business's queue, is for everyone",
        },
      ],
    },
  },
  {
    id: "P-196",
    says: "A request needs no more than an address",
    state: {
      shown: [
        {
          file: "tests/e2e/me.spec.ts",
          test: "without scripts somebody sees what is held about them, corrects it and has it erased; what is ahead is cancelled",
        },
      ],
    },
  },
  {
    id: "P-197",
    says: "The form of a request is short",
    state: {
      shown: [
        {
          file: "tests/features/rights/everyone.test.ts",
          test: "an address and what is wanted are all that a request takes",
        },
      ],
    },
  },
  {
    id: "P-198",
    says: "Do not sell needs no identity",
    state: {
      shown: [
        {
          file: "tests/features/consents/news.test.ts",
          test: "the choice not to be asked needs neither a name nor a session, and lies in the browser alone",
        },
      ],
    },
  },
  {
    id: "P-199",
    says: "Proof is forgotten once checked",
    state: {
      shown: [
        {
          file: "tests/features/rights/uses-and-ends.test.ts",
          test: "links and sessions that have run out are gone with the next look of the clock, and requests a year after their answer",
        },
      ],
    },
  },
  {
    id: "P-200",
    says: "Requests are answered within 30 days",
    state: {
      shown: [
        {
          file: "tests/unit/privacy/request-clock.test.ts",
          test: "a request is due 30 days of 24 hours after it came, whatever clocks do meanwhile, and 60 once it was extended",
        },
        {
          file: "tests/unit/privacy/request-clock.test.ts",
          test: "days 7, 21, 25, 27 and 30 are marked once each, and every day that it is overdue",
        },
        {
          file: "tests/features/rights/requests.test.ts",
          test: "marks on days 7, 21, 25, 27 and 30 reach the owners, then one every day; each is made once",
        },
      ],
    },
  },
  {
    id: "P-201",
    says: "A longer time needs a reason, beforehand",
    state: {
      shown: [
        {
          file: "tests/features/rights/requests.test.ts",
          test: "the last day is put off once, with a reason, before it is over, to 60 days and no further",
        },
      ],
    },
  },
  {
    id: "P-202",
    says: "What is overdue is seen",
    state: {
      shown: [
        {
          file: "tests/features/rights/requests.test.ts",
          test: "marks on days 7, 21, 25, 27 and 30 reach the owners, then one every day; each is made once",
        },
        {
          file: "tests/features/rights/queue.test.ts",
          test: "a request in free words is not closed without words to the person, and is overdue in red until it is",
        },
      ],
    },
  },
  {
    id: "P-203",
    says: "Silence does not stop the clock",
    state: {
      shown: [
        {
          file: "tests/features/rights/requests.test.ts",
          test: "a silent business: what is ahead is cancelled at once and the host told, the rest is gone on day 7, not before, from every table",
        },
        {
          file: "tests/features/rights/requests.test.ts",
          test: "a correction of an answer is written on day 25 if the business says nothing",
        },
      ],
    },
  },
];
