import { afterAll, beforeEach, expect, test } from "vitest";
import { privacyJobs, runRetention } from "#app/features/privacy/privacy.server.ts";
import { operateSupport } from "#app/operate-support.server.ts";
import { type Database, openDatabase } from "#app/platform/database/database.server.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { createMember } from "../account/members.ts";
import { askToDelete, carryOut } from "../deletion/deletion-scene.ts";
import { dayMs, sendMails } from "../rights/rights-scene.ts";
import { testDatabase } from "../test-database.ts";
import { writtenCase } from "./contact-scene.ts";

const database = await testDatabase();
const { prisma } = database;
const opened: Database[] = [];
let services: FakeServices;
let start: number;

beforeEach(async () => {
  const outbox = { list: async () => [], read: async () => null, erase: async () => undefined };
  services = fakeServices(database, { outbox });
  start = services.clock.now();
  await prisma.supportRequest.deleteMany();
  await prisma.supportTally.deleteMany();
});

afterAll(() => Promise.all(opened.map((own) => own.close())));

/** What the program itself sees at an instant. */
async function seenAt(instant: number, id: string): Promise<number[]> {
  const { connectionString } = database;
  const own = openDatabase({ connectionString, connectionsMax: 1, hidesAsOf: instant });
  opened.push(own);
  return [
    await own.prisma.supportRequest.count({ where: { id } }),
    await own.prisma.supportAnswer.count({ where: { requestId: id } }),
  ];
}

const rowsOf = (id: string) =>
  Promise.all([
    prisma.supportRequest.count({ where: { id } }),
    prisma.supportAnswer.count({ where: { requestId: id } }),
    prisma.mailMessage.count({ where: { supportRequestId: id } }),
  ]);

async function answered(id: string, close = true): Promise<void> {
  await operateSupport(services, ["answer", id, "--text", "So it is.", ...(close ? ["--close"] : [])]);
}

/** Ends the account at this instant, as the database notes it. */
async function closeAccount(userId: string, at: number): Promise<void> {
  const client = await database.owner.connect();
  try {
    await client.query("SELECT set_config('parley.now', $1, false)", [new Date(at).toISOString()]);
    await client.query("DELETE FROM app_user WHERE id = $1", [userId]);
  } finally {
    client.release(true);
  }
}

test("twelve months after a case was closed it is hidden to the millisecond and then gone, with answers and mails; a number stays", async () => {
  const id = await writtenCase(services, database);
  services.clock.pass(dayMs);
  await answered(id);
  const ends = services.clock.now() + 365 * dayMs;
  expect([await seenAt(ends - 1, id), await seenAt(ends, id)]).toEqual([
    [1, 1],
    [0, 0],
  ]);
  services.clock.set(ends - 1);
  await runRetention(services);
  expect((await rowsOf(id)).slice(0, 2)).toEqual([1, 1]);
  services.clock.set(ends);
  await runRetention(services);
  expect(await rowsOf(id)).toEqual([0, 0, 0]);
  expect(await prisma.supportTally.findMany()).toEqual([
    { kind: "question", month: new Date("2027-01-01"), requests: 1 },
  ]);
  expect(await prisma.tombstone.count({ where: { model: "support_request", rowIds: { has: id } } })).toBe(1);
  await runRetention(services);
  expect((await prisma.supportTally.findFirstOrThrow()).requests).toBe(1);
});

test("three years after the writer's account was closed it is gone, though its own time would be later", async () => {
  const member = await createMember(services, "left@writers.example");
  const open = await writtenCase(services, database);
  const late = await writtenCase(services, database, { text: "Another" });
  await prisma.supportRequest.updateMany({ data: { userId: member.id } });
  await closeAccount(member.id, start);
  const ceiling = start + 1095 * dayMs;
  // Words in between put the end of an open case off, and the other is closed half a year before the ceiling.
  for (const years of [1, 2]) {
    services.clock.set(start + years * 365 * dayMs);
    await answered(open, false);
    await answered(late, false);
  }
  services.clock.set(ceiling - 180 * dayMs);
  await answered(open, false);
  await answered(late);
  for (const id of [open, late]) {
    const { purgeAt, userId } = await prisma.supportRequest.findUniqueOrThrow({ where: { id } });
    expect([purgeAt.getTime(), userId]).toEqual([ceiling, null]);
    expect([(await seenAt(ceiling - 1, id))[0], (await seenAt(ceiling, id))[0]]).toEqual([1, 0]);
  }
  services.clock.set(ceiling - 1);
  await runRetention(services);
  expect(await prisma.supportRequest.count()).toBe(2);
  services.clock.set(ceiling);
  await runRetention(services);
  expect(await prisma.supportRequest.count()).toBe(0);
});

test("a case that nobody closes counts as closed a year after its last word", async () => {
  const id = await writtenCase(services, database);
  const { purgeAt } = await prisma.supportRequest.findUniqueOrThrow({ where: { id } });
  expect(purgeAt.getTime()).toBe(start + 730 * dayMs);
  services.clock.pass(10 * dayMs);
  await answered(id, false);
  const later = await prisma.supportRequest.findUniqueOrThrow({ where: { id } });
  expect(later.purgeAt.getTime()).toBe(start + 740 * dayMs);
});

test("a wish for information has a rule of its own: it goes half a year after the last word, closed or not", async () => {
  const id = await writtenCase(services, database, { kind: "lead", text: "A demo, please" });
  expect(await prisma.supportRequest.findUniqueOrThrow({ where: { id } })).toMatchObject({
    ...{ text: "", wish: "A demo, please", purgeAt: new Date(start + 180 * dayMs) },
  });
  services.clock.pass(30 * dayMs);
  await answered(id, false);
  const ends = start + 210 * dayMs;
  services.clock.set(start + 100 * dayMs);
  await operateSupport(services, ["close", id]);
  services.clock.set(ends - 1);
  await runRetention(services);
  expect((await rowsOf(id))[0]).toBe(1);
  services.clock.set(ends);
  await runRetention(services);
  expect((await rowsOf(id))[0]).toBe(0);
});

test("a shorter setting holds for what is kept already, and a longer one brings nothing back", async () => {
  const id = await writtenCase(services, database);
  await answered(id);
  services.settings.support = { days: 30, leadDays: 30 };
  await runRetention(services);
  const { purgeAt } = await prisma.supportRequest.findUniqueOrThrow({ where: { id } });
  expect(purgeAt.getTime()).toBe(start + 30 * dayMs);
  services.clock.set(start + 31 * dayMs);
  services.settings.support = { days: 365, leadDays: 180 };
  const own = openDatabase({
    ...{ connectionString: database.connectionString, connectionsMax: 2, hidesAsOf: services.clock.now() },
  });
  opened.push(own);
  await runRetention({ ...services, database: own });
  expect((await rowsOf(id))[0]).toBe(0);
});

test("what its writer keeps from use is not erased by its rule", async () => {
  const id = await writtenCase(services, database);
  await prisma.supportRequest.update({ where: { id }, data: { restrictedAt: new Date(start) } });
  services.clock.pass(800 * dayMs);
  await runRetention(services);
  expect((await rowsOf(id))[0]).toBe(1);
  await prisma.supportRequest.update({ where: { id }, data: { restrictedAt: null } });
  await runRetention(services);
  expect((await rowsOf(id))[0]).toBe(0);
});

test("copies of mails in the outbox go with the case", async () => {
  const id = await writtenCase(services, database);
  await sendMails(services, database);
  const [mail] = await prisma.mailMessage.findMany({ where: { supportRequestId: id } });
  services.clock.pass(29 * dayMs);
  services.settings.support = { days: 1, leadDays: 1 };
  await operateSupport(services, ["close", id]);
  services.clock.pass(dayMs);
  await runRetention(services);
  expect(services.enqueued).toContainEqual({
    name: "privacy.erase-copies",
    payload: { mailIds: [mail?.id] },
  });
  expect(privacyJobs.length).toBeGreaterThan(0);
});

test("whoever deletes their account has what they wrote deleted along, signed in or not, and the counts say so", async () => {
  const member = await createMember(services, "gone@writers.example");
  const signedIn = await writtenCase(services, database, { email: "other@writers.example" });
  await prisma.supportRequest.update({ where: { id: signedIn }, data: { userId: member.id } });
  const asGuest = await writtenCase(services, database, {
    email: "gone@writers.example",
    text: "As a guest",
  });
  const strangers = await writtenCase(services, database, { email: "stranger@writers.example" });
  await answered(asGuest);
  const asked = await askToDelete(services, member.id);
  if (!asked.ok) throw new Error(asked.reason);
  await carryOut(services, database);
  expect([await rowsOf(signedIn), await rowsOf(asGuest)]).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ]);
  expect((await rowsOf(strangers))[0]).toBe(1);
  const { certificate } = await prisma.deletionJob.findUniqueOrThrow({ where: { id: asked.jobId } });
  expect(certificate).toMatchObject({ records: { SupportRequest: 2, SupportAnswer: 1 } });
});
