import fc from "fast-check";
import { expect, test } from "vitest";
import { compileNotice } from "#app/features/notices/compile-notice.ts";
import { diffNotices, diffSequences, noticeLines } from "#app/features/notices/notice-diff.ts";
import { recipientHistory } from "#app/features/notices/recipient-history.ts";
import { factsOf, mailingInput, plainInput } from "./notice-scene.ts";

const words = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 20 });

test("without what was added a comparison is the old text, without what was removed the new one", () => {
  fc.assert(
    fc.property(words, words, (before, after) => {
      const steps = diffSequences(before, after);
      expect(steps.filter(({ kind }) => kind !== "added").map(({ text }) => text)).toEqual(before);
      expect(steps.filter(({ kind }) => kind !== "removed").map(({ text }) => text)).toEqual(after);
    }),
  );
});

test("equal notices have no difference", () => {
  const lines = noticeLines(compileNotice(plainInput()).text.en);
  expect(diffNotices(lines, lines)).toEqual([]);
});

test("a changed figure is marked inside its sentence, under its heading, and the rest is only counted", () => {
  const input = plainInput();
  const changed = { ...input, rules: { ...input.rules, session: { days: 41, range: null } } };
  const rows = diffNotices(
    noticeLines(compileNotice(input).text.en),
    noticeLines(compileNotice(changed).text.en),
  );
  const marked = rows.flatMap((row) => (row.kind === "changed" ? row.parts : []));
  expect(new Set(marked.filter(({ kind }) => kind === "removed").map(({ text }) => text))).toEqual(
    new Set(["30"]),
  );
  expect(new Set(marked.filter(({ kind }) => kind === "added").map(({ text }) => text))).toEqual(
    new Set(["41"]),
  );
  expect(rows).toContainEqual({ kind: "heading", text: "Being signed in" });
  expect(rows.filter(({ kind }) => kind === "added" || kind === "removed")).toEqual([]);
});

test("a line without a twin came or went as a whole", () => {
  const rows = diffNotices(
    [{ kind: "text", text: "one two three" }],
    [{ kind: "text", text: "quite another line" }],
  );
  expect(rows).toEqual([
    { kind: "removed", text: "one two three" },
    { kind: "added", text: "quite another line" },
  ]);
});

test("a recipient has the span in which versions named it, and a second one where it came back", () => {
  const version = (announcedAt: number, input = plainInput()) => ({
    announcedAt,
    content: { facts: factsOf(input) },
  });
  const spans = recipientHistory([
    version(1),
    version(2, mailingInput()),
    version(3),
    version(4, mailingInput()),
  ]);
  expect(spans.map(({ recipient, since, until }) => [recipient.host, since, until])).toEqual([
    ["mail.harbour.example", 4, null],
    ["mail.harbour.example", 2, 3],
  ]);
});
