import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from "#app/platform/database/embedded-postgres.server.ts";
import { migrate, readMigrations } from "#app/platform/database/migrate.server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    databaseServer: { connectionString: string; template: string; prefix: string };
  }
}

const root = path.resolve(import.meta.dirname, "..");
const migrationsDir = path.join(root, "prisma", "migrations");
const shortHash = (text: string) => createHash("sha256").update(text).digest("hex").slice(0, 10);
/** Databases of one machine's runs; the number that follows is the process id of the run. */
const machinePrefix = `parley_test_${shortHash(os.hostname())}_`;
const prefix = `${machinePrefix}${process.pid}_`;

/**
 * One server for the whole run, and on it a template that has every migration, from which each test file gets its
 * own database. Runs at the same time share the embedded server; with DATABASE_URL that server is used instead.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env["DATABASE_URL"];
  const embedded = given ? undefined : await startServer();
  const connectionString = given ?? embedded?.connectionString ?? "";
  const migrations = await readMigrations(migrationsDir);
  const template = `parley_template_${shortHash(migrations.map(({ checksum }) => checksum).join())}`;
  await withClient(connectionString, async (client) => {
    await dropAbandoned(client);
    await ensureTemplate(client, connectionString, template);
  });
  project.provide("databaseServer", { connectionString, template, prefix });
  return async () => {
    await withClient(connectionString, async (client) => {
      await drop(client, (name) => name.startsWith(prefix));
      if (given) await dropTemplate(client, template).catch(() => undefined);
    });
    await embedded?.stop();
  };
}

/** What a crash of the machine leaves unwritten is of no worth in a test, so the server need not wait for the disk. */
async function startServer(): Promise<EmbeddedPostgres> {
  const dataDir = path.join(os.tmpdir(), `parley-tests-${shortHash(root)}`);
  const settings = {
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    max_connections: "200",
    autovacuum: "off",
  };
  const log = { info: () => undefined, warn: (message: string) => console.warn(message) };
  try {
    return await startEmbeddedPostgres({ dataDir, log, settings });
  } catch (error) {
    // Without fsync a power cut can spoil the folder; a second attempt begins anew and tells real faults apart.
    console.warn(`The tests' database is made anew: ${error instanceof Error ? error.message : error}`);
    await rm(dataDir, { recursive: true, force: true });
    return startEmbeddedPostgres({ dataDir, log, settings });
  }
}

async function withClient(
  connectionString: string,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ connectionString });
  client.on("error", () => undefined);
  await client.connect();
  await work(client).finally(() => client.end());
}

async function ensureTemplate(client: pg.Client, connectionString: string, template: string): Promise<void> {
  const lock = Number.parseInt(shortHash(template).slice(0, 7), 16);
  await client.query("SELECT pg_advisory_lock($1)", [lock]);
  const { rows } = await client.query<{ datistemplate: boolean }>(
    "SELECT datistemplate FROM pg_database WHERE datname = $1",
    [template],
  );
  // The mark is set last: a database of this name without it was never finished.
  if (!rows[0]?.datistemplate) {
    await client.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${template}`);
    await migrate({ connectionString: databaseUrl(connectionString, template), migrationsDir });
    await client.query(`ALTER DATABASE ${template} IS_TEMPLATE true`);
  }
  await client.query("SELECT pg_advisory_unlock($1)", [lock]);
}

async function dropTemplate(client: pg.Client, template: string): Promise<void> {
  await client.query(`ALTER DATABASE ${template} IS_TEMPLATE false`);
  await client.query(`DROP DATABASE ${template}`);
}

async function dropAbandoned(client: pg.Client): Promise<void> {
  await drop(client, (name) => {
    if (!name.startsWith(machinePrefix)) return false;
    try {
      process.kill(Number.parseInt(name.slice(machinePrefix.length), 10), 0);
      return false;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === "ESRCH";
    }
  });
}

async function drop(client: pg.Client, matches: (name: string) => boolean): Promise<void> {
  const { rows } = await client.query<{ datname: string }>("SELECT datname FROM pg_database");
  for (const { datname } of rows.filter((row) => matches(row.datname))) {
    await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  }
}

export function databaseUrl(connectionString: string, database: string): string {
  const url = new URL(connectionString);
  url.pathname = `/${database}`;
  return url.href;
}
