import { expect, onTestFinished, test } from "vitest";
import { bookingDetail } from "#app/features/dashboard/booking-detail.server.ts";
import { eraseAtRequest, inErasingTransaction, runRetention } from "#app/features/privacy/privacy.server.ts";
import { chatOfAttendees } from "#app/features/rooms/rooms.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { createMeeting, type Meeting } from "#tests/factories/meeting.ts";
import { testDatabase } from "../test-database.ts";
import { startRooms } from "./room-harness.ts";

const database = await testDatabase();
const { prisma } = database;
const now = Date.UTC(2027, 2, 1, 9);
const dayMs = 86_400_000;
const secret = "the-canary-sang-at-noon";

async function room(keepsChat: boolean, meeting?: Meeting) {
  const of = meeting ?? (await createMeeting(database, { startsAt: now }));
  const where = { id: of.organizationId };
  await prisma.organization.update({ where, data: { keepsChat, chatDays: 10 } });
  const rooms = await startRooms(database, now);
  let stopped = false;
  const stop = async () => {
    if (!stopped) await rooms.stop();
    stopped = true;
  };
  onTestFinished(stop);
  const enter = async (role: "host" | "attendee") => {
    const client = await rooms.enter(of, { role, id: role === "host" ? of.hostId : of.attendeeId });
    await client.join();
    return client;
  };
  return { rooms, meeting: of, enter, stop };
}

async function talk({ enter }: Awaited<ReturnType<typeof room>>) {
  const host = await enter("host");
  const ada = await enter("attendee");
  await host.seats(2);
  ada.say({ type: "chat", id: "1", text: secret });
  ada.say({ type: "chat", id: "1", text: secret });
  host.say({ type: "chat", id: "1", text: "Welcome" });
  await ada.hears("written", ({ lines }) => lines.some(({ text }) => text === "Welcome"));
  return { host, ada };
}

const rowsOf = async ({ organizationId }: Meeting) =>
  (
    await database.owner.query("SELECT * FROM chat_line WHERE organization_id = $1 ORDER BY said_at, id", [
      organizationId,
    ])
  ).rows as Record<string, string>[];

function detail({ rooms, meeting }: Awaited<ReturnType<typeof room>>) {
  return bookingDetail(rooms.services, {
    organization: { id: meeting.organizationId, timeZone: "UTC" },
    bookingId: meeting.bookingId,
    viewerId: meeting.hostId,
    translator: translatorFor("en"),
  });
}

test("nothing written in a call is kept unless the business said so before the room opened, and everybody is told which", async () => {
  const silent = await room(false);
  const { host, ada } = await talk(silent);
  expect((await host.hears("roster")).meeting.chatDays).toBeNull();
  // Turned on meanwhile, it holds from the next opening on: those who are here were told otherwise.
  await prisma.organization.update({
    where: { id: silent.meeting.organizationId },
    data: { keepsChat: true },
  });
  await silent.enter("attendee");
  ada.say({ type: "chat", id: "2", text: secret });
  host.say({ type: "chat", id: "2", text: "And this" });
  await host.hears("written", ({ lines }) => lines.some(({ text }) => text === "And this"));
  await silent.stop();
  expect(await rowsOf(silent.meeting)).toEqual([]);
});

test("where it is kept, it lies sealed in the database, once for each line, and hosts and writers read it", async () => {
  const open = await room(true);
  const { host } = await talk(open);
  expect((await host.hears("roster")).meeting.chatDays).toBe(10);
  await expect.poll(() => rowsOf(open.meeting)).toHaveLength(2);
  const stored = await rowsOf(open.meeting);
  expect(JSON.stringify(stored)).not.toContain(secret);
  expect(stored.every(({ text }) => text?.startsWith("v1:"))).toBe(true);
  const shown = await detail(open);
  expect(shown?.chat.map(({ text }) => text).sort()).toEqual(["Welcome", secret].sort());
  const own = await chatOfAttendees(prisma, [open.meeting.attendeeId]);
  expect(own.map(({ text }) => text)).toEqual([secret]);
  const other = await room(true);
  expect(
    (await detail({ ...open, meeting: { ...open.meeting, organizationId: other.meeting.organizationId } }))
      ?.chat,
  ).toBe(undefined);
});

test("whoever comes after the process died reads what was written before", async () => {
  const first = await room(true);
  await talk(first);
  await expect.poll(() => rowsOf(first.meeting)).toHaveLength(2);
  await first.stop();
  const second = await room(true, first.meeting);
  const ada = await second.enter("attendee");
  const { lines } = await ada.hears("written");
  expect(lines.map(({ id, text }) => [id, text]).sort()).toEqual(
    [
      ["1", secret],
      ["1", "Welcome"],
    ].sort(),
  );
});

test("it goes by its own rule, with its call, and with whoever wrote it", async () => {
  const [byRule, withCall, withPerson] = [await room(true), await room(true), await room(true)];
  for (const one of [byRule, withCall, withPerson]) {
    await talk(one);
    await expect.poll(() => rowsOf(one.meeting)).toHaveLength(2);
    await one.stop();
  }
  await prisma.call.deleteMany({ where: { organizationId: withCall.meeting.organizationId } });
  expect(await rowsOf(withCall.meeting)).toEqual([]);
  const { services } = byRule.rooms;
  const none: string[] = [];
  await inErasingTransaction(database, (tx) =>
    eraseAtRequest(services, tx, {
      ...{ organizationId: withPerson.meeting.organizationId, seatIds: [withPerson.meeting.attendeeId] },
      ...{ bookingIds: none, waitingIds: none, offerIds: none, proposalIds: none, consentIds: none },
    }),
  );
  expect((await rowsOf(withPerson.meeting)).map(({ name }) => name)).not.toContain("Ada Lovelace");
  expect(await rowsOf(withPerson.meeting)).toHaveLength(1);
  services.clock.set(now + 10 * dayMs - 3_600_000);
  await runRetention(services);
  expect(await rowsOf(byRule.meeting)).toHaveLength(2);
  services.clock.set(now + 10 * dayMs + 3_600_000);
  expect((await runRetention(services)).chatLines).toBeGreaterThanOrEqual(2);
  expect(await rowsOf(byRule.meeting)).toEqual([]);
});
