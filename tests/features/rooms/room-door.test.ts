import { expect, test } from "vitest";
import { shownNumber } from "#app/domain/room/meeting-code.ts";
import { issueTicket } from "#app/features/rooms/issue-ticket.server.ts";
import { takeKeyFromAddress } from "#app/features/rooms/room-door.server.ts";
import { readRoomPage } from "#app/features/rooms/room-page.server.ts";
import { createRoomTickets } from "#app/features/rooms/room-ticket.server.ts";
import { createMeeting, createSessionFor, type Meeting } from "#tests/factories/meeting.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "#tests/features/test-database.ts";

const database = await testDatabase();
const now = Date.UTC(2027, 2, 1, 9);
const minute = 60_000;
const services = fakeServices(database);
services.clock.set(now);
const tickets = createRoomTickets(services.settings.secret);

/** What a loader or an action is given, in a request of its own. */
function args(
  id: string,
  { cookie = "", query = "", body }: { cookie?: string; query?: string; body?: unknown } = {},
) {
  const init =
    body === undefined
      ? {}
      : { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) };
  const request = new Request(`http://parley.test/room/${id}${query}`, {
    ...init,
    headers: { Cookie: cookie },
  });
  return {
    request,
    params: { id },
    context: { services, nonce: "", requestId: "r", network: "192.0.2.0/24" },
  };
}

const attendeeKey = (meeting: Meeting) =>
  new URL(services.links.attendeeRoomUrl(meeting.bookingId, meeting.attendeeId)).searchParams.get("as") ?? "";
const attendeeCookie = (meeting: Meeting) => `parley_room_key=${attendeeKey(meeting)}`;
const hostCookie = async (meeting: Meeting) =>
  `parley_session=${await createSessionFor(database, meeting.hostId, now)}`;

async function ticketOf(id: string, options: { cookie?: string; body?: unknown } = {}) {
  const { answer } = await issueTicket(args(id, { body: {}, ...options }));
  if (!answer.ok) throw new Error(answer.reason);
  return answer;
}

test("whoever is let in gets credentials for the relay that last as long as set, and nobody at the door does", async () => {
  const meeting = await createMeeting(database, { startsAt: now });
  const cookie = attendeeCookie(meeting);
  expect(await ticketOf(meeting.bookingId, { cookie })).toMatchObject({ iceServers: [], iceTtlMs: null });
  const turn = {
    urls: ["turn:relay.test"],
    secret: "shared",
    ttlSeconds: 600,
    country: null,
    guarantee: null,
  };
  const plain = { turn: services.settings.turn, stunUrls: services.settings.stunUrls };
  Object.assign(services.settings, { turn, stunUrls: ["stun:stun.test"] });
  const attendee = await ticketOf(meeting.bookingId, { cookie });
  const guest = await ticketOf(meeting.bookingId);
  const where = { id: meeting.organizationId };
  await database.prisma.organization.update({ where, data: { callsByRelay: true } });
  const hidden = await ticketOf(meeting.bookingId, { cookie });
  Object.assign(services.settings, plain);
  expect(guest).toMatchObject({ iceServers: [{ urls: ["stun:stun.test"] }], iceTtlMs: null });
  const [stun, relay] = attendee.iceServers;
  expect(stun).toEqual({ urls: ["stun:stun.test"] });
  expect(relay).toMatchObject({ urls: ["turn:relay.test"] });
  expect(relay?.username).toMatch(new RegExp(`^${now / 1000 + 600}:`));
  expect(relay?.username).not.toContain(meeting.attendeeId);
  expect(attendee).toMatchObject({ iceTtlMs: 600_000, relayOnly: false });
  expect(hidden.relayOnly).toBe(true);
  // A wish that nothing can fulfil keeps nobody from meeting; the settings say that it is not in force.
  expect((await ticketOf(meeting.bookingId, { cookie })).relayOnly).toBe(false);
});

test("the host by session, the attendee by key and anyone else get tickets of their own kind", async () => {
  const meeting = await createMeeting(database, { startsAt: now });
  const host = await ticketOf(meeting.bookingId, { cookie: await hostCookie(meeting) });
  expect(host).toMatchObject({ role: "host", admitted: true, participantId: `host-${meeting.hostId}` });
  const attendee = await ticketOf(meeting.bookingId, { cookie: attendeeCookie(meeting) });
  expect(attendee).toMatchObject({ role: "attendee", admitted: true });
  expect(await ticketOf(meeting.bookingId)).toMatchObject({ role: "guest", admitted: false });
  for (const { ticket, peerId } of [host, attendee]) {
    expect(tickets.verify(ticket, now)).toMatchObject({ room: meeting.bookingId, peerId });
    expect(Buffer.from(ticket.split(".")[0] ?? "", "base64url").toString()).not.toMatch(/Hanna|Ada|example/);
  }
});

test("a signed-in member who is not this meeting's host waits at the door like anyone", async () => {
  const meeting = await createMeeting(database, { startsAt: now });
  const elsewhere = await createMeeting(database, { startsAt: now });
  const answer = await ticketOf(meeting.bookingId, { cookie: await hostCookie(elsewhere) });
  expect(answer).toMatchObject({ role: "guest", admitted: false });
});

test("a host whom the business suspended waits at the door like anyone, until they are restored", async () => {
  const meeting = await createMeeting(database, { startsAt: now });
  const cookie = await hostCookie(meeting);
  const set = (barredAt: Date | null) =>
    database.prisma.membership.updateMany({
      where: { userId: meeting.hostId },
      data: { barredAt, suspendedAt: barredAt },
    });
  await set(new Date(now));
  expect(await ticketOf(meeting.bookingId, { cookie })).toMatchObject({ role: "guest", admitted: false });
  await set(null);
  expect(await ticketOf(meeting.bookingId, { cookie })).toMatchObject({ role: "host", admitted: true });
});

test("a key of another room, a forged one and a removed attendee's open nothing", async () => {
  const [meeting, other] = [
    await createMeeting(database, { startsAt: now }),
    await createMeeting(database, { startsAt: now }),
  ];
  const keys = [attendeeKey(other), `${attendeeKey(meeting)}x`, "", "a.b.c", `${meeting.attendeeId}.`];
  for (const key of keys) {
    const answer = await ticketOf(meeting.bookingId, { cookie: `parley_room_key=${key}` });
    expect(answer.role).toBe("guest");
  }
  const kept = attendeeCookie(meeting);
  await database.prisma.attendee.delete({ where: { id: meeting.attendeeId } });
  expect((await ticketOf(meeting.bookingId, { cookie: kept })).role).toBe("guest");
});

test("each page has a fresh peer id; a page that reconnects keeps its own", async () => {
  const meeting = await createMeeting(database, { startsAt: now });
  const cookie = attendeeCookie(meeting);
  const first = await ticketOf(meeting.bookingId, { cookie });
  const reloaded = await ticketOf(meeting.bookingId, { cookie, body: { previous: first.ticket } });
  expect(reloaded.participantId).toBe(first.participantId);
  expect(reloaded.peerId).not.toBe(first.peerId);
  const kept = await ticketOf(meeting.bookingId, {
    cookie,
    body: { previous: first.ticket, keepPeer: true },
  });
  expect(kept.peerId).toBe(first.peerId);
});

test("an admitted guest stays admitted by the earlier ticket, however old, and nobody else by it", async () => {
  const meeting = await createMeeting(database, { startsAt: now });
  const asked = await ticketOf(meeting.bookingId);
  const { participantId, peerId } = asked;
  const facts = { participantId, peerId, room: meeting.bookingId, role: "guest" as const };
  const admitted = tickets.issue({ ...facts, admitted: true }, now - 30 * minute);
  expect(await ticketOf(meeting.bookingId, { body: { previous: admitted } })).toMatchObject({
    participantId,
    admitted: true,
  });
  expect(await ticketOf(meeting.bookingId, { body: { previous: asked.ticket } })).toMatchObject({
    admitted: false,
  });
  const forged = `${admitted.slice(0, -3)}AAA`;
  expect(await ticketOf(meeting.bookingId, { body: { previous: forged } })).toMatchObject({
    admitted: false,
  });
  const elsewhere = await createMeeting(database, { startsAt: now });
  expect(await ticketOf(elsewhere.bookingId, { body: { previous: admitted } })).toMatchObject({
    admitted: false,
  });
});

test("somebody else's earlier ticket gives neither their seat nor their peer id", async () => {
  const meeting = await createMeeting(database, { startsAt: now });
  const host = await ticketOf(meeting.bookingId, { cookie: await hostCookie(meeting) });
  const body = { previous: host.ticket, keepPeer: true };
  const attendee = await ticketOf(meeting.bookingId, { cookie: attendeeCookie(meeting), body });
  expect(attendee.participantId).toBe(`attendee-${meeting.attendeeId}`);
  expect(attendee.peerId).not.toBe(host.peerId);
  const stranger = await ticketOf(meeting.bookingId, { body });
  expect(stranger).toMatchObject({ role: "guest", admitted: false });
  expect(stranger.peerId).not.toBe(host.peerId);
});

test("outside its hours a room gives no tickets", async () => {
  const cases = [
    { startsAt: now + 15 * minute + 1, reason: "early", status: 409 },
    { startsAt: now - 90 * minute, reason: "over", status: 410 },
    { startsAt: now, cancelled: true, reason: "cancelled", status: 410 },
  ];
  for (const { reason, status, ...options } of cases) {
    const meeting = await createMeeting(database, options);
    const refused = await issueTicket(args(meeting.bookingId, { cookie: attendeeCookie(meeting), body: {} }));
    expect(refused).toEqual({ status, answer: { ok: false, reason } });
  }
});

test("an unknown room is a 404, nonsense a 400", async () => {
  await expect(issueTicket(args("nowhere", { body: {} }))).rejects.toMatchObject({ status: 404 });
  const { bookingId } = await createMeeting(database, { startsAt: now });
  for (const body of ["{", "[]", { previous: 7 }, { previous: "x".repeat(1_001) }]) {
    await expect(issueTicket(args(bookingId, { body }))).rejects.toMatchObject({ status: 400 });
  }
});

test("the key leaves the address for a cookie of this room alone", async () => {
  const meeting = await createMeeting(database, { startsAt: now });
  const answer = await takeKeyFromAddress(args(meeting.bookingId, { query: `?as=${attendeeKey(meeting)}` }));
  expect(answer?.headers.get("Location")).toBe(`/room/${meeting.bookingId}`);
  expect(answer?.headers.get("Set-Cookie")).toBe(
    `${attendeeCookie(meeting)}; Path=/room/${meeting.bookingId}; HttpOnly; SameSite=Lax`,
  );
  const forged = await takeKeyFromAddress(args(meeting.bookingId, { query: "?as=forged" }));
  expect(forged?.headers.get("Location")).toBe(`/room/${meeting.bookingId}`);
  expect(forged?.headers.get("Set-Cookie")).toBe(null);
  expect(await takeKeyFromAddress(args(meeting.bookingId))).toBe(null);
});

test("a stranger's page names the meeting and nobody in it", async () => {
  const meeting = await createMeeting(database, { startsAt: now });
  const { page } = await readRoomPage(args(meeting.bookingId));
  expect(JSON.stringify(page)).not.toMatch(/Ada|Hanna|customers|hosts\.example/);
  const own = await readRoomPage(args(meeting.bookingId, { cookie: attendeeCookie(meeting) }));
  expect(own.page).toMatchObject({ withName: "Hanna Berg", you: { role: "attendee", name: "Ada Lovelace" } });
});

test("the link to take to another browser brings an attendee in as themselves, and a stranger as a stranger", async () => {
  const meeting = await createMeeting(database, { startsAt: now });
  const own = await readRoomPage(args(meeting.bookingId, { cookie: attendeeCookie(meeting) }));
  expect(own.page.ownLink).toBe(services.links.attendeeRoomUrl(meeting.bookingId, meeting.attendeeId));
  for (const cookie of ["", await hostCookie(meeting)]) {
    const other = await readRoomPage(args(meeting.bookingId, { cookie }));
    expect(other.page.ownLink).toBe(services.links.roomUrl(meeting.bookingId));
    expect(JSON.stringify(other.page)).not.toContain(attendeeKey(meeting));
  }
});

test("the hosts of a meeting that has a number are told how they bring others in, and nobody else is", async () => {
  const meeting = await createMeeting(database, { startsAt: now });
  const { bookingId, organizationId } = meeting;
  await database.prisma.roomCode.create({ data: { number: "123456789", organizationId, bookingId } });
  const host = await readRoomPage(args(bookingId, { cookie: await hostCookie(meeting) }));
  expect(host.page.ways).toEqual({
    url: services.links.roomUrl(bookingId),
    joinHost: `${services.links.host}/join`,
    number: shownNumber("123456789"),
    pin: services.links.roomPin(bookingId),
  });
  for (const cookie of ["", attendeeCookie(meeting)])
    expect((await readRoomPage(args(bookingId, { cookie }))).page.ways).toBe(null);
});
