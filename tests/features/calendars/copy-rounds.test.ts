import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cancelBooking, moveBooking } from "#app/features/booking/booking.server.ts";
import { openQuestions } from "#app/features/calendars/open-questions.server.ts";
import { syncCalendar } from "#app/features/calendars/sync-calendar.server.ts";
import { writeCopy } from "#app/features/calendars/write-copy.server.ts";
import { type CaldavAccount, openCaldav } from "#app/integrations/caldav/caldav.server.ts";
import { networksOf } from "#app/platform/http/outside-networks.server.ts";
import { type CalendarPeer, radicale } from "../../calendar-peers.ts";
import { book, booked, hourMs, minuteMs, nine } from "../booking/booking-scene.ts";
import { tablesWith } from "../deletion/deletion-scene.ts";
import { killableProgram } from "../killable-program.ts";
import { testDatabase } from "../test-database.ts";
import { type CopyScene, copyScene } from "./copy-scene.ts";

const whyNot = radicale.whyNot();
if (whyNot) console.warn(`Radicale was not tried: ${whyNot}.`);

type Mode = "pass" | "html" | "500" | "late";

/** What stands between Parley and the server: it counts what is put, and answers badly at will. */
function between(target: string) {
  const way = { mode: "pass" as Mode, puts: 0, server: createServer() };
  way.server.on("request", async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (way.mode === "html")
      return void response.writeHead(200, { "Content-Type": "text/html" }).end("<p>Hello</p>");
    if (way.mode === "500") return void response.writeHead(500).end();
    const { host: _, connection: __, "content-length": ___, ...headers } = request.headers;
    const answer = await fetch(new URL(request.url ?? "/", target), {
      method: request.method ?? "GET",
      headers: headers as Record<string, string>,
      ...(chunks.length > 0 ? { body: Buffer.concat(chunks).toString() } : {}),
    });
    if (request.method === "PUT" && answer.ok) way.puts += 1;
    // It has done what it was asked to, and says so when nobody listens any more.
    if (way.mode === "late" && request.method === "PUT") return;
    const { "content-encoding": _e, "content-length": _l, ...given } = Object.fromEntries(answer.headers);
    response.writeHead(answer.status, given).end(Buffer.from(await answer.arrayBuffer()));
  });
  return way;
}

describe.skipIf(whyNot !== null)("with a real Radicale", async () => {
  const database = await testDatabase();
  const { prisma } = database;
  const program = await killableProgram(path.join(import.meta.dirname, "write-copy-process.ts"));
  let server: CalendarPeer;
  let way: ReturnType<typeof between>;
  let office: string;
  let scene: CopyScene;
  let calendars = 0;
  const headers = () => ({ Authorization: `Basic ${btoa(`${server.username}:${server.password}`)}` });

  beforeAll(async () => {
    server = await radicale.start();
    way = between(server.address);
    await new Promise<void>((resolve) => way.server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(async () => {
    way?.server.closeAllConnections();
    (way?.server as Server | undefined)?.close();
    await server?.stop();
  });
  beforeEach(async () => {
    if (office) await fetch(office, { method: "DELETE", headers: headers() });
    office = `${server.address}alice/office${calendars++}/`;
    await fetch(office, { method: "MKCALENDAR", headers: headers() });
    const { port } = way.server.address() as AddressInfo;
    const { username, password } = server;
    scene = await copyScene(database, {
      openCalendars: (account) =>
        openCaldav(account as CaldavAccount, { allowed: networksOf(["127.0.0.1"]), now: () => Date.now() }),
      account: { address: `http://127.0.0.1:${port}/`, username, password },
    });
    way.puts = 0;
  });
  afterEach(() => {
    way.mode = "pass";
  });

  /** Every event of the calendar, unfolded. */
  async function events(): Promise<string[]> {
    const text = await (await fetch(office, { headers: headers() })).text();
    return text
      .replace(/\r?\n[ \t]/g, "")
      .split("BEGIN:VEVENT")
      .slice(1);
  }

  async function put(uid: string, ...lines: string[]): Promise<void> {
    const whole = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//T//EN",
      "BEGIN:VEVENT",
      `UID:${uid}`,
      ...lines,
    ];
    const body = [...whole, "END:VEVENT", "END:VCALENDAR", ""].join("\r\n");
    await fetch(`${office}${encodeURIComponent(uid)}.ics`, { method: "PUT", headers: headers(), body });
  }

  const zulu = (at: number) => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const stamp = "DTSTAMP:20260101T000000Z";
  const span = (at: number, ms = 30 * minuteMs) => [stamp, `DTSTART:${zulu(at)}`, `DTEND:${zulu(at + ms)}`];

  test("both sides come to rest: what is written is nobody's change, and a move there is one write back", {
    timeout: 90_000,
  }, async () => {
    const { services, calendarId, settleAll } = scene;
    const { bookingId, uid } = await scene.one();
    const round = async () => {
      expect(await syncCalendar(services, calendarId)).toEqual({ ok: true });
      return settleAll();
    };
    for (let rounds = 0; rounds < 2; rounds++) expect(await round()).toBe(0);
    expect(way.puts).toBe(1);
    const { startsAt, endsAt } = await prisma.booking.findUniqueOrThrow({ where: { id: bookingId } });
    const length = endsAt.getTime() - startsAt.getTime();
    await put(uid, ...span(nine + hourMs, length), "SUMMARY:Appointment");
    expect(await round()).toBeLessThan(4);
    const row = await prisma.booking.findUniqueOrThrow({ where: { id: bookingId } });
    expect(row).toMatchObject({ startsAt: new Date(nine + hourMs), sequence: 1 });
    for (let rounds = 0; rounds < 3; rounds++) expect(await round()).toBe(0);
    expect(way.puts).toBe(2);
    const [event, another] = await events();
    expect(another).toBeUndefined();
    expect(event).toContain("SEQUENCE:1");
    await cancelBooking(services, { ...scene.key, bookingId, by: "host", reason: "" });
    expect(await round()).toBeLessThan(3);
    expect(await events()).toEqual([]);
    expect(await round()).toBe(0);
  });

  test("what is deleted before the calendar was read again is asked about all the same", async () => {
    const { services, calendarId, settleAll, key } = scene;
    await syncCalendar(services, calendarId);
    services.clock.pass(minuteMs);
    const { uid } = await scene.one();
    await fetch(`${office}${encodeURIComponent(uid)}.ics`, { method: "DELETE", headers: headers() });
    expect(await events()).toEqual([]);
    services.clock.pass(minuteMs);
    await syncCalendar(services, calendarId);
    await settleAll();
    expect(await openQuestions(services, key)).toMatchObject([{ kind: "deleted" }]);
  });

  test("a process that is killed between the server's yes and its own note doubles nothing and loses nothing", {
    timeout: 90_000,
  }, async () => {
    const { services, settleAll, key } = scene;
    const { bookingId } = await booked(book(services, scene.business));
    const { id } = await scene.copy(bookingId);
    const { child, exited, complaints } = program.start(
      database.connectionString,
      id,
      String(services.clock.now()),
    );
    const said = await new Promise<string>((resolve) => {
      child.stdout?.once("data", (chunk) => resolve(String(chunk)));
      void exited.then(() => resolve(complaints()));
    });
    expect(said).toBe("put\n");
    child.kill("SIGKILL");
    await exited;
    expect(await events()).toHaveLength(1);
    expect((await scene.copy(bookingId)).writtenAt).toBeNull();
    const move = { organizationId: key.organizationId, bookingId, startsAt: nine + hourMs };
    await moveBooking(services, { ...move, by: "host", reason: "" });
    services.clock.pass(10 * minuteMs);
    await settleAll();
    const [event, another] = await events();
    expect(another).toBeUndefined();
    expect(event).toContain("SEQUENCE:1");
    expect(await openQuestions(services, key)).toEqual([]);
  });

  test("a server that answers with a page, with a fault, or too late is right in the end, and no booking waits", {
    timeout: 90_000,
  }, async () => {
    const { services, settleAll } = scene;
    for (const mode of ["html", "500", "late"] as const) {
      way.mode = mode;
      const began = performance.now();
      const { bookingId } = await booked(book(services, scene.business));
      expect(performance.now() - began).toBeLessThan(10_000);
      const { id } = await scene.copy(bookingId);
      await writeCopy(services, id, AbortSignal.timeout(mode === "late" ? 1000 : 10_000));
      const { writtenAt, trouble } = await scene.copy(bookingId);
      expect([mode, writtenAt, trouble]).toEqual([mode, null, mode === "html" ? "malformed" : "unreachable"]);
      way.mode = "pass";
      services.clock.pass(hourMs);
      await settleAll();
      expect(await events()).toHaveLength(1);
      expect(await scene.copy(bookingId)).toMatchObject({ trouble: null, failures: 0, nextTryAt: null });
      await cancelBooking(services, { ...scene.key, bookingId, by: "host", reason: "" });
      await settleAll();
      expect(await events()).toEqual([]);
    }
  });

  test("of somebody's events nothing is kept but when they are busy", async () => {
    const { services, calendarId } = scene;
    const guest = "ATTENDEE;PARTSTAT=DECLINED;CN=Wilhelmina:mailto:wilhelmina@elsewhere.example";
    await put("e1", ...span(nine), "SUMMARY:Chemotherapy", "LOCATION:Ward 9", guest);
    await syncCalendar(services, calendarId);
    expect(await prisma.calendarBusy.count({ where: { calendarId } })).toBe(1);
    for (const text of ["Chemotherapy", "Ward 9", "wilhelmina"])
      expect(await tablesWith(database, text)).toEqual([]);
  });
});
