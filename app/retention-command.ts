import { parseArgs } from "node:util";
import { Refusal, reachDatabase, runCommand, say } from "./command-line.server.ts";
import { createServices } from "./create-services.server.ts";
import { noteDone } from "./features/audit/audit.server.ts";
import {
  acknowledgePause,
  countEndedSupport,
  erasureText,
  inErasingTransaction,
  listPauses,
  previewRetention,
  runRetention,
} from "./features/privacy/privacy.server.ts";
import { openDatabase, requirePolicies } from "./platform/database/database.server.ts";
import { MigrationError } from "./platform/database/migrate.server.ts";
import { createLog } from "./platform/log.server.ts";
import type { Services } from "./platform/services.server.ts";
import { readSettings } from "./read-settings.server.ts";

const usage =
  "Use: npm run retention, npm run retention -- --dry-run [--now 2027-01-31], or npm run retention -- --acknowledge business-address";

/** What `npm run retention` does, beside a Parley that runs or without one. */
async function main() {
  const { now, isDry, acknowledged } = readArguments();
  const settings = readSettings(process.cwd());
  if (!isDry) {
    const { services, close } = await createServices(settings, createLog("warn"), process.cwd());
    return await carryOut(services, now, acknowledged).finally(close);
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
    const requests = await inErasingTransaction(database, (tx) => countEndedSupport(tx, new Date(now)));
    say(`Requests to support: ${requests === 0 ? "nothing" : requests}`);
  } finally {
    await database.close();
    await stop();
  }
}

/** Erases what is due, after the operator's word for a business of which much is. */
async function carryOut(services: Services, now: number, acknowledged: string | undefined): Promise<void> {
  const { prisma } = services.database;
  if (acknowledged !== undefined && !(await acknowledgePause(prisma, acknowledged, now)))
    throw new Refusal(`No erasure waits for a word at /${acknowledged}.`);
  const counts = await runRetention(services);
  const log = { organizationId: null, action: "operator.retention", by: "operator" } as const;
  await noteDone(prisma, { ...log, now });
  say(`Erased: ${erasureText(counts)}.`);
  for (const { slug, due, allowed } of await listPauses(prisma)) {
    say(
      `Paused: /${slug} has ${due} entries due at once, where ${allowed} may go without asking. They are hidden.`,
    );
    say(`If that is right: npm run retention -- --acknowledge ${slug}`);
  }
}

/** Another instant than the present is for looking ahead: nothing is erased before its time by a slip of the hand. */
function readArguments(): { now: number; isDry: boolean; acknowledged: string | undefined } {
  try {
    const { values } = parseArgs({
      options: {
        now: { type: "string" },
        "dry-run": { type: "boolean", default: false },
        acknowledge: { type: "string" },
      },
    });
    const acknowledged = values.acknowledge;
    if (values["dry-run"] && acknowledged !== undefined) throw new Refusal(usage);
    const now = values.now === undefined ? Date.now() : Date.parse(values.now);
    if (Number.isNaN(now)) throw new Refusal(`${values.now} is no date. ${usage}`);
    if (values.now !== undefined && !values["dry-run"])
      throw new Refusal(`Only a dry run can be for another instant. ${usage}`);
    return { now, isDry: values["dry-run"], acknowledged };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(usage);
  }
}

runCommand(main);
