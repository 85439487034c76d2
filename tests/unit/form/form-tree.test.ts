import { expect, test } from "vitest";
import { z } from "zod";
import { editLists, listCommand, withList } from "#app/platform/form/form-lists.ts";
import { type FormTree, formList, formText, parseForm, readFormTree } from "#app/platform/form/form-tree.ts";

const blank = () => ({ label: "" });

test("names with dots and positions become lists of groups", () => {
  const tree = readFormTree([
    ["title", "A"],
    ["questions.0.label", "one"],
    ["questions.1.label", "two"],
  ]);
  expect(tree).toEqual({ title: "A", questions: [{ label: "one" }, { label: "two" }] });
});

test("positions are closed up, so a form cannot ask for a huge list", () => {
  const tree = readFormTree([
    ["rows.900.label", "last"],
    ["rows.7.label", "first"],
    ["rows.99999999.label", "dropped"],
  ]);
  expect(tree).toEqual({ rows: [{ label: "first" }, { label: "last" }] });
});

test("names that reach for prototypes, and deep ones, are left out", () => {
  const tree = readFormTree([
    ["__proto__.polluted", "yes"],
    ["a.__proto__.polluted", "yes"],
    ["constructor.prototype.polluted", "yes"],
    ["a.b.c.d.e.f.g", "too deep"],
    ["", "nameless"],
    ["a..b", "empty part"],
  ]);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  expect(Object.keys(tree)).toEqual(["constructor"]);
  expect(formText(tree, "toString")).toBe("");
  expect(formList({}, "constructor")).toEqual([]);
});

test("no more than a few thousand fields are read, and none is kept longer than it may be", () => {
  const entries = Array.from({ length: 5000 }, (_, i): [string, string] => [
    `f${i}`,
    "x".repeat(i === 0 ? 99_999 : 1),
  ]);
  const tree = readFormTree(entries);
  expect(Object.keys(tree)).toHaveLength(3000);
  expect(formText(tree, "f0")).toHaveLength(20_000);
});

test("files do not count as texts", () => {
  expect(readFormTree([["logo", new File(["x"], "x.png")]])).toEqual({});
});

test("the first error of each field is kept under its name", () => {
  const schema = z.object({
    rows: z.array(z.object({ label: z.string().min(2, "short").regex(/b/, "no b") })),
  });
  expect(parseForm(schema, { rows: [{ label: "bb" }, { label: "a" }] })).toEqual({
    ok: false,
    errors: { "rows.1.label": "short" },
  });
});

test("rows are added, removed and moved without touching the rest", () => {
  const tree = { title: "T", rows: [{ label: "a" }, { label: "b" }, { label: "c" }] };
  const labels = (command: string) =>
    formList(editLists(tree, command, blank), "rows").map((row) => (row as { label: string }).label);
  expect(labels(listCommand("add", "rows"))).toEqual(["a", "b", "c", ""]);
  expect(labels(listCommand("remove", "rows", 1))).toEqual(["a", "c"]);
  expect(labels(listCommand("up", "rows", 2))).toEqual(["a", "c", "b"]);
  expect(labels(listCommand("up", "rows", 0))).toEqual(["a", "b", "c"]);
  expect(labels(listCommand("down", "rows", 0))).toEqual(["b", "a", "c"]);
  expect(labels(listCommand("down", "rows", 2))).toEqual(["a", "b", "c"]);
  expect(tree.rows).toHaveLength(3);
});

test("commands that make no sense change nothing", () => {
  const tree = { rows: [{ label: "a" }] };
  for (const command of [
    "",
    "remove:rows:9",
    "remove:rows:-1",
    "remove:nothing:0",
    "up:rows:x",
    "explode:rows:0",
  ]) {
    expect(editLists(tree, command, blank)).toEqual(tree);
  }
});

test("a list inside a list is reached by its name", () => {
  const tree: FormTree = { dates: [{ date: "x" }, { date: "y", hours: ["1"] }] };
  expect(withList(tree, "dates.1.hours", ["1", "2"])).toEqual({
    dates: [{ date: "x" }, { date: "y", hours: ["1", "2"] }],
  });
});
