import type { Entry, RuleId } from "./data-map-types.ts";

/** A place outside the database's tables where something of a person can be. */
export type Store = {
  where: "disk" | "memory" | "database schema" | "output";
  what: string;
  rule: RuleId;
  entries: Record<string, Entry>;
};

const none = { kind: "none" } as const satisfies Entry;

const booked = {
  kind: "personal",
  subject: "customer",
  purpose: ["notification"],
  basis: "contract",
  role: "processor",
  source: "subject",
  rule: "booking",
  onErase: "delete",
  export: "no",
  sensitivity: "normal",
  shares: [],
  rectify: "no",
} as const;

const watched = {
  ...booked,
  subject: "visitor",
  purpose: ["security"],
  basis: "legitimate",
  role: "controller",
  source: "generated",
  rule: "process",
  sensitivity: "low",
} as const;

/** Copies and traces beside the tables, each with its rule. The tables themselves are in data-map.ts. */
export const stores = {
  "mail outbox": {
    where: "disk",
    what: "Whole mails, while no SMTP server is set. Erased by the job privacy.erase-copies when their rows are.",
    rule: "booking",
    entries: {
      to: { ...booked, category: "contact.email" },
      subject: { ...booked, category: "booking.content" },
      html: { ...booked, category: "booking.content", sensitivity: "high" },
      text: { ...booked, category: "booking.content", sensitivity: "high" },
      calendar: { ...booked, category: "booking.content", sensitivity: "high" },
    },
  },
  "job payloads": {
    where: "database schema",
    what: "Schema `jobs`: ids alone, which lead nowhere once the rows are gone; errors as their kind.",
    rule: "job.dead",
    entries: { data: none, output: none },
  },
  "request log": {
    where: "output",
    what: "Method, shape of the path, status and duration; no address, no query string, no names.",
    rule: "server.log",
    entries: { requestId: none, path: none, status: none, ms: none },
  },
  "attempt limit": {
    where: "memory",
    what: "How often a sign-in was tried, by a hash of the address and by network, for an hour at most.",
    rule: "process",
    entries: {
      account: { ...watched, category: "reference" },
      network: { ...watched, category: "network.truncated" },
    },
  },
  "rate limit": {
    where: "memory",
    what: "Requests of the last minute by full network address.",
    rule: "process",
    entries: { address: { ...watched, category: "network.truncated" } },
  },
  "kept pages": {
    where: "memory",
    what: "Rendered public pages of businesses; nothing of a visitor is on them.",
    rule: "process",
    entries: { page: none },
  },
} as const satisfies Record<string, Store>;
