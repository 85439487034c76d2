import { createHash } from "node:crypto";
import type pg from "pg";
import { formatVersion, remarkLine } from "./backup-format.ts";

/** Being signed in and mailed links end with a restore: who holds them must not have them back. */
export const leftOutTables = ["session", "email_token", "email_change", "export_job"] as const;

const rowsAtOnce = 200;

type Table = { name: string; columns: string[] };

/**
 * The lines of a backup, as of one instant: everything is read in one snapshot (REPEATABLE READ), while others go on
 * writing. Rows that are hidden at their end and not erased yet are among them; a restore erases them.
 */
export async function* snapshotLines(client: pg.ClientBase, now: number): AsyncGenerator<string> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    await client.query("SELECT set_config('parley.erases', 'on', true), set_config('TimeZone', 'UTC', true)");
    const whole = createHash("sha256");
    let [tables, rows] = [0, 0];
    for await (const line of bodyLines(client, now)) {
      whole.update(`${line}\n`);
      if (line.startsWith('# {"is":"table"')) tables += 1;
      if (line.startsWith("{")) rows += 1;
      yield line;
    }
    yield remarkLine({ is: "end", tables, rows, sha256: whole.digest("hex") });
  } finally {
    // Nothing was written; a connection that broke needs no word any more.
    await client.query("ROLLBACK").catch(() => undefined);
  }
}

async function* bodyLines(client: pg.ClientBase, now: number): AsyncGenerator<string> {
  yield remarkLine({
    is: "backup",
    version: formatVersion,
    madeAt: new Date(now).toISOString(),
    server: await serverVersion(client),
    migrations: await appliedMigrations(client),
  });
  for (const table of await listTables(client)) {
    yield remarkLine({ is: "table", ...table });
    const sum = createHash("sha256");
    let rows = 0;
    for await (const line of tableRows(client, table)) {
      sum.update(`${line}\n`);
      rows += 1;
      yield line;
    }
    yield remarkLine({ is: "sum", name: table.name, rows, sha256: sum.digest("hex") });
  }
  for (const { name, value } of await sequences(client)) yield remarkLine({ is: "sequence", name, value });
}

async function* tableRows(client: pg.ClientBase, { name, columns }: Table): AsyncGenerator<string> {
  await client.query(
    `DECLARE kept NO SCROLL CURSOR FOR SELECT row_to_json(r)::text AS line
     FROM (SELECT ${columns.map(quoted).join()} FROM public.${quoted(name)}) r`,
  );
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`FETCH ${rowsAtOnce} FROM kept`);
    for (const { line } of rows) yield line;
    if (rows.length < rowsAtOnce) break;
  }
  await client.query("CLOSE kept");
}

/** What the database makes by itself (generated columns) is left out. */
async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
       AND a.attgenerated = '' AND c.relname <> '_prisma_migrations' AND c.relname <> ALL ($1)
     GROUP BY c.relname ORDER BY c.relname`,
    [leftOutTables],
  );
  return rows;
}

async function sequences(client: pg.ClientBase): Promise<{ name: string; value: string }[]> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `SELECT sequencename AS name, last_value::text AS value FROM pg_sequences
     WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY sequencename`,
  );
  return rows;
}

async function appliedMigrations(client: pg.ClientBase): Promise<{ name: string; checksum: string }[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return rows;
}

async function serverVersion(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
  return rows[0]?.server_version ?? "";
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
