import type { PromiseRow } from "./promise.ts";

const retention = "tests/features/privacy/run-retention.test.ts";

export const scheduling: readonly PromiseRow[] = [
  {
    id: "P-065",
    says: "Both sides know what is booked and with whom; strangers learn neither",
    state: {
      shown: [
        {
          file: "tests/features/booking/book-slot.test.ts",
          test: "a booking is made whole: attendee, times, and one mail for each side",
        },
        {
          file: "tests/features/trust/kept-promises.test.ts",
          test: "public pages name hosts and services, never an address nor who has booked",
        },
        {
          file: "tests/features/rooms/room-door.test.ts",
          test: "a stranger's page names the meeting and nobody in it",
        },
      ],
    },
  },
  {
    id: "P-066",
    says: "A business's own facts are told apart and exported",
    state: {
      shown: [
        {
          file: "tests/features/exports/canary.test.ts",
          test: "every column of a business or of its customers that the data map lets people take is in the business's copy",
        },
      ],
    },
  },
  {
    id: "P-067",
    says: "All of a booking can be opened from the account",
    state: {
      shown: [
        {
          file: "tests/features/exports/canary.test.ts",
          test: "a copy of a business holds each of its words once, where the data map has it, and none of another business",
        },
      ],
    },
  },
  {
    id: "P-068",
    says: "Bookings are erased the chosen number of days after they ended",
    state: {
      shown: [
        {
          file: retention,
          test: "a booking goes exactly when its days are over, with everything that hangs on it",
        },
        {
          file: retention,
          test: "days are 24 hours across both changes of clocks, on a server that lives in another zone",
        },
        {
          file: retention,
          test: "each business has its own rule, and another's bookings, people and mails stay",
        },
      ],
    },
  },
  {
    id: "P-069",
    says: "Colleagues go on when somebody has left",
    state: {
      shown: [
        {
          file: "tests/features/deletion/team.test.ts",
          test: "an owner who leaves for good is a former member in what stays, and a colleague goes on with the bookings",
        },
      ],
    },
  },
  {
    id: "P-070",
    says: "Customers cancel, move and correct by a link",
    state: {
      shown: [
        {
          file: "tests/e2e/journey.spec.ts",
          test: "a stranger opens a page, is booked, moves the meeting, and the visitor cancels it",
        },
        {
          file: "tests/features/rights/portal.test.ts",
          test: "a corrected name and number hold everywhere at once: in rows, in mail that waits, and in the hosts' calendars",
        },
        {
          file: "tests/e2e/keyboard.spec.ts",
          test: "by keyboard alone an attendee moves and cancels from the mail's link",
        },
      ],
    },
  },
  { id: "P-071", says: "A host chooses the address that is shown", state: { waitsFor: "profile" } },
  {
    id: "P-072",
    says: "Which tools are used is counted for nobody in particular",
    state: { doesNotApply: "The program counts no use of tools." },
  },
  {
    id: "P-073",
    says: "Each question says what it is asked for",
    state: {
      shown: [
        {
          file: "tests/features/scheduling/event-types.test.ts",
          test: "no question is asked without a purpose: neither the form nor the database takes it, and visitors read it",
        },
      ],
    },
  },
  {
    id: "P-074",
    says: "Sensitive answers are encrypted and short-lived",
    state: {
      shown: [
        {
          file: "tests/features/consents/ledger.test.ts",
          test: "a sensitive answer is taken with an express yes alone, whose exact words are kept; without answers nobody is asked",
        },
        {
          file: "tests/features/consents/ledger.test.ts",
          test: "a form that asks something sensitive has the box to agree with, whatever its business does, and one that does not has none",
        },
        {
          file: "tests/features/privacy/sealed-answers.test.ts",
          test: "the raw row of a sensitive answer is ciphertext with its key's name, and the program reads it as it was given",
        },
        {
          file: "tests/features/privacy/rules.test.ts",
          test: "a rule for answers is never longer than one above it: booking, answers, sensitive answers, one question",
        },
      ],
    },
  },
  {
    id: "P-075",
    says: "Answers can go before their booking",
    state: {
      shown: [
        {
          file: "tests/features/privacy/rules.test.ts",
          test: "a rule for answers is never longer than one above it: booking, answers, sensitive answers, one question",
        },
        {
          file: "tests/features/booking/manage-page.test.ts",
          test: "answers that went at their own date are said to be erased on schedule while the booking stays; what was taken away at a wish is not",
        },
      ],
    },
  },
  {
    id: "P-076",
    says: "Neither interests nor behaviour nor demographics are recorded",
    state: {
      shown: [
        {
          file: "tests/features/trust/kept-promises.test.ts",
          test: "no column holds interests, demographics, a place on earth or a marketing profile",
        },
        {
          file: "tests/unit/privacy/data-map.test.ts",
          test: "every column of the schema has its entry in the data map, and no entry is left over",
        },
      ],
    },
  },
];
