import { expect, test } from "vitest";
import { formerHosts, giveToOthers } from "#app/features/dashboard/left-bookings.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { dayMs, hourMs, nine } from "../booking/booking-scene.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();

/** A round robin of two whose second host is taken off it, with three bookings ahead and two that do not count. */
async function scene() {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, {
    eventType: { hostMode: "round_robin" },
    colleagues: [{}],
  });
  const { organizationId, eventTypeId, hostIds } = business;
  const [stays = "", leaves = ""] = hostIds;
  const at = (startsAt: number, host: string, status: "confirmed" | "pending" | "cancelled" = "confirmed") =>
    createBooking(database, { organizationId, eventTypeId, hostIds: [host], startsAt, status });
  await at(nine, leaves);
  await at(nine + hourMs, leaves, "pending");
  await at(nine + 2 * hourMs, leaves);
  await at(nine + 2 * hourMs, stays);
  await at(nine + 3 * hourMs, leaves, "cancelled");
  await at(nine - 10 * dayMs, leaves);
  const takeOff = () => database.prisma.eventTypeHost.deleteMany({ where: { eventTypeId, userId: leaves } });
  const hostsOf = async () => {
    const rows = await database.prisma.bookingHost.findMany({ where: { organizationId, userId: leaves } });
    return rows.length;
  };
  return { services, eventType: { organizationId, eventTypeId }, leaves, stays, takeOff, hostsOf };
}

test("whoever is taken off an event type is named with the bookings they still have ahead, and nothing is lost", async () => {
  const { services, eventType, leaves, takeOff, hostsOf } = await scene();
  expect(await formerHosts(services, eventType)).toEqual([]);
  await takeOff();
  expect(await formerHosts(services, eventType)).toEqual([{ id: leaves, name: "Colleague 1", bookings: 3 }]);
  expect(await hostsOf()).toBe(5);
});

test("their bookings go to the others who are free, with mails; what nobody can take stays and is counted", async () => {
  const { services, eventType, leaves, stays, takeOff } = await scene();
  await takeOff();
  expect(await giveToOthers(services, { ...eventType, hostId: leaves, actorId: stays })).toEqual({
    given: 2,
    left: 1,
  });
  expect(await formerHosts(services, eventType)).toMatchObject([{ id: leaves, bookings: 1 }]);
  const { organizationId } = eventType;
  expect(
    await database.prisma.booking.count({
      where: { organizationId, hostId: stays, startsAt: { in: [new Date(nine), new Date(nine + hourMs)] } },
    }),
  ).toBe(2);
  const mails = await database.prisma.mailMessage.findMany({
    where: { organizationId, kind: "booking_reassigned" },
    select: { facts: true },
  });
  expect(mails.length).toBeGreaterThan(0);
  for (const { facts } of mails) expect(facts).toMatchObject({ actorId: stays });
});

test("whoever still hosts it, or hosts another business's, keeps what they have", async () => {
  const { services, eventType, leaves, stays, takeOff, hostsOf } = await scene();
  const other = await scene();
  expect(await giveToOthers(services, { ...eventType, hostId: leaves, actorId: stays })).toEqual({
    given: 0,
    left: 0,
  });
  await takeOff();
  await other.takeOff();
  expect(await giveToOthers(services, { ...eventType, hostId: stays, actorId: stays })).toEqual({
    given: 0,
    left: 0,
  });
  expect(await giveToOthers(services, { ...eventType, hostId: other.leaves, actorId: stays })).toEqual({
    given: 0,
    left: 0,
  });
  expect([await hostsOf(), await other.hostsOf()]).toEqual([5, 5]);
});

test("a suspended host's bookings are offered to the others too, though they still stand as a host", async () => {
  const { services, eventType, leaves, stays } = await scene();
  await database.prisma.membership.updateMany({
    where: { organizationId: eventType.organizationId, userId: leaves },
    data: { suspendedAt: new Date(services.clock.now()) },
  });
  expect(await formerHosts(services, eventType)).toMatchObject([{ id: leaves, bookings: 3 }]);
  expect(await giveToOthers(services, { ...eventType, hostId: leaves, actorId: stays })).toEqual({
    given: 2,
    left: 1,
  });
});
