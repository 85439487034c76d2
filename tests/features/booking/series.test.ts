import { expect, test } from "vitest";
import { cancelBooking, moveBooking } from "#app/features/booking/booking.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { book, booked, bookingsOf, dayMs, nine } from "./booking-scene.ts";

const database = await testDatabase();
const services = fakeServices(database);
const weekly = { seriesUnit: "week", seriesEvery: 1, seriesMax: 6 } as const;
const weeks = (...numbers: number[]) => numbers.map((week) => nine + week * 7 * dayMs);

test("a series is booked whole: every date, one attendee, and the form's key once", async () => {
  const business = await bookableBusiness(database, { eventType: weekly });
  const wish = { series: weeks(0, 1, 2, 3), email: "grace@x.example", idempotencyKey: "a".repeat(26) };
  const made = await booked(book(services, business, wish));
  const bookings = await bookingsOf(database, business);
  expect(bookings.map(({ startsAt }) => startsAt.getTime())).toEqual(weeks(0, 1, 2, 3));
  expect(new Set(bookings.map(({ attendees }) => attendees[0]?.seriesId)).size).toBe(1);
  expect(await book(services, business, wish)).toMatchObject({ ok: true, attendeeId: made.attendeeId });
  expect(await bookingsOf(database, business)).toHaveLength(4);
});

test("a series in which one date is taken is booked not at all, and that date is named", async () => {
  const business = await bookableBusiness(database, { eventType: weekly });
  await booked(book(services, business, { startsAt: nine + 14 * dayMs }));
  const result = await book(services, business, { series: weeks(0, 1, 2, 3) });
  expect(result).toMatchObject({ ok: false, reason: "slot-taken", failing: weeks(2) });
  expect(await bookingsOf(database, business)).toHaveLength(1);
  await booked(book(services, business, { series: weeks(0, 1, 3) }));
  expect(await bookingsOf(database, business)).toHaveLength(4);
});

test.each([
  ["more dates than allowed", weeks(0, 1, 2, 3, 4, 5, 6)],
  ["dates off the rhythm", [nine, nine + dayMs]],
  ["a date twice", weeks(0, 1, 1)],
  ["a first date that is not the chosen one", weeks(1, 2)],
])("a series with %s is refused", async (_, series) => {
  const business = await bookableBusiness(database, { eventType: weekly });
  expect(await book(services, business, { series })).toEqual({ ok: false, reason: "series" });
  expect(await bookingsOf(database, business)).toHaveLength(0);
});

test("an event type without repetition takes no series", async () => {
  const business = await bookableBusiness(database);
  expect(await book(services, business, { series: weeks(0, 1) })).toEqual({ ok: false, reason: "series" });
});

test("limits count the dates of a series that come before", async () => {
  const business = await bookableBusiness(database, { eventType: weekly });
  const { organizationId, eventTypeId } = business;
  await database.prisma.bookingLimit.create({
    data: { id: `l-${eventTypeId}`.slice(0, 26), organizationId, eventTypeId, period: "month", maxCount: 2 },
  });
  const result = await book(services, business, { series: weeks(0, 1, 2) });
  // The third date lies in February; 18 and 25 January fill the month.
  expect(result).toMatchObject({ ok: true });
  expect(await book(services, business, { startsAt: nine + dayMs })).toMatchObject({ reason: "not-a-slot" });
});

test("one date of a series is cancelled alone, or with all that follow", async () => {
  const business = await bookableBusiness(database, { eventType: weekly });
  const { organizationId } = business;
  const made = await booked(book(services, business, { series: weeks(0, 1, 2, 3) }));
  const [, second, third] = await bookingsOf(database, business);
  const change = { organizationId, by: "attendee", reason: "" } as const;
  expect(await cancelBooking(services, { ...change, bookingId: made.bookingId })).toEqual({
    ok: true,
    cancelled: 1,
  });
  const following = { ...change, bookingId: third?.id ?? "", following: true };
  expect(await cancelBooking(services, following)).toEqual({ ok: true, cancelled: 2 });
  expect((await bookingsOf(database, business)).map(({ status }) => status)).toEqual([
    "cancelled",
    "confirmed",
    "cancelled",
    "cancelled",
  ]);
  expect(second?.attendees[0]?.seriesId).not.toBeNull();
});

test("in a series of group seats only one's own seats are given up", async () => {
  const business = await bookableBusiness(database, { eventType: { ...weekly, seats: 3 } });
  const { organizationId } = business;
  const mine = await booked(book(services, business, { series: weeks(0, 1, 2), email: "me@x.example" }));
  await booked(book(services, business, { series: weeks(0, 1, 2), email: "you@x.example" }));
  expect(await bookingsOf(database, business)).toHaveLength(3);
  const { bookingId, attendeeId } = mine;
  const change = {
    organizationId,
    bookingId,
    attendeeId,
    by: "attendee",
    reason: "",
    following: true,
  } as const;
  expect(await cancelBooking(services, change)).toEqual({ ok: true, cancelled: 3 });
  for (const { status, attendees } of await bookingsOf(database, business)) {
    expect(status).toBe("confirmed");
    expect(attendees.map(({ email, status: seat }) => [email, seat]).sort()).toEqual([
      ["me@x.example", "cancelled"],
      ["you@x.example", "confirmed"],
    ]);
  }
});

test("each person of a group gives up their own following seats, and the other keeps all of theirs", async () => {
  const business = await bookableBusiness(database, { eventType: { ...weekly, seats: 3 } });
  const { organizationId } = business;
  const [me, you] = ["me@x.example", "you@x.example"];
  await booked(book(services, business, { series: weeks(0, 1, 2, 3), email: me }));
  const yours = { startsAt: weeks(1)[0] ?? 0, series: weeks(1, 2, 3, 4), email: you };
  await booked(book(services, business, yours));
  const seatsOf = async (email: string) =>
    (await bookingsOf(database, business)).flatMap(({ attendees, id }) =>
      attendees.filter((seat) => seat.email === email).map((seat) => ({ ...seat, bookingId: id })),
    );
  const statuses = async (email: string) => (await seatsOf(email)).map(({ status }) => status);
  expect(new Set((await seatsOf(you)).map(({ seriesId }) => seriesId)).size).toBe(1);
  expect((await seatsOf(you))[0]?.seriesId).not.toBe((await seatsOf(me))[0]?.seriesId);
  const giveUp = async (email: string, place: number, by: "attendee" | "host") => {
    const { id: attendeeId, bookingId } = (await seatsOf(email))[place] ?? { id: "", bookingId: "" };
    return cancelBooking(services, {
      ...{ organizationId, bookingId, attendeeId, by, reason: "" },
      following: true,
    });
  };
  expect(await giveUp(you, 1, "attendee")).toEqual({ ok: true, cancelled: 3 });
  expect(await statuses(you)).toEqual(["confirmed", "cancelled", "cancelled", "cancelled"]);
  expect(await statuses(me)).toEqual(["confirmed", "confirmed", "confirmed", "confirmed"]);
  expect(await giveUp(me, 2, "host")).toEqual({ ok: true, cancelled: 2 });
  expect(await statuses(me)).toEqual(["confirmed", "confirmed", "cancelled", "cancelled"]);
  expect(await statuses(you)).toEqual(["confirmed", "cancelled", "cancelled", "cancelled"]);
  // A meeting is over with its last seat, and stands as long as somebody has one.
  const meetings = (await bookingsOf(database, business)).map(({ status }) => status);
  expect(meetings).toEqual(["confirmed", "confirmed", "cancelled", "cancelled", "cancelled"]);
});

test("a whole group that a host cancels is of nobody's series: no other meeting goes with it", async () => {
  const business = await bookableBusiness(database, { eventType: { ...weekly, seats: 3 } });
  const { organizationId } = business;
  const { bookingId } = await booked(book(services, business, { series: weeks(0, 1, 2) }));
  const change = { organizationId, bookingId, by: "host", reason: "", following: true } as const;
  expect(await cancelBooking(services, change)).toEqual({ ok: true, cancelled: 1 });
});

test("a seat that moves to another meeting stays in its series", async () => {
  const business = await bookableBusiness(database, { eventType: { ...weekly, seats: 3 } });
  const { organizationId } = business;
  const { attendeeId, bookingId } = await booked(book(services, business, { series: weeks(0, 1) }));
  const startsAt = nine + dayMs;
  const move = { organizationId, bookingId, attendeeId, by: "attendee", reason: "", startsAt } as const;
  expect(await moveBooking(services, move)).toEqual({ ok: true });
  const { bookingId: now } = await database.prisma.attendee.findUniqueOrThrow({ where: { id: attendeeId } });
  const change = { ...move, bookingId: now, following: true };
  expect(await cancelBooking(services, change)).toEqual({ ok: true, cancelled: 2 });
});

test("a given-up seat that is taken again goes on with its series for the same browser, and for nobody who types the address", async () => {
  const business = await bookableBusiness(database, { eventType: { ...weekly, seats: 3 } });
  const { organizationId } = business;
  const [email, visitor] = ["me@x.example", "word-of-my-browser"];
  const series = weeks(0, 1, 2);
  const { bookingId, attendeeId } = await booked(book(services, business, { series, email, visitor }));
  await booked(book(services, business, { email: "you@x.example" }));
  const seatOf = (id: string) => database.prisma.attendee.findUniqueOrThrow({ where: { id } });
  const mine = (await seatOf(attendeeId)).seriesId;
  const giveUp = (id: string) =>
    cancelBooking(services, { organizationId, bookingId, attendeeId: id, by: "attendee", reason: "" });
  await giveUp(attendeeId);
  for (const stranger of [{ visitor: "another-browser" }, {}]) {
    const theirs = await booked(book(services, business, { email: "ME@x.example", ...stranger }));
    expect((await seatOf(theirs.attendeeId)).seriesId).toBeNull();
    await giveUp(theirs.attendeeId);
  }
  const again = await booked(book(services, business, { email, visitor }));
  expect((await seatOf(again.attendeeId)).seriesId).toBe(mine);
  await giveUp(again.attendeeId);
  const byHand = await booked(book(services, business, { email, asker: "host" }));
  expect((await seatOf(byHand.attendeeId)).seriesId).toBe(mine);
});
