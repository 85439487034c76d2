import { afterEach, expect, test } from "vitest";
import type { WebSocket } from "ws";
import { openBus } from "#app/integrations/bus/bus.server.ts";
import { createPostgresCarrier } from "#app/integrations/bus/postgres-carrier.server.ts";
import { createRedisCarrier } from "#app/integrations/bus/redis-carrier.server.ts";
import { createMeeting } from "#tests/factories/meeting.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "#tests/features/test-database.ts";
import { startRedis, whyNoRedis } from "#tests/redis.ts";
import { startRooms } from "./room-harness.ts";

/** Two gateways as two web processes have them: one database between them, nothing else. */
const database = await testDatabase();
const now = Date.UTC(2027, 2, 1, 9);
const { secret } = fakeServices(database).settings;

const running: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of running.splice(0).reverse()) await stop();
});

async function startProcess(redisUrl?: string) {
  const carrier = redisUrl ? createRedisCarrier(redisUrl) : createPostgresCarrier(database.connectionString);
  const bus = await openBus({ carrier, secret });
  const rooms = await startRooms(database, now, bus);
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= rooms.stop();
    return stopped;
  };
  running.push(stop);
  return { ...rooms, stop, bus, carrier, others: bus.topic("test").others };
}

async function world(redisUrl?: string) {
  const [first, second] = [await startProcess(redisUrl), await startProcess(redisUrl)];
  await expect.poll(() => first.others().length + second.others().length).toBe(2);
  const meeting = await createMeeting(database, { startsAt: now });
  return {
    first,
    second,
    meeting,
    asHost: { role: "host" as const, id: meeting.hostId },
    asAttendee: { role: "attendee" as const, id: meeting.attendeeId },
  };
}

const calls = (bookingId: string) =>
  database.prisma.call.findMany({
    where: { bookingId },
    include: { participants: { orderBy: { joinedAt: "asc" } } },
    orderBy: { startedAt: "asc" },
  });

async function meetAcross({ first, second, meeting, asHost, asAttendee }: Awaited<ReturnType<typeof world>>) {
  const host = await first.enter(meeting, asHost);
  await host.join();
  const attendee = await second.enter(meeting, asAttendee);
  const { seats } = await attendee.join();
  expect(seats.map(({ name, order }) => [name, order])).toEqual([
    ["Hanna Berg", 1],
    ["Ada Lovelace", 2],
  ]);
  expect((await host.seats(2)).seats[1]?.name).toBe("Ada Lovelace");
  return { host, attendee };
}

test("who comes in by one process and who comes in by another sit in one room", async () => {
  const scene = await world();
  const { host, attendee } = await meetAcross(scene);
  attendee.say({ type: "chat", id: "line-1", text: "Bonjour" });
  expect((await host.hears("written")).lines[0]?.text).toBe("Bonjour");
  host.say({ type: "react", reaction: "clap" });
  expect((await attendee.hears("reacted")).reaction).toBe("clap");
  attendee.say({ type: "hand", up: true });
  await host.hears("roster", ({ seats }) => seats[1]?.hand !== null);
  attendee.socket.terminate();
  await host.hears("roster", ({ seats }) => seats[1]?.away?.cause === "connection-lost");
  const again = await scene.second.enter(scene.meeting, scene.asAttendee);
  await again.join();
  again.say({ type: "leave" });
  await host.seats(1);
  expect(await calls(scene.meeting.bookingId)).toHaveLength(1);
});

test("a stranger knocks by one process and is let in, heard and removed by a host of another", async () => {
  const { first, second, meeting, asHost } = await world();
  const host = await first.enter(meeting, asHost);
  await host.join();
  const guest = await second.enter(meeting, { role: "guest", id: "grace" });
  guest.say({ type: "knock", name: "Grace Hopper" });
  await host.hears("roster", ({ knocks }) => knocks.length === 1);
  host.say({ type: "command", command: { type: "admit", id: "guest-grace" } });
  const { ticket } = await guest.hears("admitted");
  await guest.join("Grace Hopper");
  await host.seats(2);
  const { peerId } = second.tickets.verify(ticket, now) ?? { peerId: "" };
  const peer = await peerOf(second.peerSocket(peerId, ticket));
  await peer.hears("OPEN");
  host.say({ type: "command", command: { type: "remove", id: "guest-grace" } });
  expect((await guest.hears("ended")).reason).toBe("removed");
  expect(await guest.closed).toBe(4000);
  expect(await peer.closed).toBe(4001);
  // Removed: the ticket still holds, and the broker of the other process knows better.
  const waiting = await second.enter(meeting, { ...asHost, peerId: "p-second-page" });
  await waiting.hears("roster");
  await expect.poll(() => statusOf(second.peerSocket(peerId, ticket))).toBe(403);
});

test("offers and answers find peers in the other process, early ones wait, and a goodbye is told", async () => {
  const { first, second, meeting, asHost, asAttendee } = await world();
  const ticketOf = (who: typeof asHost | typeof asAttendee, peerId: string) =>
    first.ticketFor(meeting, { ...who, peerId });
  const host = await peerOf(first.peerSocket("p-host", ticketOf(asHost, "p-host")));
  const offer = {
    type: "OFFER",
    dst: "p-ada",
    payload: { connectionId: "c", type: "media", sdp: "x".repeat(20_000) },
  };
  host.say(offer);
  const ada = await peerOf(second.peerSocket("p-ada", ticketOf(asAttendee, "p-ada")));
  expect(await ada.hears("OFFER")).toMatchObject({ src: "p-host", payload: offer.payload });
  ada.say({ type: "ANSWER", dst: "p-host", payload: { connectionId: "c", type: "media" } });
  expect(await host.hears("ANSWER")).toMatchObject({ src: "p-ada" });
  host.say({ ...offer, dst: "p-nobody" });
  expect(await host.hears("EXPIRE")).toMatchObject({ src: "p-nobody" });

  const moved = await peerOf(first.peerSocket("p-ada", ticketOf(asAttendee, "p-ada")));
  expect(await ada.closed).toBe(4000);
  await moved.hears("OPEN");
  expect(host.frames.some(({ type }) => type === "LEAVE")).toBe(false);
  moved.socket.close(1000);
  expect(await host.hears("LEAVE")).toMatchObject({ src: "p-ada" });
});

test("a peer of another room is out of reach across processes too", async () => {
  const { first, second, meeting, asHost } = await world();
  const other = await createMeeting(database, { startsAt: now });
  const mallory = await peerOf(
    second.peerSocket(
      "p-mallory",
      second.ticketFor(other, { role: "host", id: other.hostId, peerId: "p-mallory" }),
    ),
  );
  const host = await peerOf(
    first.peerSocket("p-host", first.ticketFor(meeting, { ...asHost, peerId: "p-host" })),
  );
  mallory.say({ type: "OFFER", dst: "p-host", payload: { connectionId: "c", type: "media" } });
  expect(await mallory.hears("EXPIRE")).toMatchObject({ src: "p-host" });
  expect(host.frames.map(({ type }) => type)).toEqual(["OPEN"]);
});

test("a process that stops gives its rooms over: everyone is seated again, and the call goes on in the log", async () => {
  const scene = await world();
  const { first, second, meeting, asHost, asAttendee } = scene;
  const { attendee } = await meetAcross(scene);
  first.services.clock.pass(60_000);
  second.services.clock.pass(60_000);
  await first.stop();
  expect(await attendee.closed).toBe(1012);
  const again = await second.enter(meeting, asAttendee);
  await again.join();
  const host = await second.enter(meeting, asHost);
  await host.join();
  await again.seats(2);
  second.services.clock.pass(60_000);
  host.say({ type: "leave" });
  await again.seats(1);
  await expect.poll(async () => (await calls(meeting.bookingId))[0]?.endReason).toBe("left");
  const [call, ...more] = await calls(meeting.bookingId);
  expect(more).toEqual([]);
  expect(call).toMatchObject({ startedAt: new Date(now), endedAt: new Date(now + 120_000) });
  expect(call?.participants).toHaveLength(2);
});

test("a process that dies without a word loses its rooms within five seconds", async () => {
  const survivor = await startProcess();
  const meeting = await createMeeting(database, { startsAt: now });
  const carrier = createPostgresCarrier(database.connectionString);
  const dying = await openBus({ carrier, secret });
  running.push(() => dying.close());
  await expect.poll(() => survivor.others()).toEqual([dying.node]);
  await giveRoom(meeting.bookingId, dying.node);
  const socket = survivor.roomSocket(survivor.ticketFor(meeting, { role: "host", id: meeting.hostId }));
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  await new Promise((resolve) => socket.on("open", resolve));
  await carrier.close();
  const diedAt = Date.now();
  expect(await closed).toBe(1012);
  const host = await survivor.enter(meeting, { role: "host", id: meeting.hostId });
  expect((await host.join()).seats).toHaveLength(1);
  expect(Date.now() - diedAt).toBeLessThan(5_000);
});

test("a process that stood still leaves its rooms to the one that took them", async () => {
  const { first, second, meeting, asHost, asAttendee } = await world();
  const host = await first.enter(meeting, asHost);
  await host.join();
  await giveRoom(meeting.bookingId, second.bus.node, first.bus.node);
  expect(await host.closed).toBe(1012);
  const again = await first.enter(meeting, asHost);
  await again.join();
  await (await second.enter(meeting, asAttendee)).join();
  await again.seats(2);
});

/** Notes that a room lives in `node`, as it would have itself; `forgotten` is the process it was taken from. */
async function giveRoom(bookingId: string, node: string, forgotten = "") {
  const client = await database.owner.connect();
  try {
    await client.query("BEGIN");
    await client.query("DELETE FROM room_node WHERE id = $1", [forgotten]);
    await client.query(
      `INSERT INTO room_node (id, alive_until) VALUES ($1, clock_timestamp() + interval '2.5 seconds')
       ON CONFLICT (id) DO UPDATE SET alive_until = EXCLUDED.alive_until`,
      [node],
    );
    await client.query("INSERT INTO room_home (room_id, node_id) VALUES ($1, $2)", [bookingId, node]);
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}

test("by Redis it is the same", async ({ skip }) => {
  const why = whyNoRedis();
  if (why !== null) return skip(`not tried: ${why}`);
  const redis = await startRedis();
  running.push(redis.stop);
  const { host, attendee } = await meetAcross(await world(redis.url));
  host.say({ type: "chat", id: "line-1", text: "Hello" });
  expect((await attendee.hears("written")).lines[0]?.text).toBe("Hello");
});

type Frame = { type: string; src?: string; payload?: unknown };

async function peerOf(socket: WebSocket) {
  const frames: Frame[] = [];
  socket.on("error", () => undefined);
  socket.on("message", (data) => frames.push(JSON.parse(data.toString()) as Frame));
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  await new Promise((resolve) => socket.on("open", resolve));
  return {
    socket,
    frames,
    closed,
    say: (frame: unknown) => socket.send(JSON.stringify(frame)),
    async hears(type: string): Promise<Frame | undefined> {
      await expect.poll(() => frames.some((frame) => frame.type === type), { timeout: 8_000 }).toBe(true);
      return frames.find((frame) => frame.type === type);
    },
  };
}

function statusOf(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.on("error", () => undefined);
    socket.on("open", () => {
      resolve(101);
      socket.terminate();
    });
    socket.on("unexpected-response", (_request, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
  });
}
