import { createServer } from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import { openCaldav } from "#app/integrations/caldav/caldav.server.ts";
import { openFeed } from "#app/integrations/ics-feed/ics-feed.server.ts";
import { networksOf } from "#app/platform/http/outside-networks.server.ts";
import { cyrus, radicale, xandikos } from "../calendar-peers.ts";
import { at, berlin, type ContractPeer, calendarSuite, event, text, value } from "./calendar-suite.ts";
import { googlePeer } from "./google-peer.ts";
import { microsoftPeer } from "./microsoft-peer.ts";

const options = { allowed: networksOf(["127.0.0.1"]), now: () => Date.now() };

for (const peer of [radicale, cyrus, xandikos]) {
  const whyNot = peer.whyNot();
  if (whyNot) console.warn(`${peer.name} was not tried: ${whyNot}.`);
  describe.skipIf(whyNot !== null)(peer.name, () => calendarSuite(() => caldavPeer(peer)));
}

async function caldavPeer(peer: typeof radicale): Promise<ContractPeer> {
  const server = await peer.start();
  const provider = openCaldav(server, options);
  const Authorization = `Basic ${btoa(`${server.username}:${server.password}`)}`;
  if (peer === radicale)
    // It makes no calendar by itself.
    await fetch(`${server.address}alice/office/`, { method: "MKCALENDAR", headers: { Authorization } });
  const { calendars } = value(await provider.listCalendars());
  expect(calendars.every(({ id, name, writable }) => id.startsWith("http") && name && writable)).toBe(true);
  const calendarId = calendars[0]?.id ?? "";
  const headers = { "Content-Type": "text/calendar", Authorization };
  const put = (uid: string, body: string) =>
    fetch(`${calendarId}other-${encodeURIComponent(uid)}.ics`, { method: "PUT", headers, body });
  return {
    ...{ provider, calendarId, stop: () => server.stop() },
    seed: async ({ uid, content }) => expect((await put(uid, content)).ok).toBe(true),
    // It lets everybody in.
    refused: peer === xandikos ? null : openCaldav({ ...server, password: "wrong" }, options),
    nowhere: new URL("../nothing-here/", calendarId).href,
    staleCursor: `sync:http://radicale.org/ns/sync/${"0".repeat(64)}`,
  };
}

describe("Google (fake)", () => calendarSuite(googlePeer));
describe("Microsoft (fake)", () => calendarSuite(microsoftPeer));

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

test("events that a feed shows as free take time where they are asked for", async () => {
  const body = event("one", ...at("09"), "TRANSP:TRANSPARENT").content;
  const feed = openFeed(await startFeed(() => ({ body })), options);
  const read = async (withFree: boolean) =>
    text(value(await feed.busyIntervals({ ...berlin, calendarId: "feed", withFree })).events);
  expect([await read(false), await read(true)]).toEqual([[], ["06-10T09:00"]]);
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
  // A date by a clock that goes wrong puts off by a day at most, and never into the past.
  for (const days of [-400, 400]) {
    const date = new Date(Date.now() + days * 86_400_000).toUTCString();
    const limited = await said(() => ({ status: 503, headers: { "Retry-After": date } }));
    const retryAt = !limited.ok && limited.reason === "rate-limited" ? limited.retryAt : 0;
    expect(retryAt).toBeLessThanOrEqual(Date.now() + 86_400_000);
    expect(retryAt).toBeGreaterThan(Date.now() - 60_000);
  }
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
