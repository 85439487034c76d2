import { expect, onTestFinished, test } from "vitest";
import type { CalendarProvider } from "#app/ports/calendar-provider.ts";
import type { FakeMicrosoft } from "#tests/fakes/microsoft/microsoft.ts";
import { at, berlin, event, text, value } from "./calendar-suite.ts";
import { microsoftAccount, microsoftAt, startFakeMicrosoft } from "./microsoft-peer.ts";

let microsoft: FakeMicrosoft;
let provider: CalendarProvider;
const colleague = { name: "Bob", address: "bob@example.com" };
const mine = () => ({ ...berlin, calendarId: microsoft.calendarId });
const times = (start: string, minutes = 30) => {
  const end = new Date(Date.parse(`2026-06-${start}:00Z`) + minutes * 60_000).toISOString().slice(0, 19);
  const time = (dateTime: string) => ({ dateTime, timeZone: "UTC" });
  return { start: time(`2026-06-${start}:00`), end: time(end) };
};
const insert = (start: string, more: Record<string, unknown> = {}) =>
  microsoft.calendars.seed(microsoft.calendarId, { ...times(start), ...more });

async function start(leave: "busy" | "events") {
  microsoft = await startFakeMicrosoft({
    owner: "alice@example.com",
    calendars: [
      { id: "AQMk-bob", name: "Bob", canEdit: true, owner: colleague },
      {
        id: "AQMk-days",
        name: "Holidays",
        canEdit: false,
        owner: { name: "A", address: "alice@example.com" },
      },
    ],
  });
  const { close } = microsoft;
  onTestFinished(() => void close());
  const account = await microsoftAccount(microsoft, leave);
  ({ provider } = account);
  return account;
}

test("with leave to read alone, busy time and news of it are told, and nothing can be put", async () => {
  const { leaves } = await start("busy");
  expect(leaves).toEqual(["busy"]);
  insert("10T09:00", { subject: "Secret", body: { contentType: "text", content: "Secret" } });
  const { events, cursor } = value(await provider.busyIntervals(mine()));
  expect([text(events), JSON.stringify(events).includes("Secret")]).toEqual([["06-10T09:00"], false]);
  expect(cursor).toContain("$deltatoken=");
  expect(
    await provider.writing?.put(microsoft.calendarId, event("a@parley.test", ...at("10"))),
  ).toMatchObject({ ok: false, reason: "forbidden" });
});

test("one's own calendars count at first, and nobody writes into those of others", async () => {
  await start("busy");
  const { calendars, addresses } = value(await provider.listCalendars());
  expect(calendars.map(({ name, writable, countsAtFirst }) => [name, writable, countsAtFirst])).toEqual([
    ["Calendar", true, true],
    ["Bob", false, false],
    ["Holidays", false, false],
  ]);
  expect(addresses).toEqual(["alice@example.com"]);
});

test("what an event is shown as and what was answered say whether it is busy", async () => {
  await start("busy");
  const shows = ["busy", "tentative", "free", "oof", "workingElsewhere", "unknown"];
  for (const [hour, showAs] of shows.entries()) insert(`10T0${hour}:00`, { showAs });
  const answers = ["organizer", "accepted", "none", "tentativelyAccepted", "notResponded", "declined"];
  for (const [hour, response] of answers.entries())
    insert(`11T0${hour}:00`, { responseStatus: { response, time: "0001-01-01T00:00:00Z" } });
  insert("12T09:00", { isCancelled: true });
  const { events } = value(await provider.busyIntervals(mine()));
  expect(text(events)).toEqual([
    ...["06-10T00:00", "06-10T01:00?", "06-10T03:00", "06-10T05:00"],
    ...["06-11T00:00", "06-11T01:00", "06-11T02:00", "06-11T03:00?", "06-11T04:00?"],
  ]);
  // Whoever works elsewhere can be met, also where what is free counts.
  const withFree = value(await provider.busyIntervals({ ...mine(), withFree: true }));
  const more = text(withFree.events).filter((at) => !text(events).includes(at));
  expect(more).toEqual(["06-10T02:00"]);
});

test("a day lies where its calendar is, and a clock's change inside a series moves it", async () => {
  await start("busy");
  const day = (date: string) => ({ dateTime: `${date}T00:00:00`, timeZone: "America/Los_Angeles" });
  insert("01T09:00", { isAllDay: true, start: day("2026-06-15"), end: day("2026-06-16") });
  const wall = (dateTime: string) => ({ dateTime, timeZone: "Europe/Berlin" });
  insert("01T09:00", {
    ...{ start: wall("2026-03-19T09:00:00"), end: wall("2026-03-19T10:00:00") },
    recurrence: {
      pattern: { type: "weekly", interval: 1, daysOfWeek: ["thursday"] },
      range: { type: "endDate", startDate: "2026-03-19", endDate: "2026-04-02" },
    },
  });
  const range = { from: Date.parse("2026-03-01T00:00:00Z"), to: Date.parse("2026-07-01T00:00:00Z") };
  const asked = { ...mine(), range, zone: "Asia/Tokyo" };
  expect(text(value(await provider.busyIntervals(asked)).events)).toEqual([
    ...["03-19T08:00", "03-26T08:00", "04-02T07:00"],
    "06-14T15:00",
  ]);
});

test("of an occurrence that comes without its series, the series is asked", async () => {
  await start("busy");
  const wall = (dateTime: string) => ({ dateTime, timeZone: "UTC" });
  const pattern = { type: "daily", interval: 1 };
  const { id } = insert("01T09:00", {
    ...{ start: wall("2026-06-10T09:00:00"), end: wall("2026-06-10T10:00:00"), showAs: "tentative" },
    recurrence: { pattern, range: { type: "endDate", startDate: "2026-06-10", endDate: "2026-06-12" } },
  });
  const { cursor } = value(await provider.busyIntervals(mine()));
  microsoft.calendars.options.barely = true;
  microsoft.calendars.except(microsoft.calendarId, id, "2026-06-11");
  const news = value(await provider.changesSince({ ...mine(), cursor: cursor ?? "" }));
  expect(news.stale ? null : text(news.changed)).toEqual(["06-10T09:00?", "06-12T09:00?"]);
  expect(microsoft.calls.filter((call) => call === "events.get")).toHaveLength(1);
});

test("a calendar is read page by page, and a place that Microsoft has forgotten is stale", async () => {
  await start("busy");
  microsoft.pageMax = 2;
  for (const day of ["01", "02", "03", "04", "05"]) insert(`${day}T09:00`);
  const { events, cursor } = value(await provider.busyIntervals(mine()));
  expect(events).toHaveLength(5);
  for (const day of ["06", "07", "08"]) insert(`${day}T09:00`);
  const since = { ...mine(), cursor: cursor ?? "" };
  expect(value(await provider.changesSince(since))).toMatchObject({ stale: false, changed: [{}, {}, {}] });
  microsoft.calendars.forgetCursors();
  expect(value(await provider.changesSince(since))).toEqual({ stale: true });
  // A place at another machine is none: nobody is sent there with a token.
  const elsewhere = { ...since, cursor: "https://elsewhere.example/v1.0/me/calendarView/delta" };
  expect(value(await provider.changesSince(elsewhere))).toEqual({ stale: true });
});

test("each way to fail is told in kind, and nothing of half a list is taken for the whole", async () => {
  await start("events");
  microsoft.pageMax = 1;
  insert("10T09:00");
  insert("11T09:00");
  value(await provider.busyIntervals(mine()));
  const said = async (as: NonNullable<FakeMicrosoft["failing"]>["as"], after = 0) => {
    microsoft.failing = { as, after };
    const answer = await provider.busyIntervals(mine(), AbortSignal.timeout(as === "slow" ? 200 : 20_000));
    microsoft.failing = null;
    return answer.ok ? "fine" : answer;
  };
  for (const after of [0, 1]) {
    expect(await said("down", after)).toEqual({ ok: false, reason: "unreachable" });
    expect(await said("error", after)).toEqual({ ok: false, reason: "unreachable" });
    expect(await said("html", after)).toEqual({ ok: false, reason: "malformed" });
    expect(await said("half", after)).toEqual({ ok: false, reason: "unreachable" });
    expect(await said("too-many", after)).toMatchObject({ ok: false, reason: "rate-limited" });
  }
  expect(await said("slow")).toEqual({ ok: false, reason: "unreachable" });
  expect(value(await provider.busyIntervals(mine())).events).toHaveLength(2);
});

test("an hour's token is renewed by itself, once for all who wait, and what is given in its place is handed on", async () => {
  const { opener, refreshToken, renewed } = await start("busy");
  await Promise.all([provider.listCalendars(), provider.listCalendars(), provider.busyIntervals(mine())]);
  expect(renewed).toHaveLength(1);
  microsoft.grants.expireAccess();
  value(await provider.listCalendars());
  const newest = microsoft.grants.refreshTokens().at(-1);
  expect([renewed.length, renewed.at(-1)]).toEqual([2, { kind: "microsoft", refreshToken: newest }]);
  microsoft.grants.retireOld();
  microsoft.grants.expireAccess();
  expect(await opener.open(refreshToken).listCalendars()).toEqual({ ok: false, reason: "revoked" });
  value(
    await microsoftAt(microsoft)
      .open(newest ?? "")
      .listCalendars(),
  );
});

test("leave that was taken back, a company that asks again and an agreement that is over are told apart", async () => {
  await start("events");
  const said = async (as: string) => {
    microsoft.grants.expireAccess();
    microsoft.grants.failing.as = as;
    return provider.listCalendars();
  };
  expect(await said("invalid_grant")).toEqual({ ok: false, reason: "revoked" });
  expect(await said("interaction_required")).toEqual({ ok: false, reason: "revoked" });
  // The secret of whoever runs this site has ended: no member could mend that.
  expect(await said("invalid_client")).toEqual({ ok: false, reason: "forbidden" });
  microsoft.grants.failing.as = null;
  value(await provider.listCalendars());
  microsoft.grants.revokeAll();
  const put = () => provider.writing?.put(microsoft.calendarId, event("a@parley.test", ...at("10")));
  expect(await put()).toEqual({ ok: false, reason: "revoked" });
});

test("nobody is written to by Microsoft, what the owner noted stays, and a scrubbed event keeps nothing", async () => {
  await start("events");
  const { writing } = provider;
  if (!writing) throw new Error("nothing can be put");
  const { calendarId } = microsoft;
  const uid = "o'one@parley.test";
  const ours = event(
    uid,
    ...at("10"),
    "DESCRIPTION:See https://parley.test/b/1",
    "ATTENDEE;CN=Zoë;PARTSTAT=ACCEPTED:mailto:zoe@example.com",
  );
  const first = value(await writing.put(calendarId, ours, { over: "nothing" }));
  const id = first.id.replace("AAkALg", "");
  const there = microsoft.calendars.get(calendarId, id);
  expect([there.attendees, microsoft.mails]).toEqual([[], []]);
  const content = "See https://parley.test/b/1\r\n\r\nBring the keys";
  const byHand = { showAs: "free", categories: ["Blue"], body: { contentType: "text", content } };
  microsoft.calendars.update({ calendarId, eventId: id }, byHand);
  const read = value(await writing.read(calendarId, uid));
  if (!read) throw new Error("not there");
  value(await writing.put(calendarId, ours, { over: read }));
  expect(microsoft.calendars.get(calendarId, id)).toMatchObject(byHand);
  expect(value(await provider.busyIntervals(mine())).events).toMatchObject([{ uid, busy: [] }]);
  const { content: _, ...over } = value(await writing.read(calendarId, uid)) ?? read;
  value(await writing.put(calendarId, event(uid, ...at("10"), "TRANSP:TRANSPARENT"), { over }));
  expect(JSON.stringify(microsoft.calendars.get(calendarId, id))).not.toMatch(/keys|zoe|Blue/i);
  expect(microsoft.mails).toEqual([]);
});

test("a second creation is refused by its mark, and one that was deleted can be put again", async () => {
  await start("events");
  const { writing } = provider;
  const { calendarId } = microsoft;
  const uid = "twice@parley.test";
  const put = () => writing?.put(calendarId, event(uid, ...at("10")), { over: "nothing" });
  expect(await put()).toMatchObject({ ok: true });
  expect(await put()).toEqual({ ok: false, reason: "conflict" });
  // Whoever has not seen it yet: Microsoft itself says that it is there.
  const unmarked = microsoft.calendars.list(calendarId, undefined)[0];
  expect(unmarked?.transactionId).toBe(`parley:${uid}`);
  value((await writing?.delete(calendarId, uid)) ?? { ok: false, reason: "none" });
  expect(await put()).toMatchObject({ ok: true });
  const { events } = value(await provider.busyIntervals(mine()));
  expect(events).toMatchObject([{ uid, busy: [{}] }]);
});

test("news of a calendar is asked for with a word said back, and called off", async () => {
  await start("events");
  const { watching } = provider;
  const { live, options } = microsoft.subscriptions;
  const channel = { id: "a".repeat(26), token: "t".repeat(43), address: "https://parley.test/news" };
  const begin = (more = {}) => watching?.start(microsoft.calendarId, { ...channel, ...more });
  const begun = await begin();
  const { resource, until } = value(begun ?? { ok: false, reason: "none" });
  expect(until).toBeGreaterThan(Date.now());
  expect([...live.values()].map(({ clientState }) => clientState)).toEqual([
    `${channel.id}.${channel.token}`,
  ]);
  for (let times = 0; times < 2; times++)
    expect(await watching?.stop({ id: channel.id, resource })).toEqual({ ok: true, value: null });
  expect(live.size).toBe(0);
  expect(await begin({ address: "http://parley.test/news" })).toMatchObject({ ok: false });
  options.greet = async () => ({ status: 404, type: "text/html", text: "nobody here" });
  expect(await begin()).toMatchObject({ ok: false });
  expect(live.size).toBe(0);
});
