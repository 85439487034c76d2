import type { PromiseRow } from "./promise.ts";

export const erasure: readonly PromiseRow[] = [
  { id: "P-163", says: "Erasure is complete everywhere in 30 days", state: { waitsFor: "erasure" } },
  { id: "P-164", says: "The date by which it is done is shown", state: { waitsFor: "portal" } },
  { id: "P-165", says: "How long erasure takes is published", state: { waitsFor: "portal" } },
  { id: "P-166", says: "Deletion needs no support", state: { waitsFor: "erasure" } },
  {
    id: "P-167",
    says: "Deletion can be asked for by post",
    state: {
      shown: [
        {
          file: "tests/features/rights/queue.test.ts",
          test: "a request that came by post is due 30 days after it came, and is told and carried out as any other",
        },
      ],
    },
  },
  { id: "P-168", says: "One erases all or some", state: { waitsFor: "erasure" } },
  { id: "P-169", says: "The certificate lists what stays and why", state: { waitsFor: "erasure" } },
  { id: "P-170", says: "Against abuse a hash stays, for 180 days", state: { waitsFor: "erasure" } },
  {
    id: "P-171",
    says: "What was held goes when the hold ends",
    state: {
      shown: [
        {
          file: "tests/features/privacy/legal-holds.test.ts",
          test: "what a claim or an order keeps is passed over with all its parts, told so by the preview, and goes once the hold is lifted",
        },
      ],
    },
  },
  { id: "P-172", says: "Figures that stay single nobody out", state: { waitsFor: "statistics" } },
  { id: "P-173", says: "Erasing one side keeps the other's own words", state: { waitsFor: "erasure" } },
  { id: "P-174", says: "A team does not lose its owner unawares", state: { waitsFor: "erasure" } },
];
