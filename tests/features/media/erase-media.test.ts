import { afterEach, expect, test } from "vitest";
import {
  closeMedia,
  deleteMedia,
  eraseMediaOfAttendee,
  erasuresByAttendees,
  mediaJobs,
  mediaOfAttendees,
} from "#app/features/media/media.server.ts";
import { placeHold } from "#app/features/privacy/privacy.server.ts";
import { action } from "#app/routes/booking.media.$media.ts";
import { action as portalAction } from "#app/routes/me.media.$seat.$media.ts";
import { createMeeting } from "#tests/factories/meeting.ts";
import { createVisitor, type Visitor } from "#tests/features/account/account-visitor.ts";
import { enterPortal, portalText } from "#tests/features/rights/rights-scene.ts";
import { startRooms } from "#tests/features/rooms/room-harness.ts";
import { testDatabase } from "#tests/features/test-database.ts";
import { meet, record, upload } from "./recording-scene.ts";

const database = await testDatabase();
const now = Date.UTC(2027, 2, 1, 9);
const running: Awaited<ReturnType<typeof startRooms>>[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((rooms) => rooms.stop()));
});

async function recorded() {
  const rooms = await startRooms(database, now);
  running.push(rooms);
  const { services } = rooms;
  const meeting = await createMeeting(database, { startsAt: now });
  const { host, guest } = await meet(rooms, meeting);
  const { mediaId, ...leave } = await record(host, [guest]);
  await upload(services, { mediaId, ...leave });
  const { organizationId, bookingId, attendeeId } = meeting;
  const end = () => closeMedia(services, organizationId, mediaId);
  return { services, meeting, end, of: { organizationId, bookingId, attendeeId, mediaId } };
}

const sweep = mediaJobs.find(({ job }) => job.name === "media.sweep");
const rows = (mediaId: string) => database.prisma.callMedia.count({ where: { id: mediaId } });

test("whoever was recorded has it erased by the link to their booking, and the booking stays", async () => {
  const { services, of, end } = await recorded();
  const { attendeeId: id, mediaId: media, ...booking } = of;
  const { kept } = services.objects as unknown as { kept: Map<string, Buffer> };
  const [signature = ""] = services.links.managePath(id).split("/").slice(-1);
  const visitor = createVisitor(services);
  const ask = (as = signature) =>
    visitor.post(action, `/booking/${id}/${as}/media/${media}`, {}, { id, signature: as, media });

  // A withdrawal in the call comes first: what is being recorded is not erased under the recorder's hands.
  expect((await ask()).location).toContain("media=notFound");
  await end();
  expect((await ask("x".repeat(signature.length))).status).toBe(404);
  expect(await rows(media)).toBe(1);
  const done = await ask();
  expect([done.status, done.location]).toEqual([303, `/booking/${id}/${signature}?media=erased`]);
  expect(await rows(media)).toBe(0);
  await sweep?.handle(services, {}, { putBack: false });
  expect(kept.size).toBe(0);
  // Again, as after a press twice.
  expect((await ask()).location).toContain("media=notFound");

  expect(await database.prisma.booking.count({ where: { id: booking.bookingId } })).toBe(1);
  expect(await mediaOfAttendees(database.prisma, [id])).toEqual([]);
  expect(await erasuresByAttendees(services, booking)).toEqual([services.clock.now()]);
  const told = await database.prisma.auditEvent.findMany({ where: { chain: booking.organizationId } });
  expect(told.map((event) => [event.action, event.payload])).toEqual([["media.erased", { by: "unknown" }]]);
});

test("from the portal one recording is erased by itself, by those alone who showed the address it goes by", async () => {
  const { services, of, end } = await recorded();
  await end();
  const { attendeeId: seat, mediaId: media } = of;
  const { email } = await database.prisma.attendee.findUniqueOrThrow({ where: { id: seat } });
  const erase = (visitor: Visitor) =>
    visitor.post(portalAction, `/me/media/${seat}/${media}`, {}, { seat, media });
  expect((await erase(createVisitor(services))).location).toBe("/me");
  const stranger = await enterPortal(services, database, "somebody@else.example");
  expect((await erase(stranger)).status).toBe(404);
  const person = await enterPortal(services, database, email);
  expect(await portalText(person)).toContain(`/me/media/${seat}/${media}`);
  expect(await rows(media)).toBe(1);
  expect((await erase(person)).location).toBe("/me?media=erased");
  expect(await rows(media)).toBe(0);
  expect((await erase(person)).location).toBe("/me?media=notFound");
  expect(await portalText(person)).not.toContain("/me/media/");
});

test("nobody erases what they are not in, nor in another booking, nor what a claim keeps", async () => {
  const { services, meeting, of, end } = await recorded();
  await end();
  const other = await createMeeting(database, { startsAt: now });
  const nothing = { ok: false, reason: "not-found" };
  expect(await eraseMediaOfAttendee(services, { ...of, attendeeId: other.attendeeId })).toEqual(nothing);
  expect(await eraseMediaOfAttendee(services, { ...of, bookingId: other.bookingId })).toEqual(nothing);
  expect(await eraseMediaOfAttendee(services, { ...of, organizationId: other.organizationId })).toEqual(
    nothing,
  );
  const { organizationId, bookingId } = of;
  await placeHold(services, {
    ...{ organizationId, bookingId, placedById: meeting.hostId, basis: "claim", reason: "File 12" },
    reviewOn: new Date(services.clock.now() + 90 * 86_400_000),
  });
  const held = { ok: false, reason: "held" };
  expect(await eraseMediaOfAttendee(services, of)).toEqual(held);
  expect(await deleteMedia(services, { ...of, actorId: meeting.hostId })).toEqual(held);
  expect(await rows(of.mediaId)).toBe(1);
});

test("a member deletes one by a plain form, and the log says who", async () => {
  const { services, meeting, of, end } = await recorded();
  await end();
  expect(await deleteMedia(services, { ...of, actorId: meeting.hostId })).toEqual({ ok: true });
  expect(await rows(of.mediaId)).toBe(0);
  const event = await database.prisma.auditEvent.findFirstOrThrow({ where: { chain: of.organizationId } });
  expect([event.action, event.payload]).toEqual(["media.deleted", { by: "member", actorId: meeting.hostId }]);
  expect(await erasuresByAttendees(services, of)).toEqual([]);
});
