import { expect, test } from "vitest";
import {
  bookByHand,
  bookingJobs,
  cancelBooking,
  decideBooking,
  holdSlot,
  moveBooking,
  visitorOf,
} from "#app/features/booking/booking.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { brokenPromises } from "#tests/soak/check-integrity.ts";
import { testDatabase } from "../test-database.ts";
import { book, booked, bookingsOf, dayMs, hourMs, nine } from "./booking-scene.ts";

const database = await testDatabase();
const sweep = bookingJobs.find(({ job }) => job.name === "booking.sweep");
const weeks = (...numbers: number[]) => numbers.map((n) => nine + n * 7 * dayMs);

const byHand = (business: BookableBusiness, startsAt: number, despiteRules = true) =>
  bookByHand(fakeServices(database), {
    organizationId: business.organizationId,
    eventTypeId: business.eventTypeId,
    startsAt,
    lengthMinutes: 30,
    attendee: { name: "G", email: `${randomId()}@x.example`, phone: "", timeZone: "UTC", locale: "en" },
    answers: [],
    despiteRules,
    idempotencyKey: randomId(),
  });

const seatMove = (business: BookableBusiness, bookingId: string, attendeeId: string, startsAt: number) =>
  moveBooking(fakeServices(database), {
    organizationId: business.organizationId,
    bookingId,
    attendeeId,
    by: "attendee",
    startsAt,
    reason: "",
  });

const states = async (business: BookableBusiness) =>
  (await bookingsOf(database, business)).map(({ status, attendees }) => [
    status,
    ...attendees.map((attendee) => attendee.status),
  ]);

test("who has one seat of a series' meeting and cancels all that follow cancels nobody else's", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, {
    eventType: { seats: 3, seriesUnit: "week", seriesMax: 4 },
  });
  await booked(book(services, business, { series: weeks(0, 1, 2) }));
  const { bookingId, attendeeId } = await booked(book(services, business));
  const { organizationId } = business;
  const change = { organizationId, bookingId, attendeeId, by: "attendee", reason: "" } as const;
  expect(await cancelBooking(services, { ...change, following: true })).toEqual({ ok: true, cancelled: 1 });
  expect(await states(business)).toEqual([
    ["confirmed", "confirmed", "cancelled"],
    ["confirmed", "confirmed"],
    ["confirmed", "confirmed"],
  ]);
});

test("a seat that was given up and taken again is cancelled with those that follow", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, {
    eventType: { seats: 3, seriesUnit: "week", seriesMax: 4 },
  });
  const { organizationId } = business;
  const [email, visitor] = ["grace@x.example", "word-of-her-browser"];
  await booked(book(services, business, { series: weeks(0, 1) }));
  const mine = await booked(book(services, business, { email, visitor, series: weeks(0, 1) }));
  const second = (await bookingsOf(database, business))[1];
  const seat = second?.attendees.find((attendee) => attendee.email === email);
  const change = { organizationId, by: "attendee", reason: "" } as const;
  const given = { ...change, bookingId: second?.id ?? "", attendeeId: seat?.id ?? "" };
  expect(await cancelBooking(services, given)).toMatchObject({ ok: true });
  const again = { email: "Grace@x.example", visitor, startsAt: nine + 7 * dayMs };
  await booked(book(services, business, again));
  const { bookingId, attendeeId } = mine;
  const all = await cancelBooking(services, { ...change, bookingId, attendeeId, following: true });
  expect(all).toEqual({ ok: true, cancelled: 2 });
  expect(await states(business)).toEqual([
    ["confirmed", "confirmed", "cancelled"],
    ["confirmed", "confirmed", "cancelled", "cancelled"],
  ]);
});

test("every host of a group's meeting hears of a seat that is taken in it", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, {
    eventType: { seats: 3, hostMode: "collective" },
    colleagues: [{}],
  });
  const { bookingId } = await booked(book(services, business));
  await booked(book(services, business));
  const mails = await database.prisma.mailMessage.findMany({
    where: { bookingId, kind: "booking_confirmed", userId: { not: null } },
  });
  expect(business.hostIds.map((id) => mails.filter(({ userId }) => userId === id).length)).toEqual([2, 2]);
});

test("a confirmed seat that moves among requests confirms their meeting", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, { eventType: { seats: 3 } });
  const mine = await booked(book(services, business));
  await database.prisma.eventType.update({
    where: { id: business.eventTypeId },
    data: { approval: "always" },
  });
  await booked(book(services, business, { startsAt: nine + hourMs }));
  await database.prisma.eventType.update({
    where: { id: business.eventTypeId },
    data: { approval: "never" },
  });
  expect(await seatMove(business, mine.bookingId, mine.attendeeId, nine + hourMs)).toEqual({ ok: true });
  expect((await states(business)).map((state) => state.slice().sort())).toEqual([
    ["cancelled"],
    ["confirmed", "confirmed", "pending"],
  ]);
});

test("a request that moves to a meeting that stands still ends when nobody answers it", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, { eventType: { seats: 3, approvalHours: 10 } });
  await booked(book(services, business, { startsAt: nine + hourMs }));
  await database.prisma.eventType.update({
    where: { id: business.eventTypeId },
    data: { approval: "always" },
  });
  const request = await booked(book(services, business));
  expect(await seatMove(business, request.bookingId, request.attendeeId, nine + hourMs)).toEqual({
    ok: true,
  });
  services.clock.pass(10 * hourMs);
  await sweep?.handle(services, {}, { putBack: false });
  expect(await states(business)).toEqual([["cancelled"], ["confirmed", "confirmed", "expired"]]);
});

test("a request that leaves a standing meeting for a new time is still a request there", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, { eventType: { seats: 3 } });
  const first = await booked(book(services, business));
  await database.prisma.eventType.update({
    where: { id: business.eventTypeId },
    data: { approval: "always" },
  });
  const request = await booked(book(services, business));
  expect(await seatMove(business, request.bookingId, request.attendeeId, nine + hourMs)).toEqual({
    ok: true,
  });
  expect(await states(business)).toEqual([
    ["confirmed", "confirmed"],
    ["pending", "pending"],
  ]);
  const again = await booked(book(services, business));
  expect(again.pending).toBe(true);
  // And when the last confirmed seat leaves, what stays is a request, as is what it moves to.
  expect(await seatMove(business, first.bookingId, first.attendeeId, nine + 2 * hourMs)).toEqual({
    ok: true,
  });
  expect(await states(business)).toEqual([
    ["pending", "pending"],
    ["pending", "pending"],
    ["pending", "pending"],
  ]);
});

test("requests of a group that do not take the time are all approved into one meeting, or told that it is full", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, {
    eventType: { seats: 2, approval: "always", pendingBlocks: false },
  });
  const { organizationId } = business;
  const made = [await booked(book(services, business)), await booked(book(services, business))];
  await byHand(business, nine + hourMs, false);
  for (const { bookingId } of made)
    await decideBooking(services, { organizationId, bookingId, approve: true, reason: "" });
  const bookings = (await bookingsOf(database, business)).filter(
    ({ startsAt }) => startsAt.getTime() === nine,
  );
  expect(bookings.filter(({ status }) => status === "confirmed")).toHaveLength(1);
  expect(bookings.flatMap(({ attendees }) => attendees.map(({ status }) => status))).toEqual([
    "confirmed",
    "confirmed",
  ]);
  expect(await brokenPromises(database.pool)).toEqual([]);
});

test("whoever goes past the rules does not go past a full meeting, nor past a seat that somebody holds", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, { eventType: { seats: 1 } });
  await booked(book(services, business));
  expect(await byHand(business, nine)).toMatchObject({ ok: false, reason: "slot-taken" });
  const visitor = visitorOf("v");
  const place = { businessSlug: business.slug, eventTypeSlug: "talk", startsAt: nine + hourMs };
  await holdSlot(services, { ...place, visitor, network: "n" });
  expect(await byHand(business, nine + hourMs)).toMatchObject({ ok: false, reason: "slot-taken" });
  await booked(book(services, business, { startsAt: nine + hourMs, visitor }));
});

test("a group that is moved onto another of its meetings is told that the time is taken", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, { eventType: { seats: 3 } });
  const { organizationId } = business;
  const { bookingId } = await booked(book(services, business));
  await booked(book(services, business, { startsAt: nine + hourMs }));
  const move = { organizationId, bookingId, by: "host", reason: "", startsAt: nine + hourMs } as const;
  expect(await moveBooking(services, { ...move, despiteRules: true })).toMatchObject({
    ok: false,
    reason: "slot-taken",
  });
});

test("a request for a seat is withdrawn although the meeting stands and seats may not be given up", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, {
    eventType: { seats: 3, attendeesMayCancel: false },
  });
  const { organizationId } = business;
  const kept = await booked(book(services, business));
  await database.prisma.eventType.update({
    where: { id: business.eventTypeId },
    data: { approval: "always" },
  });
  const asked = await booked(book(services, business));
  const cancel = (attendeeId: string) =>
    cancelBooking(services, {
      organizationId,
      bookingId: kept.bookingId,
      attendeeId,
      by: "attendee",
      reason: "",
    });
  expect(await cancel(kept.attendeeId)).toEqual({ ok: false, reason: "not-allowed" });
  expect(await cancel(asked.attendeeId)).toEqual({ ok: true, cancelled: 1 });
});

test("a guest changes nothing of a booking", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, { eventType: { guestsMax: 1 } });
  const { organizationId } = business;
  const { bookingId } = await booked(book(services, business, { guests: ["ada@x.example"] }));
  const [booking] = await bookingsOf(database, business);
  const guest = booking?.attendees.find(({ accompaniesId }) => accompaniesId !== null);
  const change = { organizationId, bookingId, attendeeId: guest?.id ?? "", by: "attendee" } as const;
  expect(await cancelBooking(services, { ...change, reason: "" })).toEqual({
    ok: false,
    reason: "not-allowed",
  });
  expect(await moveBooking(services, { ...change, reason: "", startsAt: nine + hourMs })).toEqual({
    ok: false,
    reason: "not-allowed",
  });
});

test("a seat is held in a meeting as it stands, whatever buffers its event type has now", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, { eventType: { seats: 3 } });
  const other = await bookableBusiness(database, { hostId: business.hostId });
  await booked(book(services, business));
  await booked(book(services, other, { startsAt: nine + hourMs / 2 }));
  await database.prisma.eventType.update({
    where: { id: business.eventTypeId },
    data: { bufferAfterMinutes: 15 },
  });
  const place = { businessSlug: business.slug, eventTypeSlug: "talk", startsAt: nine };
  const held = await holdSlot(services, { ...place, visitor: visitorOf("v"), network: "n" });
  expect(held).toMatchObject({ ok: true });
});

test("a seat that is held in a meeting of several hosts is kept with each of them", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, {
    eventType: { seats: 2, hostMode: "collective" },
    colleagues: [{}],
  });
  await booked(book(services, business));
  const place = { businessSlug: business.slug, eventTypeSlug: "talk", startsAt: nine };
  const visitor = visitorOf("v");
  expect(await holdSlot(services, { ...place, visitor, network: "n" })).toMatchObject({ ok: true });
  expect(await book(services, business)).toMatchObject({ ok: false, reason: "slot-taken" });
  await booked(book(services, business, { visitor }));
});
