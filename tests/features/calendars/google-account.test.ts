import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { cancelBooking, moveBooking } from "#app/features/booking/booking.server.ts";
import { calendarsJobs } from "#app/features/calendars/calendar-jobs.server.ts";
import { listCalendars } from "#app/features/calendars/calendars-page.server.ts";
import { chooseDestination } from "#app/features/calendars/destination.server.ts";
import { disconnect } from "#app/features/calendars/disconnect.server.ts";
import { syncCalendar } from "#app/features/calendars/sync-calendar.server.ts";
import { writeCopy } from "#app/features/calendars/write-copy.server.ts";
import { secureAccount } from "#app/features/safety/secure-account.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { action as newsAction } from "#app/routes/account.calendars.news.ts";
import { googleClient } from "#tests/contract/google-peer.ts";
import { book, booked, dayMs, hourMs, letter, minuteMs, nine } from "../booking/booking-scene.ts";
import { askToDelete, carryOut } from "../deletion/deletion-scene.ts";
import { killableProgram } from "../killable-program.ts";
import { testDatabase } from "../test-database.ts";
import { settleCopies } from "./copy-scene.ts";
import { googleScene } from "./google-scene.ts";

const database = await testDatabase();
const { prisma } = database;
const view = { translator: translatorFor("en"), zone: "UTC" };

async function scene() {
  const made = await googleScene(database);
  onTestFinished(() => void made.google.close());
  const text = (at: number) => ({ dateTime: new Date(at).toISOString() });
  const insert = (start: number, more = {}) =>
    made.google.calendars.insert(made.google.owner, {
      ...{ start: text(start), end: text(start + 30 * minuteMs), ...more },
    });
  return { ...made, insert };
}

/** Bookings go into the owner's own calendar. */
async function writingScene() {
  const made = await scene();
  const { services, key, google } = made;
  const { calendarId, connection } = await made.connect("events");
  const choice = { calendarId, withAnswers: false, keepsErased: false };
  expect(await chooseDestination(services, key, choice)).toBe(true);
  const events = () =>
    google.calendars.list(google.owner, {}).items.filter(({ status }) => status !== "cancelled");
  const settleAll = () => settleCopies(services, key.organizationId);
  const copy = (bookingId: string) => prisma.calendarCopy.findFirstOrThrow({ where: { bookingId } });
  return { ...made, calendarId, connection, events, settleAll, copy };
}

test("an account gives leave at Google, its busy time takes times away, and disconnecting gives everything back", async () => {
  const { google, services, business, key, insert, connect, connections } = await scene();
  insert(nine, { summary: "Dentist" });
  const { connection, calendarId } = await connect();
  expect(connection).toMatchObject({ kind: "google", name: google.owner, mayWrite: false });
  expect(connection.secret).toMatch(/^v1:t1:/);
  expect(await chooseDestination(services, key, { calendarId, withAnswers: false, keepsErased: false })).toBe(
    false,
  );
  expect(await syncCalendar(services, calendarId)).toEqual({ ok: true });
  expect(await book(services, business)).toMatchObject({ ok: false, reason: "slot-taken" });
  expect(await prisma.calendarBusy.count({ where: { calendarId } })).toBe(1);
  const [shown] = await listCalendars(services, key, view);
  expect(shown).toMatchObject({ kind: "google", broken: null, asks: "events" });
  expect(google.grants.live()).toBe(1);
  expect(await disconnect(services, key, { id: connection.id, written: "leave" })).toBe(true);
  expect([google.grants.live(), await connections()]).toEqual([0, 0]);
  expect(await prisma.calendarBusy.count({ where: { calendarId } })).toBe(0);
  expect(await book(services, business)).toMatchObject({ ok: true });
});

test("Google is asked for as little as it takes, and for more only when bookings are to be put there", async () => {
  const { ask, connect } = await scene();
  const busy = (await ask("busy")).searchParams;
  expect(busy.get("scope")).not.toMatch(/calendar( |$)|events( |$)|owned/);
  expect(Object.fromEntries(busy)).toMatchObject({
    ...{ access_type: "offline", prompt: "consent", code_challenge_method: "S256" },
    ...{ include_granted_scopes: "true", response_type: "code" },
  });
  const { connection } = await connect();
  const more = (await ask("events", connection.id)).searchParams;
  expect(more.get("scope")).toContain("calendar.events.owned");
  expect(more.get("login_hint")).toBe(connection.name);
});

test("an answer counts once, in the session that asked, and in time", async () => {
  const { ask, back, take, session, services, connections } = await scene();
  const first = back(await ask("busy"));
  expect(await take(first, await session())).toMatchObject({ ok: false, reason: "over" });
  // A later question takes the place of an earlier one.
  const second = back(await ask("busy"));
  expect(await take(first)).toMatchObject({ ok: false, reason: "over" });
  expect(await connections()).toBe(0);
  expect(await take(second)).toMatchObject({ ok: true, denied: false });
  expect(await take(second)).toMatchObject({ ok: false, reason: "over" });
  const late = back(await ask("busy"));
  services.clock.pass(16 * minuteMs);
  expect(await take(late)).toMatchObject({ ok: false, reason: "over" });
  expect(await connections()).toBe(1);
});

test("what was made up, refused, cut down or not answered connects nothing", async () => {
  const { ask, back, take, google, connections } = await scene();
  for (const state of ["", "x", "a.b", "a.b.c"])
    expect(await take(new URLSearchParams({ state, code: "4/x" }))).toMatchObject({ reason: "forged" });
  const changed = back(await ask("busy"));
  changed.set("state", changed.get("state")?.replace(/^./, "f") ?? "");
  expect(await take(changed)).toMatchObject({ reason: "forged" });
  expect(await take(back(await ask("busy"), "no"))).toMatchObject({ ok: true, denied: true });
  const strange = back(await ask("busy"));
  strange.set("code", "4/somebody-else");
  expect(await take(strange)).toMatchObject({ reason: "refused" });
  const less = back(await ask("busy"), ["https://www.googleapis.com/auth/calendar.calendarlist.readonly"]);
  expect(await take(less)).toMatchObject({ reason: "less" });
  for (const as of ["down", "error", "html", "quota"] as const) {
    const given = back(await ask("busy"));
    google.failing = { as };
    expect(await take(given)).toMatchObject({ reason: "down" });
    google.failing = null;
  }
  expect(await connections()).toBe(0);
});

test("a booking is put there quietly, moves and goes, and what we wrote does not come back to us", async () => {
  const { services, business, key, google, calendarId, events, settleAll } = await writingScene();
  const { bookingId } = await booked(book(services, business));
  await settleAll();
  const [event] = events();
  expect(event).toMatchObject({ status: "confirmed", extendedProperties: { private: {} } });
  expect(event?.id).toMatch(/^[a-v0-9]+$/);
  for (let rounds = 0; rounds < 2; rounds++) {
    services.clock.pass(minuteMs);
    await syncCalendar(services, calendarId);
    expect(await settleAll()).toBe(0);
  }
  expect(await prisma.calendarBusy.count({ where: { calendarId } })).toBe(0);
  const by = { organizationId: key.organizationId, bookingId, by: "host", reason: "" } as const;
  expect(await moveBooking(services, { ...by, startsAt: nine + hourMs })).toMatchObject({ ok: true });
  await settleAll();
  expect(events()).toHaveLength(1);
  expect(Date.parse(String(events()[0]?.start.dateTime))).not.toBeNaN();
  // By its owner's hand: the booking follows.
  const start = nine + 2 * hourMs;
  const times = { start, end: start + 30 * minuteMs };
  const body = Object.fromEntries(
    Object.entries(times).map(([name, at]) => [name, { dateTime: new Date(at).toISOString() }]),
  );
  const at = { calendarId: google.owner, eventId: String(event?.id) };
  google.calendars.change(at, body, { isPatch: true, ifMatch: undefined });
  services.clock.pass(minuteMs);
  await syncCalendar(services, calendarId);
  await settleAll();
  const row = await prisma.booking.findUniqueOrThrow({ where: { id: bookingId } });
  expect(row.startsAt.getTime()).toBe(start);
  expect(await cancelBooking(services, by)).toMatchObject({ ok: true });
  await settleAll();
  expect(events()).toEqual([]);
  const asked = google.queries.filter(({ sendUpdates }) => sendUpdates !== undefined);
  expect(asked.every(({ sendUpdates }) => sendUpdates === "none")).toBe(true);
});

const dyingWriter = await killableProgram(path.join(import.meta.dirname, "write-copy-process.ts"));

test("a process that is killed between Google's yes and its own note doubles nothing and loses nothing", {
  timeout: 90_000,
}, async () => {
  const { services, business, google, events, settleAll, copy } = await writingScene();
  const { bookingId } = await booked(book(services, business));
  const { id } = await copy(bookingId);
  const { id: clientId, secret: clientSecret, redirectUri } = googleClient;
  const { child, exited, complaints } = dyingWriter.start(
    ...[database.connectionString, id, String(services.clock.now())],
    JSON.stringify({ clientId, clientSecret, redirectUri, root: google.root }),
  );
  const said = await new Promise<string>((resolve) => {
    child.stdout?.once("data", (chunk) => resolve(String(chunk)));
    void exited.then(() => resolve(complaints()));
  });
  expect(said).toBe("put\n");
  child.kill("SIGKILL");
  await exited;
  expect(events()).toHaveLength(1);
  expect((await copy(bookingId)).writtenAt).toBeNull();
  services.clock.pass(hourMs);
  await settleAll();
  expect(events()).toHaveLength(1);
  expect((await copy(bookingId)).writtenAt).not.toBeNull();
});

test("leave that is taken back while a booking is written is told once, and all is made good when it is given again", async () => {
  const { services, business, key, google, calendarId, connection, connect, events, settleAll, copy } =
    await writingScene();
  const mails = () => prisma.mailMessage.count({ where: { userId: key.userId, kind: "calendar_refused" } });
  google.grants.revokeAll();
  const { bookingId } = await booked(book(services, business));
  await writeCopy(services, (await copy(bookingId)).id);
  await syncCalendar(services, calendarId);
  expect(await copy(bookingId)).toMatchObject({ trouble: "revoked", writtenAt: null });
  expect(await mails()).toBe(1);
  expect(await letter(services, { userId: key.userId, kind: "calendar_refused" })).toContain("Reconnect");
  expect(await listCalendars(services, key, view)).toMatchObject([
    { broken: expect.stringContaining("no more"), asks: "again" },
  ]);
  const again = await connect("events");
  expect(again.connection.id).toBe(connection.id);
  expect(await letter(services, { userId: key.userId, kind: "calendar_refused" })).toBe("superseded");
  await settleAll();
  expect(events()).toHaveLength(1);
  expect(await listCalendars(services, key, view)).toMatchObject([{ broken: null, asks: null }]);
  expect(await mails()).toBe(1);
});

test("whoever secures their account gives back what Google gave", async () => {
  const { services, key, sessionId, google, connect, connections } = await scene();
  await connect();
  await secureAccount(services, { user: { id: key.userId }, sessionId });
  expect([google.grants.live(), await connections()]).toEqual([0, 0]);
});

test("an account that is deleted gives back what Google gave, once its bookings are out of the calendar", {
  timeout: 90_000,
}, async () => {
  const { services, business, key, google, connections, events, settleAll } = await writingScene();
  await booked(book(services, business, { startsAt: nine + 20 * dayMs }));
  await settleAll();
  expect([events().length, google.grants.live()]).toEqual([1, 1]);
  expect(await askToDelete(services, key.userId)).toMatchObject({ ok: true });
  await carryOut(services, database);
  await settleAll();
  await carryOut(services, database, 0.01);
  expect([events().length, google.grants.live(), await connections()]).toEqual([0, 0, 0]);
});

test("while Google hangs nobody who books waits long, and what Google forgot is read anew", async () => {
  const { services, business, google, insert, calendarId } = await writingScene();
  insert(nine + hourMs);
  await syncCalendar(services, calendarId);
  google.calendars.forgetCursors();
  insert(nine);
  services.clock.pass(minuteMs);
  expect(await syncCalendar(services, calendarId)).toEqual({ ok: true });
  expect(await prisma.calendarBusy.count({ where: { calendarId } })).toBe(2);
  google.failing = { as: "slow" };
  services.clock.pass(minuteMs);
  expect(await book(services, business, { startsAt: nine + 3 * hourMs })).toMatchObject({ ok: true });
});

test("Google tells what changes; that makes a calendar due, and nobody else can say it", async () => {
  const { services, google, connect, insert, key } = await scene();
  services.settings = { ...services.settings, publicUrl: "https://parley.test", secure: true };
  const { connection, calendarId } = await connect();
  const sync = async () => {
    const job = calendarsJobs.find(({ job: { name } }) => name === "calendars.sync");
    await job?.handle(services, { calendarId }, { putBack: false });
  };
  await sync();
  const [greeting] = google.notices;
  expect(greeting?.address).toBe("https://parley.test/account/calendars/news");
  const say = async (headers: Record<string, string>) => {
    const request = new Request("https://parley.test/account/calendars/news", { method: "POST", headers });
    const answer = await newsAction({ request, context: { services }, params: {} } as never);
    return answer.status;
  };
  const due = async () =>
    (await prisma.connectedCalendar.findUniqueOrThrow({ where: { id: calendarId } })).nextTryAt.getTime() <=
    services.clock.now();
  expect(await say(greeting?.headers ?? {})).toBe(204);
  expect(await due()).toBe(false);
  insert(nine);
  // What Google would tell of a change by another hand.
  const news = { ...greeting?.headers, "x-goog-resource-state": "exists" };
  for (const name of ["x-goog-channel-id", "x-goog-channel-token", "x-goog-resource-id"]) {
    expect(await say({ ...news, [name]: "made-up" })).toBe(404);
    const { [name]: __, ...less } = news as Record<string, string>;
    expect(await say(less)).toBe(404);
  }
  expect(await due()).toBe(false);
  const before = services.enqueued.length;
  for (let times = 0; times < 3; times++) expect(await say(news)).toBe(204);
  expect([await due(), services.enqueued.length - before]).toEqual([true, 1]);
  const until = (left: number) =>
    prisma.connectedCalendar.update({
      where: { id: calendarId },
      data: { channelUntil: new Date(services.clock.now() + left) },
    });
  await until(48 * hourMs);
  await sync();
  expect(await prisma.calendarBusy.count({ where: { calendarId } })).toBe(1);
  expect([...google.channels.keys()]).toEqual([greeting?.headers["x-goog-channel-id"]]);
  // A day before it ends another takes its place.
  await until(hourMs);
  await sync();
  expect([google.channels.size, await say(news)]).toEqual([1, 404]);
  await disconnect(services, key, { id: connection.id, written: "leave" });
  expect(google.channels.size).toBe(0);
});
