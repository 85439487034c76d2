import { expect, test } from "vitest";
import { dataMap } from "#app/features/privacy/data-map.ts";
import { plainByNeed, sealedColumns } from "#app/platform/database/sealed-columns.ts";
import { logFields } from "#app/platform/log-fields.ts";
import { columnsOf, parseSchema, readSchema, type SchemaModel } from "./prisma-schema.ts";

/** What says by its name that it opens something. */
const secretName = /token|secret|password|passphrase|credential|privateKey|apiKey|refresh/i;

/** Columns named like a secret that are neither a hash nor sealed, as "Model.field". */
function bareSecrets(models: SchemaModel[]): string[] {
  const sealed: readonly string[] = Object.keys(sealedColumns);
  return models.flatMap((model) =>
    columnsOf(model)
      .filter(({ name, type }) => ["String", "Bytes", "Json"].includes(type) && secretName.test(name))
      .filter(({ name }) => !name.endsWith("Hash"))
      .map(({ name }) => `${model.name}.${name}`)
      .filter((column) => !sealed.includes(column)),
  );
}

const schema = await readSchema();
const models = await parseSchema(schema);

test("every column that is secret by its name is a hash or sealed", () => {
  expect(bareSecrets(models)).toEqual([]);
  expect(models.flatMap(columnsOf).some(({ name }) => name === "tokenHash")).toBe(true);
});

test("a planted token or secret in plain text is named", async () => {
  const planted = schema.replace(
    "model Attendee {",
    "model Attendee {\n  accessToken String?\n  webhookSecret Bytes?\n  tokenUsedAt DateTime?\n",
  );
  expect(bareSecrets(await parseSchema(planted))).toEqual(["Attendee.accessToken", "Attendee.webhookSecret"]);
});

test("each sealed column exists", () => {
  const columns = models.flatMap((model) => columnsOf(model).map(({ name }) => `${model.name}.${name}`));
  expect(columns).toEqual(expect.arrayContaining(Object.keys(sealedColumns)));
});

/** Columns of the highest class, as "Model.field". */
const highest = Object.entries(dataMap).flatMap(([model, columns]) =>
  Object.entries(columns).flatMap(([name, entry]) =>
    entry.kind === "personal" && entry.sensitivity === "high" ? [`${model}.${name}`] : [],
  ),
);

test("every column of the highest class is ciphertext or a hash, or says why it need not be, and none of them is a field of the log", () => {
  const kept: readonly string[] = [...Object.keys(sealedColumns), ...Object.keys(plainByNeed)];
  const bare = highest.filter((column) => !column.endsWith("Hash") && !kept.includes(column));
  expect(bare).toEqual([]);
  expect(highest).toEqual(expect.arrayContaining(Object.keys(plainByNeed)));
  expect(highest).toEqual(expect.arrayContaining(["Answer.values", "RightsRequest.text"]));
  // No kind of field holds what somebody typed.
  const kinds = ["reference", "count", "duration", "word", "instant", "published", "error"];
  expect(Object.values(logFields).filter((kind) => !kinds.includes(kind))).toEqual([]);
});
