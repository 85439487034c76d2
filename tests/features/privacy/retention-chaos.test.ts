import { type ChildProcess, spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { build } from "esbuild";
import { afterAll, expect, test } from "vitest";
import { listReceipts, placeHold, privacyJobs } from "#app/features/privacy/privacy.server.ts";
import { createJobRunner } from "#app/platform/jobs/job-queue.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { acknowledgeMuch, insertPastBookings } from "#tests/factories/past-bookings.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { type Business, createBusiness } from "./booked-business.ts";

/** `npm run soak` and PARLEY_CHAOS_KILLS ask for more. */
const kills = Number(process.env["PARLEY_CHAOS_KILLS"] ?? 8);
const dayMs = 86_400_000;
const database = await testDatabase();
const services = fakeServices(database);
const now = services.clock.now();
const program = path.resolve(`node_modules/.cache/parley/tests/retention-${process.pid}.js`);
const children = new Set<ChildProcess>();
afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  await rm(program, { force: true });
});

/** Node runs no TypeScript: the program is bundled first. */
async function bundleProgram() {
  const entry = path.join(import.meta.dirname, "retention-process.ts");
  const how = { bundle: true, platform: "node", format: "esm", packages: "external" } as const;
  await build({ entryPoints: [entry], outfile: program, ...how });
}

/** Starts a run; kills it, once it has done some batches, inside one. Whether it was inside by its own word. */
async function runAndKill(): Promise<boolean> {
  const child = spawn(process.execPath, [program, database.connectionString, String(now)]);
  children.add(child);
  let complaints = "";
  child.stderr.on("data", (chunk) => {
    complaints += chunk;
  });
  const exited = new Promise((resolve) => child.once("exit", resolve));
  let [begun, last] = [0, ""];
  const enough = 3 + Math.floor(Math.random() * 2);
  const amidWork = new Promise<void>((resolve) => {
    child.stdout.on("data", (chunk) => {
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
  expect(child.signalCode, complaints).toBe("SIGKILL");
  return isInside;
}

async function count(sql: string): Promise<number> {
  const { rows } = await database.owner.query<{ count: number }>(`SELECT (${sql})::int AS count`);
  return rows[0]?.count ?? 0;
}

/** Rows of bookings that are due and not held: of each one, how many its table has. */
const parts = [
  ["bookings", "booking", "id", 1],
  ["hosts", "booking_host", "booking_id", 1],
  ["attendees", "attendee", "booking_id", 1],
  ["answers", "answer", "booking_id", 1],
  ["mails", "mail_message", "booking_id", 2],
  ["calls", "call", "booking_id", 1],
] as const;

async function hold(business: Business, ids: string[]) {
  for (const bookingId of ids) {
    const wanted = { basis: "claim", reason: "File", reviewOn: new Date(now + dayMs) } as const;
    const of = { organizationId: business.organizationId, bookingId, placedById: business.hostId };
    expect(await placeHold(services, { ...of, ...wanted })).toEqual({ ok: true });
  }
}

/** What was noted of erasures: by the queue of copies to erase, and by the list of what is gone. */
async function noted() {
  const intents = await database.owner.query<{ id: string }>(
    "SELECT jsonb_array_elements_text(data->'mailIds') AS id FROM jobs.job WHERE name = 'privacy.erase-copies'",
  );
  const gone = await database.owner.query<{ id: string }>(
    "SELECT unnest(row_ids) AS id FROM tombstone WHERE model = 'booking'",
  );
  return { intents: intents.rows.map(({ id }) => id), gone: gone.rows.map(({ id }) => id) };
}

test(`a run killed ${kills} times inside its work: due = erased = receipts = intents, nothing held is touched, no orphan`, async ({
  annotate,
}) => {
  const business = await createBusiness(database, 30);
  const all = kills * 1500;
  const over = { endedAt: now - 40 * dayMs, purgeAt: now - 10 * dayMs };
  await insertPastBookings(database.owner, business, { prefix: "due", count: all, ...over });
  const later = { endedAt: now - 20 * dayMs, purgeAt: now + 10 * dayMs };
  await insertPastBookings(database.owner, business, { prefix: "later", count: 50, ...later });
  const held = Array.from({ length: 25 }, (_, index) => `due${1 + index * 7}`);
  await hold(business, held);
  const due = all - held.length;
  await acknowledgeMuch(database, { ...business, due: 8 * all, now });
  const left = () => count("SELECT count(*) FROM booking WHERE id LIKE 'due%'");
  await bundleProgram();
  const jobs = createJobRunner<Services>(database.connectionString, privacyJobs, createLog("silent"));
  await jobs.open();
  await jobs.close();

  const after: number[] = [await left()];
  let inside = 0;
  for (let kill = 0; kill < kills; kill++) {
    if (await runAndKill()) inside++;
    after.push(await left());
  }
  await annotate(
    `left after each kill: ${after.join(" ")}; killed inside a transaction: ${inside} of ${kills}`,
  );
  // Each kill fell into the work: something more was done before it, and something was left.
  for (const [kill, rest] of after.entries()) {
    if (kill > 0) expect(rest).toBeLessThan(after[kill - 1] ?? 0);
    expect(rest).toBeGreaterThan(held.length);
  }
  expect(inside).toBeGreaterThanOrEqual(Math.ceil(kills / 2));

  const last = spawn(process.execPath, [program, database.connectionString, String(now)]);
  children.add(last);
  await new Promise((resolve) => last.once("exit", resolve));
  expect(last.exitCode).toBe(0);

  const receipts = await listReceipts(services, business.organizationId, 1000);
  const sum = (name: (typeof parts)[number][0]) =>
    receipts.reduce((total, { counts }) => total + counts[name], 0);
  for (const [counted, table, column, each] of parts) {
    expect([counted, sum(counted)]).toEqual([counted, due * each]);
    const rest = await count(`SELECT count(*) FROM ${table} WHERE ${column} LIKE 'due%'`);
    expect([table, rest]).toEqual([table, held.length * each]);
    const kept = await count(`SELECT count(*) FROM ${table} WHERE ${column} LIKE 'later%'`);
    expect([table, kept]).toEqual([table, 50 * each]);
  }
  const { intents, gone } = await noted();
  expect(new Set(gone).size).toBe(gone.length);
  expect(gone.length).toBe(due);
  expect(gone.filter((id) => held.includes(id))).toEqual([]);
  expect(new Set(intents).size).toBe(intents.length);
  expect(intents.length).toBe(due * 2);
  expect(
    await count(
      "SELECT count(*) FROM call_participant p WHERE NOT EXISTS (SELECT FROM call c WHERE c.id = p.call_id)",
    ),
  ).toBe(0);
  expect(await count("SELECT count(*) FROM call_participant")).toBe((held.length + 50) * 2);
}, 600_000);
