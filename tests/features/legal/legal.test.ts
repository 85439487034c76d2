import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { exportForAuthority } from "#app/export-for-authority.server.ts";
import { holdsText, operateLegal } from "#app/features/legal/legal.server.ts";
import { runLegalClock } from "#app/features/legal/legal-clock.server.ts";
import { runRetention } from "#app/features/privacy/privacy.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { businessOf, enterPortal, portalText, sendMails } from "../rights/rights-scene.ts";
import { unzip } from "../rights/unzip.ts";
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

const approve = (services: ReturnType<typeof fakeServices>, id: string, by: string) =>
  operateLegal(services, ["approve", id, "--by", by]);

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
  await expect(operateLegal(services, answer)).rejects.toThrow(/Nobody has approved/);
  await approve(services, emergency, "Ada Martin");
  // The same person under the same name is one.
  await approve(services, emergency, "ada  MARTIN");
  await expect(operateLegal(services, answer)).rejects.toThrow(/two people/);
  await approve(services, emergency, "Bo Petit");
  expect(await operateLegal(services, answer)).toBe("Noted.");
  await operateLegal(services, ["review", emergency, "--text", "It was right"]);
  await expect(operateLegal(services, ["refuse", emergency, "--text", "Late"])).rejects.toThrow(/closed/);
  const improper = await added(services);
  await expect(operateLegal(services, ["contest", improper])).rejects.toThrow(/--text/);
  await operateLegal(services, ["contest", improper, "--text", "Not signed by a judge"]);
  expect(await operateLegal(services, ["list"])).toMatch(/27\/0001 {2}order {2}contested/);
  await expect(
    database.owner.query(
      "UPDATE legal_request SET basis = 'emergency', approvals = 1, approved_by = '{Ada}', state = 'answered', given = 'all', answered_at = now() WHERE id = $1",
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
  for (const id of [silent, done]) {
    await approve(services, id, "Ada Martin");
    await operateLegal(services, ["answer", id, "--text", "Two bookings"]);
  }
  services.clock.pass(1095 * dayMs);
  await runRetention(services);
  const left = await prisma.legalRequest.findMany({
    where: { id: { in: [silent, done] } },
    select: { id: true },
  });
  expect(left).toEqual([{ id: silent }]);
});

test("an emergency is looked at once more within 72 hours, and the operator reads that it is due in the list and in the log", async () => {
  const services = fakeServices(database);
  const id = await added(services, ["--basis", "emergency"]);
  await expect(operateLegal(services, ["review", id, "--text", "Early"])).rejects.toThrow(/closed/);
  for (const by of ["Ada Martin", "Bo Petit"]) await approve(services, id, by);
  await operateLegal(services, ["answer", id, "--text", "One phone number"]);
  const by = new Date(services.clock.now() + 72 * 3_600_000).toISOString();
  expect(await operateLegal(services, ["list"])).toContain(
    `approved by Ada Martin, Bo Petit\n  REVIEW by ${by}`,
  );
  services.clock.pass(72 * 3_600_000 - 1);
  expect((await runLegalClock(services)).unreviewed).toBe(0);
  services.clock.pass(1);
  expect((await runLegalClock(services)).unreviewed).toBe(1);
  await expect(operateLegal(services, ["review", id, "--text", " "])).rejects.toThrow(/missing/);
  await operateLegal(services, ["review", id, "--text", "It was right: a life was in danger"]);
  expect((await runLegalClock(services)).unreviewed).toBe(0);
  expect(await operateLegal(services, ["list"])).not.toContain("REVIEW");
});

test("data is taken out for a request that stands, was approved and names the person, of that business alone", async () => {
  const services = fakeServices(database);
  const folder = await mkdtemp(path.join(os.tmpdir(), "parley-legal-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const email = "wanted@legal.example";
  const people = [email, "other@legal.example"].map((address, index) => ({
    ...{ name: `Canary ${index}`, email: address },
  }));
  const one = await businessOf(database, services.clock.now(), people);
  const two = await businessOf(database, services.clock.now(), people);
  await prisma.answer.updateMany({ data: { sensitive: true } });
  const file = (name: string) => path.join(folder, name);
  const take = (id: string, person: string, to: string) =>
    exportForAuthority(services, ["export", id, "--person", person, "--to", file(to)]);
  await expect(take("a".repeat(26), email, "none.zip")).rejects.toThrow(/no such request/);
  const id = await added(services, ["--business", one.slug, "--person", `${email}:en`]);
  await expect(take(id, email, "early.zip")).rejects.toThrow(/Nobody has approved/);
  await approve(services, id, "Ada Martin");
  await expect(take(id, "other@legal.example", "other.zip")).rejects.toThrow(/does not name/);
  expect(await take(id, email, "right.zip")).toContain("right.zip is written");
  expect(await readdir(folder)).toEqual(["right.zip"]);
  const files = unzip(await readFile(file("right.zip")));
  const attendees = JSON.parse(files.get("data/Attendee.json") ?? "") as { email: string }[];
  expect(attendees.map((row) => row.email)).toEqual([email, email]);
  expect(JSON.parse(files.get("request.json") ?? "")).toMatchObject({ reference: "27/0001", person: email });
  const whole = [...files.values()].join("\n");
  expect(whole).not.toMatch(/other@legal|Canary 1|secret of/);
  for (const bookingId of two.bookingIds) expect(whole).not.toContain(bookingId);
  await operateLegal(services, ["answer", id, "--text", "Two dates"]);
  await expect(take(id, email, "late.zip")).rejects.toThrow(/closed/);
  expect(await prisma.auditEvent.count({ where: { target: `legal:${id}`, action: "operator.legal" } })).toBe(
    4,
  );
});
