import { beforeEach, expect, test } from "vitest";
import { markNoShow, moveBooking } from "#app/features/booking/booking.server.ts";
import { submitPreference } from "#app/features/consents/preference-page.server.ts";
import { dueStatement } from "#app/features/notifications/follow-ups-due.server.ts";
import { handOutReminders } from "#app/features/notifications/notifications.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { insertComingBookings } from "#tests/factories/coming-bookings.ts";
import {
  changeBooking,
  endsAt,
  type SceneBooking,
  seedBooking,
  seedMeeting,
  startsAt,
  timesAt,
} from "./booking-scene.ts";
import { mailScene, mailTo, now, runJob } from "./mail-scene.ts";
import { readBack } from "./read-back.ts";

const scene = await mailScene();
const { prisma } = scene.database;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** When the jobs are to run, in the order in which the mails were queued. */
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

async function at(instant: number): Promise<number> {
  scene.time.now = instant;
  return handOutReminders(services);
}

async function sendWhenDue(): Promise<string[]> {
  scene.sent.length = 0;
  for (const [index, mailId] of scene.enqueued.splice(0).entries()) {
    scene.time.now = Math.max(scene.time.now, dueAt[index] ?? 0);
    await runJob(scene, mailId);
  }
  dueAt.length = 0;
  return scene.sent.map(({ subject }) => subject.replace(/\s/gu, " "));
}

const followed = { eventType: { reminderMinutes: [], followUpHours: 24 } };

function mark(booking: SceneBooking, { came = false, tells = true, attendeeId = booking.attendeeId } = {}) {
  const { organizationId, bookingId, hostId: actorId } = booking;
  return markNoShow(services, { organizationId, bookingId, attendeeId, came, tells, actorId });
}

test("after the time that its event type says, whoever booked is written to once, and no guest of theirs", async () => {
  const booking = await seedBooking(scene, { ...followed, guests: ["gil@example.org"] });
  await seedBooking(scene, { eventType: { reminderMinutes: [] } });
  expect(await at(endsAt + dayMs - 10 * minuteMs)).toBe(0);
  scene.time.now = endsAt + dayMs - minuteMs;
  await Promise.all([1, 2, 3].map(() => handOutReminders(services)));
  expect(dueAt).toEqual([endsAt + dayMs]);
  expect(await sendWhenDue()).toEqual(["After your meeting: Intro call with Ada Host"]);
  const mail = mailTo(scene, "grace@example.org");
  const { text, calendars } = await readBack(mail);
  expect(calendars).toEqual([]);
  expect(text).toContain("Thank you for your time with Ada Host");
  expect(mail?.replyTo?.name).toBe("Ada Host");
  const url = /^<(.+)>$/.exec(mail?.headers?.["List-Unsubscribe"] ?? "")?.[1] ?? "";
  expect(url).toContain("/unsubscribe/followups.attendee-");
  expect(await at(endsAt + 2 * dayMs)).toBe(0);

  const click = new FormData();
  click.set("List-Unsubscribe", "One-Click");
  await submitPreference(services, url.split("/").at(-1) ?? "", click);
  const times = timesAt(endsAt + 3 * dayMs, endsAt + 4 * dayMs);
  await seedMeeting(scene.database, booking, { booking: times });
  expect(await at(endsAt + 5 * dayMs)).toBe(1);
  expect(await sendWhenDue()).toEqual([]);
});

test("who cancelled, who did not come and whose data is not used are not written to", async () => {
  const cancelled = await seedBooking(scene, followed);
  const missed = await seedBooking(scene, followed);
  const restricted = await seedBooking(scene, followed);
  await changeBooking(scene, cancelled, {
    status: "cancelled",
    cancelledAt: new Date(now),
    cancelledBy: "host",
  });
  await prisma.attendee.update({
    where: { id: restricted.attendeeId },
    data: { restrictedAt: new Date(now) },
  });
  scene.time.now = endsAt;
  await mark(missed, { tells: false });
  expect(await at(endsAt + dayMs)).toBe(0);
});

test("a word after a meeting is taken back with the delay of its event type, with its end, and with its attendee", async () => {
  const bookings = [];
  for (let index = 0; index < 3; index++) bookings.push(await seedBooking(scene, followed));
  const [switched, moved, missed] = bookings as [SceneBooking, SceneBooking, SceneBooking];
  expect(await at(endsAt + dayMs - minuteMs)).toBe(3);
  await prisma.eventType.update({ where: { id: switched.eventTypeId }, data: { followUpHours: null } });
  await prisma.booking.update({
    where: { id: moved.bookingId },
    data: { endsAt: new Date(endsAt - minuteMs) },
  });
  await mark(missed, { tells: false });
  expect(await sendWhenDue()).toEqual([]);
  expect(await prisma.mailMessage.count()).toBe(0);
});

test("after a long pause of the workers nobody is written to about a meeting of last week", async () => {
  await seedBooking(scene, followed);
  expect(await at(endsAt + 8 * dayMs)).toBe(0);
});

test("whoever did not come is told once it was wished and ten minutes have passed, once, and can say no to such mail", async () => {
  const booking = await seedBooking(scene, { eventType: { reminderMinutes: [] } });
  scene.time.now = startsAt - minuteMs;
  expect(await mark(booking)).toEqual({ ok: false, reason: "not-possible" });
  scene.time.now = startsAt + 10 * minuteMs;
  expect(await mark(booking, { tells: false })).toEqual({ ok: true });
  expect(scene.enqueued).toEqual([]);
  expect(await mark(booking)).toEqual({ ok: true });
  expect(await mark(booking)).toEqual({ ok: true });
  expect(dueAt).toEqual([startsAt + 20 * minuteMs]);
  expect(await sendWhenDue()).toEqual(["We missed you: Intro call with Ada Host, Thu, Dec 3, 8:00 AM"]);
  const mail = mailTo(scene, "grace@example.org");
  expect(mail?.headers?.["List-Unsubscribe"]).toContain("/unsubscribe/followups.attendee-");
  expect((await readBack(mail)).text).toContain("Choose another time");
  const noted = await prisma.auditEvent.count({
    where: { chain: booking.organizationId, action: "booking.attendance" },
  });
  expect(noted).toBe(1);
});

test("a note that is taken back within ten minutes tells nobody", async () => {
  const booking = await seedBooking(scene, { eventType: { reminderMinutes: [] } });
  scene.time.now = endsAt;
  await mark(booking);
  expect(await mark(booking, { came: true })).toEqual({ ok: true });
  expect(await sendWhenDue()).toEqual([]);
  const seat = await prisma.attendee.findUniqueOrThrow({ where: { id: booking.attendeeId } });
  expect(seat.noShowAt).toBeNull();
});

test("a meeting that is moved after somebody missed it was missed by nobody", async () => {
  const booking = await seedBooking(scene, { eventType: { reminderMinutes: [] } });
  scene.time.now = startsAt + minuteMs;
  await mark(booking);
  const { organizationId, bookingId } = booking;
  const moved = await moveBooking(services, {
    ...{
      organizationId,
      bookingId,
      by: "host",
      startsAt: startsAt + 7 * dayMs,
      reason: "",
      despiteRules: true,
    },
  });
  expect(moved).toMatchObject({ ok: true });
  const seat = await prisma.attendee.findUniqueOrThrow({ where: { id: booking.attendeeId } });
  expect(seat.noShowAt).toBeNull();
  expect((await sendWhenDue()).filter((subject) => subject.startsWith("We missed you"))).toEqual([]);
});

test("only a seat of this very booking that was agreed can be noted", async () => {
  const booking = await seedBooking(scene, { guests: ["gil@example.org"] });
  const other = await seedBooking(scene);
  const pending = await seedBooking(scene, { booking: { status: "pending" } });
  scene.time.now = endsAt;
  for (const attendeeId of [other.attendeeId, booking.guestIds[0] ?? "", "", "x".repeat(5000)])
    expect(await mark(booking, { attendeeId })).toEqual({ ok: false, reason: "not-found" });
  const foreign = { ...booking, organizationId: other.organizationId };
  expect(await mark(foreign)).toEqual({ ok: false, reason: "not-found" });
  expect(await mark(pending)).toEqual({ ok: false, reason: "not-possible" });
});

test("follow-ups that are due among thousands of bookings are found by the index on their ends", async () => {
  const { organizationId, hostId, eventTypeId } = await seedBooking(scene, followed);
  await insertComingBookings(
    scene.database.owner,
    { organizationId, hostId, eventTypeId },
    { prefix: "far", count: 5000, startsAt: startsAt + dayMs, everyMs: hourMs },
  );
  const span = [new Date(endsAt + dayMs - minuteMs), new Date(endsAt + dayMs + minuteMs)];
  const { rows } = await scene.database.pool.query<{ "QUERY PLAN": string }>(`EXPLAIN ${dueStatement}`, span);
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  expect(plan).toMatch(/booking_\w*ends_at\w*/);
  expect(plan).not.toContain("Seq Scan on booking");
  expect(plan).not.toContain("Seq Scan on attendee");
});
