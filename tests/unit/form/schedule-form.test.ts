import { expect, test } from "vitest";
import { draftDates, editHours, overridesMax } from "#app/features/scheduling/schedule-form.ts";
import type { FormTree } from "#app/platform/form/form-tree.ts";

const hours = [{ start: "10:00", end: "12:00" }];

test("several dates take the same hours at once, in order, and replace what was listed for them", () => {
  const overrides = [
    { date: "2027-03-01", intervals: [] },
    { date: "2027-03-05", intervals: [] },
  ];
  const draft = { dates: ["2027-03-05", "2027-03-02"], intervals: hours };
  expect(editHours({ name: "x", overrides, draft }, "dates")).toEqual({
    name: "x",
    overrides: [
      { date: "2027-03-01", intervals: [] },
      { date: "2027-03-02", intervals: hours },
      { date: "2027-03-05", intervals: hours },
    ],
  });
});

test("without a calendar the dates run from the first to the last, both included", () => {
  const draft = { first: "2028-02-28", last: "2028-03-01", intervals: [] };
  expect(draftDates({ draft })).toEqual(["2028-02-28", "2028-02-29", "2028-03-01"]);
  expect(draftDates({ draft: { first: "2028-02-28", last: "" } })).toEqual(["2028-02-28"]);
});

test("no dates, wrong ones and an end before its start add nothing", () => {
  const drafts: FormTree[] = [
    {},
    { first: "soon" },
    { first: "2027-02-29" },
    { first: "2027-03-02", last: "2027-03-01" },
  ];
  for (const draft of drafts) {
    const tree = { overrides: [], draft };
    expect(editHours(tree, "dates")).toEqual(tree);
  }
});

test("centuries of dates do not become a list of centuries", () => {
  const draft = { first: "1970-01-01", last: "2199-12-31" };
  const rows = editHours({ draft }, "dates")["overrides"];
  expect(rows).toHaveLength(overridesMax + 1);
});
