import pg from "pg";
import { migrate, readMigrations } from "#app/platform/database/migrate.server.ts";
import {
  hasRestoreMark,
  setRestoreMark,
  takeRestoreMarkAway,
} from "#app/platform/database/restore-mark.server.ts";
import { BackupError } from "./backup-error.ts";
import type { BackupHead } from "./backup-format.ts";
import type { BackupKeys } from "./backup-lock.server.ts";
import { emptyDatabase, holdsTables } from "./empty-database.server.ts";
import { erasureListFile, listErasures, readErasureList, type Tombstone } from "./erasure-list.server.ts";
import { loadRows } from "./load-rows.server.ts";
import { checkBackup } from "./read-backup.server.ts";
import { replayErasures } from "./replay-erasures.server.ts";

export type Restore = {
  connectionString: string;
  migrationsDir: string;
  file: string;
  keys: BackupKeys;
  /** Where the list of erased things lies. */
  backupFolder: string;
  /** Whether a database that holds something may be emptied. */
  replaces: boolean;
  /** Whether to go on where there is no list, and what was erased since the backup would come back. */
  withoutList: boolean;
  /** Told after each step, for whoever watches. */
  onStep?: (step: RestoreStep) => void;
};

export type RestoreStep = "checked" | "marked" | "emptied" | "loaded" | "migrated" | "replayed";

export type Restored = { madeAt: string; rows: number; erasedAgain: number };

/** Only one restore at a time works on a database; the session holds the lock. */
const advisoryLock = 263_748_416;
const lockWait = "15s";

/**
 * Puts a backup into a database and erases again what was erased since. The whole file is checked before anything is
 * touched. From then on the database carries a mark, with which Parley does not start; a restore that was killed
 * leaves it and is simply begun again.
 * @throws BackupError with a sentence that says what stands in the way.
 */
export async function restoreBackup(restore: Restore): Promise<Restored> {
  const { head, rows } = await checkBackup(restore.file, restore.keys);
  await requireKnownMigrations(head, restore.migrationsDir);
  restore.onStep?.("checked");
  const client = new pg.Client({
    connectionString: restore.connectionString,
    application_name: "parley-restore",
    options: "-c TimeZone=UTC",
  });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await requireAlone(client);
    const erasedSince = await prepare(client, restore);
    const names = new Set(head.migrations.map(({ name }) => name));
    await migrate({ ...restore, only: names });
    await loadRows(client, restore);
    restore.onStep?.("loaded");
    await migrate(restore);
    restore.onStep?.("migrated");
    const erasedAgain = await inTransaction(client, () => replayErasures(client, erasedSince));
    restore.onStep?.("replayed");
    await inTransaction(client, () => finish(client));
    return { madeAt: head.madeAt, rows, erasedAgain };
  } finally {
    await client.end();
  }
}

/** Leaves an empty database with the mark. Gives what has to be erased again once it is full. */
async function prepare(client: pg.Client, restore: Restore): Promise<Tombstone[]> {
  const isBegunAgain = await hasRestoreMark(client);
  if (!isBegunAgain && (await holdsTables(client))) {
    if (!restore.replaces)
      throw new BackupError(
        "The database is not empty. To delete all that it holds and put the backup in its place, add --replace.",
      );
    // What is about to be emptied may know of erasures that the list has not heard of.
    if (await hasTombstones(client)) await listErasures(client, restore.backupFolder);
  }
  const erasedSince = await readErasureList(restore.backupFolder);
  if (erasedSince === null && !restore.withoutList)
    throw new BackupError(
      `There is no list of erased things at ${erasureListFile(restore.backupFolder)}, so what was erased since the ` +
        "backup would come back. Put it there from the old machine; if nothing was erased since, add --without-list.",
    );
  await setRestoreMark(client);
  restore.onStep?.("marked");
  await emptyDatabase(client);
  restore.onStep?.("emptied");
  return erasedSince ?? [];
}

/**
 * Mails that waited when the backup was made have gone out since, or have lost their sense. And a leave to look that was
 * open then may have been ended since: none is open again. What was put into calendars elsewhere may stand there
 * otherwise than the backup says, so each is looked at.
 */
async function finish(client: pg.Client): Promise<void> {
  await client.query(
    `UPDATE access_grant SET ended_at = least(greatest(started_at, now()), ends_at)
     WHERE ended_at IS NULL AND ends_at > now()`,
  );
  await client.query(
    "UPDATE mail_message SET status = 'failed', last_error = 'restored' WHERE status = 'queued'",
  );
  await client.query("UPDATE calendar_copy SET to_examine = true, next_try_at = now(), failures = 0");
  await takeRestoreMarkAway(client);
}

async function hasTombstones(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ known: boolean }>(
    "SELECT to_regclass('public.tombstone') IS NOT NULL AS known",
  );
  return rows[0]?.known === true;
}

async function requireKnownMigrations(head: BackupHead, migrationsDir: string): Promise<void> {
  const known = new Map((await readMigrations(migrationsDir)).map(({ name, checksum }) => [name, checksum]));
  for (const { name, checksum } of head.migrations) {
    if (known.get(name) !== checksum)
      throw new BackupError(
        `The backup was made by another version of Parley: this one does not know its migration ${name}. ` +
          "Restore it with the version that made it, or a newer one.",
      );
  }
}

async function requireAlone(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ running: number }>(
    `SELECT count(*)::int AS running FROM pg_stat_activity
     WHERE datname = current_database() AND application_name IN ('parley', 'parley-jobs')`,
  );
  if (rows[0]?.running !== 0)
    throw new BackupError("Parley is running on this database. Stop it, then restore.");
  // The server needs a moment to notice that a restore was killed.
  await client.query(`SET lock_timeout = '${lockWait}'`);
  try {
    await client.query("SELECT pg_advisory_lock($1)", [advisoryLock]);
  } catch (error) {
    if ((error as { code?: string }).code !== "55P03") throw error;
    throw new BackupError("Another restore works on this database.");
  }
  await client.query("RESET lock_timeout");
}

async function inTransaction<Result>(client: pg.Client, work: () => Promise<Result>): Promise<Result> {
  await client.query("BEGIN");
  try {
    const result = await work();
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
