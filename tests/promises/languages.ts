import type { PromiseRow } from "./promise.ts";

export const languages: readonly PromiseRow[] = [
  { id: "P-269", says: "The notice says the same in each language", state: { waitsFor: "notices" } },
  { id: "P-270", says: "Rights are used in one's own language", state: { waitsFor: "portal" } },
  { id: "P-271", says: "Privacy pages work for everyone", state: { waitsFor: "portal" } },
];
