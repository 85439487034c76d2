import { beforeEach, expect, test } from "vitest";
import { cancelBooking, moveBooking } from "#app/features/booking/booking.server.ts";
import { answerQuestion } from "#app/features/calendars/copy-questions.server.ts";
import { chooseDestination } from "#app/features/calendars/destination.server.ts";
import { openQuestions } from "#app/features/calendars/open-questions.server.ts";
import { syncCalendar } from "#app/features/calendars/sync-calendar.server.ts";
import { writeCopy } from "#app/features/calendars/write-copy.server.ts";
import { eraseAtRequest } from "#app/features/privacy/erase-at-request.server.ts";
import { inErasingTransaction } from "#app/features/privacy/privacy.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { loader as bookingLoader } from "#app/routes/dashboard.$business.bookings.$id.tsx";
import { loader as bookingsLoader } from "#app/routes/dashboard.$business.bookings.tsx";
import { action, loader } from "#app/routes/dashboard.$business.schedules.calendars.tsx";
import { createSessionFor } from "#tests/factories/meeting.ts";
import { createVisitor } from "../account/account-visitor.ts";
import { book, booked, dayMs, hourMs, letterToMember, nine } from "../booking/booking-scene.ts";
import { askToDelete, carryOut } from "../deletion/deletion-scene.ts";
import { testDatabase } from "../test-database.ts";
import { type CopyScene, copyScene } from "./copy-scene.ts";

const database = await testDatabase();
const { prisma } = database;
let scene: CopyScene;

beforeEach(async () => {
  scene = await copyScene(database);
});

async function signedIn() {
  const visitor = createVisitor(scene.services);
  const session = await createSessionFor(database, scene.key.userId, scene.services.clock.now());
  visitor.cookies.set("parley_session", session);
  const params = { business: scene.business.slug };
  const base = `/dashboard/${scene.business.slug}`;
  const path = `${base}/schedules/calendars`;
  const press = (form: Record<string, string>) => visitor.post(action, path, form, params);
  return { visitor, params, base, path, press };
}

test("alarms, notes and marks of the calendar's owner outlast what is written anew, but not the erasure", async () => {
  const { remote, settleAll } = scene;
  const { uid, at } = await scene.one();
  const alarm = ["BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Now", "TRIGGER:-PT10M", "END:VALARM"];
  remote.edit(uid, (text) =>
    text
      .replace("END:VEVENT", [...alarm, "COLOR:teal", "END:VEVENT"].join("\r\n"))
      .replace(/(DESCRIPTION:[^\r]*bookings\/[^\r]*)/, "$1\\nBring the blue folder")
      .replace("SUMMARY:", "SUMMARY:Mine: "),
  );
  await moveBooking(scene.services, { ...at, startsAt: nine + hourMs });
  await settleAll();
  const text = remote.text(uid);
  for (const kept of ["TRIGGER:-PT10M", "COLOR:teal", "Bring the blue folder", "SEQUENCE:1"])
    expect(text).toContain(kept);
  expect(text).not.toContain("Mine:");
  expect(text.match(/BEGIN:VALARM/g)).toHaveLength(1);
  expect(remote.start(uid)).toBe(nine + hourMs);
  await cancelBooking(scene.services, at);
  await settleAll();
  expect(remote.uids()).toEqual([]);
});

test("an event that was changed without a state to tell by is read before it is written over", async () => {
  const { remote, settleAll, services } = scene;
  const { uid, bookingId } = await scene.one();
  remote.namesStates = false;
  remote.move(uid, hourMs);
  await prisma.attendee.updateMany({ where: { bookingId }, data: { name: "Grace Hopper" } });
  await settleAll();
  // The owner's move was heard, though nobody had asked for changes yet.
  const row = await prisma.booking.findUniqueOrThrow({ where: { id: bookingId } });
  expect(row.startsAt.getTime()).toBe(nine + hourMs);
  expect(remote.text(uid)).toContain("with Grace Hopper");
  expect(await openQuestions(services, scene.key)).toEqual([]);
});

test("what a dying process put before the meeting is known after it, and goes when the booking does", async () => {
  const { remote, services, settleAll } = scene;
  const { bookingId } = await booked(book(services, scene.business));
  remote.diesAfterPut = true;
  const { id } = await scene.copy(bookingId);
  await expect(writeCopy(services, id)).rejects.toThrow("killed");
  services.clock.set(nine + dayMs);
  await settleAll();
  expect((await scene.copy(bookingId)).writtenAt).not.toBeNull();
  expect(await openQuestions(services, scene.key)).toEqual([]);
  const none = { seatIds: [], waitingIds: [], offerIds: [], proposalIds: [], consentIds: [] };
  const { organizationId } = scene.key;
  await inErasingTransaction(database, (tx) =>
    eraseAtRequest(services, tx, { organizationId, bookingIds: [bookingId], ...none }),
  );
  await settleAll();
  expect(remote.uids()).toEqual([]);
  expect(await prisma.calendarCopy.count({ where: { bookingId } })).toBe(0);
});

test("what was never written while it was ahead is not written afterwards", async () => {
  const { remote, services, settleAll } = scene;
  remote.trouble = { reason: "unreachable" };
  const { bookingId } = await scene.one();
  remote.trouble = null;
  services.clock.set(nine + dayMs);
  await settleAll();
  expect(remote.puts).toBe(0);
  expect(await prisma.calendarCopy.count({ where: { bookingId } })).toBe(0);
});

test("another choice writes anew what is ahead, and lets rest what is over", async () => {
  const { services, key, choice, remote, settleAll } = scene;
  await scene.one();
  services.clock.set(nine + dayMs);
  const { uid } = await scene.one({ startsAt: nine + 2 * dayMs });
  const puts = remote.puts;
  const jobs = services.enqueued.length;
  await chooseDestination(services, key, choice({ withAnswers: true }));
  expect(services.enqueued.length).toBe(jobs + 1);
  await chooseDestination(services, key, { ...choice(), calendarId: null });
  await settleAll();
  expect(remote.uids()).toHaveLength(1);
  expect(remote.uids()).not.toContain(uid);
  expect(remote.puts).toBe(puts);
});

test("a suspended member's calendar loses what is ahead, and has it again when they come back", async () => {
  const { key, remote, settleAll } = scene;
  const { uid, bookingId } = await scene.one();
  const barred = (at: Date | null) =>
    prisma.membership.updateMany({ where: key, data: { suspendedAt: at, barredAt: at } });
  await barred(new Date());
  await settleAll();
  expect(remote.uids()).toEqual([]);
  await prisma.attendee.updateMany({ where: { bookingId }, data: { name: "Grace Hopper" } });
  await settleAll();
  expect(remote.uids()).toEqual([]);
  await barred(null);
  await settleAll();
  expect(remote.uids()).toEqual([uid]);
});

test("whoever declines in the calendar is shown as such on the booking, and the booking stays", async () => {
  const { remote, services, calendarId, settleAll } = scene;
  const { uid, bookingId, at } = await scene.one();
  await syncCalendar(services, calendarId);
  remote.edit(uid, (text) =>
    text.replace(/^(ATTENDEE.*)PARTSTAT=ACCEPTED(.*customers\.example)/m, "$1PARTSTAT=DECLINED$2"),
  );
  await syncCalendar(services, calendarId);
  expect(await settleAll()).toBe(0);
  const { visitor, params, base } = await signedIn();
  const shown = async () => {
    const given = { ...params, id: bookingId };
    const { data: body } = await visitor.get(bookingLoader, `${base}/bookings/${bookingId}`, given);
    return JSON.stringify(body);
  };
  expect(await shown()).toContain("Declined in the calendar of");
  // A new text keeps the answer; a new time asks anew.
  await prisma.attendee.updateMany({ where: { bookingId }, data: { name: "Grace Hopper" } });
  await settleAll();
  expect(remote.text(uid)).toContain("PARTSTAT=DECLINED");
  await moveBooking(services, { ...at, startsAt: nine + hourMs });
  await settleAll();
  await syncCalendar(services, calendarId);
  expect(await shown()).not.toContain("Declined in the calendar of");
});

test("a host is asked by mail once, on the dashboard until they answer, and never after that", {
  timeout: 90_000,
}, async () => {
  const { remote, services, calendarId, key, settleAll } = scene;
  const { uid, bookingId } = await scene.one();
  const mail = () => letterToMember(services, key.userId, bookingId, "calendar_asked");
  const { visitor, params, base, press } = await signedIn();
  const pages = async () => {
    const list = await visitor.get(bookingsLoader, `${base}/bookings`, params);
    const given = { ...params, id: bookingId };
    const page = await visitor.get(bookingLoader, `${base}/bookings/${bookingId}`, given);
    return [list, page].map(({ data: body }) => JSON.stringify(body)).join();
  };
  expect(await pages()).not.toContain("in your calendar");
  remote.move(uid, -5 * hourMs);
  for (let round = 0; round < 3; round++) {
    await syncCalendar(services, calendarId);
    await settleAll();
  }
  expect(await mail()).toContain("Moved in your calendar: Talk with Grace");
  expect(await prisma.mailMessage.count({ where: { bookingId, kind: "calendar_asked" } })).toBe(1);
  expect(await pages()).toContain("A booking was changed in your calendar");
  expect(await pages()).toContain("was moved in your calendar");
  const { id } = await scene.copy(bookingId);
  expect((await press({ do: "restore", id })).status).toBe(303);
  await settleAll();
  expect(remote.start(uid)).toBe(nine);
  expect(await mail()).toBe("superseded");
  expect(await pages()).not.toContain("in your calendar");
  // Another event of the same kind is another question.
  remote.remove(uid);
  await syncCalendar(services, calendarId);
  await settleAll();
  expect(await mail()).toContain("Deleted in your calendar");
  const { id: again } = await scene.copy(bookingId);
  const follow = await answerQuestion(services, key, { copyId: again, answer: "follow" });
  expect(follow).toEqual({ ok: true });
  // Pressed twice it is done once; once the calendar has followed, nothing is left to be asked.
  expect((await press({ do: "follow", id: again })).status).toBe(303);
  await settleAll();
  expect((await press({ do: "follow", id: again })).status).toBe(404);
});

test("the page saves the choice, tries again and disconnects, for its own member alone", async () => {
  const { remote, services, settleAll, calendarId, key } = scene;
  const { uid } = await scene.one();
  const { visitor, params, path, press } = await signedIn();
  expect((await press({ do: "destination", calendar: "", erased: "delete" })).status).toBe(303);
  await settleAll();
  expect(remote.uids()).toEqual([]);
  const kept = { do: "destination", calendar: calendarId, answers: "on", erased: "keep" };
  expect((await press(kept)).status).toBe(303);
  const row = await prisma.connectedCalendar.findUniqueOrThrow({ where: { id: calendarId } });
  expect(row).toMatchObject({ takesBookings: true, withAnswers: true, keepsErased: true });
  remote.trouble = { reason: "unreachable" };
  await settleAll();
  const { data: body } = await visitor.get(loader, path, params);
  expect(JSON.stringify(body)).toContain(translatorFor("en").t("connect.trouble.unreachable"));
  remote.trouble = null;
  expect((await press({ do: "write" })).status).toBe(303);
  await settleAll();
  expect(remote.uids()).toEqual([uid]);
  expect((await press({ ...kept, calendar: "somebody's" })).status).toBe(404);
  expect((await press({ do: "restore", id: "nothing" })).status).toBe(404);
  expect((await press({ do: "disconnect-removing", id: "nothing" })).status).toBe(404);
  const { id } = await prisma.calendarConnection.findFirstOrThrow({ where: key });
  expect((await press({ do: "disconnect-removing", id })).status).toBe(303);
  await settleAll();
  expect(remote.uids()).toEqual([]);
  expect(await prisma.calendarConnection.count({ where: key })).toBe(0);
  expect((await press({ do: "disconnect-removing", id })).status).toBe(404);
  expect(services.enqueued.filter(({ name }) => name === "calendars.write").length).toBeLessThan(10);
});

test("a deleted account's bookings leave its calendars first, and a calendar that never answers holds it up a day", {
  timeout: 90_000,
}, async () => {
  for (const answers of [true, false]) {
    scene = await copyScene(database);
    const { services, remote, key } = scene;
    const { bookingId } = await scene.one({ startsAt: nine + 20 * dayMs });
    remote.trouble = answers ? null : { reason: "unreachable" };
    expect(await askToDelete(services, key.userId)).toMatchObject({ ok: true });
    await carryOut(services, database);
    const state = () => prisma.user.count({ where: { id: key.userId } });
    expect(await prisma.calendarConnection.count({ where: { ...key, closingAt: null } })).toBe(0);
    expect(await state()).toBe(1);
    await scene.settleAll();
    expect(remote.uids()).toHaveLength(answers ? 0 : 1);
    await carryOut(services, database, answers ? 0.01 : 1.1);
    await carryOut(services, database, 0.01);
    expect(await state()).toBe(0);
    expect(await prisma.calendarCopy.count({ where: { bookingId } })).toBe(0);
    expect(await prisma.calendarConnection.count({ where: key })).toBe(0);
  }
});
