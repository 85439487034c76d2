import { beforeEach, expect, test } from "vitest";
import { moveBooking } from "#app/features/booking/booking.server.ts";
import { tryAgain } from "#app/features/calendars/destination.server.ts";
import { openQuestions } from "#app/features/calendars/open-questions.server.ts";
import { syncCalendar } from "#app/features/calendars/sync-calendar.server.ts";
import type { OpenCalendars } from "#app/ports/calendar-provider.ts";
import { dayMs, hourMs, minuteMs, nine } from "../booking/booking-scene.ts";
import { testDatabase } from "../test-database.ts";
import { type CopyScene, copyScene, settleCopies } from "./copy-scene.ts";

const database = await testDatabase();
const { prisma } = database;

let scene: CopyScene;
beforeEach(async () => {
  scene = await copyScene(database);
});

const lunch = (uid: string, from: number) => {
  const utc = (at: number) => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const times = [`DTSTART:${utc(from)}`, `DTEND:${utc(from + 30 * minuteMs)}`];
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//T//EN", "BEGIN:VEVENT", `UID:${uid}`];
  return [...lines, ...times, "END:VEVENT", "END:VCALENDAR", ""].join("\r\n");
};

test("an event whose state changes between the look and the write is looked at again, and keeps what its owner added", async () => {
  const { remote, services, key } = scene;
  const { bookingId, uid, at } = await scene.one();
  let isLate = true;
  const openCalendars: OpenCalendars = () => {
    const { writing } = remote.provider;
    if (!writing) throw new Error("nothing can be put");
    return {
      ...remote.provider,
      writing: {
        ...writing,
        put: (...given) => {
          if (isLate) remote.edit(uid, (text) => text.replace("END:VEVENT", "COMMENT:by hand\r\nEND:VEVENT"));
          isLate = false;
          return writing.put(...given);
        },
      },
    };
  };
  await moveBooking(services, { ...at, startsAt: nine + hourMs });
  await settleCopies({ ...services, openCalendars }, key.organizationId);
  expect(await scene.copy(bookingId)).toMatchObject({ trouble: "conflict", failures: 1 });
  expect(remote.start(uid)).toBe(nine);
  services.clock.pass(minuteMs);
  await settleCopies({ ...services, openCalendars }, key.organizationId);
  expect([remote.uids(), remote.start(uid)]).toEqual([[uid], nine + hourMs]);
  expect(remote.text(uid)).toContain("COMMENT:by hand");
  expect(await scene.copy(bookingId)).toMatchObject({ trouble: null, failures: 0 });
  expect(await openQuestions(services, key)).toEqual([]);
});

test("a server that asks to be left alone while a booking is written is, and has it once afterwards", async () => {
  const { remote, services } = scene;
  remote.trouble = { reason: "rate-limited", retryAt: services.clock.now() + hourMs };
  const { bookingId, uid } = await scene.one();
  const told = await scene.copy(bookingId);
  expect(told.trouble).toBe("rate-limited");
  expect(told.nextTryAt?.getTime()).toBeGreaterThanOrEqual(services.clock.now() + hourMs);
  remote.trouble = null;
  services.clock.pass(59 * minuteMs);
  await scene.settleAll();
  expect([remote.puts, remote.uids()]).toEqual([0, []]);
  services.clock.pass(2 * minuteMs);
  await scene.settleAll();
  expect([remote.puts, remote.uids()]).toEqual([1, [uid]]);
});

test("a server whose clock is behind asks to be left alone until a time that is over: it is not asked at once for ever", async () => {
  const { remote, services, calendarId } = scene;
  const now = services.clock.now();
  remote.trouble = { reason: "rate-limited", retryAt: now - dayMs };
  const { bookingId } = await scene.one();
  expect((await scene.copy(bookingId)).nextTryAt?.getTime()).toBeGreaterThan(now);
  await syncCalendar(services, calendarId);
  const row = await prisma.connectedCalendar.findUniqueOrThrow({ where: { id: calendarId } });
  expect(row.nextTryAt.getTime()).toBeGreaterThan(now);
});

test("an event that comes and goes between two readings leaves nothing and cancels nothing", async () => {
  const { remote, services, key, calendarId } = scene;
  const { uid } = await scene.one();
  await syncCalendar(services, calendarId);
  const jobs = services.enqueued.length;
  const version = () => prisma.pageVersion.findUnique({ where: { organizationId: key.organizationId } });
  const before = await version();
  remote.edit("short", () => lunch("short", nine + 3 * hourMs));
  remote.remove("short");
  expect(await syncCalendar(services, calendarId)).toEqual({ ok: true });
  expect(await prisma.calendarBusy.count({ where: { calendarId } })).toBe(0);
  expect(await version()).toEqual(before);
  expect([remote.uids(), await openQuestions(services, key)]).toEqual([[uid], []]);
  expect(services.enqueued.length).toBe(jobs);
});

test("a calendar that is deleted under us is told as such, what was known of it counts, and its bookings stand", async () => {
  const { remote, services, key, calendarId } = scene;
  const { bookingId, uid, at } = await scene.one();
  remote.edit("lunch", () => lunch("lunch", nine + 3 * hourMs));
  await syncCalendar(services, calendarId);
  expect(await prisma.calendarBusy.count({ where: { calendarId } })).toBe(1);
  remote.trouble = { reason: "gone" };
  expect(await syncCalendar(services, calendarId)).toEqual({ ok: false, reason: "gone" });
  const row = await prisma.connectedCalendar.findUniqueOrThrow({ where: { id: calendarId } });
  expect(row).toMatchObject({ trouble: "gone", failures: 1, counts: true });
  expect(await prisma.calendarBusy.count({ where: { calendarId } })).toBe(1);
  expect(await moveBooking(services, { ...at, startsAt: nine + hourMs })).toMatchObject({ ok: true });
  await scene.settleAll();
  expect(await scene.copy(bookingId)).toMatchObject({ trouble: "gone", question: null });
  expect(await openQuestions(services, key)).toEqual([]);
  const booking = await prisma.booking.findUniqueOrThrow({ where: { id: bookingId } });
  expect(booking).toMatchObject({ status: "confirmed", startsAt: new Date(nine + hourMs) });
  // Where it is there again, nothing is doubled.
  remote.trouble = null;
  await tryAgain(services, key);
  await scene.settleAll();
  expect(remote.uids().sort()).toEqual(["lunch", uid].sort());
  expect(remote.start(uid)).toBe(nine + hourMs);
});
