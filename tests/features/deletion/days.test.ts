import { readdir } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import {
  backupFile,
  cleanUpBackups,
  listErasures,
  makeBackup,
  restoreBackup,
} from "#app/features/backups/backups.server.ts";
import { findCertificate } from "#app/features/deletion/certificate-page.server.ts";
import { runDeletions } from "#app/features/deletion/deletion.server.ts";
import { signedCertificateSchema } from "#app/features/deletion/deletion-certificate.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { migrationsDir, newKeys, temporaryFolder } from "../backups/backup-scene.ts";
import { sendMails } from "../rights/rights-scene.ts";
import { emptyDatabase, testDatabase } from "../test-database.ts";
import { askToDelete, dayMs, fullBusiness, tablesWith } from "./deletion-scene.ts";

const database = await testDatabase();
const { prisma } = database;
const { folder, remove } = await temporaryFolder();
const { lock, keys } = await newKeys();
afterAll(remove);
const hourMs = dayMs / 24;

test("asked for on day 0, all is erased here before day 8 is over and in every backup by day 30, and a backup of day 7 brings nobody back; the certificate stands for three years", async () => {
  const base = fakeServices(database);
  // Backups as long as the operator may keep them.
  const backup = { ...base.settings.backup, lock, folder, days: 21 };
  const services = { ...base, settings: { ...base.settings, backup } };
  // The database notes by its own clock when it erased: the eighth day is today.
  services.clock.set(Date.now() - 7 * dayMs);
  const begun = services.clock.now();
  const dayNow = () => (services.clock.now() - begun) / dayMs;
  const { hostId, email } = await fullBusiness(database, services, "Travelzq");
  const asked = await askToDelete(services, hostId);
  if (!asked.ok) throw new Error(asked.reason);
  const hour = async () => {
    services.clock.pass(hourMs);
    await runDeletions(services);
    await sendMails(services, database);
    await cleanUpBackups(services);
  };
  services.clock.pass(7 * dayMs - 2 * hourMs);
  await hour();
  const file = backupFile(folder, services.clock.now());
  const { connectionString } = database;
  await makeBackup({ connectionString, lock, file, now: services.clock.now() });
  expect(await prisma.user.count({ where: { email } })).toBe(1);
  const job = () => prisma.deletionJob.findUniqueOrThrow({ where: { id: asked.jobId } });
  while ((await job()).state !== "done" && dayNow() < 9) await hour();
  expect(dayNow()).toBeLessThan(8);
  expect(await tablesWith(database, "travelzq")).toEqual([]);

  const certificate = signedCertificateSchema.parse((await job()).certificate);
  expect(Date.parse(certificate.erasedAt)).toBeLessThan(begun + 8 * dayMs);
  expect(Date.parse(certificate.lastBackupOn ?? "")).toBeLessThanOrEqual(begun + 30 * dayMs);
  expect(certificate.targets).toContainEqual(
    expect.objectContaining({ target: "backups", state: "pending", endsAt: expect.any(String) }),
  );

  await listErasures(database.pool, folder);
  const fresh = await emptyDatabase();
  await restoreBackup({
    ...{ connectionString: fresh, migrationsDir, file, keys, backupFolder: folder },
    ...{ replaces: false, withoutList: false },
  });
  const pool = new pg.Pool({ connectionString: fresh, max: 1 });
  expect(await tablesWith({ ...database, owner: pool }, email)).toEqual([]);
  await pool.end();

  const names = async () => (await readdir(folder)).includes(path.basename(file));
  expect(await names()).toBe(true);
  while (dayNow() < 30 && (await names())) {
    services.clock.pass(dayMs);
    await cleanUpBackups(services);
  }
  expect(await names()).toBe(false);
  expect(dayNow()).toBeLessThanOrEqual(30);

  expect(await findCertificate(services, asked.jobId)).not.toBeNull();
  services.clock.pass(1096 * dayMs);
  await runDeletions(services);
  expect(await findCertificate(services, asked.jobId)).toBeNull();
  expect(await prisma.deletionJob.count({ where: { id: asked.jobId } })).toBe(0);
}, 120_000);
