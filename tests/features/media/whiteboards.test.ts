import { afterEach, expect, test } from "vitest";
import { pictureFiles } from "#app/features/exports/media-files.server.ts";
import { eraseMediaOfAttendee, mediaOfAttendees, openPicture } from "#app/features/media/media.server.ts";
import { runRetention } from "#app/features/privacy/privacy.server.ts";
import { createMeeting } from "#tests/factories/meeting.ts";
import { type RoomClient, startRooms } from "#tests/features/rooms/room-harness.ts";
import { testDatabase } from "#tests/features/test-database.ts";
import { jpeg, upload, webm } from "./recording-scene.ts";

const database = await testDatabase();
const now = Date.UTC(2027, 2, 1, 9);
const dayMs = 86_400_000;
const running: Awaited<ReturnType<typeof startRooms>>[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((rooms) => rooms.stop()));
});

/** Host and attendee in a room whose business keeps pictures of whiteboards, or does not. */
async function scene(keepsBoards = true) {
  const rooms = await startRooms(database, now);
  running.push(rooms);
  const meeting = await createMeeting(database, { startsAt: now });
  await database.prisma.organization.update({
    where: { id: meeting.organizationId },
    data: { keepsBoards, recordingDays: 10 },
  });
  const host = await rooms.enter(meeting, { role: "host", id: meeting.hostId });
  await host.join();
  const guest = await rooms.enter(meeting, { role: "attendee", id: meeting.attendeeId });
  await guest.join();
  return { services: rooms.services, meeting, host, guest };
}

async function leaveOf(host: RoomClient) {
  const { upload: leave } = await host.hears("board-kept", (word) => word.upload !== null);
  if (!leave) throw new Error("no leave");
  return leave;
}

const ofCall = (organizationId: string) => database.prisma.callMedia.findMany({ where: { organizationId } });

test("a host keeps a picture of the whiteboard: all are told, have it in their copies, and it goes on its day", async () => {
  const { services, meeting, host, guest } = await scene();
  host.say({ type: "board-keep" });
  expect(await guest.hears("board-kept")).toMatchObject({ by: "Hanna Berg", outcome: "kept", upload: null });
  const leave = await leaveOf(host);
  expect(await upload(services, leave, { bytes: webm() })).toMatchObject({ status: 415 });
  expect(await upload(services, leave, { bytes: jpeg() })).toMatchObject({ status: 201 });
  expect(await upload(services, leave, { bytes: jpeg(), seq: 1 })).toMatchObject({ status: 403 });

  const [listed] = await mediaOfAttendees(database.prisma, [meeting.attendeeId]);
  expect(listed).toMatchObject({ id: leave.mediaId, kind: "whiteboard", contentType: "image/jpeg" });
  const seen = { attendeeId: meeting.attendeeId, mediaId: leave.mediaId };
  expect((await openPicture(services, seen))?.contentType).toBe("image/jpeg");
  expect(await openPicture(services, { ...seen, attendeeId: "somebody-else" })).toBeNull();
  const files = await pictureFiles(services, database.prisma, meeting.hostId);
  expect(files.map(({ path }) => path)).toEqual([expect.stringContaining(leave.mediaId)]);

  services.clock.set(now + 10 * dayMs - 1);
  await runRetention(services);
  expect(await ofCall(meeting.organizationId)).toHaveLength(1);
  services.clock.set(now + 10 * dayMs);
  await runRetention(services);
  expect(await ofCall(meeting.organizationId)).toEqual([]);
});

test("whoever was there has it erased, for everybody", async () => {
  const { services, meeting, host } = await scene();
  host.say({ type: "board-keep" });
  const leave = await leaveOf(host);
  await upload(services, leave, { bytes: jpeg() });
  const erased = await eraseMediaOfAttendee(services, {
    organizationId: meeting.organizationId,
    bookingId: meeting.bookingId,
    attendeeId: meeting.attendeeId,
    mediaId: leave.mediaId,
  });
  expect(erased).toEqual({ ok: true });
  expect(await ofCall(meeting.organizationId)).toEqual([]);
});

test("a host who is alone hears that there is no call yet", async () => {
  const rooms = await startRooms(database, now);
  running.push(rooms);
  const meeting = await createMeeting(database, { startsAt: now });
  const where = { id: meeting.organizationId };
  await database.prisma.organization.update({ where, data: { keepsBoards: true } });
  const host = await rooms.enter(meeting, { role: "host", id: meeting.hostId });
  await host.join();
  host.say({ type: "board-keep" });
  expect(await host.hears("board-kept")).toMatchObject({ outcome: "no-call", upload: null });
  expect(await ofCall(meeting.organizationId)).toEqual([]);
});

test("nobody keeps one but a host, and no host where the business does not allow it", async () => {
  const { meeting, guest } = await scene();
  guest.say({ type: "board-keep" });
  expect(await guest.hears("board-kept")).toMatchObject({ outcome: "not-allowed", upload: null });
  expect(await ofCall(meeting.organizationId)).toEqual([]);

  const other = await scene(false);
  other.host.say({ type: "board-keep" });
  expect(await other.host.hears("board-kept")).toMatchObject({ outcome: "not-allowed", upload: null });
  expect(await ofCall(other.meeting.organizationId)).toEqual([]);
});
