import { expect, test } from "vitest";
import { loadBookingPage } from "#app/features/booking/booking.server.ts";
import { emptyQuery } from "#app/features/booking/page-address.ts";
import { syncCalendar } from "#app/features/calendars/sync-calendar.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { book, booked, hourMs, minuteMs, nine } from "../booking/booking-scene.ts";
import { testDatabase } from "../test-database.ts";
import { askScene, connectOne } from "./ask-scene.ts";

const database = await testDatabase();
const { prisma } = database;

async function scene() {
  const { services, remotes } = askScene(database);
  const business = await bookableBusiness(database);
  const key = { organizationId: business.organizationId, userId: business.hostId };
  const remote = await connectOne(services, remotes, key);
  const row = () => prisma.connectedCalendar.findUniqueOrThrow({ where: { id: remote.calendarId } });
  return { services, remotes, business, remote, row };
}

test("bookings that ask in vain name the trouble and do not put off when the calendar is read next", async () => {
  const { services, business, remote, row } = await scene();
  await syncCalendar(services, remote.calendarId);
  const { nextTryAt } = await row();
  remote.refuses = "revoked";
  for (const hours of [0, 1, 2]) {
    services.clock.pass(20_000);
    await booked(book(services, business, { startsAt: nine + hours * hourMs }));
  }
  expect(remote.asked).toBe(4);
  expect(await row()).toMatchObject({ trouble: "revoked", failures: 0, nextTryAt });
  // The reading by the clock counts what fails, and waits.
  services.clock.pass(5 * minuteMs);
  await syncCalendar(services, remote.calendarId);
  expect(await row()).toMatchObject({ trouble: "revoked", failures: 1 });
  remote.refuses = null;
  services.clock.pass(20_000);
  await booked(book(services, business, { startsAt: nine + 3 * hourMs }));
  expect(await row()).toMatchObject({ trouble: null, failures: 0 });
});

test("the booking page asks no calendar, so one that hangs keeps nobody waiting", async () => {
  const { services, business, remote } = await scene();
  remote.hangs = true;
  const found = await loadBookingPage(services, {
    ...{ businessSlug: business.slug, eventTypeSlug: "talk", locale: "en" },
    ...{ query: emptyQuery, zoneCookie: undefined, search: new URLSearchParams() },
  });
  expect(found?.page).toBeDefined();
  expect(remote.asked).toBe(0);
});
