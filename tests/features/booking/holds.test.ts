import { expect, test } from "vitest";
import { bookingJobs, holdSlot, leaveSlot, visitorOf } from "#app/features/booking/booking.server.ts";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { book, booked, hourMs, minuteMs, nine } from "./booking-scene.ts";

const database = await testDatabase();
const sweep = bookingJobs.find(({ job }) => job.name === "booking.sweep");

const hold = (
  services: FakeServices,
  business: BookableBusiness,
  word: string,
  { startsAt = nine, network = "192.0.2.0/24" } = {},
) =>
  holdSlot(services, {
    businessSlug: business.slug,
    eventTypeSlug: business.eventTypeSlug,
    startsAt,
    visitor: visitorOf(word),
    network,
  });

test("a hold keeps the slot from others for five minutes, and not from its holder", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  expect(await hold(services, business, "a")).toEqual({
    ok: true,
    expiresAt: services.clock.now() + 5 * minuteMs,
  });
  expect(await hold(services, business, "b")).toEqual({ ok: false, reason: "taken" });
  expect(await book(services, business)).toMatchObject({ ok: false, reason: "slot-taken" });
  await booked(book(services, business, { visitor: visitorOf("a") }));
  expect(await database.prisma.hold.count({ where: { organizationId: business.organizationId } })).toBe(0);
});

test("a hold blocks the host's time in every event type", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  const other = await bookableBusiness(database, { hostId: business.hostId });
  await hold(services, business, "a");
  expect(await book(services, other)).toMatchObject({ ok: false, reason: "slot-taken" });
});

test("a hold ends at its minute without anybody's help, and its rows are swept", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  await hold(services, business, "a");
  services.clock.pass(5 * minuteMs - 1);
  expect((await book(services, business)).ok).toBe(false);
  services.clock.pass(1);
  await booked(book(services, business));
  await hold(services, business, "b", { startsAt: nine + hourMs });
  services.clock.pass(5 * minuteMs);
  await sweep?.handle(services, {}, { putBack: false });
  const { organizationId } = business;
  expect(await database.prisma.hold.count({ where: { organizationId } })).toBe(0);
  expect(await database.prisma.occupiedTime.count({ where: { organizationId } })).toBe(1);
});

test("a visitor holds one slot: the next choice frees the first, and asking again prolongs nothing", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  const first = await hold(services, business, "a");
  services.clock.pass(2 * minuteMs);
  expect(await hold(services, business, "a")).toEqual(first);
  await hold(services, business, "a", { startsAt: nine + hourMs });
  await booked(book(services, business));
  expect(await book(services, business, { startsAt: nine + hourMs })).toMatchObject({ reason: "slot-taken" });
  await leaveSlot(services, business.slug, visitorOf("a"));
  await leaveSlot(services, business.slug, visitorOf("a"));
  await booked(book(services, business, { startsAt: nine + hourMs }));
});

test("one network cannot hold a whole calendar", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, { eventType: { lengthMinutes: 5 } });
  const outcomes: string[] = [];
  for (let i = 0; i < 22; i++) {
    const result = await hold(services, business, `v${i}`, { startsAt: nine + i * 5 * minuteMs });
    outcomes.push(result.ok ? "held" : result.reason);
  }
  expect(outcomes.filter((outcome) => outcome === "held")).toHaveLength(20);
  expect(outcomes.slice(20)).toEqual(["too-many", "too-many"]);
  const elsewhere = { startsAt: nine + 21 * 5 * minuteMs, network: "198.51.100.0/24" };
  expect((await hold(services, business, "other", elsewhere)).ok).toBe(true);
});

test("of many who hold one slot at once one gets it", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  const results = await Promise.all(Array.from({ length: 15 }, (_, i) => hold(services, business, `v${i}`)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
});

test("seats of a group are held one by one, and the last one is not sold to somebody else", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, { eventType: { seats: 2 } });
  expect((await hold(services, business, "a")).ok).toBe(true);
  expect((await hold(services, business, "b")).ok).toBe(true);
  expect(await hold(services, business, "c")).toMatchObject({ ok: false });
  expect(await book(services, business)).toMatchObject({ ok: false, reason: "slot-taken" });
  await booked(book(services, business, { visitor: visitorOf("a") }));
  expect(await book(services, business)).toMatchObject({ ok: false, reason: "slot-taken" });
  await booked(book(services, business, { visitor: visitorOf("b") }));
});

test("what is no slot cannot be held", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  const at = (startsAt: number) => hold(services, business, "a", { startsAt });
  expect(await at(nine + minuteMs)).toEqual({ ok: false, reason: "not-a-slot" });
  expect(await at(Date.UTC(2027, 0, 14, 9))).toEqual({ ok: false, reason: "not-a-slot" });
  expect(await hold(services, { ...business, slug: "nobody" }, "a")).toEqual({
    ok: false,
    reason: "not-found",
  });
});
