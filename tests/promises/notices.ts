import type { PromiseRow } from "./promise.ts";

export const notices: readonly PromiseRow[] = [
  { id: "P-217", says: "The notice begins with its date", state: { waitsFor: "notices" } },
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
  { id: "P-219", says: "Changes come by mail and in the program", state: { waitsFor: "notices" } },
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
  { id: "P-221", says: "Declining a change keeps export and deletion", state: { waitsFor: "notices" } },
  { id: "P-222", says: "Notices lead to each other", state: { waitsFor: "notices" } },
  { id: "P-223", says: "A new field makes a new version", state: { waitsFor: "notices" } },
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
  { id: "P-225", says: "Sub-processors are listed as they are", state: { waitsFor: "notices" } },
  { id: "P-226", says: "The list tells data, purpose and country", state: { waitsFor: "notices" } },
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
  { id: "P-229", says: "Sub-processors give their guarantees first", state: { waitsFor: "notices" } },
  { id: "P-230", says: "New ones are announced in a feed", state: { waitsFor: "notices" } },
  { id: "P-231", says: "Where the servers are is said", state: { waitsFor: "operator" } },
  { id: "P-232", says: "The country is the configured one", state: { waitsFor: "operator" } },
  { id: "P-233", says: "The region that a call passes is shown", state: { waitsFor: "rooms" } },
  { id: "P-234", says: "One is told when data leaves the region", state: { waitsFor: "notices" } },
  { id: "P-235", says: "A transfer has a tool that still stands", state: { waitsFor: "notices" } },
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
