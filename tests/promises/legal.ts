import type { PromiseRow } from "./promise.ts";

export const legal: readonly PromiseRow[] = [
  { id: "P-237", says: "Only a valid request opens data", state: { waitsFor: "legal" } },
  { id: "P-238", says: "The person is told unless forbidden", state: { waitsFor: "legal" } },
  { id: "P-239", says: "Improper requests are contested", state: { waitsFor: "legal" } },
  { id: "P-240", says: "An emergency needs two people", state: { waitsFor: "legal" } },
  { id: "P-241", says: "One's own claims need a written reason", state: { waitsFor: "legal" } },
  { id: "P-242", says: "The number of requests is published", state: { waitsFor: "legal" } },
  { id: "P-243", says: "A sale leaves 30 days to take or erase", state: { waitsFor: "notices" } },
  { id: "P-244", says: "Held data stays, then goes", state: { waitsFor: "legal" } },
];
