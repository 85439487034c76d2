import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { figuresText } from "#app/features/figures/figures.server.ts";
import { runRetention } from "#app/features/privacy/privacy.server.ts";
import { loader as figuresLoader } from "#app/routes/dashboard.$business.settings.figures.tsx";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { createSessionFor } from "#tests/factories/meeting.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { createVisitor } from "../account/account-visitor.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const { prisma } = database;
const dayMs = 86_400_000;
const january = Date.UTC(2027, 0, 4, 9);

type Business = Awaited<ReturnType<typeof bookableBusiness>>;

/** As many meetings on days one after the other, each of another person. */
async function meetings(business: Business, count: number, startsAt: number) {
  const { organizationId, eventTypeId, hostId } = business;
  for (let index = 0; index < count; index++)
    await createBooking(database, {
      ...{ organizationId, eventTypeId, hostIds: [hostId], startsAt: startsAt + index * 3_600_000 },
      ...{ attendees: [{ email: `canary-${index}-${organizationId}@customers.example` }] },
    });
}

async function shown(services: FakeServices, { slug, hostId }: Business) {
  const visitor = createVisitor(services);
  visitor.cookies.set("parley_session", await createSessionFor(database, hostId, services.clock.now()));
  const answer = await visitor.get(figuresLoader, `/dashboard/${slug}/settings/figures`, { business: slug });
  return answer.data["bars"] as { label: string; count: number | null }[];
}

test("a month has its number from ten meetings on; fewer are not told, be there one, nine or none", async () => {
  for (const [count, told] of [
    [0, null],
    [1, null],
    [9, null],
    [10, 10],
    [12, 12],
  ] as const) {
    const services = fakeServices(database);
    const business = await bookableBusiness(database);
    await meetings(business, count, january);
    const bars = await shown(services, business);
    expect(bars).toHaveLength(12);
    expect(bars.at(-1), String(count)).toEqual({ label: "January 2027", count: told });
    expect(bars.slice(0, -1).every((bar) => bar.count === null)).toBe(true);
  }
});

test("the numbers are the same before and after the bookings are erased, and nothing in them leads to anybody", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, { retentionDays: 30 });
  const { organizationId } = business;
  await meetings(business, 11, january);
  const before = await shown(services, business);
  services.clock.set(january + 40 * dayMs);
  await runRetention(services);
  expect(await prisma.booking.count({ where: { organizationId } })).toBe(0);
  const after = await shown(services, business);
  expect(after.find(({ label }) => label === "January 2027")).toEqual(before.at(-1));
  const { rows } = await database.owner.query("SELECT * FROM meeting_counter WHERE organization_id = $1", [
    organizationId,
  ]);
  expect(rows.reduce((sum, { meetings: one }) => sum + one, 0)).toBe(11);
  expect(Object.keys(rows[0]).sort()).toEqual(["hour", "meetings", "month", "organization_id", "shard"]);
  expect(JSON.stringify(rows)).not.toMatch(/canary|@/);
  const { rows: columns } = await database.owner.query(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_name = 'meeting_counter'`,
  );
  const texts = columns.filter(({ type }) => type === "text").map(({ name }) => name);
  expect(texts).toEqual(["organization_id"]);
});

test("what was cancelled is not counted, and a business that goes takes its figures along", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, { retentionDays: 30 });
  const { organizationId, eventTypeId, hostId } = business;
  const wishes = { organizationId, eventTypeId, hostIds: [hostId], startsAt: january };
  const cancelledAt = new Date(january);
  for (const status of ["cancelled", "declined", "expired"] as const)
    await createBooking(database, { ...wishes, status, cancelledAt });
  await createBooking(database, wishes);
  services.clock.set(january + 40 * dayMs);
  await runRetention(services);
  expect(await prisma.booking.count({ where: { organizationId } })).toBe(0);
  const counted = await prisma.meetingCounter.findMany({ where: { organizationId } });
  expect(counted.map(({ meetings: met, hour }) => [met, hour])).toEqual([[1, 9]]);
  await database.owner.query("DELETE FROM organization WHERE id = $1", [organizationId]);
  expect(await prisma.meetingCounter.count({ where: { organizationId } })).toBe(0);
});

test("the operator reads an hour's number from ten businesses on, and before that that they are few", async () => {
  const services = fakeServices(database);
  const hour = Date.UTC(2026, 5, 1, 6);
  const line = async () => /06:00 {2}(.*)/.exec(await figuresText(services))?.[1];
  expect(await line()).toBe("fewer than 10");
  for (let count = 1; count <= 10; count++) {
    await meetings(await bookableBusiness(database), 1, hour);
    expect(await line()).toBe(count < 10 ? "fewer than 10" : "10");
  }
});

test("figures leave by two ways alone: a member's own page and the operator's terminal", async () => {
  const app = path.resolve(import.meta.dirname, "../../../app");
  const files = (await readdir(app, { recursive: true })).filter(
    (file) => /\.tsx?$/.test(file) && !file.includes("generated"),
  );
  const using: string[] = [];
  for (const file of files) {
    const text = await readFile(path.join(app, file), "utf8");
    if (/meeting_counter|meetingCounter|call_figure\b|callFigure\.|\/figures\.server/.test(text))
      using.push(file);
  }
  expect(using.sort()).toEqual([
    "case-commands.server.ts",
    "features/figures/call-figures.server.ts",
    "features/figures/components/figures-view.tsx",
    "features/figures/count-meetings.server.ts",
    "features/privacy/leftover-repository.server.ts",
    "features/rooms/call-figures.server.ts",
    "routes/dashboard.$business.settings.figures.tsx",
  ]);
  const services = fakeServices(database);
  const [own, other] = [await bookableBusiness(database), await bookableBusiness(database)];
  const stranger = createVisitor(services);
  const params = { business: own.slug };
  const at = `/dashboard/${own.slug}/settings/figures`;
  expect((await stranger.get(figuresLoader, at, params)).location).toMatch(/^\/sign-in/);
  stranger.cookies.set(
    "parley_session",
    await createSessionFor(database, other.hostId, services.clock.now()),
  );
  expect((await stranger.get(figuresLoader, at, params)).status).toBe(404);
});
