import type { PromiseRow } from "./promise.ts";

export const integrations: readonly PromiseRow[] = [
  { id: "P-077", says: "An integration gets its declared fields alone", state: { waitsFor: "integrations" } },
  { id: "P-078", says: "Third parties act by written instruction", state: { waitsFor: "integrations" } },
  { id: "P-079", says: "One is told which third party was told what", state: { waitsFor: "integrations" } },
  {
    id: "P-080",
    says: "Nothing goes to partners or resellers",
    state: {
      shown: [
        {
          file: "tests/features/trust/egress.test.ts",
          test: "with everything switched on the database and the mail server that was set are reached, and nobody else",
        },
        {
          file: "tests/features/trust/kept-promises.test.ts",
          test: "data serves its listed purposes alone, and neither sale nor advertising nor training is one",
        },
      ],
    },
  },
  {
    id: "P-081",
    says: "Calendars are read as free or busy by default",
    state: {
      shown: [
        {
          file: "tests/features/calendars/copy-rounds.test.ts",
          test: "of somebody's events nothing is kept but when they are busy",
        },
        {
          file: "tests/features/calendars/calendar-choices.test.ts",
          test: "titles are stored sealed where the member says so, shown to that member alone, and gone at once when they say no",
        },
      ],
    },
  },
  {
    id: "P-082",
    says: "Links elsewhere do not say where one came from",
    state: {
      shown: [
        {
          file: "tests/e2e/links-elsewhere.spec.ts",
          test: "a link to another site does not say where one came from, in a tab of its own or in this one",
        },
      ],
    },
  },
  { id: "P-083", says: "Integrations are switched on with a date", state: { waitsFor: "integrations" } },
  {
    id: "P-084",
    says: "Disconnecting destroys the tokens",
    state: {
      shown: [
        {
          file: "tests/features/calendars/sync-calendar.test.ts",
          test: "the password is sealed, and goes with all busy times when the account is disconnected",
        },
        {
          file: "tests/features/calendars/calendar-copies.test.ts",
          test: "an account that is disconnected is emptied of bookings first where its member wants that",
        },
      ],
    },
  },
  {
    id: "P-085",
    says: "Calendar copies go with their booking",
    state: {
      shown: [
        {
          file: "tests/features/calendars/calendar-copies.test.ts",
          test: "the copy of an erased booking is deleted, also after an outage; of what is over it may stay without anything of anybody",
        },
      ],
    },
  },
];
