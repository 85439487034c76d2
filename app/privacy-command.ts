import { Refusal, reachDatabase, runCommand, say } from "./command-line.server.ts";
import { auditReport, verifyAudit } from "./features/audit/audit.server.ts";
import { openDatabase } from "./platform/database/database.server.ts";
import { readSettings } from "./read-settings.server.ts";

/** What `npm run privacy -- <word>` can do, beside a Parley that runs or without one. Each gives its exit code. */
const commands: Record<string, { says: string; run: (args: string[]) => Promise<number> }> = {
  "verify-audit": {
    says: "walks every chain of the audit log; exits with 1 where one is broken",
    run: verify,
  },
};

async function main() {
  const [word = "", ...args] = process.argv.slice(2);
  const command = commands[word];
  if (!command) {
    const list = Object.entries(commands).map(([name, { says }]) => `  npm run privacy -- ${name}: ${says}`);
    throw new Refusal(["Use:", ...list].join("\n"));
  }
  process.exitCode = await command.run(args);
}

/** Nothing is written, so that a copy of the database can be checked as well. */
async function verify(): Promise<number> {
  const settings = readSettings(process.cwd());
  const { connectionString, stop } = await reachDatabase(settings);
  const database = openDatabase({ connectionString, connectionsMax: 1 });
  try {
    const { rows } = await database.pool.query<{ log: string | null }>(
      "SELECT to_regclass('audit_head')::text AS log",
    );
    if (!rows[0]?.log) throw new Refusal("The database is older than this program: start Parley once.");
    const checks = await verifyAudit({ database }, settings.dataDir);
    say(auditReport(checks));
    return checks.some(({ fault }) => fault !== null) ? 1 : 0;
  } finally {
    await database.close();
    await stop();
  }
}

runCommand(main);
