import { beforeEach, expect, test } from "vitest";
import { submitPreference } from "#app/features/consents/preference-page.server.ts";
import { handOutReminders } from "#app/features/notifications/notifications.server.ts";
import { dueStatement } from "#app/features/notifications/reminders-due.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { insertComingBookings } from "#tests/factories/coming-bookings.ts";
import { changeBooking, endsAt, type SceneBooking, seedBooking, startsAt, timesAt } from "./booking-scene.ts";
import { mailScene, mailTo, now, queueFor, runJob, sendAll } from "./mail-scene.ts";
import { readBack } from "./read-back.ts";

const scene = await mailScene();
const { prisma } = scene.database;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** When the jobs of the reminders are to run, in the order in which they were handed out. */
const dueAt: number[] = [];
const services: Services = {
  ...scene.services,
  jobs: {
    enqueue: async (job, payload, options) => {
      dueAt.push(options?.notBefore ?? 0);
      await scene.services.jobs.enqueue(job, payload, options);
    },
  },
};

beforeEach(async () => {
  for (const list of [scene.sent, scene.answers, scene.enqueued, dueAt]) list.length = 0;
  await prisma.organization.deleteMany();
  await prisma.$executeRaw`DELETE FROM reminder_clock`;
  await at(now);
});

/** What a worker does at that time: each minute's look, of which the last is enough. */
async function at(instant: number): Promise<number> {
  scene.time.now = instant;
  return handOutReminders(services);
}

/** Runs the jobs at the time for which they were asked, and gives the subjects. */
async function sendWhenDue(): Promise<string[]> {
  scene.sent.length = 0;
  const ids = scene.enqueued.splice(0);
  for (const [index, mailId] of ids.entries()) {
    scene.time.now = Math.max(scene.time.now, dueAt[index] ?? 0);
    await runJob(scene, mailId);
  }
  dueAt.length = 0;
  // A time of day may be written with spaces of other kinds.
  return scene.sent.map(({ subject }) => subject.replace(/\s/gu, " "));
}

const waiting = (booking: SceneBooking) =>
  prisma.mailMessage.count({ where: { bookingId: booking.bookingId, status: "queued" } });

test("a day and an hour before, everyone who takes part is reminded at that very moment, in their language and zone", async () => {
  const booking = await seedBooking(scene, { guests: ["gil@example.org"] });
  await prisma.attendee.updateMany({
    where: { id: { in: booking.guestIds } },
    data: { locale: "fr", timeZone: "Europe/Paris" },
  });
  await at(startsAt - dayMs - 10 * minuteMs);
  expect(scene.enqueued).toEqual([]);
  await at(startsAt - dayMs - 2 * minuteMs);
  expect(dueAt).toEqual([startsAt - dayMs, startsAt - dayMs]);
  expect((await sendWhenDue()).toSorted()).toEqual([
    "Rappel : Intro call avec Ada Host, jeu. 3 déc., 14:00",
    "Reminder: Intro call with Ada Host, Thu, Dec 3, 8:00 AM",
  ]);
  await at(startsAt - hourMs);
  expect(dueAt).toEqual([startsAt - hourMs, startsAt - hourMs]);
  expect((await sendWhenDue()).length).toBe(2);
  await at(startsAt + hourMs);
  expect(scene.enqueued).toEqual([]);
});

test("a reminder has the way in, the booking's page and one click to end reminders; no invitation and no host gets it", async () => {
  const booking = await seedBooking(scene);
  await at(startsAt - dayMs);
  await sendWhenDue();
  const mail = mailTo(scene, "grace@example.org");
  const { text, calendars } = await readBack(mail);
  expect(scene.sent.length).toBe(1);
  expect(calendars).toEqual([]);
  expect(text).toContain("Your meeting with Ada Host is near");
  expect(text).toContain("Join the meeting");
  expect(text).toContain("No more reminders from Acme");
  const url = /^<(.+)>$/.exec(mail?.headers?.["List-Unsubscribe"] ?? "")?.[1] ?? "";
  expect(url).toContain(`/unsubscribe/reminders.attendee-${booking.attendeeId}.`);
  expect(mail?.headers?.["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");

  const click = new FormData();
  click.set("List-Unsubscribe", "One-Click");
  await submitPreference(services, url.split("/").at(-1) ?? "", click);
  await at(startsAt - hourMs);
  expect(await sendWhenDue()).toEqual([]);
  expect(await waiting(booking)).toBe(0);
});

test("workers that look at the same time hand a reminder out once, and its job sends it once", async () => {
  await seedBooking(scene);
  scene.time.now = startsAt - dayMs;
  await Promise.all([1, 2, 3, 4].map(() => handOutReminders(services)));
  expect(scene.enqueued.length).toBe(1);
  const [mailId] = scene.enqueued;
  await Promise.all([runJob(scene, mailId), runJob(scene, mailId)]);
  expect(scene.sent.length).toBe(1);
});

test("what was past when somebody booked, or when the meeting was moved there, is skipped", async () => {
  await at(startsAt - 2 * hourMs);
  const booking = await seedBooking(scene);
  await at(startsAt - hourMs);
  expect(dueAt).toEqual([startsAt - hourMs]);
  await sendWhenDue();
  const soon = scene.time.now + 30 * minuteMs;
  await changeBooking(scene, booking, { ...timesAt(soon, soon + hourMs), movedAt: new Date(scene.time.now) });
  await at(soon - minuteMs);
  expect(scene.enqueued).toEqual([]);
});

test("after a pause of the workers, what was booked in it is not reminded of what was past by then", async () => {
  const bookedAt = startsAt - dayMs + hourMs;
  const booking = await seedBooking(scene);
  await prisma.attendee.updateMany({
    where: { bookingId: booking.bookingId },
    data: { createdAt: new Date(bookedAt) },
  });
  expect(await at(startsAt - 20 * hourMs)).toBe(0);
});

test("a change takes the old reminders back, and the new time has its own", async () => {
  const booking = await seedBooking(scene);
  await at(startsAt - dayMs - 2 * minuteMs);
  expect(scene.enqueued.length).toBe(1);
  const later = startsAt + 3 * dayMs;
  await changeBooking(scene, booking, {
    ...timesAt(later, later + hourMs),
    movedAt: new Date(scene.time.now),
  });
  expect(await sendWhenDue()).toEqual([]);
  expect(await waiting(booking)).toBe(0);
  await at(later - dayMs);
  expect(await sendWhenDue()).toEqual(["Reminder: Intro call with Ada Host, Sun, Dec 6, 8:00 AM"]);
});

test("a change that leaves the time as it is takes no reminder back", async () => {
  const booking = await seedBooking(scene);
  await at(startsAt - dayMs - minuteMs);
  await changeBooking(scene, booking, { reason: "Another room" });
  expect((await sendWhenDue()).length).toBe(1);
});

test.each(["cancelled", "declined"] as const)(
  "nobody is reminded of a meeting that was %s",
  async (status) => {
    const booking = await seedBooking(scene);
    await at(startsAt - dayMs - minuteMs);
    const cancelledAt = new Date(scene.time.now);
    await changeBooking(scene, booking, { status, cancelledAt, cancelledBy: "host" });
    expect(await sendWhenDue()).toEqual([]);
    await at(startsAt - hourMs);
    expect(scene.enqueued).toEqual([]);
    expect(await waiting(booking)).toBe(0);
  },
);

test("a request that nobody has agreed to, and whoever asked that their data is not used, are not reminded", async () => {
  await seedBooking(scene, { booking: { status: "pending" } });
  const restricted = await seedBooking(scene);
  await prisma.attendee.updateMany({
    where: { bookingId: restricted.bookingId },
    data: { restrictedAt: new Date(now) },
  });
  expect(await at(startsAt - dayMs)).toBe(0);
});

test("an event type says itself when it reminds, or that it does not", async () => {
  await seedBooking(scene, { eventType: { reminderMinutes: [] } });
  await seedBooking(scene, { eventType: { reminderMinutes: [10_080, 15] } });
  for (const lead of [7 * dayMs, dayMs, hourMs, 15 * minuteMs]) await at(startsAt - lead);
  expect(dueAt).toEqual([startsAt - 7 * dayMs, startsAt - 15 * minuteMs]);
});

test("a reminder that an event type has no more is not sent, though it was handed out", async () => {
  const { eventTypeId } = await seedBooking(scene);
  await at(startsAt - dayMs - minuteMs);
  await prisma.eventType.update({ where: { id: eventTypeId }, data: { reminderMinutes: [60] } });
  expect(await sendWhenDue()).toEqual([]);
});

test("after a long pause of workers or of the mail server only the last of several is sent, and none once it began", async () => {
  const booking = await seedBooking(scene);
  await at(startsAt - 30 * minuteMs);
  expect(await sendWhenDue()).toEqual(["Reminder: Intro call with Ada Host, Thu, Dec 3, 8:00 AM"]);
  const later = endsAt + 10 * dayMs;
  await changeBooking(scene, booking, { ...timesAt(later, later + hourMs), movedAt: new Date(endsAt) });
  await at(later - hourMs);
  scene.time.now = later;
  await sendAll(scene);
  expect(scene.sent).toEqual([]);
  expect(await at(later + dayMs)).toBe(0);
});

test("a clock that was a year ahead does not silence reminders for a year", async () => {
  await seedBooking(scene);
  await at(now + 365 * dayMs);
  await at(now);
  await at(startsAt - dayMs);
  expect((await sendWhenDue()).length).toBe(1);
});

test("a confirmation and its reminder are told apart on the booking's page, and a reminder enters nothing twice", async () => {
  const booking = await seedBooking(scene);
  await queueFor(scene, booking, "booking_confirmed");
  await sendAll(scene);
  await at(startsAt - dayMs);
  await sendWhenDue();
  const rows = await prisma.mailMessage.findMany({
    where: { attendeeId: booking.attendeeId },
    orderBy: { createdAt: "asc" },
  });
  expect(rows.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
    "booking_confirmed sent",
    "booking_reminder sent",
  ]);
  expect(rows[1]?.facts).toEqual({ remindsOf: startsAt, leadMinutes: 1440 });
});

test("what is due among thousands of bookings is found by the index on their starts", async () => {
  const { organizationId, hostId, eventTypeId } = await seedBooking(scene);
  await insertComingBookings(
    scene.database.owner,
    { organizationId, hostId, eventTypeId },
    {
      ...{ prefix: "far", count: 5000, startsAt: startsAt + dayMs, everyMs: hourMs },
    },
  );
  const client = await scene.database.pool.connect();
  try {
    const span = [new Date(startsAt - hourMs), new Date(startsAt - hourMs + 3 * minuteMs), new Date(now)];
    const { rows } = await client.query<{ "QUERY PLAN": string }>(`EXPLAIN ${dueStatement}`, span);
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).toContain("booking_confirmed_starts_at_idx");
    expect(plan).not.toContain("Seq Scan on booking");
    expect(plan).not.toContain("Seq Scan on attendee");
  } finally {
    client.release();
  }
});
