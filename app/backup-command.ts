import path from "node:path";
import { parseArgs } from "node:util";
import { Refusal, reachDatabase, runCommand, say } from "./command-line.server.ts";
import { noteDone } from "./features/audit/audit.server.ts";
import {
  backupFile,
  deleteOldBackups,
  listErasures,
  makeBackup,
  newKeyPair,
} from "./features/backups/backups.server.ts";
import { openDatabase } from "./platform/database/database.server.ts";
import type { Settings } from "./platform/settings.server.ts";
import { readSettings } from "./read-settings.server.ts";

const usage =
  "Use: npm run backup, npm run backup -- --to FILE, or npm run backup -- --new-key for a key to lock them with.";
const dayMs = 86_400_000;

/** What `npm run backup` does, beside a Parley that runs or without one. */
async function main() {
  const { to, isNewKey } = readArguments();
  if (isNewKey) return sayNewKey();
  const settings = readSettings(process.cwd());
  const { lock, folder } = settings.backup;
  if (lock === null)
    throw new Refusal(
      "Backups are encrypted, and nobody has said for whom: set BACKUP_RECIPIENTS or BACKUP_PASSPHRASE. " +
        "npm run backup -- --new-key makes a pair of keys.",
    );
  const now = Date.now();
  const file = to ?? backupFile(folder, now);
  const { connectionString, stop } = await reachDatabase(settings);
  try {
    const { rows, bytes } = await makeBackup({ connectionString, lock, file, now });
    say(`${file}: ${rows} rows, ${Math.ceil(bytes / 1024)} kB.`);
    await bringListUpToDate(connectionString, folder, now);
  } finally {
    await stop();
  }
  await sayLife(settings, to, now);
}

/** A restore asks for the list of what was erased since. That a backup was made stands in the log. */
async function bringListUpToDate(connectionString: string, folder: string, now: number): Promise<void> {
  const database = openDatabase({ connectionString, connectionsMax: 1 });
  try {
    await noteDone(database.prisma, {
      organizationId: null,
      action: "operator.backup",
      by: "operator",
      now,
    });
    await listErasures(database.pool, folder);
  } finally {
    await database.close();
  }
}

async function sayLife({ backup }: Settings, to: string | undefined, now: number): Promise<void> {
  const end = new Date(now + backup.days * dayMs).toISOString().slice(0, 10);
  if (to !== undefined)
    say(`This file is yours to delete, by ${end}: what is erased meanwhile is still in it.`);
  const deleted = await deleteOldBackups(backup.folder, backup.days, now);
  if (deleted.length > 0) say(`Deleted, since they were ${backup.days} days old: ${deleted.join(", ")}.`);
}

async function sayNewKey(): Promise<void> {
  const { secretKey, recipient } = await newKeyPair();
  say(`BACKUP_RECIPIENTS=${recipient}`);
  say("That goes into .env. The next line opens the backups: keep it in a file away from this machine.");
  say(secretKey);
}

function readArguments(): { to: string | undefined; isNewKey: boolean } {
  try {
    const { values } = parseArgs({
      options: { to: { type: "string" }, "new-key": { type: "boolean", default: false } },
    });
    return { to: values.to && path.resolve(values.to), isNewKey: values["new-key"] };
  } catch {
    throw new Refusal(usage);
  }
}

runCommand(main);
