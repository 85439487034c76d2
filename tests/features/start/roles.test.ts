import { afterAll, beforeAll, expect, test } from "vitest";
import { demoAccount } from "#app/platform/demo-account.ts";
import { testKeysSetting } from "#tests/fakes/test-keys.ts";
import { createBooking, createBusiness } from "../privacy/booked-business.ts";
import { testDatabase } from "../test-database.ts";
import { cloneProduct, freePort, removeClone, type StartedProduct, startProduct } from "./built-product.ts";

const database = await testDatabase();
const { prisma, pool } = database;
const patience = { timeout: 60_000, interval: 100 };
const started: StartedProduct[] = [];
let folder = "";

beforeAll(async () => {
  folder = await cloneProduct();
});

afterAll(async () => {
  for (const { child } of started) child.kill("SIGKILL");
  await Promise.all(started.map(({ ended }) => ended));
  await removeClone(folder);
});

/** A process of one role on the test's own database, and an address that it would answer by. */
async function start(roles: string): Promise<StartedProduct & { base: string }> {
  const port = String(await freePort());
  const product = startProduct(folder, {
    PORT: port,
    PARLEY_ROLES: roles,
    DATABASE_URL: database.connectionString,
    ENC_KEYS: testKeysSetting,
  });
  started.push(product);
  return { ...product, base: `http://localhost:${port}` };
}

/** The kinds of jobs that a process says it has done. */
function jobsDoneBy({ output }: StartedProduct): string[] {
  const lines = output()
    .split("\n")
    .filter((line) => line.includes('"job done"'));
  return lines.map((line) => (JSON.parse(line) as { job: string }).job);
}

async function jobsOf(name: string): Promise<{ state: string; singleton_key: string | null }[]> {
  const { rows } = await pool.query("SELECT state, singleton_key FROM jobs.job WHERE name = $1", [name]);
  return rows;
}

const mailsSent = () => prisma.mailMessage.count({ where: { status: "sent" } });

test("the web role serves pages and works no job; the worker role works them, by its own schedule too, and opens no port", async () => {
  const web = await start("web");
  await web.greeting;
  const page = await fetch(`${web.base}/${demoAccount.slug}`);
  expect([page.status, (await page.text()).includes(demoAccount.businessName)]).toEqual([200, true]);
  const asked = await fetch(`${web.base}/forgot-password`, {
    method: "POST",
    headers: { Origin: web.base },
    body: new URLSearchParams({ email: demoAccount.email }),
    redirect: "manual",
  });
  expect(asked.status).toBeLessThan(400);
  expect(await jobsOf("mail.send")).toMatchObject([{ state: "created" }]);
  // A worker names its scheduled jobs before it takes any.
  expect((await pool.query("SELECT FROM jobs.schedule")).rowCount).toBe(0);

  const business = await createBusiness(database, 30);
  const due = await createBooking(database, business, { endsAt: Date.now() - 400 * 86_400_000 });
  const worker = await start("worker");
  await expect.poll(mailsSent, patience).toBe(1);
  await expect
    .poll(() => jobsOf("privacy.retention"), patience)
    .toMatchObject([{ singleton_key: "at-start" }]);
  await pool.query("UPDATE jobs.job SET start_after = now() WHERE name = 'privacy.retention'");
  await expect.poll(() => prisma.booking.count({ where: { id: due } }), patience).toBe(0);
  await expect
    .poll(() => jobsDoneBy(worker), patience)
    .toEqual(expect.arrayContaining(["mail.send", "privacy.retention"]));

  expect(jobsDoneBy(web)).toEqual([]);
  await expect(fetch(`${worker.base}/healthz`)).rejects.toThrow("fetch failed");
  expect(worker.output()).not.toContain("Parley is ready.");
  expect((await fetch(`${web.base}/readyz`)).status).toBe(200);
  for (const { child } of [worker, web]) child.kill("SIGTERM");
  expect(await Promise.all([worker.ended, web.ended])).toEqual([0, 0]);
}, 300_000);
