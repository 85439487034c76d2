import pg from "pg";
import { MigrationError } from "./migrate.server.ts";

/**
 * A database that is being restored carries a mark, from before the first table is touched until what was erased since
 * the backup is erased again. The mark is a table in a schema of its own.
 */

const markTable = "parley_restore.mark";

export async function hasRestoreMark(client: Pick<pg.ClientBase, "query">): Promise<boolean> {
  const { rows } = await client.query<{ marked: boolean }>("SELECT to_regclass($1) IS NOT NULL AS marked", [
    markTable,
  ]);
  return rows[0]?.marked === true;
}

export async function setRestoreMark(client: Pick<pg.ClientBase, "query">): Promise<void> {
  await client.query("CREATE SCHEMA IF NOT EXISTS parley_restore");
  await client.query(`CREATE TABLE IF NOT EXISTS ${markTable} (begun_at timestamptz NOT NULL DEFAULT now())`);
}

export async function takeRestoreMarkAway(client: Pick<pg.ClientBase, "query">): Promise<void> {
  await client.query("DROP SCHEMA parley_restore CASCADE");
}

/** @throws MigrationError where a restore was begun and not finished: nobody may see what it holds so far. */
export async function refuseHalfRestored(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString, application_name: "parley-migrate" });
  client.on("error", () => undefined);
  await client.connect();
  try {
    if (!(await hasRestoreMark(client))) return;
  } finally {
    await client.end();
  }
  throw new MigrationError(
    "A restore of this database was begun and not finished, so it may hold what was erased since. " +
      "Run it again: npm run restore -- --from FILE",
  );
}
