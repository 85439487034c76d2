import type { PromiseRow } from "./promise.ts";

export const oversight: readonly PromiseRow[] = [
  {
    id: "P-096",
    says: "Members see when their call log was opened",
    state: {
      shown: [
        {
          file: "tests/features/audit/accesses.test.ts",
          test: "opening the log of calls is told to every member who may open it",
        },
        {
          file: "tests/features/audit/accesses.test.ts",
          test: "a member's looks are noted, merged within a quarter of an hour, and shown on the booking's page",
        },
        { file: "tests/features/audit/accesses.test.ts", test: "what cannot be noted is not shown" },
        {
          file: "tests/architecture/guarded-reads.test.ts",
          test: "code of the dashboard reads bookings, answers and calls with an access context alone",
        },
      ],
    },
  },
  { id: "P-097", says: "No administrator sets or sees a password", state: { waitsFor: "members" } },
  { id: "P-098", says: "Taking over an account needs a reason and a notice", state: { waitsFor: "members" } },
  {
    id: "P-099",
    says: "Data for the law needs its record",
    state: {
      shown: [
        {
          file: "tests/features/legal/legal.test.ts",
          test: "data is taken out for a request that stands, was approved and names the person, of that business alone",
        },
        {
          file: "tests/features/exports/exports.test.ts",
          test: "nobody else gets the file: no stranger, no colleague, not under another address",
        },
        {
          file: "tests/features/legal/legal.test.ts",
          test: "while the law forbids it nobody is told, not in the portal either; when the gag ends they are",
        },
      ],
    },
  },
  {
    id: "P-100",
    says: "Members know what administrators see",
    state: {
      shown: [
        {
          file: "tests/features/organization/roles.test.ts",
          test: "a member reads who of the business may see them, by name and with every power, as it is at that moment",
        },
      ],
    },
  },
  {
    id: "P-101",
    says: "Who may do what is published",
    state: {
      shown: [
        {
          file: "tests/features/organization/roles.test.ts",
          test: "the public table of roles is the one by which the program decides, with words in both languages",
        },
        {
          file: "tests/e2e/notice-forms.spec.ts",
          test: "the page about security says in words that nothing is safe for certain, and who may do what is a table",
        },
      ],
    },
  },
  {
    id: "P-102",
    says: "Operators reach data with a reason, for a time",
    state: {
      shown: [
        {
          file: "tests/features/support/access-by-grant.test.ts",
          test: "an emergency needs a reason and the number of a case, ends by the clock, and is told at once to everybody who may open the business to support",
        },
        {
          file: "tests/features/support/access-by-grant.test.ts",
          test: "the database itself refuses an emergency without reason, longer hours, and any change but an end",
        },
        {
          file: "tests/features/support/access-by-grant.test.ts",
          test: "the operator's command lists, shows, opens in an emergency and ends, and refuses in a sentence",
        },
      ],
    },
  },
  {
    id: "P-103",
    says: "Support sees what it was granted, until it ends",
    state: {
      shown: [
        {
          file: "tests/features/support/access-by-grant.test.ts",
          test: "without a grant support reads nothing, with one what it opens until it ends, and not a moment longer",
        },
        {
          file: "tests/features/support/access-by-grant.test.ts",
          test: "a grant opens the kinds of data that were chosen alone, of its own business alone, and no answer",
        },
        {
          file: "tests/features/support/access-by-grant.test.ts",
          test: "an owner ends a grant at once; another business's owner ends nothing",
        },
        {
          file: "tests/features/support/access-by-grant.test.ts",
          test: "an owner grants and ends on a page that shows every access; members see until when, and reach neither",
        },
      ],
    },
  },
  {
    id: "P-104",
    says: "What was sent to support is seen and erased",
    state: {
      shown: [
        {
          file: "tests/features/contact/contact.test.ts",
          test: "anybody writes without an account; it is kept, confirmed by mail, and the operator is told by its id alone",
        },
        {
          file: "tests/features/contact/portal.test.ts",
          test: "a guest sees in the portal what they wrote and what was answered, and nothing of anybody else's",
        },
        {
          file: "tests/features/contact/portal.test.ts",
          test: "the copy holds them, with the answers, and nobody else's",
        },
        {
          file: "tests/features/contact/portal.test.ts",
          test: "one of them is erased at once and by itself, or all with everything; another's never",
        },
      ],
    },
  },
  {
    id: "P-105",
    says: "Support records no call without consent",
    state: {
      shown: [
        {
          file: "tests/features/support/no-calls.test.ts",
          test: "with everything open that an owner can open, support comes to a room as a stranger who knocks, and cannot record there",
        },
        {
          file: "tests/features/support/no-calls.test.ts",
          test: "what support can open is a closed list of readings: no recording, no picture, no chat and no screen is among them",
        },
        {
          file: "tests/features/media/recording.test.ts",
          test: "only hosts, and only where the business allows it, can ask for a recording",
        },
        {
          file: "tests/features/media/recording.test.ts",
          test: "before everybody answered there is no leave, and without one an upload is refused",
        },
      ],
    },
  },
  {
    id: "P-106",
    says: "Support sees logs by grant",
    state: {
      shown: [
        {
          file: "tests/features/support/access-by-grant.test.ts",
          test: "without a grant support reads nothing, with one what it opens until it ends, and not a moment longer",
        },
        {
          file: "tests/features/support/access-by-grant.test.ts",
          test: "each look carries its case into the log, and is shown to the business, its members and the customer",
        },
      ],
    },
  },
  {
    id: "P-107",
    says: "Support sees a screen while it is shared",
    state: {
      shown: [
        {
          file: "tests/features/support/no-calls.test.ts",
          test: "a browser is asked for its screen in one place, the button of whoever shares it in a room",
        },
        {
          file: "tests/features/support/no-calls.test.ts",
          test: "what support can open is a closed list of readings: no recording, no picture, no chat and no screen is among them",
        },
        { file: "tests/e2e/room.spec.ts", test: "a shared screen is seen, and goes when it is stopped" },
      ],
    },
  },
  {
    id: "P-108",
    says: "Talks with support train nobody",
    state: {
      shown: [
        {
          file: "tests/unit/privacy/support-purposes.test.ts",
          test: "what is written to support is used to answer it alone: no purpose of training or improving exists, and none compiles",
        },
        {
          file: "tests/unit/privacy/support-purposes.test.ts",
          test: "nothing that was said or shown to support is kept by itself: no column and no store holds sound, pictures or a screen of it",
        },
      ],
    },
  },
  {
    id: "P-109",
    says: "Support's mail goes 12 months after the case",
    state: {
      shown: [
        {
          file: "tests/features/contact/support-ends.test.ts",
          test: "twelve months after a case was closed it is hidden to the millisecond and then gone, with answers and mails; a number stays",
        },
        {
          file: "tests/features/contact/support-ends.test.ts",
          test: "three years after the writer's account was closed it is gone, though its own time would be later",
        },
      ],
    },
  },
  {
    id: "P-110",
    says: "Support warns of secrets that are typed in",
    state: {
      shown: [
        {
          file: "tests/features/contact/contact.test.ts",
          test: "a card number or key is warned of and kept nowhere until the writer says so, and then it is masked",
        },
        {
          file: "tests/unit/support/find-secrets.test.ts",
          test: "the number of a card is found with and without separators, wherever it stands, and only where Luhn's check holds",
        },
        {
          file: "tests/unit/support/find-secrets.test.ts",
          test: "keys and tokens of well-known services, private keys and passwords are found and masked whole",
        },
        {
          file: "tests/e2e/contact.spec.ts",
          test: "without scripts anybody writes to the operator from any page; a card number is warned of, and sent masked alone",
        },
      ],
    },
  },
  {
    id: "P-111",
    says: "A request to support can be a request by right",
    state: {
      shown: [
        {
          file: "tests/features/contact/operator.test.ts",
          test: "a request of the kind privacy opens a request by right with its last day; the one-use link shows whose it is",
        },
        {
          file: "tests/features/contact/operator.test.ts",
          test: "the operator answers, extends or refuses a request by right as a business does, and is told while it waits",
        },
      ],
    },
  },
];
