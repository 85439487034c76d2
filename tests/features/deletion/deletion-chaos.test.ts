import { type ChildProcess, spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { build } from "esbuild";
import { afterAll, expect, test } from "vitest";
import { deletionJobs } from "#app/features/deletion/deletion.server.ts";
import { signedCertificateSchema } from "#app/features/deletion/deletion-certificate.ts";
import { previewDeletion } from "#app/features/deletion/preview-deletion.server.ts";
import { mailJobs } from "#app/features/notifications/notifications.server.ts";
import { privacyJobs } from "#app/features/privacy/privacy.server.ts";
import { createJobRunner } from "#app/platform/jobs/job-queue.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { insertPastBookings } from "#tests/factories/past-bookings.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { createBusiness } from "../privacy/booked-business.ts";
import { testDatabase } from "../test-database.ts";
import { askToDelete, dayMs } from "./deletion-scene.ts";

const kills = Number(process.env["PARLEY_CHAOS_KILLS"] ?? 6);
const database = await testDatabase();
const services = fakeServices(database);
const program = path.resolve(`node_modules/.cache/parley/tests/deletion-${process.pid}.js`);
const children = new Set<ChildProcess>();
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await rm(program, { force: true });
});

async function bundleProgram() {
  const entry = path.join(import.meta.dirname, "deletion-process.ts");
  const how = { bundle: true, platform: "node", format: "esm", packages: "external" } as const;
  await build({ entryPoints: [entry], outfile: program, ...how, jsx: "automatic" });
}

function start(): { child: ChildProcess; exited: Promise<unknown>; complaints: () => string } {
  const child = spawn(process.execPath, [program, database.connectionString, String(services.clock.now())]);
  children.add(child);
  let complaints = "";
  child.stderr.on("data", (chunk) => {
    complaints += chunk;
  });
  return {
    child,
    exited: new Promise((resolve) => child.once("exit", resolve)),
    complaints: () => complaints,
  };
}

/** Carries on; kills it, once it has done some batches, inside one. Whether it was inside by its own word. */
async function runAndKill(): Promise<boolean> {
  const { child, exited, complaints } = start();
  let [begun, last] = [0, ""];
  const enough = 3 + Math.floor(Math.random() * 2);
  const amidWork = new Promise<void>((resolve) => {
    child.stdout?.on("data", (chunk) => {
      for (const line of String(chunk).trim().split("\n")) {
        last = line;
        if (line === "in") begun++;
      }
      if (begun >= enough && last === "in") resolve();
    });
  });
  await Promise.race([amidWork, exited]);
  await pause(Math.random() * 12);
  const isInside = last === "in";
  child.kill("SIGKILL");
  await exited;
  expect(child.signalCode, complaints()).toBe("SIGKILL");
  return isInside;
}

async function progress(): Promise<number> {
  const steps = await database.prisma.deletionStep.findMany();
  const done = steps.reduce(
    (sum, { counts }) => sum + Object.values(counts as Record<string, number>).reduce((a, b) => a + b, 0),
    0,
  );
  return done * 100 + steps.filter(({ state }) => state !== "pending").length;
}

test(`a deletion killed ${kills} times inside its work is taken up again, and erases and counts everything once`, async ({
  annotate,
}) => {
  const now = services.clock.now();
  const business = await createBusiness(database, 365);
  const { organizationId, hostId } = business;
  const all = kills * 1500;
  const over = { endedAt: now - 40 * dayMs, purgeAt: now + 300 * dayMs };
  await insertPastBookings(database.owner, business, { prefix: "due", count: all, ...over });
  await bundleProgram();
  const handlers = [...privacyJobs, ...mailJobs, ...deletionJobs];
  const jobs = createJobRunner<Services>(database.connectionString, handlers, createLog("silent"));
  await jobs.open();
  await jobs.close();
  const scope = { businessIds: [organizationId], leftIds: [], userId: hostId, account: true };
  const preview = await previewDeletion(services, { scope, part: null, organizationId: null });
  const asked = await askToDelete(services, hostId);
  if (!asked.ok) throw new Error(asked.reason);
  services.clock.pass(7 * dayMs);

  const after = [await progress()];
  let inside = 0;
  for (let kill = 0; kill < kills; kill++) {
    if (await runAndKill()) inside++;
    after.push(await progress());
  }
  await annotate(`done after each kill: ${after.join(" ")}; inside a transaction: ${inside} of ${kills}`);
  // No kill undid anything, and most came after more was done: a kill may fall into the very step that one cut short before.
  const further = after.filter((done, kill) => kill > 0 && done > (after[kill - 1] ?? 0));
  expect(after).toEqual(after.toSorted((one, other) => one - other));
  expect(further.length).toBeGreaterThanOrEqual(Math.floor(kills / 2));
  expect(inside).toBeGreaterThanOrEqual(Math.ceil(kills / 2));
  const job = () => database.prisma.deletionJob.findUniqueOrThrow({ where: { id: asked.jobId } });
  expect((await job()).state).toBe("executing");

  const last = start();
  await last.exited;
  expect(last.child.exitCode, last.complaints()).toBe(0);
  const ended = await job();
  expect(ended.state).toBe("propagating");
  expect(signedCertificateSchema.parse(ended.certificate).records).toEqual(preview.records);
  const { rows } = await database.owner.query<{ id: string }>(
    "SELECT unnest(row_ids) AS id FROM tombstone WHERE model = 'booking'",
  );
  expect(new Set(rows.map(({ id }) => id)).size).toBe(all);
  expect(rows.length).toBe(all);
  expect(await database.prisma.user.count({ where: { id: hostId } })).toBe(0);
  expect(await database.prisma.organization.count({ where: { id: organizationId } })).toBe(0);
}, 600_000);
