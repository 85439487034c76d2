import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import type { PromiseRow } from "../promises/promise.ts";
import { countStates } from "../promises/state-count.ts";
import { promiseCount, promises } from "../promises.ts";
import { testNames } from "./test-names.ts";

const root = new URL("../..", import.meta.url).pathname;

/** What is wrong with the tests that promises name, as sentences. */
function faultsOf(rows: readonly PromiseRow[], read = readTests): string[] {
  return rows.flatMap(({ id, state }) => {
    if (!("shown" in state)) return [];
    if (state.shown.length === 0) return [`${id} is shown by no test`];
    return state.shown.flatMap(({ file, test: name }) => {
      const names = read(file);
      if (!names) return [`${id} names ${file}, which does not exist`];
      const times = names.filter((one) => one === name).length;
      return times === 1 ? [] : [`${id} names a test that ${file} has ${times} times: ${name}`];
    });
  });
}

/** Several promises name the same file; it is read once. */
const alreadyRead = new Map<string, string[] | null>();

function readTests(file: string): string[] | null {
  const known = alreadyRead.get(file);
  if (known !== undefined) return known;
  const place = path.join(root, file);
  const names = existsSync(place) ? testNames(readFileSync(place, "utf8")) : null;
  alreadyRead.set(file, names);
  return names;
}

const row = (file: `tests/${string}`, name: string): PromiseRow => ({
  id: "P-001",
  says: "",
  state: { shown: [{ file, test: name }] },
});

test("each of the 271 promises has one row, in order", () => {
  const ids = Array.from({ length: promiseCount }, (_, index) => `P-${String(index + 1).padStart(3, "0")}`);
  expect(promiseCount).toBe(271);
  expect(promises.map(({ id }) => id)).toEqual(ids);
});

test("each row says something of its own, and gives one state", () => {
  expect(new Set(promises.map(({ says }) => says)).size).toBe(promiseCount);
  for (const { id, says, state } of promises) {
    expect(says.length, id).toBeGreaterThan(10);
    expect(Object.keys(state), id).toHaveLength(1);
    if ("doesNotApply" in state) expect(state.doesNotApply, id).toMatch(/^[A-Z].{20,}\.$/);
  }
});

test("each test that a promise names exists, by its exact name and once", () => {
  expect(faultsOf(promises)).toEqual([]);
});

test("a test that was renamed, moved, skipped or commented out is missed", () => {
  const source = `
    test("kept", () => {});
    test.skip("skipped", () => {});
    // test("commented out", () => {});
    test.describe.skip("group", () => { test("in a skipped group", () => {}); });
    test("twice", () => {}); test("twice", () => {});
    test.each([1])("for each %s", () => {});
    const words = 'test("in a text", …)';
  `;
  const read = (file: string) => (file === "tests/here.test.ts" ? testNames(source) : null);
  const faults = (name: string) => faultsOf([row("tests/here.test.ts", name)], read).length;
  expect(["kept", "for each %s"].map(faults)).toEqual([0, 0]);
  for (const name of [
    "Kept",
    "kept ",
    "skipped",
    "commented out",
    "in a skipped group",
    "twice",
    "in a text",
  ])
    expect(faults(name), name).toBe(1);
  expect(faultsOf([row("tests/gone.test.ts", "kept")], read)).toEqual([
    "P-001 names tests/gone.test.ts, which does not exist",
  ]);
  expect(faultsOf([{ id: "P-001", says: "", state: { shown: [] } }])).toHaveLength(1);
});

test("a promise that names a real file and a wrong name is missed there, too", () => {
  const [right] = promises.flatMap(({ state }) => ("shown" in state ? state.shown : []));
  if (!right) throw new Error("no promise is shown");
  expect(faultsOf([row(right.file, right.test)])).toEqual([]);
  expect(faultsOf([row(right.file, `${right.test}, planted`)])).toHaveLength(1);
});

afterAll(() => {
  const { shown, doesNotApply, waiting, waitsFor } = countStates(promises);
  const reasons = waitsFor.map(([reason, count]) => `${reason} ${count}`).join(", ");
  process.stdout.write(
    `Promises: ${shown} shown by tests, ${waiting} wait (${reasons}), ${doesNotApply} do not apply.\n`,
  );
});
