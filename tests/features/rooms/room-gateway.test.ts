import { afterEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { refusalOf } from "#tests/contract/signalling/broker-harness.ts";
import { createMeeting } from "#tests/factories/meeting.ts";
import { testDatabase } from "#tests/features/test-database.ts";
import { startRooms } from "./room-harness.ts";

const database = await testDatabase();
const now = Date.UTC(2027, 2, 1, 9);
const minute = 60_000;

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0)) await stop();
});

async function world() {
  const rooms = await startRooms(database, now);
  running.push(rooms.stop);
  const meeting = await createMeeting(database, { startsAt: now });
  const asHost = { role: "host" as const, id: meeting.hostId };
  const asAttendee = { role: "attendee" as const, id: meeting.attendeeId };
  return { ...rooms, meeting, asHost, asAttendee };
}

test("a socket without a ticket, with a forged one or an old one is refused with 401", async () => {
  const { roomSocket, ticketFor, meeting, asHost, services, port, origin } = await world();
  const ticket = ticketFor(meeting, asHost);
  expect(await refusalOf(roomSocket(`${ticket.slice(0, -2)}xx`))).toBe(401);
  expect(await refusalOf(roomSocket("x"))).toBe(401);
  expect(await refusalOf(new WebSocket(`ws://127.0.0.1:${port}/signal/room`, { origin }))).toBe(401);
  services.clock.pass(5 * minute);
  expect(await refusalOf(roomSocket(ticket))).toBe(401);
});

test("the broker refuses the same, and whoever was not let in", async () => {
  const { peerSocket, ticketFor, meeting, asHost, services } = await world();
  const ticket = ticketFor(meeting, { ...asHost, peerId: "p-one" });
  expect(await refusalOf(peerSocket("p-two", ticket))).toBe(401);
  expect(await refusalOf(peerSocket("p-one", "forged.ticket"))).toBe(401);
  const guest = ticketFor(meeting, { role: "guest", id: "g", peerId: "p-guest" });
  expect(await refusalOf(peerSocket("p-guest", guest))).toBe(403);
  services.clock.pass(5 * minute);
  expect(await refusalOf(peerSocket("p-one", ticket))).toBe(401);
});

test("another site's page is refused even with a good ticket", async () => {
  const { roomSocket, peerSocket, ticketFor, meeting, asHost } = await world();
  const ticket = ticketFor(meeting, { ...asHost, peerId: "p-one" });
  expect(await refusalOf(roomSocket(ticket, "https://evil.example"))).toBe(403);
  expect(await refusalOf(peerSocket("p-one", ticket, "https://evil.example"))).toBe(403);
});

test("upgrades elsewhere find nothing", async () => {
  const { port, origin } = await world();
  expect(await refusalOf(new WebSocket(`ws://127.0.0.1:${port}/signal/other`, { origin }))).toBe(404);
});

test("a room that is closed, cancelled or unknown opens no socket", async () => {
  const { roomSocket, ticketFor } = await world();
  const host = { role: "host" as const, id: "h" };
  const early = await createMeeting(database, { startsAt: now + 16 * minute });
  const over = await createMeeting(database, { startsAt: now - 91 * minute });
  const cancelled = await createMeeting(database, { startsAt: now, cancelled: true });
  for (const meeting of [early, over, cancelled, { bookingId: "nowhere" }]) {
    expect(await refusalOf(roomSocket(ticketFor(meeting, host)))).toBe(410);
  }
});

test("the roster names who is here and who is expected, and newcomers have a higher order", async () => {
  const { enter, meeting, asHost, asAttendee } = await world();
  const host = await enter(meeting, asHost);
  await host.join();
  const attendee = await enter(meeting, asAttendee);
  const { seats, expected } = await attendee.join();
  expect(seats.map(({ name, order }) => [name, order])).toEqual([
    ["Hanna Berg", 1],
    ["Ada Lovelace", 2],
  ]);
  expect(expected.map((person) => person.name)).toEqual(["Hanna Berg", "Ada Lovelace"]);
});

test("a guest is told nothing before being let in, and only a host in the room can let them in", async () => {
  const { enter, meeting, asHost, asAttendee, tickets, services } = await world();
  const [host, attendee] = [await enter(meeting, asHost), await enter(meeting, asAttendee)];
  await attendee.join();
  const guest = await enter(meeting, { role: "guest", id: "grace" });
  guest.say({ type: "join", microphone: true, camera: true, name: "Grace" });
  guest.say({ type: "knock", name: "Grace Hopper" });
  expect((await guest.hears("knocking")).hostPresent).toBe(false);
  host.say({ type: "command", command: { type: "admit", id: "guest-grace" } });
  attendee.say({ type: "command", command: { type: "admit", id: "guest-grace" } });
  await host.join();
  await guest.hears("knocking", (word) => word.hostPresent);
  expect(guest.heard.some((message) => message.type === "roster" || message.type === "admitted")).toBe(false);
  expect((await attendee.hears("roster")).knocks).toEqual([]);
  expect((await host.hears("roster")).knocks).toEqual([{ id: "guest-grace", name: "Grace Hopper" }]);

  host.say({ type: "command", command: { type: "admit", id: "guest-grace" } });
  const { ticket } = await guest.hears("admitted");
  expect(tickets.verify(ticket, services.clock.now())).toMatchObject({
    admitted: true,
    participantId: "guest-grace",
  });
  await guest.join("Grace Hopper");
  expect((await host.seats(3)).seats.at(-1)).toMatchObject({ role: "guest", name: "Grace Hopper" });
});

test("a guest who was declined three times is not heard again, and others still are", async () => {
  const { enter, meeting, asHost } = await world();
  const host = await enter(meeting, asHost);
  await host.join();
  const ask = async (id: string) => {
    const guest = await enter(meeting, { role: "guest", id });
    guest.say({ type: "knock", name: id });
    return guest;
  };
  for (const last of [false, false, true]) {
    const guest = await ask("persistent");
    await host.hears("roster", ({ knocks }) => knocks.length === 1);
    host.say({ type: "command", command: { type: "decline", id: "guest-persistent" } });
    expect(await guest.hears("declined")).toEqual({ type: "declined", final: last });
    await host.hears("roster", ({ knocks }) => knocks.length === 0);
  }
  const unheard = await ask("persistent");
  expect((await unheard.hears("declined")).final).toBe(true);
  await ask("grace");
  const { knocks } = await host.hears("roster", (roster) => roster.knocks.length > 0);
  expect(knocks).toEqual([{ id: "guest-grace", name: "grace" }]);
});

test("nobody but a guest chooses a name", async () => {
  const { enter, meeting, asAttendee } = await world();
  const attendee = await enter(meeting, asAttendee);
  expect((await attendee.join("The Host")).seats[0]?.name).toBe("Ada Lovelace");
});

test("a vanished socket is told at once, a seat that is kept is taken up again, a goodbye frees it soon", async () => {
  const { enter, meeting, asHost, asAttendee, services } = await world();
  const host = await enter(meeting, asHost);
  await host.join();
  const attendee = await enter(meeting, { ...asAttendee, peerId: "p-first" });
  await attendee.join();
  const told = Date.now();
  attendee.socket.terminate();
  const lost = await host.hears("roster", ({ seats }) => seats[1]?.away?.cause === "connection-lost");
  expect(Date.now() - told).toBeLessThan(1_000);
  expect(lost.seats).toHaveLength(2);

  const again = await enter(meeting, { ...asAttendee, peerId: "p-second" });
  await again.join();
  const back = await host.hears("roster", ({ seats }) => seats[1]?.peerId === "p-second");
  expect(back.seats[1]).toMatchObject({ away: null, order: 3 });

  again.say({ type: "bye" });
  await host.hears("roster", ({ seats }) => seats[1]?.away?.cause === "page-closed");
  services.clock.pass(5_000);
  expect(await host.hears("departed")).toMatchObject({ name: "Ada Lovelace", reason: "left" });
});

test("a connection that falls silent without closing is noticed within five seconds", async () => {
  const { enter, meeting, asHost, asAttendee } = await world();
  const host = await enter(meeting, asHost);
  await host.join();
  const attendee = await enter(meeting, asAttendee);
  await attendee.join();
  const silent = Date.now();
  // The pipe stays open but nothing is read or answered any more, as on a network that froze.
  attendee.socket.pause();
  await host.hears("roster", ({ seats }) => seats[1]?.away?.cause === "connection-lost");
  expect(Date.now() - silent).toBeLessThan(5_000);
});

test("the same person's second page is asked first, then it takes the seat, and the first is told", async () => {
  const { enter, meeting, asAttendee } = await world();
  const first = await enter(meeting, asAttendee);
  await first.join();
  const second = await enter(meeting, asAttendee);
  const { seats } = await second.hears("roster");
  expect(seats).toHaveLength(1);
  second.say({ type: "join", microphone: true, camera: true });
  await second.hears("elsewhere");
  expect(first.heard.some(({ type }) => type === "ended")).toBe(false);
  second.say({ type: "join", microphone: true, camera: true, takeOver: true });
  await second.hears("roster", (roster) => roster.seats[0]?.peerId !== seats[0]?.peerId);
  expect(await first.hears("ended")).toEqual({ type: "ended", reason: "replaced" });
  expect(await first.closed).toBe(4000);
});

test("words about a connection reach the page that they are for, of those who sit in the room alone", async () => {
  const { enter, meeting, asHost, asAttendee } = await world();
  const host = await enter(meeting, { ...asHost, peerId: "p-host" });
  const attendee = await enter(meeting, { ...asAttendee, peerId: "p-attendee" });
  const guest = await enter(meeting, { role: "guest", id: "eve", peerId: "p-eve" });
  const elsewhere = await createMeeting(database, { startsAt: now });
  const stranger = await enter(elsewhere, { role: "host", id: elsewhere.hostId, peerId: "p-far" });
  await host.join();
  await stranger.join();
  attendee.say({ type: "signal", to: "p-host", body: "from the lobby" });
  guest.say({ type: "signal", to: "p-host", body: "from the door" });
  stranger.say({ type: "signal", to: "p-host", body: "from another room" });
  host.say({ type: "signal", to: "p-attendee", body: "to the lobby" });
  host.say({ type: "signal", to: "p-far", body: "to another room" });
  // Once this is heard, the words before it have gone astray.
  host.say({ type: "media", microphone: true, camera: false, screen: false });
  await attendee.hears("roster", ({ seats }) => seats[0]?.camera === false);
  await attendee.join();
  const offer = "v".repeat(40_000);
  attendee.say({ type: "signal", to: "p-host", body: offer });
  expect(await host.hears("signal")).toEqual({ type: "signal", from: "p-attendee", body: offer });
  host.say({ type: "signal", to: "p-attendee", body: "answer" });
  expect(await attendee.hears("signal")).toEqual({ type: "signal", from: "p-host", body: "answer" });
  for (const client of [host, attendee, guest, stranger]) {
    const signals = client.heard.filter((message) => message.type === "signal");
    expect(signals).toHaveLength(client === host || client === attendee ? 1 : 0);
  }
});

test("10,000 pieces of junk and a flood of words leave the room unharmed", async () => {
  const { enter, meeting, asHost, asAttendee } = await world();
  const host = await enter(meeting, asHost);
  await host.join();
  const junk = [
    "",
    "{",
    "null",
    '{"type":"join"}',
    '{"type":"command","command":{"type":"admit","id":7}}',
    "x".repeat(2_000),
  ];
  for (let sent = 0; sent < 10_000; ) {
    const attacker = await enter(meeting, { role: "guest", id: "eve" });
    for (let piece = 0; piece < 500; piece += 1, sent += 1) attacker.say(junk[piece % junk.length] ?? "");
    await attacker.closed;
  }
  const flooder = await enter(meeting, asAttendee);
  for (let word = 0; word < 500; word += 1)
    flooder.say({ type: "media", microphone: true, camera: true, screen: false });
  await flooder.closed;
  expect(host.socket.readyState).toBe(WebSocket.OPEN);
  const attendee = await enter(meeting, asAttendee);
  expect((await attendee.join()).seats).toHaveLength(2);
});
