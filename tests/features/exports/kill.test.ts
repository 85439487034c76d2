import { readdir } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { exportJobs, requestExport } from "#app/features/exports/exports.server.ts";
import { openArchive } from "#app/features/exports/read-archive.server.ts";
import { verifyArchive } from "#app/features/exports/verify-archive.server.ts";
import { publishedKeys } from "#app/features/privacy/privacy.server.ts";
import { createJobRunner } from "#app/platform/jobs/job-queue.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { insertPastBookings } from "#tests/factories/past-bookings.ts";
import { quick } from "../jobs/job-scene.ts";
import { killableProgram } from "../killable-program.ts";
import { createBusiness } from "../privacy/booked-business.ts";
import { testDatabase } from "../test-database.ts";
import { downloadCopy, exportServices } from "./export-scene.ts";

const bookings = 800;
const database = await testDatabase();
const services = await exportServices(database);
const { dataDir } = services.settings;
const program = await killableProgram(path.join(import.meta.dirname, "export-worker-process.ts"));
const work = () => program.start(database.connectionString, dataDir);

const stateOf = (id: string) => database.prisma.exportJob.findUniqueOrThrow({ where: { id } });
const files = () => readdir(path.join(dataDir, "exports")).catch(() => [] as string[]);

test("a worker that is killed twice while it makes a copy leaves a whole one in the end", {
  timeout: 180_000,
}, async ({ annotate }) => {
  const business = await createBusiness(database, 365);
  const now = Date.now();
  const times = { endedAt: now - 86_400_000, purgeAt: now + 86_400_000 };
  await insertPastBookings(database.owner, business, { prefix: "k", count: bookings, ...times });
  const runner = createJobRunner<Services>(database.connectionString, exportJobs, createLog("silent"), quick);
  await runner.open();
  const whose = { userId: business.hostId, organizationId: business.organizationId };
  const asking = { database, clock: { now: () => Date.now() }, jobs: runner };
  const asked = await requestExport(asking, { ...whose, locale: "en" });
  await runner.close();
  const id = asked.ok ? asked.id : "";
  const done: number[] = [];
  for (const rows of [1, bookings]) {
    const { child, exited } = work();
    const rowsDone = async () => (await stateOf(id)).rowsDone;
    await expect.poll(rowsDone, { timeout: 60_000, interval: 5 }).toBeGreaterThan(rows);
    child.kill("SIGKILL");
    await exited;
    const row = await stateOf(id);
    expect([row.state, row.rowsDone < row.rowsTotal]).toEqual(["running", true]);
    expect(await files()).toEqual([`${id}.sealed.unfinished`]);
    done.push(row.rowsDone);
    await database.prisma.exportJob.update({ where: { id }, data: { rowsDone: 0 } });
  }
  await annotate(`killed after ${done.join(" and ")} rows`);
  const last = work();
  const state = async () => (await stateOf(id)).state;
  await expect.poll(state, { timeout: 90_000, interval: 100 }).toBe("ready");
  last.child.kill("SIGKILL");
  expect(await files()).toEqual([`${id}.sealed`]);
  services.clock.set(Date.now());
  const archive = await openArchive(await downloadCopy(services, whose, id));
  const { manifest, faults } = await verifyArchive(archive, await publishedKeys(services));
  expect(faults).toEqual([]);
  expect(manifest?.collections.find(({ model }) => model === "Booking")?.count).toBe(bookings);
});
