import type { PromiseRow } from "./promise.ts";

export const notices: readonly PromiseRow[] = [
  { id: "P-217", says: "The notice begins with its date", state: { waitsFor: "notices" } },
  { id: "P-218", says: "Changes are announced 30 days before", state: { waitsFor: "notices" } },
  { id: "P-219", says: "Changes come by mail and in the program", state: { waitsFor: "notices" } },
  { id: "P-220", says: "All versions stay public, with their differences", state: { waitsFor: "notices" } },
  { id: "P-221", says: "Declining a change keeps export and deletion", state: { waitsFor: "notices" } },
  { id: "P-222", says: "Notices lead to each other", state: { waitsFor: "notices" } },
  { id: "P-223", says: "A new field makes a new version", state: { waitsFor: "notices" } },
  { id: "P-224", says: "Who accepted which version is known", state: { waitsFor: "notices" } },
  { id: "P-225", says: "Sub-processors are listed as they are", state: { waitsFor: "notices" } },
  { id: "P-226", says: "The list tells data, purpose and country", state: { waitsFor: "notices" } },
  { id: "P-227", says: "A fresh install needs none of them", state: { waitsFor: "notices" } },
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
