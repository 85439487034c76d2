import { afterEach, expect, test } from "vitest";
import { roomSubprotocol } from "#app/features/rooms/room-wire.ts";
import { openBus } from "#app/integrations/bus/bus.server.ts";
import { createPostgresCarrier } from "#app/integrations/bus/postgres-carrier.server.ts";
import { createMeeting } from "#tests/factories/meeting.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "#tests/features/test-database.ts";
import { startRooms } from "./room-harness.ts";

/** The rooms' sockets where no WebSocket gets through: an answer that does not end, and requests. */
const database = await testDatabase();
const now = Date.UTC(2027, 2, 1, 9);

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0).reverse()) await stop();
});

async function world() {
  const rooms = await startRooms(database, now);
  running.push(rooms.stop);
  const meeting = await createMeeting(database, { startsAt: now });
  const asHost = { role: "host" as const, id: meeting.hostId };
  const asAttendee = { role: "attendee" as const, id: meeting.attendeeId };
  return { ...rooms, meeting, asHost, asAttendee };
}

type Event = { event: string; data: string };

/** What a page's StreamSocket does, by Node's own fetch. */
async function openStream(origin: string, opening: object, from = origin) {
  const stop = new AbortController();
  const post = (path: string, body: unknown) =>
    fetch(`${origin}/signal/stream${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Origin: from },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  const response = await fetch(`${origin}/signal/stream`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: from },
    body: JSON.stringify(opening),
    signal: stop.signal,
  });
  const events: Event[] = [];
  const read = async () => {
    let text = "";
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const piece = await reader?.read();
      if (!piece || piece.done) return;
      const parts = (text + piece.value).split("\n\n");
      text = parts.pop() ?? "";
      for (const part of parts) {
        const [event = "", data = ""] = part.split("\n");
        events.push({ event: event.slice(7), data: data.slice(6) });
      }
    }
  };
  const ended = response.ok ? read().catch(() => undefined) : Promise.resolve();
  const words = () =>
    events.filter(({ event }) => event === "message").map(({ data }) => JSON.parse(data) as { type: string });
  const hears = async (type: string) => {
    await expect.poll(() => words().some((word) => word.type === type), { timeout: 5_000 }).toBe(true);
    return words().findLast((word) => word.type === type);
  };
  const id = () => events.find(({ event }) => event === "open")?.data ?? "";
  return {
    status: response.status,
    type: response.headers.get("content-type"),
    events,
    ended,
    hears,
    post,
    id,
    say: (...said: unknown[]) => post(`/${id()}`, { words: said.map((word) => JSON.stringify(word)) }),
    break: () => stop.abort(),
  };
}

const roomOpening = (ticket: string) => ({
  address: "/signal/room",
  protocols: [roomSubprotocol, `ticket.${ticket}`],
});
const peerOpening = (peerId: string, ticket: string) => ({
  address: `/signal/peerjs?key=room&id=${peerId}&token=${ticket}&version=1.5.5`,
});

test("a page without WebSockets sits in the room with one that has them", async () => {
  const { enter, origin, ticketFor, meeting, asHost, asAttendee } = await world();
  const host = await enter(meeting, asHost);
  await host.join();
  const page = await openStream(origin, roomOpening(ticketFor(meeting, asAttendee)));
  expect([page.status, page.type]).toEqual([200, "text/event-stream"]);
  await page.hears("welcome");
  await page.say(
    { type: "join", microphone: true, camera: true },
    { type: "chat", id: "l", text: "Bonjour" },
  );
  expect((await host.seats(2)).seats[1]?.name).toBe("Ada Lovelace");
  expect((await host.hears("written")).lines[0]?.text).toBe("Bonjour");
  host.say({ type: "react", reaction: "clap" });
  await page.hears("reacted");
  page.break();
  await host.hears("roster", ({ seats }) => seats[1]?.away?.cause === "connection-lost");
});

test("a goodbye that comes by a request of its own is one", async () => {
  const { enter, origin, ticketFor, meeting, asHost, asAttendee } = await world();
  const host = await enter(meeting, asHost);
  await host.join();
  const page = await openStream(origin, roomOpening(ticketFor(meeting, asAttendee)));
  await page.hears("welcome");
  await page.say({ type: "join", microphone: true, camera: true });
  await host.seats(2);
  page.break();
  const last = { words: [JSON.stringify({ type: "bye" })], close: 1000 };
  expect((await page.post(`/${page.id()}`, last)).status).toBe(204);
  await host.hears("roster", ({ seats }) => seats[1]?.away?.cause === "page-closed");
  expect((await page.post(`/${page.id()}`, last)).status).toBe(404);
});

test("offers and answers go between a stream and a WebSocket", async () => {
  const { peerSocket, origin, ticketFor, meeting, asHost, asAttendee } = await world();
  const socket = peerSocket("p-host", ticketFor(meeting, { ...asHost, peerId: "p-host" }));
  const frames: { type: string }[] = [];
  socket.on("message", (data) => frames.push(JSON.parse(data.toString()) as { type: string }));
  const page = await openStream(
    origin,
    peerOpening("p-ada", ticketFor(meeting, { ...asAttendee, peerId: "p-ada" })),
  );
  await page.hears("OPEN");
  const payload = { connectionId: "c", type: "media" };
  await page.say({ type: "OFFER", dst: "p-host", payload });
  await expect.poll(() => frames.map(({ type }) => type)).toEqual(["OPEN", "OFFER"]);
  socket.send(JSON.stringify({ type: "ANSWER", dst: "p-ada", payload }));
  expect(await page.hears("ANSWER")).toMatchObject({ src: "p-host" });
});

test("a stream is refused to whoever a WebSocket would be refused to", async () => {
  const { origin, ticketFor, meeting, asHost } = await world();
  const ticket = ticketFor(meeting, { ...asHost, peerId: "p-one" });
  const statusOf = async (opening: object, from?: string) => (await openStream(origin, opening, from)).status;
  expect(await statusOf(roomOpening(`${ticket}x`))).toBe(401);
  expect(await statusOf(roomOpening(ticketFor({ bookingId: "nowhere" }, asHost)))).toBe(410);
  expect(await statusOf(peerOpening("p-two", ticket))).toBe(401);
  const guest = ticketFor(meeting, { role: "guest", id: "g", peerId: "p-guest" });
  expect(await statusOf(peerOpening("p-guest", guest))).toBe(403);
  expect(await statusOf({ address: "/signal/elsewhere", protocols: [] })).toBe(404);
  expect(await statusOf(roomOpening(ticket), "https://evil.example")).toBe(403);
  expect((await fetch(`${origin}/signal/stream`, { headers: { Origin: origin } })).status).toBe(405);
});

test("junk is answered with a status, and what is no word of the room ends the stream", async () => {
  const { origin, ticketFor, meeting, asHost } = await world();
  const page = await openStream(origin, roomOpening(ticketFor(meeting, asHost)));
  await page.hears("welcome");
  const path = `/${page.id()}`;
  for (const body of [
    "{",
    "null",
    { words: "no list" },
    { words: [1] },
    { words: ["x".repeat(70_000)] },
    "x".repeat(600_000),
  ]) {
    expect((await page.post(path, body)).status).toBe(400);
  }
  expect((await page.post("", "{")).status).toBe(400);
  expect((await page.post("/no-such-stream", { words: [] })).status).toBe(404);
  await page.post(path, { words: Array.from({ length: 30 }, () => "junk") });
  await page.ended;
  expect((await page.post(path, { words: [] })).status).toBe(404);
});

test("words that reach another process find their stream", async () => {
  const { secret } = fakeServices(database).settings;
  const start = async () => {
    const bus = await openBus({ carrier: createPostgresCarrier(database.connectionString), secret });
    const rooms = await startRooms(database, now, bus);
    running.push(rooms.stop);
    return { ...rooms, others: bus.topic("test").others };
  };
  const [first, second] = [await start(), await start()];
  await expect.poll(() => first.others().length + second.others().length).toBe(2);
  const meeting = await createMeeting(database, { startsAt: now });
  const ticket = first.ticketFor(meeting, { role: "host", id: meeting.hostId });
  const page = await openStream(first.origin, roomOpening(ticket));
  await page.hears("welcome");
  const said = await fetch(`${second.origin}/signal/stream/${page.id()}`, {
    method: "POST",
    headers: { Origin: second.origin },
    body: JSON.stringify({ words: [JSON.stringify({ type: "join", microphone: true, camera: true })] }),
  });
  expect(said.status).toBe(204);
  await expect
    .poll(async () => (await page.hears("roster")) as unknown)
    .toMatchObject({ seats: [{ name: "Hanna Berg" }] });
});
