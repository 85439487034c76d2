import type { PromiseRow } from "./promise.ts";

export const principles: readonly PromiseRow[] = [
  {
    id: "P-001",
    says: "Export and deletion are one click away",
    state: {
      shown: [
        {
          file: "tests/e2e/exports.spec.ts",
          test: "without scripts a member takes a copy of their own data along, and confirms with the password",
        },
        {
          file: "tests/e2e/deletion.spec.ts",
          test: "without scripts an owner deletes the account with its business, calls it off, asks again, and a week later has the certificate",
        },
        {
          file: "tests/e2e/me.spec.ts",
          test: "without scripts somebody sees what is held about them, corrects it and has it erased; what is ahead is cancelled",
        },
      ],
    },
  },
  {
    id: "P-002",
    says: "Only what the service needs is collected",
    state: {
      shown: [
        {
          file: "tests/features/trust/minimum.test.ts",
          test: "a booking needs a name and an address; no optional field was filled, and none of them holds anything",
        },
        {
          file: "tests/features/trust/minimum.test.ts",
          test: "the waiting list needs a name and an address, and keeps nothing else that somebody could have said",
        },
        {
          file: "tests/features/trust/minimum.test.ts",
          test: "an account needs three fields, and the portal and its requests one each",
        },
        { file: "tests/features/trust/minimum.test.ts", test: "every personal column says what it is for" },
      ],
    },
  },
  {
    id: "P-003",
    says: "The notice speaks to each group of people",
    state: {
      shown: [
        {
          file: "tests/unit/notices/compile-notice.test.ts",
          test: "each subject has a section with one summary of at most 25 words, and each part says who decides and how long",
        },
        {
          file: "tests/unit/notices/compile-notice.test.ts",
          test: "every personal column is in the notice under its subject, with its purpose, ground, role, source and rule",
        },
      ],
    },
  },
  {
    id: "P-004",
    says: "Controller or processor is said per purpose",
    state: {
      shown: [
        {
          file: "tests/unit/notices/compile-notice.test.ts",
          test: "each subject has a section with one summary of at most 25 words, and each part says who decides and how long",
        },
        {
          file: "tests/unit/notices/compile-notice.test.ts",
          test: "every personal column is in the notice under its subject, with its purpose, ground, role, source and rule",
        },
      ],
    },
  },
  {
    id: "P-005",
    says: "Requests reach the business that decides",
    state: {
      shown: [
        {
          file: "tests/features/rights/requests.test.ts",
          test: "a silent business: what is ahead is cancelled at once and the host told, the rest is gone on day 7, not before, from every table",
        },
      ],
    },
  },
  {
    id: "P-006",
    says: "Each use has a legal basis that holds",
    state: {
      shown: [
        {
          file: "tests/features/consents/choices.test.ts",
          test: "what rests on consent is named: the address for news, what was recorded, and a child's booking before its guardian agrees; nothing is without a legal ground",
        },
        {
          file: "tests/features/consents/choices.test.ts",
          test: "a consent that is taken back ends what rests on it, and changes not a byte of anything else",
        },
        {
          file: "tests/features/booking/guardian.test.ts",
          test: "declined, run out after a day, or with another signature nothing is booked; the next clean-up leaves nothing of it",
        },
      ],
    },
  },
  {
    id: "P-007",
    says: "One table tells source, use, basis and life",
    state: {
      shown: [
        {
          file: "tests/unit/notices/compile-notice.test.ts",
          test: "one table to each rule says of every kind of data its purpose, ground, source and how long",
        },
        {
          file: "tests/unit/notices/compile-notice.test.ts",
          test: "a figure that changes in the rules changes in both texts, and none is written in the words",
        },
        {
          file: "tests/features/notices/pages.test.ts",
          test: "a rule that the owner changes changes the booking form's sentence and the notice's, in both languages",
        },
      ],
    },
  },
  {
    id: "P-008",
    says: "Data serves a closed list of purposes",
    state: {
      shown: [
        {
          file: "tests/features/trust/kept-promises.test.ts",
          test: "data serves its listed purposes alone, and neither sale nor advertising nor training is one",
        },
        {
          file: "tests/unit/privacy/data-map.test.ts",
          test: "what is personal has a purpose and a rule that something enforces",
        },
      ],
    },
  },
  {
    id: "P-009",
    says: "Nothing is bought or looked up about people",
    state: {
      shown: [
        {
          file: "tests/features/trust/egress.test.ts",
          test: "what is kept of people comes from them, from the program or from what their business connected, never from a broker",
        },
        {
          file: "tests/features/trust/egress.test.ts",
          test: "signing up asks nobody about the person: the database alone is reached",
        },
      ],
    },
  },
  {
    id: "P-010",
    says: "One privacy contact is published",
    state: {
      shown: [
        {
          file: "tests/unit/platform/settings.test.ts",
          test: "a public Parley does not start before it says who runs it; a demo, and one that is not public, do",
        },
        {
          file: "tests/features/notices/pages.test.ts",
          test: "one privacy contact is on the pages about privacy, and no other address",
        },
      ],
    },
  },
  {
    id: "P-011",
    says: "The notice is written in plain words",
    state: {
      shown: [
        {
          file: "tests/unit/notices/compile-notice.test.ts",
          test: "each section begins with one summary of at most 25 words to a sentence, in both languages",
        },
        {
          file: "tests/unit/notices/compile-notice.test.ts",
          test: "each subject has a section with one summary of at most 25 words, and each part says who decides and how long",
        },
      ],
    },
  },
];
