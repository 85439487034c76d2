import { existsSync } from "node:fs";
import path from "node:path";
import { openDatabase } from "./platform/database/database.server.ts";
import { startEmbeddedPostgres } from "./platform/database/embedded-postgres.server.ts";
import { EmbeddedPostgresError } from "./platform/database/postgres-account.server.ts";
import { countJobs, hasQueues, listDeadLetters, putBack } from "./platform/jobs/job-report.server.ts";
import { jobReport } from "./platform/jobs/job-report-text.ts";
import { type Settings, SettingsError } from "./platform/settings.server.ts";
import { readSettings } from "./read-settings.server.ts";

/** A sentence for the person at the terminal. */
class Refusal extends Error {}

const usage = "Use: npm run jobs, npm run jobs -- retry <id> …, or npm run jobs -- retry all";
const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What `npm run jobs` does, beside a Parley that runs or without one. Nothing is migrated or started by it. */
async function main() {
  const wanted = readArguments(process.argv.slice(2));
  const { connectionString, stop } = await reachDatabase(readSettings(process.cwd()));
  const { pool, close } = openDatabase({ connectionString, connectionsMax: 1 });
  try {
    if (!(await hasQueues(pool))) throw new Refusal("There are no queues yet: start Parley once.");
    if (wanted !== null) {
      const count = await putBack(pool, wanted);
      say(count === 1 ? "1 job was put back." : `${count} jobs were put back.`);
      if (count === 0) throw new Refusal("No dead letter matches.");
    }
    say(jobReport(await countJobs(pool), await listDeadLetters(pool)));
  } finally {
    await close();
    await stop();
  }
}

/** The ids to put back, or null when the report alone is wanted. */
function readArguments([verb, ...ids]: string[]): string[] | "all" | null {
  if (verb === undefined) return null;
  if (verb !== "retry" || ids.length === 0) throw new Refusal(usage);
  if (ids.length === 1 && ids[0] === "all") return "all";
  const wrong = ids.find((id) => !idForm.test(id));
  if (wrong !== undefined) throw new Refusal(`${wrong} is not the id of a job. ${usage}`);
  return ids;
}

/** The embedded server is joined where it runs, and started for a moment where it does not. */
async function reachDatabase({ databaseUrl, dataDir }: Settings) {
  if (databaseUrl) return { connectionString: databaseUrl, stop: async () => undefined };
  const folder = path.join(dataDir, "database");
  if (!existsSync(folder)) throw new Refusal("There is no database here yet: start Parley once.");
  const silent = { info: () => undefined, warn: (message: string) => console.error(message) };
  return startEmbeddedPostgres({ dataDir: folder, log: silent });
}

function say(text: string) {
  process.stdout.write(`${text}\n`);
}

main().catch((error: unknown) => {
  const expected =
    error instanceof Refusal || error instanceof SettingsError || error instanceof EmbeddedPostgresError;
  console.error(expected ? error.message : error);
  process.exitCode = 1;
});
