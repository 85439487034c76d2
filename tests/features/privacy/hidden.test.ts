import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { manageBooking } from "#app/features/booking/booking.server.ts";
import { dataMap } from "#app/features/privacy/data-map.ts";
import { runRetention } from "#app/features/privacy/privacy.server.ts";
import { type Database, openDatabase, requirePolicies } from "#app/platform/database/database.server.ts";
import type { Prisma } from "#app/platform/database/generated/client.ts";
import { migrate } from "#app/platform/database/migrate.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { databaseUrl } from "#tests/database-setup.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { createBooking, createBusiness, createSeat } from "./booked-business.ts";

const database = await testDatabase();
const dayMs = 86_400_000;
const { clock } = fakeServices(database);
const opened: Database[] = [];

/** The product's own way in, as it would be at an instant. */
function at(hidesAsOf: number): Database {
  const own = openDatabase({ connectionString: database.connectionString, connectionsMax: 2, hidesAsOf });
  opened.push(own);
  return own;
}

afterAll(() => Promise.all(opened.map((own) => own.close())));

/** The tables of which rows of bookings are hidden, by their models: all whose rows end with a booking at the latest. */
function hiddenModels(): Prisma.ModelName[] {
  const byTheRule = Object.entries(dataMap).filter(([, columns]) =>
    Object.values(columns).some(
      (entry) => entry.kind === "personal" && ["booking", "answer", "call.log", "chat"].includes(entry.rule),
    ),
  );
  return byTheRule.map(([model]) => model as Prisma.ModelName);
}

/** They hold times and ids alone, and are reached through what is hidden. */
const bare = ["OccupiedTime", "Series"];

async function countOf({ prisma }: Database, model: Prisma.ModelName, organizationId: string) {
  const name = `${model.charAt(0).toLowerCase()}${model.slice(1)}` as "booking";
  return prisma[name].count({ where: { organizationId } });
}

test("from the instant at which it ends, no row of a booking is seen in any table, and before all are", async () => {
  const business = await createBusiness(database, 30);
  const endsAt = clock.now();
  const bookingId = await createBooking(database, business, { endsAt, callEndedAt: endsAt });
  const { id: callId } = await database.prisma.call.findFirstOrThrow({ where: { bookingId } });
  const { organizationId } = business;
  const rating = {
    id: randomId(),
    organizationId,
    callId,
    rater: "x",
    score: 4,
    month: new Date("2026-01-01"),
  };
  await database.prisma.callRating.create({ data: rating });
  const said = { organizationId, callId, saidBy: "host-x", saidAs: "1", name: "Hanna", text: "Hello" };
  await database.prisma.chatLine.create({ data: { ...said, id: randomId(), saidAt: new Date(endsAt) } });
  const models = hiddenModels().filter((model) => !bare.includes(model));
  expect(models).toEqual(
    expect.arrayContaining(["Booking", "Attendee", "Answer", "Call", "CallParticipant"]),
  );
  const [before, after] = [at(endsAt + 30 * dayMs - 1), at(endsAt + 30 * dayMs)];
  for (const model of models) {
    expect([model, await countOf(before, model, business.organizationId)]).not.toEqual([model, 0]);
    expect([model, await countOf(after, model, business.organizationId)]).toEqual([model, 0]);
  }
});

test("raw reads, changes and pages do not find what has ended either", async () => {
  const business = await createBusiness(database, 30);
  const endsAt = clock.now();
  const bookingId = await createBooking(database, business, { endsAt });
  const attendee = await database.prisma.attendee.findFirstOrThrow({ where: { bookingId } });
  const after = at(endsAt + 30 * dayMs);
  const raw = await after.pool.query("SELECT 1 FROM booking WHERE id = $1", [bookingId]);
  expect(raw.rowCount).toBe(0);
  const changed = await after.prisma.attendee.updateMany({
    where: { id: attendee.id },
    data: { name: "New" },
  });
  expect(changed.count).toBe(0);
  expect((await after.prisma.booking.deleteMany({ where: { id: bookingId } })).count).toBe(0);
  const signature = fakeServices(database).links.managePath(attendee.id).split("/").at(-1) ?? "";
  const page = (own: Database) =>
    manageBooking(fakeServices(own), { attendeeId: attendee.id, signature, locale: "en" });
  expect(await page(database)).not.toBeNull();
  expect(await page(after)).toBeNull();
});

test("a seat that was given up is hidden its days later, though its meeting is seen", async () => {
  const business = await createBusiness(database, 30);
  const endsAt = clock.now() + 300 * dayMs;
  const bookingId = await createBooking(database, business, { endsAt, seats: 5 });
  const cancelledAt = clock.now();
  const id = await database.prisma.$transaction((tx) =>
    createSeat(tx, business, bookingId, { name: "Gone", cancelledAt }),
  );
  const after = at(cancelledAt + 30 * dayMs);
  expect(await after.prisma.attendee.findUnique({ where: { id } })).toBeNull();
  expect(await after.prisma.booking.findUnique({ where: { id: bookingId } })).not.toBeNull();
});

test("a shorter rule hides after seven days' notice, in which it can be set back; a longer one revives nothing", async () => {
  const business = await createBusiness(database, 30);
  const endsAt = clock.now();
  const id = await createBooking(database, business, { endsAt });
  const tenth = at(endsAt + 10 * dayMs);
  const rule = (own: Database, retentionDays: number) =>
    own.prisma.organization.update({ where: { id: business.organizationId }, data: { retentionDays } });
  const isSeen = async (days: number) =>
    (await at(endsAt + days * dayMs - 1).prisma.booking.findUnique({ where: { id } })) !== null;
  await rule(tenth, 9);
  expect([await isSeen(17), await isSeen(17 + 1)]).toEqual([true, false]);
  // Said once, the notice is not begun anew by another change.
  await rule(at(endsAt + 12 * dayMs), 1);
  expect([await isSeen(17), await isSeen(17 + 1)]).toEqual([true, false]);
  await rule(tenth, 30);
  expect([await isSeen(30), await isSeen(30 + 1)]).toEqual([true, false]);
  await rule(at(endsAt + 31 * dayMs), 365);
  expect(await isSeen(32)).toBe(false);
});

test("what is hidden is erased by the next run, by the same instant", async () => {
  const business = await createBusiness(database, 30);
  const endsAt = clock.now() - 30 * dayMs;
  const id = await createBooking(database, business, { endsAt });
  const own = at(clock.now());
  expect(await own.prisma.booking.findUnique({ where: { id } })).toBeNull();
  expect((await runRetention(fakeServices(own))).bookings).toBeGreaterThan(0);
  expect((await database.owner.query("SELECT 1 FROM booking WHERE id = $1", [id])).rowCount).toBe(0);
});

test("a database that would not hide anything is not entered", async () => {
  await requirePolicies(database);
  await expect(requirePolicies({ pool: database.owner })).rejects.toThrow(/does not hide/);
});

test("an account of one's own that is no superuser is bound as itself", async () => {
  const name = `plain_${randomId().slice(0, 8)}`;
  await database.owner.query(`CREATE ROLE ${name} LOGIN PASSWORD '${name}'`);
  await database.owner.query(`CREATE DATABASE ${name} OWNER ${name}`);
  const url = new URL(databaseUrl(database.connectionString, name));
  url.username = name;
  url.password = name;
  const own = openDatabase({ connectionString: url.href, connectionsMax: 2, hidesAsOf: clock.now() });
  try {
    await migrate({ connectionString: url.href, migrationsDir: path.resolve("prisma/migrations") });
    await requirePolicies(own);
    const { rows } = await own.pool.query("SELECT current_user AS acts");
    expect(rows).toEqual([{ acts: name }]);
    const business = await createBusiness(own, 30);
    const kept = await createBooking(own, business, { endsAt: clock.now() });
    expect(await own.prisma.booking.findUnique({ where: { id: kept } })).not.toBeNull();
    await own.prisma.organization.update({
      where: { id: business.organizationId },
      data: { retentionDays: 1 },
    });
    expect((await runRetention(fakeServices(own))).bookings).toBe(0);
  } finally {
    await own.close();
    await database.owner.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await database.owner.query(`DROP ROLE ${name}`);
  }
});
