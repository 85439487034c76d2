import { expect, test } from "vitest";
import { figuresPage } from "#app/features/figures/figures.server.ts";
import { rateCall } from "#app/features/rooms/rate-call.server.ts";
import { createRoomTickets } from "#app/features/rooms/room-ticket.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { createMeeting, type Meeting } from "#tests/factories/meeting.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const { prisma } = database;
const now = Date.UTC(2027, 2, 1, 9);
const hour = 3_600_000;
const services = fakeServices(database);
services.clock.set(now);
const tickets = createRoomTickets(services.settings.secret);

/** A meeting with one call between its host, its attendee and a guest. */
async function metOnce() {
  const meeting = await createMeeting(database, { startsAt: now });
  const { organizationId, bookingId, hostId, attendeeId } = meeting;
  const callId = randomId();
  const joinedAt = new Date(now);
  const of = { organizationId, joinedAt };
  await prisma.call.create({
    data: {
      id: callId,
      organizationId,
      bookingId,
      startedAt: joinedAt,
      lastSeenAt: joinedAt,
      participants: {
        create: [
          { id: randomId(), role: "host", userId: hostId, name: "Hanna", ...of },
          { id: randomId(), role: "attendee", attendeeId, name: "Ada", ...of },
          { id: randomId(), role: "guest", name: "Grace", ...of },
        ],
      },
    },
  });
  return { ...meeting, callId };
}

function ticketOf(meeting: Meeting, role: "host" | "attendee" | "guest", id: string, admitted = true) {
  const person = { participantId: `${role}-${id}`, role, admitted, peerId: "p", room: meeting.bookingId };
  return tickets.issue(person, services.clock.now());
}

function form(ticket: string, fields: Record<string, string> = { score: "4" }, reasons: string[] = []) {
  const data = new FormData();
  data.set("ticket", ticket);
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  for (const reason of reasons) data.append("reason", reason);
  return data;
}

const ratingsIn = ({ organizationId }: Meeting) =>
  prisma.callRating.findMany({ where: { organizationId }, orderBy: [{ score: "asc" }, { id: "asc" }] });

test("host, attendee and guest rate a call once each; a second form is thanked and not kept", async () => {
  const meeting = await metOnce();
  const people = [
    ticketOf(meeting, "host", meeting.hostId),
    ticketOf(meeting, "attendee", meeting.attendeeId),
    ticketOf(meeting, "guest", randomId()),
  ];
  for (const ticket of [...people, ...people]) {
    const sent = form(ticket, { score: "5", note: "Clear as a bell" }, ["sound", "made-up"]);
    expect(await rateCall(services, meeting.bookingId, sent)).toEqual({ outcome: "rated" });
  }
  const ratings = await ratingsIn(meeting);
  expect(ratings).toHaveLength(3);
  expect(ratings.every(({ reasons }) => reasons.join() === "sound")).toBe(true);
  expect(ratings.map(({ userId, attendeeId }) => [userId, attendeeId])).toEqual(
    expect.arrayContaining([
      [meeting.hostId, null],
      [null, meeting.attendeeId],
      [null, null],
    ]),
  );
});

test("only a ticket of this room rates it, whoever was in no call rates none, and a day later nobody does", async () => {
  const [meeting, other] = [await metOnce(), await metOnce()];
  const mine = ticketOf(meeting, "attendee", meeting.attendeeId);
  const rate = (ticket: string, fields?: Record<string, string>, room = meeting.bookingId) =>
    rateCall(services, room, form(ticket, fields));
  expect(await rate("")).toEqual({ outcome: "unknown" });
  expect(await rate(`${mine}x`)).toEqual({ outcome: "unknown" });
  expect(await rate(mine, undefined, other.bookingId)).toEqual({ outcome: "unknown" });
  expect(await rate(ticketOf(meeting, "guest", randomId(), false))).toEqual({ outcome: "unknown" });
  expect(await rate(ticketOf(meeting, "attendee", randomId()))).toEqual({ outcome: "no-call" });
  for (const score of ["", "0", "6", "4.5", "five"])
    expect(await rate(mine, { score })).toEqual({ outcome: "no-score", ticket: mine });
  services.clock.pass(25 * hour);
  expect(await rate(mine)).toEqual({ outcome: "too-late" });
  services.clock.set(now);
  expect(await ratingsIn(meeting)).toEqual([]);
});

test("with its call a rating loses its words and every link to a person, and its score stays", async () => {
  const meeting = await metOnce();
  const ticket = ticketOf(meeting, "attendee", meeting.attendeeId);
  await rateCall(
    services,
    meeting.bookingId,
    form(ticket, { score: "2", note: "Ada was late" }, ["picture"]),
  );
  await prisma.call.delete({ where: { id: meeting.callId } });
  expect(await ratingsIn(meeting)).toMatchObject([
    { score: 2, reasons: ["picture"], note: "", callId: null, userId: null, attendeeId: null, rater: null },
  ]);
});

test("with the person, too, and so with the whole booking", async () => {
  const meeting = await metOnce();
  const ticket = ticketOf(meeting, "attendee", meeting.attendeeId);
  await rateCall(services, meeting.bookingId, form(ticket, { score: "3", note: "mine" }));
  await prisma.attendee.delete({ where: { id: meeting.attendeeId } });
  expect(await ratingsIn(meeting)).toMatchObject([{ score: 3, note: "", callId: null, rater: null }]);
  await prisma.booking.delete({ where: { id: meeting.bookingId } });
  expect(await ratingsIn(meeting)).toHaveLength(1);
});

test("figures tell an average from ten ratings on, and not of fewer; erased calls leave it as it was", async () => {
  const meeting = await metOnce();
  const { organizationId } = meeting;
  const rate = (score: string) =>
    rateCall(services, meeting.bookingId, form(ticketOf(meeting, "guest", randomId()), { score }));
  const ratings = async () =>
    (await figuresPage(services, { organizationId, translator: translatorFor("en") })).ratings;
  for (let count = 0; count < 9; count++) await rate("5");
  expect(await ratings()).toBeNull();
  await rate("1");
  expect(await ratings()).toEqual({ count: 10, average: "4.6", amiss: [] });
  await prisma.call.delete({ where: { id: meeting.callId } });
  expect(await ratings()).toEqual({ count: 10, average: "4.6", amiss: [] });
  const other = await metOnce();
  const elsewhere = { organizationId: other.organizationId, translator: translatorFor("en") };
  expect((await figuresPage(services, elsewhere)).ratings).toBeNull();
});
