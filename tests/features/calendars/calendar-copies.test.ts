import { beforeEach, expect, test } from "vitest";
import { cancelBooking, moveBooking, reassignBooking } from "#app/features/booking/booking.server.ts";
import { answerQuestion } from "#app/features/calendars/copy-questions.server.ts";
import { chooseDestination, tryAgain } from "#app/features/calendars/destination.server.ts";
import { disconnect } from "#app/features/calendars/disconnect.server.ts";
import { openQuestions } from "#app/features/calendars/open-questions.server.ts";
import { syncCalendar } from "#app/features/calendars/sync-calendar.server.ts";
import { writeCopy } from "#app/features/calendars/write-copy.server.ts";
import { eraseAtRequest } from "#app/features/privacy/erase-at-request.server.ts";
import { inErasingTransaction } from "#app/features/privacy/privacy.server.ts";
import { addColleague } from "#tests/factories/bookable-business.ts";
import { book, booked, hourMs, mailsOf, minuteMs, nine } from "../booking/booking-scene.ts";
import { testDatabase } from "../test-database.ts";
import { connectMember } from "./connect-member.ts";
import { byHost as by, type CopyScene, copyScene } from "./copy-scene.ts";

const database = await testDatabase();
const { prisma } = database;

let scene: CopyScene;
let remote: CopyScene["remote"];
let services: CopyScene["services"];
let business: CopyScene["business"];
let key: CopyScene["key"];
let calendarId: string;

beforeEach(async () => {
  scene = await copyScene(database);
  ({ remote, services, business, key, calendarId } = scene);
});

const choice = (...more: Parameters<CopyScene["choice"]>) => scene.choice(...more);
const settleAll = () => scene.settleAll();
const uidOf = (bookingId: string) => scene.uidOf(bookingId);
const one = () => scene.one();
const utc = (at: number) => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, "")}`;

test("a booking stands in its host's calendar with who comes and where, moves with it and goes with it", async () => {
  const { uid, at, bookingId } = await one();
  const first = remote.text(uid);
  expect(first).toContain("with Grace");
  expect(first).toContain(`LOCATION:http://parley.test/room/${bookingId}`);
  expect(first).toContain("SEQUENCE:0");
  const { email } = await prisma.user.findUniqueOrThrow({ where: { id: key.userId } });
  expect(first).toMatch(new RegExp(`ORGANIZER;SCHEDULE-AGENT=CLIENT[^:]*:mailto:${email}`));
  expect(first).toMatch(/ATTENDEE;[^:]*SCHEDULE-AGENT=CLIENT/);
  expect(first).not.toContain("METHOD");
  expect(services.enqueued.filter(({ name }) => name === "calendars.write")).toHaveLength(1);
  expect(await moveBooking(services, { ...at, startsAt: nine + hourMs })).toMatchObject({ ok: true });
  await settleAll();
  expect(remote.text(uid)).toContain(utc(nine + hourMs));
  expect(remote.text(uid)).toContain("SEQUENCE:1");
  await cancelBooking(services, at);
  await settleAll();
  expect(remote.uids()).toEqual([]);
  expect(await prisma.calendarCopy.count({ where: key })).toBe(0);
});

test("a booking never waits for a calendar, which is right in the end whatever it answered before", async () => {
  for (const reason of ["unreachable", "malformed", "revoked"] as const) {
    remote.trouble = { reason };
    const { bookingId } = await booked(book(services, business));
    await settleAll();
    const row = await prisma.calendarCopy.findFirstOrThrow({ where: { bookingId } });
    expect(row).toMatchObject({ trouble: reason, failures: 1, writtenAt: null });
    remote.trouble = null;
    await tryAgain(services, key);
    await settleAll();
    expect(remote.uids()).toEqual([uidOf(bookingId)]);
    await cancelBooking(services, { organizationId: key.organizationId, bookingId, ...by });
    await settleAll();
  }
  expect(remote.uids()).toEqual([]);
});

test("what was put before the process died is found, and neither doubled nor asked about", async () => {
  const { bookingId } = await booked(book(services, business));
  remote.diesAfterPut = true;
  const { id } = await prisma.calendarCopy.findFirstOrThrow({ where: { bookingId } });
  await expect(writeCopy(services, id)).rejects.toThrow("killed");
  expect(remote.uids()).toEqual([uidOf(bookingId)]);
  await moveBooking(services, {
    organizationId: key.organizationId,
    bookingId,
    ...by,
    startsAt: nine + hourMs,
  });
  services.clock.pass(10 * minuteMs);
  await settleAll();
  expect(remote.uids()).toEqual([uidOf(bookingId)]);
  expect(remote.text(uidOf(bookingId))).toContain(utc(nine + hourMs));
  expect(await openQuestions(services, key)).toEqual([]);
});

test("two that write one booking at once put it once", async () => {
  const { bookingId } = await booked(book(services, business));
  const { id } = await prisma.calendarCopy.findFirstOrThrow({ where: { bookingId } });
  await Promise.all([writeCopy(services, id), writeCopy(services, id)]);
  expect(remote.puts).toBe(1);
});

test("answers are written along only where the host wants them, and never a sensitive one", async () => {
  const { bookingId } = await booked(book(services, business));
  const attendee = await prisma.attendee.findFirstOrThrow({ where: { bookingId } });
  await prisma.answer.create({
    data: {
      ...{
        id: `answer-${bookingId}`,
        organizationId: key.organizationId,
        bookingId,
        attendeeId: attendee.id,
      },
      ...{ label: "Topic", values: ["Taxes"], position: 0 },
    },
  });
  const sensitive = { label: "Illness", values: ["Gout"], position: 1, sensitive: true };
  const of = { organizationId: key.organizationId, bookingId, attendeeId: attendee.id };
  await prisma.answer.create({ data: { id: `secret-${bookingId}`, ...of, ...sensitive } });
  await settleAll();
  expect(remote.text(uidOf(bookingId))).not.toContain("Taxes");
  await chooseDestination(services, key, choice({ withAnswers: true }));
  await settleAll();
  expect(remote.text(uidOf(bookingId))).toContain("Topic: Taxes");
  expect(remote.text(uidOf(bookingId))).not.toContain("Gout");
});

test("another calendar takes over what is ahead, and none takes it out", async () => {
  const { uid } = await one();
  await chooseDestination(services, key, { ...choice(), calendarId: null });
  await settleAll();
  expect(remote.uids()).toEqual([]);
  await chooseDestination(services, key, choice());
  await settleAll();
  expect(remote.uids()).toEqual([uid]);
  expect(await chooseDestination(services, { ...key, userId: "somebody else" }, choice())).toBe(false);
});

test("a corrected name reaches the calendar", async () => {
  const { uid, bookingId } = await one();
  await prisma.attendee.updateMany({ where: { bookingId }, data: { name: "Grace Hopper" } });
  await settleAll();
  expect(remote.text(uid)).toContain("with Grace Hopper");
});

test("the copy of an erased booking is deleted, also after an outage; of what is over it may stay without anything of anybody", async () => {
  for (const [keepsErased, isPast] of [
    [false, false],
    [true, false],
    [true, true],
  ] as const) {
    await chooseDestination(services, key, choice({ keepsErased }));
    const { uid, bookingId } = await one();
    if (isPast) services.clock.set(nine + 2 * hourMs);
    remote.trouble = { reason: "unreachable" };
    const none = { seatIds: [], waitingIds: [], offerIds: [], proposalIds: [], consentIds: [] };
    await inErasingTransaction(database, (tx) =>
      eraseAtRequest(services, tx, { organizationId: key.organizationId, bookingIds: [bookingId], ...none }),
    );
    expect(await prisma.booking.count({ where: { id: bookingId } })).toBe(0);
    await settleAll();
    expect(remote.text(uid)).toContain("Grace");
    remote.trouble = null;
    services.clock.pass(hourMs);
    await settleAll();
    if (isPast) {
      expect(remote.text(uid)).toContain("SUMMARY:Appointment");
      expect(remote.text(uid)).toContain("TRANSP:TRANSPARENT");
      expect(remote.text(uid)).not.toMatch(/Grace|customers\.example|ATTENDEE|ORGANIZER|URL|DESCRIPTION:./);
    } else expect(remote.uids()).toEqual([]);
    expect(await prisma.calendarCopy.count({ where: { bookingId } })).toBe(0);
    services.clock.set(Date.UTC(2027, 0, 15, 12));
  }
});

test("an account that is disconnected is emptied of bookings first where its member wants that", async () => {
  await one();
  const { id } = await prisma.calendarConnection.findFirstOrThrow({ where: key });
  remote.trouble = { reason: "unreachable" };
  expect(await disconnect(services, key, { id, written: "remove" })).toBe(true);
  await settleAll();
  const closing = await prisma.calendarConnection.findFirstOrThrow({ where: key });
  expect(closing.closingAt).not.toBeNull();
  expect(await prisma.calendarBusy.count({ where: { calendarId } })).toBe(0);
  remote.trouble = null;
  services.clock.pass(hourMs);
  await settleAll();
  expect(remote.uids()).toEqual([]);
  expect(await prisma.calendarConnection.count({ where: key })).toBe(0);
});

test("an account that is left as it is keeps its bookings, and Parley its password not a moment longer", async () => {
  const { uid } = await one();
  const { id } = await prisma.calendarConnection.findFirstOrThrow({ where: key });
  expect(await disconnect(services, key, { id, written: "leave" })).toBe(true);
  expect(await prisma.calendarConnection.count({ where: key })).toBe(0);
  expect(remote.uids()).toEqual([uid]);
});

test("an event that is moved in the calendar moves its booking, and everyone is told once", async () => {
  const { uid, bookingId } = await one();
  await syncCalendar(services, calendarId);
  remote.move(uid, hourMs);
  await syncCalendar(services, calendarId);
  expect(await settleAll()).toBeLessThan(4);
  const row = await prisma.booking.findUniqueOrThrow({ where: { id: bookingId } });
  expect(row).toMatchObject({ startsAt: new Date(nine + hourMs), sequence: 1 });
  const moves = (await mailsOf(database, bookingId)).filter((mail) => mail.startsWith("booking_moved"));
  expect(moves).toContain("booking_moved to attendee");
  const log = await prisma.auditEvent.findFirst({
    where: { target: `booking:${bookingId}`, action: "booking.moved" },
  });
  expect(log).not.toBeNull();
  // Both sides agree: whoever looks again finds nothing to do.
  const { puts } = remote;
  for (let round = 0; round < 3; round++) {
    await syncCalendar(services, calendarId);
    expect(await settleAll()).toBe(0);
  }
  expect(remote.puts).toBe(puts);
  expect(remote.text(uid)).toContain("SEQUENCE:1");
});

test("where the rules forbid the new time its host is asked, and either answer makes both sides agree", async () => {
  for (const answer of ["restore", "follow"] as const) {
    const { uid, bookingId } = await one();
    remote.move(uid, -5 * hourMs);
    await syncCalendar(services, calendarId);
    await settleAll();
    const [asked] = await openQuestions(services, key);
    expect(asked).toMatchObject({ kind: "moved", askedStartsAt: nine - 5 * hourMs });
    const other = { ...key, userId: "somebody else" };
    expect(await answerQuestion(services, other, { copyId: asked?.id ?? "", answer })).toMatchObject({
      ok: false,
    });
    expect(await answerQuestion(services, key, { copyId: asked?.id ?? "", answer })).toEqual({ ok: true });
    await syncCalendar(services, calendarId);
    await settleAll();
    const { startsAt } = await prisma.booking.findUniqueOrThrow({ where: { id: bookingId } });
    expect(startsAt.getTime()).toBe(answer === "restore" ? nine : nine - 5 * hourMs);
    expect(remote.start(uid)).toBe(startsAt.getTime());
    expect(await openQuestions(services, key)).toEqual([]);
    await cancelBooking(services, { organizationId: key.organizationId, bookingId, ...by });
    await settleAll();
  }
});

test("a deleted event cancels nothing before its host says so, and comes back when it was a mistake", async () => {
  const { uid, bookingId } = await one();
  for (const answer of ["restore", "follow"] as const) {
    await syncCalendar(services, calendarId);
    remote.remove(uid);
    await syncCalendar(services, calendarId);
    await settleAll();
    expect((await prisma.booking.findUniqueOrThrow({ where: { id: bookingId } })).status).toBe("confirmed");
    const [asked] = await openQuestions(services, key);
    expect(asked?.kind).toBe("deleted");
    expect(await answerQuestion(services, key, { copyId: asked?.id ?? "", answer })).toEqual({ ok: true });
    await settleAll();
    expect(remote.uids()).toEqual(answer === "restore" ? [uid] : []);
  }
  expect((await prisma.booking.findUniqueOrThrow({ where: { id: bookingId } })).status).toBe("cancelled");
});

test("a deleted event may stay out: its booking stands, nobody is asked again, and another time puts it back", async () => {
  const { uid, at, bookingId } = await one();
  await syncCalendar(services, calendarId);
  remote.remove(uid);
  await syncCalendar(services, calendarId);
  await settleAll();
  const [asked] = await openQuestions(services, key);
  const answer = { copyId: asked?.id ?? "", answer: "leave" } as const;
  expect(await answerQuestion(services, key, answer)).toEqual({ ok: true });
  expect(await answerQuestion(services, key, answer)).toEqual({ ok: false, reason: "not-found" });
  await prisma.attendee.updateMany({ where: { bookingId }, data: { name: "Grace Hopper" } });
  for (let round = 0; round < 3; round++) {
    services.clock.pass(hourMs / 60);
    await syncCalendar(services, calendarId);
    await settleAll();
  }
  expect(remote.uids()).toEqual([]);
  expect(await openQuestions(services, key)).toEqual([]);
  expect((await prisma.booking.findUniqueOrThrow({ where: { id: bookingId } })).status).toBe("confirmed");
  await moveBooking(services, { ...at, startsAt: nine + hourMs });
  await settleAll();
  expect(remote.uids()).toEqual([uid]);
  expect(await openQuestions(services, key)).toEqual([]);
});

test("where both sides moved meanwhile the booking is right", async () => {
  const { uid, at } = await one();
  remote.move(uid, hourMs);
  await moveBooking(services, { ...at, startsAt: nine + 2 * hourMs });
  await settleAll();
  await syncCalendar(services, calendarId);
  await settleAll();
  expect(remote.start(uid)).toBe(nine + 2 * hourMs);
});

test("a booking that is given to a colleague leaves the calendar of who had it", async () => {
  const { at, uid } = await one();
  const colleague = await addColleague(database, key);
  await prisma.eventTypeHost.create({
    data: {
      ...colleague,
      ...{ organizationId: key.organizationId, eventTypeId: business.eventTypeId, position: 1 },
    },
  });
  const theirs = { organizationId: key.organizationId, userId: colleague.userId };
  const given = { ...at, fromHostId: business.hostId, toHostId: colleague.userId };
  expect(await reassignBooking(services, given)).toMatchObject({ ok: true });
  await settleAll();
  expect(remote.uids()).toEqual([]);
  const own = await connectMember(services, theirs);
  await chooseDestination(services, theirs, { ...choice(), calendarId: own });
  await settleAll();
  expect(remote.uids()).toEqual([uid]);
});
