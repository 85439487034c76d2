import { expect, test } from "vitest";
import { chooseCalendar } from "#app/features/calendars/choose-calendar.server.ts";
import { syncCalendar } from "#app/features/calendars/sync-calendar.server.ts";
import { book, nine } from "../booking/booking-scene.ts";
import { testDatabase } from "../test-database.ts";
import { busyAt, connectedCalendar } from "./sync-scene.ts";

const database = await testDatabase();
const { prisma } = database;
const chosen = { counts: true, tentative: true, free: false };

test("an event that is shown as free takes no time unless the member says so, and then at the next booking", async () => {
  const { services, remote, business, key, calendarId } = await connectedCalendar(database);
  remote.events = [{ ...busyAt("birthday", nine), isFree: true }];
  await syncCalendar(services, calendarId);
  expect(await prisma.calendarBusy.count({ where: { calendarId } })).toBe(0);
  expect(await chooseCalendar(services, key, { ...chosen, id: calendarId, free: true })).toBe(true);
  // Nothing has read the calendar since: whoever books asks it.
  expect(await book(services, business)).toMatchObject({ ok: false, reason: "slot-taken" });
  expect(await prisma.calendarBusy.count({ where: { calendarId } })).toBe(1);
  await chooseCalendar(services, key, { ...chosen, id: calendarId });
  await syncCalendar(services, calendarId);
  expect(await prisma.calendarBusy.count({ where: { calendarId } })).toBe(0);
  expect(await book(services, business)).toMatchObject({ ok: true });
});

test("a reading that began before the choice does not write over what is read by it", async () => {
  const { services, remote, key, calendarId } = await connectedCalendar(database);
  remote.events = [{ ...busyAt("birthday", nine), isFree: true }];
  const { openCalendars } = services;
  const slow: typeof openCalendars = (account) => {
    const provider = openCalendars(account);
    return {
      ...provider,
      busyIntervals: async (question) => {
        const answer = await provider.busyIntervals(question);
        await chooseCalendar(services, key, { ...chosen, id: calendarId, free: true });
        await syncCalendar(services, calendarId);
        return answer;
      },
    };
  };
  await syncCalendar({ ...services, openCalendars: slow }, calendarId);
  await syncCalendar(services, calendarId);
  expect(await prisma.calendarBusy.count({ where: { calendarId } })).toBe(1);
});

test("saving the same choice again reads nothing anew", async () => {
  const { services, remote, key, calendarId } = await connectedCalendar(database);
  await syncCalendar(services, calendarId);
  const before = await prisma.connectedCalendar.findUniqueOrThrow({ where: { id: calendarId } });
  await chooseCalendar(services, key, { ...chosen, id: calendarId, tentative: false });
  const after = await prisma.connectedCalendar.findUniqueOrThrow({ where: { id: calendarId } });
  expect(after).toEqual({ ...before, tentativeBusy: false });
  expect(remote.asked).toBe(2);
});
