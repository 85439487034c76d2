import { expect, test } from "vitest";
import { cancelBooking, moveBooking } from "#app/features/booking/booking.server.ts";
import { meetingEditor, meetingsPage, meetNow } from "#app/features/meetings/meetings.server.ts";
import { eventTypeNames, restoreEventType } from "#app/features/scheduling/scheduling.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { addColleague, type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { book, booked, hourMs, letterTo, nine } from "../booking/booking-scene.ts";
import { testDatabase } from "../test-database.ts";
import { meetingsOf, send } from "./meeting-scene.ts";

const database = await testDatabase();
const ten = nine + hourMs;

const pageOf = (services: FakeServices, business: BookableBusiness, userId = business.hostId) =>
  meetingsPage(services, {
    organization: { id: business.organizationId, timeZone: "UTC" },
    userId,
    translator: translatorFor("en"),
  });

test("a meeting takes its host's time, and each person invited gets a mail with the link, the number, the PIN and a calendar entry", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  expect(await send(services, business)).toEqual({ status: 303 });
  const [meeting] = await meetingsOf(database, business);
  expect(meeting).toMatchObject({ title: "Planning", source: "meeting", status: "confirmed", seats: 2 });
  expect(meeting?.startsAt.getTime()).toBe(ten);
  expect(meeting?.occupiedTimes).toHaveLength(1);
  expect(meeting?.attendees.map(({ name, email }) => [name, email])).toEqual([
    ["Ada Lovelace", "ada@x.example"],
    ["grace", "grace@x.example"],
  ]);
  expect(meeting?.mailMessages.map(({ kind }) => kind)).toEqual(Array(3).fill("booking_confirmed"));
  const letter = await letterTo(services, meeting?.attendees[0]?.id ?? "", "booking_confirmed");
  const text = JSON.stringify(letter);
  expect(text).toContain("Invitation: Planning with Ada Host");
  expect(text).toContain(`/room/${meeting?.id}?as=`);
  const number = meeting?.roomCode?.number ?? "";
  expect(text.replaceAll("\u00a0", "")).toContain(
    `${number}, PIN ${services.links.roomPin(meeting?.id ?? "")}`,
  );
  expect(text).toContain("/calendar.ics");
  expect(text).not.toContain("grace@x.example");
});

test("what a visitor booked is not overlapped by a meeting, and a meeting by no booking, however they come", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  await booked(book(services, business, { startsAt: ten }));
  const answer = await send(services, business, { time: "09:30" });
  expect(answer).toMatchObject({ status: 409, answer: { errors: { time: expect.any(String) } } });
  expect(await send(services, business, { time: "10:30" })).toEqual({ status: 303 });
  const refused = await book(services, business, { startsAt: ten + 30 * 60_000 });
  expect(refused).toMatchObject({ ok: false, reason: "slot-taken" });
});

test("the same form sent twice, or at once many times, makes one meeting and mails once", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  const key = randomId();
  const answers = await Promise.all(Array.from({ length: 5 }, () => send(services, business, { key })));
  expect(answers).toEqual(Array(5).fill({ status: 303 }));
  const meetings = await meetingsOf(database, business);
  expect(meetings).toHaveLength(1);
  expect(meetings[0]?.mailMessages).toHaveLength(3);
});

test("whoever stays is told of another time, the new are invited, and who is taken off gets a cancellation", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  await send(services, business);
  const [made] = await meetingsOf(database, business);
  const id = made?.id ?? "";
  const wish = { time: "11:00", invited: "ada@x.example, New Person <new@x.example>" };
  expect(await send(services, business, wish, { id })).toEqual({ status: 303 });
  const [meeting] = await meetingsOf(database, business);
  expect(meeting?.startsAt.getTime()).toBe(ten + hourMs);
  expect(meeting?.occupiedTimes[0]?.startsAt.getTime()).toBe(ten + hourMs);
  expect(meeting?.attendees.map(({ email, status }) => [email, status])).toEqual([
    ["ada@x.example", "confirmed"],
    ["grace@x.example", "cancelled"],
    ["new@x.example", "confirmed"],
  ]);
  const mailsTo = (email: string) => {
    const seat = meeting?.attendees.find((attendee) => attendee.email === email);
    return meeting?.mailMessages
      .filter((mail) => mail.attendeeId === seat?.id)
      .map(({ kind }) => kind)
      .sort();
  };
  expect(mailsTo("ada@x.example")).toEqual(["booking_confirmed", "booking_moved"]);
  expect(mailsTo("new@x.example")).toEqual(["booking_confirmed"]);
  expect(mailsTo("grace@x.example")).toEqual(["booking_cancelled", "booking_confirmed", "booking_moved"]);
  // The same once more changes nothing.
  const before = meeting?.mailMessages.length;
  expect(await send(services, business, wish, { id })).toEqual({ status: 303 });
  expect((await meetingsOf(database, business))[0]?.mailMessages.length).toBe(before);
});

test("another title alone is told as a change whose time stays", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  await send(services, business, { invited: "ada@x.example" });
  const [made] = await meetingsOf(database, business);
  await send(services, business, { title: "Review", invited: "ada@x.example" }, { id: made?.id ?? "" });
  const [meeting] = await meetingsOf(database, business);
  const letter = await letterTo(services, meeting?.attendees[0]?.id ?? "", "booking_moved");
  expect(JSON.stringify(letter)).toContain("Changed: Review with Ada Host");
});

test("a meeting is changed by its host alone, and not once it is over or cancelled", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  const other = await bookableBusiness(database);
  const colleague = await addColleague(database, business);
  await send(services, business);
  const [meeting] = await meetingsOf(database, business);
  const id = meeting?.id ?? "";
  const editor = (of: BookableBusiness, userId: string) =>
    meetingEditor(
      services,
      {
        organization: { id: of.organizationId, timeZone: "UTC" },
        userId,
        translator: translatorFor("en"),
      },
      id,
    );
  expect(await editor(business, business.hostId)).not.toBeNull();
  expect(await editor(business, colleague.userId)).toBeNull();
  expect(await editor(other, other.hostId)).toBeNull();
  expect(await send(services, other, {}, { id })).toEqual({ status: 404 });
  expect((await pageOf(services, business, colleague.userId)).meetings).toEqual([]);
  const change = { organizationId: business.organizationId, bookingId: id, by: "host", reason: "" } as const;
  expect(await cancelBooking(services, change)).toMatchObject({ ok: true });
  expect(await editor(business, business.hostId)).toBeNull();
  expect(await send(services, business, {}, { id })).toEqual({ status: 404 });
});

test("hostile and mistaken forms are answered with what is wrong, and make nothing", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  const wrong = async (fields: Parameters<typeof send>[2], field: string, status = 400) =>
    expect(await send(services, business, fields)).toMatchObject({
      status,
      answer: { errors: { [field]: expect.any(String) } },
    });
  await wrong({ title: " " }, "title");
  await wrong({ title: "x".repeat(121) }, "title");
  await wrong({ day: "2027-02-30" }, "day");
  await wrong({ day: "99999-01-01" }, "day");
  await wrong({ time: "25:00" }, "time");
  await wrong({ length: "0" }, "length");
  await wrong({ length: "100000" }, "length");
  await wrong({ waitingRoom: "open" }, "waitingRoom");
  await wrong({ invited: "not an address" }, "invited");
  await wrong({ invited: "a@x.example\r\nBcc: b@x.example" }, "invited");
  await wrong({ invited: Array.from({ length: 51 }, (_, n) => `p${n}@x.example`).join("\n") }, "invited");
  await wrong({ key: "x" }, "");
  await wrong({ day: "2027-01-01" }, "time", 409);
  expect(await meetingsOf(database, business)).toEqual([]);
});

test("a member cannot make a mailing machine of an account", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  for (let day = 1; day <= 20; day++)
    expect(await send(services, business, { day: `2027-02-${String(day).padStart(2, "0")}` })).toEqual({
      status: 303,
    });
  expect(await send(services, business, { day: "2027-02-21" })).toMatchObject({ status: 429 });
  expect(await send(services, business, { day: "2027-02-21", invited: "" })).toEqual({ status: 303 });
  services.clock.pass(hourMs);
  expect(await send(services, business, { day: "2027-02-22" })).toEqual({ status: 303 });
});

test("who is invited may decline, and cannot move what everyone else comes to", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  await send(services, business);
  const [meeting] = await meetingsOf(database, business);
  const seat = { organizationId: business.organizationId, bookingId: meeting?.id ?? "", reason: "" };
  const attendeeId = meeting?.attendees[0]?.id ?? "";
  const moved = await moveBooking(services, { ...seat, attendeeId, by: "attendee", startsAt: ten + hourMs });
  expect(moved).toMatchObject({ ok: false });
  expect(await cancelBooking(services, { ...seat, attendeeId, by: "attendee" })).toMatchObject({ ok: true });
  const [after] = await meetingsOf(database, business);
  expect(after?.status).toBe("confirmed");
  expect(after?.attendees.map(({ status }) => status)).toEqual(["cancelled", "confirmed"]);
});

test("a meeting at once takes the host's time where it is free, and opens all the same where it is not", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  const host = {
    organizationId: business.organizationId,
    organizationLocale: "en",
    user: { id: business.hostId, name: "Ada Host" },
  };
  services.clock.set(ten);
  const paths = [await meetNow(services, host), await meetNow(services, host)];
  expect(new Set(paths).size).toBe(2);
  const meetings = await meetingsOf(database, business);
  expect(meetings.map(({ occupiedTimes }) => occupiedTimes.length).sort()).toEqual([0, 1]);
  expect(meetings.every(({ mailMessages }) => mailMessages.length === 0)).toBe(true);
  const page = await pageOf(services, business);
  expect(page.meetings.map(({ title, open, atOnce }) => [title, open, atOnce])).toEqual(
    Array(2).fill(["Meeting with Ada Host", true, true]),
  );
});

test("the event type that meetings stand under is offered nowhere and cannot be brought back", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  await send(services, business);
  const { organizationId } = business;
  const names = await eventTypeNames(services, { organizationId });
  const aside = names.filter(({ deletedAt }) => deletedAt !== null);
  expect(aside.map(({ slug }) => slug)).toEqual(["~meetings"]);
  const restored = await restoreEventType(services, {
    organizationId,
    id: aside[0]?.id ?? "",
    actorId: business.hostId,
  });
  expect(restored).toMatchObject({ ok: false });
});
