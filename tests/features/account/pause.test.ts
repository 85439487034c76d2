import { beforeEach, expect, test } from "vitest";
import { businessPage, loadBookingPage, readPageQuery } from "#app/features/booking/booking.server.ts";
import { loader as dataLoader } from "#app/routes/account.data.tsx";
import { action as pauseAction, loader as pauseLoader } from "#app/routes/account.pause.tsx";
import { loader as bookingsLoader } from "#app/routes/dashboard.$business.bookings.tsx";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { createSessionFor } from "#tests/factories/meeting.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { createVisitor } from "./account-visitor.ts";

const database = await testDatabase();
const { prisma } = database;
let services: FakeServices;

beforeEach(() => {
  services = fakeServices(database);
});

async function member(userId: string) {
  const visitor = createVisitor(services);
  visitor.cookies.set("parley_session", await createSessionFor(database, userId, services.clock.now()));
  const press = (choice: string) => visitor.post(pauseAction, "/account/pause", { choice });
  return { visitor, press };
}

const search = new URLSearchParams({ month: "2027-01" });
const offered = async (slug: string) => {
  const found = await loadBookingPage(services, {
    ...{ businessSlug: slug, eventTypeSlug: "talk", query: readPageQuery(search), search },
    ...{ locale: "en", zoneCookie: "UTC" },
  });
  return found === null ? null : (JSON.stringify(found.page).match(/"free":|times?"/g) ?? []).length;
};

/** Every row of the business and of its member, but for what says that they rest. */
async function rows(organizationId: string, userId: string) {
  const tables = ["booking", "attendee", "event_type", "schedule", "availability_rule", "mail_message"];
  const all: Record<string, unknown> = {};
  for (const table of tables)
    all[table] = (
      await database.owner.query(`SELECT * FROM ${table} WHERE organization_id = $1 ORDER BY 1`, [
        organizationId,
      ])
    ).rows;
  const user = await prisma.user.findUniqueOrThrow({ where: { id: userId }, omit: { pausedAt: true } });
  return { ...all, user };
}

test("whoever pauses closes their pages and loses nothing; one press opens them again as they were", async () => {
  const { slug, organizationId, eventTypeId, hostId } = await bookableBusiness(database);
  await createBooking(database, {
    ...{ organizationId, eventTypeId, hostIds: [hostId], startsAt: services.clock.now() + 86_400_000 },
  });
  const before = await rows(organizationId, hostId);
  const pageBefore = await offered(slug);
  expect(await businessPage(services, slug)).not.toBeNull();
  const { visitor, press } = await member(hostId);
  const asked = await visitor.get(pauseLoader, "/account/pause");
  expect(asked.data).toMatchObject({
    ...{ since: null, ahead: 1, closes: [{ name: "Test business", path: `/${slug}` }] },
  });
  expect(await prisma.user.findUnique({ where: { id: hostId } })).toMatchObject({ pausedAt: null });

  for (const _ of ["once", "twice"]) expect((await press("pause")).location).toBe("/account/pause");
  expect([await businessPage(services, slug), await offered(slug)]).toEqual([null, null]);
  expect(await rows(organizationId, hostId)).toEqual(before);
  const dashboard = await visitor.get(bookingsLoader, `/dashboard/${slug}/bookings`, { business: slug });
  expect(dashboard.location).toBe("/account/pause");
  // One's rights rest never.
  expect((await visitor.get(dataLoader, "/account/data")).status).toBe(200);
  expect((await visitor.get(pauseLoader, "/account/pause")).data["since"]).toMatch(/January 15, 2027/);

  expect((await press("resume")).location).toBe("/account?saved=resumed");
  expect(await businessPage(services, slug)).not.toBeNull();
  expect(await offered(slug)).toBe(pageBefore);
  expect(await rows(organizationId, hostId)).toEqual(before);
});

test("a team's page stays open with those who are there, and closes when the last of them pauses", async () => {
  const { slug, organizationId, hostIds } = await bookableBusiness(database, {
    ...{ colleagues: [{}], eventType: { hostMode: "round_robin" } },
  });
  const [one = "", two = ""] = hostIds;
  await (await member(one)).press("pause");
  const page = await businessPage(services, slug);
  expect(page?.page.eventTypes.map(({ hostNames }) => hostNames)).toEqual([["Colleague 1"]]);
  services.clock.pass(60_000);
  await (await member(two)).press("pause");
  expect(await businessPage(services, slug)).toBeNull();
  await (await member(one)).press("resume");
  expect((await businessPage(services, slug))?.page.eventTypes[0]?.hostNames).toEqual(["Ada Host"]);
  expect(await prisma.organization.findUnique({ where: { id: organizationId } })).toMatchObject({
    pausedAt: null,
  });
});

test("whom an owner suspended is suspended still when they come back", async () => {
  const { organizationId, hostIds } = await bookableBusiness(database, { colleagues: [{}] });
  const userId = hostIds[1] ?? "";
  const suspendedAt = new Date(services.clock.now() - 1000);
  await prisma.membership.updateMany({ where: { organizationId, userId }, data: { suspendedAt } });
  const { press } = await member(userId);
  await press("pause");
  await press("resume");
  expect(await prisma.membership.findFirst({ where: { organizationId, userId } })).toMatchObject({
    suspendedAt,
  });
});

test("a pause and its end stand in the log, and nothing that was not asked for happens", async () => {
  const { organizationId, hostId } = await bookableBusiness(database);
  const { press } = await member(hostId);
  await press("nonsense");
  await press("resume");
  expect(await prisma.auditEvent.count({ where: { chain: organizationId } })).toBe(0);
  await press("pause");
  await press("resume");
  const events = await prisma.auditEvent.findMany({
    where: { chain: organizationId },
    orderBy: { seq: "asc" },
  });
  expect(events.map(({ action }) => action)).toEqual(["account.paused", "account.resumed"]);
});
