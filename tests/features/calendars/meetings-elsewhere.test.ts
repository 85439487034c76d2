import { expect, onTestFinished, test } from "vitest";
import { moveBooking } from "#app/features/booking/booking.server.ts";
import { chooseDestination } from "#app/features/calendars/destination.server.ts";
import { disconnect } from "#app/features/calendars/disconnect.server.ts";
import { readRoomPage } from "#app/features/rooms/room-page.server.ts";
import { offeredMeetings } from "#app/features/scheduling/offered-meetings.server.ts";
import type { LocationKind } from "#app/platform/database/generated/client.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { createSessionFor } from "#tests/factories/meeting.ts";
import { book, booked, hourMs, letter, minuteMs, nine } from "../booking/booking-scene.ts";
import { testDatabase } from "../test-database.ts";
import { settleCopies } from "./copy-scene.ts";
import { googleScene } from "./google-scene.ts";
import { microsoftScene } from "./microsoft-scene.ts";

const database = await testDatabase();
const { prisma } = database;

type Scene = Awaited<ReturnType<typeof googleScene>> | Awaited<ReturnType<typeof microsoftScene>>;

/** An event type whose meetings are held elsewhere, by an owner whose bookings go into a calendar there. */
async function meeting(made: Scene, kind: LocationKind) {
  const { services, business, key } = made;
  const { organizationId, eventTypeId } = business;
  await prisma.eventLocation.create({ data: { id: randomId(), organizationId, eventTypeId, kind } });
  const { calendarId, connection } = await made.connect("events");
  const choice = { calendarId, withAnswers: true, keepsErased: true };
  expect(await chooseDestination(services, key, choice)).toBe(true);
  const settleAll = () => settleCopies(services, organizationId);
  const one = async () => {
    const { bookingId } = await booked(book(services, business));
    await settleAll();
    const attendee = await prisma.attendee.findFirstOrThrow({ where: { bookingId } });
    return { bookingId, attendeeId: attendee.id };
  };
  const copy = (bookingId: string) => prisma.calendarCopy.findFirstOrThrow({ where: { bookingId } });
  /** Where the room's address leads somebody; the page's phase where it leads nowhere else. */
  const door = async (bookingId: string, cookie = "") => {
    const request = new Request(`http://parley.test/room/${bookingId}`, { headers: { Cookie: cookie } });
    const context = { services, nonce: "", requestId: "r", network: "192.0.2.0/24" };
    try {
      const { page } = await readRoomPage({ request, params: { id: bookingId }, context });
      return [page.phase, page.heldAt];
    } catch (thrown) {
      if (!(thrown instanceof Response)) throw thrown;
      expect(thrown.headers.get("Referrer-Policy")).toBe("no-referrer");
      return thrown.headers.get("Location");
    }
  };
  const attendeeKey = ({ bookingId, attendeeId }: { bookingId: string; attendeeId: string }) =>
    `parley_room_key=${new URL(services.links.attendeeRoomUrl(bookingId, attendeeId)).searchParams.get("as")}`;
  return { settleAll, one, copy, door, attendeeKey, connection };
}

async function google() {
  const made = await googleScene(database);
  onTestFinished(() => void made.google.close());
  return made;
}

async function microsoft() {
  const made = await microsoftScene(database);
  onTestFinished(() => void made.microsoft.close());
  return made;
}

test("a meeting at Google is made with the event, and its room's address leads those who take part there", async () => {
  const made = await google();
  const { services, key } = made;
  const { settleAll, one, copy, door, attendeeKey } = await meeting(made, "google_meet");
  const { bookingId, attendeeId } = await one();
  const [event] = made.google.calendars.list(made.google.owner, {}).items;
  const url = String(event?.["hangoutLink"]);
  expect(url).toMatch(/^https:\/\/meet\.google\.com\//);
  expect((await copy(bookingId)).meetingUrl).toBe(url);
  // The mail holds our own address, which stays right whatever becomes of the meeting.
  const mail = await letter(services, { bookingId, kind: "booking_confirmed", attendeeId });
  expect(mail).toContain("Google Meet");
  expect(mail).toContain(services.links.attendeeRoomUrl(bookingId, attendeeId));
  expect(mail).not.toContain("meet.google.com");
  const cookie = attendeeKey({ bookingId, attendeeId });
  expect(await door(bookingId, cookie)).toEqual(["early", "Google Meet"]);
  services.clock.set(nine);
  const host = `parley_session=${await createSessionFor(database, key.userId, nine)}`;
  expect(await door(bookingId, cookie)).toBe(url);
  expect(await door(bookingId, host)).toBe(url);
  // Who has nothing but the address is told where it is held, and not the way in.
  expect(await door(bookingId)).toEqual(["away", "Google Meet"]);
  // Nor is whoever has given up their seat, or has not been agreed to yet.
  for (const status of ["cancelled", "pending", "confirmed"] as const) {
    await prisma.attendee.update({ where: { id: attendeeId }, data: { status } });
    expect(await door(bookingId, cookie)).toEqual(status === "confirmed" ? url : ["away", "Google Meet"]);
  }
  // A move keeps the meeting that people were told of.
  const by = { organizationId: key.organizationId, bookingId, by: "host", reason: "" } as const;
  expect(await moveBooking(services, { ...by, startsAt: nine + 2 * hourMs })).toMatchObject({ ok: true });
  await settleAll();
  expect(await door(bookingId, cookie)).toEqual(["early", "Google Meet"]);
  services.clock.set(nine + 2 * hourMs);
  expect(await door(bookingId, cookie)).toBe(url);
  // An erased booking leaves no meeting behind it either.
  services.clock.set(nine + 4 * hourMs);
  await prisma.booking.delete({ where: { id: bookingId } });
  await prisma.calendarCopy.updateMany({ where: { bookingId }, data: { nextTryAt: new Date(nine) } });
  await settleAll();
  const [scrubbed] = made.google.calendars.list(made.google.owner, {}).items;
  expect(scrubbed?.["hangoutLink"]).toBeUndefined();
});

test("a meeting that Google makes later is found later", async () => {
  const made = await google();
  made.google.calendars.meetings.isSlow = true;
  const { settleAll, one, copy } = await meeting(made, "google_meet");
  const { bookingId } = await one();
  expect((await copy(bookingId)).meetingUrl).toBeNull();
  made.services.clock.pass(minuteMs);
  await settleAll();
  expect((await copy(bookingId)).meetingUrl).toMatch(/^https:\/\/meet\.google\.com\//);
  made.services.clock.pass(hourMs);
  expect(await settleAll()).toBe(0);
});

test("where a calendar has no such meetings, or is not there any more, everybody meets in a room here", async () => {
  const made = await google();
  const own = made.google.calendars.calendarOf(made.google.owner);
  own.conferenceProperties = { allowedConferenceSolutionTypes: ["eventHangout"] };
  const { one, copy, door, attendeeKey } = await meeting(made, "google_meet");
  const first = await one();
  expect(await copy(first.bookingId)).toMatchObject({ meetingUrl: null, trouble: null });
  made.services.clock.set(nine);
  expect(await door(first.bookingId, attendeeKey(first))).toEqual(["open", "Google Meet"]);
});

test("a disconnected calendar takes its meetings along", async () => {
  const made = await google();
  const { one, door, attendeeKey, connection } = await meeting(made, "google_meet");
  const first = await one();
  expect(await disconnect(made.services, made.key, { id: connection.id, written: "leave" })).toBe(true);
  made.services.clock.set(nine);
  expect(await door(first.bookingId, attendeeKey(first))).toEqual(["open", "Google Meet"]);
});

test("a meeting at Microsoft is made with the event, and neither a move nor a note below its text ends it", async () => {
  const made = await microsoft();
  const { services, key } = made;
  const { settleAll, one, copy, door, attendeeKey } = await meeting(made, "microsoft_teams");
  const first = await one();
  const { bookingId } = first;
  const events = () => made.microsoft.calendars.list(made.microsoft.calendarId, undefined);
  const url = (await copy(bookingId)).meetingUrl;
  expect(url).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/meetup-join\//);
  expect(events()).toMatchObject([{ isOnlineMeeting: true, onlineMeeting: { joinUrl: url } }]);
  const by = { organizationId: key.organizationId, bookingId, by: "host", reason: "" } as const;
  expect(await moveBooking(services, { ...by, startsAt: nine + hourMs })).toMatchObject({ ok: true });
  await settleAll();
  expect(events()).toMatchObject([{ isOnlineMeeting: true, onlineMeeting: { joinUrl: url } }]);
  expect(events()[0]?.start.dateTime).toMatch(/T10:00:00/);
  services.clock.set(nine + hourMs);
  expect(await door(bookingId, attendeeKey(first))).toBe(url);
});

test("a personal account at Microsoft has no such meetings, and the appointment is kept in a room here", async () => {
  const made = await microsoft();
  const own = made.microsoft.calendars.calendarOf(made.microsoft.calendarId);
  own.allowedOnlineMeetingProviders = ["skypeForConsumer"];
  const { one, copy, door, attendeeKey } = await meeting(made, "microsoft_teams");
  const first = await one();
  expect(await copy(first.bookingId)).toMatchObject({ meetingUrl: null, trouble: null });
  made.services.clock.set(nine);
  expect(await door(first.bookingId, attendeeKey(first))).toEqual(["open", "Microsoft Teams"]);
});

test("meetings elsewhere are offered where members can connect calendars there", async () => {
  const { services } = await google();
  expect(offeredMeetings(services)).toEqual(["google_meet"]);
  expect(offeredMeetings({ calendarGrants: { google: null, microsoft: null } })).toEqual([]);
});
