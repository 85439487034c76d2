import type { PromiseRow } from "./promise.ts";

export const erasure: readonly PromiseRow[] = [
  {
    id: "P-163",
    says: "Erasure is complete everywhere in 30 days",
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
    id: "P-164",
    says: "The date by which it is done is shown",
    state: {
      shown: [
        {
          file: "tests/features/rights/everyone.test.ts",
          test: "the request's page shows the day by which it is answered, and how many days are left",
        },
      ],
    },
  },
  {
    id: "P-165",
    says: "How long erasure takes is published",
    state: {
      shown: [
        {
          file: "tests/features/trust/transparency.test.ts",
          test: "the page says the median of the days that erasure took within a year, of ten wishes and more",
        },
      ],
    },
  },
  {
    id: "P-166",
    says: "Deletion needs no support",
    state: {
      shown: [
        {
          file: "tests/features/deletion/pages.test.ts",
          test: "without the password of just now nothing is shown and nothing is begun",
        },
        {
          file: "tests/features/deletion/pages.test.ts",
          test: "in the grace every page leads to the one that calls it off, the business answers 410, and one press brings all back",
        },
      ],
    },
  },
  {
    id: "P-167",
    says: "Deletion can be asked for by post",
    state: {
      shown: [
        {
          file: "tests/features/rights/queue.test.ts",
          test: "a request that came by post is due 30 days after it came, and is told and carried out as any other",
        },
      ],
    },
  },
  {
    id: "P-168",
    says: "One erases all or some",
    state: {
      shown: [
        {
          file: "tests/features/deletion/team.test.ts",
          test: "a part goes a day later and leaves the rest byte for byte; within the day it can be undone",
        },
      ],
    },
  },
  {
    id: "P-169",
    says: "The certificate lists what stays and why",
    state: {
      shown: [
        {
          file: "tests/features/deletion/team.test.ts",
          test: "what a claim keeps stays, and is on the certificate by its kind and review alone; lifted, it goes with the rest",
        },
      ],
    },
  },
  {
    id: "P-170",
    says: "Against abuse a hash stays, for 180 days",
    state: {
      doesNotApply:
        "Nothing is kept against abuse of whoever was erased, not even a hash; attempts are counted in memory alone.",
    },
  },
  {
    id: "P-171",
    says: "What was held goes when the hold ends",
    state: {
      shown: [
        {
          file: "tests/features/privacy/legal-holds.test.ts",
          test: "what a claim or an order keeps is passed over with all its parts, told so by the preview, and goes once the hold is lifted",
        },
      ],
    },
  },
  {
    id: "P-172",
    says: "Figures that stay single nobody out",
    state: {
      shown: [
        {
          file: "tests/features/privacy/figures.test.ts",
          test: "a month has its number from ten meetings on; fewer are not told, be there one, nine or none",
        },
        {
          file: "tests/features/privacy/figures.test.ts",
          test: "the numbers are the same before and after the bookings are erased, and nothing in them leads to anybody",
        },
      ],
    },
  },
  {
    id: "P-173",
    says: "Erasing one side keeps the other's own words",
    state: {
      shown: [
        {
          file: "tests/features/rooms/kept-chat.test.ts",
          test: "it goes by its own rule, with its call, and with whoever wrote it",
        },
      ],
    },
  },
  {
    id: "P-174",
    says: "A team does not lose its owner unawares",
    state: {
      shown: [
        {
          file: "tests/features/deletion/team.test.ts",
          test: "the only owner of a team cannot leave it to nobody, nor anyone delete what is not theirs",
        },
        {
          file: "tests/features/deletion/team.test.ts",
          test: "a whole team's business goes with all members' work in it, who are told; their accounts stay",
        },
      ],
    },
  },
];
