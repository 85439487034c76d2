import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { liftHold, placeHold, previewRetention, runRetention } from "#app/features/privacy/privacy.server.ts";
import { jobHandlers } from "#app/job-handlers.server.ts";
import { type Database, openDatabase } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { createSealer } from "#app/platform/security/sealer.server.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testKey } from "#tests/fakes/test-keys.ts";
import { seedDemo } from "../../../prisma/seed.ts";
import { tablesWith } from "../deletion/deletion-scene.ts";
import { testDatabase } from "../test-database.ts";
import { type Business, createBooking } from "./booked-business.ts";

const database = await testDatabase();
const folder = await mkdtemp(path.join(os.tmpdir(), "parley-time-travel-"));
afterAll(() => rm(folder, { recursive: true, force: true }));
const dayMs = 86_400_000;
const hourMs = 3_600_000;
const lastDay = 400;

/** What somebody with a calendar would write down: when each thing goes, told by the rules alone. */
type Life = { anchor: number; gone: number };
type Written = {
  bookingId: string;
  name: string;
  endsAt: number;
  own: "business" | "event type";
  booking: Life;
  answer: Life | null;
  call: Life | null;
  held: boolean;
};
type Rules = { booking: number; eventType: number; answer: number; call: number };

/** A shorter rule takes nothing within its seven days of notice, a longer one brings back nothing that is gone. */
function underRule(life: Life, days: number, now: number): void {
  if (life.gone <= now) return;
  const next = life.anchor + days * dayMs;
  life.gone = next < life.gone ? Math.max(next, Math.min(life.gone, now + 7 * dayMs)) : next;
}

function underRules(entry: Written, rules: Rules, now: number): void {
  // That a call ran late is forgotten with the log of the call: a new rule counts from the appointed end.
  if (entry.call && entry.call.gone <= now && !entry.held)
    for (const life of [entry.booking, entry.answer]) if (life) life.anchor = entry.endsAt;
  const bookingDays = entry.own === "business" ? rules.booking : rules.eventType;
  underRule(entry.booking, bookingDays, now);
  if (entry.answer) underRule(entry.answer, Math.min(rules.answer, bookingDays), now);
  if (entry.call) underRule(entry.call, rules.call, now);
}

const alive = (life: Life | null, booking: Life, now: number) =>
  life !== null && life.gone > now && booking.gone > now;

test("from day 0 to day 400 of one instance everything is there until its hour, hidden from that on and erased within a day; what was foretold is what goes", async () => {
  const base = fakeServices(database);
  const services = { ...base, settings: { ...base.settings, dataDir: folder } };
  const begun = services.clock.now();
  await seedDemo(services);
  const seeded = await database.prisma.booking.findMany({ include: { attendees: true } });
  const business = await demoBusiness();
  const rules: Rules = { booking: 365, eventType: 30, answer: 90, call: 60 };
  const { organizationId, eventTypeId, hostId } = business.plain;
  await database.prisma.organization.update({
    where: { id: organizationId },
    data: { answerDays: rules.answer, callDays: rules.call },
  });
  await database.prisma.eventType.update({
    where: { id: business.short.eventTypeId },
    data: { retentionDays: rules.eventType },
  });
  const book: Written[] = seeded.map(({ id, endsAt, attendees }) => {
    const anchor = endsAt.getTime();
    const lifeOf = (days: number) => ({ anchor, gone: anchor + days * dayMs });
    return {
      ...{
        bookingId: id,
        name: attendees[0]?.name ?? "",
        endsAt: anchor,
        own: "business" as const,
        held: false,
      },
      ...{ booking: lifeOf(rules.booking), answer: null, call: null },
    };
  });

  /** Somebody books for the day after next; some cancel at once, of some a call runs three hours late. */
  const visit = async (day: number, now: number) => {
    const own = day % 2 === 0 ? ("business" as const) : ("event type" as const);
    const name = `Visitor-${day}-${randomId()}`;
    const endsAt = begun + (day + 2) * dayMs - 2 * hourMs;
    const cancelledAt = day % 5 === 0 ? now : undefined;
    const callEndedAt = cancelledAt === undefined && day % 3 === 0 ? endsAt + 3 * hourMs : undefined;
    const wanted = {
      endsAt,
      canary: name,
      ...(cancelledAt === undefined ? {} : { cancelledAt }),
      ...(callEndedAt === undefined ? {} : { callEndedAt }),
    };
    const bookingId = await createBooking(
      services.database,
      own === "business" ? business.plain : business.short,
      wanted,
    );
    const anchor = cancelledAt ?? callEndedAt ?? endsAt;
    const lifeOf = (days: number) => ({ anchor, gone: anchor + days * dayMs });
    const bookingDays = own === "business" ? rules.booking : rules.eventType;
    book.push({
      ...{ bookingId, name, endsAt, own, held: false },
      booking: lifeOf(bookingDays),
      answer: lifeOf(Math.min(rules.answer, bookingDays)),
      call: callEndedAt === undefined ? null : lifeOf(rules.call),
    });
  };
  const changeRules = async (changed: Partial<Rules>, now: number) => {
    Object.assign(rules, changed);
    for (const entry of book) underRules(entry, rules, now);
    const data = { retentionDays: rules.booking, answerDays: rules.answer, callDays: rules.call };
    await services.database.prisma.organization.update({ where: { id: organizationId }, data });
  };
  const hold = { organizationId, basis: "claim" as const, reason: "File 12", placedById: hostId };
  const heldOne = () => {
    const entry = book.find(({ name }) => name.startsWith("Visitor-6-"));
    if (!entry) throw new Error("nobody came on day 6");
    return entry;
  };

  /** Visitors come until day 96, and rules and holds change on these; all other days nothing happens but ends. */
  const isVisited = (day: number) => day <= 96 && day % 3 === 0;
  const turns = [10, 150, 155, 220, 390, lastDay];
  let erased = 0;
  const runs: number[] = [];
  for (let day = 0; day <= lastDay; day++) {
    const now = begun + day * dayMs;
    const isEventful = isVisited(day) || turns.includes(day) || !isQuiet(book, now);
    if (!isEventful && day % 10 !== 0) continue;
    services.clock.set(now);
    await atInstant(now, async (opened) => {
      services.database = opened;
      // Hidden at its hour, before any run has come.
      expect(await visible(opened), `seen on day ${day}`).toEqual(expected(book, now));
      const foretold = isQuiet(book, now) ? null : await previewRetention(services, organizationId, now);
      const counts = await runRetention(services);
      if (foretold) expect(counts, `erased on day ${day}`).toEqual(foretold);
      erased += counts.bookings;
      if (counts.bookings + counts.answers + counts.calls > 0) runs.push(day);
      if (day % 50 === 0) await everyOtherJob(services);
      expect(await stored(), `stored on day ${day}`).toEqual(expected(book, now, "stored"));

      if (isVisited(day)) await visit(day, now);
      if (day === 10)
        await placeHold(services, {
          ...hold,
          bookingId: heldOne().bookingId,
          reviewOn: new Date(now + 90 * dayMs),
        });
      if (day === 10) heldOne().held = true;
      if (day === 150) await changeRules({ booking: 100, answer: 60 }, now);
      if (day === 155) await changeRules({ booking: 200, answer: 90 }, now);
      if (day === 220) await changeRules({ booking: 300, answer: 300, call: 365 }, now);
      if (day === 390) {
        await liftHold(services, { organizationId, bookingId: heldOne().bookingId, actorId: hostId });
        heldOne().held = false;
      }
    });
  }
  // Whoever came is gone, from every table; who set the business up is not.
  expect(book.filter(({ booking }) => booking.gone > services.clock.now())).toEqual([]);
  expect(erased).toBe(book.length);
  expect(book.length).toBeGreaterThan(30);
  expect(runs.length).toBeGreaterThan(40);
  for (const { name } of book) expect(await tablesWith(database, name), name).toEqual([]);
  expect(await database.prisma.user.count()).toBe(3);
  expect(eventTypeId).not.toBe(business.short.eventTypeId);
}, 240_000);

/** Counts of one instant, as the program sees them then. */
type Seen = { bookings: string[]; answers: string[]; calls: string[] };

function expected(book: readonly Written[], now: number, what: "seen" | "stored" = "seen"): Seen {
  // A hold keeps a booking with all of its parts; hidden they are all the same.
  const isThere = (life: Life | null, { booking, held }: Written) =>
    alive(life, booking, now) || (what === "stored" && held && life !== null);
  const idsOf = (lifeOf: (entry: Written) => Life | null) =>
    book
      .filter((entry) => isThere(lifeOf(entry), entry))
      .map(({ bookingId }) => bookingId)
      .sort();
  return {
    bookings: idsOf(({ booking }) => booking),
    answers: idsOf(({ answer }) => answer),
    calls: idsOf(({ call }) => call),
  };
}

const idsQuery = `SELECT
  coalesce((SELECT array_agg(id ORDER BY id COLLATE "C") FROM booking), '{}') AS bookings,
  coalesce((SELECT array_agg(DISTINCT booking_id) FROM answer), '{}') AS answers,
  coalesce((SELECT array_agg(DISTINCT booking_id) FROM call), '{}') AS calls`;

async function visible({ pool }: Pick<Database, "pool">): Promise<Seen> {
  const { rows } = await pool.query<Seen>(idsQuery);
  return sorted(rows[0]);
}

/** What is on the disk, hidden or not. */
async function stored(): Promise<Seen> {
  const { rows } = await database.owner.query<Seen>(idsQuery);
  return sorted(rows[0]);
}

function sorted(seen: Seen | undefined): Seen {
  const { bookings = [], answers = [], calls = [] } = seen ?? {};
  return { bookings: bookings.sort(), answers: answers.sort(), calls: calls.sort() };
}

/** Days on which nothing ends need no foretelling: of those the run itself is looked at. */
function isQuiet(book: readonly Written[], now: number): boolean {
  return !book.some((entry) =>
    [entry.booking, entry.answer, entry.call].some(
      (life) => life && life.gone <= now && life.gone > now - dayMs,
    ),
  );
}

/** The program as it lives at an instant: the database hides by that clock. */
async function atInstant(now: number, work: (opened: Database) => Promise<void>): Promise<void> {
  const sealer = createSealer([testKey]);
  const opened = openDatabase({
    connectionString: database.connectionString,
    connectionsMax: 3,
    hidesAsOf: now,
    sealer,
  });
  await work(opened).finally(() => opened.close());
}

/** What else comes by itself: none of it may take or keep what is not its own. */
async function everyOtherJob(services: Parameters<(typeof jobHandlers)[number]["handle"]>[0]): Promise<void> {
  for (const { job, schedule, handle } of jobHandlers)
    if (schedule !== undefined && job.name !== "privacy.retention")
      await handle(services, {}, { putBack: false });
}

async function demoBusiness(): Promise<{ plain: Business; short: Business }> {
  const { prisma } = database;
  const organization = await prisma.organization.findFirstOrThrow({
    include: { memberships: { where: { role: "owner" } } },
  });
  const eventTypes = await prisma.eventType.findMany({
    where: { slug: { in: ["first-call", "site-visit"] } },
    include: { questions: { orderBy: { position: "asc" } } },
    orderBy: { slug: "asc" },
  });
  const [plain, short] = eventTypes.map(({ id, questions }) => ({
    organizationId: organization.id,
    hostId: organization.memberships[0]?.userId ?? "",
    eventTypeId: id,
    questionId: questions[0]?.id ?? "",
  }));
  if (!plain || !short) throw new Error("the demo has lost an event type");
  return { plain: { ...plain, slug: organization.slug }, short: { ...short, slug: organization.slug } } as {
    plain: Business;
    short: Business;
  };
}
