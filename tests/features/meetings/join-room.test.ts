import { expect, test } from "vitest";
import { joinLimits } from "#app/domain/room/meeting-code.ts";
import { bookingDetail } from "#app/features/dashboard/booking-detail.server.ts";
import {
  joinByNumber,
  meetingsPage,
  openPersonalRoom,
  personalDoor,
  renewPersonalRoom,
  saveKnocks,
} from "#app/features/meetings/meetings.server.ts";
import { findRoom } from "#app/features/rooms/room-repository.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createMeeting } from "#tests/factories/meeting.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { book, booked, hourMs } from "../booking/booking-scene.ts";
import { testDatabase } from "../test-database.ts";
import { meetingsOf, send } from "./meeting-scene.ts";

const database = await testDatabase();

async function calledMeeting(services: FakeServices) {
  const business = await bookableBusiness(database);
  await send(services, business);
  const [meeting] = await meetingsOf(database, business);
  const id = meeting?.id ?? "";
  return { business, id, number: meeting?.roomCode?.number ?? "", pin: services.links.roomPin(id) };
}

const roomOf = (services: FakeServices, business: BookableBusiness) =>
  meetingsPage(services, {
    organization: { id: business.organizationId, timeZone: "UTC" },
    userId: business.hostId,
    translator: translatorFor("en"),
  }).then(({ personal }) => personal);

const hostOf = (business: BookableBusiness) => ({
  organizationId: business.organizationId,
  organizationLocale: "en",
  user: { id: business.hostId, name: "Ada Host" },
});

const otherPin = (pin: string) => String((Number(pin) + 1) % 1_000_000).padStart(6, "0");

test("number and PIN lead to the same door as the link, however the digits are parted", async () => {
  const services = fakeServices(database);
  const { id, number, pin } = await calledMeeting(services);
  const spaced = `${number.slice(0, 3)} ${number.slice(3, 6)}-${number.slice(6)}`;
  expect(await joinByNumber(services, "192.0.2.0/24", { number: spaced, pin })).toEqual({
    ok: true,
    path: `/room/${id}`,
  });
});

test("on the booking's page its host reads number and PIN, and no colleague does", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  const { bookingId } = await booked(book(services, business));
  const { number } = await database.prisma.roomCode.findUniqueOrThrow({ where: { bookingId } });
  const read = async (viewerId: string) => {
    const organization = { id: business.organizationId, timeZone: "UTC" };
    const translator = translatorFor("en");
    return (await bookingDetail(services, { organization, bookingId, viewerId, translator }))?.ways;
  };
  const ways = await read(business.hostId);
  expect(ways?.number.replace(/\D/g, "")).toBe(String(number).padStart(9, "0"));
  expect(ways?.pin).toBe(services.links.roomPin(bookingId));
  const colleague = await createMeeting(database, { startsAt: services.clock.now() });
  expect(await read(colleague.hostId)).toBeNull();
  services.clock.pass(365 * 24 * hourMs);
  expect(await read(business.hostId)).toBeNull();
});

test("what a visitor booked has a number and a PIN of its own", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  const { bookingId } = await booked(book(services, business));
  const code = await database.prisma.roomCode.findUniqueOrThrow({ where: { bookingId } });
  const pin = services.links.roomPin(bookingId);
  expect(await joinByNumber(services, "a", { number: code.number, pin })).toEqual({
    ok: true,
    path: `/room/${bookingId}`,
  });
});

test("an unknown number is answered as a wrong PIN is: the same words, and no sooner", async () => {
  const services = fakeServices(database);
  const { number, pin } = await calledMeeting(services);
  const timed = async (typed: { number: string; pin: string }) => {
    const begun = performance.now();
    const answer = await joinByNumber(services, "192.0.2.0/24", typed);
    return { answer, ms: performance.now() - begun };
  };
  const unknown = await timed({ number: "999999999", pin });
  const wrong = await timed({ number, pin: otherPin(pin) });
  expect(unknown.answer).toEqual({ ok: false, reason: "wrong" });
  expect(wrong.answer).toEqual(unknown.answer);
  for (const { ms } of [unknown, wrong]) expect(ms).toBeGreaterThanOrEqual(295);
});

test("what is no number or PIN is told so, and counts as no try", async () => {
  const services = fakeServices(database);
  for (let tries = 0; tries <= joinLimits.network.max; tries++)
    expect(await joinByNumber(services, "n", { number: "' OR 1=1", pin: "000000" })).toEqual({
      ok: false,
      reason: "number",
    });
  expect(await joinByNumber(services, "n", { number: "123456789", pin: "" })).toEqual({
    ok: false,
    reason: "pin",
  });
});

test("after too many tries at one number nobody gets in by it for an hour, from wherever and with the right PIN", async () => {
  const services = fakeServices(database);
  const { id, number, pin } = await calledMeeting(services);
  const tries = Array.from({ length: 40 }, (_, n) =>
    joinByNumber(services, `10.0.${n}.0/24`, { number, pin: otherPin(pin) }),
  );
  const answers = await Promise.all(tries);
  expect(answers.filter((answer) => !answer.ok && answer.reason === "wrong")).toHaveLength(
    joinLimits.number.max,
  );
  const locked = await joinByNumber(services, "203.0.113.0/24", { number, pin });
  expect(locked).toMatchObject({ ok: false, reason: "too-many", retryAfterSeconds: 3_600 });
  services.clock.pass(hourMs);
  expect(await joinByNumber(services, "203.0.113.0/24", { number, pin })).toEqual({
    ok: true,
    path: `/room/${id}`,
  });
});

test("a network is stopped after its tries, however often it knows one right pair in between", async () => {
  const services = fakeServices(database);
  const { number, pin } = await calledMeeting(services);
  let wrong = 0;
  for (let tries = 0; tries < 30; tries++) {
    await joinByNumber(services, "one", { number, pin });
    const guess = await joinByNumber(services, "one", { number: String(100_000_000 + tries), pin: "123456" });
    if (!guess.ok && guess.reason === "wrong") wrong++;
  }
  expect(wrong).toBe(joinLimits.network.max);
}, 30_000);

test("a number leads nowhere once its booking is out of sight, and two rooms share neither number nor PIN by rule", async () => {
  const services = fakeServices(database);
  const { id, number, pin } = await calledMeeting(services);
  expect(services.links.roomPin(id)).toBe(pin);
  expect(services.links.roomPin(`${id}x`)).not.toBe(pin);
  await database.prisma.booking.delete({ where: { id } });
  expect(await joinByNumber(services, "gone", { number, pin })).toEqual({ ok: false, reason: "wrong" });
});

test("a member's own room keeps its address: closed until its host opens it, then a door to what is on", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  const { ways, knocks } = await roomOf(services, business);
  expect(knocks).toBe(true);
  const id = ways.url.split("/").at(-1) ?? "";
  expect(await personalDoor(services, id)).toMatchObject({ hostName: "Ada Host", bookingId: null });
  const number = ways.number.replaceAll("\u00a0", "");
  expect(await joinByNumber(services, "p", { number, pin: ways.pin })).toEqual({
    ok: true,
    path: `/meet/${id}`,
  });
  const path = await openPersonalRoom(services, hostOf(business));
  expect(await openPersonalRoom(services, hostOf(business))).toBe(path);
  const door = await personalDoor(services, id);
  expect(`/room/${door?.bookingId}`).toBe(path);
  expect((await findRoom(services, door?.bookingId ?? ""))?.waitingRoom).toBe("strangers");
  services.clock.pass(hourMs);
  expect((await personalDoor(services, id))?.bookingId).toBeNull();
  expect((await roomOf(services, business)).ways).toEqual(ways);
});

test("a room where nobody needs to knock lets whoever has the link in while it is open", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  await roomOf(services, business);
  await saveKnocks(services, { organizationId: business.organizationId, userId: business.hostId }, false);
  const path = await openPersonalRoom(services, hostOf(business));
  expect((await findRoom(services, path.replace("/room/", "")))?.waitingRoom).toBe("off");
});

test("a renewed room has another address, number and PIN, and the old ones lead nowhere", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  const { ways: before } = await roomOf(services, business);
  await renewPersonalRoom(services, { organizationId: business.organizationId, userId: business.hostId });
  const { ways: after } = await roomOf(services, business);
  expect(after.url).not.toBe(before.url);
  expect(after.number).not.toBe(before.number);
  expect(await personalDoor(services, before.url.split("/").at(-1) ?? "")).toBeNull();
  const number = before.number.replaceAll("\u00a0", "");
  expect(await joinByNumber(services, "r", { number, pin: before.pin })).toEqual({
    ok: false,
    reason: "wrong",
  });
  for (const id of ["", "x", "' OR 1=1", "a".repeat(26)]) expect(await personalDoor(services, id)).toBeNull();
});

test("whoever leaves the business or rests has no open room there", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  const id = (await roomOf(services, business)).ways.url.split("/").at(-1) ?? "";
  const { prisma } = database;
  await prisma.user.update({ where: { id: business.hostId }, data: { pausedAt: new Date(0) } });
  expect(await personalDoor(services, id)).toBeNull();
  await prisma.user.update({ where: { id: business.hostId }, data: { pausedAt: null } });
  expect(await personalDoor(services, id)).not.toBeNull();
  await prisma.membership.deleteMany({ where: { userId: business.hostId } });
  expect(await personalDoor(services, id)).toBeNull();
});
