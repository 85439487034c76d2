import { existsSync } from "node:fs";
import path from "node:path";
import { BackupError } from "./features/backups/backups.server.ts";
import { startEmbeddedPostgres } from "./platform/database/embedded-postgres.server.ts";
import { MigrationError } from "./platform/database/migrate.server.ts";
import { EmbeddedPostgresError } from "./platform/database/postgres-account.server.ts";
import { type Settings, SettingsError } from "./platform/settings.server.ts";

/** What the operator's commands share: the database of a Parley that runs or not, and words at the terminal. */

/** A sentence for the person at the terminal. */
export class Refusal extends Error {}

/** The embedded server is joined where it runs, and started for a moment where it does not. */
export async function reachDatabase({ databaseUrl, dataDir }: Settings) {
  if (databaseUrl) return { connectionString: databaseUrl, stop: async () => undefined };
  const folder = path.join(dataDir, "database");
  if (!existsSync(folder)) throw new Refusal("There is no database here yet: start Parley once.");
  const silent = { info: () => undefined, warn: (message: string) => console.error(message) };
  return startEmbeddedPostgres({ dataDir: folder, log: silent });
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Runs a command to its end; what a person can mend is told in one sentence. */
export function runCommand(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    const expected = [Refusal, SettingsError, EmbeddedPostgresError, MigrationError, BackupError].some(
      (kind) => error instanceof kind,
    );
    console.error(expected && error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
