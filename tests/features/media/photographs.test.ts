import { afterEach, expect, test } from "vitest";
import { pictureFiles } from "#app/features/exports/media-files.server.ts";
import { ofHost } from "#app/features/exports/member-collections.ts";
import { mediaJobs, openPicture } from "#app/features/media/media.server.ts";
import { runRetention } from "#app/features/privacy/privacy.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { createMeeting } from "#tests/factories/meeting.ts";
import { type RoomClient, startRooms } from "#tests/features/rooms/room-harness.ts";
import { testDatabase } from "#tests/features/test-database.ts";
import { jpeg, meet, record, upload } from "./recording-scene.ts";

const database = await testDatabase();
const now = Date.UTC(2027, 2, 1, 9);
const dayMs = 86_400_000;
const running: Awaited<ReturnType<typeof startRooms>>[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((rooms) => rooms.stop()));
});

async function scene() {
  const rooms = await startRooms(database, now);
  running.push(rooms);
  const meeting = await createMeeting(database, { startsAt: now });
  return { rooms, services: rooms.services, meeting, ...(await meet(rooms, meeting)) };
}

async function askFor(by: RoomClient, of: RoomClient) {
  const { id } = await of.hears("welcome");
  by.say({ type: "photograph", of: id });
  return of.hears("photograph-asked");
}

async function say(of: RoomClient, answer: "given" | "refused") {
  const { id, asked } = await of.hears("photograph-asked");
  of.say({ type: "consent", about: id, answer, textHash: asked.en.hash, locale: "en" });
  return id;
}

async function granted(by: RoomClient) {
  const { upload: leave } = await by.hears("photograph", (word) => word.upload !== null);
  if (!leave) throw new Error("no leave");
  return leave;
}

const sweep = (services: Services) => mediaJobs[1]?.handle(services, {}, { putBack: false });
const keptIn = (services: Services) => (services.objects as unknown as { kept: Map<string, Buffer> }).kept;

test("a photograph needs the yes of whom it shows, and both sides get it", async () => {
  const { services, meeting, host, guest } = await scene();
  await askFor(host, guest);
  const id = await say(guest, "given");
  expect((await guest.hears("photographed")).by).toBe("Hanna Berg");
  expect(await upload(services, await granted(host), { bytes: jpeg() })).toMatchObject({ status: 201 });
  const seen = { attendeeId: meeting.attendeeId, mediaId: id };
  expect((await openPicture(services, seen))?.contentType).toBe("image/jpeg");
  expect(await openPicture(services, { ...seen, attendeeId: "somebody-else" })).toBeNull();
  const record = await database.prisma.consentRecord.findFirstOrThrow({
    where: { organizationId: meeting.organizationId, purpose: "snapshot" },
  });
  expect([record.action, record.method]).toEqual(["given", "room"]);
  // The leave was for this one.
  expect(await upload(services, await granted(host), { seq: 1, bytes: jpeg() })).toMatchObject({
    status: 403,
  });
});

test("a member's own copy holds the photographs that they took or are in, and nobody else's does", async () => {
  const { services, meeting, host, guest } = await scene();
  await askFor(host, guest);
  const id = await say(guest, "given");
  await upload(services, await granted(host), { bytes: jpeg("theirs") });
  const filesOf = (userId: string) => pictureFiles(services, database.prisma, userId);
  const [file, ...others] = await filesOf(meeting.hostId);
  expect([file?.path, others]).toEqual([`media/${id}.jpg`, []]);
  const chunks: Uint8Array[] = [];
  for await (const chunk of file?.content() ?? []) chunks.push(Buffer.from(chunk));
  expect(Buffer.concat(chunks).equals(jpeg("theirs"))).toBe(true);
  expect(await filesOf("somebody-else")).toEqual([]);
  const mine = await database.prisma.callMedia.findMany({ where: ofHost(meeting.hostId) });
  expect(mine.map((row) => row.id)).toEqual([id]);
});

test("without a yes there is no leave, and what is uploaded all the same is refused", async () => {
  const { services, host, guest } = await scene();
  const { id } = await askFor(host, guest);
  await say(guest, "refused");
  const word = await host.hears("photograph", ({ outcome }) => outcome === "refused");
  expect(word.upload).toBeNull();
  const made = { mediaId: id, token: "x".repeat(43) };
  expect(await upload(services, made, { bytes: jpeg() })).toMatchObject({ status: 403 });
});

test("a camera that is off cannot be photographed, nor one that goes off after the yes", async () => {
  const { services, host, guest } = await scene();
  await askFor(host, guest);
  await say(guest, "given");
  const leave = await granted(host);
  guest.say({ type: "media", microphone: true, camera: false, screen: false });
  await host.hears("roster", (roster) => roster.seats.some((seat) => !seat.camera));
  await expect
    .poll(async () => (await database.prisma.callMedia.findUnique({ where: { id: leave.mediaId } }))?.state)
    .toBe("withheld");
  expect(await upload(services, leave, { bytes: jpeg() })).toMatchObject({
    status: 409,
    outcome: "camera-off",
  });
  host.say({ type: "photograph", of: (await guest.hears("welcome")).id });
  const word = await host.hears("photograph", ({ outcome }) => outcome === "camera-off");
  expect(word.upload).toBeNull();
});

test("a business that does not allow it, and a picture with what a camera writes beside it, are refused", async () => {
  const { services, rooms, host, guest } = await scene();
  await askFor(host, guest);
  await say(guest, "given");
  const leave = await granted(host);
  expect(await upload(services, leave, { bytes: jpeg("Exif\0\0") })).toMatchObject({ status: 415 });
  services.clock.pass(31_000);
  expect(await upload(services, leave, { bytes: jpeg() })).toMatchObject({ status: 403 });

  const other = await createMeeting(database, { startsAt: now });
  const first = await rooms.enter(other, { role: "host", id: other.hostId });
  await first.join();
  const second = await rooms.enter(other, { role: "attendee", id: other.attendeeId });
  await second.join();
  first.say({ type: "photograph", of: (await second.hears("welcome")).id });
  expect((await first.hears("photograph")).outcome).toBe("not-allowed");
});

test("thirty days after its end it is gone, row and bytes; the night before it is listed and there", async () => {
  const { services, rooms, meeting, host, guest } = await scene();
  const leave = await record(host, [guest]);
  await upload(services, leave);
  host.say({ type: "recording", wanted: false });
  const row = () => database.prisma.callMedia.findUnique({ where: { id: leave.mediaId } });
  await expect.poll(async () => (await row())?.state).toBe("finishing");
  const end = (await row())?.endedAt?.getTime() ?? 0;
  await rooms.stop();
  running.splice(0);
  expect((await row())?.purgeAt?.getTime()).toBe(end + 30 * dayMs);
  const [part] = await database.prisma.mediaPart.findMany({ where: { mediaId: leave.mediaId } });

  services.clock.set(end + 30 * dayMs - 1);
  await runRetention(services);
  await sweep(services);
  expect(keptIn(services).has(part?.id ?? "")).toBe(true);
  services.clock.set(end + 30 * dayMs);
  await runRetention(services);
  expect(await row()).toBeNull();
  await sweep(services);
  expect(keptIn(services).has(part?.id ?? "")).toBe(false);
  expect(await database.prisma.call.count({ where: { organizationId: meeting.organizationId } })).toBe(1);
});

test("when the entry of a call goes, what was recorded in it goes along, row and bytes", async () => {
  const { services, rooms, meeting, host, guest } = await scene();
  const leave = await record(host, [guest]);
  await upload(services, leave);
  await rooms.stop();
  running.splice(0);
  await database.prisma.call.deleteMany({ where: { organizationId: meeting.organizationId } });
  expect(await database.prisma.callMedia.count({ where: { id: leave.mediaId } })).toBe(0);
  await sweep(services);
  expect(keptIn(services).size).toBe(0);
});
