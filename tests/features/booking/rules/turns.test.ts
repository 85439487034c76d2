import { expect, test } from "vitest";
import { reassignBooking } from "#app/features/booking/reassign-booking.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../../test-database.ts";
import { book, booked, dayMs, hourMs, nine } from "../booking-scene.ts";

const database = await testDatabase();
const services = fakeServices(database);

/** Two colleagues with one booking each; the one at `older` was booked a day before the other. */
async function team(older: 0 | 1) {
  const business = await bookableBusiness(database, {
    eventType: { hostMode: "round_robin" },
    colleagues: [{}, {}],
  });
  const { organizationId, eventTypeId, hostIds } = business;
  const [owner = "", ...colleagues] = hostIds;
  const createdAt = (place: number) => new Date(services.clock.now() - (place === older ? 2 : 1) * dayMs);
  for (const [place, hostId] of colleagues.entries()) {
    const startsAt = nine + (7 + place) * dayMs;
    await createBooking(database, {
      ...{ organizationId, eventTypeId, hostIds: [hostId], startsAt, createdAt: createdAt(place) },
    });
  }
  return { business, owner, colleagues, expected: colleagues[older] ?? "" };
}

test.each([0, 1] as const)(
  "a booking that is given away goes to who was booked longest ago (%s)",
  async (older) => {
    const { business, owner, expected } = await team(older);
    const { organizationId, eventTypeId } = business;
    const { bookingId } = await createBooking(database, {
      ...{ organizationId, eventTypeId, hostIds: [owner], startsAt: nine },
    });
    const wish = { organizationId, bookingId, fromHostId: owner, toHostId: null };
    expect(await reassignBooking(services, wish)).toEqual({ ok: true, hostId: expected });
  },
);

test.each([0, 1] as const)("and so does a new booking (%s)", async (older) => {
  const { business, owner, expected } = await team(older);
  const { organizationId, eventTypeId } = business;
  // The owner has had one today, and so has the smallest claim of the three.
  await createBooking(database, {
    ...{ organizationId, eventTypeId, hostIds: [owner], startsAt: nine + hourMs },
    createdAt: new Date(services.clock.now()),
  });
  const { bookingId } = await booked(book(services, business));
  const { hostId } = await database.prisma.booking.findUniqueOrThrow({ where: { id: bookingId } });
  expect(hostId).toBe(expected);
});
