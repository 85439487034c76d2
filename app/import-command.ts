import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { Refusal, runCommand, say } from "./command-line.server.ts";
import { createServices } from "./create-services.server.ts";
import type { Manifest } from "./features/exports/archive-format.ts";
import { faultText, problemText } from "./features/exports/archive-words.ts";
import { checkImport } from "./features/exports/check-import.server.ts";
import { importArchive, wasImported } from "./features/exports/import-archive.server.ts";
import { importSource } from "./features/exports/import-source.server.ts";
import { type Archive, ArchiveError, openArchive } from "./features/exports/read-archive.server.ts";
import { archiveIdOf, readKeyFile, verifyArchive } from "./features/exports/verify-archive.server.ts";
import { publishedKeys } from "./features/privacy/privacy.server.ts";
import { createLog } from "./platform/log.server.ts";
import type { Services } from "./platform/services.server.ts";
import { readSettings } from "./read-settings.server.ts";

const usage =
  "Use: npm run import -- FILE.zip [--check] [--keys FILE] [--slug NEW] [--unsigned-ok]. The keys are what the other " +
  "Parley publishes at /.well-known/privacy-keys.json.";

type Wishes = {
  file: string;
  checks: boolean;
  keys: string | undefined;
  slug: string | null;
  unsignedOk: boolean;
};

/** What `npm run import` does: the export of a whole business is checked, and then taken in. */
async function main() {
  const wishes = readArguments();
  const settings = readSettings(process.cwd());
  const archive = await openArchive(wishes.file).catch(asRefusal);
  try {
    const { services, close } = await createServices(settings, createLog("warn"), process.cwd());
    await work(services, archive, wishes).catch(asRefusal).finally(close);
  } finally {
    archive.close();
  }
}

async function work(services: Services, archive: Archive, wishes: Wishes) {
  const manifest = await trusted(services, archive, wishes);
  const source = importSource(archive, manifest);
  const archiveId = await archiveIdOf(archive);
  const { plan, problems } = await checkImport(services, source, wishes.slug);
  if (plan && (await wasImported(services, plan, archiveId)))
    throw new Refusal("This archive was taken in already. Another time needs an export of its own.");
  if (plan) {
    const { name, slug } = plan.organization;
    say(`${name}, to be at /${slug}:`);
    for (const { model, count } of plan.counts) say(`  ${model}: ${count}`);
    if (plan.left.length > 0)
      say(`Stays behind, as it belongs to where it was made: ${plan.left.join(", ")}.`);
    say(`${plan.people.size} people have an account here already.`);
  }
  if (problems.length > 0 || !plan) throw new Refusal(problems.slice(0, 50).map(problemText).join("\n"));
  if (wishes.checks) return say("Nothing speaks against it. Nothing was written.");
  const { rows, slug } = await importArchive(services, source, plan, archiveId);
  say(`Taken in: ${rows} rows. The business is at /${slug}.`);
  say(
    "Its members choose a password by “Forgotten your password?”. Links that were mailed before lead to the other instance.",
  );
}

async function trusted(
  services: Services,
  archive: Archive,
  { keys, unsignedOk }: Wishes,
): Promise<Manifest> {
  const given = keys === undefined ? [] : readKeyFile(await readFile(keys, "utf8").catch(() => ""));
  const { manifest, faults } = await verifyArchive(archive, [...(await publishedKeys(services)), ...given]);
  for (const fault of faults) console.error(faultText(fault));
  if (!manifest) throw new Refusal("The file is no export of Parley's.");
  if (faults.length > 0 && !unsignedOk)
    throw new Refusal("It was not taken in. Where you trust it all the same, say so: --unsigned-ok");
  return manifest;
}

function asRefusal(error: unknown): never {
  if (error instanceof ArchiveError) throw new Refusal(error.message);
  throw error;
}

function readArguments(): Wishes {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        check: { type: "boolean", default: false },
        keys: { type: "string" },
        slug: { type: "string" },
        "unsigned-ok": { type: "boolean", default: false },
      },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new Refusal(usage);
    return {
      file: path.resolve(file),
      checks: values.check,
      keys: values.keys,
      slug: values.slug ?? null,
      unsignedOk: values["unsigned-ok"],
    };
  } catch {
    throw new Refusal(usage);
  }
}

runCommand(main);
