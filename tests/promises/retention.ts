import type { PromiseRow } from "./promise.ts";

const runs = "tests/features/privacy/run-retention.test.ts";

export const retention: readonly PromiseRow[] = [
  {
    id: "P-143",
    says: "Nothing is kept without an end",
    state: {
      shown: [
        {
          file: "tests/unit/privacy/rules-end.test.ts",
          test: "every rule ends after a number of days, or with the account, business or process that it belongs to",
        },
        {
          file: "tests/unit/privacy/rules-end.test.ts",
          test: "whatever speaks of a person, in a table or beside them, has one of these rules",
        },
      ],
    },
  },
  {
    id: "P-144",
    says: "Account data goes 30 days after closing",
    state: {
      shown: [
        {
          file: "tests/features/deletion/days.test.ts",
          test: "asked for on day 0, all is erased here before day 8 is over and in every backup by day 30, and a backup of day 7 brings nobody back; the certificate stands for three years",
        },
        {
          file: "tests/features/deletion/account.test.ts",
          test: "after an account's deletion no table, queue or outbox holds anything of it but what the certificate lists",
        },
      ],
    },
  },
  {
    id: "P-145",
    says: "What is due is deleted, not hidden",
    state: {
      shown: [
        {
          file: "tests/features/privacy/canary.test.ts",
          test: "after erasure nothing is left of attendees, seats, waiting lists, offers, holds and absences in any table, the queue's included, nor in the outbox",
        },
      ],
    },
  },
  {
    id: "P-146",
    says: "Each business sets its own rule, from one day to seven years",
    state: {
      shown: [
        {
          file: "tests/features/organization/settings.test.ts",
          test: "rules that erase nothing more within the notice are saved at once; wrong ones are named and none is saved",
        },
        { file: runs, test: "each business has its own rule, and another's bookings, people and mails stay" },
        { file: runs, test: "the query and the domain agree on what is due, for any booking and any rule" },
      ],
    },
  },
  {
    id: "P-147",
    says: "A customer's record goes after 24 months",
    state: {
      doesNotApply: "There is no record of customers beside their bookings, which go by their own rule.",
    },
  },
  {
    id: "P-148",
    says: "Support's records have their ceiling",
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
        {
          file: "tests/features/contact/support-ends.test.ts",
          test: "whoever deletes their account has what they wrote deleted along, signed in or not, and the counts say so",
        },
      ],
    },
  },
  {
    id: "P-149",
    says: "30 days after closing only the law's items stay",
    state: {
      shown: [
        {
          file: "tests/features/deletion/days.test.ts",
          test: "asked for on day 0, all is erased here before day 8 is over and in every backup by day 30, and a backup of day 7 brings nobody back; the certificate stands for three years",
        },
        {
          file: "tests/features/deletion/account.test.ts",
          test: "after an account's deletion no table, queue or outbox holds anything of it but what the certificate lists",
        },
      ],
    },
  },
  { id: "P-150", says: "Invoices go when the law lets them", state: { waitsFor: "plans" } },
  { id: "P-151", says: "Ways to pay go when the account closes", state: { waitsFor: "plans" } },
  {
    id: "P-152",
    says: "Call logs and server logs have an end",
    state: {
      shown: [
        {
          file: "tests/features/privacy/rules.test.ts",
          test: "unless a business says otherwise, the log of a call goes 365 days after it",
        },
        {
          file: "tests/features/privacy/trim-logs.test.ts",
          test: "the database's own log is emptied before any of its lines is 14 days old",
        },
        {
          file: "tests/unit/privacy/stores.test.ts",
          test: "whatever is kept in the data folder is a store of the registry; a planted folder is named",
        },
      ],
    },
  },
  {
    id: "P-153",
    says: "Recordings go after 30 days",
    state: {
      shown: [
        {
          file: "tests/features/media/photographs.test.ts",
          test: "thirty days after its end it is gone, row and bytes; the night before it is listed and there",
        },
        {
          file: "tests/features/media/photographs.test.ts",
          test: "when the entry of a call goes, what was recorded in it goes along, row and bytes",
        },
      ],
    },
  },
  {
    id: "P-154",
    says: "Transcripts never outlive their recording",
    state: {
      shown: [
        {
          file: "tests/features/rooms/captions.test.ts",
          test: "more pieces than anybody speaks are left out, too large ones are no words of the room, and nothing is stored",
        },
      ],
    },
  },
  {
    id: "P-155",
    says: "Everything about customers and visitors has its number of days",
    state: {
      shown: [
        {
          file: "tests/features/trust/kept-promises.test.ts",
          test: "what is stored of customers and visitors has a rule with a number of days",
        },
      ],
    },
  },
  {
    id: "P-156",
    says: "Pages show the figure of their business",
    state: {
      shown: [
        {
          file: "tests/features/notices/pages.test.ts",
          test: "a rule that the owner changes changes the booking form's sentence and the notice's, in both languages",
        },
        {
          file: "tests/features/notices/pages.test.ts",
          test: "whoever comes from a business's form reads that business's own figure, as it is set now",
        },
      ],
    },
  },
  {
    id: "P-157",
    says: "What is held back has a reason and a date",
    state: {
      shown: [
        {
          file: "tests/features/privacy/legal-holds.test.ts",
          test: "the form names what is wrong, and notes who did it",
        },
        {
          file: "tests/features/privacy/legal-holds.test.ts",
          test: "what a claim or an order keeps is passed over with all its parts, told so by the preview, and goes once the hold is lifted",
        },
      ],
    },
  },
  {
    id: "P-158",
    says: "A hold can lengthen a period",
    state: {
      shown: [
        {
          file: "tests/features/privacy/legal-holds.test.ts",
          test: "what a claim or an order keeps is passed over with all its parts, told so by the preview, and goes once the hold is lifted",
        },
        {
          file: "tests/features/privacy/legal-holds.test.ts",
          test: "of a run and many holds at the same moment each booking is either held or erased, never both",
        },
      ],
    },
  },
  {
    id: "P-159",
    says: "Erased media cannot be read again",
    state: {
      shown: [
        {
          file: "tests/features/media/recording.test.ts",
          test: "what is kept is sealed, comes out whole and in ranges, and is another business's never",
        },
        {
          file: "tests/features/media/photographs.test.ts",
          test: "thirty days after its end it is gone, row and bytes; the night before it is listed and there",
        },
      ],
    },
  },
  {
    id: "P-160",
    says: "A shorter rule holds for old data, after notice",
    state: {
      shown: [
        {
          file: "tests/features/privacy/hidden.test.ts",
          test: "a shorter rule hides after seven days' notice, in which it can be set back; a longer one revives nothing",
        },
        {
          file: "tests/features/organization/settings.test.ts",
          test: "shorter rules that erase something are saved only once that is confirmed",
        },
      ],
    },
  },
  {
    id: "P-161",
    says: "A business sees beforehand what the next run erases",
    state: {
      shown: [
        { file: runs, test: "the preview says what the run then does, also for another rule" },
        {
          file: "tests/features/organization/settings.test.ts",
          test: "shorter rules that erase something are saved only once that is confirmed",
        },
      ],
    },
  },
  {
    id: "P-162",
    says: "What has expired is served no more",
    state: {
      shown: [
        {
          file: "tests/features/privacy/hidden.test.ts",
          test: "from the instant at which it ends, no row of a booking is seen in any table, and before all are",
        },
        {
          file: "tests/features/privacy/hidden.test.ts",
          test: "raw reads, changes and pages do not find what has ended either",
        },
      ],
    },
  },
];
