import { afterEach, expect, test, vi } from "vitest";
import { jobHandlers } from "#app/job-handlers.server.ts";
import { createJobRunner } from "#app/platform/jobs/job-queue.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { quick } from "../jobs/job-scene.ts";
import { testDatabase } from "../test-database.ts";
import { createBooking, createBusiness } from "./booked-business.ts";

const database = await testDatabase();
const { prisma, pool } = database;
const dayMs = 86_400_000;
const patience = { timeout: 40_000, interval: 50 };
/** All that a worker does at its start comes in an hour: what comes here, its schedule brings. */
const timing = { ...quick, settleSeconds: 3600 };
const runner = createJobRunner<Services>(database.connectionString, jobHandlers, createLog("silent"), timing);

afterEach(async () => {
  vi.useRealTimers();
  await runner.close();
});

/** The states of the jobs that its schedule brought, and none that a worker’s start did. */
async function brought(): Promise<string[]> {
  const { rows } = await pool.query<{ state: string }>(
    "SELECT state FROM jobs.job WHERE name = 'privacy.retention' AND singleton_key IS DISTINCT FROM 'at-start'",
  );
  return rows.map(({ state }) => state);
}

/** How often the queue’s clock has found the job due; a moment later it is brought. */
async function foundDue(): Promise<number> {
  const { rowCount } = await pool.query(
    "SELECT FROM jobs.job WHERE name = '__pgboss__send-it' AND data ->> 'name' = 'privacy.retention'",
  );
  return rowCount ?? 0;
}

/** The queue’s clock is at work: it has looked twice at what is due by now. */
async function clockHasLooked(): Promise<void> {
  const lastLook = async () => (await pool.query("SELECT cron_on::text AS at FROM jobs.version")).rows[0]?.at;
  for (let look = 0; look < 2; look++) {
    const before: string | null = await lastLook();
    await expect.poll(lastLook, patience).not.toBe(before);
  }
}

/** The next instant with these minutes of an hour, seconds included. */
function nextAt(minutes: number): number {
  const hour = 3_600_000;
  return (Math.floor(Date.now() / hour) + 2) * hour + minutes * 60_000;
}

test("a running worker’s own schedule brings the retention each hour, and a booking that is due is gone", async () => {
  const services = fakeServices(database, { jobs: runner });
  const business = await createBusiness(database, 30);
  const now = services.clock.now();
  await createBooking(database, business, { endsAt: now - 30 * dayMs });
  const kept = await createBooking(database, business, { endsAt: now - 29 * dayMs });
  await runner.open();
  // From here on it is half a minute before the five minutes past at which the job is due.
  vi.useFakeTimers({ toFake: ["Date"], now: nextAt(4.5) });
  await runner.work(services);
  await clockHasLooked();
  expect(await foundDue()).toBe(0);
  expect(await prisma.booking.count()).toBe(2);

  vi.setSystemTime(nextAt(5.2));
  await expect.poll(brought, patience).toContain("completed");
  expect(await prisma.booking.findMany({ select: { id: true } })).toEqual([{ id: kept }]);
}, 120_000);
