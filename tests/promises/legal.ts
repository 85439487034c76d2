import type { PromiseRow } from "./promise.ts";

export const legal: readonly PromiseRow[] = [
  {
    id: "P-237",
    says: "Only a valid request opens data",
    state: {
      shown: [
        {
          file: "tests/features/legal/legal.test.ts",
          test: "data is taken out for a request that stands, was approved and names the person, of that business alone",
        },
        {
          file: "tests/features/legal/legal.test.ts",
          test: "a request without authority, reference, ground or scope is none; own rights need a reason, an emergency two people, and every answer its words",
        },
      ],
    },
  },
  {
    id: "P-238",
    says: "The person is told unless forbidden",
    state: {
      shown: [
        {
          file: "tests/features/legal/legal.test.ts",
          test: "whoever an authority asks about is told at once, in their language, and once",
        },
        {
          file: "tests/features/legal/legal.test.ts",
          test: "while the law forbids it nobody is told, not in the portal either; when the gag ends they are",
        },
      ],
    },
  },
  {
    id: "P-239",
    says: "Improper requests are contested",
    state: {
      shown: [
        {
          file: "tests/features/legal/legal.test.ts",
          test: "a request without authority, reference, ground or scope is none; own rights need a reason, an emergency two people, and every answer its words",
        },
      ],
    },
  },
  {
    id: "P-240",
    says: "An emergency needs two people",
    state: {
      shown: [
        {
          file: "tests/features/legal/legal.test.ts",
          test: "a request without authority, reference, ground or scope is none; own rights need a reason, an emergency two people, and every answer its words",
        },
        {
          file: "tests/features/legal/legal.test.ts",
          test: "an emergency is looked at once more within 72 hours, and the operator reads that it is due in the list and in the log",
        },
      ],
    },
  },
  {
    id: "P-241",
    says: "One's own claims need a written reason",
    state: {
      shown: [
        {
          file: "tests/features/legal/legal.test.ts",
          test: "a request without authority, reference, ground or scope is none; own rights need a reason, an emergency two people, and every answer its words",
        },
      ],
    },
  },
  {
    id: "P-242",
    says: "The number of requests is published",
    state: {
      shown: [
        {
          file: "tests/features/trust/transparency.test.ts",
          test: "how many requests of authorities there were stands there as the register has them, where the operator says so",
        },
      ],
    },
  },
  {
    id: "P-243",
    says: "A sale leaves 30 days to take or erase",
    state: {
      shown: [
        {
          file: "tests/unit/notices/plan-version.test.ts",
          test: "somebody else who takes the site over is announced 30 days before, in which the former one still answers",
        },
      ],
    },
  },
  {
    id: "P-244",
    says: "Held data stays, then goes",
    state: {
      shown: [
        {
          file: "tests/features/privacy/legal-holds.test.ts",
          test: "what a claim or an order keeps is passed over with all its parts, told so by the preview, and goes once the hold is lifted",
        },
        {
          file: "tests/features/legal/legal.test.ts",
          test: "a hold serves its request, is due on its day of review, and the operator reads so in the list and in the log",
        },
      ],
    },
  },
];
