import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { Refusal, runCommand, say } from "./command-line.server.ts";
import { createServices } from "./create-services.server.ts";
import { noteRestore } from "./features/audit/audit.server.ts";
import { restoreBackup, secretKeysIn } from "./features/backups/backups.server.ts";
import { erasureText, runRetention } from "./features/privacy/privacy.server.ts";
import { startEmbeddedPostgres } from "./platform/database/embedded-postgres.server.ts";
import { createLog } from "./platform/log.server.ts";
import type { Settings } from "./platform/settings.server.ts";
import { readSettings } from "./read-settings.server.ts";

const usage =
  "Use: npm run restore -- --from FILE [--key FILE] [--replace] [--without-list]. The key is the file with the secret " +
  "key; without it BACKUP_PASSPHRASE opens the backup.";

type Wishes = { from: string; key: string | undefined; replaces: boolean; withoutList: boolean };

/** What `npm run restore` does, while no Parley runs: a backup put back, what was erased since erased again, then retention. */
async function main() {
  const wishes = readArguments();
  const settings = readSettings(process.cwd());
  const secretKeys = wishes.key === undefined ? [] : await readKeys(wishes.key);
  const { connectionString, stop } = await openServer(settings);
  try {
    const restored = await restoreBackup({
      ...wishes,
      connectionString,
      migrationsDir: path.resolve("prisma/migrations"),
      file: wishes.from,
      keys: { secretKeys, passphrase: settings.backup.passphrase },
      backupFolder: settings.backup.folder,
    });
    say(`Restored ${restored.rows} rows as they were at ${restored.madeAt}.`);
    say(`Erased again, because it was erased since: ${restored.erasedAgain} rows.`);
    const { services, close } = await createServices(settings, createLog("warn"), process.cwd());
    const work = async () => {
      await noteRestore(services, Date.parse(restored.madeAt));
      return runRetention(services);
    };
    const counts = await work().finally(close);
    say(`Erased, because its time has passed since: ${erasureText(counts)}.`);
    say("Everybody signs in anew. Start Parley: npm start");
  } finally {
    await stop();
  }
}

/** Unlike other commands this one works where there is no database yet. */
async function openServer({ databaseUrl, dataDir }: Settings) {
  if (databaseUrl) return { connectionString: databaseUrl, stop: async () => undefined };
  const silent = { info: () => undefined, warn: (message: string) => console.error(message) };
  return startEmbeddedPostgres({ dataDir: path.join(dataDir, "database"), log: silent });
}

async function readKeys(file: string): Promise<string[]> {
  try {
    return secretKeysIn(await readFile(file, "utf8"));
  } catch {
    throw new Refusal(`The key file ${file} cannot be read.`);
  }
}

function readArguments(): Wishes {
  try {
    const { values } = parseArgs({
      options: {
        from: { type: "string" },
        key: { type: "string" },
        replace: { type: "boolean", default: false },
        "without-list": { type: "boolean", default: false },
      },
    });
    if (!values.from) throw new Refusal(usage);
    return {
      from: path.resolve(values.from),
      key: values.key,
      replaces: values.replace,
      withoutList: values["without-list"],
    };
  } catch {
    throw new Refusal(usage);
  }
}

runCommand(main);
