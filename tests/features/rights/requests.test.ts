import { beforeEach, expect, test } from "vitest";
import { runRightsClock } from "#app/features/rights/rights.server.ts";
import { extendRequest, holdRequest, refuseRequest } from "#app/features/rights/rights-request.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { action as askAction } from "#app/routes/me.ask.tsx";
import { action as correctAction } from "#app/routes/me.correct.tsx";
import { action as eraseAction } from "#app/routes/me.erase.tsx";
import { action as meAction } from "#app/routes/me.tsx";
import { createBooking } from "#tests/factories/booking.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { businessOf, dayMs, enterPortal, portalText, sendMails } from "./rights-scene.ts";

const database = await testDatabase();
const { prisma } = database;
const ada = { name: "Ada Canary", email: "ada@customers.example" };
const bob = { name: "Bob Canary", email: "bob@customers.example" };
let services: FakeServices;
let start: number;

beforeEach(async () => {
  await prisma.organization.deleteMany();
  await prisma.rightsSession.deleteMany();
  await prisma.rightsLink.deleteMany();
  services = fakeServices(database);
  start = services.clock.now();
});

/** Every row of every table that holds the text, hidden ones too. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows } = await database.owner.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const hits = await database.owner.query(`SELECT 1 FROM ${name} t WHERE position($1 in t::text) > 0`, [
      text,
    ]);
    if (hits.rows.length > 0) found.push(name);
  }
  return found.sort();
}

const eraseAll = { intent: "confirm", everything: "on" };
const mailsTo = (email: string) => services.sentMails.filter(({ to }) => to.address === email);

// The first mail of a process loads the templates, which is slow on a busy machine.
test("a silent business: what is ahead is cancelled at once and the host told, the rest is gone on day 7, not before, from every table", {
  timeout: 120_000,
}, async () => {
  const one = await businessOf(database, start, [ada, bob]);
  const two = await businessOf(database, start, [ada]);
  const visitor = await enterPortal(services, database, ada.email);
  const review = await visitor.post(eraseAction, "/me/erase", { everything: "on" });
  expect(review.data["review"]).toMatchObject({ items: 4, ahead: [expect.any(String), expect.any(String)] });
  expect(await prisma.booking.count({ where: { status: "cancelled" } })).toBe(0);

  expect((await visitor.post(eraseAction, "/me/erase", eraseAll)).location).toBe("/me/done/erase");
  expect(await prisma.booking.count({ where: { status: "cancelled" } })).toBe(2);
  await sendMails(services, database);
  const toHost = mailsTo(`${two.hostId}@hosts.example`).map(({ subject }) => subject);
  expect(toHost.some((subject) => subject.startsWith("Cancelled: "))).toBe(true);
  expect(toHost).toContain("A request about somebody’s data: Erase");

  services.clock.set(start + 7 * dayMs - 1);
  expect(await runRightsClock(services)).toMatchObject({ carriedOut: 0 });
  expect(await prisma.attendee.count({ where: { email: ada.email } })).toBe(4);
  services.clock.set(start + 7 * dayMs);
  expect(await runRightsClock(services)).toMatchObject({ carriedOut: 2 });
  await sendMails(services, database);
  const told = mailsTo(ada.email).filter(({ subject }) => subject.startsWith("Done: "));
  expect(told).toHaveLength(2);
  expect(told[0]?.text).toContain("https://www.cnil.fr/");

  services.clock.set(start + 8 * dayMs);
  await runRightsClock(services);
  expect(await tablesWith(ada.name)).toEqual([]);
  expect(await tablesWith(ada.email)).toEqual([]);
  expect(await tablesWith(bob.email)).toEqual(["public.attendee"]);
  expect(await prisma.booking.count({ where: { organizationId: one.organizationId } })).toBe(2);
  expect(await prisma.rightsRequest.findMany({ select: { state: true, email: true } })).toEqual([
    { state: "done", email: null },
    { state: "done", email: null },
  ]);
  expect(await runRightsClock(services)).toEqual({ carriedOut: 0, marked: 0 });
});

test("pressed twice, an erasure is asked once of each business; what is booked afterwards is no part of it", async () => {
  const { organizationId, hostId } = await businessOf(database, start, [ada]);
  const visitor = await enterPortal(services, database, ada.email);
  await Promise.all([1, 2].map(() => visitor.post(eraseAction, "/me/erase", eraseAll)));
  expect(await prisma.rightsRequest.count()).toBe(1);
  services.clock.pass(dayMs);
  const eventType = await prisma.eventType.findFirstOrThrow({ where: { organizationId } });
  const later = await createBooking(database, {
    ...{ organizationId, eventTypeId: eventType.id, hostIds: [hostId], attendees: [ada] },
    startsAt: start + 30 * dayMs,
  });
  await prisma.attendee.updateMany({
    where: { bookingId: later.bookingId },
    data: { createdAt: new Date(services.clock.now()) },
  });
  services.clock.set(start + 7 * dayMs);
  await runRightsClock(services);
  const left = await prisma.attendee.findMany({ select: { bookingId: true, status: true } });
  expect(left).toEqual([{ bookingId: later.bookingId, status: "confirmed" }]);
});

test("what is ticked goes alone, and naming somebody else's rows reaches none of them", async () => {
  const { attendeeIds } = await businessOf(database, start, [ada, bob]);
  const visitor = await enterPortal(services, database, ada.email);
  const form = new FormData();
  form.set("intent", "confirm");
  for (const id of [attendeeIds[0], attendeeIds[2], attendeeIds[3]]) form.append("target", `attendee:${id}`);
  await visitor.post(eraseAction, "/me/erase", form);
  services.clock.set(start + 7 * dayMs);
  await runRightsClock(services);
  const left = await prisma.attendee.findMany({ select: { id: true }, orderBy: { id: "asc" } });
  expect(left.map(({ id }) => id)).toEqual(attendeeIds.slice(1).sort());
  expect(await prisma.attendee.count({ where: { email: bob.email, status: "confirmed" } })).toBe(2);
});

test("of a meeting that others share a person's own seat goes, with whom they bring; a guest goes alone", async () => {
  const { organizationId, hostId } = await businessOf(database, start, []);
  const eventType = await prisma.eventType.findFirstOrThrow({ where: { organizationId } });
  const wishes = { organizationId, eventTypeId: eventType.id, hostIds: [hostId] };
  const shared = await createBooking(database, {
    ...{ ...wishes, startsAt: start + dayMs, seats: 4, attendees: [ada, bob] },
  });
  const brought = await createBooking(database, {
    ...wishes,
    startsAt: start + 2 * dayMs,
    attendees: [bob, ada],
  });
  await prisma.attendee.update({
    where: { id: brought.attendeeIds[1] ?? "" },
    data: { accompaniesId: brought.attendeeIds[0] ?? "" },
  });
  await prisma.attendee.updateMany({ data: { createdAt: new Date(start) } });
  const visitor = await enterPortal(services, database, ada.email);
  await visitor.post(eraseAction, "/me/erase", eraseAll);
  const stands = { status: "confirmed" } as const;
  expect(await prisma.attendee.count({ where: { email: bob.email, ...stands } })).toBe(2);
  expect(await prisma.attendee.count({ where: { email: ada.email, ...stands } })).toBe(0);
  services.clock.set(start + 7 * dayMs);
  await runRightsClock(services);
  expect((await prisma.attendee.findMany()).map(({ id }) => id).sort()).toEqual(
    [shared.attendeeIds[1], brought.attendeeIds[0]].sort(),
  );
});

async function askedTo(kind: "erase" | "other" | "correct") {
  const { organizationId, hostId } = await businessOf(database, start, [ada]);
  const visitor = await enterPortal(services, database, ada.email);
  if (kind === "erase") await visitor.post(eraseAction, "/me/erase", eraseAll);
  if (kind === "other")
    await visitor.post(askAction, "/me/ask", { business: organizationId, text: "Who wrote the note?" });
  if (kind === "correct") {
    const answer = await prisma.answer.findFirstOrThrow();
    await visitor.post(correctAction, "/me/correct", {
      intent: "answer",
      answer: answer.id,
      text: "put right",
    });
  }
  const { id } = await prisma.rightsRequest.findFirstOrThrow();
  return { visitor, by: { organizationId, id, actorId: hostId } };
}

test("a business that names a reason within seven days stops an erasure; after that it is too late, and without words it counts for nothing", async () => {
  const { by, visitor } = await askedTo("erase");
  expect(await holdRequest(services, by, "  ")).toEqual({ ok: false, reason: "no-reason" });
  expect(await holdRequest(services, { ...by, organizationId: randomId() }, "Law")).toEqual({
    ...{ ok: false, reason: "not-found" },
  });
  services.clock.set(start + 7 * dayMs - 1);
  expect(await holdRequest(services, by, "Tax law asks for it")).toEqual({ ok: true });
  services.clock.set(start + 29 * dayMs);
  expect(await runRightsClock(services)).toMatchObject({ carriedOut: 0 });
  expect(await prisma.attendee.count({ where: { email: ada.email } })).toBe(2);
  await sendMails(services, database);
  const [mail] = mailsTo(ada.email).filter(({ subject }) => subject.includes("holds back"));
  expect(mail?.text).toContain("Tax law asks for it");
  expect(await portalText(await enterPortal(services, database, ada.email, visitor))).toContain(
    "Tax law asks for it",
  );
});

test("what a legal hold keeps stays, and nothing else: the request is held back, and the person told", async () => {
  const { organizationId, bookingIds } = await businessOf(database, start, [ada]);
  const [bookingId = ""] = bookingIds;
  await prisma.legalHold.create({
    data: {
      ...{ organizationId, bookingId, basis: "order", reason: "A court asked" },
      ...{ placedAt: new Date(start), reviewOn: new Date(start + 90 * dayMs) },
    },
  });
  const visitor = await enterPortal(services, database, ada.email);
  await visitor.post(eraseAction, "/me/erase", eraseAll);
  services.clock.set(start + 7 * dayMs);
  for (const times of [1, 2])
    expect(await runRightsClock(services), String(times)).toMatchObject({ carriedOut: 0 });
  expect((await prisma.booking.findMany({ select: { id: true } })).map(({ id }) => id)).toEqual([bookingId]);
  expect(await prisma.rightsRequest.findMany({ select: { state: true } })).toEqual([{ state: "held" }]);
  await sendMails(services, database);
  expect(mailsTo(ada.email).filter(({ subject }) => subject.includes("holds back"))).toHaveLength(1);
});

test("a hold after day 7 comes too late", async () => {
  const { by } = await askedTo("erase");
  services.clock.set(start + 7 * dayMs);
  expect(await holdRequest(services, by, "Law")).toEqual({ ok: false, reason: "too-late" });
});

test("a correction of an answer is written on day 25 if the business says nothing", async () => {
  await askedTo("correct");
  services.clock.set(start + 25 * dayMs - 1);
  await runRightsClock(services);
  // They lie sealed: they are compared as they are read.
  const corrected = async () =>
    (await prisma.answer.findMany()).filter(({ values }) => values.includes("put right")).length;
  expect(await corrected()).toBe(0);
  services.clock.set(start + 25 * dayMs);
  expect(await runRightsClock(services)).toMatchObject({ carriedOut: 1 });
  expect(await corrected()).toBe(1);
});

test("marks on days 7, 21, 25, 27 and 30 reach the owners, then one every day; each is made once", async () => {
  await askedTo("other");
  await sendMails(services, database);
  const days: number[] = [];
  for (let day = 0; day <= 32; day++) {
    services.clock.set(start + day * dayMs);
    await runRightsClock(services);
    const { marked } = await runRightsClock(services);
    expect(marked).toBe(0);
    const [event] = await prisma.rightsEvent.findMany({ where: { kind: "marked", day } });
    if (event) days.push(day);
  }
  expect(days).toEqual([7, 21, 25, 27, 30, 31, 32]);
  const before = services.sentMails.length;
  await sendMails(services, database);
  const subjects = services.sentMails.slice(before).map(({ subject }) => subject);
  expect(subjects.filter((subject) => subject.startsWith("Overdue"))).toHaveLength(3);
  expect(subjects).toHaveLength(7);
});

test("the last day is put off once, with a reason, before it is over, to 60 days and no further", async () => {
  const { by } = await askedTo("other");
  expect(await extendRequest(services, by, "")).toEqual({ ok: false, reason: "no-reason" });
  services.clock.set(start + 30 * dayMs - 1);
  expect(await extendRequest(services, by, "Our archive is far away")).toEqual({ ok: true });
  expect(await extendRequest(services, by, "Again")).toEqual({ ok: false, reason: "too-late" });
  const { dueAt } = await prisma.rightsRequest.findFirstOrThrow();
  expect(dueAt.getTime()).toBe(start + 60 * dayMs);
  await expect(
    prisma.rightsRequest.update({ where: { id: by.id }, data: { dueAt: new Date(start + 61 * dayMs) } }),
  ).rejects.toThrow();
});

test("no refusal without its ground and a reason, which the person reads with the way to complain; a closed request stays closed", async () => {
  const { by } = await askedTo("other");
  expect(await refuseRequest(services, by, { ground: "others", reason: " " })).toMatchObject({ ok: false });
  await expect(
    prisma.rightsRequest.update({
      where: { id: by.id },
      data: { state: "refused", closedAt: new Date(), outcome: "no" },
    }),
  ).rejects.toThrow();
  expect(await refuseRequest(services, by, { ground: "others", reason: "It names a colleague" })).toEqual({
    ok: true,
  });
  await sendMails(services, database);
  const [mail] = mailsTo(ada.email).filter(({ subject }) => subject.includes("refused"));
  expect(mail?.text).toContain("It names a colleague");
  expect(mail?.text).toContain("article 15(4)");
  expect(mail?.text).toContain("cnil.fr");
  expect(await extendRequest(services, by, "Reason")).toEqual({ ok: false, reason: "closed" });
});

test("what happened to a request is never changed nor taken away while the request is there", async () => {
  const { by } = await askedTo("other");
  await expect(prisma.rightsEvent.updateMany({ data: { text: "other" } })).rejects.toThrow();
  await expect(prisma.rightsEvent.deleteMany()).rejects.toThrow();
  await prisma.user.update({ where: { id: by.actorId }, data: { name: "Gone" } });
  await prisma.rightsRequest.delete({ where: { id: by.id } });
  expect(await prisma.rightsEvent.count()).toBe(0);
});

test("a person takes a request back, and nobody takes back another's", async () => {
  const { visitor, by } = await askedTo("erase");
  const stranger = await enterPortal(services, database, bob.email);
  await stranger.post(meAction, "/me", { intent: "withdraw", request: by.id });
  expect(await prisma.rightsRequest.count({ where: { state: "open" } })).toBe(1);
  await visitor.post(meAction, "/me", { intent: "withdraw", request: by.id });
  services.clock.set(start + 7 * dayMs);
  await runRightsClock(services);
  expect(await prisma.attendee.count({ where: { email: ada.email } })).toBe(2);
});
