import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { type Database, openDatabase } from "#app/platform/database/database.server.ts";
import { createSealer } from "#app/platform/security/sealer.server.ts";
import { databaseUrl } from "#tests/database-setup.ts";
import { testKey } from "#tests/fakes/test-keys.ts";

/** Tests live at their own instants: nothing of theirs is hidden by the day on which they run. */
const longAgo = Date.UTC(2000, 0, 1);

const sealer = createSealer([testKey]);

/** `owner` may change tables and end connections, and row policies do not bind it; the program itself never uses it. */
export type TestDatabase = Database & { connectionString: string; owner: pg.Pool };

/**
 * A database of one's own with every migration applied and no rows, in some 50 ms. Call it at the top of a test file
 * (`const database = await testDatabase();`): it is closed and dropped after the file's last test. Other tests on the
 * same server cannot see it.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject("databaseServer");
  const name = `${server.prefix}${randomBytes(5).toString("hex")}`;
  await runOnServer(server.connectionString, `CREATE DATABASE ${name} TEMPLATE ${server.template}`);
  const connectionString = databaseUrl(server.connectionString, name);
  const database = openDatabase({ connectionString, connectionsMax: 8, hidesAsOf: longAgo, sealer });
  const owner = new pg.Pool({ connectionString, max: 2 });
  owner.on("error", () => undefined);
  let dropped: Promise<void> | undefined;
  const close = () => {
    dropped ??= Promise.all([database.close(), owner.end()]).then(() =>
      runOnServer(server.connectionString, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
    );
    return dropped;
  };
  afterAll(close);
  return { ...database, close, connectionString, owner };
}

/** A database without any table, for what is about migrations themselves. It is dropped when the run ends. */
export async function emptyDatabase(): Promise<string> {
  const server = inject("databaseServer");
  const name = `${server.prefix}${randomBytes(5).toString("hex")}`;
  await runOnServer(server.connectionString, `CREATE DATABASE ${name} TEMPLATE template0`);
  return databaseUrl(server.connectionString, name);
}

async function runOnServer(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
