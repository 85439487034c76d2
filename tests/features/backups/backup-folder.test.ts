import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { unlockStream } from "#app/features/backups/backup-lock.server.ts";
import {
  backupFile,
  cleanUpBackups,
  deleteOldBackups,
  makeBackup,
} from "#app/features/backups/backups.server.ts";
import { checkBackup } from "#app/features/backups/read-backup.server.ts";
import { parseSettings } from "#app/platform/settings.server.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { bookedInstance, dayMs, newKeys, temporaryFolder } from "./backup-scene.ts";

const database = await testDatabase();
const { connectionString } = database;
const now = Date.UTC(2027, 0, 15, 12);

test("backups go when they are as old as the setting says, by the next backup or the hourly job, and nothing else goes", async () => {
  const { folder, remove } = await temporaryFolder();
  const ages = {
    young: backupFile(folder, now - 14 * dayMs + 1000),
    old: backupFile(folder, now - 14 * dayMs),
  };
  const others = ["erased.jsonl", "notes.txt", "parley-old.backup.age"].map((name) =>
    path.join(folder, name),
  );
  const unfinished = `${backupFile(folder, now - 20 * dayMs)}.unfinished`;
  for (const file of [...Object.values(ages), ...others, unfinished]) await writeFile(file, "");
  await mkdir(path.join(folder, "folder"));
  expect(await deleteOldBackups(folder, 14, now)).toHaveLength(2);
  const left = [ages.young, ...others].map((file) => path.basename(file));
  expect((await readdir(folder)).sort()).toEqual([...left, "folder"].sort());

  const base = fakeServices(database);
  base.clock.set(now + 1000);
  await cleanUpBackups({
    ...base,
    settings: { ...base.settings, backup: { ...base.settings.backup, folder, days: 14 } },
  });
  expect(await readdir(folder)).not.toContain(path.basename(ages.young));
  expect(await deleteOldBackups(path.join(folder, "none"), 14, now)).toEqual([]);
  await remove();
});

test("no setting lets a backup live longer than 21 days", () => {
  const set = (days: string) =>
    parseSettings({ PARLEY_DATA: "/x", PARLEY_SECRET: "s".repeat(40), BACKUP_DAYS: days });
  expect(set("21").backup.days).toBe(21);
  expect(() => set("22")).toThrow(/The setting BACKUP_DAYS must be at most 21/);
});

test("a backup is one encrypted file that only its owner reads: nothing of the database stands in it, and no sign-in is in it", async () => {
  const { folder, remove } = await temporaryFolder();
  const { lock, keys } = await newKeys();
  await bookedInstance(database, now);
  const file = backupFile(path.join(folder, "made"), now);
  const { rows } = await makeBackup({ connectionString, lock, file, now });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(path.dirname(file))).toEqual([path.basename(file)]);
  const bytes = await readFile(file);
  expect(bytes.subarray(0, 30).toString()).toContain("age-encryption.org/v1");
  expect(bytes.includes("Grace-stays")).toBe(false);
  expect(await checkBackup(file, keys)).toMatchObject({
    rows,
    head: { madeAt: new Date(now).toISOString() },
  });
  // A person with the key needs no Parley: age opens it, gunzip unpacks it, and it is text.
  const plain = await unlockStream(
    Readable.toWeb(Readable.from([bytes])) as unknown as ReadableStream<Uint8Array>,
    keys,
  );
  const packed: Uint8Array[] = [];
  for await (const chunk of plain as unknown as AsyncIterable<Uint8Array>) packed.push(chunk);
  const text = gunzipSync(Buffer.concat(packed)).toString();
  expect(text).toContain("Grace-stays");
  const session = await database.prisma.session.findFirstOrThrow();
  expect(text).not.toContain(session.tokenHash);
  expect(text).not.toContain('"name":"session"');
  await remove();
});

test("a passphrase locks a backup where no key does, and another one does not open it", {
  timeout: 90_000,
}, async () => {
  const { folder, remove } = await temporaryFolder();
  const file = backupFile(folder, now);
  const passphrase = "correct horse battery staple";
  await makeBackup({ connectionString, lock: { passphrase }, file, now });
  const opened = await checkBackup(file, { secretKeys: [], passphrase });
  expect(opened.tables).toBeGreaterThan(20);
  await expect(
    checkBackup(file, { secretKeys: [], passphrase: "another one, as long as that" }),
  ).rejects.toThrow(/made for another key/);
  await remove();
});

test("a backup holds one instant, though others write meanwhile", async () => {
  const { folder, remove } = await temporaryFolder();
  const { lock, keys } = await newKeys();
  const file = backupFile(folder, now);
  let writes = true;
  const writing = (async () => {
    for (let turn = 0; writes; turn++) {
      const email = `member-${turn}@members.example`;
      await database.prisma.user.create({
        data: { id: `turn-${turn}`, email, name: "M", passwordHash: "-", timeZone: "UTC" },
      });
      await database.prisma.organization.create({
        data: { id: `turn-${turn}`, slug: `turn-${turn}`, name: "O", timeZone: "UTC" },
      });
    }
  })();
  for (let round = 0; round < 3; round++) {
    await makeBackup({ connectionString, lock, file, now });
    const { head } = await checkBackup(file, keys);
    expect(head.migrations.length).toBeGreaterThan(5);
    const counts = await countsIn(file, keys);
    // A user is there before its business: at any one instant there are as many, or one more.
    expect([0, 1]).toContain((counts["app_user"] ?? 0) - (counts["organization"] ?? 0));
  }
  writes = false;
  await writing;
  await remove();
});

async function countsIn(file: string, keys: Awaited<ReturnType<typeof newKeys>>["keys"]) {
  const { readBackup } = await import("#app/features/backups/read-backup.server.ts");
  const counts: Record<string, number> = {};
  let [table, turns] = ["", 0];
  for await (const item of readBackup(file, keys)) {
    if (item.is === "table") [table, turns] = [item.name, 0];
    if (item.is === "row" && item.json.includes('"id":"turn-')) counts[table] = ++turns;
  }
  return counts;
}
