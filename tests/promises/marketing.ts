import type { PromiseRow } from "./promise.ts";

export const marketing: readonly PromiseRow[] = [
  { id: "P-131", says: "Every promotional mail ends by one click", state: { waitsFor: "marketing" } },
  { id: "P-132", says: "Unsubscribing holds at once", state: { waitsFor: "marketing" } },
  { id: "P-133", says: "Preferences open from each such mail", state: { waitsFor: "marketing" } },
  { id: "P-134", says: "Preferences are in the account, too", state: { waitsFor: "marketing" } },
  { id: "P-135", says: "Opting out by post counts as well", state: { waitsFor: "marketing" } },
  { id: "P-136", says: "Nothing is sent without a tick", state: { waitsFor: "marketing" } },
  { id: "P-137", says: "No consent is needed to go on", state: { waitsFor: "marketing" } },
  {
    id: "P-138",
    says: "Nobody is profiled for marketing",
    state: {
      shown: [
        {
          file: "tests/features/trust/kept-promises.test.ts",
          test: "no column holds interests, demographics, a place on earth or a marketing profile",
        },
        {
          file: "tests/unit/privacy/data-map.test.ts",
          test: "every column of the schema has its entry in the data map, and no entry is left over",
        },
      ],
    },
  },
  { id: "P-139", says: "Service mails hold no promotion", state: { waitsFor: "marketing" } },
  {
    id: "P-140",
    says: "Who was referred can opt out in the first mail",
    state: { doesNotApply: "Nobody can be referred; no such mail exists." },
  },
  { id: "P-141", says: "A newsletter is asked for twice", state: { waitsFor: "marketing" } },
  { id: "P-142", says: "Opting out of everything keeps the account", state: { waitsFor: "marketing" } },
];
