import { expect, test } from "vitest";
import { cancelBooking, moveBooking, setSeats } from "#app/features/booking/booking.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { book, booked, bookingsOf, hourMs, mailsOf, nine } from "./booking-scene.ts";

const database = await testDatabase();
const services = fakeServices(database);
const group = (seats: number) => bookableBusiness(database, { eventType: { seats } });

test("a group is one meeting that fills seat by seat and is full then, also under a rush", async () => {
  const business = await group(3);
  const results = await Promise.all(Array.from({ length: 12 }, () => book(services, business)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(3);
  for (const result of results) if (!result.ok) expect(result.reason).toBe("slot-taken");
  const bookings = await bookingsOf(database, business);
  expect(bookings).toHaveLength(1);
  expect(bookings[0]?.attendees).toHaveLength(3);
  expect(bookings[0]?.occupiedTimes).toHaveLength(1);
});

test("one address takes one seat of a meeting", async () => {
  const business = await group(3);
  await booked(book(services, business, { email: "grace@x.example" }));
  expect(await book(services, business, { email: "Grace@X.example" })).toEqual({
    ok: false,
    reason: "seat-taken",
  });
  await booked(book(services, business, { email: "grace@x.example", startsAt: nine + hourMs }));
});

test("the database itself refuses a seat too many, whatever code runs", async () => {
  const business = await group(2);
  const { organizationId, eventTypeId, hostId } = business;
  const full = { organizationId, eventTypeId, hostIds: [hostId], startsAt: nine, seats: 2 };
  await expect(createBooking(database, { ...full, attendees: [{}, {}, {}] })).rejects.toThrow("no seat left");
  await createBooking(database, { ...full, attendees: [{}, {}] });
});

test("a seat is given up alone, and the meeting ends with its last one", async () => {
  const business = await group(3);
  const [first, second] = [await booked(book(services, business)), await booked(book(services, business))];
  const { organizationId } = business;
  const leave = (attendeeId: string) =>
    cancelBooking(services, {
      organizationId,
      bookingId: first.bookingId,
      attendeeId,
      by: "attendee",
      reason: "",
    });
  expect(await leave(first.attendeeId)).toMatchObject({ ok: true });
  expect(await leave(first.attendeeId)).toEqual({ ok: false, reason: "already-cancelled" });
  let [booking] = await bookingsOf(database, business);
  expect(booking?.status).toBe("confirmed");
  expect(await mailsOf(database, first.bookingId)).toContain("seat_cancelled to host");
  expect(await leave(second.attendeeId)).toMatchObject({ ok: true });
  [booking] = await bookingsOf(database, business);
  expect(booking).toMatchObject({ status: "cancelled", occupiedTimes: [] });
});

test("a seat moves alone to another meeting of the group, and its link and calendar entry go with it", async () => {
  const business = await group(2);
  const { organizationId } = business;
  const [first, second] = [await booked(book(services, business)), await booked(book(services, business))];
  const move = (attendeeId: string, startsAt: number) =>
    moveBooking(services, {
      organizationId,
      bookingId: first.bookingId,
      attendeeId,
      by: "attendee",
      startsAt,
      reason: "",
    });
  expect(await move(first.attendeeId, nine + hourMs)).toEqual({ ok: true });
  let bookings = await bookingsOf(database, business);
  expect(bookings.map(({ attendees }) => attendees.map(({ id }) => id))).toEqual([
    [second.attendeeId],
    [first.attendeeId],
  ]);
  expect(bookings[1]?.attendees[0]).toMatchObject({ sequence: 1, status: "confirmed" });
  // The last one to leave ends the meeting and takes its time along.
  expect(await move(second.attendeeId, nine + hourMs)).toEqual({ ok: true });
  bookings = await bookingsOf(database, business);
  expect(bookings.map(({ status, occupiedTimes }) => [status, occupiedTimes.length])).toEqual([
    ["cancelled", 0],
    ["confirmed", 1],
  ]);
  expect(bookings[1]?.attendees).toHaveLength(2);
});

test("a seat cannot move into a full meeting", async () => {
  const business = await group(1);
  const { organizationId } = business;
  const mine = await booked(book(services, business));
  await booked(book(services, business, { startsAt: nine + hourMs }));
  const change = {
    organizationId,
    bookingId: mine.bookingId,
    attendeeId: mine.attendeeId,
    reason: "",
  } as const;
  const result = await moveBooking(services, { ...change, by: "attendee", startsAt: nine + hourMs });
  expect(result).toMatchObject({ ok: false, reason: "slot-taken" });
});

test("the host moves a whole group, and everyone in it is told", async () => {
  const business = await group(4);
  const { organizationId } = business;
  const { bookingId } = await booked(book(services, business));
  await booked(book(services, business));
  const result = await moveBooking(services, {
    organizationId,
    bookingId,
    by: "host",
    startsAt: nine + 3 * hourMs,
    reason: "",
  });
  expect(result).toEqual({ ok: true });
  const [booking] = await bookingsOf(database, business);
  expect(booking?.attendees.map(({ sequence }) => sequence)).toEqual([1, 1]);
  expect(booking?.occupiedTimes[0]?.meeting).toBe(`${business.eventTypeId}@${nine + 3 * hourMs}`);
  expect(
    (await mailsOf(database, bookingId)).filter((mail) => mail === "booking_moved to attendee"),
  ).toHaveLength(2);
});

test("a group cannot be shrunk below its booked seats, and can be enlarged", async () => {
  const business = await group(3);
  const { organizationId } = business;
  const { bookingId } = await booked(book(services, business));
  await booked(book(services, business));
  const set = (seats: number) => setSeats(services, { organizationId, bookingId, seats });
  expect(await set(1)).toEqual({ ok: false, reason: "too-few", taken: 2 });
  expect(await set(2)).toEqual({ ok: true });
  expect(await book(services, business)).toMatchObject({ ok: false, reason: "slot-taken" });
  expect(await set(3)).toEqual({ ok: true });
  await booked(book(services, business));
  const stranger = await bookableBusiness(database);
  expect(await setSeats(services, { organizationId: stranger.organizationId, bookingId, seats: 9 })).toEqual({
    ok: false,
    reason: "not-found",
  });
});

test("another event type of the same host cannot lie over a group's meeting", async () => {
  const business = await group(3);
  const other = await bookableBusiness(database, { hostId: business.hostId });
  await booked(book(services, business));
  expect(await book(services, other)).toMatchObject({ ok: false, reason: "slot-taken" });
});
