import { expect, test } from "vitest";
import { promiseWords } from "#app/features/trust/promise-words.ts";
import {
  promiseCount as countShown,
  doesNotApplyCount,
  shownPromises as shownOnPage,
  waitingCounts,
} from "#app/features/trust/shown-promises.ts";
import { trustPage } from "#app/features/trust/trust-page.ts";
import { locales } from "#app/messages/locale.ts";
import { shownPromises } from "#tests/promises/shown-promises.ts";
import { countStates } from "#tests/promises/state-count.ts";
import { promiseCount, promises } from "#tests/promises.ts";

test("the page shows what tests/promises.ts says: else run tests/promises/shown-promises-printer.ts", () => {
  const { waitsFor, doesNotApply } = countStates(promises);
  expect(shownOnPage).toEqual(shownPromises());
  expect(waitingCounts).toEqual(waitsFor);
  expect([countShown, doesNotApplyCount]).toEqual([promiseCount, doesNotApply]);
});

test("every promise is counted once: shown, waiting or about what the program does not do", () => {
  for (const locale of locales) {
    const page = trustPage(locale);
    expect(page.shown + page.waiting + page.doesNotApply).toBe(page.total);
    expect(page.areas.flatMap(({ promises: shown }) => shown)).toHaveLength(page.shown);
  }
});

test("each promise says itself in sentences of its own, of 25 words at most, in both languages", () => {
  const texts = Object.values(promiseWords).flatMap(({ en, fr }) => [en, fr]);
  expect(new Set(texts).size).toBe(texts.length);
  for (const text of texts) {
    expect(text).toMatch(/^\p{Lu}.*\.$/u);
    expect(text).not.toMatch(/'|"|« | »| [?!:;]/);
    for (const sentence of text.split(". ")) expect(sentence.split(" ").length, sentence).toBeLessThan(26);
  }
});
