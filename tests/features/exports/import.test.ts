import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { manifestSchema } from "#app/features/exports/archive-format.ts";
import { problemText } from "#app/features/exports/archive-words.ts";
import { checkImport } from "#app/features/exports/check-import.server.ts";
import { importArchive, wasImported } from "#app/features/exports/import-archive.server.ts";
import { newIds, withNewIds } from "#app/features/exports/import-ids.ts";
import { importSource } from "#app/features/exports/import-source.server.ts";
import type { Archive } from "#app/features/exports/read-archive.server.ts";
import { archiveIdOf } from "#app/features/exports/verify-archive.server.ts";
import { publishedKeys } from "#app/features/privacy/privacy.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { testKeysSetting } from "#tests/fakes/test-keys.ts";
import { bundleCommand } from "../backups/bundle-command.ts";
import { createBooking } from "../privacy/booked-business.ts";
import { emptyDatabase, testDatabase } from "../test-database.ts";
import { copyOf, exportServices, fullBusiness } from "./export-scene.ts";

const [old, fresh] = [await testDatabase(), await testDatabase()];
const from = await exportServices(old);
const to = await exportServices(fresh);
const root = path.resolve(import.meta.dirname, "../../..");
const folder = await mkdtemp(path.join(os.tmpdir(), "parley-import-"));
const children = new Set<ChildProcess>();
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

type Row = Record<string, unknown>;
let business: Awaited<ReturnType<typeof fullBusiness>>;
let copy: Awaited<ReturnType<typeof copyOf>>;

beforeAll(async () => {
  business = await fullBusiness(old, from.clock.now());
  // Enough of them that taking them in takes a moment.
  for (let n = 0; n < 30; n += 1)
    await createBooking(old, business, { endsAt: from.clock.now() + (10 + n) * 86_400_000 });
  copy = await copyOf(from, { userId: business.hostId, organizationId: business.organizationId });
});

const sourceOf = (archive: Archive) =>
  importSource(archive, manifestSchema.parse(JSON.parse(copy.texts.get("manifest.json") ?? "")));

/** The archive with some of its files changed. */
function changed(changes: Record<string, (text: string) => string>): Archive {
  const textOf = (file: string) => (changes[file] ?? ((text: string) => text))(copy.texts.get(file) ?? "");
  return {
    paths: copy.archive.paths,
    read: async function* (file) {
      yield Buffer.from(textOf(file));
    },
    text: async (file) => textOf(file),
    close: () => undefined,
  };
}

const sorted = (rows: Row[]) => rows.map((row) => JSON.stringify(row)).sort();

test("export, import, export: every row is the same, under the ids of the new instance", async () => {
  const source = sourceOf(copy.archive);
  const archiveId = await archiveIdOf(copy.archive);
  const { plan, problems } = await checkImport(to, source, null);
  if (!plan) throw new Error("no plan");
  expect(problems).toEqual([]);
  expect(await wasImported(to, plan, archiveId)).toBe(false);
  const { organizationId } = await importArchive(to, source, plan, archiveId);
  expect(await wasImported(to, plan, archiveId)).toBe(true);
  // A second time there is nothing left to write.
  expect((await importArchive(to, source, plan, archiveId)).rows).toBe(0);

  const idOf = newIds(archiveId, new Map());
  const again = await copyOf(to, { userId: idOf("User", business.hostId), organizationId });
  const taken = source.manifest.collections.filter(({ canImport }) => canImport);
  expect(taken.length).toBeGreaterThan(25);
  for (const { model } of taken) {
    const [before, after] = [copy, again].map(({ texts }): Row[] =>
      JSON.parse(texts.get(`data/${model}.json`) ?? "[]"),
    );
    const mapped = (before ?? []).map((row) => withNewIds(model, row, idOf));
    const plain = (rows: Row[]) => sorted(rows.map(({ bytes: _, ...row }) => row));
    expect(plain(after ?? []), model).toEqual(plain(mapped));
  }
  const picture = [...again.texts].find(([file]) => file.startsWith("media/"));
  expect(picture?.[1]).toBe("a picture");
});

test("whoever has an account here keeps it, and everybody else gets one that no password opens", async () => {
  const people = await fresh.prisma.user.findMany({ select: { email: true, passwordHash: true } });
  expect(people.map(({ email }) => email)).toContain(`${business.hostId}@hosts.example`);
  expect(people.every(({ passwordHash }) => passwordHash.startsWith("$argon2id$"))).toBe(true);
  const { plan } = await checkImport(to, sourceOf(copy.archive), "another-address");
  expect([...(plan?.people.keys() ?? [])].sort()).toEqual([business.hostId, business.colleagueId].sort());
});

test("two bookings of one host at one time are refused by name, here or in the archive; the database would, too", async () => {
  const here = await checkImport(to, sourceOf(copy.archive), null);
  const sentences = here.problems.map(problemText);
  expect(sentences[0]).toMatch(/^The address \/b-\w+ is taken here/);
  expect(sentences.length).toBeGreaterThan(1);
  for (const text of sentences.slice(1)) expect(text).toMatch(/^Two bookings take the same time .+ \(here\)/);

  const third = await exportServices(await testDatabase());
  const overlapping = changed({
    "data/OccupiedTime.json": (text) => {
      const rows = JSON.parse(text) as Row[];
      const [one, other] = rows;
      const moved = rows.map((row) =>
        row === other ? { ...row, startsAt: one?.["startsAt"], endsAt: one?.["endsAt"] } : row,
      );
      return `[\n${moved.map((row) => JSON.stringify(row)).join(",\n")}\n]\n`;
    },
  });
  const source = sourceOf(overlapping);
  const { plan, problems } = await checkImport(third, source, null);
  expect(problems.map(({ reason }) => reason)).toContain("overlap");
  expect(problemText(problems[0] ?? { reason: "not-a-business" })).toMatch(
    /^Two bookings take the same time of one host: “Talk”, \d{4}-\d\d-\d\d \d\d:\d\d UTC and “Talk”, /,
  );
  if (!plan) throw new Error("no plan");
  await expect(importArchive(third, source, plan, randomId())).rejects.toThrow();
});

test("a copy of a member, or of a form of later, is not taken in", async () => {
  const member = await copyOf(from, { userId: business.hostId, organizationId: null });
  const manifest = manifestSchema.parse(JSON.parse(member.texts.get("manifest.json") ?? ""));
  const own = await checkImport(to, importSource(member.archive, manifest), null);
  expect([own.plan, own.problems]).toEqual([null, [{ reason: "not-a-business" }]]);
  const source = sourceOf(copy.archive);
  const collections = source.manifest.collections.map((one) => ({ ...one, version: 2 }));
  const later = await checkImport(to, { ...source, manifest: { ...source.manifest, collections } }, null);
  expect(later.plan).toBeNull();
});

async function run(command: string, databaseUrl: string, args: string[], killWhen?: () => Promise<boolean>) {
  const child = spawn(process.execPath, [command, ...args], {
    cwd: root,
    env: {
      PATH: process.env["PATH"],
      NODE_ENV: "test",
      PARLEY_DATA: folder,
      PARLEY_SECRET: "the secret of another instance, long enough",
      DATABASE_URL: databaseUrl,
      ENC_KEYS: testKeysSetting,
      OPERATOR_NAME: "The Parley Tests",
      OPERATOR_CONTACT: "privacy@parley.test",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.add(child);
  let [said, complained] = ["", ""];
  child.stdout?.on("data", (text) => {
    said += text;
  });
  child.stderr?.on("data", (text) => {
    complained += text;
  });
  const closed = new Promise<number | null>((resolve) => child.once("close", resolve));
  if (killWhen) {
    await expect.poll(killWhen, { timeout: 60_000, interval: 2 }).toBe(true);
    child.kill("SIGKILL");
  }
  return { code: await closed, said, complained };
}

test("npm run import: a fresh Parley checks the signature, is killed amid its work, and goes on where it was", {
  timeout: 180_000,
}, async () => {
  const [program, database] = [await bundleCommand("import"), await emptyDatabase()];
  const zip = path.join(folder, "copy.zip");
  const keys = path.join(folder, "keys.json");
  await writeFile(zip, copy.zip);
  const published = (await publishedKeys(from)).map(({ id, publicKey }) => ({ id, spki: publicKey }));
  await writeFile(keys, JSON.stringify({ keys: published }));
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  const count = async (table: string) =>
    (await client.query(`SELECT count(*)::int AS n FROM ${table}`).catch(() => null))?.rows[0]?.n ?? 0;

  const strange = await run(program, database, [zip]);
  expect([strange.code, strange.complained]).toEqual([
    1,
    expect.stringMatching(/a key that is not known here/),
  ]);
  const checked = await run(program, database, [zip, "--check", "--keys", keys]);
  expect(checked).toMatchObject({ code: 0, complained: "" });
  expect(checked.said).toContain("Nothing was written.");
  expect(await count("organization")).toBe(0);

  const args = [zip, "--keys", keys];
  const killed = await run(program, database, args, async () => (await count("question")) > 0);
  expect(killed.code).toBeNull();
  const slugs = async () =>
    (await client.query("SELECT slug FROM organization")).rows.map(({ slug }) => slug);
  expect(await slugs()).toEqual([expect.stringMatching(/^import-/)]);
  const answers = JSON.parse(copy.texts.get("data/Answer.json") ?? "[]").length;
  expect(await count("consent_record")).toBe(0);
  const done = await run(program, database, args);
  expect(done).toMatchObject({ code: 0, complained: "" });
  expect(await slugs()).toEqual([JSON.parse(copy.texts.get("data/Organization.json") ?? "[]")[0].slug]);
  expect(await count("answer")).toBe(answers);
  const again = await run(program, database, args);
  expect([again.code, again.complained]).toEqual([1, expect.stringMatching(/was taken in already/)]);
  await client.end();
});
