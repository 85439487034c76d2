import { expect, test } from "vitest";
import {
  accessesOf,
  accessesOfBooking,
  guardedRead,
  viewersOfCalls,
} from "#app/features/audit/audit.server.ts";
import { bookingDetail } from "#app/features/dashboard/booking-detail.server.ts";
import { readBookingsFilter } from "#app/features/dashboard/bookings-filter.ts";
import { bookingsPage } from "#app/features/dashboard/bookings-page.server.ts";
import { retentionRules } from "#app/features/privacy/data-map-types.ts";
import { runRetention } from "#app/features/privacy/privacy.server.ts";
import { callsPage } from "#app/features/rooms/calls-page.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { addColleague, type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const { prisma, pool } = database;
const services = fakeServices(database);
const minute = 60_000;
const startsAt = Date.UTC(2027, 0, 18, 9);
const translator = translatorFor("en");

async function bookedBusiness() {
  const business = await bookableBusiness(database);
  const { organizationId, eventTypeId, hostId } = business;
  const booking = await createBooking(database, {
    organizationId,
    eventTypeId,
    hostIds: [hostId],
    startsAt,
    attendees: [{ name: "Grace", email: "grace@customers.example" }],
  });
  return { business, bookingId: booking.bookingId, attendeeIds: booking.attendeeIds };
}

const openPage = ({ organizationId }: BookableBusiness, bookingId: string, viewerId: string) =>
  bookingDetail(services, {
    organization: { id: organizationId, timeZone: "UTC" },
    bookingId,
    viewerId,
    translator,
  });
const openList = ({ organizationId }: BookableBusiness, readerId: string) =>
  bookingsPage(services, {
    organization: { id: organizationId, timeZone: "UTC" },
    readerId,
    onlyHostId: null,
    filter: readBookingsFilter(new URLSearchParams()),
    locale: "en",
  });
const viewsOf = async ({ organizationId }: BookableBusiness, bookingId: string) =>
  (await accessesOfBooking(services, { organizationId, bookingId })).map(({ viewer, way, at }) => [
    viewer?.id,
    way,
    at,
  ]);

test("a member's looks are noted, merged within a quarter of an hour, and shown on the booking's page", async () => {
  const { business, bookingId } = await bookedBusiness();
  const { hostId } = business;
  const { userId: colleague } = await addColleague(database, business);
  const start = Date.UTC(2027, 0, 15, 12);
  services.clock.set(start + minute);
  await openList(business, hostId);
  await openPage(business, bookingId, hostId);
  services.clock.set(start + 14 * minute);
  await openPage(business, bookingId, hostId);
  await openPage(business, bookingId, colleague);
  services.clock.set(start + 15 * minute);
  const page = await openPage(business, bookingId, hostId);
  const views = await viewsOf(business, bookingId);
  expect(views.slice(0, 2)).toEqual([
    [hostId, "page", start + 15 * minute],
    [colleague, "page", start + 14 * minute],
  ]);
  const first = views
    .slice(2)
    .map(([viewer, way, at]) => `${viewer === hostId} ${way} ${at === start + minute}`);
  expect(first.sort()).toEqual(["true list true", "true page true"]);
  expect(page?.looked[0]).toMatchObject({ name: "Ada Host", way: "page" });
});

test("whoever has booked can be told who looked, since they booked, over all businesses and of theirs alone", async () => {
  const [one, other, strangers] = [await bookedBusiness(), await bookedBusiness(), await bookedBusiness()];
  for (const { business, bookingId } of [one, other, strangers])
    await openPage(business, bookingId, business.hostId);
  const mine = await accessesOf(services, [...one.attendeeIds, ...other.attendeeIds]);
  expect(new Set(mine.map(({ business, bookingId }) => `${business.id} ${bookingId}`))).toEqual(
    new Set([one, other].map(({ business, bookingId }) => `${business.organizationId} ${bookingId}`)),
  );
  expect(mine[0]).toMatchObject({ viewer: { name: "Ada Host" }, business: { name: "Test business" } });
  const late = { createdAt: new Date(services.clock.now() + 1) };
  await prisma.attendee.updateMany({ where: { id: { in: one.attendeeIds } }, data: late });
  expect(await accessesOf(services, one.attendeeIds)).toEqual([]);
  expect(await accessesOf(services, [])).toEqual([]);
});

test("opening the log of calls is told to every member who may open it", async () => {
  const { business, bookingId } = await bookedBusiness();
  const { organizationId, hostId } = business;
  const at = new Date(services.clock.now());
  await prisma.call.create({
    data: { id: `call-${bookingId}`, organizationId, bookingId, startedAt: at, lastSeenAt: at, endedAt: at },
  });
  const { userId } = await addColleague(database, business);
  const open = (viewerId: string) =>
    callsPage(
      services,
      { id: organizationId, timeZone: "UTC" },
      { page: 1, locale: "en", viewerId, onlyHostId: null },
    );
  expect((await open(hostId)).viewers).toMatchObject([{ name: "Ada Host" }]);
  services.clock.pass(minute);
  expect((await open(userId)).viewers).toMatchObject([{ name: "Colleague" }, { name: "Ada Host" }]);
  const stranger = await bookedBusiness();
  expect(await viewersOfCalls(services, stranger.business.organizationId)).toEqual([]);
});

test("what cannot be noted is not shown", async () => {
  const { business, bookingId } = await bookedBusiness();
  await expect(openPage(business, bookingId, "nobody")).rejects.toThrow();
  const access = { organizationId: business.organizationId, viewerId: "nobody", way: "page" } as const;
  const read = () => Promise.resolve([bookingId]);
  await expect(guardedRead(services, access, read, (ids) => ids)).rejects.toThrow();
  expect(await viewsOf(business, bookingId)).toEqual([]);
});

test("another business's member sees nothing, and nothing is noted", async () => {
  const [ours, theirs] = [await bookedBusiness(), await bookedBusiness()];
  expect(await openPage(ours.business, theirs.bookingId, ours.business.hostId)).toBeNull();
  expect(await viewsOf(theirs.business, theirs.bookingId)).toEqual([]);
  expect(
    await accessesOfBooking(services, {
      organizationId: ours.business.organizationId,
      bookingId: theirs.bookingId,
    }),
  ).toEqual([]);
});

test("a noted look cannot be changed or removed; it goes after 24 months, and loses its viewer with the account", async () => {
  const { business, bookingId } = await bookedBusiness();
  const { userId: colleague } = await addColleague(database, business);
  await openPage(business, bookingId, business.hostId);
  await openPage(business, bookingId, colleague);
  for (const sql of ["UPDATE access_event SET way = 'list'", "DELETE FROM access_event"])
    await expect(pool.query(`${sql} WHERE booking_id = $1`, [bookingId])).rejects.toThrow(/neither changed/);
  await prisma.eventTypeHost.deleteMany({ where: { userId: colleague } });
  await prisma.schedule.deleteMany({ where: { userId: colleague } });
  await prisma.user.delete({ where: { id: colleague } });
  const noted = () => prisma.accessEvent.findMany({ where: { bookingId }, select: { viewerId: true } });
  expect((await noted()).map(({ viewerId }) => viewerId).sort()).toEqual([business.hostId, null].sort());
  const now = services.clock.now();
  services.clock.set(now + retentionRules.access.days * 86_400_000 - 1);
  await runRetention(services);
  expect(await noted()).toHaveLength(2);
  services.clock.set(now + retentionRules.access.days * 86_400_000);
  await runRetention(services);
  services.clock.set(now);
  expect(await noted()).toEqual([]);
});
