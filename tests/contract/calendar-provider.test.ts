import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { openCaldav } from "#app/integrations/caldav/caldav.server.ts";
import { openFeed } from "#app/integrations/ics-feed/ics-feed.server.ts";
import { networksOf } from "#app/platform/http/outside-networks.server.ts";
import type { CalendarProvider, CalendarQuestion } from "#app/ports/calendar-provider.ts";
import { type CalendarPeer, cyrus, radicale, xandikos } from "../calendar-peers.ts";

const options = { allowed: networksOf(["127.0.0.1"]), now: () => Date.now() };
const range = { from: Date.parse("2026-06-01T00:00:00Z"), to: Date.parse("2026-07-01T00:00:00Z") };
const berlin = { range, zone: "Europe/Berlin", addresses: ["alice@example.com"] };

function event(uid: string, ...lines: string[]): { uid: string; content: string } {
  const given = ["UID:" + uid, "DTSTAMP:20260101T000000Z", "SUMMARY:Visit", ...lines];
  const whole = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Parley//Tests//EN", "BEGIN:VEVENT", ...given];
  return { uid, content: [...whole, "END:VEVENT", "END:VCALENDAR", ""].join("\r\n") };
}
const at = (hour: string) => [`DTSTART:20260610T${hour}0000Z`, `DTEND:20260610T${hour}3000Z`];

function value<Value>(answer: { ok: true; value: Value } | { ok: false; reason: string }): Value {
  if (!answer.ok) throw new Error(answer.reason);
  return answer.value;
}

const text = (events: { busy: { start: number; end: number; tentative: boolean }[] }[]) =>
  events
    .flatMap(({ busy }) => busy)
    .map(({ start, tentative }) => `${new Date(start).toISOString().slice(5, 16)}${tentative ? "?" : ""}`)
    .sort();

for (const peer of [radicale, cyrus, xandikos]) {
  const whyNot = peer.whyNot();
  if (whyNot) console.warn(`${peer.name} was not tried: ${whyNot}.`);
  describe.skipIf(whyNot !== null)(peer.name, () => {
    let server: CalendarPeer;
    let provider: CalendarProvider;
    let question: CalendarQuestion;

    beforeAll(async () => {
      server = await peer.start();
      provider = openCaldav(server, options);
      if (peer === radicale)
        // It makes no calendar by itself.
        await fetch(`${server.address}alice/office/`, {
          method: "MKCALENDAR",
          headers: { Authorization: `Basic ${Buffer.from("alice:secret1").toString("base64")}` },
        });
      const { calendars } = value(await provider.listCalendars());
      expect(calendars.length).toBeGreaterThan(0);
      question = { ...berlin, calendarId: calendars[0]?.id ?? "" };
    });
    afterAll(async () => server?.stop());

    test("an address is enough to find the calendars, and a wrong password is told as such", async () => {
      const { calendars } = value(await provider.listCalendars());
      expect(calendars.every(({ id, name, writable }) => id.startsWith("http") && name && writable)).toBe(
        true,
      );
      if (peer === xandikos) return;
      const wrong = openCaldav({ ...server, password: "wrong" }, options);
      expect(await wrong.listCalendars()).toEqual({ ok: false, reason: "revoked" });
    });

    test("what recurs is expanded with what was excepted, and free and declined events are left out", async () => {
      const put = (given: ReturnType<typeof event>) => provider.writing?.put(question.calendarId, given);
      const weekly = [
        "DTSTART;TZID=Europe/Berlin:20250605T090000",
        "DTEND;TZID=Europe/Berlin:20250605T100000",
      ];
      const excepted = "EXDATE;TZID=Europe/Berlin:20260611T090000";
      const answers = [
        await put(event("weekly", ...weekly, "RRULE:FREQ=WEEKLY", excepted)),
        await put(event("day", "DTSTART;VALUE=DATE:20260615", "DTEND;VALUE=DATE:20260616")),
        await put(event("free", ...at("10"), "TRANSP:TRANSPARENT")),
        await put(event("maybe", ...at("11"), "STATUS:TENTATIVE")),
        await put(
          event(
            "declined",
            ...at("12"),
            "ORGANIZER;SCHEDULE-AGENT=CLIENT:mailto:bob@example.com",
            "ATTENDEE;PARTSTAT=DECLINED:mailto:alice@example.com",
          ),
        ),
      ];
      expect(answers.every((answer) => answer?.ok)).toBe(true);
      const { events, cursor } = value(await provider.busyIntervals(question));
      expect(text(events)).toEqual([
        "06-04T07:00",
        "06-10T11:00?",
        "06-14T22:00",
        "06-18T07:00",
        "06-25T07:00",
      ]);
      expect(cursor).not.toBeNull();
    });

    test("what changed since is told, and nothing else", async () => {
      const { cursor } = value(await provider.busyIntervals(question));
      const since = { ...question, cursor: cursor ?? "" };
      expect(value(await provider.changesSince(since))).toMatchObject({
        stale: false,
        changed: [],
        gone: [],
      });
      await provider.writing?.put(question.calendarId, event("new", ...at("14")));
      await provider.writing?.delete(question.calendarId, "maybe");
      const news = value(await provider.changesSince(since));
      if (news.stale) throw new Error("stale");
      expect(text(news.changed)).toEqual(["06-10T14:00"]);
      expect(news.changed.map(({ uid }) => uid)).toEqual(["new"]);
      expect(news.gone).toHaveLength(1);
      const later = value(await provider.changesSince({ ...question, cursor: news.cursor }));
      expect(later).toMatchObject({ stale: false, changed: [], gone: [] });
    });

    test("a cursor that nobody knows any more is stale", async () => {
      const cursor =
        "sync:http://radicale.org/ns/sync/0000000000000000000000000000000000000000000000000000000000000000";
      expect(value(await provider.changesSince({ ...question, cursor }))).toEqual({ stale: true });
    });

    test("a second put moves the event, and a second delete is no fault", async () => {
      const { calendarId } = question;
      const put = (hour: string) =>
        provider.writing?.put(calendarId, event("moved@parley.test", ...at(hour)));
      expect([await put("16"), await put("16"), await put("17")].every((answer) => answer?.ok)).toBe(true);
      const { events } = value(await provider.busyIntervals(question));
      expect(text(events.filter(({ uid }) => uid === "moved@parley.test"))).toEqual(["06-10T17:00"]);
      for (let times = 0; times < 2; times++)
        expect(await provider.writing?.delete(calendarId, "moved@parley.test")).toEqual({
          ok: true,
          value: null,
        });
      const after = value(await provider.busyIntervals(question));
      expect(after.events.some(({ uid }) => uid === "moved@parley.test")).toBe(false);
    });

    test("nothing is written over that somebody else has put or changed", async () => {
      const { calendarId } = question;
      const { writing } = provider;
      if (!writing) throw new Error("nothing can be put");
      const uid = "guarded@parley.test";
      const first = value(await writing.put(calendarId, event(uid, ...at("18")), { over: "nothing" }));
      expect(await writing.put(calendarId, event(uid, ...at("19")), { over: "nothing" })).toEqual({
        ok: false,
        reason: "conflict",
      });
      const read = value(await writing.read(calendarId, uid));
      expect(read).toMatchObject({
        id: first.id,
        content: expect.stringContaining("DTSTART:20260610T180000Z"),
      });
      expect(read?.etag).toBe(first.etag);
      expect(first.etag).not.toBeNull();
      const second = value(await writing.put(calendarId, event(uid, ...at("19")), { over: first }));
      expect(second.etag).not.toBe(first.etag);
      expect(await writing.put(calendarId, event(uid, ...at("20")), { over: first })).toEqual({
        ok: false,
        reason: "conflict",
      });
      value(await writing.put(calendarId, event(uid, ...at("20")), { over: second }));
      value(await writing.delete(calendarId, uid));
      expect(await writing.read(calendarId, uid)).toEqual({ ok: true, value: null });
      // Whoever wants to write over what was deleted meanwhile is told so.
      expect(await writing.put(calendarId, event(uid, ...at("20")), { over: second })).toMatchObject({
        ok: false,
        reason: "conflict",
      });
    });

    test("an event that another program put under an address of its own is found by its uid", async () => {
      const { calendarId } = question;
      const { writing } = provider;
      if (!writing) throw new Error("nothing can be put");
      const uid = "elsewhere@parley.test";
      const headers = {
        "Content-Type": "text/calendar",
        Authorization: `Basic ${btoa(`${server.username}:${server.password}`)}`,
      };
      const body = event(uid, ...at("21")).content;
      await fetch(`${calendarId}other-name.ics`, { method: "PUT", headers, body });
      expect(value(await writing.read(calendarId, uid))?.id).toMatch(/other-name\.ics$/);
      value(await writing.delete(calendarId, uid));
      expect(value(await writing.read(calendarId, uid))).toBeNull();
    });

    test("a calendar that is not there is gone", async () => {
      const nowhere = { ...question, calendarId: new URL("../nothing-here/", question.calendarId).href };
      const answer = await provider.busyIntervals(nowhere);
      expect(answer).toMatchObject({ ok: false, reason: expect.stringMatching(/gone|revoked/) });
    });
  });
}

/** A server that answers whatever a test wishes. */
async function startFeed(
  answer: (headers: NodeJS.Dict<string | string[]>) => {
    status?: number;
    headers?: Record<string, string>;
    body?: string;
  },
) {
  const server = createServer((request, response) => {
    const { status = 200, headers = {}, body = "" } = answer(request.headers);
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/secret.ics`;
}

test("a feed is read once, and again only when it changed", async () => {
  const asked: unknown[] = [];
  let body = event("one", ...at("09"), "RRULE:FREQ=DAILY;COUNT=2").content;
  const address = await startFeed((headers) => {
    asked.push(headers["if-none-match"]);
    const etag = `"${body.length}"`;
    return headers["if-none-match"] === etag ? { status: 304 } : { headers: { ETag: etag }, body };
  });
  const feed = openFeed(address, options);
  expect(value(await feed.listCalendars()).calendars).toMatchObject([{ id: "feed", writable: false }]);
  const { events, cursor } = value(await feed.busyIntervals({ ...berlin, calendarId: "feed" }));
  expect(text(events)).toEqual(["06-10T09:00", "06-11T09:00"]);
  const since = { ...berlin, calendarId: "feed", cursor: cursor ?? "" };
  expect(value(await feed.changesSince(since))).toMatchObject({ stale: false, changed: [], gone: [] });
  body = event("one", ...at("15")).content;
  expect(value(await feed.changesSince(since))).toEqual({ stale: true });
  expect(text(value(await feed.busyIntervals(since)).events)).toEqual(["06-10T15:00"]);
  expect(asked).toHaveLength(3);
});

test("what a feed answers instead of a calendar is told in kind", async () => {
  const said = async (answer: Parameters<typeof startFeed>[0]) =>
    openFeed(await startFeed(answer), options).listCalendars();
  expect(await said(() => ({ body: "<html>sign in</html>" }))).toEqual({ ok: false, reason: "malformed" });
  expect(await said(() => ({ status: 404 }))).toEqual({ ok: false, reason: "gone" });
  expect(await said(() => ({ status: 401 }))).toEqual({ ok: false, reason: "revoked" });
  expect(await said(() => ({ status: 500 }))).toEqual({ ok: false, reason: "unreachable" });
  expect(await said(() => ({ status: 429, headers: { "Retry-After": "90" } }))).toMatchObject({
    ok: false,
    reason: "rate-limited",
  });
  expect(await said(() => ({ body: "x".repeat(6_000_000) }))).toEqual({ ok: false, reason: "too-large" });
});

test("addresses of private networks are refused, by name, by number and after a redirection", async () => {
  const refused = { ok: false, reason: "forbidden" };
  const nothingAllowed = { ...options, allowed: networksOf([]) };
  for (const address of [
    "https://127.0.0.1/a.ics",
    "https://2130706433/a.ics",
    "https://localhost/a.ics",
    "https://[::1]/a.ics",
    "https://[::ffff:10.0.0.1]/a.ics",
    "https://169.254.169.254/latest",
    "http://93.184.216.34/a.ics",
    "file:///etc/passwd",
  ])
    expect(await openFeed(address, nothingAllowed).listCalendars()).toEqual(refused);
  const elsewhere = await startFeed(() => ({ status: 302, headers: { Location: "https://10.0.0.1/" } }));
  expect(await openFeed(elsewhere, options).listCalendars()).toEqual(refused);
  const around = await startFeed(() => ({ status: 302, headers: { Location: "/secret.ics" } }));
  expect(await openFeed(around, options).listCalendars()).toEqual({ ok: false, reason: "unreachable" });
});

test("whoever does not answer in time is unreachable", async () => {
  const server = createServer(() => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.closeAllConnections());
  onTestFinished(() => void server.close());
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`;
  const begun = performance.now();
  const signal = () => AbortSignal.timeout(300);
  expect(await openFeed(url, options).listCalendars(signal())).toEqual({ ok: false, reason: "unreachable" });
  const account = { address: url, username: "a", password: "b" };
  expect(await openCaldav(account, options).listCalendars(signal())).toEqual({
    ok: false,
    reason: "unreachable",
  });
  expect(performance.now() - begun).toBeLessThan(2000);
});
