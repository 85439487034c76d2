import { expect, test } from "vitest";
import { acknowledgePause, listPauses, runRetention } from "#app/features/privacy/privacy.server.ts";
import { insertPastBookings } from "#tests/factories/past-bookings.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { createBusiness } from "./booked-business.ts";

const database = await testDatabase();
const { prisma } = database;
const dayMs = 86_400_000;

const slugOf = async (id: string) =>
  (await prisma.organization.findUniqueOrThrow({ where: { id }, select: { slug: true } })).slug;
const due = (prefix: string, count: number, now: number) => ({
  ...{ prefix, count, endedAt: now - 40 * dayMs, purgeAt: now - 60_000 },
});

/** An instance that mails its operator. */
function withOperator() {
  const services = fakeServices(database);
  services.mail = { ...services.mail, name: "smtp" };
  return services;
}

// Each booking has an answer and a call: three entries.
test("far more than usual waits for the operator, who is told once; other businesses go on, and the word lets it go", async () => {
  const services = withOperator();
  const now = services.clock.now();
  const [odd, usual] = [await createBusiness(database, 30), await createBusiness(database, 30)];
  await insertPastBookings(database.owner, odd, due("odd", 334, now));
  await insertPastBookings(database.owner, usual, due("usual", 20, now));
  expect(await runRetention(services)).toMatchObject({ bookings: 20 });
  expect(await runRetention(services)).toMatchObject({ bookings: 0 });
  const slug = await slugOf(odd.organizationId);
  expect(await listPauses(prisma)).toMatchObject([{ slug, due: 1_002, allowed: 1_000 }]);
  // What waits stays hidden from everybody.
  expect(await prisma.booking.count({ where: { organizationId: odd.organizationId } })).toBe(334);
  const told = services.sentMails.filter(({ to }) => to.address === "privacy@parley.test");
  expect(told).toHaveLength(1);
  expect(told[0]?.subject).toContain(slug);
  expect(told[0]?.text).toContain(`npm run retention -- --acknowledge ${slug}`);

  expect(await acknowledgePause(prisma, await slugOf(usual.organizationId), now)).toBe(false);
  expect(await acknowledgePause(prisma, slug, now)).toBe(true);
  expect(await runRetention(services)).toMatchObject({ bookings: 334, answers: 334, calls: 334 });
  expect(await listPauses(prisma)).toEqual([]);

  // The word was for that much: what comes days later is asked about anew.
  await insertPastBookings(database.owner, odd, due("again", 500, now));
  services.clock.set(now + 3 * dayMs);
  expect(await runRetention(services)).toMatchObject({ bookings: 0 });
  expect(await listPauses(prisma)).toHaveLength(1);
});

test("a business that loses much every day may, up to five times that; one day alone makes no habit", async () => {
  const services = fakeServices(database);
  const now = services.clock.now();
  const { organizationId, ...business } = await createBusiness(database, 30);
  const counts = { bookings: 300, attendees: 300 };
  const receipt = (day: number) => ({
    ...{ id: `${organizationId}-${day}`, organizationId, retentionDays: 30, counts },
    ranAt: new Date(now - day * dayMs - 60_000),
  });
  await prisma.erasureReceipt.createMany({ data: Array.from({ length: 14 }, (_, day) => receipt(day)) });
  await insertPastBookings(database.owner, { organizationId, ...business }, due("much", 966, now));
  expect(await runRetention(services)).toMatchObject({ bookings: 0 });
  const slug = await slugOf(organizationId);
  expect((await listPauses(prisma)).filter((pause) => pause.slug === slug)).toMatchObject([
    { allowed: 1_000 },
  ]);
  await prisma.erasurePause.deleteMany({ where: { organizationId } });
  await prisma.erasureReceipt.createMany({
    data: Array.from({ length: 6 }, (_, more) => receipt(14 + more)),
  });
  expect(await runRetention(services)).toMatchObject({ bookings: 966 });
});

test("what a shorter rule takes when its notice ends explains itself, and no more than that", async () => {
  const services = fakeServices(database);
  const now = services.clock.now();
  const business = await createBusiness(database, 365);
  const { organizationId } = business;
  const kept = { prefix: "kept", count: 1_500, endedAt: now - 40 * dayMs, purgeAt: now + 300 * dayMs };
  await insertPastBookings(database.owner, business, kept);
  const owner = await database.owner.connect();
  await owner.query("SELECT set_config('parley.now', $1, false)", [new Date(now).toISOString()]);
  await owner.query("UPDATE organization SET retention_days = 30 WHERE id = $1", [organizationId]);
  owner.release(true);
  const [change] = await prisma.ruleChange.findMany({ where: { organizationId } });
  // Bookings and their answers; the log of calls has a rule of its own.
  expect(change).toMatchObject({ ending: 3_000 });
  const endsAt = now + 7 * dayMs;
  expect(change?.endsAt.getTime()).toBe(endsAt);
  services.clock.set(endsAt - 1_000);
  expect(await runRetention(services)).toMatchObject({ bookings: 0 });
  services.clock.set(endsAt + 1_000);
  expect(await runRetention(services)).toMatchObject({ bookings: 1_500, answers: 1_500 });
  expect(await prisma.erasurePause.count({ where: { organizationId } })).toBe(0);
});
