import { beforeEach, expect, test } from "vitest";
import { submitHoldOnData } from "#app/features/dashboard/hold-page.server.ts";
import { liftHold, placeHold, previewRetention, runRetention } from "#app/features/privacy/privacy.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { openDatabase } from "#app/platform/database/database.server.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { type Business, createBooking, createBusiness, createSeat } from "./booked-business.ts";

const database = await testDatabase();
const { prisma } = database;
const dayMs = 86_400_000;
const { t } = translatorFor("en");
let services = fakeServices(database);
let business: Business;
let now = 0;

beforeEach(async () => {
  await prisma.legalHold.deleteMany();
  await prisma.booking.deleteMany();
  services = fakeServices(database);
  now = services.clock.now();
  business = await createBusiness(database, 30);
});

const due = (days = 30, more: { callEndedAt?: number } = {}) =>
  createBooking(database, business, { endsAt: now - days * dayMs, ...more });
const place = (bookingId: string, from = business) =>
  placeHold(services, {
    organizationId: from.organizationId,
    bookingId,
    basis: "claim",
    reason: "File 12",
    reviewOn: new Date(now + 90 * dayMs),
    placedById: business.hostId,
  });

test("what a claim or an order keeps is passed over with all its parts, told so by the preview, and goes once the hold is lifted", async () => {
  await prisma.organization.update({
    where: { id: business.organizationId },
    data: { answerDays: 1, callDays: 30 },
  });
  const held = await due(40, { callEndedAt: now - 40 * dayMs });
  const other = await due(41);
  expect(await place(held)).toEqual({ ok: true });
  const preview = await previewRetention(services, business.organizationId, now);
  expect(preview).toMatchObject({ bookings: 1, answers: 1, calls: 0 });
  expect(await runRetention(services)).toEqual(preview);
  expect(await prisma.booking.findMany({ select: { id: true } })).toEqual([{ id: held }]);
  expect(await prisma.answer.count({ where: { bookingId: held } })).toBe(1);
  expect(await prisma.call.count({ where: { bookingId: held } })).toBe(1);
  expect(await prisma.booking.count({ where: { id: other } })).toBe(0);
  const { organizationId, hostId } = business;
  await liftHold(services, { organizationId, bookingId: held, actorId: hostId });
  expect(await runRetention(services)).toMatchObject({ bookings: 1, answers: 1, calls: 1 });
});

test("what is held is hidden from its end on all the same", async () => {
  const held = await due();
  await place(held);
  const own = openDatabase({
    connectionString: database.connectionString,
    connectionsMax: 1,
    hidesAsOf: now,
  });
  expect(await own.prisma.booking.count({ where: { id: held } })).toBe(0);
  await own.close();
});

test("a hold that comes while the run has its booking in hand is told that it came too late; one that came first wins", async () => {
  const bookingId = await due();
  const locked = await database.owner.connect();
  try {
    // The run's lock, held open for as long as it takes the hold to arrive and to wait.
    await locked.query("BEGIN");
    await locked.query("SELECT id FROM booking WHERE id = $1 FOR UPDATE", [bookingId]);
    const placing = place(bookingId);
    await waitsForLock();
    expect((await runRetention(services)).bookings).toBe(0);
    await locked.query("DELETE FROM booking WHERE id = $1", [bookingId]);
    await locked.query("COMMIT");
    expect(await placing).toEqual({ ok: false, reason: "not-found" });
  } finally {
    locked.release();
  }
});

async function waitsForLock(): Promise<void> {
  for (;;) {
    const { rows } = await database.owner.query<{ waiting: boolean }>(
      "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%legal_hold%') AS waiting",
    );
    if (rows[0]?.waiting) return;
  }
}

test("of a run and many holds at the same moment each booking is either held or erased, never both", async () => {
  const ids: string[] = [];
  for (let day = 0; day < 40; day++) ids.push(await due(31 + day));
  const [, ...placed] = await Promise.all([runRetention(services), ...ids.map((id) => place(id))]);
  const held = ids.filter((_, index) => placed[index]?.ok);
  const left = await prisma.booking.findMany({ select: { id: true, _count: { select: { answers: true } } } });
  expect(left.map(({ id }) => id).sort()).toEqual([...held].sort());
  expect(left.every(({ _count }) => _count.answers === 1)).toBe(true);
});

test("the database itself refuses to let a held booking go", async () => {
  const held = await due();
  await place(held);
  await expect(database.owner.query("DELETE FROM booking WHERE id = $1", [held])).rejects.toThrow(
    /legal_hold/,
  );
});

test("another business places no hold here and lifts none", async () => {
  const held = await due();
  const other = await createBusiness(database, 30);
  expect(await place(held, other)).toEqual({ ok: false, reason: "not-found" });
  await place(held);
  await liftHold(services, { ...other, bookingId: held, actorId: other.hostId });
  expect(await prisma.legalHold.count()).toBe(1);
});

test("somebody whose data is to be kept and not used keeps the whole meeting from being erased", async () => {
  const restricted = await due();
  await prisma.attendee.updateMany({
    where: { bookingId: restricted },
    data: { restrictedAt: new Date(now) },
  });
  const group = await createBooking(database, business, { endsAt: now + 9 * dayMs, seats: 5 });
  const cancelledAt = now - 30 * dayMs;
  const id = await prisma.$transaction((tx) =>
    createSeat(tx, business, group, { name: "Alan", cancelledAt }),
  );
  await prisma.attendee.update({ where: { id }, data: { restrictedAt: new Date(now) } });
  expect(await runRetention(services)).toMatchObject({ bookings: 0, attendees: 0 });
  await prisma.attendee.updateMany({ data: { restrictedAt: null } });
  expect(await runRetention(services)).toMatchObject({ bookings: 1, attendees: 2 });
});

test("the form names what is wrong, and notes who did it", async () => {
  const bookingId = await due(1);
  const of = { organizationId: business.organizationId, bookingId, actorId: business.hostId };
  const submit = (tree: Record<string, string>) => submitHoldOnData(services, { ...of, tree, t });
  const tomorrow = new Date(now + dayMs).toISOString().slice(0, 10);
  for (const reviewOn of ["", "2020-01-01", "2999-01-01", "9999-99-99", "tomorrow"])
    expect(await submit({ basis: "claim", reason: "File 12", reviewOn })).toMatchObject({
      status: 400,
      answer: { errors: { reviewOn: expect.any(String) } },
    });
  expect(await submit({ basis: "whim", reason: "", reviewOn: tomorrow })).toMatchObject({
    answer: { errors: { basis: expect.any(String), reason: expect.any(String) } },
  });
  expect(await submit({ basis: "order", reason: "Court", reviewOn: tomorrow })).toMatchObject({
    status: 303,
  });
  expect(await submit({ intent: "lift" })).toEqual({ status: 303, notice: "hold-lifted" });
  const noted = await prisma.auditEvent.findMany({
    where: { target: `booking:${bookingId}` },
    orderBy: { seq: "asc" },
    select: { action: true },
  });
  expect(noted).toEqual([{ action: "booking.held" }, { action: "booking.released" }]);
});
