import { beforeEach, expect, test } from "vitest";
import { randomId } from "#app/platform/security/random-id.server.ts";
import {
  changeBooking,
  hostAddress,
  type SceneWishes,
  seedBooking,
  startsAt,
  timesAt,
} from "./booking-scene.ts";
import { mailScene, mailTo, now, queueFor, sendAll } from "./mail-scene.ts";
import { readBack, readInvitation } from "./read-back.ts";

const scene = await mailScene();
const hourMs = 3_600_000;
const answerBy = new Date(now + 48 * hourMs);

beforeEach(() => {
  scene.enqueued.length = 0;
  scene.time.now = now;
});

async function requested(wishes: SceneWishes = {}) {
  const booking = await seedBooking(scene, { ...wishes, booking: { status: "pending", answerBy } });
  await queueFor(scene, booking, "booking_requested");
  return { booking, ...(await sendAll(scene)), all: [...scene.sent] };
}

test("a request is acknowledged with the time of its answer, and enters no calendar", async () => {
  const { toAttendee, toHost } = await requested();
  const attendee = await readBack(toAttendee);
  expect(attendee.subject).toBe("Request received: Intro call with Ada Host, Thu, Dec 3, 8:00\u00a0AM");
  expect(attendee.text).toContain("by Sunday, November 22, 2026 at 4:00\u00a0AM at the latest");
  expect(attendee.text).toContain("See or withdraw this request\nhttps://meet.parley.test:8443/booking/");
  const host = await readBack(toHost);
  expect(host.subject).toContain("Réponse attendue");
  expect(host.text).toContain("dimanche 22 novembre 2026 à 10:00");
  for (const { calendars, text } of [attendee, host]) {
    expect(calendars).toEqual([]);
    expect(text).not.toContain("/room/");
  }
});

test("each host answers by links of their own that carry their right and change nothing themselves", async () => {
  const { booking, all } = await requested({ colleagues: ["Bert Host"] });
  const [ada = "", bert = ""] = booking.hostIds;
  const { links } = scene.services;
  for (const hostId of [ada, bert]) {
    const mail = mailTo({ sent: all }, hostAddress(hostId));
    for (const answer of ["approve", "decline"] as const) {
      const url = links.decideUrl(booking.bookingId, hostId, { answer });
      expect(mail?.text).toContain(`\n${url}\n`);
      expect(mail?.html).toContain(`href="${url}"`);
      const parameter = new URL(url).pathname.replace("/decide/", "");
      expect(links.decisionOf(parameter)).toEqual({ bookingId: booking.bookingId, hostId });
      expect(links.decisionOf(parameter.replace(hostId, randomId()))).toBeNull();
    }
  }
  expect(mailTo({ sent: all }, hostAddress(ada))?.text).not.toContain(
    links.decideUrl(booking.bookingId, bert),
  );
  expect(mailTo({ sent: all }, hostAddress(ada))?.text).toContain("La première réponse de l’un de vous");
});

test("an accepted request is told as accepted, with the invitation that it lacked", async () => {
  const { booking } = await requested();
  await changeBooking(scene, booking, { status: "confirmed", answerBy: null });
  await queueFor(scene, booking, "booking_confirmed", { sequence: 1 });
  const { toAttendee, toHost } = await sendAll(scene);
  const attendee = await readInvitation(toAttendee);
  expect(attendee.text).toContain("Your request was accepted");
  expect([attendee.method, attendee.value("status"), attendee.value("sequence")]).toEqual([
    "REQUEST",
    "CONFIRMED",
    "1",
  ]);
  expect((await readInvitation(toHost)).text).toContain("Le rendez-vous avec Grace Guest aura lieu");
});

test.each([
  ["booking_declined", "declined", "This time is not possible", "host"],
  ["booking_expired", "expired", "Your request went unanswered", "system"],
] as const)(
  "%s: the attendee is told, and no calendar is asked to take out what it never held",
  async (kind, status, heading, by) => {
    const { booking } = await requested({ guests: ["guest@example.org"] });
    await changeBooking(scene, booking, {
      status,
      cancelledBy: by,
      cancelledAt: new Date(now),
      reason: "On leave",
    });
    await queueFor(scene, booking, kind, { sequence: 1, facts: { changedBy: by } });
    const { toAttendee, toHost } = await sendAll(scene);
    const attendee = await readBack(toAttendee);
    expect(attendee.text).toContain(heading);
    expect(attendee.text).toContain(`/${booking.slug}/intro`);
    expect(attendee.text.includes("On leave")).toBe(by === "host");
    expect(attendee.calendars).toEqual([]);
    expect((await readBack(toHost)).calendars).toEqual([]);
    expect(mailTo(scene, "guest@example.org")).toBeUndefined();
  },
);

test("a request that is withdrawn is not called a cancelled meeting", async () => {
  const { booking } = await requested();
  await changeBooking(scene, booking, {
    status: "cancelled",
    cancelledBy: "attendee",
    cancelledAt: new Date(now),
  });
  await queueFor(scene, booking, "booking_cancelled", { sequence: 1, facts: { changedBy: "attendee" } });
  const { toAttendee, toHost } = await sendAll(scene);
  expect(toAttendee?.subject).toContain("Request withdrawn");
  expect(toHost?.text).toContain("ne demande plus ce rendez-vous");
  expect([toAttendee?.calendar, toHost?.calendar]).toEqual([undefined, undefined]);
});

test("a request that moves still waits for its answer", async () => {
  const { booking } = await requested();
  const moved = startsAt + 2 * hourMs;
  await changeBooking(scene, booking, timesAt(moved, moved + hourMs));
  await queueFor(scene, booking, "booking_moved", {
    sequence: 1,
    facts: { changedBy: "attendee", previousStartsAt: startsAt, previousEndsAt: startsAt + hourMs / 2 },
  });
  const { toAttendee, toHost } = await sendAll(scene);
  expect(toAttendee?.text).toContain("Your request has a new time");
  expect(toAttendee?.calendar).toBeUndefined();
  expect(toHost?.text).toContain(
    scene.services.links.decideUrl(booking.bookingId, booking.hostId, { answer: "approve" }),
  );
});

test("guests hear nothing of a request, and of an agreed meeting in no words but the business's", async () => {
  const { booking, all } = await requested({
    guests: ["guest@example.org"],
    attendeeName: "Visit evil.example",
  });
  expect(mailTo({ sent: all }, "guest@example.org")).toBeUndefined();
  await changeBooking(scene, booking, { status: "confirmed" });
  await queueFor(scene, booking, "booking_confirmed", { sequence: 1 });
  await sendAll(scene);
  const outgoing = mailTo(scene, "guest@example.org");
  const guest = await readInvitation(outgoing);
  const { links } = scene.services;
  const room = links.attendeeRoomUrl(booking.bookingId, booking.guestIds[0] ?? "");
  expect(guest.subject).toBe("Invitation: Intro call with Ada Host, Thu, Dec 3, 8:00\u00a0AM");
  expect(guest.text).toContain("Invited by\n  grace@example.org");
  expect(guest.value("location")).toBe(room);
  expect(guest.all("attendee")).toEqual(["mailto:guest@example.org"]);
  expect(JSON.stringify(outgoing)).not.toMatch(/evil|\/booking\//);
  const host = await readInvitation(mailTo(scene, booking.hostEmail));
  expect(host.all("attendee")).toContain("mailto:guest@example.org");
  expect(host.text).toContain("guest@example.org");
});

test("who only ever heard of a request is not sent to take a meeting out of the calendar, whatever went out to others", async () => {
  const { booking } = await requested();
  await changeBooking(scene, booking, { status: "confirmed" });
  await queueFor(scene, booking, "booking_confirmed", { sequence: 1 });
  scene.answers.push({ ok: true });
  await sendAll(scene);
  await changeBooking(scene, booking, {
    status: "cancelled",
    cancelledBy: "host",
    cancelledAt: new Date(now),
  });
  await scene.database.prisma.mailMessage.deleteMany({
    where: { kind: "booking_confirmed", attendeeId: null },
  });
  await queueFor(scene, booking, "booking_cancelled", { sequence: 2, facts: { changedBy: "host" } });
  const { toAttendee, toHost } = await sendAll(scene);
  expect(toAttendee?.calendar?.method).toBe("CANCEL");
  expect(toAttendee?.text).toContain("It leaves your calendar with this mail.");
  expect(toHost?.calendar).toBeUndefined();
});
