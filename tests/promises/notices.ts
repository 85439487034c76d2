import type { PromiseRow } from "./promise.ts";

export const notices: readonly PromiseRow[] = [
  {
    id: "P-217",
    says: "The notice begins with its date",
    state: {
      shown: [
        {
          file: "tests/e2e/notice-forms.spec.ts",
          test: "the notice begins with the day it was published and the day from which it holds",
        },
      ],
    },
  },
  {
    id: "P-218",
    says: "Changes are announced 30 days before",
    state: {
      shown: [
        {
          file: "tests/features/notices/versions.test.ts",
          test: "a material change holds after 30 days to the hour, and the old notice until then",
        },
        {
          file: "tests/features/notices/versions.test.ts",
          test: "the database refuses a material change that waits less than 30 days",
        },
      ],
    },
  },
  {
    id: "P-219",
    says: "Changes come by mail and in the program",
    state: {
      shown: [
        {
          file: "tests/features/notices/versions.test.ts",
          test: "everyone with an account is mailed once, and each mail says when it was sent; no run mails twice",
        },
        {
          file: "tests/e2e/notices.spec.ts",
          test: "an announced change stands in the dashboard and on the notice, and its marks are words too",
        },
      ],
    },
  },
  {
    id: "P-220",
    says: "All versions stay public, with their differences",
    state: {
      shown: [
        {
          file: "tests/features/notices/pages.test.ts",
          test: "all versions are public, with the day each holds from; any two are compared",
        },
        {
          file: "tests/features/notices/pages.test.ts",
          test: "a version keeps its own words for good, and an unknown fingerprint is not found",
        },
      ],
    },
  },
  {
    id: "P-221",
    says: "Declining a change keeps export and deletion",
    state: {
      shown: [
        {
          file: "tests/features/notices/versions.test.ts",
          test: "a changed notice that nobody has accepted closes no way to a copy, to deletion or to what is kept of a customer",
        },
        {
          file: "tests/unit/privacy/recording-consent.test.ts",
          test: "whatever happens, it is recorded exactly while everybody present has answered the text that is asked, and enough said yes",
        },
      ],
    },
  },
  {
    id: "P-222",
    says: "Notices lead to each other",
    state: {
      shown: [
        {
          file: "tests/e2e/notice-forms.spec.ts",
          test: "a business's own words and the notice lead to each other, and the special ones come first",
        },
      ],
    },
  },
  {
    id: "P-223",
    says: "A new field makes a new version",
    state: {
      shown: [
        {
          file: "tests/features/notices/pages.test.ts",
          test: "a column, a cookie or a recipient that a release adds makes a new version by itself, whose difference names it",
        },
        {
          file: "tests/unit/notices/recorded-notice.test.ts",
          test: "a field that a branch adds is printed as a difference of the notice, and nothing where nothing differs",
        },
        {
          file: "tests/features/notices/versions.test.ts",
          test: "the first notice is in force at once, and a start that finds nothing new publishes nothing",
        },
      ],
    },
  },
  {
    id: "P-224",
    says: "Who accepted which version is known",
    state: {
      shown: [
        {
          file: "tests/features/notices/versions.test.ts",
          test: "signing up records which version was accepted, and deleting the account takes the record along",
        },
      ],
    },
  },
  {
    id: "P-225",
    says: "Sub-processors are listed as they are",
    state: {
      shown: [
        {
          file: "tests/features/notices/pages.test.ts",
          test: "a recipient that is switched on or off is in the list and in the feed at once",
        },
        {
          file: "tests/features/notices/pages.test.ts",
          test: "a recipient is listed with role, data, country and since when, and stays listed with its end",
        },
      ],
    },
  },
  {
    id: "P-226",
    says: "The list tells data, purpose and country",
    state: {
      shown: [
        {
          file: "tests/features/notices/pages.test.ts",
          test: "the list tells of every recipient what it does, its data, its purpose and its country",
        },
      ],
    },
  },
  {
    id: "P-227",
    says: "A fresh install needs none of them",
    state: {
      shown: [
        {
          file: "tests/unit/notices/compile-notice.test.ts",
          test: "without a mail server nobody is named as recipient; with one it is, with its host, country and what it gets",
        },
      ],
    },
  },
  {
    id: "P-228",
    says: "Nothing of production is used in development",
    state: { doesNotApply: "Development uses an invented demo; no tool copies data out of an instance." },
  },
  {
    id: "P-229",
    says: "Sub-processors give their guarantees first",
    state: {
      shown: [
        {
          file: "tests/unit/platform/settings.test.ts",
          test: "nobody gets data of a public Parley before country, contract, its day and the transfer tool are said",
        },
        {
          file: "tests/features/notices/pages.test.ts",
          test: "the list says what each recipient has promised, and on which ground data may leave for its country",
        },
      ],
    },
  },
  {
    id: "P-230",
    says: "New ones are announced in a feed",
    state: {
      shown: [
        {
          file: "tests/features/notices/pages.test.ts",
          test: "a recipient that is switched on or off is in the list and in the feed at once",
        },
        {
          file: "tests/features/notices/versions.test.ts",
          test: "a material change holds after 30 days to the hour, and the old notice until then",
        },
        {
          file: "tests/features/notices/versions.test.ts",
          test: "everyone with an account is mailed once, and each mail says when it was sent; no run mails twice",
        },
        {
          file: "tests/features/notices/versions.test.ts",
          test: "whoever objects to a recipient is led to a request that has a last day, before the recipient's notice holds",
        },
      ],
    },
  },
  {
    id: "P-231",
    says: "Where the servers are is said",
    state: {
      shown: [
        {
          file: "tests/unit/platform/settings.test.ts",
          test: "a public Parley does not start before it says where its data lies and what keeps it safe",
        },
        {
          file: "tests/features/notices/pages.test.ts",
          test: "the notice names the country that the operator said the data lies in, and no other",
        },
      ],
    },
  },
  {
    id: "P-232",
    says: "The country is the configured one",
    state: {
      shown: [
        {
          file: "tests/features/notices/pages.test.ts",
          test: "the notice names the country that the operator said the data lies in, and no other",
        },
      ],
    },
  },
  {
    id: "P-233",
    says: "The region that a call passes is shown",
    state: {
      doesNotApply:
        "Calls run between browsers: no region hosts them. The one relay that an operator may set is the same for every call, and its country stands in the list of those who get data.",
    },
  },
  {
    id: "P-234",
    says: "One is told when data leaves the region",
    state: {
      shown: [
        {
          file: "tests/features/notices/pages.test.ts",
          test: "a booking form says which countries outside the region data goes to, by what the operator said of each recipient alone",
        },
        {
          file: "tests/features/notices/pages.test.ts",
          test: "the list says what each recipient has promised, and on which ground data may leave for its country",
        },
      ],
    },
  },
  {
    id: "P-235",
    says: "A transfer has a tool that still stands",
    state: {
      shown: [
        {
          file: "tests/unit/platform/settings.test.ts",
          test: "nobody gets data of a public Parley before country, contract, its day and the transfer tool are said",
        },
        {
          file: "tests/unit/platform/settings.test.ts",
          test: "a transfer rests on a decision, on standard clauses, on consent, or on nothing that leaves; nothing else is a choice",
        },
        {
          file: "tests/features/notices/pages.test.ts",
          test: "the list says what each recipient has promised, and on which ground data may leave for its country",
        },
      ],
    },
  },
  {
    id: "P-236",
    says: "No country is worked out from a connection and stored",
    state: {
      shown: [
        {
          file: "tests/features/trust/kept-promises.test.ts",
          test: "no column holds interests, demographics, a place on earth or a marketing profile",
        },
        {
          file: "tests/features/privacy/data-map-database.test.ts",
          test: "the migrated database has the columns of the data map, and no others",
        },
      ],
    },
  },
];
