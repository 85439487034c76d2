import { expect, onTestFinished, test } from "vitest";
import type { Transcriber, Transcription } from "#app/ports/transcriber.ts";
import { createMeeting } from "#tests/factories/meeting.ts";
import { createLonelyBus } from "#tests/fakes/lonely-bus.ts";
import { testDatabase } from "../test-database.ts";
import { type RoomClient, startRooms } from "./room-harness.ts";

const database = await testDatabase();
const now = Date.UTC(2027, 2, 1, 9);
const part = (text: string) => Buffer.from(text).toString("base64");
const speech = (text: string) => ({ type: "speech", sound: "audio/webm", part: part(text) });

/** Answers with what the sound is, in capitals, or as it is told to. */
function fakeTranscriber(answer?: () => Promise<Transcription>) {
  const heard: string[] = [];
  const transcriber: Transcriber = {
    async write({ bytes }) {
      const text = Buffer.from(bytes).toString();
      heard.push(text);
      return answer ? answer() : { ok: true, text: text.toUpperCase() };
    },
  };
  return { heard, transcriber };
}

async function scene(options: { allows?: boolean; answer?: () => Promise<Transcription> } = {}) {
  const { heard, transcriber } = fakeTranscriber(options.answer);
  const rooms = await startRooms(database, now, createLonelyBus(), transcriber);
  onTestFinished(rooms.stop);
  const meeting = await createMeeting(database, { startsAt: now });
  const where = { id: meeting.organizationId };
  await database.prisma.organization.update({ where, data: { captionsCalls: options.allows ?? true } });
  const host = await rooms.enter(meeting, { role: "host", id: meeting.hostId });
  await host.join();
  const ada = await rooms.enter(meeting, { role: "attendee", id: meeting.attendeeId });
  await ada.join();
  await host.seats(2);
  return { rooms, meeting, heard, host, ada };
}

async function answer(client: RoomClient, said: "given" | "refused" | "withdrawn") {
  const { asked } = await client.hears("captions", (word) => word.asked !== null);
  const textHash = asked?.en.hash;
  client.say({ type: "consent", about: "captions", answer: said, textHash, locale: "en" });
}

/** A word goes and comes back, so everything said before it was heard. */
async function settle(client: RoomClient) {
  const id = String(Math.random());
  client.say({ type: "chat", id, text: "now" });
  await client.hears("written", ({ lines }) => lines.some((line) => line.id === id));
}

const captionsOf = (client: RoomClient) =>
  client.heard.flatMap((message) => (message.type === "caption" ? [`${message.name}: ${message.text}`] : []));

test("nothing said goes to the transcriber before everybody answered; then each yes is in the ledger", async () => {
  const { meeting, heard, host, ada } = await scene();
  ada.say(speech("before anybody asked"));
  ada.say({ type: "captions", wanted: true });
  await answer(ada, "given");
  await host.hears("captions", ({ answers }) => Object.values(answers).includes("given"));
  ada.say(speech("before the host answered"));
  await settle(ada);
  expect(heard).toEqual([]);
  await answer(host, "given");
  await ada.hears("captions", ({ state }) => state === "on");
  ada.say(speech("good morning"));
  const { from, text } = await host.hears("caption");
  expect([from, text]).toEqual([`attendee-${meeting.attendeeId}`, "GOOD MORNING"]);
  const records = await database.prisma.consentRecord.findMany({
    where: { organizationId: meeting.organizationId, purpose: "transcript" },
    include: { text: true },
  });
  expect(records.map(({ action, method }) => [action, method])).toEqual([
    ["given", "room"],
    ["given", "room"],
  ]);
  expect(records[0]?.text.text).toContain("Neither the sound nor the text is kept");
});

test("a refuser's voice is never sent, nor that of whoever is muted; the other's is", async () => {
  const { heard, host, ada } = await scene();
  host.say({ type: "captions", wanted: true });
  await answer(host, "given");
  await answer(ada, "refused");
  await host.hears("captions", ({ state }) => state === "on");
  ada.say(speech("not mine"));
  await settle(ada);
  host.say(speech("mine"));
  await ada.hears("caption");
  host.say({ type: "media", microphone: false, camera: true, screen: false });
  host.say(speech("muted"));
  await settle(host);
  expect(heard).toEqual(["mine"]);
});

test("whoever comes pauses them until they answer; a withdrawal ends them within two seconds, and what was under way is thrown away", async () => {
  let finish: (said: Transcription) => void = () => undefined;
  const { rooms, meeting, heard, host, ada } = await scene({
    answer: () => new Promise<Transcription>((resolve) => (finish = resolve)),
  });
  ada.say({ type: "captions", wanted: true });
  for (const client of [host, ada]) await answer(client, "given");
  await ada.hears("captions", ({ state }) => state === "on");
  const guest = await rooms.enter(meeting, { role: "guest", id: "grace", admitted: true });
  await guest.join("Grace");
  await ada.hears("captions", ({ state }) => state === "waiting");
  ada.say(speech("while she has not answered"));
  await settle(ada);
  expect(heard).toEqual([]);
  await answer(guest, "given");
  await ada.hears("captions", ({ state }) => state === "on");
  ada.say(speech("my number is"));
  await expect.poll(() => heard).toEqual(["my number is"]);
  const said = Date.now();
  await answer(ada, "withdrawn");
  await host.hears("captions", ({ state }) => state === "off");
  expect(Date.now() - said).toBeLessThan(2_000);
  finish({ ok: true, text: "My number is" });
  ada.say(speech("more"));
  await settle(ada);
  expect([captionsOf(host), heard]).toEqual([[], ["my number is"]]);
});

test("where the business does not allow them, or there is no transcriber, nobody is asked", async () => {
  const { heard, host, ada } = await scene({ allows: false });
  ada.say({ type: "captions", wanted: true });
  ada.say(speech("hello"));
  await settle(ada);
  expect(host.heard.some(({ type }) => type === "captions")).toBe(false);
  expect(heard).toEqual([]);
});

test("a transcriber that is down is said so calmly, and captions end; they can be asked for again", async () => {
  const { host, ada } = await scene({ answer: async () => ({ ok: false, reason: "unreachable" }) });
  host.say({ type: "captions", wanted: true });
  for (const client of [host, ada]) await answer(client, "given");
  await host.hears("captions", ({ state }) => state === "on");
  for (const text of ["one", "two", "three"]) {
    host.say(speech(text));
    await settle(host);
  }
  const word = await ada.hears("captions", ({ failed }) => failed);
  expect([word.state, word.by]).toEqual(["off", null]);
  host.say({ type: "captions", wanted: true });
  expect((await ada.hears("captions", ({ by }) => by !== null)).failed).toBe(false);
});

test("more pieces than anybody speaks are left out, too large ones are no words of the room, and nothing is stored", async () => {
  const { meeting, heard, host, ada } = await scene();
  host.say({ type: "captions", wanted: true });
  for (const client of [host, ada]) await answer(client, "given");
  await host.hears("captions", ({ state }) => state === "on");
  host.say({ ...speech("x"), part: "A".repeat(60_000) });
  host.say({ ...speech("x"), sound: "audio/wav" });
  for (let count = 0; count < 60; count++) host.say(speech(`secret-${count}`));
  await settle(host);
  expect(heard.length).toBeLessThanOrEqual(45);
  expect(heard.every((text) => text.startsWith("secret-"))).toBe(true);
  const tables = await database.owner.query(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
  );
  for (const { name } of tables.rows) {
    const { rows } = await database.owner.query(
      `SELECT count(*)::int AS count FROM "${name}" t WHERE t::text ~* 'secret-[0-9]'`,
    );
    expect([name, rows[0].count]).toEqual([name, 0]);
  }
  expect(await database.prisma.chatLine.count({ where: { organizationId: meeting.organizationId } })).toBe(0);
});
