import { expect, test } from "vitest";
import { calendarsJobs, pollCalendars } from "#app/features/calendars/calendar-jobs.server.ts";
import { askForSync, listCalendars } from "#app/features/calendars/calendars-page.server.ts";
import { chooseCalendar } from "#app/features/calendars/choose-calendar.server.ts";
import { connectCalendars } from "#app/features/calendars/connect-calendars.server.ts";
import { disconnect } from "#app/features/calendars/disconnect.server.ts";
import { syncCalendar } from "#app/features/calendars/sync-calendar.server.ts";
import { eventUidOf } from "#app/features/notifications/mail-identity.ts";
import { explainTime } from "#app/features/scheduling/explain-start.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { book, booked, hourMs, letter, minuteMs, nine } from "../booking/booking-scene.ts";
import { testDatabase } from "../test-database.ts";
import { busyAt, calendarScene, connectedCalendar, form } from "./sync-scene.ts";

const database = await testDatabase();
const { prisma } = database;
const translator = translatorFor("en");
const connected = () => connectedCalendar(database);
const chosen = { counts: true, tentative: true, free: false, titles: false };

test("an event of a connected calendar takes its time, and gives it back with the event", async () => {
  const { services, remote, business, calendarId, version } = await connected();
  remote.events = [busyAt("lunch", nine)];
  const before = await version();
  expect(await syncCalendar(services, calendarId)).toEqual({ ok: true });
  expect(await version()).toBe(before + 1n);
  expect(await book(services, business)).toMatchObject({ ok: false, reason: "slot-taken" });
  await syncCalendar(services, calendarId);
  expect(await version()).toBe(before + 1n);
  [remote.events, remote.cursor] = [[], 2];
  await syncCalendar(services, calendarId);
  expect(await version()).toBe(before + 2n);
  expect(await book(services, business)).toMatchObject({ ok: true });
});

test("the member is told which calendar takes the time, and colleagues that one does", async () => {
  const { services, remote, key, business, calendarId } = await connected();
  remote.events = [busyAt("lunch", nine)];
  await syncCalendar(services, calendarId);
  const question = { ...key, viewerId: key.userId, eventType: business.eventTypeId, length: 30 };
  const date = new Date(nine).toISOString().slice(0, 10);
  const minute = (nine % 86_400_000) / minuteMs;
  const told = await explainTime(services, { ...question, date, minute, zone: "UTC" });
  expect(told?.offered).toBe(false);
  expect(told?.hosts[0]?.sources).toMatchObject([{ kind: "calendar", title: "Work" }]);
});

test("a tentative event counts unless the member says otherwise", async () => {
  const { services, remote, business, key, calendarId } = await connected();
  remote.events = [
    { ...busyAt("maybe", nine), busy: [{ start: nine, end: nine + hourMs, tentative: true }] },
  ];
  await syncCalendar(services, calendarId);
  expect(await book(services, business)).toMatchObject({ ok: false });
  await chooseCalendar(services, key, { ...chosen, id: calendarId, tentative: false });
  expect(await book(services, business)).toMatchObject({ ok: true });
});

test("a host's own booking that also stands in the calendar is no second event", async () => {
  const { services, remote, business, calendarId } = await connected();
  const { bookingId } = await booked(book(services, business));
  remote.events = [
    busyAt("copy", nine, eventUidOf(services.settings, bookingId)),
    busyAt("other", nine + hourMs),
  ];
  remote.cursor = 2;
  await syncCalendar(services, calendarId);
  expect(await prisma.calendarBusy.count({ where: { calendarId } })).toBe(1);
});

test("trouble is kept with longer and longer pauses, and what was known still counts", async () => {
  const { services, remote, business, key, calendarId } = await connected();
  remote.events = [busyAt("lunch", nine)];
  await syncCalendar(services, calendarId);
  const waits: number[] = [];
  for (const trouble of [
    { reason: "unreachable" },
    { reason: "malformed" },
    { reason: "revoked" },
  ] as const) {
    remote.trouble = trouble;
    expect(await syncCalendar(services, calendarId)).toEqual({ ok: false, ...trouble });
    const row = await prisma.connectedCalendar.findUniqueOrThrow({ where: { id: calendarId } });
    waits.push(row.nextTryAt.getTime() - services.clock.now());
    expect(row.trouble).toBe(trouble.reason);
  }
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(await book(services, business)).toMatchObject({ ok: false });
  const retryAt = services.clock.now() + hourMs;
  remote.trouble = { reason: "rate-limited", retryAt };
  await syncCalendar(services, calendarId);
  const limited = await prisma.connectedCalendar.findUniqueOrThrow({ where: { id: calendarId } });
  expect(limited.nextTryAt.getTime()).toBeGreaterThanOrEqual(retryAt);
  const [shown] = await listCalendars(services, key, { translator, zone: "UTC" });
  expect(shown?.calendars[0]?.state).toContain("What was known then still counts");
  remote.trouble = null;
  expect(await syncCalendar(services, calendarId)).toEqual({ ok: true });
  const healed = await prisma.connectedCalendar.findUniqueOrThrow({ where: { id: calendarId } });
  expect(healed).toMatchObject({ trouble: null, failures: 0 });
});

test("calendars that are due are handed out once, and past busy times are forgotten", async () => {
  const { services, remote, calendarId } = await connected();
  remote.events = [busyAt("old", services.clock.now() - 30 * hourMs), busyAt("lunch", nine)];
  await syncCalendar(services, calendarId);
  services.enqueued.length = 0;
  services.clock.pass(10 * minuteMs);
  await pollCalendars(services);
  await pollCalendars(services);
  const handedOut = services.enqueued.filter(
    ({ payload }) => (payload as { calendarId: string }).calendarId === calendarId,
  );
  expect(handedOut).toEqual([{ name: "calendars.sync", payload: { calendarId } }]);
  expect(await prisma.calendarBusy.count({ where: { calendarId } })).toBe(1);
  await calendarsJobs[0]?.handle(services, { calendarId }, { putBack: false });
});

test("two that read one calendar at once leave what one of them read", async () => {
  const { services, remote, calendarId } = await connected();
  remote.events = [busyAt("lunch", nine), busyAt("tea", nine + hourMs)];
  await Promise.all([syncCalendar(services, calendarId), syncCalendar(services, calendarId)]);
  expect(await prisma.calendarBusy.count({ where: { calendarId } })).toBe(2);
});

test("the password is sealed, and goes with all busy times when the account is disconnected", async () => {
  const { services, remote, accounts, key, calendarId, business } = await connected();
  remote.events = [busyAt("lunch", nine)];
  await syncCalendar(services, calendarId);
  expect(accounts.at(-1)).toMatchObject({ username: "ada", password: "correct horse" });
  const row = await prisma.calendarConnection.findFirstOrThrow({ where: key });
  expect(row.secret).toMatch(/^v1:t1:/);
  const leave = { id: row.id, written: "leave" } as const;
  expect(await disconnect(services, { ...key, userId: "somebody else" }, leave)).toBe(false);
  expect(await disconnect(services, key, leave)).toBe(true);
  expect(await disconnect(services, key, leave)).toBe(false);
  expect(await prisma.calendarBusy.count({ where: { calendarId } })).toBe(0);
  expect(await syncCalendar(services, calendarId)).toEqual({ ok: true });
  expect(await book(services, business)).toMatchObject({ ok: true });
});

test("a calendar that does not count is forgotten at once and not read; chosen again, it is read anew", async () => {
  const { services, remote, key, calendarId } = await connected();
  remote.events = [busyAt("lunch", nine)];
  await syncCalendar(services, calendarId);
  expect(await chooseCalendar(services, key, { ...chosen, id: calendarId, counts: false })).toBe(true);
  expect(await prisma.calendarBusy.count({ where: { calendarId } })).toBe(0);
  const { asked } = remote;
  await syncCalendar(services, calendarId);
  expect(remote.asked).toBe(asked);
  await chooseCalendar(services, key, { ...chosen, id: calendarId });
  await syncCalendar(services, calendarId);
  expect(await prisma.calendarBusy.count({ where: { calendarId } })).toBe(1);
});

test("nobody reads or changes the calendars of somebody else", async () => {
  const { services, calendarId } = await connected();
  const other = await connected();
  expect(await askForSync(services, other.key, calendarId)).toBe(false);
  expect(await chooseCalendar(services, other.key, { ...chosen, id: calendarId, counts: false })).toBe(false);
  const listed = await listCalendars(services, other.key, { translator, zone: "UTC" });
  expect(listed.flatMap(({ calendars }) => calendars.map(({ id }) => id))).toEqual([other.calendarId]);
});

test("what is wrong with an account is told where it is typed, and the password is not told back", async () => {
  const { services, remote } = calendarScene(database);
  const { organizationId, hostId } = await bookableBusiness(database);
  const key = { organizationId, userId: hostId };
  remote.trouble = { reason: "revoked" };
  const refused = await connectCalendars(services, key, form, translator);
  expect(refused).toMatchObject({
    ok: false,
    status: 400,
    answer: { errors: { username: expect.any(String) } },
  });
  expect(JSON.stringify(refused)).not.toContain("correct horse");
  const wrong = { ...form, address: "ftp://dav.example" };
  expect(await connectCalendars(services, key, wrong, translator)).toMatchObject({
    answer: { errors: { address: expect.any(String) } },
  });
  for (let i = 0; i < 40; i++) await connectCalendars(services, key, form, translator);
  expect(await connectCalendars(services, key, form, translator)).toMatchObject({ status: 429 });
  expect(await prisma.calendarConnection.count({ where: key })).toBe(0);
});

test("a calendar that is taken out of an event type leaves that one alone, there and in what is told of it", async () => {
  const { services, remote, key, business, calendarId, version } = await connected();
  remote.events = [busyAt("lunch", nine)];
  await syncCalendar(services, calendarId);
  const choice = { ...chosen, id: calendarId };
  const listed = async () =>
    (await listCalendars(services, key, { translator, zone: "UTC" }))[0]?.calendars[0];
  const { eventTypeId } = business;
  expect((await listed())?.eventTypes).toEqual([{ id: eventTypeId, title: "Talk", counts: true }]);
  const before = await version();
  await chooseCalendar(services, key, { ...choice, eventTypeIds: [] });
  expect(await version()).toBe(before + 1n);
  expect((await listed())?.eventTypes).toMatchObject([{ counts: false }]);
  const question = {
    ...{ ...key, viewerId: key.userId, eventType: eventTypeId, length: 30, zone: "UTC" },
    ...{ date: new Date(nine).toISOString().slice(0, 10), minute: (nine % 86_400_000) / minuteMs },
  };
  expect(await explainTime(services, question)).toMatchObject({ offered: true, hosts: [{ sources: [] }] });
  const { asked } = remote;
  services.clock.pass(minuteMs);
  const { bookingId } = await booked(book(services, business));
  expect(remote.asked).toBe(asked);
  await prisma.booking.deleteMany({ where: { id: bookingId } });
  // Whoever does not say for what it counts changes nothing about that; an event type of others is no choice.
  await chooseCalendar(services, key, choice);
  expect((await listed())?.eventTypes).toMatchObject([{ counts: false }]);
  await chooseCalendar(services, key, { ...choice, eventTypeIds: [eventTypeId, "somebody else's"] });
  expect(await book(services, business)).toMatchObject({ ok: false, reason: "slot-taken" });
});

test("a password that is refused again and again is told by mail, once, and again only after it was right", async () => {
  const { services, remote, key, calendarId } = await connected();
  const mails = () => prisma.mailMessage.count({ where: { userId: key.userId, kind: "calendar_refused" } });
  const refused = async (times: number) => {
    remote.trouble = { reason: "revoked" };
    for (let tries = 0; tries < times; tries++) await syncCalendar(services, calendarId);
  };
  await refused(2);
  // Some servers refuse a right one when they are busy.
  expect(await mails()).toBe(0);
  await refused(3);
  expect(await mails()).toBe(1);
  const told = await letter(services, { userId: key.userId, kind: "calendar_refused" });
  expect(told).toContain("dav.example");
  expect(told).toContain("/schedules/calendars");
  const [shown] = await listCalendars(services, key, { translator, zone: "UTC" });
  expect(shown).toMatchObject({ broken: expect.stringContaining("lets Parley in no more"), asks: null });
  remote.trouble = null;
  await syncCalendar(services, calendarId);
  expect(await listCalendars(services, key, { translator, zone: "UTC" })).toMatchObject([{ broken: null }]);
  services.clock.pass(minuteMs);
  await refused(3);
  expect(await mails()).toBe(2);
});
