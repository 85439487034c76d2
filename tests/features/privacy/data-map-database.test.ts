import { expect, test } from "vitest";
import { dataMap } from "#app/features/privacy/data-map.ts";
import { columnsOf, parseSchema, readSchema } from "#tests/unit/privacy/prisma-schema.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();

test("the migrated database has the columns of the data map, and no others", async () => {
  const models = await parseSchema(await readSchema());
  const mapped = models.flatMap((model) =>
    columnsOf(model)
      .filter(({ name }) => Object.hasOwn((dataMap as Record<string, object>)[model.name] ?? {}, name))
      .map((field) => `${model.dbName ?? model.name}.${field.dbName ?? field.name}`),
  );
  const { rows } = await database.pool.query<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`,
  );
  expect(rows.map(({ name }) => name).sort()).toEqual(mapped.sort());
});

test("every foreign key has an index that begins with its columns, so that erasure does not scan", async () => {
  const { rows } = await database.pool.query<{ constraint: string }>(
    `SELECT k.conrelid::regclass || ': ' || k.conname AS constraint FROM pg_constraint k
     WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND NOT EXISTS (
       SELECT 1 FROM pg_index i WHERE i.indrelid = k.conrelid AND i.indpred IS NULL
         AND (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)`,
  );
  expect(rows).toEqual([]);
});
