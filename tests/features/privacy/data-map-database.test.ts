import { expect, test } from "vitest";
import { dataMap } from "#app/features/privacy/data-map.ts";
import { columnsOf, parseSchema, readSchema } from "#tests/unit/privacy/prisma-schema.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const models = await parseSchema(await readSchema());

/** Columns of the database that the map does not know, and mapped ones that it does not have. */
async function differences(): Promise<{ unmapped: string[]; missing: string[] }> {
  const mapped = models.flatMap((model) =>
    columnsOf(model)
      .filter(({ name }) => Object.hasOwn((dataMap as Record<string, object>)[model.name] ?? {}, name))
      .map((field) => `${model.dbName ?? model.name}.${field.dbName ?? field.name}`),
  );
  const { rows } = await database.owner.query<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'`,
  );
  const stored = rows.map(({ name }) => name);
  return {
    unmapped: stored.filter((name) => !mapped.includes(name)).sort(),
    missing: mapped.filter((name) => !stored.includes(name)).sort(),
  };
}

/** Foreign keys without an index that begins with their columns. */
async function unindexed(): Promise<string[]> {
  const { rows } = await database.owner.query<{ constraint: string }>(
    `SELECT k.conrelid::regclass || ': ' || k.conname AS constraint FROM pg_constraint k
     WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND NOT EXISTS (
       SELECT 1 FROM pg_index i WHERE i.indrelid = k.conrelid AND i.indpred IS NULL
         AND (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)`,
  );
  return rows.map(({ constraint }) => constraint);
}

test("the migrated database has the columns of the data map, and no others", async () => {
  expect(await differences()).toEqual({ unmapped: [], missing: [] });
});

test("every foreign key has an index that begins with its columns, so that erasure does not scan", async () => {
  expect(await unindexed()).toEqual([]);
});

test("a column and a table that only the database knows are named, and so is a foreign key that nothing finds quickly", async () => {
  await database.owner.query(`ALTER TABLE booking ADD COLUMN shoe_size text`);
  await database.owner.query(`CREATE TABLE planted (id text, booking_id text REFERENCES booking)`);
  expect(await differences()).toEqual({
    unmapped: ["booking.shoe_size", "planted.booking_id", "planted.id"],
    missing: [],
  });
  expect(await unindexed()).toEqual(["planted: planted_booking_id_fkey"]);
});
