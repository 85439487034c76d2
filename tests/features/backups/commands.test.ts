import { type ChildProcess, spawn } from "node:child_process";
import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { backupFile, listErasures } from "#app/features/backups/backups.server.ts";
import { testKeysSetting } from "#tests/fakes/test-keys.ts";
import { emptyDatabase, testDatabase } from "../test-database.ts";
import { bookedInstance, eraseAda, newKeys, tablesWith, temporaryFolder } from "./backup-scene.ts";
import { bundleCommand } from "./bundle-command.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const database = await testDatabase();
const { folder, remove } = await temporaryFolder();
const { lock, keys } = await newKeys();
const backups = path.join(folder, "backups");
const keyFile = path.join(folder, "key.txt");
const commands = { backup: "", restore: "", retention: "" };
const children = new Set<ChildProcess>();

beforeAll(async () => {
  for (const name of ["backup", "restore", "retention"] as const) commands[name] = await bundleCommand(name);
  await writeFile(keyFile, `# of the tests\n${keys.secretKeys[0]}\n`);
});

afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await remove();
});

function start(command: keyof typeof commands, databaseUrl: string, args: string[] = []): ChildProcess {
  const child = spawn(process.execPath, [commands[command], ...args], {
    cwd: root,
    env: {
      PATH: process.env["PATH"],
      NODE_ENV: "test",
      PARLEY_DATA: folder,
      DATABASE_URL: databaseUrl,
      ENC_KEYS: testKeysSetting,
      BACKUP_RECIPIENTS: lock.recipients.join(),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.add(child);
  return child;
}

async function run(command: keyof typeof commands, databaseUrl: string, args: string[] = []) {
  const child = start(command, databaseUrl, args);
  let [said, complained] = ["", ""];
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    complained += text;
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, said, complained };
}

test("npm run backup and npm run restore: a restore that is killed is begun again, and brings nobody back", {
  timeout: 120_000,
}, async () => {
  const scene = await bookedInstance(database, Date.now());
  const old = backupFile(backups, Date.now() - 15 * 86_400_000);
  const backedUp = await run("backup", database.connectionString);
  expect(backedUp).toMatchObject({ code: 0, complained: "" });
  await writeFile(old, "");
  const again = await run("backup", database.connectionString);
  expect(again.said).toContain(`Deleted, since they were 14 days old: ${path.basename(old)}`);
  const names = (await readdir(backups)).filter((name) => name.endsWith(".age"));
  expect(names).toHaveLength(2);
  const from = path.join(backups, names[0] ?? "");
  await eraseAda(database, scene);
  await listErasures(database.pool, backups);

  const fresh = await emptyDatabase();
  const client = new pg.Client({ connectionString: fresh });
  await client.connect();
  const isMarked = async () =>
    (await client.query("SELECT to_regclass('parley_restore.mark') AS mark")).rows[0]?.mark !== null;
  const killed = start("restore", fresh, ["--from", from, "--key", keyFile]);
  const gone = new Promise((resolve) => killed.once("exit", (_, signal) => resolve(signal)));
  await expect.poll(isMarked, { timeout: 30_000, interval: 5 }).toBe(true);
  killed.kill("SIGKILL");
  expect(await gone).toBe("SIGKILL");

  const refused = await run("retention", fresh);
  expect(refused.code).toBe(1);
  expect(refused.complained).toMatch(/^A restore of this database was begun and not finished.*\n$/);
  const restored = await run("restore", fresh, ["--from", from, "--key", keyFile]);
  expect(restored).toMatchObject({ code: 0, complained: "" });
  expect(restored.said).toMatch(/Erased again, because it was erased since: \d+ rows/);
  expect(await tablesWith(client, "Ada-canary")).toEqual([]);
  expect(await tablesWith(client, "Grace-stays")).toContain("attendee");
  expect(await isMarked()).toBe(false);
  await client.end();
});

test("what an operator gets wrong is one sentence and the exit code 1", { timeout: 60_000 }, async () => {
  const fresh = await emptyDatabase();
  const file = path.join(backups, "none.age");
  const sentences = await Promise.all([
    run("restore", fresh, ["--from", file, "--key", keyFile]),
    run("restore", fresh, ["--from", file, "--key", path.join(folder, "none")]),
    run("restore", fresh, []),
  ]);
  expect(sentences.map(({ code }) => code)).toEqual([1, 1, 1]);
  const [missing, keyless, bare] = sentences.map(({ complained }) => complained);
  expect(missing).toMatch(/^The file cannot be read: ENOENT.*\n$/);
  expect(keyless).toMatch(/^The key file .* cannot be read\.\n$/);
  expect(bare).toMatch(/^Use: npm run restore -- --from FILE/);
});
