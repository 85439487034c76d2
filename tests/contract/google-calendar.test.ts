import { expect, onTestFinished, test } from "vitest";
import { googleOf } from "#app/integrations/google-calendar/google-calendar.server.ts";
import type { CalendarProvider } from "#app/ports/calendar-provider.ts";
import type { FakeGoogle } from "#tests/fakes/google/google.ts";
import { at, berlin, event, text, value } from "./calendar-suite.ts";
import { googleAccount, googleClient, startFakeGoogle } from "./google-peer.ts";

let google: FakeGoogle;
let provider: CalendarProvider;
const mine = () => ({ ...berlin, calendarId: google.owner });
const insert = (calendarId: string, start: string, more: Record<string, unknown> = {}) =>
  google.calendars.insert(calendarId, {
    ...{ start: { dateTime: `2026-06-${start}:00Z` }, end: { dateTime: `2026-06-${start}:59Z` } },
    ...more,
  });

async function start(leave: "busy" | "events") {
  google = await startFakeGoogle({
    owner: "alice@example.com",
    calendars: [
      { id: "side@group.example", summary: "Side", timeZone: "Asia/Tokyo", accessRole: "owner" },
      { id: "team@group.example", summary: "Team", timeZone: "Europe/Berlin", accessRole: "writer" },
    ],
  });
  const { close } = google;
  onTestFinished(() => void close());
  const account = await googleAccount(google, leave);
  ({ provider } = account);
  return account;
}

test("with leave for free and busy alone, when one is busy is told, by questions for many calendars and long times together, and nothing can be put", async () => {
  const { leaves } = await start("busy");
  expect(leaves).toEqual(["busy"]);
  insert(google.owner, "10T09:00");
  insert("side@group.example", "11T09:00", { transparency: "transparent" });
  insert("team@group.example", "12T09:00");
  const year = { from: Date.parse("2026-06-01T00:00:00Z"), to: Date.parse("2027-06-01T00:00:00Z") };
  const ids = [google.owner, "side@group.example", "team@group.example"];
  const ask = (calendarId: string) => provider.busyIntervals({ ...mine(), calendarId, range: year });
  const answers = await Promise.all(ids.map(ask));
  expect(answers.map((answer) => text(value(answer).events))).toEqual([["06-10T09:00"], [], ["06-12T09:00"]]);
  const asked = { ...mine(), calendarId: "side@group.example", withFree: true };
  expect(text(value(await provider.busyIntervals(asked)).events)).toEqual([]);
  google.calls.length = 0;
  await Promise.all(ids.map(ask));
  expect(value(await ask(google.owner)).cursor).toBeNull();
  // Three calendars and a year at first, then one: five pieces of it each time.
  expect(google.calls.filter((id) => id === "calendar.freebusy.query")).toHaveLength(2 * 5);
  expect(await provider.writing?.put(google.owner, event("a@parley.test", ...at("10")))).toMatchObject({
    ok: false,
    reason: "forbidden",
  });
  expect(await ask("nobody@example.com")).toEqual({ ok: false, reason: "gone" });
});

test("calendars of others are asked for when they are busy, and for nothing else", async () => {
  await start("events");
  insert("team@group.example", "12T09:00", { summary: "Secret" });
  const { events, cursor } = value(
    await provider.busyIntervals({ ...mine(), calendarId: "team@group.example" }),
  );
  expect([text(events), cursor]).toEqual([["06-12T09:00"], null]);
  const { calendars, addresses } = value(await provider.listCalendars());
  expect(calendars.map(({ name, writable, countsAtFirst }) => [name, writable, countsAtFirst])).toEqual([
    ["Ada", true, true],
    ["Side", true, true],
    ["Team", false, false],
  ]);
  expect(addresses).toEqual(["alice@example.com"]);
});

test("no title is asked for, and a day lies where its calendar is", async () => {
  await start("events");
  const day = { start: { date: "2026-06-15" }, end: { date: "2026-06-16" } };
  google.calendars.insert("side@group.example", { summary: "Secret", ...day });
  const side = { ...mine(), calendarId: "side@group.example" };
  expect(text(value(await provider.busyIntervals(side)).events)).toEqual(["06-14T15:00"]);
  const asked = google.queries.at(-1)?.["fields"] ?? "";
  expect(asked).toContain("items(id,");
  expect(asked).not.toMatch(/summary|description|location/);
});

test("a calendar is read page by page, and a place that Google has forgotten is stale", async () => {
  await start("events");
  google.calendars.pageSize.max = 2;
  for (const day of ["01", "02", "03", "04", "05"]) insert(google.owner, `${day}T09:00`);
  const { events, cursor } = value(await provider.busyIntervals(mine()));
  expect(events).toHaveLength(5);
  for (const day of ["06", "07", "08"]) insert(google.owner, `${day}T09:00`);
  const news = value(await provider.changesSince({ ...mine(), cursor: cursor ?? "" }));
  expect(news).toMatchObject({ stale: false, changed: [{}, {}, {}] });
  google.calendars.forgetCursors();
  expect(value(await provider.changesSince({ ...mine(), cursor: cursor ?? "" }))).toEqual({ stale: true });
});

test("each way to fail is told in kind, and nothing of half a list is taken for the whole", async () => {
  await start("events");
  google.calendars.pageSize.max = 1;
  insert(google.owner, "10T09:00");
  insert(google.owner, "11T09:00");
  value(await provider.busyIntervals(mine()));
  const said = async (as: NonNullable<FakeGoogle["failing"]>["as"], after = 0) => {
    google.failing = { as, after };
    const answer = await provider.busyIntervals(mine(), AbortSignal.timeout(as === "slow" ? 200 : 20_000));
    google.failing = null;
    return answer.ok ? "fine" : answer;
  };
  for (const after of [0, 1]) {
    expect(await said("down", after)).toEqual({ ok: false, reason: "unreachable" });
    expect(await said("error", after)).toEqual({ ok: false, reason: "unreachable" });
    expect(await said("html", after)).toEqual({ ok: false, reason: "malformed" });
    expect(await said("half", after)).toEqual({ ok: false, reason: "unreachable" });
    expect(await said("too-many", after)).toMatchObject({ ok: false, reason: "rate-limited" });
    expect(await said("quota", after)).toMatchObject({ ok: false, reason: "rate-limited" });
  }
  expect(await said("slow")).toEqual({ ok: false, reason: "unreachable" });
});

test("an hour's token is renewed by itself, and leave that was taken back is told as such", async () => {
  const { opener, refreshToken } = await start("events");
  value(await provider.listCalendars());
  google.grants.expireAccess();
  value(await provider.listCalendars());
  google.grants.revokeAll();
  expect(await provider.listCalendars()).toEqual({ ok: false, reason: "revoked" });
  const put = () => provider.writing?.put(google.owner, event("a@parley.test", ...at("10")));
  expect(await put()).toEqual({ ok: false, reason: "revoked" });
  // The secret of whoever runs this site is another: that is no fault of the member's.
  const app = { ...googleClient, clientId: googleClient.id, clientSecret: "wrong", root: google.root };
  const other = googleOf({ ...app, now: () => Date.now() }).open(refreshToken);
  expect(await other.listCalendars()).toEqual({ ok: false, reason: "forbidden" });
  // What is given back a second time is no fault.
  expect(await opener.open(refreshToken).release?.()).toEqual({ ok: true, value: null });
});

test("what is given back at Google opens nothing any more", async () => {
  const { opener, refreshToken } = await start("events");
  value(await provider.listCalendars());
  expect(await opener.open(refreshToken).release?.()).toEqual({ ok: true, value: null });
  expect(google.grants.live()).toBe(0);
  expect(await opener.open(refreshToken).listCalendars()).toEqual({ ok: false, reason: "revoked" });
});

test("what the owner added to an event stays, Google tells nobody of it, and a scrubbed one keeps nothing", async () => {
  await start("events");
  const { writing } = provider;
  if (!writing) throw new Error("nothing can be put");
  const uid = "one@parley.test";
  const ours = (hour: string) =>
    event(
      uid,
      ...at(hour),
      "DESCRIPTION:See https://parley.test/b/1",
      "ATTENDEE;CN=Zoë;PARTSTAT=ACCEPTED:mailto:zoe@example.com",
    );
  const first = value(await writing.put(google.owner, ours("10"), { over: "nothing" }));
  expect(first.id).toMatch(/^[a-v0-9]{5,1024}$/);
  const there = google.calendars.get(google.owner, first.id);
  const attendees = [{ email: "zoe@example.com", displayName: "Zoë", responseStatus: "declined" }];
  const description = `${there["description"]}\n\nBring the keys`;
  const byHand = { colorId: "5", attendees, description, transparency: "transparent" };
  google.calendars.change({ calendarId: google.owner, eventId: first.id }, byHand, {
    isPatch: true,
    ifMatch: undefined,
  });
  const read = value(await writing.read(google.owner, uid));
  if (!read) throw new Error("not there");
  value(await writing.put(google.owner, ours("10"), { over: read }));
  expect(google.calendars.get(google.owner, first.id)).toMatchObject(byHand);
  expect(google.queries.every(({ sendUpdates }) => sendUpdates === undefined || sendUpdates === "none")).toBe(
    true,
  );
  expect(google.queries.filter(({ sendUpdates }) => sendUpdates === "none")).toHaveLength(2);
  const { content: _, ...over } = value(await writing.read(google.owner, uid)) ?? read;
  value(await writing.put(google.owner, event(uid, ...at("10"), "TRANSP:TRANSPARENT"), { over }));
  const scrubbed = JSON.stringify(google.calendars.get(google.owner, first.id));
  expect(scrubbed).not.toMatch(/keys|zoe|colorId/i);
});

test("news of a calendar is asked for and called off", async () => {
  await start("busy");
  const { watching } = provider;
  const channel = { id: "channel-1", token: "t", address: "https://parley.test/news" };
  const { resource, until } = value(
    (await watching?.start(google.owner, channel)) ?? { ok: false, reason: "none" },
  );
  expect(until).toBeGreaterThan(Date.now());
  insert(google.owner, "10T09:00");
  expect(google.channels.size).toBe(1);
  for (let times = 0; times < 2; times++)
    expect(await watching?.stop({ id: "channel-1", resource })).toEqual({ ok: true, value: null });
  expect(google.channels.size).toBe(0);
  const plain = { ...channel, id: "channel-2", address: "http://parley.test/news" };
  expect(await watching?.start(google.owner, plain)).toMatchObject({ ok: false });
});
