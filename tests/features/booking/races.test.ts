import { expect, test } from "vitest";
import { cancelBooking, holdSlot, moveBooking, visitorOf } from "#app/features/booking/booking.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { addColleague, type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { book, booked, bookingsOf, dayMs, hourMs, nine } from "./booking-scene.ts";

const database = await testDatabase();
const services = fakeServices(database);

const team = () =>
  bookableBusiness(database, {
    eventType: { hostMode: "round_robin", attendeeChoosesHost: true },
    colleagues: [{}, {}, {}],
  });

const limitTo = ({ organizationId, eventTypeId }: BookableBusiness, maxCount: number) =>
  database.prisma.bookingLimit.create({
    data: { id: randomId(), organizationId, eventTypeId, period: "day", maxCount },
  });

test("an event type's limit holds when visitors ask for different hosts at the same moment", async () => {
  const business = await team();
  await limitTo(business, 1);
  const results = await Promise.all(business.hostIds.map((hostId) => book(services, business, { hostId })));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
});

test("an event type's limit holds when bookings of different hosts move to the same day at once", async () => {
  const business = await team();
  const made = await Promise.all(
    business.hostIds.map((hostId) => booked(book(services, business, { hostId }))),
  );
  await limitTo(business, 1);
  const { organizationId } = business;
  const moves = made.map(({ bookingId }) =>
    moveBooking(services, {
      organizationId,
      bookingId,
      by: "attendee",
      reason: "",
      startsAt: nine + dayMs,
    }),
  );
  expect((await Promise.all(moves)).filter(({ ok }) => ok)).toHaveLength(1);
});

test("a visitor who chooses two times at once, of different hosts, is answered both times and keeps one", async () => {
  const first = await bookableBusiness(database);
  const { organizationId } = first;
  const colleague = await addColleague(database, { organizationId });
  const eventTypeId = randomId();
  await database.prisma.eventType.create({
    data: {
      id: eventTypeId,
      organizationId,
      slug: "other",
      title: "Other",
      lengthMinutes: 30,
      noticeMinutes: 0,
      windowKind: "unlimited",
      hosts: { create: { ...colleague, organizationId } },
    },
  });
  for (let i = 0; i < 5; i++) {
    const visitor = visitorOf(`v${i}`);
    const hold = (eventTypeSlug: string) =>
      holdSlot(services, {
        businessSlug: first.slug,
        eventTypeSlug,
        startsAt: nine + i * hourMs,
        visitor,
        network: "n",
      });
    const results = await Promise.all([hold("talk"), hold("other")]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await database.prisma.hold.count({ where: { organizationId, visitor } })).toBe(1);
  }
});

test("members of several businesses are booked in all of them at once, and every booking is made", async () => {
  const first = await bookableBusiness(database);
  const second = await bookableBusiness(database);
  const both = [first, second];
  for (const [member, elsewhere] of [
    [first, second],
    [second, first],
  ] as const)
    await database.prisma.membership.create({
      data: {
        id: randomId(),
        organizationId: elsewhere.organizationId,
        userId: member.hostId,
        role: "member",
      },
    });
  const before = await deadlocks();
  const wishes = Array.from({ length: 16 }, (_, i) =>
    both.map((business) => book(services, business, { startsAt: nine + i * 30 * 60_000 })),
  );
  const results = await Promise.all(wishes.flat());
  expect(results.every(({ ok }) => ok)).toBe(true);
  expect((await deadlocks()) - before).toBe(0);
});

test("series of several hosts are cancelled from one date on while others book, without a deadlock", async () => {
  const business = await bookableBusiness(database, {
    eventType: { hostMode: "round_robin", seriesUnit: "week", seriesMax: 5 },
    colleagues: [{}, {}],
  });
  const { organizationId } = business;
  const weeks = (first: number) => Array.from({ length: 5 }, (_, i) => first + i * 7 * dayMs);
  const starts = Array.from({ length: 4 }, (_, i) => nine + i * hourMs);
  const made = await Promise.all(
    starts.map((start) => booked(book(services, business, { startsAt: start, series: weeks(start) }))),
  );
  const before = await deadlocks();
  const work = made.flatMap(({ bookingId }, i) => [
    cancelBooking(services, { organizationId, bookingId, by: "host", reason: "", following: true }),
    book(services, business, { startsAt: nine + (i + 1) * dayMs }),
  ]);
  const results = await Promise.all(work);
  expect(results.every(({ ok }) => ok)).toBe(true);
  const standing = (await bookingsOf(database, business)).filter(({ status }) => status === "confirmed");
  expect(standing).toHaveLength(4);
  expect((await deadlocks()) - before).toBe(0);
}, 30_000);

/** As PostgreSQL counts them in this database. */
async function deadlocks(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  const { rows } = await database.pool.query(
    "SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()",
  );
  return rows[0].deadlocks;
}
