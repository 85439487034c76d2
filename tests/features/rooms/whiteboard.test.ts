import { afterEach, expect, test } from "vitest";
import { applyUpdate, Doc, encodeStateAsUpdate } from "yjs";
import { createMeeting } from "#tests/factories/meeting.ts";
import { testDatabase } from "#tests/features/test-database.ts";
import { type RoomClient, startRooms } from "./room-harness.ts";

const database = await testDatabase();
const now = Date.UTC(2027, 2, 1, 9);
const nothing = Buffer.from([0]).toString("base64");

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

function drawn(name: string): string {
  const doc = new Doc();
  doc.getMap("things").set(name, { kind: "text", x: 0, y: 0, text: name });
  return Buffer.from(encodeStateAsUpdate(doc)).toString("base64");
}

const write = (client: RoomClient, part: string) => client.say({ type: "board-write", part, last: true });

async function namesIn(client: RoomClient): Promise<string[]> {
  const before = client.heard.length;
  client.say({ type: "board-read", vector: nothing });
  await client.hears("board-copy", (word) => word.vector !== null && client.heard.indexOf(word) >= before);
  const parts = client.heard.slice(before).flatMap((word) => (word.type === "board-copy" ? [word.part] : []));
  const doc = new Doc();
  const bytes = Buffer.from(parts.join(""), "base64");
  if (bytes.length > 0) applyUpdate(doc, new Uint8Array(bytes));
  return [...doc.getMap("things").keys()].toSorted();
}

test("whoever comes late, or loads anew, gets the whiteboard from the server; with the last one it is forgotten", async () => {
  const { enter, meeting, asHost, asAttendee } = await world();
  const host = await enter(meeting, asHost);
  await host.join();
  write(host, drawn("one"));
  await host.hears("board-begun");
  write(host, drawn("two"));
  const attendee = await enter(meeting, asAttendee);
  await attendee.join();
  await attendee.hears("board-begun");
  expect(await namesIn(attendee)).toEqual(["one", "two"]);
  for (const client of [host, attendee]) client.say({ type: "leave" });
  await host.seats(0);

  const again = await enter(meeting, asHost);
  await again.join();
  expect(await namesIn(again)).toEqual([]);
  expect(again.heard.some(({ type }) => type === "board-begun")).toBe(false);
});

test("nobody draws or looks before they have a seat", async () => {
  const { enter, meeting, asHost } = await world();
  const guest = await enter(meeting, { role: "guest", id: "g" });
  write(guest, drawn("sprayed"));
  guest.say({ type: "board-read", vector: nothing });
  const host = await enter(meeting, asHost);
  write(host, drawn("early"));
  await host.join();
  expect(await namesIn(host)).toEqual([]);
  expect(guest.heard.some(({ type }) => type.startsWith("board"))).toBe(false);
});

test("junk on the whiteboard's words harms nobody, and words of the wrong shape end the socket as any junk does", async () => {
  const { enter, meeting, asHost, asAttendee } = await world();
  const host = await enter(meeting, asHost);
  await host.join();
  write(host, drawn("kept"));
  const attendee = await enter(meeting, asAttendee);
  await attendee.join();
  for (const junk of ["AAAA", "////", drawn("half").slice(0, 40)]) write(attendee, junk);
  attendee.say({ type: "board-read", vector: "////" });
  expect(await namesIn(attendee)).toEqual(["kept"]);
  for (let n = 0; n < 11; n += 1) write(attendee, "not base64!");
  expect(await attendee.closed).toBe(1008);
  expect(await namesIn(host)).toEqual(["kept"]);
});
