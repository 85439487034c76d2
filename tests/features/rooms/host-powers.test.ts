import { afterEach, expect, test } from "vitest";
import type { HostCommand } from "#app/domain/room/room-rules.ts";
import { runRetention } from "#app/features/privacy/privacy.server.ts";
import { refusalOf } from "#tests/contract/signalling/broker-harness.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { createMeeting } from "#tests/factories/meeting.ts";
import { testDatabase } from "#tests/features/test-database.ts";
import { type RoomClient, startRooms } from "./room-harness.ts";

const database = await testDatabase();
const now = Date.UTC(2027, 2, 1, 9);
const minute = 60_000;

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

async function world(waitingRoom: "off" | "strangers" | "everyone" = "strangers") {
  const rooms = await startRooms(database, now);
  running.push(rooms.stop);
  const meeting = await createMeeting(database, { startsAt: now });
  const { organizationId, bookingId } = meeting;
  await database.prisma.eventType.updateMany({ where: { organizationId }, data: { waitingRoom } });
  const asHost = { role: "host" as const, id: meeting.hostId };
  const asAttendee = { role: "attendee" as const, id: meeting.attendeeId };
  const rulesKept = () => database.prisma.roomState.findUnique({ where: { bookingId } });
  return { ...rooms, meeting, asHost, asAttendee, attendeeSeat: `attendee-${meeting.attendeeId}`, rulesKept };
}

const command = (client: RoomClient, wish: HostCommand) => client.say({ type: "command", command: wish });

async function twoSeated(of: Awaited<ReturnType<typeof world>>) {
  const host = await of.enter(of.meeting, of.asHost);
  await host.join();
  const attendee = await of.enter(of.meeting, of.asAttendee);
  await attendee.join();
  await host.seats(2);
  return { host, attendee };
}

test("a host mutes one, stops a screen and lowers a hand; whoever does not lead is not heard", async () => {
  const of = await world();
  const { host, attendee } = await twoSeated(of);
  attendee.say({ type: "media", microphone: true, camera: true, screen: true });
  attendee.say({ type: "hand", up: true });
  const raised = await host.hears("roster", ({ seats }) => seats.some(({ hand }) => hand !== null));
  expect(raised.seats.find(({ id }) => id === of.attendeeSeat)).toMatchObject({ hand: now, screen: true });
  for (const type of ["mute", "stop-screen", "remove"] as const) {
    command(attendee, { type, id: `host-${of.meeting.hostId}` });
  }
  command(attendee, { type: "end" });

  command(host, { type: "mute", id: of.attendeeSeat });
  expect(await attendee.hears("asked")).toEqual({ type: "asked", to: "mute", by: "Hanna Berg" });
  command(host, { type: "stop-screen", id: of.attendeeSeat });
  await attendee.hears("asked", ({ to }) => to === "stop-screen");
  command(host, { type: "lower-hand", id: of.attendeeSeat });
  await attendee.hears("asked", ({ to }) => to === "lower-hand");
  const calm = await host.hears("roster", ({ seats }) =>
    seats.every((seat) => !seat.screen && seat.hand === null),
  );
  // The microphone is the person's own: nobody is shown muted before their page did it.
  expect(calm.seats.every(({ microphone }) => microphone)).toBe(true);
  expect(host.heard.some(({ type }) => type === "asked" || type === "ended")).toBe(false);
});

test("everyone is muted but those who lead", async () => {
  const of = await world();
  const { host, attendee } = await twoSeated(of);
  command(host, { type: "mute", id: null });
  await attendee.hears("asked", ({ to }) => to === "mute");
  command(host, { type: "co-host", id: of.attendeeSeat, on: true });
  await attendee.hears("roster", ({ seats }) => seats.every(({ leads }) => leads));
  command(attendee, { type: "mute", id: null });
  command(attendee, { type: "mute", id: `host-${of.meeting.hostId}` });
  await host.hears("asked", ({ by }) => by === "Ada Lovelace");
  expect(attendee.heard.filter(({ type }) => type === "asked")).toHaveLength(1);
});

test("a locked room lets in who was seated and whom a host lets in, and is locked after a restart, too", async () => {
  const of = await world();
  const { host, attendee } = await twoSeated(of);
  command(host, { type: "lock", locked: true });
  await attendee.hears("roster", ({ meeting }) => meeting.locked);
  expect((await attendee.hears("roster")).seats).toHaveLength(2);
  await expect.poll(async () => (await of.rulesKept())?.locked).toBe(true);

  // The process is gone, and another one finds what was decided.
  await of.stop();
  running.splice(0);
  const again = await startRooms(database, now);
  running.push(again.stop);
  const back = await again.enter(of.meeting, of.asAttendee);
  await back.join();
  const guest = await again.enter(of.meeting, { role: "guest", id: "let-in-before", admitted: true });
  expect((await guest.hears("welcome")).admitted).toBe(false);
  guest.say({ type: "join", microphone: true, camera: true, name: "Grace" });
  expect((await guest.hears("knocking")).locked).toBe(true);
  const leader = await again.enter(of.meeting, of.asHost);
  await leader.join();
  await leader.hears("roster", ({ knocks }) => knocks.some(({ name }) => name === "Grace"));
  command(leader, { type: "admit-all" });
  await guest.hears("admitted");
  await guest.join("Grace");
  expect((await leader.seats(3)).knocks).toEqual([]);
});

test("whoever is removed is out at once, may not come back, and is let back by a host alone", async () => {
  const of = await world();
  const { host, attendee } = await twoSeated(of);
  command(host, { type: "remove", id: of.attendeeSeat });
  expect((await attendee.hears("ended")).reason).toBe("removed");
  await attendee.closed;
  const { keptOut } = await host.hears("roster", (roster) => roster.keptOut.length > 0);
  expect(keptOut).toEqual([{ id: of.attendeeSeat, name: "Ada Lovelace" }]);

  const peer = of.ticketFor(of.meeting, { ...of.asAttendee, peerId: "p-removed" });
  expect(await refusalOf(of.peerSocket("p-removed", peer))).toBe(403);
  const again = await of.enter(of.meeting, of.asAttendee);
  again.say({ type: "join", microphone: true, camera: true });
  expect(await again.hears("declined")).toEqual({ type: "declined", final: true });
  expect(again.heard.some(({ type }) => type === "roster")).toBe(false);

  command(host, { type: "readmit", id: of.attendeeSeat });
  await host.hears("roster", (roster) => roster.keptOut.length === 0);
  await (await of.enter(of.meeting, of.asAttendee)).join();
});

test("after a removal strangers knock, even where nobody had to", async () => {
  const of = await world("off");
  const { host } = await twoSeated(of);
  const first = await of.enter(of.meeting, { role: "guest", id: "one", admitted: true });
  await first.join("Gus");
  command(host, { type: "remove", id: "guest-one" });
  await first.hears("ended");
  const second = await of.enter(of.meeting, { role: "guest", id: "two", admitted: true });
  expect((await second.hears("welcome")).admitted).toBe(false);
});

test("where everyone knocks, who booked does too, under their own name, and hears what the host writes", async () => {
  const of = await world("everyone");
  const host = await of.enter(of.meeting, of.asHost);
  await host.join();
  const attendee = await of.enter(of.meeting, { ...of.asAttendee, admitted: false });
  attendee.say({ type: "knock", name: "Somebody Else" });
  const { knocks } = await host.hears("roster", (roster) => roster.knocks.length === 1);
  expect(knocks).toEqual([{ id: of.attendeeSeat, name: "Ada Lovelace" }]);
  command(host, { type: "tell-waiting", text: "Two minutes, please" });
  expect(await attendee.hears("told")).toEqual({
    type: "told",
    from: "Hanna Berg",
    text: "Two minutes, please",
  });
  command(host, { type: "admit", id: of.attendeeSeat });
  await attendee.hears("admitted");
  await attendee.join();
});

test("a host ends the meeting for everyone, and the log says so", async () => {
  const of = await world();
  const { host, attendee } = await twoSeated(of);
  command(host, { type: "end" });
  for (const page of [host, attendee]) expect((await page.hears("ended")).reason).toBe("ended-by-host");
  const { bookingId } = of.meeting;
  const logged = () =>
    database.prisma.call.findFirst({ where: { bookingId }, include: { participants: true } });
  await expect.poll(async () => (await logged())?.endReason).toBe("ended_by_host");
  expect((await logged())?.participants.every(({ leaveReason }) => leaveReason === "ended_by_host")).toBe(
    true,
  );
});

test("a meeting gets more time when its host is free, once for a double press, and not into the next booking", async () => {
  const of = await world();
  const { organizationId, hostId, bookingId } = of.meeting;
  const { eventTypeId } = await database.prisma.booking.findUniqueOrThrow({
    where: { id: bookingId },
    select: { eventTypeId: true },
  });
  await createBooking(database, {
    ...{ organizationId, eventTypeId, hostIds: [hostId], title: "Next", status: "confirmed" },
    ...{ startsAt: now + 55 * minute, minutes: 30, attendees: [] },
  });
  const { host, attendee } = await twoSeated(of);
  expect((await host.hears("roster")).meeting).toMatchObject({
    endsAt: now + 30 * minute,
    nextAt: now + 55 * minute,
  });
  // When the host's next appointment is belongs to the host alone.
  expect((await attendee.hears("roster")).meeting.nextAt).toBeNull();
  command(attendee, { type: "extend" });
  command(host, { type: "extend" });
  expect((await host.hears("extended")).outcome).toBe("extended");
  await attendee.hears("roster", ({ meeting }) => meeting.endsAt === now + 45 * minute);
  command(host, { type: "extend" });
  expect((await host.hears("extended", ({ outcome }) => outcome !== "extended")).outcome).toBe("taken");
  const kept = await database.prisma.booking.findUniqueOrThrow({
    where: { id: bookingId },
    select: { endsAt: true, occupiedTimes: { select: { endsAt: true } } },
  });
  expect(kept.endsAt.getTime()).toBe(now + 45 * minute);
  expect(kept.occupiedTimes.map(({ endsAt }) => endsAt.getTime())).toEqual([now + 45 * minute]);
});

test("what was written is read by those who come later, once however often it is said, and gone with the last one", async () => {
  const of = await world();
  const { host, attendee } = await twoSeated(of);
  for (let times = 0; times < 2; times += 1) attendee.say({ type: "chat", id: "1", text: "Good morning" });
  attendee.say({ type: "chat", id: "2", text: "All well?" });
  await host.hears("written", ({ lines }) => lines[0]?.text === "All well?");
  const late = await of.enter(of.meeting, { role: "guest", id: "late", admitted: true });
  expect(late.heard.some(({ type }) => type === "written")).toBe(false);
  await late.join("Gus");
  const { lines } = await late.hears("written");
  expect(lines.map(({ name, text, at }) => [name, text, at])).toEqual([
    ["Ada Lovelace", "Good morning", now],
    ["Ada Lovelace", "All well?", now],
  ]);
  for (const page of [host, attendee, late]) page.say({ type: "leave" });
  await attendee.hears("departed", ({ id }) => id === "guest-late");
  const next = await of.enter(of.meeting, of.asHost);
  await next.join();
  expect(next.heard.some(({ type }) => type === "written")).toBe(false);
});

test("a reaction is seen by everyone in the room and by nobody at the door", async () => {
  const of = await world();
  const { host, attendee } = await twoSeated(of);
  const guest = await of.enter(of.meeting, { role: "guest", id: "g" });
  guest.say({ type: "knock", name: "Gus" });
  guest.say({ type: "react", reaction: "clap" });
  guest.say({ type: "chat", id: "1", text: "Let me in" });
  attendee.say({ type: "react", reaction: "heart" });
  expect(await host.hears("reacted")).toEqual({ type: "reacted", id: of.attendeeSeat, reaction: "heart" });
  expect(guest.heard.some(({ type }) => type === "reacted")).toBe(false);
  expect(host.heard.some(({ type }) => type === "written")).toBe(false);
});

test("what hosts decided goes when the room has closed", async () => {
  const of = await world();
  const { host } = await twoSeated(of);
  command(host, { type: "lock", locked: true });
  await expect.poll(async () => (await of.rulesKept())?.locked).toBe(true);
  of.services.clock.set(now + 89 * minute);
  await runRetention(of.services);
  expect(await of.rulesKept()).not.toBeNull();
  of.services.clock.set(now + 90 * minute);
  await runRetention(of.services);
  expect(await of.rulesKept()).toBeNull();
});
