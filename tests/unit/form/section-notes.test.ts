import { expect, test } from "vitest";
import { sectionNotes } from "#app/features/scheduling/components/event-type-notes.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { readFormTree } from "#app/platform/form/form-tree.ts";

const timesOf = (locale: "en" | "fr", amount: string, days: string) => {
  const tree = readFormTree([
    ["notice.amount", amount],
    ["notice.unit", "hours"],
    ["window.kind", "calendar_days"],
    ["window.days", days],
  ]);
  return sectionNotes(translatorFor(locale).t, tree, []).times;
};

test("the editor's summary counts hours and days as people do", () => {
  expect(timesOf("en", "1", "60")).toMatch(/^Notice 1 hour\b.*60 days$/);
  expect(timesOf("en", "4", "1")).toMatch(/^Notice 4 hours\b.*1 day$/);
  expect(timesOf("fr", "1", "60")).toMatch(/^Délai de prévenance 1 heure\b.*60 jours$/);
});
