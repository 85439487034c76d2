import { parseArgs } from "node:util";
import { Refusal, reachDatabase, runCommand, say } from "./command-line.server.ts";
import { createServices } from "./create-services.server.ts";
import { noteDone } from "./features/audit/audit.server.ts";
import { erasureText, previewRetention, runRetention } from "./features/privacy/privacy.server.ts";
import { openDatabase, requirePolicies } from "./platform/database/database.server.ts";
import { MigrationError } from "./platform/database/migrate.server.ts";
import { createLog } from "./platform/log.server.ts";
import { readSettings } from "./read-settings.server.ts";

const usage =
  "Use: npm run retention, npm run retention -- --dry-run, or npm run retention -- --dry-run --now 2027-01-31";

/** What `npm run retention` does, beside a Parley that runs or without one. */
async function main() {
  const { now, isDry } = readArguments();
  const settings = readSettings(process.cwd());
  if (!isDry) {
    const { services, close } = await createServices(settings, createLog("warn"), process.cwd());
    const work = async () => {
      const done = await runRetention(services);
      const log = { organizationId: null, action: "operator.retention", by: "operator" } as const;
      await noteDone(services.database.prisma, { ...log, now });
      return done;
    };
    const counts = await work().finally(close);
    return say(`Erased: ${erasureText(counts)}.`);
  }
  const { connectionString, stop } = await reachDatabase(settings);
  const database = openDatabase({ connectionString, connectionsMax: 1 });
  try {
    await requirePolicies(database).catch((error: unknown) => {
      if (error instanceof MigrationError)
        throw new Refusal("The database is older than this program: start Parley once.");
      throw error;
    });
    const businesses = await database.prisma.organization.findMany({
      select: { id: true, slug: true, retentionDays: true },
      orderBy: { slug: "asc" },
    });
    say(`At ${new Date(now).toISOString()} these would be erased:`);
    for (const { id, slug, retentionDays } of businesses) {
      const counts = await previewRetention({ database }, id, now);
      say(`/${slug} (${retentionDays} days): ${erasureText(counts)}`);
    }
  } finally {
    await database.close();
    await stop();
  }
}

/** Another instant than the present is for looking ahead: nothing is erased before its time by a slip of the hand. */
function readArguments(): { now: number; isDry: boolean } {
  try {
    const { values } = parseArgs({
      options: { now: { type: "string" }, "dry-run": { type: "boolean", default: false } },
    });
    const now = values.now === undefined ? Date.now() : Date.parse(values.now);
    if (Number.isNaN(now)) throw new Refusal(`${values.now} is no date. ${usage}`);
    if (values.now !== undefined && !values["dry-run"])
      throw new Refusal(`Only a dry run can be for another instant. ${usage}`);
    return { now, isDry: values["dry-run"] };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(usage);
  }
}

runCommand(main);
