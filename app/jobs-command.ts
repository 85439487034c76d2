import { Refusal, reachDatabase, runCommand, say } from "./command-line.server.ts";
import { noteDone } from "./features/audit/audit.server.ts";
import { openDatabase } from "./platform/database/database.server.ts";
import { countJobs, hasQueues, listDeadLetters, putBack } from "./platform/jobs/job-report.server.ts";
import { jobReport } from "./platform/jobs/job-report-text.ts";
import { readSettings } from "./read-settings.server.ts";

const usage = "Use: npm run jobs, npm run jobs -- retry <id> …, or npm run jobs -- retry all";
const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What `npm run jobs` does, beside a Parley that runs or without one. Nothing is migrated or started by it. */
async function main() {
  const wanted = readArguments(process.argv.slice(2));
  const { connectionString, stop } = await reachDatabase(readSettings(process.cwd()));
  const { pool, prisma, close } = openDatabase({ connectionString, connectionsMax: 1 });
  try {
    if (!(await hasQueues(pool))) throw new Refusal("There are no queues yet: start Parley once.");
    if (wanted !== null) {
      const count = await putBack(pool, wanted);
      const log = { organizationId: null, action: "operator.jobs", by: "operator" } as const;
      if (count > 0) await noteDone(prisma, { ...log, details: { count }, now: Date.now() });
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

runCommand(main);
