import type { PromiseRow } from "./promise.ts";

const server = "tests/features/http/web-server.test.ts";

export const traces: readonly PromiseRow[] = [
  {
    id: "P-259",
    says: "The server's log knows the shape of a request, not who made it",
    state: {
      shown: [
        { file: server, test: "no line of the log holds a name, an address, a token or a query" },
        {
          file: "tests/unit/platform/request-reading.test.ts",
          test: "a log line shows the shape of an address, and nothing in it that somebody chose or that opens a door",
        },
      ],
    },
  },
  {
    id: "P-260",
    says: "A network address counts as personal",
    state: {
      shown: [
        {
          file: "tests/features/trust/kept-promises.test.ts",
          test: "a network address counts as personal, has a rule, and is stored cut short",
        },
      ],
    },
  },
  {
    id: "P-261",
    says: "Full network addresses stay in memory",
    state: {
      shown: [
        {
          file: server,
          test: "X-Forwarded-For is believed of as many proxies as TRUST_PROXY says, and of none by default",
        },
        {
          file: "tests/features/trust/kept-promises.test.ts",
          test: "a network address counts as personal, has a rule, and is stored cut short",
        },
        { file: server, test: "no line of the log holds a name, an address, a token or a query" },
      ],
    },
  },
  {
    id: "P-262",
    says: "Of a device only browser and system are kept",
    state: {
      shown: [
        {
          file: "tests/unit/session/device-name.test.ts",
          test: "a device is named by browser and system, and by nothing else that its user agent says",
        },
        {
          file: "tests/unit/session/device-name.test.ts",
          test: "no user agent, however made, gets its own text into the name",
        },
      ],
    },
  },
  {
    id: "P-263",
    says: "No device is marked for good",
    state: {
      shown: [
        {
          file: "tests/unit/privacy/browser-items.test.ts",
          test: "what stays in a browser for long and was chosen is the same for everybody who chose the same",
        },
        {
          file: "tests/e2e/notices.spec.ts",
          test: "public pages keep what the registry says in a browser, ask nobody else, and show no banner",
        },
      ],
    },
  },
  {
    id: "P-264",
    says: "Nobody is located",
    state: {
      shown: [
        {
          file: "tests/features/trust/kept-promises.test.ts",
          test: "no page may ask where somebody is, and no code does",
        },
      ],
    },
  },
  {
    id: "P-265",
    says: "What is kept of an error holds no word of a person",
    state: {
      shown: [
        {
          file: "tests/features/trust/kept-promises.test.ts",
          test: "an error's words, which may quote somebody, do not reach the log",
        },
        {
          file: "tests/features/jobs/job-queue.test.ts",
          test: "a failing job is tried again later and later, then lies failed in its queue with the kind of its error",
        },
      ],
    },
  },
  {
    id: "P-266",
    says: "Figures are neither sold nor shared",
    state: {
      shown: [
        {
          file: "tests/features/privacy/figures.test.ts",
          test: "figures leave by two ways alone: a member's own page and the operator's terminal",
        },
        {
          file: "tests/features/trust/egress.test.ts",
          test: "with everything switched on the database and the mail server that was set are reached, and nobody else",
        },
      ],
    },
  },
  {
    id: "P-267",
    says: "What was made anonymous stays anonymous",
    state: { doesNotApply: "Nothing is made anonymous; what is due is deleted." },
  },
  {
    id: "P-268",
    says: "Small groups are not counted out",
    state: {
      shown: [
        {
          file: "tests/features/privacy/figures.test.ts",
          test: "the operator reads an hour's number from ten businesses on, and before that that they are few",
        },
      ],
    },
  },
];
