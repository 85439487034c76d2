import { beforeEach, expect, test } from "vitest";
import { submitPreference } from "#app/features/consents/preference-page.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { calendarFaults } from "#tests/unit/notifications/calendar-lint.ts";
import {
  changeBooking,
  type SceneWishes,
  seedBooking,
  seedBusiness,
  seedMeeting,
  startsAt,
  timesAt,
} from "./booking-scene.ts";
import { mailScene, mailTo, now, queueFor, sendAll } from "./mail-scene.ts";
import { readBack, readInvitation } from "./read-back.ts";

const scene = await mailScene();
const weekMs = 7 * 86_400_000;

beforeEach(() => {
  scene.enqueued.length = 0;
  scene.time.now = now;
});

async function confirmed(wishes: SceneWishes) {
  const booking = await seedBooking(scene, wishes);
  await queueFor(scene, booking, "booking_confirmed");
  const { toAttendee, toHost } = await sendAll(scene);
  return { booking, attendee: await readInvitation(toAttendee), host: await readInvitation(toHost) };
}

test("where the host calls, the host reads the number; attendee and guest do not", async () => {
  const { attendee, host } = await confirmed({
    ...{ phone: "+33 6 12 34 56 78", guests: ["guest@example.org"] },
    booking: { locationKind: "host_calls" },
  });
  expect(host.text).toContain("vous appelez Grace Guest\n  +33 6 12 34 56 78");
  expect(host.value("location")).toBe("Par téléphone\u202f: vous appelez Grace Guest (+33 6 12 34 56 78)");
  expect(attendee.text).toContain("By phone: Ada Host calls you");
  expect(attendee.value("location")).toBe("By phone: Ada Host calls you");
  const guest = await readInvitation(mailTo(scene, "guest@example.org"));
  expect(guest.value("location")).toBe("By phone");
  for (const { raw } of [attendee, guest]) expect(raw).not.toContain("12 34 56");
});

test.each([
  ["attendee_calls", "+44 20 7946 0000", "By phone: you call Ada Host (+44 20 7946 0000)", null],
  ["in_person", "1 Quay Street\nHall B", "1 Quay Street Hall B", null],
  [
    "link",
    "https://video.example/acme?room=1",
    "https://video.example/acme?room=1",
    "https://video.example/acme?room=1",
  ],
  ["link", "javascript:alert(1)", "javascript:alert(1)", null],
] as const)(
  "%s %s: the place is said in mail and calendar, and no room is linked",
  async (kind, detail, location, url) => {
    const { attendee, host } = await confirmed({ booking: { locationKind: kind, locationDetail: detail } });
    expect(attendee.value("location")).toBe(location);
    expect(attendee.value("url")).toBe(url ?? "null");
    for (const { raw, text, html } of [attendee, host]) {
      for (const line of detail.split("\n")) expect(text).toContain(line);
      expect(raw).not.toContain("/room/");
      expect(html).not.toMatch(/href="javascript/i);
      if (url) expect(html).toContain(`href="${url}"`);
    }
  },
);

test("what the business says after booking and on cancelling stands in the attendee's mail", async () => {
  const { attendee } = await confirmed({
    guests: ["guest@example.org"],
    eventType: {
      ...{
        confirmationText: "Ring twice.\nSecond floor.",
        cancellationPolicy: "A day before, or half the fee.",
      },
      changeNoticeMinutes: 1440,
    },
  });
  expect(attendee.text).toContain("From Acme\n  Ring twice.\n  Second floor.");
  expect(attendee.text).toContain("When you cancel\n  A day before, or half the fee.");
  expect(attendee.text).toContain("Possible until Wednesday, December 2, 2026 at 8:00\u00a0AM.");
  const guest = await readBack(mailTo(scene, "guest@example.org"));
  expect(guest.text).toContain("Ring twice.");
  expect(guest.text).not.toContain("half the fee");
});

test.each([
  [{ attendeesMayMove: false }, "Cancel this meeting"],
  [{ attendeesMayCancel: false }, "Move this meeting"],
  [{ attendeesMayMove: false, attendeesMayCancel: false }, "See this booking"],
  [{ changeNoticeMinutes: 30 * 1440 }, "See this booking"],
  [{}, "Move or cancel this meeting"],
])("with %j the attendee is offered what they may still do", async (eventType, label) => {
  const { attendee } = await confirmed({ eventType });
  expect(attendee.text).toContain(`\n${label}\nhttps://meet.parley.test:8443/booking/`);
  expect(attendee.text.includes("reply to this mail")).toBe(label === "See this booking");
});

test("each mail of a series says which it is and names all dates; a cancellation names those that stay", async () => {
  const business = await seedBusiness(scene.database);
  const { organizationId, eventTypeId } = business;
  const series = { id: randomId(), organizationId, eventTypeId, unit: "week", every: 1 } as const;
  await scene.database.prisma.series.create({ data: series });
  const dates = [0, 1, 2].map((week) => startsAt + week * weekMs);
  const bookings = [];
  for (const start of dates) {
    const wishes = { seriesId: series.id, booking: timesAt(start, start + 1_800_000) };
    bookings.push({ ...business, ...(await seedMeeting(scene.database, business, wishes)) });
  }
  for (const booking of bookings) await queueFor(scene, booking, "booking_confirmed");
  await sendAll(scene);
  const mails = scene.sent.filter(({ to }) => to.address === "grace@example.org");
  const read = await Promise.all(mails.map(readInvitation));
  expect(read.map(({ startsAt: start }) => start)).toEqual(dates);
  expect(new Set(read.map(({ value }) => value("uid"))).size).toBe(3);
  for (const [index, { text }] of read.entries()) {
    expect(text).toContain(
      `Of a series\n  ${index + 1} of 3\n  Thu, Dec 3, 8:00\u00a0AM\n  Thu, Dec 10, 8:00\u00a0AM`,
    );
  }
  const [first, second] = bookings;
  if (!first || !second) throw new Error("no bookings");
  await changeBooking(scene, second, {
    status: "cancelled",
    cancelledBy: "attendee",
    cancelledAt: new Date(now),
  });
  await queueFor(scene, second, "booking_cancelled", { sequence: 1, facts: { changedBy: "attendee" } });
  const { toAttendee } = await sendAll(scene);
  expect(toAttendee?.text).toContain(
    "These dates stay\n  Thu, Dec 3, 8:00\u00a0AM\n  Thu, Dec 17, 8:00\u00a0AM",
  );
});

test("the requests of a series are one mail to whoever asked, and each one's to its hosts", async () => {
  const business = await seedBusiness(scene.database);
  const { organizationId, eventTypeId } = business;
  const series = { id: randomId(), organizationId, eventTypeId, unit: "week", every: 1 } as const;
  await scene.database.prisma.series.create({ data: series });
  for (const week of [0, 1]) {
    const start = startsAt + week * weekMs;
    const booking = { status: "pending", ...timesAt(start, start + 1_800_000) } as const;
    const made = await seedMeeting(scene.database, business, { seriesId: series.id, booking });
    await queueFor(scene, { ...business, ...made }, "booking_requested");
  }
  await sendAll(scene);
  const addresses = scene.sent.map(({ to }) => to.address);
  expect(addresses.filter((address) => address === "grace@example.org").length).toBe(1);
  expect(addresses.filter((address) => address === business.hostEmail).length).toBe(2);
});

const hostile = [
  "<img src=x onerror=alert(1)>",
  "Evil\r\nBcc: everyone@example.org\r\n\r\n<b>hi</b>",
  'Quay "5"; X=1:mailto:evil@example.org',
  "\u202egnp.exe\u0007\u2028 👩‍👩‍👧 שלום",
  "{count, plural, one {#}}",
];

test.each(hostile)(
  "hostile text %j stays text in places, policies, phone numbers and guests' mails",
  async (evil) => {
    for (const locationKind of ["in_person", "link", "attendee_calls", "host_calls"] as const) {
      const { attendee, host } = await confirmed({
        ...{ phone: evil, colleagues: [evil], guests: ["guest@example.org"] },
        booking: { locationKind, locationDetail: evil },
        eventType: { confirmationText: evil, cancellationPolicy: evil },
      });
      const guest = await readInvitation(mailTo(scene, "guest@example.org"));
      for (const { html, raw, subject, calendars } of [attendee, host, guest]) {
        expect(html).not.toMatch(/<img|<b>|<script/i);
        expect(raw.slice(0, raw.indexOf("\r\n\r\n"))).not.toMatch(/^(bcc|x-[a-z-]+):/im);
        expect(subject).not.toMatch(/[\r\n\p{Cc}\u202e]/u);
        expect(calendarFaults(calendars[0] ?? "")).toEqual([]);
      }
      expect(guest.all("attendee")).toEqual(["mailto:guest@example.org"]);
    }
  },
);

test("whom another named reads by whom and why, ends it by one click for this business, and nothing but a hash is kept of the no", async () => {
  const guests = ["named@example.org"];
  const business = await seedBusiness(scene.database);
  const meet = async (at: number) => {
    const booking = timesAt(at, at + 1_800_000);
    const made = { ...business, ...(await seedMeeting(scene.database, business, { guests, booking })) };
    await queueFor(scene, made, "booking_confirmed");
    await sendAll(scene);
    return made;
  };
  const first = await meet(startsAt);
  const mail = mailTo(scene, "named@example.org");
  const { text } = await readBack(mail);
  expect(text).toContain("grace@example.org named your address as a guest");
  expect(text).toContain("\nSee or erase what is kept about you\nhttps://meet.parley.test:8443/me\n");
  const url = mail?.headers?.["List-Unsubscribe"]?.slice(1, -1) ?? "";
  expect(text).toContain(url);
  const token = url.split("/").at(-1) ?? "";
  // A mail program's single click has no word of ours.
  expect(await submitPreference(scene.services, token, new FormData())).toEqual({ oneClick: true });
  const kept = await scene.database.prisma.suppression.findMany({ where: { topic: "invitations" } });
  expect(kept).toHaveLength(1);
  expect(JSON.stringify(kept)).not.toContain("named@example.org");
  await meet(startsAt + weekMs);
  expect(mailTo(scene, "grace@example.org")).toBeDefined();
  expect(mailTo(scene, "named@example.org")).toBeUndefined();
  // What they were invited to before is told to its end.
  await changeBooking(scene, first, { status: "cancelled", cancelledAt: new Date(now), cancelledBy: "host" });
  await queueFor(scene, first, "booking_cancelled", { sequence: 1 });
  await sendAll(scene);
  expect(mailTo(scene, "named@example.org")?.subject).toMatch(/cancelled/i);
});
