import { beforeEach, expect, test } from "vitest";
import {
  agendaPreference,
  endAgenda,
  handOutReminders,
  submitAgenda,
} from "#app/features/notifications/notifications.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { changeBooking, endsAt, type SceneBooking, seedBooking, startsAt } from "./booking-scene.ts";
import { mailScene, now, runJob } from "./mail-scene.ts";

const scene = await mailScene();
const { prisma } = scene.database;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** 3 December 2026, seven o'clock in Paris. */
const seven = Date.UTC(2026, 11, 3, 6);

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

async function send(): Promise<string[]> {
  scene.sent.length = 0;
  for (const mailId of scene.enqueued.splice(0)) await runJob(scene, mailId);
  dueAt.length = 0;
  return scene.sent.map(({ subject }) => subject.replace(/\s/gu, " "));
}

/** A booking whose host wants the day's agenda. */
async function wanting(hour = "7"): Promise<SceneBooking> {
  const booking = await seedBooking(scene, { eventType: { reminderMinutes: [] } });
  const { organizationId, hostId } = booking;
  await prisma.membership.create({ data: { id: hostId, organizationId, userId: hostId, role: "member" } });
  expect(await choose(booking, hour)).toBe(true);
  return booking;
}

function choose({ organizationId, hostId }: SceneBooking, hour: string): Promise<boolean> {
  const form = new FormData();
  form.set("agenda", organizationId);
  form.set("hour", hour);
  return submitAgenda(services, hostId, form);
}

test("at the hour that a member chose, by the clocks of their zone, their day is mailed to them once", async () => {
  await wanting();
  await at(seven - 10 * 60_000);
  await send();
  scene.time.now = seven - 60_000;
  await Promise.all([1, 2, 3].map(() => handOutReminders(services)));
  expect(dueAt).toEqual([seven]);
  expect(await send()).toEqual(["jeudi 3 décembre 2026 : 1 rendez-vous"]);
  const [mail] = scene.sent;
  const text = mail?.text.replace(/[\u00a0\u202f]/g, " ") ?? "";
  expect(text).toContain("14:00 – 14:30\n  Intro call\n  Grace Guest");
  expect(mail?.headers?.["List-Unsubscribe"]).toContain("/unsubscribe/agenda.member-");
  await at(seven + 2 * hourMs);
  expect(await send()).toEqual([]);
});

test("a day without appointments, one that is over and one whose meetings have ended bring no mail", async () => {
  const booking = await wanting();
  await at(seven - dayMs);
  expect(await send()).toEqual([]);
  await at(seven);
  scene.time.now = endsAt + hourMs;
  expect(await send()).toEqual([]);
  await prisma.mailMessage.deleteMany();
  await prisma.$executeRaw`UPDATE reminder_clock SET done_until = ${new Date(seven - hourMs)}`;
  await changeBooking(scene, booking, {
    status: "cancelled",
    cancelledAt: new Date(now),
    cancelledBy: "host",
  });
  await at(seven);
  expect(await send()).toEqual([]);
  expect(await prisma.mailMessage.count()).toBe(0);
});

test("one click ends it, and whoever was suspended or has left hears nothing of the business's day", async () => {
  const booking = await wanting();
  await at(seven);
  await send();
  const token = /unsubscribe\/([^>]+)>/.exec(scene.sent[0]?.headers?.["List-Unsubscribe"] ?? "")?.[1] ?? "";
  expect(await agendaPreference(services, token)).toMatchObject({ topics: [{ topic: "agenda", on: true }] });
  const click = new FormData();
  click.set("List-Unsubscribe", "One-Click");
  expect(await endAgenda(services, token, click)).toEqual({ oneClick: true });
  expect(await agendaPreference(services, token)).toMatchObject({ topics: [{ topic: "agenda", on: false }] });
  expect(await agendaPreference(services, `${token}x`)).toBeNull();
  expect(await endAgenda(services, token.replace("agenda", "news"), click)).toBeNull();

  await choose(booking, "8");
  await at(seven + hourMs - 60_000);
  await prisma.membership.updateMany({ data: { barredAt: new Date(now), suspendedAt: new Date(now) } });
  expect(await send()).toEqual([]);
  await prisma.membership.deleteMany();
  expect(await choose(booking, "9")).toBe(false);
  expect(await agendaPreference(services, token)).toMatchObject({ business: null });
});

test("an hour that a change of clocks skips is the next one, and one that comes twice is the first", async () => {
  await wanting("2");
  await prisma.$executeRaw`UPDATE reminder_clock SET done_until = ${new Date(Date.UTC(2027, 2, 27, 12))}`;
  await at(Date.UTC(2027, 2, 28, 12));
  expect(dueAt).toEqual([Date.UTC(2027, 2, 28, 1)]);
  await send();
  await prisma.$executeRaw`UPDATE reminder_clock SET done_until = ${new Date(Date.UTC(2027, 9, 30, 12))}`;
  await at(Date.UTC(2027, 9, 31, 12));
  expect(dueAt).toEqual([Date.UTC(2027, 9, 31, 0)]);
});

test("what is no hour, and a business in which somebody does not work, set nothing", async () => {
  const booking = await wanting();
  const other = await seedBooking(scene);
  for (const hour of ["24", "-1", "7.5", "x", "1e1"]) expect(await choose(booking, hour)).toBe(false);
  expect(await choose({ ...booking, organizationId: other.organizationId }, "7")).toBe(false);
  expect(await prisma.membership.findMany({ select: { agendaHour: true } })).toEqual([{ agendaHour: 7 }]);
  expect(await choose(booking, "")).toBe(true);
  expect(await at(startsAt)).toBe(0);
});
