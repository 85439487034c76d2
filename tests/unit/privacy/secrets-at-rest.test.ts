import { expect, test } from "vitest";
import { sealedColumns } from "#app/platform/database/sealed-columns.ts";
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
