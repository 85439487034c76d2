import type { PromiseRow } from "./promise.ts";

export const children: readonly PromiseRow[] = [
  {
    id: "P-204",
    says: "No birth date is stored of anyone",
    state: {
      shown: [
        {
          file: "tests/features/account/sign-up.test.ts",
          test: "an account is made for who says that they are an adult alone; what is kept of it is when they said so",
        },
      ],
    },
  },
  {
    id: "P-205",
    says: "Accounts are for adults",
    state: {
      shown: [
        {
          file: "tests/features/account/sign-up.test.ts",
          test: "an account is made for who says that they are an adult alone; what is kept of it is when they said so",
        },
      ],
    },
  },
  {
    id: "P-206",
    says: "Customers decide for themselves from 16",
    state: {
      shown: [
        {
          file: "tests/features/consents/ledger.test.ts",
          test: "the age from which people consent by themselves is the operator's setting, and stands in what they agree to",
        },
      ],
    },
  },
  { id: "P-207", says: "The age of consent follows the country", state: { waitsFor: "age" } },
  {
    id: "P-208",
    says: "A minor's data goes within 72 hours",
    state: {
      shown: [
        {
          file: "tests/features/rights/minors.test.ts",
          test: "what is kept of a minor is due after 72 hours and goes with the next look of the clock, without grace",
        },
        {
          file: "tests/features/rights/minors.test.ts",
          test: "a request about a minor that came by post has the same 72 hours, which the database lets nobody put off",
        },
      ],
    },
  },
  { id: "P-209", says: "A guardian confirms first", state: { waitsFor: "age" } },
  { id: "P-210", says: "A guardian sees the minor's bookings", state: { waitsFor: "age" } },
  {
    id: "P-211",
    says: "Parents find a word to them",
    state: {
      shown: [
        {
          file: "tests/unit/notices/compile-notice.test.ts",
          test: "parents are asked to supervise, and the age is the operator's setting, in both languages",
        },
      ],
    },
  },
];
