import { afterEach, expect, test } from "vitest";
import { insertMedia } from "#app/features/media/media.server.ts";
import { callsPage } from "#app/features/rooms/calls-page.server.ts";
import { callsOfBooking, listCalls } from "#app/features/rooms/rooms.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { createMeeting, type Meeting } from "#tests/factories/meeting.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "#tests/features/test-database.ts";
import { startRooms } from "./room-harness.ts";

const database = await testDatabase();
const now = Date.UTC(2027, 2, 1, 9);
const minute = 60_000;

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

/** The host looks. */
const seenBy = ({ organizationId, hostId }: { organizationId: string; hostId: string }) =>
  ({ organizationId, viewerId: hostId, way: "calls" }) as const;

async function meetingInProgress() {
  const rooms = await startRooms(database, now);
  running.push(rooms.stop);
  const meeting = await createMeeting(database, { startsAt: now });
  const host = await rooms.enter(meeting, { role: "host", id: meeting.hostId, device: "desktop" });
  await host.join();
  rooms.services.clock.pass(minute);
  const attendee = await rooms.enter(meeting, { role: "attendee", id: meeting.attendeeId, device: "phone" });
  await attendee.join();
  await host.seats(2);
  const calls = () => callsOfBooking(rooms.services, seenBy(meeting), meeting.bookingId);
  await expect.poll(calls).toHaveLength(1);
  return { ...rooms, meeting, host, attendee, calls };
}

test("a call begins when the second comes in and ends when one hangs up", async () => {
  const { services, host, attendee, calls, meeting } = await meetingInProgress();
  expect((await calls())[0]).toMatchObject({ startedAt: now + minute, endedAt: null, endReason: null });
  services.clock.pass(10 * minute);
  attendee.say({ type: "leave" });
  await expect.poll(async () => (await calls())[0]?.endReason).toBe("left");
  const [call] = await calls();
  expect(call).toMatchObject({ endedAt: now + 11 * minute, seconds: 600, title: "First call" });
  expect(call?.participants).toMatchObject([
    { name: "Hanna Berg", role: "host", joinedAt: now, leftAt: null },
    { name: "Ada Lovelace", role: "attendee", joinedAt: now + minute, leaveReason: "left" },
  ]);
  host.say({ type: "leave" });
  await expect.poll(async () => (await calls())[0]?.participants[0]?.leaveReason).toBe("left");
  const rows = await database.prisma.callParticipant.findMany({ where: { callId: call?.id ?? "" } });
  expect(rows.map(({ userId, attendeeId }) => userId ?? attendeeId).sort()).toEqual(
    [meeting.hostId, meeting.attendeeId].sort(),
  );
});

test("who comes back while the other waits goes on with the same call", async () => {
  const { services, attendee, calls, enter, meeting } = await meetingInProgress();
  attendee.say({ type: "leave" });
  await expect.poll(async () => (await calls())[0]?.endReason).toBe("left");
  services.clock.pass(2 * minute);
  const again = await enter(meeting, { role: "attendee", id: meeting.attendeeId });
  await again.join();
  await expect.poll(async () => (await calls())[0]?.endedAt).toBe(null);
  expect((await calls())[0]?.participants).toHaveLength(3);
});

test("a connection that is lost for good ends the call at the moment it broke", async () => {
  const { services, attendee, host, calls } = await meetingInProgress();
  const broke = services.clock.now();
  attendee.socket.terminate();
  await host.hears("roster", ({ seats }) => seats[1]?.away !== null);
  services.clock.pass(30_000);
  await expect.poll(async () => (await calls())[0]?.endReason, { timeout: 5_000 }).toBe("connection_lost");
  expect((await calls())[0]).toMatchObject({ endedAt: broke });
  expect(await host.hears("departed")).toMatchObject({ reason: "connection-lost" });
});

test("the room closes by the clock, everyone is told, and the call ends with it", async () => {
  const { services, host, attendee, calls } = await meetingInProgress();
  services.clock.set(now + 90 * minute);
  expect(await attendee.hears("ended")).toEqual({ type: "ended", reason: "over" });
  expect(await host.closed).toBe(4000);
  await expect.poll(async () => (await calls())[0]?.endReason).toBe("time_over");
});

test("a graceful stop ends open calls as stopped by the server", async () => {
  const { services, gateway, host, calls } = await meetingInProgress();
  services.clock.pass(5 * minute);
  await gateway.close();
  expect(await host.closed).toBe(1012);
  expect((await calls())[0]).toMatchObject({ endReason: "server_stopped", endedAt: now + 6 * minute });
  expect((await calls())[0]?.participants.every(({ leaveReason }) => leaveReason === "server_stopped")).toBe(
    true,
  );
});

test("an open call is marked as alive while it runs", async () => {
  const { services, calls } = await meetingInProgress();
  services.clock.pass(20_000);
  const seen = async () => {
    const row = await database.prisma.call.findFirst({ where: { id: (await calls())[0]?.id ?? "" } });
    return row?.lastSeenAt.getTime();
  };
  await expect.poll(seen, { timeout: 5_000 }).toBe(services.clock.now());
});

async function leftOpen({ organizationId, bookingId }: Meeting, lastSeenAt: number) {
  const person = {
    id: randomId(),
    organizationId,
    role: "guest" as const,
    name: "Gus",
    joinedAt: new Date(now),
  };
  const times = { startedAt: new Date(now), lastSeenAt: new Date(lastSeenAt) };
  const row = { id: randomId(), organizationId, bookingId, ...times, participants: { create: person } };
  await database.prisma.call.create({ data: row });
  return () => database.prisma.call.findUnique({ where: { id: row.id }, include: { participants: true } });
}

test("calls of a process that died are ended when they were last seen, running ones are left", async () => {
  const dead = await leftOpen(await createMeeting(database, { startsAt: now }), now + minute);
  const alive = await leftOpen(await createMeeting(database, { startsAt: now }), now + 10 * minute);
  const rooms = await startRooms(database, now + 10 * minute + 30_000);
  running.push(rooms.stop);
  await expect.poll(async () => (await dead())?.endReason).toBe("server_stopped");
  expect((await dead())?.endedAt?.getTime()).toBe(now + minute);
  expect((await dead())?.participants[0]).toMatchObject({
    leaveReason: "server_stopped",
    leftAt: new Date(now + minute),
  });
  expect((await alive())?.endedAt).toBe(null);
});

async function returnTo(meeting: Meeting, at: number) {
  const rooms = await startRooms(database, at);
  running.push(rooms.stop);
  for (const who of [
    { role: "host", id: meeting.hostId } as const,
    { role: "guest", id: "g", admitted: true } as const,
  ]) {
    await (await rooms.enter(meeting, who)).join("Gus");
  }
  return () => callsOfBooking(rooms.services, seenBy(meeting), meeting.bookingId);
}

test("a call that a dead process left open goes on when they are back within a minute", async () => {
  const meeting = await createMeeting(database, { startsAt: now });
  const dead = await leftOpen(meeting, now + 50_000);
  const calls = await returnTo(meeting, now + minute);
  await expect.poll(async () => (await dead())?.endedAt).toBe(null);
  expect(await calls()).toHaveLength(1);
  expect((await dead())?.participants.map(({ leaveReason }) => leaveReason).sort()).toEqual([
    null,
    null,
    "server_stopped",
  ]);
});

test("a call that a dead process left open does not keep a later one out of the log", async () => {
  const meeting = await createMeeting(database, { startsAt: now });
  const dead = await leftOpen(meeting, now + 50_000);
  const calls = await returnTo(meeting, now + 2 * minute);
  await expect.poll(calls).toHaveLength(2);
  expect((await dead())?.endedAt?.getTime()).toBe(now + 50_000);
});

test("the log says which kinds of device people came by, and what of the call is kept until it is erased", async () => {
  const { meeting, calls, services, host, attendee } = await meetingInProgress();
  const access = seenBy(meeting);
  attendee.say({ type: "leave" });
  await expect.poll(async () => (await calls())[0]?.endReason).toBe("left");
  const [call] = await calls();
  expect(call?.participants.map(({ device }) => device)).toEqual(["desktop", "phone"]);
  expect(call?.kept).toEqual({ recordings: 0, photographs: 0, whiteboards: 0, lines: 0 });
  const key = { organizationId: meeting.organizationId, callId: call?.id ?? "" };
  const made = { ...key, madeBy: `host-${meeting.hostId}`, people: [], now: now + 2 * minute };
  for (const kind of ["recording", "photograph", "photograph"] as const) {
    const id = randomId();
    await insertMedia(services, { id, kind, ...made });
    const part = { id: randomId(), organizationId: meeting.organizationId, mediaId: id, seq: 0, bytes: 1 };
    await database.prisma.mediaPart.create({ data: { ...part, sha256: "0".repeat(64) } });
    await database.prisma.callMedia.update({
      where: { id },
      data: { state: "ready", endedAt: new Date(now + 3 * minute) },
    });
  }
  expect((await calls())[0]?.kept).toEqual({ recordings: 1, photographs: 2, whiteboards: 0, lines: 0 });
  expect((await listCalls(services, access, { page: 1, onlyHostId: null })).calls[0]?.kept).toEqual(
    (await calls())[0]?.kept,
  );
  const organization = { id: meeting.organizationId, timeZone: "UTC" };
  const page = await callsPage(services, organization, {
    page: 1,
    locale: "en",
    viewerId: meeting.hostId,
    onlyHostId: null,
  });
  expect(page.lines[0]?.people).toEqual([
    { name: "Hanna Berg", isGuest: false, devices: ["desktop"] },
    { name: "Ada Lovelace", isGuest: false, devices: ["phone"] },
  ]);
  host.say({ type: "leave" });
});

test("a business sees its own calls alone", async () => {
  const { meeting, calls } = await meetingInProgress();
  const other = await createMeeting(database, { startsAt: now });
  const services = fakeServices(database);
  expect((await listCalls(services, seenBy(meeting), { page: 1, onlyHostId: null })).calls).toHaveLength(
    (await calls()).length,
  );
  expect((await listCalls(services, seenBy(other), { page: 1, onlyHostId: null })).calls).toEqual([]);
  expect(await callsOfBooking(services, seenBy(other), meeting.bookingId)).toEqual([]);
});
