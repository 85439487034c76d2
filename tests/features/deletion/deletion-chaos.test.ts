import path from "node:path";
import { expect, test } from "vitest";
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
import { killableProgram } from "../killable-program.ts";
import { createBusiness } from "../privacy/booked-business.ts";
import { testDatabase } from "../test-database.ts";
import { askToDelete, dayMs } from "./deletion-scene.ts";

const kills = Number(process.env["PARLEY_CHAOS_KILLS"] ?? 4);
const database = await testDatabase();
const services = fakeServices(database);
const program = await killableProgram(path.join(import.meta.dirname, "deletion-process.ts"), { least: 5 });
const given = () => [database.connectionString, String(services.clock.now())];

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
  const all = kills * 2500;
  const over = { endedAt: now - 40 * dayMs, purgeAt: now + 300 * dayMs };
  await insertPastBookings(database.owner, business, { prefix: "due", count: all, ...over });
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
    if (await program.killAmid(...given())) inside++;
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

  const last = program.start(...given());
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
