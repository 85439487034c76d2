import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { caseCommands } from "./case-commands.server.ts";
import { Refusal, reachDatabase, runCommand, say } from "./command-line.server.ts";
import { auditReport, noteDone, verifyAudit } from "./features/audit/audit.server.ts";
import { verifyCertificate } from "./features/deletion/deletion.server.ts";
import { faultText } from "./features/exports/archive-words.ts";
import { ArchiveError, openArchive } from "./features/exports/read-archive.server.ts";
import { readKeyFile, verifyArchive } from "./features/exports/verify-archive.server.ts";
import { resealMedia } from "./features/media/media.server.ts";
import { publishedKeys, rotateKeys, verifyReceipts } from "./features/privacy/privacy.server.ts";
import { openObjects } from "./open-objects.server.ts";
import { type Database, openDatabase } from "./platform/database/database.server.ts";
import { openSealer } from "./platform/database/sealing-keys.server.ts";
import type { Settings } from "./platform/settings.server.ts";
import { readSettings } from "./read-settings.server.ts";

/** What `npm run privacy -- <word>` can do, beside a Parley that runs or without one. Each gives its exit code. */
const commands: Record<string, { says: string; run: (args: string[]) => Promise<number> }> = {
  "verify-audit": {
    says: "walks every chain of the audit log; exits with 1 where one is broken",
    run: verify,
  },
  "verify-receipts": {
    says: "checks the signature of every receipt of erasure; exits with 1 where one does not fit",
    run: checkReceipts,
  },
  ...caseCommands,
  "verify-certificate": {
    says: "<file>: checks a certificate of deletion against the keys of this instance; exits with 1 where it does not fit",
    run: checkCertificate,
  },
  "verify-export": {
    says: "checks the signature and every sum of a copy: -- verify-export FILE.zip [--keys FILE]",
    run: checkExport,
  },
  "rotate-keys": {
    says: "seals what is secret by the first of ENC_KEYS, so that the others can be taken away",
    run: sealByFirstKey,
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
function verify(): Promise<number> {
  return withDatabase(async (settings, database) => {
    const { rows } = await database.pool.query<{ log: string | null }>(
      "SELECT to_regclass('audit_head')::text AS log",
    );
    if (!rows[0]?.log) throw new Refusal("The database is older than this program: start Parley once.");
    const checks = await verifyAudit({ database }, settings.dataDir);
    say(auditReport(checks));
    return checks.some(({ fault }) => fault !== null) ? 1 : 0;
  });
}

function checkReceipts(): Promise<number> {
  return withDatabase(async (settings, database) => {
    const { signed, unsigned, faults } = await verifyReceipts({ settings, database });
    say(`${signed} receipts are as they were signed; ${unsigned} are of before receipts were signed.`);
    for (const { id, reason } of faults) say(`${id}: ${reason}`);
    return faults.length > 0 ? 1 : 0;
  });
}

function checkCertificate([file]: string[]): Promise<number> {
  if (file === undefined) throw new Refusal("Name the file: npm run privacy -- verify-certificate <file>");
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new Refusal(`${file} cannot be read as JSON.`);
  }
  return withDatabase(async (settings, database) => {
    const verdict = await verifyCertificate({ settings, database }, given);
    say(
      verdict.ok
        ? `The certificate ${verdict.requestId} says what was signed: erased at ${verdict.erasedAt}.`
        : `Not valid: ${certificateFaults[verdict.reason]}.`,
    );
    return verdict.ok ? 0 : 1;
  });
}

const certificateFaults = {
  "not-a-certificate": "the file is no certificate of deletion",
  "unknown-key": "it was signed with a key that this instance never had",
  changed: "it is not what was signed",
} as const;

/** By the keys of this instance, or by those that another one publishes. */
function checkExport(args: string[]): Promise<number> {
  const [file, flag, keys] = args;
  if (file === undefined || (flag !== undefined && flag !== "--keys"))
    throw new Refusal("Name the file of the copy.");
  return withDatabase(async (settings, database) => {
    const given = keys === undefined ? [] : readKeyFile(await readFile(keys, "utf8").catch(() => ""));
    const archive = await openArchive(path.resolve(file)).catch((error: unknown) => {
      throw error instanceof ArchiveError ? new Refusal(error.message) : error;
    });
    const known = [...(await publishedKeys({ settings, database })), ...given];
    const { manifest, faults } = await verifyArchive(archive, known);
    archive.close();
    for (const fault of faults) say(faultText(fault));
    if (faults.length === 0)
      say(`All ${manifest?.files.length} files are as ${manifest?.madeBy} signed them.`);
    return faults.length > 0 ? 1 : 0;
  });
}

function sealByFirstKey(): Promise<number> {
  return withDatabase(async (settings, database) => {
    openSealer(settings);
    const texts = await rotateKeys({ settings, database });
    const recorded = await resealMedia({ settings, database, objects: openObjects(settings) });
    const count = texts + recorded;
    const done = { action: "operator.keys", by: "operator", details: { count } } as const;
    await noteDone(database.prisma, { organizationId: null, ...done, now: Date.now() });
    say(
      `${count} answers and recorded parts were sealed by ${settings.encryptionKeys[0]?.id}; everything is now.`,
    );
    return 0;
  });
}

async function withDatabase(
  work: (settings: Settings, database: Database) => Promise<number>,
): Promise<number> {
  const settings = readSettings(process.cwd());
  const { connectionString, stop } = await reachDatabase(settings);
  const database = openDatabase({ connectionString, connectionsMax: 1 });
  try {
    return await work(settings, database);
  } finally {
    await database.close();
    await stop();
  }
}

runCommand(main);
