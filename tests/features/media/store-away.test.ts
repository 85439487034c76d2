import { afterEach, expect, test } from "vitest";
import { mediaAnswer, mediaJobs, openMedia } from "#app/features/media/media.server.ts";
import { ObjectStoreError } from "#app/ports/object-store.ts";
import { createMeeting } from "#tests/factories/meeting.ts";
import { memoryObjects } from "#tests/fakes/memory-objects.ts";
import { startRooms } from "#tests/features/rooms/room-harness.ts";
import { testDatabase } from "#tests/features/test-database.ts";
import { leaveOf, meet, record, upload, webm } from "./recording-scene.ts";

const database = await testDatabase();
const now = Date.UTC(2027, 2, 1, 9);
const running: Awaited<ReturnType<typeof startRooms>>[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((rooms) => rooms.stop()));
});

/** A store that fails for the names that `fails` says, and tells what is in it. */
function failingObjects() {
  const store = memoryObjects();
  const trouble = { fails: (_id: string) => false };
  const guarded =
    <Value>(doing: (id: string, bytes?: Uint8Array) => Promise<Value>) =>
    async (id: string, bytes?: Uint8Array) => {
      if (trouble.fails(id)) throw new ObjectStoreError("The bucket could not: 503 SlowDown");
      return doing(id, bytes);
    };
  return {
    kept: store.kept,
    trouble,
    objects: {
      name: "a store in trouble",
      put: guarded((id, bytes) => store.put(id, bytes ?? Buffer.alloc(0))),
      get: guarded(store.get),
      delete: guarded(store.delete),
    },
  };
}

async function scene() {
  const rooms = await startRooms(database, now);
  running.push(rooms);
  const meeting = await createMeeting(database, { startsAt: now });
  const { host, guest } = await meet(rooms, meeting);
  await record(host, [guest]);
  const store = failingObjects();
  return {
    store,
    meeting,
    leave: await leaveOf(host),
    services: { ...rooms.services, objects: store.objects },
    clock: rooms.services.clock,
  };
}

const sweep = mediaJobs.find(({ job }) => job.name === "media.sweep");
const isNoted = (id = "") => database.prisma.unwantedObject.count({ where: { id } });

test("a part that the store does not take is asked for again, and nothing of it is lost", async () => {
  const { store, services, leave } = await scene();
  store.trouble.fails = () => true;
  expect(await upload(services, leave)).toMatchObject({ status: 503, outcome: "store-away" });
  store.trouble.fails = () => false;
  expect(await upload(services, leave)).toMatchObject({ status: 201 });
  expect(await upload(services, leave, { seq: 1 })).toMatchObject({ status: 201 });
});

test("a recording whose store is away says so with a status, and one whose bytes are lost another", async () => {
  const { store, meeting, services, leave } = await scene();
  await upload(services, leave, { bytes: webm("seen") });
  await database.prisma.callMedia.update({
    where: { id: leave.mediaId },
    data: { state: "ready", endedAt: new Date(now) },
  });
  const { organizationId, hostId, bookingId } = meeting;
  const access = { organizationId, viewerId: hostId, way: "media" } as const;
  const ask = async () => {
    const media = await openMedia(services, access, { bookingId, mediaId: leave.mediaId });
    if (!media) throw new Error("there is one");
    return mediaAnswer(new Request("http://parley.test/media"), media);
  };
  expect([(await ask()).status, await (await ask()).text()]).toEqual([200, webm("seen").toString()]);
  store.trouble.fails = () => true;
  const away = await ask();
  expect([away.status, away.headers.get("Retry-After")]).toEqual([503, "10"]);
  store.trouble.fails = () => false;
  store.kept.clear();
  expect((await ask()).status).toBe(410);
});

test("what the store does not let go is tried again until it is gone, and holds up nothing else", async () => {
  const { store, services, leave, clock } = await scene();
  for (const seq of [0, 1, 2]) await upload(services, leave, { seq });
  const [stubborn] = [...store.kept.keys()];
  expect(store.kept.size).toBe(3);
  await database.prisma.callMedia.delete({ where: { id: leave.mediaId } });
  store.trouble.fails = (id) => id === stubborn;
  await expect(sweep?.handle(services, {}, { putBack: false })).rejects.toThrow(ObjectStoreError);
  expect([...store.kept.keys()]).toEqual([stubborn]);
  expect(await isNoted(stubborn)).toBe(1);

  store.trouble.fails = () => true;
  clock.pass(60_000);
  await expect(sweep?.handle(services, {}, { putBack: false })).rejects.toThrow(ObjectStoreError);
  expect(await isNoted(stubborn)).toBe(1);

  store.trouble.fails = () => false;
  clock.pass(60_000);
  await sweep?.handle(services, {}, { putBack: false });
  expect([store.kept.size, await isNoted(stubborn)]).toEqual([0, 0]);
});
