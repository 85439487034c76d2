import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate } from "#app/platform/database/migrate.server.ts";
import { emptyDatabase } from "#tests/features/test-database.ts";
import { query } from "./launcher-process.ts";

let migrationsDir = "";
let connectionString = "";

beforeEach(async () => {
  migrationsDir = await mkdtemp(path.join(os.tmpdir(), "parley-migrations-"));
  connectionString = await emptyDatabase();
  await write("01_tables", "CREATE TABLE first (id int); CREATE TABLE second (id int);");
  await write("02_more", "ALTER TABLE first ADD COLUMN name text;");
});

afterEach(() => rm(migrationsDir, { recursive: true, force: true }));

async function write(name: string, sql: string): Promise<void> {
  await mkdir(path.join(migrationsDir, name), { recursive: true });
  await writeFile(path.join(migrationsDir, name, "migration.sql"), sql);
}

function run(): Promise<string[]> {
  return migrate({ connectionString, migrationsDir });
}

test("migrations are applied in order, once", async () => {
  expect(await run()).toEqual(["01_tables", "02_more"]);
  expect(await run()).toEqual([]);
  await write("03_last", "CREATE TABLE third (id int);");
  expect(await run()).toEqual(["03_last"]);
});

test("the project's own migrations fit an empty database", async () => {
  const own = path.resolve(import.meta.dirname, "../../../prisma/migrations");
  expect((await migrate({ connectionString, migrationsDir: own })).length).toBeGreaterThan(0);
  expect(await migrate({ connectionString, migrationsDir: own })).toEqual([]);
});

test("of several owners of a business the first who stays goes on owning it, and the others are admins", async () => {
  const own = path.resolve(import.meta.dirname, "../../../prisma/migrations");
  const names = (await readdir(own)).filter((name) => /^\d/.test(name)).sort();
  const before = names.slice(0, names.indexOf("20261130000100_one_owner"));
  await rm(migrationsDir, { recursive: true });
  for (const name of before)
    await cp(path.join(own, name), path.join(migrationsDir, name), { recursive: true });
  await run();
  const people = ["going", "first", "second"];
  for (const [place, id] of people.entries())
    await query(
      connectionString,
      `INSERT INTO app_user (id, email, name, password_hash, time_zone, locale, closes_at)
       VALUES ('${id}', '${id}@example.com', '${id}', '-', 'UTC', 'en', ${place === 0 ? "now() + interval '6 days'" : "NULL"})`,
    );
  await query(
    connectionString,
    "INSERT INTO organization (id, slug, name, time_zone) VALUES ('shop', 'shop', 'Shop', 'UTC'), ('mine', 'mine', 'Mine', 'UTC')",
  );
  for (const [place, id] of people.entries())
    await query(
      connectionString,
      `INSERT INTO membership (id, organization_id, user_id, role, created_at)
       VALUES ('m-${id}', 'shop', '${id}', 'owner', now() + interval '${place} minutes')`,
    );
  await query(
    connectionString,
    "INSERT INTO membership (id, organization_id, user_id, role) VALUES ('alone', 'mine', 'first', 'owner')",
  );
  await migrate({ connectionString, migrationsDir: own });
  const rows = await query(connectionString, "SELECT id, role FROM membership ORDER BY id");
  expect(rows.map(({ id, role }) => `${id} ${role}`)).toEqual([
    ...["alone owner", "m-first owner", "m-going admin", "m-second admin"],
  ]);
});

test("the history is the one that Prisma writes", async () => {
  await run();
  const [first] = await query(
    connectionString,
    "SELECT migration_name, checksum, applied_steps_count, finished_at >= started_at AS in_order, rolled_back_at, logs FROM _prisma_migrations ORDER BY started_at",
  );
  expect(first).toEqual({
    migration_name: "01_tables",
    // sha256 of the file, as `sha256sum` prints it.
    checksum: "96674be02a5d846c6407d8ab0aca553db528eaac6d469f675f2198cc63807ecc",
    applied_steps_count: 1,
    in_order: true,
    rolled_back_at: null,
    logs: null,
  });
});

test("processes that start at the same time apply each migration once", async () => {
  const outcomes = await Promise.all([run(), run(), run(), run()]);
  expect(outcomes.flat().sort()).toEqual(["01_tables", "02_more"]);
});

test("a migration that was changed after it had been applied is refused", async () => {
  await run();
  await write("01_tables", "CREATE TABLE first (id bigint);");
  await expect(run()).rejects.toThrow(/01_tables was changed after it had been applied/);
});

test("a database that a newer version has used is refused", async () => {
  await run();
  await rm(path.join(migrationsDir, "02_more"), { recursive: true });
  await expect(run()).rejects.toThrow(/02_more, which this version of Parley does not know/);
});

test("a migration that fails leaves nothing, is named, and can be tried again once it is right", async () => {
  await write("03_broken", "CREATE TABLE third (id int); SELECT nonsense;");
  await expect(run()).rejects.toThrow(/03_broken failed: .*nonsense.* Nothing of it was kept/);
  expect(await query(connectionString, "SELECT to_regclass('third') AS third")).toEqual([{ third: null }]);
  await write("03_broken", "CREATE TABLE third (id int);");
  expect(await run()).toEqual(["03_broken"]);
});

test("a session that is cut off in the middle of a migration leaves nothing of it", async () => {
  await run();
  await write("03_slow", "CREATE TABLE third (id int); SELECT pg_sleep(20);");
  const cutOff = expect(run()).rejects.toThrow();
  const killer = new pg.Client({ connectionString });
  await killer.connect();
  const kill =
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()";
  await expect.poll(async () => (await killer.query(kill)).rowCount).toBe(1);
  await cutOff;
  await killer.end();
  await write("03_slow", "CREATE TABLE third (id int);");
  expect(await run()).toEqual(["03_slow"]);
});

test("what PostgreSQL refuses inside a transaction runs outside, and a failure half-way is not run over", async () => {
  await write("03_index", "-- outside-transaction\nCREATE INDEX CONCURRENTLY first_id ON first (id);");
  expect(await run()).toEqual(["01_tables", "02_more", "03_index"]);
  await write("04_index", "-- outside-transaction\nCREATE INDEX CONCURRENTLY first_none ON first (missing);");
  await expect(run()).rejects.toThrow(/It may have been applied in part/);
  await expect(run()).rejects.toThrow(/04_index failed half-way earlier/);
});
