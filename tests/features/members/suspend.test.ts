import { beforeEach, expect, test } from "vitest";
import { cancelBooking } from "#app/features/booking/booking.server.ts";
import { pollCalendars } from "#app/features/calendars/calendar-jobs.server.ts";
import { insertConnection } from "#app/features/calendars/connection-repository.server.ts";
import { memberObstacle } from "#app/features/members/member-obstacle.ts";
import { restoreMember, suspendMember } from "#app/features/members/members.server.ts";
import { pauseAccount, resumeAccount } from "#app/features/organization/organization.server.ts";
import { loader as suspendedLoader } from "#app/routes/account.suspended.$business.tsx";
import { loader as bookingsLoader } from "#app/routes/dashboard.$business.bookings.tsx";
import {
  action as suspendAction,
  loader as suspendLoader,
} from "#app/routes/dashboard.$business.settings.members.$id.suspend.tsx";
import {
  action as memberAction,
  loader as memberLoader,
} from "#app/routes/dashboard.$business.settings.members.$id.tsx";
import { loader as membersLoader } from "#app/routes/dashboard.$business.settings.members.tsx";
import { loader as dashboardLoader } from "#app/routes/dashboard.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { createSessionFor } from "#tests/factories/meeting.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { createVisitor } from "../account/account-visitor.ts";
import { book, booked, hourMs, letter, letterToMember, nine } from "../booking/booking-scene.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const { prisma } = database;
let services: FakeServices;

beforeEach(() => {
  services = fakeServices(database);
});

/** A round robin of an owner and a colleague, who has three bookings ahead, at one of which the owner is taken too. */
async function scene() {
  const business = await bookableBusiness(database, {
    eventType: { hostMode: "round_robin", attendeeChoosesHost: true },
    colleagues: [{}],
  });
  const { organizationId, eventTypeId, slug, hostId: ownerId } = business;
  const memberId = business.hostIds[1] ?? "";
  const at = (startsAt: number, host: string) =>
    createBooking(database, { organizationId, eventTypeId, hostIds: [host], startsAt });
  const given = [await at(nine, memberId), await at(nine + hourMs, memberId)];
  const stuck = await at(nine + 2 * hourMs, memberId);
  await at(nine + 2 * hourMs, ownerId);
  const signIn = async (userId: string) => {
    const visitor = createVisitor(services);
    visitor.cookies.set("parley_session", await createSessionFor(database, userId, services.clock.now()));
    return visitor;
  };
  const params = { business: slug, id: memberId };
  const path = `/dashboard/${slug}/settings/members/${memberId}`;
  const owner = await signIn(ownerId);
  const suspend = (form: Record<string, string>) =>
    owner.post(suspendAction, `${path}/suspend`, form, params);
  const press = (doing: string) => owner.post(memberAction, path, { do: doing }, params);
  const request = { organizationId, memberId, actorId: ownerId };
  const key = { organizationId_userId: { organizationId, userId: memberId } };
  const row = () => prisma.membership.findUniqueOrThrow({ where: key });
  const ahead = () => prisma.bookingHost.count({ where: { organizationId, userId: memberId } });
  return {
    ...{ business, organizationId, slug, ownerId, memberId, owner, params, path, signIn },
    ...{ suspend, press, request, row, ahead, given, stuck },
  };
}

test("an owner suspends a member: what it means is said before, and what nobody can take is listed after", async () => {
  const { owner, params, path, suspend, ahead, stuck, memberId, organizationId, ownerId } = await scene();
  const before = (await owner.get(suspendLoader, `${path}/suspend`, params)).data;
  expect(before).toMatchObject({
    page: { ahead: 3, alone: [], mayChange: true, member: { state: "active" } },
  });
  expect(await suspend({ ahead: "give" })).toMatchObject({
    status: 303,
    location: `${path}?done=member-suspended-partly`,
  });
  const after = (await owner.get(memberLoader, path, params)).data;
  expect(after).toMatchObject({
    page: {
      member: { state: "suspended" },
      ahead: { count: 1, listed: [{ id: stuck.bookingId, title: "Talk" }] },
    },
  });
  expect(await ahead()).toBe(1);
  const event = await prisma.auditEvent.findFirstOrThrow({
    where: { chain: organizationId, action: "member.suspended" },
  });
  expect(event).toMatchObject({ target: `account:${memberId}`, payload: { by: "member", actorId: ownerId } });
  const given = await prisma.auditEvent.findMany({
    where: { chain: organizationId, action: "booking.reassigned" },
  });
  expect(given.map(({ payload }) => payload)).toMatchObject([{ actorId: ownerId }, { actorId: ownerId }]);
});

test("their bookings stay where that is wished, and can be given away later, as often as it is asked", async () => {
  const { suspend, press, ahead, path, stuck, organizationId } = await scene();
  expect((await press("give")).location).toBe(path);
  expect((await suspend({ ahead: "keep" })).location).toBe(`${path}?done=member-suspended`);
  expect(await ahead()).toBe(3);
  expect((await press("give")).location).toBe(`${path}?done=member-given-partly`);
  expect(await ahead()).toBe(1);
  await cancelBooking(services, { organizationId, bookingId: stuck.bookingId, by: "attendee", reason: "" });
  expect((await press("give")).location).toBe(`${path}?done=member-given`);
});

test("from the next request on they open nothing of the business, and read why; other sessions of theirs go on", async () => {
  const { signIn, memberId, slug, suspend, press, params } = await scene();
  const member = await signIn(memberId);
  const open = () => member.get(bookingsLoader, `/dashboard/${slug}/bookings`, params);
  expect((await open()).status).toBe(200);
  await suspend({});
  expect(await open()).toMatchObject({ status: 302, location: `/account/suspended/${slug}` });
  expect((await member.get(dashboardLoader, "/dashboard")).location).toBe(`/account/suspended/${slug}`);
  const why = await member.get(suspendedLoader, `/account/suspended/${slug}`, { business: slug });
  expect(why).toMatchObject({ status: 200, data: { page: { business: "Test business" } } });
  const elsewhere = await bookableBusiness(database, { hostId: memberId });
  expect((await member.get(dashboardLoader, "/dashboard")).location).toBe(
    `/dashboard/${elsewhere.slug}/bookings`,
  );
  const there = await member.get(bookingsLoader, `/dashboard/${elsewhere.slug}/bookings`, {
    business: elsewhere.slug,
  });
  expect(there.status).toBe(200);
  await press("restore");
  expect((await open()).status).toBe(200);
  const gone = await member.get(suspendedLoader, `/account/suspended/${slug}`, { business: slug });
  expect(gone.status).toBe(404);
});

test("none of their times is offered while it lasts, and all are again when they are restored", async () => {
  const { business, memberId, suspend, press, row } = await scene();
  await suspend({});
  const wish = { hostId: memberId, startsAt: nine + 4 * hourMs };
  expect(await book(services, business, wish)).toMatchObject({ ok: false });
  expect((await press("restore")).status).toBe(303);
  expect(await row()).toMatchObject({ suspendedAt: null, barredAt: null });
  await booked(book(services, business, wish));
});

test("they are told by mail of both, and of no other's affairs meanwhile but that a booking is theirs no more", async () => {
  const { suspend, press, memberId, organizationId, given, stuck, slug } = await scene();
  await suspend({ ahead: "give" });
  const told = await letter(services, { userId: memberId, kind: "member_suspended" });
  expect(told).toContain("Your access to Test business is suspended");
  expect(told).toContain(`/account/suspended/${slug}`);
  const handed = await letterToMember(services, memberId, given[0]?.bookingId ?? "", "booking_reassigned");
  expect(handed).toContain("Handed over");
  await cancelBooking(services, { organizationId, bookingId: stuck.bookingId, by: "attendee", reason: "" });
  expect(await letterToMember(services, memberId, stuck.bookingId, "booking_cancelled")).toBe("superseded");
  await press("restore");
  expect(await letter(services, { userId: memberId, kind: "member_suspended" })).toBe("superseded");
  expect(await letter(services, { userId: memberId, kind: "member_restored" })).toContain(
    "You have access to Test business again",
  );
  expect(await letterToMember(services, memberId, stuck.bookingId, "booking_cancelled")).toContain(
    "Cancelled",
  );
});

test("nobody suspends themselves, a member suspends nobody, and no business reaches into another", async () => {
  const { owner, signIn, slug, ownerId, memberId, params, path, row, suspend } = await scene();
  const self = { business: slug, id: ownerId };
  expect((await owner.post(suspendAction, path, {}, self)).status).toBe(403);
  expect((await owner.get(suspendLoader, path, self)).status).toBe(302);
  const member = await signIn(memberId);
  expect((await member.post(suspendAction, path, {}, self)).status).toBe(403);
  expect((await member.get(membersLoader, path, params)).status).toBe(403);
  const other = await scene();
  const foreign = { business: other.slug, id: memberId };
  expect((await other.owner.post(suspendAction, path, {}, foreign)).status).toBe(404);
  expect((await other.owner.get(memberLoader, path, foreign)).status).toBe(404);
  expect((await other.owner.post(suspendAction, path, {}, params)).status).toBe(404);
  expect((await owner.post(memberAction, path, { do: "nonsense" }, params)).status).toBe(400);
  expect(await row()).toMatchObject({ barredAt: null, suspendedAt: null });
  expect([(await suspend({})).status, (await suspend({})).status]).toEqual([303, 303]);
  expect(memberObstacle({ userId: "a", role: "admin" }, { userId: "b", role: "owner" })).toBe("owner");
});

test("of two admins who suspend each other at once, one stays", async () => {
  const { organizationId, ownerId, memberId } = await scene();
  const both = { organizationId, userId: { in: [ownerId, memberId] } };
  await prisma.membership.updateMany({ where: both, data: { role: "admin" } });
  const results = await Promise.all([
    suspendMember(services, { organizationId, memberId, actorId: ownerId }),
    suspendMember(services, { organizationId, memberId: ownerId, actorId: memberId }),
  ]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results).toContainEqual({ ok: false, reason: "not-allowed" });
  expect(await prisma.membership.count({ where: { organizationId, barredAt: null } })).toBe(1);
});

test("a rest and a suspension do not end each other, in whichever order they begin and end", async () => {
  const { request, memberId, row } = await scene();
  await pauseAccount(services, memberId);
  services.clock.pass(1000);
  await suspendMember(services, request);
  await resumeAccount(services, memberId);
  expect(await row()).toMatchObject({ barredAt: expect.any(Date), suspendedAt: expect.any(Date) });
  await pauseAccount(services, memberId);
  await restoreMember(services, request);
  expect(await row()).toMatchObject({ barredAt: null, suspendedAt: expect.any(Date) });
  await resumeAccount(services, memberId);
  expect(await row()).toMatchObject({ barredAt: null, suspendedAt: null });
});

test("the list names everybody with role and state, and says who looks", async () => {
  const { owner, slug, suspend, memberId, ownerId } = await scene();
  await suspend({});
  const path = `/dashboard/${slug}/settings/members`;
  for (const query of ["", "?page=-3", "?page=x", "?page=99"]) {
    const { data } = await owner.get(membersLoader, `${path}${query}`, { business: slug });
    expect(data).toMatchObject({
      page: {
        page: 1,
        members: [
          { id: ownerId, role: "owner", state: "active", isYou: true },
          { id: memberId, role: "member", state: "suspended", isYou: false },
        ],
      },
    });
  }
});

test("a suspended member's calendars are not asked", async () => {
  const { suspend, press, organizationId, memberId } = await scene();
  const account = { kind: "feed" as const, address: "https://calendar.example/feed.ics", addresses: [] };
  const [calendarId = ""] = await prisma.$transaction((tx) =>
    insertConnection(
      services,
      tx,
      { organizationId, userId: memberId },
      {
        ...{
          name: "Feed",
          secret: account,
          calendars: [{ id: "feed", name: "Feed", zone: null, writable: false }],
        },
      },
    ),
  );
  const asked = async () => {
    const before = services.enqueued.length;
    await pollCalendars(services);
    return JSON.stringify(services.enqueued.slice(before)).includes(calendarId);
  };
  await suspend({});
  expect(await asked()).toBe(false);
  await press("restore");
  expect(await asked()).toBe(true);
});
