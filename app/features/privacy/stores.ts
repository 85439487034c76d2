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

const recorded = {
  purpose: ["call"],
  basis: "consent",
  rule: "recording",
  export: "yes",
  sensitivity: "high",
  category: "call.media",
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

const inRooms = { ...booked, purpose: ["call"], rule: "process" } as const;

const saved = {
  ...booked,
  purpose: ["recovery"],
  basis: "legitimate",
  source: "generated",
  rule: "backup",
} as const;
const savedOfMembers = { ...saved, subject: "member", role: "controller" } as const;

const copied = { ...saved, purpose: ["rights"], basis: "legal", rule: "export" } as const;
const copiedOfMembers = { ...copied, subject: "member", role: "controller" } as const;

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
  backups: {
    where: "disk",
    what: "The whole database but sessions and mailed links, encrypted. Old ones are deleted by backups.clean-up.",
    rule: "backup",
    entries: {
      name: { ...saved, category: "identity.name" },
      email: { ...saved, category: "contact.email" },
      phone: { ...saved, category: "contact.phone" },
      booking: { ...saved, category: "booking.content" },
      time: { ...saved, category: "booking.time" },
      answers: { ...saved, category: "booking.answer", sensitivity: "high" },
      mails: { ...saved, category: "mail.log" },
      calls: { ...saved, category: "call.log" },
      memberName: { ...savedOfMembers, category: "identity.name" },
      memberEmail: { ...savedOfMembers, category: "contact.email" },
      password: { ...savedOfMembers, category: "credential", sensitivity: "high" },
      schedule: { ...savedOfMembers, category: "schedule" },
    },
  },
  exports: {
    where: "disk",
    what: "The files of copies that members asked for, encrypted. Deleted by exports.clean-up when they end.",
    rule: "export",
    entries: {
      name: { ...copied, category: "identity.name" },
      email: { ...copied, category: "contact.email" },
      phone: { ...copied, category: "contact.phone" },
      booking: { ...copied, category: "booking.content" },
      time: { ...copied, category: "booking.time" },
      answers: { ...copied, category: "booking.answer", sensitivity: "high" },
      mails: { ...copied, category: "mail.log" },
      calls: { ...copied, category: "call.log" },
      memberName: { ...copiedOfMembers, category: "identity.name" },
      memberEmail: { ...copiedOfMembers, category: "contact.email" },
      schedule: { ...copiedOfMembers, category: "schedule" },
    },
  },
  "call media": {
    where: "disk",
    what: "Recordings of calls and photographs, encrypted; in a bucket where one is set. Erased soon after their rows.",
    rule: "recording",
    entries: {
      picture: { ...booked, ...recorded },
      voice: { ...booked, ...recorded },
    },
  },
  "erasure list": {
    where: "disk",
    what: "What was erased lately, beside the backups: opaque ids alone, so that a restored backup forgets it again.",
    rule: "tombstone",
    entries: { model: none, rowIds: none, rule: none, erasedAt: none },
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
  "audit heads": {
    where: "disk",
    what: "The daily marks of the audit chains, which the operator gets by mail too: hashes and opaque ids alone.",
    rule: "audit.head",
    entries: { at: none, chain: none, seq: none, hash: none },
  },
  "open rooms": {
    where: "memory",
    what: "What is written and drawn in a video room, until the last one leaves it.",
    rule: "process",
    entries: {
      name: { ...inRooms, category: "identity.name" },
      lines: { ...inRooms, category: "booking.content" },
      /** On its way to captions, for some seconds, by everybody's consent. */
      speech: { ...inRooms, basis: "consent", sensitivity: "high", category: "call.media" },
      /** How the page's connections are, in coarse classes, until they are counted for nobody. */
      connection: { ...inRooms, source: "generated", category: "call.log" },
      whiteboard: { ...inRooms, category: "booking.content" },
    },
  },
  "kept pages": {
    where: "memory",
    what: "Rendered public pages of businesses; nothing of a visitor is on them.",
    rule: "process",
    entries: { page: none },
  },
} as const satisfies Record<string, Store>;
