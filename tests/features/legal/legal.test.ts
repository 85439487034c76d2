import { expect, test } from "vitest";
import { holdsText, operateLegal } from "#app/features/legal/legal.server.ts";
import { runLegalClock } from "#app/features/legal/legal-clock.server.ts";
import { runRetention } from "#app/features/privacy/privacy.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { enterPortal, portalText, sendMails } from "../rights/rights-scene.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const { prisma } = database;
const dayMs = 86_400_000;

async function added(services: ReturnType<typeof fakeServices>, more: string[] = []): Promise<string> {
  const said = await operateLegal(services, [
    ...["add", "--authority", "Court of Bordeaux", "--reference", "27/0001", "--basis", "order"],
    ...["--scope", "Bookings of January", ...more],
  ]);
  return /Request ([a-z2-7]{26})/.exec(said)?.[1] ?? "";
}

test("whoever an authority asks about is told at once, in their language, and once", async () => {
  const services = fakeServices(database);
  await added(services, ["--person", "ada@legal.example:en", "--person", "Bob@legal.example:fr"]);
  expect((await runLegalClock(services)).told).toBe(2);
  expect((await runLegalClock(services)).told).toBe(0);
  await sendMails(services, database);
  expect(services.sentMails.map(({ to, subject }) => [to.address, subject]).sort()).toEqual([
    ["ada@legal.example", "An authority asked for data about you"],
    ["bob@legal.example", "Une autorité a demandé des données sur vous"],
  ]);
  expect(services.sentMails[0]?.text).toContain("Court of Bordeaux");
});

test("while the law forbids it nobody is told, not in the portal either; when the gag ends they are", async () => {
  const services = fakeServices(database);
  const gag = new Date(services.clock.now() + 10 * dayMs).toISOString();
  const id = await added(services, ["--person", "gagged@legal.example:en", "--gag-until", gag]);
  const visitor = await enterPortal(services, database, "gagged@legal.example");
  expect(await portalText(visitor)).not.toContain("Bordeaux");
  services.clock.pass(9 * dayMs);
  expect((await runLegalClock(services)).told).toBe(0);
  const longer = new Date(services.clock.now() + 5 * dayMs).toISOString();
  await operateLegal(services, ["gag", id, "--until", longer]);
  services.clock.pass(2 * dayMs);
  expect((await runLegalClock(services)).told).toBe(0);
  services.clock.pass(3 * dayMs);
  expect((await runLegalClock(services)).told).toBe(1);
  await sendMails(services, database);
  expect(services.sentMails.at(-1)?.text).toContain("The law forbade telling you until now.");
});

test("a request without authority, reference, ground or scope is none; own rights need a reason, an emergency two people, and every answer its words", async () => {
  const services = fakeServices(database);
  await expect(operateLegal(services, ["add", "--authority", "X"])).rejects.toThrow(/reference/);
  await expect(added(services, ["--basis", "own_rights"])).rejects.toThrow(/necessity/);
  const emergency = await added(services, ["--basis", "emergency"]);
  const answer = ["answer", emergency, "--text", "One phone number"];
  await expect(operateLegal(services, [...answer, "--approvals", "1"])).rejects.toThrow(/two people/);
  expect(await operateLegal(services, [...answer, "--approvals", "2"])).toBe("Noted.");
  await expect(operateLegal(services, ["refuse", emergency, "--text", "Late"])).rejects.toThrow(/closed/);
  const improper = await added(services);
  await expect(operateLegal(services, ["contest", improper])).rejects.toThrow(/--text/);
  await operateLegal(services, ["contest", improper, "--text", "Not signed by a judge"]);
  expect(await operateLegal(services, ["list"])).toMatch(/27\/0001 {2}order {2}contested/);
  await expect(
    database.owner.query(
      "UPDATE legal_request SET basis = 'emergency', approvals = 1, state = 'answered', given = 'all', answered_at = now() WHERE id = $1",
      [improper],
    ),
  ).rejects.toThrow(/two_people/);
  expect(await prisma.auditEvent.count({ where: { target: `legal:${improper}` } })).toBe(2);
});

test("a hold serves its request, is due on its day of review, and the operator reads so in the list and in the log", async () => {
  const services = fakeServices(database);
  const warned: string[] = [];
  const log = {
    ...services.log,
    warn: (_: unknown, text: string) => void warned.push(text),
  } as typeof services.log;
  const { organizationId, eventTypeId, hostId, slug } = await bookableBusiness(database, {
    retentionDays: 1,
  });
  const now = services.clock.now();
  const { bookingId } = await createBooking(database, {
    ...{ organizationId, eventTypeId, hostIds: [hostId], startsAt: now - 5 * dayMs },
  });
  const id = await added(services);
  const review = new Date(now + 30 * dayMs).toISOString().slice(0, 10);
  expect(await operateLegal(services, ["hold", id, "--booking", bookingId, "--review", review])).toBe(
    "The hold is placed.",
  );
  await runRetention(services);
  expect(await prisma.legalHold.findUnique({ where: { bookingId } })).toMatchObject({ legalRequestId: id });
  expect(await holdsText(services)).toBe(
    `review on ${review}  order  /${slug}  booking ${bookingId}\n  for the request ${id}`,
  );
  expect((await runLegalClock({ ...services, log })).due).toBe(0);
  services.clock.pass(30 * dayMs);
  expect(await holdsText(services)).toMatch(/^DUE {2}review on/);
  expect((await runLegalClock({ ...services, log })).due).toBe(1);
  expect(warned).toEqual(["a legal hold is due for review"]);
});

test("a request goes three years after its answer, unless somebody has still to be told", async () => {
  const services = fakeServices(database);
  const silent = await added(services, ["--person", "late@legal.example:en", "--gag-until", "2040-01-01"]);
  const done = await added(services);
  for (const id of [silent, done]) await operateLegal(services, ["answer", id, "--text", "Two bookings"]);
  services.clock.pass(1095 * dayMs);
  await runRetention(services);
  const left = await prisma.legalRequest.findMany({
    where: { id: { in: [silent, done] } },
    select: { id: true },
  });
  expect(left).toEqual([{ id: silent }]);
});
