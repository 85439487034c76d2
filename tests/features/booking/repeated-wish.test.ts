import { expect, test } from "vitest";
import { cancelBooking } from "#app/features/booking/booking.server.ts";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { book, booked, bookingsOf, hourMs, mailsOf, nine } from "./booking-scene.ts";

const database = await testDatabase();
const roundRobin = () =>
  bookableBusiness(database, {
    eventType: { hostMode: "round_robin", attendeeChoosesHost: true, otherLengths: [60] },
    colleagues: [{}, {}],
  });
/** One person's browser; each submission has a key of its own, as after the back button. */
const wish = { visitor: "the-word-of-one-browser", name: "Grace", email: "grace_h@x.example" };
const count = async (business: BookableBusiness) => (await bookingsOf(database, business)).length;

test("the same wish sent anew by the same browser is answered with its booking, though another host is free", async () => {
  const services = fakeServices(database);
  const business = await roundRobin();
  const made = await booked(book(services, business, wish));
  const again = await booked(book(services, business, { ...wish, email: "Grace_H@x.example" }));
  expect(again).toEqual(made);
  const both = await Promise.all([book(services, business, wish), book(services, business, wish)]);
  expect(both).toEqual([made, made]);
  expect(await count(business)).toBe(1);
  expect(await mailsOf(database, made.bookingId)).toHaveLength(2);
});

test("two forms of one browser that are sent at the same moment make one booking", async () => {
  const services = fakeServices(database);
  const business = await roundRobin();
  const [first, second] = await Promise.all([book(services, business, wish), book(services, business, wish)]);
  expect(first).toMatchObject({ ok: true });
  expect(second).toEqual(first);
  expect(await count(business)).toBe(1);
});

test("where the one host is taken by it, the same wish is answered with its booking too", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  const made = await booked(book(services, business, wish));
  expect(await book(services, business, wish)).toEqual(made);
  expect(await book(services, business, { ...wish, name: "Linus" })).toMatchObject({ reason: "slot-taken" });
});

test.each([
  ["from another browser", { visitor: "another-browser" }],
  ["from no browser", { visitor: "" }],
  ["for another address", { email: "grace.h@x.example" }],
  ["for another name", { name: "Linus" }],
  ["for another start", { startsAt: nine + hourMs }],
  ["for another length", { lengthMinutes: 60 }],
])("a wish %s is another one, and shows nobody's booking", async (_, change) => {
  const services = fakeServices(database);
  const business = await roundRobin();
  const made = await booked(book(services, business, wish));
  const other = await booked(book(services, business, { ...wish, ...change }));
  expect(other.bookingId).not.toBe(made.bookingId);
  expect(await count(business)).toBe(2);
});

test("another host, an hour later, or after a cancellation, the same wish books anew", async () => {
  const services = fakeServices(database);
  const business = await roundRobin();
  const { organizationId, hostIds } = business;
  const made = await booked(book(services, business, wish));
  const [first] = await bookingsOf(database, business);
  const hostId = hostIds.find((id) => id !== first?.hostId) ?? "";
  await booked(book(services, business, { ...wish, hostId }));
  services.clock.pass(hourMs);
  await booked(book(services, business, wish));
  expect(await count(business)).toBe(3);
  const { bookingId } = made;
  await cancelBooking(services, { organizationId, bookingId, by: "attendee", reason: "" });
  const one = await bookableBusiness(database);
  const before = await booked(book(services, one, wish));
  const gone = { organizationId: one.organizationId, bookingId: before.bookingId, reason: "" };
  await cancelBooking(services, { ...gone, by: "attendee" });
  expect((await booked(book(services, one, wish))).bookingId).not.toBe(before.bookingId);
});
