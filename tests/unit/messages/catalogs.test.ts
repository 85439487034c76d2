import { IntlMessageFormat } from "intl-messageformat";
import { expect, test } from "vitest";
import type { MessageKey } from "#app/messages/catalog.ts";
import { messages as en } from "#app/messages/en.ts";
import { messages as fr } from "#app/messages/fr.ts";

const keys = Object.keys(en) as MessageKey[];

type Part = { type: number; value?: string; options?: Record<string, { value: Part[] }> };

/** The names of a message's arguments: every part but literals (type 0) and "#" (type 7) has one. */
function argumentsOf(parts: Part[]): string[] {
  const names = parts.flatMap((part) => [
    ...(part.type !== 0 && part.type !== 7 && part.value ? [part.value] : []),
    ...Object.values(part.options ?? {}).flatMap((option) => argumentsOf(option.value)),
  ]);
  return [...new Set(names)].sort();
}

function parse(text: string, locale: string): Part[] {
  return new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).getAst() as Part[];
}

test("both languages have the same keys", () => {
  expect(Object.keys(fr).sort()).toEqual([...keys].sort());
});

test("every message reads as ICU and takes the same arguments in both languages", () => {
  const different = keys.filter(
    (key) => argumentsOf(parse(en[key], "en")).join() !== argumentsOf(parse(fr[key], "fr")).join(),
  );
  expect(different).toEqual([]);
});

test("no message is empty, and none holds a straight apostrophe, which ICU reads as a quotation mark", () => {
  const wrong = keys.filter((key) =>
    [en[key], fr[key]].some((text) => text.trim() === "" || text.includes("'")),
  );
  expect(wrong).toEqual([]);
});

test("French puts a no-break space before its high punctuation", () => {
  const wrong = keys.filter((key) => / [?!:;»]/.test(fr[key]) || /[a-zà-ÿ][?!;]/i.test(fr[key]));
  expect(wrong).toEqual([]);
});

test("no area is written in French only by name: long texts differ between the languages", () => {
  const same = keys.filter(
    (key) => en[key] === fr[key] && en[key].split(/\s+/).length > 4 && !en[key].startsWith("{"),
  );
  expect(same).toEqual([]);
});
