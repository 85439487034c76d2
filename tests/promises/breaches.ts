import type { PromiseRow } from "./promise.ts";

export const breaches: readonly PromiseRow[] = [
  {
    id: "P-212",
    says: "Those affected are told within 72 hours",
    state: {
      shown: [
        {
          file: "tests/features/incidents/incidents.test.ts",
          test: "a drill finds exactly those whom its oracle knows, and has each told before the 72 hours are over",
        },
        {
          file: "tests/features/incidents/incidents.test.ts",
          test: "the operator sees the hours that are left and what is lacking, in the list and in the log, until all is told",
        },
        {
          file: "tests/features/incidents/incidents.test.ts",
          test: "stopped anywhere, the notices go on where they were, and nobody is told the same twice; what became known since is told once more",
        },
      ],
    },
  },
  {
    id: "P-213",
    says: "They are told in three ways",
    state: {
      shown: [
        {
          file: "tests/features/incidents/incidents.test.ts",
          test: "all three ways are in the drill, and banner and public page need no mail",
        },
        {
          file: "tests/features/incidents/incidents.test.ts",
          test: "whom an incident concerns reads so when signed in and in the portal, nobody else does, and it ends a month after the incident",
        },
        {
          file: "tests/features/incidents/incidents.test.ts",
          test: "what the operator makes public is on a page and in a feed, in both languages, and names nobody",
        },
      ],
    },
  },
  {
    id: "P-214",
    says: "Nobody promises perfect security",
    state: {
      shown: [
        {
          file: "tests/features/notices/pages.test.ts",
          test: "the page about security lists each measure and the operator's own, and promises no certainty, in both languages",
        },
        {
          file: "tests/e2e/notice-forms.spec.ts",
          test: "the page about security says in words that nothing is safe for certain, and who may do what is a table",
        },
      ],
    },
  },
  {
    id: "P-215",
    says: "A stolen secret is reported by one press",
    state: {
      shown: [
        {
          file: "tests/features/account/passwords-and-sessions.test.ts",
          test: "one press secures an account: no other session, key, link or grant opens anything, this one goes on, and the log says so",
        },
      ],
    },
  },
  {
    id: "P-216",
    says: "What happened is written down for good",
    state: {
      shown: [
        {
          file: "tests/features/incidents/incidents.test.ts",
          test: "what was done is added for good, and nobody gives themselves more than 72 hours",
        },
      ],
    },
  },
];
