import fc from "fast-check";
import { expect, test } from "vitest";
import { compileNotice } from "#app/features/notices/compile-notice.ts";
import { noticeContentSchema } from "#app/features/notices/notice-facts.ts";
import { noticeHash } from "#app/features/notices/notice-hash.server.ts";
import { browserItems } from "#app/features/privacy/cookies.ts";
import { dataMap } from "#app/features/privacy/data-map.ts";
import { messages as en } from "#app/messages/en/notices.ts";
import { messages as fr } from "#app/messages/fr/notices.ts";
import { canonicalJson } from "#app/platform/canonical-json.ts";
import { factsOf, mailingInput, plainInput, textOf } from "./notice-scene.ts";

const subjects = ["customers", "visitors", "members", "owners"];

function turned<Value>(record: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).reverse());
}

test("the same program and settings give the same notice, whatever order their lists are in", () => {
  const input = plainInput();
  const again = {
    ...input,
    dataMap: turned(
      Object.fromEntries(Object.entries(input.dataMap).map(([name, fields]) => [name, turned(fields)])),
    ),
    stores: turned(input.stores),
    browserItems: [...input.browserItems].reverse(),
    rules: turned(input.rules) as typeof input.rules,
  };
  expect(compileNotice(again)).toEqual(compileNotice(input));
  expect(noticeHash(compileNotice(again))).toBe(noticeHash(compileNotice(input)));
});

test("the hash survives the database, which keeps JSON in an order of its own", () => {
  const content = compileNotice(plainInput());
  const shuffled = noticeContentSchema.parse(
    JSON.parse(JSON.stringify({ text: { fr: content.text.fr, en: content.text.en }, facts: content.facts })),
  );
  expect(noticeHash(shuffled)).toBe(noticeHash(content));
  expect(noticeHash(content)).toMatch(/^[0-9a-f]{64}$/);
});

test("canonical JSON has one text for equal values and reads back as the value", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain = JSON.parse(JSON.stringify(value));
      expect(JSON.parse(canonicalJson(plain))).toEqual(plain);
      expect(canonicalJson(JSON.parse(canonicalJson(plain)))).toBe(canonicalJson(plain));
    }),
  );
  expect(canonicalJson({ b: [1, { d: null, c: "é" }], a: undefined })).toBe('{"b":[1,{"c":"é","d":null}]}');
});

test("each subject has a section with one summary of at most 25 words, and each part says who decides and how long", () => {
  for (const locale of ["en", "fr"] as const) {
    const { text } = compileNotice(plainInput());
    const ids = text[locale].flatMap((block) => (block.kind === "heading" && block.id ? [block.id] : []));
    expect(ids).toEqual(
      expect.arrayContaining([...subjects, "recipients", "copies", "rights", "sale", "cookies"]),
    );
  }
  const { facts, text } = compileNotice(plainInput());
  const said = (begins: string) =>
    text.en.filter((block) => block.kind === "text" && block.text.startsWith(begins)).length;
  expect(facts.processing.length).toBeGreaterThan(10);
  expect(said("Who decides: ")).toBe(facts.processing.length);
  expect(said("How long: ")).toBe(facts.processing.length);
  for (const messages of [en, fr])
    for (const [key, text] of Object.entries(messages).filter(([name]) =>
      name.startsWith("notices.summary."),
    ))
      for (const sentence of text.split(/\.\s/))
        expect(sentence.split(/\s+/).length, key).toBeLessThanOrEqual(25);
});

test("each section begins with one summary of at most 25 words to a sentence, in both languages", () => {
  for (const locale of ["en", "fr"] as const) {
    const blocks = compileNotice(mailingInput()).text[locale];
    const sections = blocks.flatMap((block, at) =>
      block.kind === "heading" && block.level === 2 ? [at] : [],
    );
    expect(sections.length).toBeGreaterThan(10);
    for (const at of sections) {
      const [section, summary] = [blocks[at], blocks[at + 1]];
      const name = section?.kind === "heading" ? section.text : "";
      if (summary?.kind !== "text") throw new Error(`${name} begins with no sentence`);
      for (const sentence of summary.text.split(/\.\s/))
        expect(sentence.split(/\s+/).length, `${name}: ${sentence}`).toBeLessThanOrEqual(25);
    }
  }
});

test("one table to each rule says of every kind of data its purpose, ground, source and how long", () => {
  const input = { ...plainInput(), rules: { ...plainInput().rules, session: { days: 41, range: null } } };
  for (const [locale, figure] of [
    ["en", "41 days"],
    ["fr", "41 jours"],
  ] as const) {
    const { facts, text } = compileNotice(input);
    const tables = text[locale].filter((block) => block.kind === "table");
    expect(tables).toHaveLength(facts.processing.length);
    for (const [at, { head, rows }] of tables.entries()) {
      expect(head).toHaveLength(6);
      expect(rows).toHaveLength(facts.processing[at]?.data.length ?? 0);
      expect(rows.flat().filter((cell) => cell.trim() === "")).toEqual([]);
      const isSession = facts.processing[at]?.rule === "session";
      expect(
        rows.every((cells) => (cells[4] === figure) === isSession),
        facts.processing[at]?.rule,
      ).toBe(true);
    }
  }
});

test("parents are asked to supervise, and the age is the operator's setting, in both languages", () => {
  expect(textOf(plainInput())).toContain("Parents are encouraged to look on when their children book");
  expect(textOf(plainInput(), "fr")).toMatch(/parents sont (encouragés|invités) à/);
  expect(textOf(plainInput({ consentAge: 14 }))).toContain("Who is 14 or older books");
});

test("every personal column is in the notice under its subject, with its purpose, ground, role, source and rule", () => {
  const { processing } = factsOf(mailingInput());
  for (const entry of Object.values(dataMap).flatMap((fields) => Object.values(fields))) {
    if (entry.kind !== "personal") continue;
    const part = processing.find(
      ({ subject, rule, role }) => subject === entry.subject && rule === entry.rule && role === entry.role,
    );
    const datum = part?.data.find(({ category }) => category === entry.category);
    expect(datum?.purposes).toEqual(expect.arrayContaining([...entry.purpose]));
    expect(datum?.bases).toContain(entry.basis);
    expect(datum?.sources).toContain(entry.source);
    expect(datum?.recipients).toEqual(expect.arrayContaining([...entry.shares]));
  }
});

test("a figure that changes in the rules changes in both texts, and none is written in the words", () => {
  const input = plainInput();
  const changed = { ...input, rules: { ...input.rules, session: { days: 41, range: null } } };
  for (const locale of ["en", "fr"] as const) {
    expect(textOf(input, locale)).not.toContain("41");
    expect(textOf(changed, locale)).toContain(locale === "en" ? "41 days" : "41 jours");
  }
  for (const messages of [en, fr])
    for (const [key, text] of Object.entries(messages))
      expect(text.replace("SHA-256", ""), key).not.toMatch(/\d/);
});

test("both languages say the same figures in the same order", () => {
  const input = mailingInput();
  const figures = (locale: "en" | "fr") => textOf(input, locale).match(/\d+/g);
  expect(figures("fr")).toEqual(figures("en"));
});

test("without a mail server nobody is named as recipient; with one it is, with its host, country and what it gets", () => {
  expect(factsOf(plainInput()).recipients).toEqual([]);
  expect(textOf(plainInput())).toContain("Nobody. No mail server");
  const text = textOf(mailingInput());
  expect(text).toContain("mail.harbour.example. Country: France. Receives: whole mails");
  expect(text).toMatch(/people who book: .*e-mail address/);
  expect(textOf(mailingInput("mail.harbour.example", null))).toContain("Country: the operator has not said");
});

test("the outbox on disk is named while it keeps mails, and not once a server sends them", () => {
  expect(factsOf(plainInput()).copies.map(({ store }) => store)).toContain("mail outbox");
  expect(factsOf(mailingInput()).copies.map(({ store }) => store)).not.toContain("mail outbox");
});

test("a server that helps calls is named with what it learns", () => {
  const stun = { id: "stun", host: "stun.harbour.example", country: null, guarantee: null } as const;
  const text = textOf({ ...plainInput(), integrations: [stun] });
  expect(text).toContain("stun.harbour.example");
  expect(text).toContain("network address of whoever joins a call");
});

test("everything that goes into a browser is in the notice", () => {
  for (const locale of ["en", "fr"] as const)
    for (const { name } of browserItems) expect(textOf(plainInput(), locale)).toContain(name);
});

test("the notice says that nothing is sold or shared for advertising, and no purpose of the program is that", () => {
  expect(textOf(plainInput())).toContain("Your data is not sold, not shared for advertising");
  expect(textOf(plainInput(), "fr")).toContain("Vos données ne sont ni vendues");
  const purposes = factsOf(mailingInput()).processing.flatMap(({ data }) =>
    data.flatMap((datum) => datum.purposes),
  );
  expect(new Set(purposes)).toEqual(
    new Set([
      ...["account", "security", "scheduling", "notification", "call", "presentation", "support"],
      // News are those of a business itself, for whoever asked for them.
      ...["accountability", "rights", "news"],
    ]),
  );
});

test("the operator is named with contact and country in the reader's language", () => {
  expect(textOf(plainInput())).toContain("Harbour Ltd runs this Parley");
  expect(
    textOf(plainInput({ operator: { name: "Hafen", contact: "a@b.example", country: "DE" } }), "fr"),
  ).toContain("Allemagne");
  const nobody = { name: null, contact: null, country: null };
  expect(textOf(plainInput({ operator: nobody }))).toContain("has not said who they are yet");
});
