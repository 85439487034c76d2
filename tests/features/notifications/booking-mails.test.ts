import { beforeEach, expect, test } from "vitest";
import {
  addToCalendarLinks,
  bookingCalendar,
  type CalendarRequest,
} from "#app/features/notifications/notifications.server.ts";
import { calendarFaults } from "#tests/unit/notifications/calendar-lint.ts";
import { changeBooking, endsAt, type SceneWishes, seedBooking, startsAt, timesAt } from "./booking-scene.ts";
import { mailScene, queueFor, sendAll } from "./mail-scene.ts";
import { readInvitation } from "./read-back.ts";

const scene = await mailScene();
const origin = "https://meet.parley.test:8443";

beforeEach(() => {
  scene.enqueued.length = 0;
});

async function confirmed(texts: SceneWishes = {}) {
  const booking = await seedBooking(scene, texts);
  await queueFor(scene, booking, "booking_confirmed");
  const { toAttendee, toHost } = await sendAll(scene);
  return {
    booking,
    attendee: await readInvitation(toAttendee),
    host: await readInvitation(toHost),
    toAttendee,
    toHost,
  };
}

test("a confirmation, a move and a cancellation are one event to a calendar", async () => {
  const { booking, attendee, host } = await confirmed();
  const moved = startsAt + 24 * 3_600_000;
  await changeBooking(scene, booking, timesAt(moved, moved + 1_800_000));
  await queueFor(scene, booking, "booking_moved", {
    sequence: 1,
    facts: { previousStartsAt: startsAt, previousEndsAt: endsAt, changedBy: "attendee" },
  });
  const afterMove = await sendAll(scene);
  await changeBooking(scene, booking, { status: "cancelled", cancelledBy: "host", cancelledAt: new Date() });
  await queueFor(scene, booking, "booking_cancelled", { sequence: 2 });
  const afterCancel = await sendAll(scene);

  const series = [
    [attendee, await readInvitation(afterMove.toAttendee), await readInvitation(afterCancel.toAttendee)],
    [host, await readInvitation(afterMove.toHost), await readInvitation(afterCancel.toHost)],
  ];
  for (const mails of series) {
    expect(mails.map(({ method }) => method)).toEqual(["REQUEST", "REQUEST", "CANCEL"]);
    expect(mails.map(({ mimeMethod }) => mimeMethod)).toEqual(["REQUEST", "REQUEST", "CANCEL"]);
    expect(mails.map(({ value }) => value("sequence"))).toEqual(["0", "1", "2"]);
    expect(mails.map(({ value }) => value("status"))).toEqual(["CONFIRMED", "CONFIRMED", "CANCELLED"]);
    const ownId = mails[0] === attendee ? booking.attendeeId : booking.bookingId;
    expect(mails.map(({ value }) => value("uid"))).toEqual(mails.map(() => `${ownId}@meet.parley.test`));
    expect(new Set(mails.map(({ value }) => value("organizer")))).toEqual(
      new Set(["mailto:parley@meet.parley.test"]),
    );
    expect(mails.map((mail) => mail.startsAt)).toEqual([startsAt, moved, moved]);
    for (const { calendars, parsed } of mails) {
      expect(calendars.length).toBe(2);
      expect(calendars[0]).toBe(calendars[1]);
      expect(calendarFaults(calendars[0] ?? "")).toEqual([]);
      expect(parsed.from?.value[0]?.address).toBe("parley@meet.parley.test");
    }
  }
});

test("each reads the time in their own zone and language", async () => {
  const { attendee, host } = await confirmed();
  expect(attendee.parsed.subject).toBe("Confirmed: Intro call with Ada Host, Thu, Dec 3, 8:00\u00a0AM");
  expect(attendee.text).toContain("Thursday, December 3, 2026, 8:00\u00a0AM – 8:30\u00a0AM");
  expect(attendee.text).toContain("Time zone America/New York, UTC−5");
  expect(attendee.html).toContain('lang="en"');
  expect(attendee.tzid).toBe("America/New_York");
  expect(host.parsed.subject).toBe(
    "Nouvelle réservation\u202f: Intro call avec Grace Guest, jeu. 3 déc., 14:00",
  );
  expect(host.text).toContain("jeudi 3 décembre 2026, 14:00 – 14:30");
  expect(host.text).toContain("Fuseau horaire Europe/Paris, UTC+1");
  expect(host.html).toContain('lang="fr"');
  expect(host.tzid).toBe("Europe/Paris");
  for (const { startsAt: start, endsAt: end } of [attendee, host])
    expect([start, end]).toEqual([startsAt, endsAt]);
});

test("both forms of a mail hold the same links, and they work", async () => {
  const { booking, attendee, host } = await confirmed();
  const { bookingId, attendeeId, slug } = booking;
  const { links } = scene.services;
  const room = links.attendeeRoomUrl(bookingId, attendeeId);
  for (const link of [room, links.manageUrl(attendeeId), `${links.manageUrl(attendeeId)}/calendar.ics`]) {
    expect(attendee.text).toContain(`\n${link}\n`);
    expect(attendee.html).toContain(`href="${link}"`);
  }
  expect(attendee.html).toMatch(
    /href="https:\/\/calendar\.google\.com\/[^"]+dates=20261203T130000Z%2F20261203T133000Z/,
  );
  expect(Math.max(...attendee.text.split("\n").map((line) => line.length))).toBeLessThan(200);
  for (const link of [links.roomUrl(bookingId), `${origin}/dashboard/${slug}/bookings/${bookingId}`]) {
    expect(host.text).toContain(`\n${link}\n`);
    expect(host.html).toContain(`href="${link}"`);
  }
  expect([attendee.value("url"), attendee.value("location")]).toEqual([room, room]);
  expect(host.value("url")).toBe(links.roomUrl(bookingId));
});

test("a mail fetches nothing and names no foreign place but the calendars that it offers", async () => {
  const { attendee, host } = await confirmed({ answers: [{ label: "Why?", values: ["Because"] }] });
  for (const { html } of [attendee, host]) {
    expect(html).not.toMatch(/<(img|script|iframe|link|object|embed|video|audio)\b/i);
    expect(html).not.toMatch(/\bsrc=|url\(|@import/i);
    const hosts = [...html.matchAll(/href="https?:\/\/([^/"]+)/g)].map((match) => match[1]);
    const allowed = [
      "meet.parley.test:8443",
      "calendar.google.com",
      "outlook.live.com",
      "outlook.office.com",
    ];
    expect(hosts.filter((name) => !allowed.includes(name ?? ""))).toEqual([]);
  }
});

test("the host reads who booked and what they answered; no answer reaches a calendar", async () => {
  const answers = [
    { label: "What about?", values: ["The garden", "The roof"] },
    { label: "Anything else?", values: [] },
  ];
  const { host, attendee } = await confirmed({ answers });
  expect(host.text).toContain("Grace Guest\n  grace@example.org");
  expect(host.text).toContain("What about?\n  The garden, The roof");
  expect(host.text).toContain("Anything else?\n  sans réponse");
  expect(host.html).toContain("The garden, The roof");
  expect(host.calendars.join()).not.toContain("garden");
  expect(attendee.text).not.toContain("garden");
  expect(host.all("attendee")).toEqual([
    expect.stringMatching(/^mailto:host-.*@acme\.test$/),
    "mailto:grace@example.org",
  ]);
});

test("the attendee's mail repeats nothing that was typed into the form", async () => {
  const { attendee, toAttendee } = await confirmed({ attendeeName: "Visit evil.example now" });
  expect(JSON.stringify(toAttendee)).not.toContain("evil.example");
  expect(attendee.all("attendee")).toEqual(["mailto:grace@example.org"]);
});

test("replies reach the other side", async () => {
  const { attendee, host } = await confirmed();
  expect(attendee.parsed.replyTo?.value[0]?.address).toMatch(/^host-.*@acme\.test$/);
  expect(host.parsed.replyTo?.value[0]).toEqual({ name: "Grace Guest", address: "grace@example.org" });
});

test("a moved mail shows the old time struck through and the new one", async () => {
  const { booking } = await confirmed();
  const moved = startsAt + 7_200_000;
  await changeBooking(scene, booking, { ...timesAt(moved, moved + 1_800_000), reason: "A train is late" });
  await queueFor(scene, booking, "booking_moved", {
    sequence: 1,
    facts: { previousStartsAt: startsAt, previousEndsAt: endsAt, changedBy: "host" },
  });
  const { toAttendee, toHost } = await sendAll(scene);
  expect(toAttendee?.subject).toBe("Moved: Intro call with Ada Host, now Thu, Dec 3, 10:00\u00a0AM");
  expect(toAttendee?.html).toMatch(/<s>Thursday, December 3, 2026, 8:00\u00a0AM – 8:30\u00a0AM<\/s>/);
  expect(toAttendee?.text).toContain(
    "Until now\n  [Thursday, December 3, 2026, 8:00\u00a0AM – 8:30\u00a0AM]",
  );
  expect(toAttendee?.text).toContain("A train is late");
  expect(toHost?.text).toContain("Vous avez déplacé ce rendez-vous. Un e-mail a prévenu Grace Guest.");
});

test("a reason is mailed to the other side alone", async () => {
  for (const [cancelledBy, told] of [
    ["attendee", false],
    ["host", true],
  ] as const) {
    const { booking } = await confirmed();
    await changeBooking(scene, booking, { status: "cancelled", cancelledBy, reason: "I am <ill>" });
    await queueFor(scene, booking, "booking_cancelled", { sequence: 1 });
    const { toAttendee, toHost } = await sendAll(scene);
    expect(toAttendee?.text.includes("I am <ill>")).toBe(told);
    expect(toHost?.text).toContain("I am <ill>");
    expect(toHost?.html).toContain("I am &lt;ill&gt;");
  }
});

test("how long the booking is kept stands in every mail about it", async () => {
  const { attendee, host } = await confirmed();
  const sentence = "Acme erases this booking, with everything written in it, 90 days after the meeting.";
  expect(attendee.text).toContain(sentence);
  expect(attendee.html).toContain(sentence);
  expect(host.text).toContain("90 jours après le rendez-vous");
});

const hostile = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "</style><svg/onload=alert(1)>",
  "{title} {count, plural, one {#}}",
  "javascript:alert(1)",
  "Evil\r\nBcc: everyone@example.org\r\n\r\n<b>hi</b>",
  "\u202egnp.exe\u0007\u2028",
];

test.each(hostile)("hostile text %j is shown as text in every field, and makes no header", async (evil) => {
  const { attendee, host } = await confirmed({
    business: evil,
    hostName: evil,
    attendeeName: evil,
    title: evil,
    answers: [{ label: evil, values: [evil, evil] }],
  });
  for (const { html, raw, parsed, calendars } of [attendee, host]) {
    expect(html).not.toMatch(/<script|<img|<svg|<b>/i);
    expect(html.match(/<\/style>/g)?.length).toBe(1);
    const headers = raw.slice(0, raw.indexOf("\r\n\r\n"));
    expect(headers).not.toMatch(/^(bcc|x-[a-z-]+):/im);
    expect(parsed.subject).not.toMatch(/[\r\n\p{Cc}\u202e]/u);
    expect(calendarFaults(calendars[0] ?? "")).toEqual([]);
  }
});

test("the calendar file for download is published, without attendees, and the same until the booking changes", async () => {
  const { booking } = await confirmed();
  const { bookingId, organizationId, hostId, attendeeId } = booking;
  const read = (request: CalendarRequest) => bookingCalendar(scene.services, request);
  const file = await read({ attendeeId });
  expect(file).toContain("METHOD:PUBLISH\r\n");
  expect(file).toContain(`UID:${attendeeId}@`);
  expect(file).not.toContain("ATTENDEE");
  expect(calendarFaults(file ?? "")).toEqual([]);
  expect(await read({ attendeeId })).toBe(file);
  expect(await read({ organizationId, bookingId, hostId })).toContain("TZID=Europe/Paris");
  expect(await read({ organizationId: "another business", bookingId, hostId })).toBeNull();
  expect(await read({ organizationId, bookingId, hostId: "somebody" })).toBeNull();
  expect(await read({ attendeeId: "somebody" })).toBeNull();
  await changeBooking(scene, booking, { status: "cancelled", cancelledAt: new Date(startsAt) });
  expect(await read({ attendeeId })).toContain("STATUS:CANCELLED");
});

test("add-to-calendar links carry the event whole", () => {
  const links = addToCalendarLinks({
    title: "Intro & more",
    startsAt,
    endsAt,
    description: "Join: https://a.test/?x=1&y=2",
    location: "https://a.test/room",
  });
  const google = new URL(links.google).searchParams;
  expect(google.get("dates")).toBe("20261203T130000Z/20261203T133000Z");
  expect(google.get("text")).toBe("Intro & more");
  expect(google.get("details")).toBe("Join: https://a.test/?x=1&y=2");
  for (const link of [links.outlook, links.office365]) {
    const query = new URL(link).searchParams;
    expect(query.get("startdt")).toBe("2026-12-03T13:00:00Z");
    expect(query.get("enddt")).toBe("2026-12-03T13:30:00Z");
    expect(query.get("subject")).toBe("Intro & more");
  }
});
