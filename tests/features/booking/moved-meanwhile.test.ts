import { expect, test } from "vitest";
import { moveBooking, reassignBooking } from "#app/features/booking/booking.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { book, booked, bookingsOf, hourMs, nine } from "./booking-scene.ts";

const database = await testDatabase();

test("a booking that is given to a colleague while it moves is found all the same", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, {
    eventType: { hostMode: "round_robin" },
    colleagues: [{}],
  });
  const { organizationId } = business;
  for (let i = 0; i < 4; i++) {
    const startsAt = nine + 2 * i * hourMs;
    const { bookingId } = await booked(book(services, business, { startsAt }));
    const [booking] = (await bookingsOf(database, business)).filter(({ id }) => id === bookingId);
    const fromHostId = booking?.hostId ?? "";
    const [given, moved] = await Promise.all([
      reassignBooking(services, { organizationId, bookingId, fromHostId, toHostId: null }),
      moveBooking(services, {
        organizationId,
        bookingId,
        by: "host",
        reason: "",
        startsAt: startsAt + hourMs,
      }),
    ]);
    expect([given.ok, moved]).toEqual([true, { ok: true }]);
  }
});
