import { beforeEach, expect, test } from "vitest";
import { changeBooking, hostAddress, seedBooking, seedHost } from "./booking-scene.ts";
import { mailScene, mailTo, now, queueFor, sendAll } from "./mail-scene.ts";
import { readBack, readInvitation } from "./read-back.ts";

const scene = await mailScene();
const { prisma } = scene.database;

beforeEach(() => {
  scene.enqueued.length = 0;
});

/** As when a colleague takes a booking over: the rows of its hosts and their time change hands. */
async function handOver(booking: Awaited<ReturnType<typeof seedBooking>>, from: string, to: string) {
  const { bookingId, organizationId } = booking;
  await prisma.$transaction(async (tx) => {
    await tx.bookingHost.deleteMany({ where: { bookingId, userId: from } });
    await tx.bookingHost.create({ data: { bookingId, organizationId, userId: to } });
    await tx.occupiedTime.updateMany({ where: { bookingId, hostId: from }, data: { hostId: to } });
    await tx.booking.updateMany({ where: { id: bookingId, hostId: from }, data: { hostId: to } });
    await tx.booking.update({ where: { id: bookingId }, data: { sequence: { increment: 1 } } });
    await tx.attendee.updateMany({ where: { bookingId }, data: { sequence: { increment: 1 } } });
  });
}

test("each of several hosts is invited, and everyone reads who they all are", async () => {
  const booking = await seedBooking(scene, { colleagues: ["Bert Host", "Cleo Host"] });
  await queueFor(scene, booking, "booking_confirmed");
  const { toAttendee } = await sendAll(scene);
  expect(scene.sent.length).toBe(4);
  const attendee = await readInvitation(toAttendee);
  expect(attendee.subject).toContain("Intro call with Ada Host and 2 others");
  expect(attendee.text).toMatch(
    /With\n {2}Ada Host, (Bert Host and Cleo Host|Cleo Host and Bert Host), Acme/,
  );
  expect(attendee.value("description")).toMatch(/With Ada Host, /);
  expect(attendee.text + attendee.html + attendee.calendars.join()).not.toContain("host-");
  for (const hostId of booking.hostIds) {
    const host = await readInvitation(mailTo(scene, hostAddress(hostId)));
    expect(host.value("uid")).toBe(`${booking.bookingId}@meet.parley.test`);
    expect(host.all("attendee").sort()).toEqual(
      [...booking.hostIds.map((id) => `mailto:${hostAddress(id)}`), "mailto:grace@example.org"].sort(),
    );
    expect(host.text).toMatch(/Hôtes\n {2}Ada Host, /);
  }
});

test("a handover invites the new host, takes the meeting out of the old one's calendar and tells the others", async () => {
  const booking = await seedBooking(scene, { colleagues: ["Bert Host"] });
  await queueFor(scene, booking, "booking_confirmed");
  await sendAll(scene);
  const [ada = "", bert = ""] = booking.hostIds;
  const cleo = await seedHost(prisma, booking.organizationId, "Cleo Host");
  await handOver(booking, ada, cleo);
  await queueFor(scene, booking, "booking_reassigned", {
    hostIds: [bert, cleo, ada],
    sequence: 1,
    facts: { changedBy: "host", previousHostId: ada, newHostId: cleo },
  });
  const { toAttendee } = await sendAll(scene);

  const attendee = await readInvitation(toAttendee);
  expect(attendee.text).toContain("Cleo Host takes over from here.");
  expect([attendee.method, attendee.value("sequence")]).toEqual(["REQUEST", "1"]);
  expect(attendee.raw.replace(/\r\n /g, "")).toContain("ORGANIZER;CN=Cleo Host:");
  expect(attendee.parsed.replyTo?.value[0]?.address).toBe(hostAddress(cleo));

  const invited = await readInvitation(mailTo(scene, hostAddress(cleo)));
  expect(invited.text).toContain("Vous prenez le relais de Ada Host.");
  expect([invited.method, invited.value("sequence")]).toEqual(["REQUEST", "1"]);
  expect(invited.all("attendee")).not.toContain(`mailto:${hostAddress(ada)}`);

  const former = await readInvitation(mailTo(scene, hostAddress(ada)));
  expect(former.text).toContain("Cleo Host a pris le relais.");
  expect([former.method, former.value("status"), former.value("sequence")]).toEqual([
    "CANCEL",
    "CANCELLED",
    "1",
  ]);
  expect(former.all("attendee")).toEqual([`mailto:${hostAddress(ada)}`]);
  expect(former.text).not.toMatch(/\/room\/|\/dashboard\//);

  const other = await readInvitation(mailTo(scene, hostAddress(bert)));
  expect(other.text).toContain("Cleo Host prend le relais de Ada Host.");
  expect(other.method).toBe("REQUEST");
});

test("who handed over is told even when the booking changed again meanwhile, and stays told of nothing more", async () => {
  const booking = await seedBooking(scene);
  const [ada = ""] = booking.hostIds;
  await queueFor(scene, booking, "booking_confirmed");
  await sendAll(scene);
  const bert = await seedHost(prisma, booking.organizationId, "Bert Host");
  await handOver(booking, ada, bert);
  const facts = { previousHostId: ada, newHostId: bert };
  await queueFor(scene, booking, "booking_reassigned", { hostIds: [bert, ada], sequence: 1, facts });
  await changeBooking(scene, booking, {
    status: "cancelled",
    cancelledAt: new Date(now),
    cancelledBy: "attendee",
  });
  await queueFor(scene, booking, "booking_cancelled", {
    hostIds: [bert, ada],
    sequence: 2,
    facts: { changedBy: "attendee" },
  });
  await sendAll(scene);
  expect(scene.sent.map(({ to, calendar }) => [to.address, calendar?.method]).sort()).toEqual(
    [
      ["grace@example.org", "CANCEL"],
      [hostAddress(ada), "CANCEL"],
      [hostAddress(bert), undefined],
    ].sort(),
  );
});

test("of several hosts only the one who cancelled is told that it was them", async () => {
  const booking = await seedBooking(scene, { colleagues: ["Bert Host"] });
  const [ada = "", bert = ""] = booking.hostIds;
  await changeBooking(scene, booking, {
    status: "cancelled",
    cancelledAt: new Date(now),
    cancelledBy: "host",
  });
  await queueFor(scene, booking, "booking_cancelled", {
    sequence: 1,
    facts: { changedBy: "host", actorId: ada },
  });
  await sendAll(scene);
  expect(mailTo(scene, hostAddress(ada))?.text).toContain("Vous avez annulé ce rendez-vous.");
  expect(mailTo(scene, hostAddress(bert))?.text).toContain("Ce rendez-vous a été annulé de votre côté.");
});

test("a meeting booked by hand is not said to be booked by the customer", async () => {
  const booking = await seedBooking(scene, { booking: { source: "by_hand" } });
  await queueFor(scene, booking, "booking_confirmed");
  const host = await readBack((await sendAll(scene)).toHost);
  expect(host.text).toContain("Un rendez-vous avec Grace Guest");
});

test("answers marked as sensitive stay out of the mail; that there is one is said", async () => {
  const booking = await seedBooking(scene, {
    answers: [
      { label: "Diagnosis?", values: ["the secret"], sensitive: true },
      { label: "Wheelchair?", values: ["the ramp"] },
    ],
  });
  await queueFor(scene, booking, "booking_confirmed");
  await sendAll(scene);
  const host = await readBack(mailTo(scene, booking.hostEmail));
  expect(host.text).toContain("Diagnosis?\n  répondu\u202f: voir la réservation");
  expect(host.text).toContain("Wheelchair?\n  the ramp");
  expect(JSON.stringify(scene.sent)).not.toContain("the secret");
});
