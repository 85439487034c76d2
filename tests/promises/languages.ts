import type { PromiseRow } from "./promise.ts";

export const languages: readonly PromiseRow[] = [
  {
    id: "P-269",
    says: "The notice says the same in each language",
    state: {
      shown: [
        {
          file: "tests/unit/messages/catalogs.test.ts",
          test: "both languages have the same keys",
        },
        {
          file: "tests/unit/notices/compile-notice.test.ts",
          test: "both languages say the same figures in the same order",
        },
      ],
    },
  },
  { id: "P-270", says: "Rights are used in one's own language", state: { waitsFor: "portal" } },
  { id: "P-271", says: "Privacy pages work for everyone", state: { waitsFor: "portal" } },
];
