import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import remixConfig from "../../remix.config.js";

const root = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

/** What the product's design card names. */
const onTheCard = [
  "README.md",
  "app",
  "package.json",
  "prisma",
  "public",
  "remix.config.js",
  "tests",
  "tsconfig.json",
];
/** npm writes the one, Vite reads the other, and the licence is looked for here. */
const forcedByTools = ["LICENSE", "package-lock.json", "vite.config.ts"];

/** What `.gitignore` leaves out, as names of this folder and as endings. */
function isIgnored(name: string): boolean {
  return read(".gitignore")
    .split("\n")
    .map((line) => line.replace(/^\//, ""))
    .some((line) => (line.startsWith("*.") ? name.endsWith(line.slice(1)) : line === name));
}

test("the top level holds what the design card names, what tools force there, and dot files", () => {
  const found = readdirSync(root).filter((name) => !name.startsWith(".") && !isIgnored(name));
  expect(found.sort()).toEqual([...onTheCard, ...forcedByTools].sort());
});

/** Every package that package.json asks for, by whatever kind of dependency. */
function packagesAskedFor(manifest: Record<string, unknown>): string[] {
  const kinds = Object.keys(manifest).filter((key) => /dependencies$/i.test(key));
  return kinds.flatMap((kind) => Object.keys(manifest[kind] as object));
}

test("the empty package that is called remix is not installed, neither asked for nor brought along", () => {
  const manifest = JSON.parse(read("package.json")) as Record<string, unknown>;
  const lock = JSON.parse(read("package-lock.json")) as { packages: Record<string, Record<string, unknown>> };
  expect(packagesAskedFor(manifest)).toContain("@remix-run/node");
  expect(packagesAskedFor(manifest)).not.toContain("remix");
  expect(packagesAskedFor(lock.packages[""] ?? {}).sort()).toEqual(packagesAskedFor(manifest).sort());
  expect(Object.keys(lock.packages).filter((place) => /(^|\/)node_modules\/remix$/.test(place))).toEqual([]);
});

/** The texts of the arguments that `name` is called with in a file. */
function argumentsOfCalls(file: string, name: string): string[][] {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest);
  const calls: string[][] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(source) === name)
      calls.push(node.arguments.map((argument) => argument.getText(source)));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return calls;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(ts|tsx|js|mjs|json)$/.test(file) && !file.includes("generated"))
    .map((file) => path.join(folder, file));
}

test("Remix’s options stand in remix.config.js alone, and Vite is handed them as they are", () => {
  expect(read("vite.config.ts")).toContain('import { vitePlugin as remix } from "@remix-run/dev";');
  expect(read("vite.config.ts")).toContain('import remixConfig from "./remix.config.js";');
  expect(argumentsOfCalls("vite.config.ts", "remix")).toEqual([["remixConfig"]]);
  const elsewhere = [
    "package.json",
    "tsconfig.json",
    "vite.config.ts",
    ...["app", "prisma"].flatMap(sourceFiles),
  ];
  // A type says which answers one flag gives; it switches nothing on.
  const typed = "app/platform/load-context.ts";
  const names = Object.keys(remixConfig.future ?? {}).join("|");
  const options = new RegExp(`\\b(${names}|appDirectory|buildDirectory|serverModuleFormat)\\b`);
  expect(elsewhere.filter((file) => options.test(read(file)))).toEqual([typed]);
  expect(read(typed)).toMatch(/interface Future \{\s+v3_singleFetch: true;\s+\}/);
  expect(sourceFiles("app").filter((file) => read(file).includes('from "@remix-run/dev"'))).toEqual([]);
});

test("every flag of Remix’s next major version is on", () => {
  const declared = read("node_modules/@remix-run/dev/dist/config.d.ts");
  const flags = [...new Set(declared.match(/\bv3_\w+/g))].sort();
  expect(flags.length).toBeGreaterThan(4);
  expect(remixConfig.future).toEqual(Object.fromEntries(flags.map((flag) => [flag, true])));
});
