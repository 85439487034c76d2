import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { dataMap, jsonColumns, subjectPath } from "#app/features/privacy/data-map.ts";
import { type Entry, retentionRules } from "#app/features/privacy/data-map-types.ts";
import { stores } from "#app/features/privacy/stores.ts";
import { columnsOf, parseSchema, readSchema, type SchemaModel } from "./prisma-schema.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const map: Record<string, Record<string, Entry>> = dataMap;

/** What the map lacks and what it has too much, as "Model.field". */
function differences(models: SchemaModel[]): { missing: string[]; superfluous: string[] } {
  const inSchema = models.flatMap((model) => columnsOf(model).map(({ name }) => `${model.name}.${name}`));
  const inMap = Object.entries(map).flatMap(([model, fields]) =>
    Object.keys(fields).map((name) => `${model}.${name}`),
  );
  return {
    missing: inSchema.filter((name) => !inMap.includes(name)),
    superfluous: inMap.filter((name) => !inSchema.includes(name)),
  };
}

const schema = await readSchema();
const models = await parseSchema(schema);

test("every column of the schema has its entry in the data map, and no entry is left over", () => {
  expect(models.length).toBeGreaterThan(15);
  expect(differences(models)).toEqual({ missing: [], superfluous: [] });
});

test("a column planted in the schema is named as missing, a removed one as left over", async () => {
  const planted = schema
    .replace("model Attendee {", "model Attendee {\n  birthday DateTime?\n")
    .replace(/\n {2}welcomeText .*/, "");
  expect(differences(await parseSchema(planted))).toEqual({
    missing: ["Attendee.birthday"],
    superfluous: ["Organization.welcomeText"],
  });
});

/** Parsed once; the compilations differ in one file only. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** Compiles the data map with a changed copy of the generated client's list of columns; gives the errors' texts. */
function compileErrors(change: (enums: string) => string): string[] {
  const file = path.join(root, "app/features/privacy/data-map.ts");
  const { config } = ts.readConfigFile(path.join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [file] }, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const readSource = host.getSourceFile.bind(host);
  host.getSourceFile = (name, target, ...rest) =>
    name.endsWith("internal/prismaNamespaceBrowser.ts")
      ? ts.createSourceFile(name, change(ts.sys.readFile(name) ?? ""), target)
      : parseOnce(name, () => readSource(name, target, ...rest));
  const program = ts.createProgram([file], { ...options, types: [] }, host);
  return ts
    .getPreEmitDiagnostics(program, program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

function parseOnce(name: string, parse: () => ts.SourceFile | undefined): ts.SourceFile | undefined {
  if (!parsed.has(name)) parsed.set(name, parse());
  return parsed.get(name);
}

/** The compiler is slow on a busy machine. */
const compileMsMax = 180_000;

test("the data map compiles as it stands, and not with one column more or one less", {
  timeout: compileMsMax,
}, () => {
  expect(compileErrors((enums) => enums)).toEqual([]);
  const more = compileErrors((enums) =>
    enums.replace("AttendeeScalarFieldEnum = {", "AttendeeScalarFieldEnum = {\n  birthday: 'birthday',"),
  );
  expect(more.join("\n")).toMatch(/'birthday' is missing/);
  const less = compileErrors((enums) =>
    enums.replace(/(const AttendeeScalarFieldEnum = \{[^}]*?)\s*email: 'email',/, "$1"),
  );
  expect(less.join("\n")).toMatch(/'email' does not exist/);
});

test("a model that nobody mapped does not compile", { timeout: compileMsMax }, () => {
  const errors = compileErrors((enums) =>
    enums
      .replace("const ModelName = {", "const ModelName = {\n  Diary: 'Diary',")
      .replace(
        "export const UserScalarFieldEnum",
        "export const DiaryScalarFieldEnum = { text: 'text' } as const\n\nexport const UserScalarFieldEnum",
      ),
  );
  expect(errors.join("\n")).toMatch(/'Diary' is missing/);
});

test("every model that holds something personal says how a person's rows are found, over relations that exist", () => {
  const byName = new Map(models.map((model) => [model.name, model]));
  for (const [model, fields] of Object.entries(map)) {
    const personal = Object.values(fields).some(({ kind }) => kind === "personal");
    const paths = (subjectPath as Record<string, Record<string, string | readonly string[]>>)[model] ?? {};
    expect(Object.keys(paths).length > 0, model).toBe(personal);
    for (const dotted of Object.values(paths).flat()) {
      let at = byName.get(model);
      const steps = dotted.split(".");
      for (const [index, step] of steps.entries()) {
        const field = at?.fields.find(({ name }) => name === step);
        expect(field, `${model}: ${dotted}`).toBeDefined();
        expect(field?.kind === "object", `${model}: ${dotted}`).toBe(index < steps.length - 1);
        at = byName.get(field?.type ?? "");
      }
    }
  }
});

test("every subject of a model's entries can be found by a path", () => {
  for (const [model, fields] of Object.entries(map)) {
    const subjects = new Set(
      Object.values(fields).flatMap((entry) => (entry.kind === "personal" ? [entry.subject] : [])),
    );
    const paths = Object.keys((subjectPath as Record<string, object>)[model] ?? {});
    for (const subject of subjects) expect(paths, model).toContain(subject);
  }
});

test("what is personal has a purpose and a rule that something enforces", () => {
  const all = [
    ...Object.values(map),
    ...Object.values(stores).map(({ entries }) => entries as Record<string, Entry>),
  ];
  const personal = all
    .flatMap((fields) => Object.values(fields))
    .filter((entry) => entry.kind === "personal");
  expect(personal.length).toBeGreaterThan(60);
  for (const entry of personal) {
    expect(entry.purpose.length).toBeGreaterThan(0);
    expect(retentionRules).toHaveProperty([entry.rule]);
  }
});

test("every column of free form names the schema of its values", () => {
  const free = models.flatMap((model) =>
    columnsOf(model)
      .filter(({ type }) => type === "Json")
      .map(({ name }) => `${model.name}.${name}`),
  );
  expect(Object.keys(jsonColumns).sort()).toEqual(free.sort());
});
