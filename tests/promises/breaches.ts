import type { PromiseRow } from "./promise.ts";

export const breaches: readonly PromiseRow[] = [
  { id: "P-212", says: "Those affected are told within 72 hours", state: { waitsFor: "breach" } },
  { id: "P-213", says: "They are told in three ways", state: { waitsFor: "breach" } },
  { id: "P-214", says: "Nobody promises perfect security", state: { waitsFor: "notices" } },
  { id: "P-215", says: "A stolen secret is reported by one press", state: { waitsFor: "keys" } },
  { id: "P-216", says: "What happened is written down for good", state: { waitsFor: "breach" } },
];
