import { randomBytes } from "node:crypto";
import path from "node:path";
import pg from "pg";
import { createServices } from "#app/create-services.server.ts";
import { findOffer } from "#app/features/booking/offer-repository.server.ts";
import { insertConnection } from "#app/features/calendars/connection-repository.server.ts";
import { syncCalendar } from "#app/features/calendars/sync-calendar.server.ts";
import { startEmbeddedPostgres } from "#app/platform/database/embedded-postgres.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { parseSettings } from "#app/platform/settings.server.ts";
import type { CalendarAccount } from "#app/ports/calendar-provider.ts";
import { type CalendarPeer, radicale } from "../calendar-peers.ts";
import { separateCores } from "./cores.ts";
import { figureOf, percentile, progress, type Report } from "./figure.ts";
import { calendarText, eventText, yearOfEvents } from "./many-events.ts";
import { asBrowser, load, nextMonth, refuseOtherStatuses, reportRuns } from "./page.ts";
import { createDataDir, type RunningProduct, removeDataDir, startProduct } from "./running-product.ts";
import { type SlowFeed, slowFeed } from "./slow-feed.ts";
import { fillTeam } from "./team.ts";
import { filledForm, freeSlots, submit } from "./visitor.ts";

const [events, series, changed] = [5_000, 200, 10];
const answerMs = 300;
const bookings = 15;
const dayMs = 86_400_000;
const mebibyte = 1024 * 1024;

type Scene = { product: RunningProduct; services: Services; host: Host; connectionString: string };
type Host = { organizationId: string; userId: string };

/**
 * What calendars elsewhere cost: reading a large one from a real Radicale, whole and by its changes; busy time of many
 * hosts from the database; a booking that asks a slow provider; and the booking page while a provider hangs.
 */
export async function calendarsBench(report: Report): Promise<void> {
  await withScene(async (scene) => {
    await readingBench(scene, report);
    const feed = await slowFeed();
    try {
      await slowBench(scene, feed, report);
      await hangingBench(scene, feed, report);
    } finally {
      feed.stop();
    }
    await busyBench(scene, report);
  });
}

async function withScene(work: (scene: Scene) => Promise<void>): Promise<void> {
  const dataDir = createDataDir();
  const keys = {
    PARLEY_SECRET: `${randomId()}${randomId()}`,
    ENC_KEYS: `k1:${randomBytes(32).toString("hex")}`,
    PRIVATE_NETWORKS: "127.0.0.1",
  };
  const product = await startProduct({
    ...{ dataDir, databaseUrl: "", settings: keys, pin: separateCores().server },
  });
  const log = { info: () => undefined, warn: () => undefined };
  const embedded = await startEmbeddedPostgres({ dataDir: path.join(dataDir, "database"), log });
  const settings = parseSettings({ ...keys, PARLEY_DATA: dataDir, PARLEY_DEMO: "true", LOG_LEVEL: "silent" });
  const { services, close } = await createServices(settings, createLog("silent"), process.cwd());
  try {
    const { organizationId, userId } = await services.database.prisma.eventTypeHost.findFirstOrThrow({
      where: { eventType: { slug: "first-call" } },
      select: { organizationId: true, userId: true },
    });
    const { connectionString } = embedded;
    await work({ product, services, host: { organizationId, userId }, connectionString });
  } finally {
    await close();
    await product.stop();
    await embedded.stop();
    removeDataDir(dataDir);
  }
}

async function connect(
  { services, host }: Scene,
  account: CalendarAccount,
  remoteId: string,
): Promise<string> {
  const [id = ""] = await services.database.prisma.$transaction((tx) =>
    insertConnection(services, tx, host, {
      name: "Bench",
      secret: { ...account, addresses: [] },
      calendars: [{ id: remoteId, name: "Bench", zone: "UTC", writable: false }],
    }),
  );
  return id;
}

const disconnectAll = ({ services, host }: Scene) =>
  services.database.prisma.calendarConnection.deleteMany({ where: host });

async function read({ services }: Scene, calendarId: string): Promise<number> {
  const began = performance.now();
  const synced = await syncCalendar(services, calendarId);
  if (!synced.ok) throw new Error(`The calendar could not be read: ${synced.reason}.`);
  return performance.now() - began;
}

async function readingBench(scene: Scene, report: Report): Promise<void> {
  const whyNot = radicale.whyNot();
  if (whyNot) return progress(`calendars: not read from a server, as ${whyNot}.`);
  const peer = await radicale.start();
  try {
    const first: number[] = [];
    const later: number[] = [];
    const now = Date.now();
    const put = writerTo(peer);
    progress(`calendars: ${events} events on Radicale, ${series} of them weekly`);
    await put("", calendarText(yearOfEvents(now, events, series)));
    await indexed(peer);
    const account = { kind: "caldav", ...peer, address: peer.address } as const;
    const before = process.memoryUsage().rss;
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50);
    for (let run = 0; run < 3; run += 1) {
      const id = await connect(scene, account, `${peer.address}alice/bench/`);
      first.push(await read(scene, id));
      const known = await scene.services.database.prisma.calendarBusy.count({ where: { calendarId: id } });
      progress(`calendars: ${known} busy times stored`);
      for (let change = 0; change < changed; change += 1) {
        const number = series + run * changed + change;
        await put(`change-${number}.ics`, calendarText([eventText(events + number, now + 30 * dayMs)]));
      }
      later.push(await read(scene, id));
      await disconnectAll(scene);
    }
    clearInterval(watch);
    report(figureOf("calendars/first-sync", "ms", first));
    report(figureOf("calendars/ten-changes", "ms", later));
    report(figureOf("calendars/memory", "MiB", [(most - before) / mebibyte]));
  } finally {
    await peer.stop();
  }
}

const signedIn = ({ username, password }: Pick<CalendarPeer, "username" | "password">) => ({
  authorization: `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`,
});

/** A server that has read its own files: whoever has five thousand events there has opened the calendar before. */
async function indexed({ address, ...account }: CalendarPeer): Promise<void> {
  const headers = { ...signedIn(account), depth: "0" };
  const body = `<propfind xmlns="DAV:"><prop><sync-token/></prop></propfind>`;
  await (await fetch(`${address}alice/bench/`, { method: "PROPFIND", headers, body })).text();
}

function writerTo({ address, ...account }: CalendarPeer) {
  return async (name: string, body: string) => {
    const headers = { ...signedIn(account), "content-type": "text/calendar; charset=utf-8" };
    const answer = await fetch(`${address}alice/bench/${name}`, { method: "PUT", headers, body });
    await answer.text();
    if (!answer.ok) throw new Error(`Radicale answered ${answer.status}.`);
  };
}

/** From the form's sending to its answer, with a host whose provider takes its time. */
async function slowBench(scene: Scene, feed: SlowFeed, report: Report): Promise<void> {
  const { origin } = scene.product;
  progress(`calendars: bookings with a provider that answers after ${answerMs} ms`);
  const slots = await freeSlots(origin, 2 * bookings + 2);
  const form = await filledForm(origin, slots[0] ?? "");
  const timed = async () => {
    const slot = slots.shift() ?? "";
    const began = performance.now();
    const { status } = await submit(origin, form, slot);
    if (status !== 303) throw new Error(`The booking of ${slot} answered ${status} instead of 303.`);
    return performance.now() - began;
  };
  const many = async (before: () => Promise<unknown>) => {
    await timed();
    const samples: number[] = [];
    for (let run = 0; run < bookings; run += 1) {
      await before();
      samples.push(await timed());
    }
    return samples;
  };
  report(figureOf("calendars/booking/without", "ms", await many(async () => undefined)));
  feed.answers.afterMs = answerMs;
  const asked = feed.asked();
  // What was asked ten seconds ago is not asked again: a calendar that was just connected is asked each time.
  const anew = async () => {
    await disconnectAll(scene);
    await connect(scene, { kind: "feed", address: feed.address }, "feed");
  };
  report(figureOf("calendars/booking/slow-provider", "ms", await many(anew)));
  if (feed.asked() - asked < bookings) throw new Error("The provider was not asked at each booking.");
}

/** The page before, and while the provider holds every question for ever and everything is tried that may be tried. */
async function hangingBench(scene: Scene, feed: SlowFeed, report: Report): Promise<void> {
  const cores = separateCores();
  const url = `${scene.product.origin}/harbour-studio/first-call?month=${nextMonth(Date.now())}`;
  const request = { url, connections: 4, seconds: 5, runs: 3, headers: asBrowser, anew: true };
  progress("calendars: the page, warming up");
  await load({ ...request, seconds: 20, runs: 1 }, cores.load);
  const measure = async (name: string) => {
    const results = await load(request, cores.load);
    refuseOtherStatuses(results, 200);
    reportRuns(`calendars/page/${name}`, results, report);
  };
  await measure("answering");
  feed.answers.afterMs = null;
  await disconnectAll(scene);
  await connect(scene, { kind: "feed", address: feed.address }, "feed");
  const [slot = ""] = await freeSlots(scene.product.origin, 1);
  const form = await filledForm(scene.product.origin, slot);
  const began = performance.now();
  const booked = submit(scene.product.origin, form, slot).then(({ status }) => {
    if (status !== 303) throw new Error(`The booking beside a provider that hangs answered ${status}.`);
    report(figureOf("calendars/booking/hanging-provider", "ms", [performance.now() - began]));
  });
  await measure("hanging");
  await booked;
  await disconnectAll(scene);
}

/** Fifty hosts with three hundred events each in a month: what the database says of them, and the page made of it. */
async function busyBench(scene: Scene, report: Report): Promise<void> {
  const month = nextMonth(Date.now());
  const start = Date.parse(`${month}-01T00:00Z`);
  await fillTeam(scene.connectionString, start, 0);
  const owner = new pg.Client({ connectionString: scene.connectionString });
  await owner.connect();
  await owner.query(
    `WITH c AS (
       INSERT INTO calendar_connection (id, organization_id, user_id, kind, name, secret)
       SELECT 'bench-' || user_id, organization_id, user_id, 'feed', 'Bench', '-' FROM event_type_host
       WHERE event_type_id = (SELECT id FROM event_type WHERE slug = 'team' AND window_kind = 'unlimited')
       RETURNING *),
     k AS (
       INSERT INTO connected_calendar (id, organization_id, user_id, connection_id, remote_id, name, next_try_at)
       SELECT id, organization_id, user_id, id, 'feed', 'Bench', now() + interval '1 year' FROM c RETURNING *)
     INSERT INTO calendar_busy (calendar_id, event_key, starts_at, ends_at, organization_id, user_id, tentative)
     SELECT id, 'e' || n, s, s + interval '30 minutes', organization_id, user_id, false
     FROM k, generate_series(0, 299) n,
     LATERAL (SELECT to_timestamp($1 / 1000.0) + (n / 10) * interval '1 day' + interval '8 hours' + (n % 10) * interval '50 minutes' AS s) t`,
    [start],
  );
  await owner.query("ANALYZE");
  await owner.end();
  const samples: number[] = [];
  const bounds = { from: start, to: start + 30 * dayMs, now: Date.now() };
  for (let run = 0; run < 30; run += 1) {
    const began = performance.now();
    const offer = await findOffer(scene.services.database.pool, "harbour-studio", "team", bounds);
    samples.push(performance.now() - began);
    if (!offer) throw new Error("There is no such event type.");
  }
  report(figureOf("calendars/busy-of-fifty-hosts", "ms", samples.slice(10)));
  const cores = separateCores();
  const url = `${scene.product.origin}/harbour-studio/team?month=${month}`;
  const results = await load(
    { url, connections: 1, seconds: 4, runs: 3, headers: asBrowser, anew: true },
    cores.load,
  );
  refuseOtherStatuses(results, 200);
  report(
    figureOf(
      "calendars/page-of-fifty-hosts",
      "ms",
      results.map(({ milliseconds }) => percentile(milliseconds, 0.5)),
    ),
  );
}
