import path from "node:path";
import { expect, test } from "vitest";
import { listReceipts, placeHold, privacyJobs } from "#app/features/privacy/privacy.server.ts";
import { createJobRunner } from "#app/platform/jobs/job-queue.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { acknowledgeMuch, insertPastBookings } from "#tests/factories/past-bookings.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { killableProgram } from "../killable-program.ts";
import { testDatabase } from "../test-database.ts";
import { type Business, createBusiness } from "./booked-business.ts";

/** `npm run soak` and PARLEY_CHAOS_KILLS ask for more. */
const kills = Number(process.env["PARLEY_CHAOS_KILLS"] ?? 6);
const dayMs = 86_400_000;
const database = await testDatabase();
const services = fakeServices(database);
const now = services.clock.now();
const program = await killableProgram(path.join(import.meta.dirname, "retention-process.ts"));
const given = [database.connectionString, String(now)];

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
  const jobs = createJobRunner<Services>(database.connectionString, privacyJobs, createLog("silent"));
  await jobs.open();
  await jobs.close();

  const after: number[] = [await left()];
  let inside = 0;
  for (let kill = 0; kill < kills; kill++) {
    if (await program.killAmid(...given)) inside++;
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

  const last = program.start(...given);
  await last.exited;
  expect(last.child.exitCode, last.complaints()).toBe(0);

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
