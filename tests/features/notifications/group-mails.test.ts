import { beforeEach, expect, test } from "vitest";
import { seedBooking, seedMeeting, startsAt, timesAt } from "./booking-scene.ts";
import { mailScene, mailTo, now, queueFor, sendAll } from "./mail-scene.ts";
import { readInvitation } from "./read-back.ts";

const scene = await mailScene();
const { prisma } = scene.database;
const members = [
  { name: "Linus Member", email: "linus@example.org" },
  { name: "Barbara Member", email: "barbara@example.org" },
];
const group = { members, booking: { seats: 8 }, title: "Yoga" };

beforeEach(() => {
  scene.enqueued.length = 0;
});

test.each([
  ["do not see each other", false],
  ["see each other's names where the business shows them, and no address", true],
])("members of a group %s", async (_, showsAttendees) => {
  const booking = await seedBooking(scene, { ...group, eventType: { showsAttendees } });
  await queueFor(scene, booking, "booking_confirmed");
  const { toAttendee } = await sendAll(scene);
  const attendee = await readInvitation(toAttendee);
  expect(attendee.text.includes("Also taking part\n  Linus Member and Barbara Member")).toBe(showsAttendees);
  expect(attendee.raw.includes("Linus")).toBe(showsAttendees);
  expect(attendee.raw).not.toMatch(/linus@|barbara@/);
  expect(attendee.calendars.join()).not.toMatch(/Linus|Barbara/);
  expect(attendee.value("uid")).toBe(`${booking.attendeeId}@meet.parley.test`);
});

test("hosts read who took a seat, how many are taken, and find everyone in their calendar", async () => {
  const booking = await seedBooking(scene, group);
  const linus = booking.attendeeIds[1] ?? "";
  await queueFor(scene, booking, "booking_confirmed", {
    attendees: [{ id: linus, sequence: 0 }],
    facts: { aboutAttendeeId: linus },
  });
  const { toHost } = await sendAll(scene);
  const host = await readInvitation(toHost);
  expect(host.subject).toContain("Yoga avec Linus Member");
  expect(host.text).toContain("Linus Member prend une place");
  expect(host.text).toContain("3 prises sur 8");
  expect(host.text).toContain("Barbara Member · barbara@example.org");
  expect(host.value("summary")).toBe("Yoga (3 sur 8)");
  expect(host.all("attendee").length).toBe(4);
  expect(host.parsed.replyTo?.value[0]?.address).toBe("linus@example.org");
});

test("seats taken one after the other are told one by one, though the meeting's sequence stays", async () => {
  const booking = await seedBooking(scene, group);
  for (const id of booking.attendeeIds) {
    const news = { attendees: [{ id, sequence: 0 }], facts: { aboutAttendeeId: id } };
    await queueFor(scene, booking, "booking_confirmed", news);
    await queueFor(scene, booking, "booking_confirmed", news);
  }
  await sendAll(scene);
  const toHost = scene.sent.filter(({ to }) => to.address === booking.hostEmail);
  expect(toHost.length).toBe(3);
  expect(scene.sent.length).toBe(6);
});

async function giveBack(booking: Awaited<ReturnType<typeof seedBooking>>, id: string) {
  const data = {
    status: "cancelled",
    cancelledAt: new Date(now),
    cancelledBy: "attendee",
    sequence: 1,
  } as const;
  await prisma.attendee.update({ where: { id }, data });
  const facts = { changedBy: "attendee", aboutAttendeeId: id } as const;
  await queueFor(scene, booking, "booking_cancelled", {
    hostIds: [],
    attendees: [{ id, sequence: 1 }],
    facts,
  });
  await queueFor(scene, booking, "seat_cancelled", { attendees: [], facts, event: id });
}

test("a seat that is given back cancels one entry, and takes one name out of the host's", async () => {
  const booking = await seedBooking(scene, group);
  await queueFor(scene, booking, "booking_confirmed");
  await sendAll(scene);
  await giveBack(booking, booking.attendeeIds[1] ?? "");
  await sendAll(scene);
  expect(scene.sent.length).toBe(2);
  const linus = await readInvitation(mailTo(scene, "linus@example.org"));
  expect([linus.method, linus.value("sequence")]).toEqual(["CANCEL", "1"]);
  const host = await readInvitation(mailTo(scene, booking.hostEmail));
  expect(host.text).toContain("Linus Member a rendu sa place");
  expect(host.text).toContain("2 places prises sur 8.");
  expect([host.method, host.value("summary")]).toEqual(["REQUEST", "Yoga (2 sur 8)"]);
  expect(host.calendars.join()).not.toContain("linus@");
});

test("a seat taken and given back before the mail went is told to the host once, as given back", async () => {
  const booking = await seedBooking(scene, group);
  const linus = booking.attendeeIds[1] ?? "";
  await queueFor(scene, booking, "booking_confirmed", {
    attendees: [{ id: linus, sequence: 0 }],
    facts: { aboutAttendeeId: linus },
  });
  await giveBack(booking, linus);
  await sendAll(scene);
  expect(
    scene.sent.filter(({ to }) => to.address === booking.hostEmail).map(({ subject }) => subject),
  ).toEqual([expect.stringContaining("Une place se libère")]);
  expect(mailTo(scene, "linus@example.org")?.calendar).toBeUndefined();
});

test("a seat that moves keeps its calendar entry; the hosts of both meetings are told", async () => {
  const booking = await seedBooking(scene, group);
  await queueFor(scene, booking, "booking_confirmed");
  await sendAll(scene);
  const later = startsAt + 86_400_000;
  const other = await seedMeeting(scene.database, booking, {
    ...{ title: "Yoga", attendeeName: "First There" },
    booking: { seats: 8, ...timesAt(later, later + 1_800_000) },
  });
  const linus = booking.attendeeIds[1] ?? "";
  await prisma.attendee.update({ where: { id: linus }, data: { bookingId: other.bookingId, sequence: 1 } });
  const facts = { changedBy: "attendee", aboutAttendeeId: linus } as const;
  await queueFor(scene, { ...booking, bookingId: other.bookingId }, "booking_moved", {
    attendees: [{ id: linus, sequence: 1 }],
    facts: { ...facts, previousStartsAt: startsAt, previousEndsAt: startsAt + 1_800_000 },
  });
  await queueFor(scene, booking, "seat_cancelled", { attendees: [], facts, event: linus });
  await sendAll(scene);
  const moved = await readInvitation(mailTo(scene, "linus@example.org"));
  expect([moved.method, moved.value("uid"), moved.startsAt]).toEqual([
    "REQUEST",
    `${linus}@meet.parley.test`,
    later,
  ]);
  const texts = scene.sent.filter(({ to }) => to.address === booking.hostEmail).map(({ text }) => text);
  expect(texts.map((text) => text.split("\n")[0]).sort()).toEqual([
    "Linus Member a choisi un autre rendez-vous",
    "Linus Member rejoint ce rendez-vous",
  ]);
});

test("a whole group that is cancelled is told to everyone with the reason, each alone", async () => {
  const booking = await seedBooking(scene, { ...group, reason: "The roof leaks" });
  await queueFor(scene, booking, "booking_confirmed");
  await sendAll(scene);
  const ended = { status: "cancelled", cancelledAt: new Date(now), cancelledBy: "host" } as const;
  await prisma.$transaction(async (tx) => {
    await tx.occupiedTime.deleteMany({ where: { bookingId: booking.bookingId } });
    await tx.booking.update({ where: { id: booking.bookingId }, data: { ...ended, sequence: 1 } });
    await tx.attendee.updateMany({
      where: { bookingId: booking.bookingId },
      data: { ...ended, sequence: 1, reason: "The roof leaks" },
    });
  });
  await queueFor(scene, booking, "booking_cancelled", { sequence: 1, facts: { changedBy: "host" } });
  await sendAll(scene);
  for (const { email } of members) {
    const read = await readInvitation(mailTo(scene, email));
    expect(read.text).toContain("The roof leaks");
    expect([read.method, ...read.all("attendee")]).toEqual(["CANCEL", `mailto:${email}`]);
  }
  const host = await readInvitation(mailTo(scene, booking.hostEmail));
  expect(host.subject).toContain("Yoga avec Grace Guest et 2 autres personnes");
  expect(host.text).toContain("Linus Member · linus@example.org");
  expect(host.all("attendee").length).toBe(4);
});
