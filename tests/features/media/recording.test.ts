import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { mediaJobs, openMedia } from "#app/features/media/media.server.ts";
import { createMeeting } from "#tests/factories/meeting.ts";
import { startRooms } from "#tests/features/rooms/room-harness.ts";
import { testDatabase } from "#tests/features/test-database.ts";
import { answer, leaveOf, meet, record, upload, webm } from "./recording-scene.ts";

const database = await testDatabase();
const now = Date.UTC(2027, 2, 1, 9);
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

const ofMedia = (mediaId: string) => database.prisma.callMedia.findUnique({ where: { id: mediaId } });
const finish = (services: Parameters<(typeof mediaJobs)[number]["handle"]>[0], mediaId: string) =>
  mediaJobs[0]?.handle(services, { mediaId }, { putBack: false });

test("a recording begins when everybody said yes, and each yes is in the ledger with its text", async () => {
  const { services, meeting, host, guest } = await scene();
  host.say({ type: "recording", wanted: true });
  await answer(host, "given");
  const waiting = await guest.hears("recording", (word) => Object.values(word.answers).includes("given"));
  expect([waiting.state, waiting.upload]).toEqual(["waiting", null]);
  await answer(guest, "given", "fr");
  const leave = await leaveOf(host);
  expect((await guest.hears("recording", (word) => word.state === "recording")).upload).toBeNull();
  expect(await upload(services, leave)).toMatchObject({ status: 201 });

  const records = await database.prisma.consentRecord.findMany({
    where: { organizationId: meeting.organizationId, purpose: "recording" },
    include: { text: true },
    orderBy: { locale: "asc" },
  });
  const media = await ofMedia(leave.mediaId);
  expect(records.map(({ action, locale, method, context }) => [action, locale, method, context])).toEqual([
    ["given", "en", "room", `call:${media?.callId}`],
    ["given", "fr", "room", `call:${media?.callId}`],
  ]);
  expect(records[0]?.userId).toBe(meeting.hostId);
  expect(records[1]?.email).toContain("@");
  expect(records[1]?.text.text).toContain("Harbour Rooms souhaite enregistrer");
  expect(media?.people).toEqual([`attendee-${meeting.attendeeId}`, `host-${meeting.hostId}`]);
});

test("before everybody answered there is no leave, and without one an upload is refused", async () => {
  const { services, host } = await scene();
  host.say({ type: "recording", wanted: true });
  await answer(host, "given");
  const leave = { mediaId: "a".repeat(26), token: "x".repeat(43) };
  expect(await upload(services, leave)).toMatchObject({ status: 403, outcome: "not-allowed" });
  expect(await database.prisma.callMedia.count({ where: { madeBy: (await host.hears("welcome")).id } })).toBe(
    0,
  );
});

test("only hosts, and only where the business allows it, can ask for a recording", async () => {
  const { meeting, host, guest } = await scene();
  guest.say({ type: "recording", wanted: true });
  guest.say({ type: "hand", up: true });
  await host.hears("roster", (roster) => roster.seats.some((seat) => seat.hand !== null));
  expect(host.heard.some(({ type }) => type === "recording")).toBe(false);

  const where = { id: meeting.organizationId };
  await database.prisma.organization.update({ where, data: { recordsCalls: false } });
  const rooms = await startRooms(database, now);
  running.push(rooms);
  const other = await createMeeting(database, { startsAt: now });
  const first = await rooms.enter(other, { role: "host", id: other.hostId });
  await first.join();
  const second = await rooms.enter(other, { role: "attendee", id: other.attendeeId });
  await second.join();
  first.say({ type: "recording", wanted: true });
  first.say({ type: "hand", up: true });
  await second.hears("roster", (roster) => roster.seats.some((seat) => seat.hand !== null));
  expect(second.heard.some(({ type }) => type === "recording")).toBe(false);
});

test("a withdrawal ends it within two seconds: the next part is refused, and the ledger knows", async () => {
  const { services, meeting, host, guest } = await scene();
  const leave = await record(host, [guest]);
  expect(await upload(services, leave)).toMatchObject({ status: 201 });
  const said = performance.now();
  await answer(guest, "withdrawn");
  await host.hears("recording", (word) => word.state === "off");
  let status = 0;
  for (let seq = 1; status !== 403; seq += 1) status = (await upload(services, leave, { seq })).status;
  expect(performance.now() - said).toBeLessThan(2_000);
  const last = () =>
    database.prisma.consentRecord.findFirst({
      where: { organizationId: meeting.organizationId, purpose: "recording" },
      orderBy: { at: "desc" },
    });
  await expect.poll(async () => (await last())?.action).toBe("withdrawn");
  expect((await ofMedia(leave.mediaId))?.state).toBe("finishing");
});

test("whoever comes later pauses it until they answer, and what goes on is a recording of its own", async () => {
  const { rooms, services, meeting, host, guest } = await scene();
  const first = await record(host, [guest]);
  await upload(services, first);
  const late = await rooms.enter(meeting, { role: "guest", id: "late", admitted: true });
  await late.join("Lena");
  await host.hears("recording", (word) => word.state === "waiting");
  await expect.poll(async () => (await upload(services, first, { seq: 1 })).status).toBe(403);
  await answer(late, "refused");
  const second = await host.hears("recording", (word) => word.upload !== null && word.state === "recording");
  expect(second.upload?.mediaId).not.toBe(first.mediaId);
  expect(second.answers["guest-late"]).toBe("refused");
  const media = await ofMedia(second.upload?.mediaId ?? "");
  expect(media?.people).not.toContain("guest-late");
  // What a guest answers is known by the call and the id that they had there.
  await expect
    .poll(() =>
      database.prisma.consentRecord.count({
        where: { organizationId: meeting.organizationId, email: null, userId: null, action: "refused" },
      }),
    )
    .toBe(1);
  // They change their mind: the stretch without them ends, and one with them begins.
  await answer(late, "given");
  const third = await host.hears(
    "recording",
    (word) => word.upload !== null && word.upload.mediaId !== second.upload?.mediaId,
  );
  expect((await ofMedia(third.upload?.mediaId ?? ""))?.people).toContain("guest-late");
});

test("between two, one who refuses leaves nothing to record", async () => {
  const { host, guest } = await scene();
  host.say({ type: "recording", wanted: true });
  await answer(host, "given");
  await answer(guest, "refused");
  const word = await host.hears("recording", (heard) => Object.values(heard.answers).includes("refused"));
  expect([word.state, word.upload]).toEqual(["waiting", null]);
});

test("an answer to a text that was not shown counts for nothing", async () => {
  const { host, guest } = await scene();
  host.say({ type: "recording", wanted: true });
  await answer(host, "given");
  await guest.hears("recording");
  guest.say({ type: "consent", about: "recording", answer: "given", textHash: "0".repeat(64), locale: "en" });
  guest.say({ type: "hand", up: true });
  await host.hears("roster", (roster) => roster.seats.some((seat) => seat.hand !== null));
  const word = await host.hears("recording");
  expect(word.state).toBe("waiting");
});

test("parts come in order and once each; what is wrong is refused with its reason", async () => {
  const { services, host, guest } = await scene();
  const leave = await record(host, [guest]);
  const other = { ...leave, token: "y".repeat(43) };
  expect(await upload(services, other)).toMatchObject({ status: 403 });
  expect(await upload(services, leave, { seq: 1 })).toEqual({ status: 409, outcome: "order", next: 0 });
  expect(await upload(services, leave, { bytes: Buffer.from("<html>".padEnd(40)) })).toMatchObject({
    status: 415,
  });
  const wrong = Buffer.alloc(32, 1).toString("base64");
  expect(await upload(services, leave, { digest: wrong })).toMatchObject({ status: 422, outcome: "hash" });
  expect(await upload(services, leave, { bytes: Buffer.alloc(9 * 1024 * 1024) })).toMatchObject({
    status: 413,
  });
  expect(await upload(services, leave, { bytes: Buffer.alloc(0) })).toMatchObject({ status: 400 });
  expect(await upload(services, leave)).toMatchObject({ status: 201 });
  expect(await upload(services, leave)).toMatchObject({ status: 200 });
  expect(await upload(services, leave, { bytes: webm("other") })).toMatchObject({
    status: 409,
    outcome: "other-bytes",
  });
  const twice = await Promise.all([upload(services, leave, { seq: 1 }), upload(services, leave, { seq: 1 })]);
  expect(twice.map(({ status }) => status).sort()).toEqual([200, 201]);
  expect(await database.prisma.mediaPart.count({ where: { mediaId: leave.mediaId } })).toBe(2);
});

test("what is kept is sealed, comes out whole and in ranges, and is another business's never", async () => {
  const { services, meeting, host, guest } = await scene();
  const leave = await record(host, [guest]);
  await upload(services, leave, { bytes: webm("secret words") });
  await upload(services, leave, { seq: 1, bytes: Buffer.from("and more") });
  const kept = (services.objects as unknown as { kept: Map<string, Buffer> }).kept;
  for (const bytes of kept.values()) expect(bytes.includes("secret words")).toBe(false);
  host.say({ type: "recording", wanted: false });
  await expect.poll(async () => (await ofMedia(leave.mediaId))?.state).toBe("finishing");

  const access = { organizationId: meeting.organizationId, viewerId: meeting.hostId, way: "media" } as const;
  const of = { bookingId: meeting.bookingId, mediaId: leave.mediaId };
  const media = await openMedia(services, access, of);
  const read = async (first: number, last: number) => {
    const chunks: Buffer[] = [];
    for await (const chunk of media?.read(first, last) ?? []) chunks.push(chunk);
    return Buffer.concat(chunks).toString("latin1");
  };
  const whole = webm("secret words").toString("latin1") + "and more";
  expect(media?.bytes).toBe(whole.length);
  expect(await read(0, whole.length - 1)).toBe(whole);
  expect(await read(40, 47)).toBe(whole.slice(40, 48));
  const stranger = await createMeeting(database, { startsAt: now });
  expect(await openMedia(services, { ...access, organizationId: stranger.organizationId }, of)).toBeNull();
  const looks = await database.prisma.accessEvent.findMany({ where: { bookingId: meeting.bookingId } });
  expect(looks.map(({ way, viewerId }) => [way, viewerId])).toEqual([["media", meeting.hostId]]);
});

const hasFfmpeg = ["/usr/bin/ffmpeg", "/usr/local/bin/ffmpeg"].some((file) => existsSync(file));

test.runIf(hasFfmpeg)(
  "killed in mid-recording, what was uploaded plays",
  async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "recording-"));
    try {
      // Six seconds as a recorder would make them, cut into slices without regard to what is in them.
      const file = path.join(folder, "take.webm");
      const source = [
        "-f",
        "lavfi",
        "-i",
        "testsrc=size=160x120:rate=10",
        "-f",
        "lavfi",
        "-i",
        "sine=frequency=440",
      ];
      const coded = ["-c:v", "libvpx", "-b:v", "100k", "-g", "10", "-c:a", "libopus", "-t", "6"];
      execFileSync("ffmpeg", ["-v", "error", "-y", ...source, ...coded, "-f", "webm", "-live", "1", file]);
      const bytes = readFileSync(file);
      const slice = Math.ceil(bytes.length / 6);
      // A program that is waited for holds up this process, so the room opens after it.
      const { services, meeting, host, guest } = await scene();
      services.settings.dataDir = folder;
      const leave = await record(host, [guest]);
      for (let seq = 0; seq < 4; seq += 1)
        expect(
          (await upload(services, leave, { seq, bytes: bytes.subarray(seq * slice, (seq + 1) * slice) }))
            .status,
        ).toBe(201);
      host.socket.terminate();
      guest.socket.terminate();
      services.clock.pass(120_000);
      await mediaJobs[1]?.handle(services, {}, { putBack: false });
      await finish(services, leave.mediaId);
      expect((await ofMedia(leave.mediaId))?.state).toBe("ready");

      const media = await openMedia(
        services,
        { organizationId: meeting.organizationId, viewerId: meeting.hostId, way: "media" },
        { bookingId: meeting.bookingId, mediaId: leave.mediaId },
      );
      const chunks: Buffer[] = [];
      for await (const chunk of media?.read(0, media.bytes - 1) ?? []) chunks.push(chunk);
      const played = path.join(folder, "played.webm");
      writeFileSync(played, Buffer.concat(chunks));
      const probe = ["-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", played];
      const seconds = Number(execFileSync("ffprobe", probe).toString());
      expect(seconds).toBeGreaterThan(3);
      execFileSync("ffmpeg", ["-v", "error", "-i", played, "-f", "null", "-"]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  60_000,
);
