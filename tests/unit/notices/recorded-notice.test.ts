import { afterAll, expect, test } from "vitest";
import { mailingInput } from "./notice-scene.ts";
import {
  presentLines,
  printedDifference,
  readLines,
  recordedLines,
  writtenLines,
} from "./recorded-notice.ts";

test("a field that a branch adds is printed as a difference of the notice, and nothing where nothing differs", () => {
  const present = presentLines();
  expect(printedDifference(present, present)).toEqual([]);
  expect(readLines(writtenLines(present))).toEqual(present);
  const input = mailingInput();
  const withoutPhones = Object.fromEntries(
    Object.entries(input.dataMap).map(([model, fields]) => [
      model,
      Object.fromEntries(
        Object.entries(fields).filter(
          ([, entry]) => entry.kind !== "personal" || entry.category !== "contact.phone",
        ),
      ),
    ]),
  );
  const printed = printedDifference(present, presentLines({ ...input, dataMap: withoutPhones })).join("\n");
  expect(printed).toMatch(/[+{].*Phone number/);
});

test("the record is of this notice: most of its lines stand in it still", () => {
  const recorded = new Set(recordedLines().map(({ text }) => text));
  const present = presentLines();
  expect(present.filter(({ text }) => recorded.has(text)).length).toBeGreaterThan(present.length / 2);
});

afterAll(() => {
  const printed = printedDifference(presentLines(), recordedLines());
  if (printed.length > 0)
    process.stdout.write(
      `The privacy notice differs from its record (after reading: npx tsx tests/unit/notices/notice-printer.ts):\n${printed.join("\n")}\n`,
    );
});
