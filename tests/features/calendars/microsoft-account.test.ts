import { expect, onTestFinished, test } from "vitest";
import { cancelBooking, moveBooking } from "#app/features/booking/booking.server.ts";
import { calendarsJobs } from "#app/features/calendars/calendar-jobs.server.ts";
import { listCalendars } from "#app/features/calendars/calendars-page.server.ts";
import { chooseDestination } from "#app/features/calendars/destination.server.ts";
import { disconnect } from "#app/features/calendars/disconnect.server.ts";
import { syncCalendar } from "#app/features/calendars/sync-calendar.server.ts";
import { writeCopy } from "#app/features/calendars/write-copy.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { action as newsAction } from "#app/routes/account.calendars.news.microsoft.ts";
import { book, booked, hourMs, letter, minuteMs, nine } from "../booking/booking-scene.ts";
import { testDatabase } from "../test-database.ts";
import { settleCopies } from "./copy-scene.ts";
import { deadlyAfterPut } from "./leave-scene.ts";
import { microsoftScene } from "./microsoft-scene.ts";

const database = await testDatabase();
const { prisma } = database;
const view = { translator: translatorFor("en"), zone: "UTC" };
const time = (at: number) => ({ dateTime: new Date(at).toISOString().slice(0, 19), timeZone: "UTC" });
const half = (at: number) => ({ start: time(at), end: time(at + 30 * minuteMs) });

async function scene() {
  const made = await microsoftScene(database);
  const { microsoft } = made;
  onTestFinished(() => void microsoft.close());
  const insert = (start: number, more = {}) => {
    const event = microsoft.calendars.seed(microsoft.calendarId, { ...half(start), ...more });
    microsoft.subscriptions.tell();
    return event;
  };
  return { ...made, insert };
}

/** Bookings go into the owner's own calendar. */
async function writingScene() {
  const made = await scene();
  const { services, key, microsoft } = made;
  const { calendarId, connection } = await made.connect("events");
  const choice = { calendarId, withAnswers: false, keepsErased: false };
  expect(await chooseDestination(services, key, choice)).toBe(true);
  const events = () => microsoft.calendars.list(microsoft.calendarId, undefined);
  const settleAll = () => settleCopies(services, key.organizationId);
  const copy = (bookingId: string) => prisma.calendarCopy.findFirstOrThrow({ where: { bookingId } });
  return { ...made, calendarId, connection, events, settleAll, copy };
}

test("an account gives leave at Microsoft, its busy time takes times away, and disconnecting erases all of it", async () => {
  const { microsoft, services, business, key, insert, connect, connections } = await scene();
  insert(nine, { subject: "Dentist" });
  const { connection, calendarId } = await connect();
  expect(connection).toMatchObject({ kind: "microsoft", name: microsoft.owner, mayWrite: false });
  expect(connection.secret).toMatch(/^v1:t1:/);
  const choice = { calendarId, withAnswers: false, keepsErased: false };
  expect(await chooseDestination(services, key, choice)).toBe(false);
  expect(await syncCalendar(services, calendarId)).toEqual({ ok: true });
  expect(await book(services, business)).toMatchObject({ ok: false, reason: "slot-taken" });
  expect(await prisma.calendarBusy.count({ where: { calendarId } })).toBe(1);
  const [shown] = await listCalendars(services, key, view);
  expect(shown).toMatchObject({ kind: "microsoft", broken: null, asks: "events" });
  expect(await disconnect(services, key, { id: connection.id, written: "leave" })).toBe(true);
  expect([await connections(), await prisma.calendarBusy.count({ where: { calendarId } })]).toEqual([0, 0]);
  expect(await book(services, business)).toMatchObject({ ok: true });
});

test("Microsoft is asked for as little as it takes, and for more only when bookings are to be put there", async () => {
  const { ask, connect } = await scene();
  const busy = (await ask("busy")).searchParams;
  expect(busy.get("scope")).toBe("offline_access https://graph.microsoft.com/Calendars.Read");
  expect(Object.fromEntries(busy)).toMatchObject({
    ...{ code_challenge_method: "S256", response_type: "code", prompt: "select_account" },
  });
  const { connection } = await connect();
  const more = (await ask("events", connection.id)).searchParams;
  expect(more.get("scope")).toContain("Calendars.ReadWrite");
  expect(more.get("login_hint")).toBe(connection.name);
});

test("an answer counts once, in the session and for the provider that was asked, and in time", async () => {
  const { ask, back, take, session, sessionId, services, connections } = await scene();
  const first = back(await ask("busy"));
  expect(await take(first, sessionId, "google")).toMatchObject({ ok: false, reason: "forged" });
  expect(await take(first, await session())).toMatchObject({ ok: false, reason: "over" });
  expect(await take(first)).toMatchObject({ ok: true, denied: false });
  expect(await take(first)).toMatchObject({ ok: false, reason: "over" });
  const late = back(await ask("busy"));
  services.clock.pass(16 * minuteMs);
  expect(await take(late)).toMatchObject({ ok: false, reason: "over" });
  expect(await connections()).toBe(1);
});

test("what was refused, cut down or not answered connects nothing", async () => {
  const { ask, back, take, microsoft, connections } = await scene();
  expect(await take(back(await ask("busy"), "no"))).toMatchObject({ ok: true, denied: true });
  const strange = back(await ask("busy"));
  strange.set("code", "0.somebody-else");
  expect(await take(strange)).toMatchObject({ reason: "refused" });
  const less = ["offline_access", "https://graph.microsoft.com/Calendars.ReadBasic"];
  expect(await take(back(await ask("busy"), less))).toMatchObject({ reason: "less" });
  for (const as of ["down", "error", "html", "too-many"] as const) {
    const given = back(await ask("busy"));
    microsoft.failing = { as };
    expect(await take(given)).toMatchObject({ reason: "down" });
    microsoft.failing = null;
  }
  expect(await connections()).toBe(0);
});

test("what Microsoft gives in the place of the token before is kept, and nothing older is put over it", async () => {
  const { microsoft, services, connect, calendarId } = await (async () => {
    const made = await scene();
    return { ...made, ...(await made.connect()) };
  })();
  const secret = async () =>
    (
      await prisma.connectedCalendar.findUniqueOrThrow({
        where: { id: calendarId },
        select: { connection: { select: { secret: true } } },
      })
    ).connection.secret;
  const before = await secret();
  microsoft.grants.expireAccess();
  expect(await syncCalendar(services, calendarId)).toEqual({ ok: true });
  expect(await secret()).not.toBe(before);
  microsoft.grants.retireOld();
  microsoft.grants.expireAccess();
  services.clock.pass(minuteMs);
  expect(await syncCalendar(services, calendarId)).toEqual({ ok: true });
  // Given leave anew while a reading is under way: what that reading was given is older.
  microsoft.grants.expireAccess();
  const reading = syncCalendar(services, calendarId);
  await connect();
  await reading;
  microsoft.grants.expireAccess();
  expect(await syncCalendar(services, calendarId)).toEqual({ ok: true });
});

test("a booking is put there with nobody invited, moves and goes, and what we wrote does not come back to us", async () => {
  const { services, business, key, microsoft, calendarId, events, settleAll } = await writingScene();
  const { bookingId } = await booked(book(services, business));
  await settleAll();
  const [event] = events();
  expect(event).toMatchObject({ showAs: "busy", attendees: [] });
  for (let rounds = 0; rounds < 2; rounds++) {
    services.clock.pass(minuteMs);
    await syncCalendar(services, calendarId);
    expect(await settleAll()).toBe(0);
  }
  expect(await prisma.calendarBusy.count({ where: { calendarId } })).toBe(0);
  const by = { organizationId: key.organizationId, bookingId, by: "host", reason: "" } as const;
  expect(await moveBooking(services, { ...by, startsAt: nine + hourMs })).toMatchObject({ ok: true });
  await settleAll();
  expect(events().map(({ start }) => start.dateTime)).toEqual([time(nine + hourMs).dateTime]);
  // By its owner's hand: the booking follows.
  const start = nine + 2 * hourMs;
  const at = { calendarId: microsoft.calendarId, eventId: String(event?.id) };
  microsoft.calendars.update(at, half(start));
  services.clock.pass(minuteMs);
  await syncCalendar(services, calendarId);
  await settleAll();
  const row = await prisma.booking.findUniqueOrThrow({ where: { id: bookingId } });
  expect(row.startsAt.getTime()).toBe(start);
  expect(await cancelBooking(services, by)).toMatchObject({ ok: true });
  await settleAll();
  expect([events(), microsoft.mails]).toEqual([[], []]);
});

test("whoever dies between Microsoft's yes and their own note doubles nothing and loses nothing", async () => {
  const { services, business, between, events, settleAll, copy } = await writingScene();
  between.way = deadlyAfterPut;
  const { bookingId } = await booked(book(services, business));
  const { id } = await copy(bookingId);
  await expect(writeCopy(services, id)).rejects.toThrow("killed");
  expect([events().length, (await copy(bookingId)).writtenAt]).toEqual([1, null]);
  between.way = (provider) => provider;
  services.clock.pass(hourMs);
  await settleAll();
  expect(events()).toHaveLength(1);
  expect((await copy(bookingId)).writtenAt).not.toBeNull();
});

test("leave that is taken back at Microsoft is told once, and all is made good when it is given again", async () => {
  const { services, business, key, microsoft, calendarId, connection, connect, events, settleAll, copy } =
    await writingScene();
  const mails = () => prisma.mailMessage.count({ where: { userId: key.userId, kind: "calendar_refused" } });
  microsoft.grants.revokeAll();
  const { bookingId } = await booked(book(services, business));
  await writeCopy(services, (await copy(bookingId)).id);
  for (let times = 0; times < 2; times++) await syncCalendar(services, calendarId);
  expect(await copy(bookingId)).toMatchObject({ trouble: "revoked", writtenAt: null });
  expect(await mails()).toBe(1);
  expect(await letter(services, { userId: key.userId, kind: "calendar_refused" })).toContain("Reconnect");
  const [shown] = await listCalendars(services, key, view);
  expect(shown).toMatchObject({ broken: expect.stringContaining("no more"), asks: "again" });
  expect(shown?.calendars[0]?.trouble).toContain("Microsoft lets Parley in no more");
  expect((await connect("events")).connection.id).toBe(connection.id);
  await settleAll();
  expect(events()).toHaveLength(1);
  expect(await listCalendars(services, key, view)).toMatchObject([{ broken: null, asks: null }]);
  expect(await mails()).toBe(1);
});

test("Microsoft's greeting is answered, its news makes a calendar due, and nobody else can say it", async () => {
  const { services, microsoft, connect, insert, key } = await scene();
  const { subscriptions } = microsoft;
  services.settings = { ...services.settings, publicUrl: "https://parley.test", secure: true };
  const { connection, calendarId } = await connect();
  const post = (url: string, body = "") =>
    newsAction({
      request: new Request(url, { method: "POST", body }),
      context: { services },
      params: {},
    } as never);
  subscriptions.options.greet = async (address) => {
    const answer = await post(address);
    return {
      status: answer.status,
      type: answer.headers.get("Content-Type") ?? "",
      text: await answer.text(),
    };
  };
  const sync = async () => {
    const job = calendarsJobs.find(({ job: { name } }) => name === "calendars.sync");
    await job?.handle(services, { calendarId }, { putBack: false });
  };
  const due = async () =>
    (await prisma.connectedCalendar.findUniqueOrThrow({ where: { id: calendarId } })).nextTryAt.getTime() <=
    services.clock.now();
  await sync();
  expect(subscriptions.live.size).toBe(1);
  insert(nine);
  const { address, body } = subscriptions.notices.at(-1) ?? { address: "", body: {} };
  expect(address).toBe("https://parley.test/account/calendars/news/microsoft");
  const say = async (given: unknown) => (await post(address, JSON.stringify(given))).status;
  const [one] = (body as { value: Record<string, string>[] }).value;
  for (const wrong of [null, [], { value: {} }, { value: [] }, { value: [{}] }, "x".repeat(2_000)])
    expect(await say(wrong)).toBe(404);
  for (const name of ["subscriptionId", "clientState"]) {
    expect(await say({ value: [{ ...one, [name]: "made-up" }] })).toBe(404);
    expect(await say({ value: [{ ...one, [name]: 7 }] })).toBe(404);
  }
  expect(await due()).toBe(false);
  const before = services.enqueued.length;
  for (let times = 0; times < 3; times++) expect(await say({ value: [one, one] })).toBe(202);
  expect([await due(), services.enqueued.length - before]).toEqual([true, 1]);
  await prisma.connectedCalendar.update({
    where: { id: calendarId },
    data: { channelUntil: new Date(services.clock.now() + 48 * hourMs) },
  });
  await sync();
  expect(await prisma.calendarBusy.count({ where: { calendarId } })).toBe(1);
  // What is over, or soon, gets another in its place at the next reading.
  const [first, ...besides] = subscriptions.live.keys();
  expect([first, besides]).toEqual([one?.["subscriptionId"], []]);
  expect(await say({ value: [{ ...one, lifecycleEvent: "reauthorizationRequired" }] })).toBe(202);
  await sync();
  const [second, ...others] = subscriptions.live.keys();
  expect([second === first, others]).toEqual([false, []]);
  expect(await say({ value: [one] })).toBe(404);
  await disconnect(services, key, { id: connection.id, written: "leave" });
  expect(subscriptions.live.size).toBe(0);
});
