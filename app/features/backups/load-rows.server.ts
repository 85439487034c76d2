import type pg from "pg";
import { BackupError } from "./backup-error.ts";
import type { Remark } from "./backup-format.ts";
import type { BackupKeys } from "./backup-lock.server.ts";
import { readBackup } from "./read-backup.server.ts";
import { quoted } from "./snapshot.server.ts";

/** What goes to the database at once: so many rows, or so many characters of them, whatever comes first. */
const rowsAtOnce = 500;
const charactersAtOnce = 2_000_000;

type Table = Extract<Remark, { is: "table" }>;

/**
 * Fills a migrated database with a backup's rows, all in one transaction. They come as they were: triggers are silent
 * meanwhile, and foreign keys are checked at the end, all at once.
 */
export async function loadRows(
  client: pg.ClientBase,
  { file, keys }: { file: string; keys: BackupKeys },
): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query("SELECT set_config('parley.erases', 'on', true)");
    const tables = await publicTables(client);
    for (const table of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    const keysTaken = await takeForeignKeys(client);
    // Migrations may have written rows of their own.
    if (tables.length > 0) await client.query(`TRUNCATE ${tables.join()}`);
    await insertAll(client, readBackup(file, keys));
    for (const { table, name, definition } of keysTaken)
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${quoted(name)} ${definition}`);
    for (const table of tables) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

async function insertAll(client: pg.ClientBase, items: ReturnType<typeof readBackup>): Promise<void> {
  let table: Table | null = null;
  let rows: string[] = [];
  let characters = 0;
  const flush = async () => {
    if (table && rows.length > 0) await insert(client, table, rows);
    rows = [];
    characters = 0;
  };
  for await (const item of items) {
    if (item.is === "row") {
      rows.push(item.json);
      characters += item.json.length;
      if (rows.length >= rowsAtOnce || characters >= charactersAtOnce) await flush();
    } else {
      await flush();
      if (item.is === "table") table = item;
      if (item.is === "sequence")
        await client.query("SELECT setval($1::regclass, $2::bigint)", [
          `public.${quoted(item.name)}`,
          item.value,
        ]);
    }
  }
}

/** The database turns the JSON back into rows, by the columns' names and its own types. */
async function insert(client: pg.ClientBase, { name, columns }: Table, rows: string[]): Promise<void> {
  const table = `public.${quoted(name)}`;
  const list = columns.map(quoted).join();
  const { rowCount } = await client.query(
    `INSERT INTO ${table} (${list}) SELECT ${list} FROM json_populate_recordset(NULL::${table}, $1)`,
    [`[${rows.join()}]`],
  );
  if (rowCount !== rows.length) throw new BackupError(`Not all rows of ${name} could be written.`);
}

async function publicTables(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations' ORDER BY relname`,
  );
  return rows.map(({ name }) => `public.${quoted(name)}`);
}

type ForeignKey = { table: string; name: string; definition: string };

async function takeForeignKeys(client: pg.ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conparentid = 0
     ORDER BY conname`,
  );
  for (const { table, name } of rows)
    await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${quoted(name)}`);
  return rows;
}
