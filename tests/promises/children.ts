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
  {
    id: "P-207",
    says: "The age of consent follows the country",
    state: {
      shown: [
        {
          file: "tests/features/booking/guardian.test.ts",
          test: "the age from which nobody is asked for a guardian is the one set: 13 in one country, 16 where nothing is said",
        },
        {
          file: "tests/features/account/sign-up.test.ts",
          test: "an account is made for who says that they are an adult alone; what is kept of it is when they said so",
        },
      ],
    },
  },
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
  {
    id: "P-209",
    says: "A guardian confirms first",
    state: {
      shown: [
        {
          file: "tests/features/booking/guardian.test.ts",
          test: "before the guardian confirms nothing is booked, no business is told, and nothing of the child is readable anywhere",
        },
        {
          file: "tests/features/booking/guardian.test.ts",
          test: "confirmed, it is booked once with the guardian's address alone, and their word stands in the ledger",
        },
        {
          file: "tests/features/booking/guardian.test.ts",
          test: "declined, run out after a day, or with another signature nothing is booked; the next clean-up leaves nothing of it",
        },
      ],
    },
  },
  {
    id: "P-210",
    says: "A guardian sees the minor's bookings",
    state: {
      shown: [
        {
          file: "tests/features/booking/guardian.test.ts",
          test: "the guardian sees the child's bookings in the portal, and nobody else does",
        },
      ],
    },
  },
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
