import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";

/** A schema that cannot be brought up to date, said in one sentence a person can act on. */
export class MigrationError extends Error {
  override name = "MigrationError";
}

export type Migration = { name: string; sql: string; checksum: string };

type Row = { migration_name: string; checksum: string; finished_at: Date | null };

/** The lock that `prisma migrate` takes too: it and this runner never work at the same time. */
const advisoryLock = 72707369;
const lockWaitMsMax = 120_000;
const oldestServer = { number: 150_000, name: "15" };
/** First line of a migration whose single statement PostgreSQL refuses inside a transaction. */
const outsideTransaction = "-- outside-transaction";

/** The table as Prisma writes it, so that `prisma migrate` can go on where this runner stopped and the reverse. */
const historyTable = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/**
 * Applies what `migrationsDir` (one folder per migration, in the order of their names) holds beyond what the
 * database has, and returns the names applied now. Idempotent; processes that start at the same time wait for one
 * another; a kill at any instant leaves whole migrations only, and the next start goes on.
 * @throws MigrationError when the history and the files disagree, or a migration fails.
 */
export async function migrate(options: {
  connectionString: string;
  migrationsDir: string;
  /** Names; the others wait. A restore makes the tables of its backup's day first. */
  only?: ReadonlySet<string>;
}): Promise<string[]> {
  const migrations = await readMigrations(options.migrationsDir);
  const client = new pg.Client({
    connectionString: options.connectionString,
    application_name: "parley-migrate",
  });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await requireVersion(client);
    await takeLock(client);
    await client.query("SET client_min_messages = warning");
    await client.query(historyTable);
    const applied: string[] = [];
    for (const migration of await pendingMigrations(client, migrations)) {
      if (options.only && !options.only.has(migration.name)) continue;
      await apply(client, migration);
      applied.push(migration.name);
    }
    return applied;
  } finally {
    // Ending the session gives the lock back.
    await client.end();
  }
}

export async function readMigrations(migrationsDir: string): Promise<Migration[]> {
  const entries = await readdir(migrationsDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(migrationsDir, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function requireVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; name: string }>(
    "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name",
  );
  const server = rows[0];
  if (server && server.number >= oldestServer.number) return;
  throw new MigrationError(
    `Parley needs PostgreSQL ${oldestServer.name} or newer; this server is ${server?.name}.`,
  );
}

async function takeLock(client: pg.Client): Promise<void> {
  await client.query(`SET lock_timeout = ${lockWaitMsMax}`);
  try {
    await client.query("SELECT pg_advisory_lock($1)", [advisoryLock]);
  } catch (error) {
    if ((error as { code?: string }).code !== "55P03") throw error;
    throw new MigrationError(
      "Another process has been changing this database's schema for two minutes. Wait for it or end it, then start again.",
    );
  }
  await client.query("SET lock_timeout = 0");
}

async function pendingMigrations(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<Row>(
    "SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at",
  );
  const files = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of rows) {
    const file = files.get(row.migration_name);
    if (!row.finished_at) {
      throw new MigrationError(
        `The migration ${row.migration_name} failed half-way earlier. Put the schema right by hand, then record it: ` +
          `npx prisma migrate resolve --config prisma/config.ts --applied ${row.migration_name} (or --rolled-back).`,
      );
    }
    if (!file) {
      throw new MigrationError(
        `The database has the migration ${row.migration_name}, which this version of Parley does not know: a newer version has used it. Start that version.`,
      );
    }
    if (file.checksum !== row.checksum) {
      throw new MigrationError(
        `The migration ${row.migration_name} was changed after it had been applied. Restore the file, and put the change into a new migration.`,
      );
    }
  }
  const done = new Set(rows.map((row) => row.migration_name));
  return migrations.filter((migration) => !done.has(migration.name));
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  const alone = migration.sql.startsWith(outsideTransaction);
  const id = randomUUID();
  try {
    if (!alone) await client.query("BEGIN");
    await client.query(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at) VALUES ($1, $2, $3, clock_timestamp())",
      [id, migration.checksum, migration.name],
    );
    await client.query(migration.sql);
    await client.query(
      "UPDATE _prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE id = $1",
      [id],
    );
    if (!alone) await client.query("COMMIT");
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (!alone) await client.query("ROLLBACK").catch(() => undefined);
    throw new MigrationError(
      `The migration ${migration.name} failed: ${message}. ${alone ? "It may have been applied in part." : "Nothing of it was kept."}`,
      { cause: error },
    );
  }
}
