import { expect, test } from "vitest";
import { listConnectedTimes } from "#app/features/calendar/connected-times.server.ts";
import { chooseCalendar } from "#app/features/calendars/choose-calendar.server.ts";
import { syncCalendar } from "#app/features/calendars/sync-calendar.server.ts";
import { rotateKeys } from "#app/features/privacy/privacy.server.ts";
import { explainTime } from "#app/features/scheduling/explain-start.server.ts";
import { keysInUse } from "#app/platform/database/sealed-answers.server.ts";
import { addColleague } from "#tests/factories/bookable-business.ts";
import { book, minuteMs, nine } from "../booking/booking-scene.ts";
import { testDatabase } from "../test-database.ts";
import { busyAt, connectedCalendar } from "./sync-scene.ts";

const database = await testDatabase();
const { prisma } = database;
const chosen = { counts: true, tentative: true, free: false, titles: false };

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

test("titles are stored sealed where the member says so, shown to that member alone, and gone at once when they say no", async () => {
  const { services, remote, business, key, calendarId } = await connectedCalendar(database);
  const [lunch] = busyAt("lunch", nine).busy;
  if (!lunch) throw new Error("no time");
  const called = (title: string) => [{ ...busyAt("lunch", nine), busy: [{ ...lunch, title }] }];
  remote.events = called("Dentist");
  const read = async () => {
    remote.cursor += 1;
    await syncCalendar(services, calendarId);
  };
  const stored = async () => {
    const { rows } = await database.owner.query<{ title: string | null }>(
      "SELECT title FROM calendar_busy WHERE calendar_id = $1",
      [calendarId],
    );
    return rows.map(({ title }) => title);
  };
  const told = async (viewerId: string) => {
    const question = { ...key, viewerId, eventType: business.eventTypeId, length: 30, zone: "UTC" };
    const at = { date: new Date(nine).toISOString().slice(0, 10), minute: (nine % 86_400_000) / minuteMs };
    return (await explainTime(services, { ...question, ...at }))?.hosts[0]?.sources[0];
  };
  const shown = async (readerId: string) => {
    const question = { organizationId: key.organizationId, hostIds: [key.userId] };
    return listConnectedTimes(services, { ...question, from: nine, to: nine + minuteMs, readerId });
  };
  await read();
  expect(await stored()).toEqual([null]);
  await chooseCalendar(services, key, { ...chosen, id: calendarId, titles: true });
  await read();
  expect(await stored()).toEqual([expect.stringMatching(/^v1:/)]);
  expect(await told(key.userId)).toMatchObject({ kind: "calendar", title: "Work", event: "Dentist" });
  expect(await shown(key.userId)).toMatchObject([{ title: "Work", event: "Dentist" }]);
  const { userId: colleague } = await addColleague(database, key);
  expect(await told(colleague)).toMatchObject({ kind: "calendar", event: null });
  expect(await shown(colleague)).toMatchObject([{ event: null }]);
  // Another title alone is a change, too; the same one is not sealed anew.
  const [before] = await stored();
  await read();
  expect(await stored()).toEqual([before]);
  remote.events = called("Surgery");
  await read();
  expect(await shown(key.userId)).toMatchObject([{ event: "Surgery" }]);
  const encryptionKeys = [{ id: "t2", key: Buffer.alloc(32, 9) }, ...services.settings.encryptionKeys];
  const settings = { ...services.settings, encryptionKeys };
  await rotateKeys({ database, settings });
  expect(await stored()).toEqual([expect.stringMatching(/^v1:t2:/)]);
  expect(await keysInUse(prisma)).toContain("t2");
  await chooseCalendar(services, key, { ...chosen, id: calendarId });
  expect(await stored()).toEqual([null]);
  remote.cursor += 1;
  await syncCalendar({ ...services, settings }, calendarId);
  expect(await stored()).toEqual([null]);
});
