import type { PromiseRow } from "./promise.ts";

export const principles: readonly PromiseRow[] = [
  { id: "P-001", says: "Export and deletion are one click away", state: { waitsFor: "export" } },
  { id: "P-002", says: "Only what the service needs is collected", state: { waitsFor: "proof" } },
  {
    id: "P-003",
    says: "The notice speaks to each group of people",
    state: {
      shown: [
        {
          file: "tests/unit/notices/compile-notice.test.ts",
          test: "each subject has a section with one summary of at most 25 words, and each part says who decides and how long",
        },
        {
          file: "tests/unit/notices/compile-notice.test.ts",
          test: "every personal column is in the notice under its subject, with its purpose, ground, role, source and rule",
        },
      ],
    },
  },
  {
    id: "P-004",
    says: "Controller or processor is said per purpose",
    state: {
      shown: [
        {
          file: "tests/unit/notices/compile-notice.test.ts",
          test: "each subject has a section with one summary of at most 25 words, and each part says who decides and how long",
        },
        {
          file: "tests/unit/notices/compile-notice.test.ts",
          test: "every personal column is in the notice under its subject, with its purpose, ground, role, source and rule",
        },
      ],
    },
  },
  { id: "P-005", says: "Requests reach the business that decides", state: { waitsFor: "portal" } },
  { id: "P-006", says: "Each use has a legal basis that holds", state: { waitsFor: "consent" } },
  { id: "P-007", says: "One table tells source, use, basis and life", state: { waitsFor: "notices" } },
  {
    id: "P-008",
    says: "Data serves a closed list of purposes",
    state: {
      shown: [
        {
          file: "tests/features/trust/kept-promises.test.ts",
          test: "data serves its listed purposes alone, and neither sale nor advertising nor training is one",
        },
        {
          file: "tests/unit/privacy/data-map.test.ts",
          test: "what is personal has a purpose and a rule that something enforces",
        },
      ],
    },
  },
  { id: "P-009", says: "Nothing is bought or looked up about people", state: { waitsFor: "proof" } },
  { id: "P-010", says: "One privacy contact is published", state: { waitsFor: "operator" } },
  { id: "P-011", says: "The notice is written in plain words", state: { waitsFor: "notices" } },
];
