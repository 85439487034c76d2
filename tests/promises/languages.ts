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
  {
    id: "P-270",
    says: "Rights are used in one's own language",
    state: {
      shown: [
        { file: "tests/unit/messages/catalogs.test.ts", test: "both languages have the same keys" },
        {
          file: "tests/unit/messages/catalogs.test.ts",
          test: "no area is written in French only by name: long texts differ between the languages",
        },
        {
          file: "tests/e2e/me.spec.ts",
          test: "in French and on a phone every page of the portal, and the business's queue, is for everyone",
        },
        {
          file: "tests/features/exports/archive.test.ts",
          test: "the reader opens from disk without a network, in the reader's language, and shows every row",
        },
      ],
    },
  },
  {
    id: "P-271",
    says: "Privacy pages work for everyone",
    state: {
      shown: [
        {
          file: "tests/e2e/me.spec.ts",
          test: "in French and on a phone every page of the portal, and the business's queue, is for everyone",
        },
        {
          file: "tests/e2e/me.spec.ts",
          test: "without scripts somebody sees what is held about them, corrects it and has it erased; what is ahead is cancelled",
        },
        {
          file: "tests/e2e/notices.spec.ts",
          test: "the notice is for everyone: both themes, both languages, narrow, and without JavaScript",
        },
        {
          file: "tests/e2e/deletion.spec.ts",
          test: "in French and on a phone every page of leaving and deleting is for everyone",
        },
      ],
    },
  },
];
