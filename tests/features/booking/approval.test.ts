import { expect, test } from "vitest";
import { bookingJobs, cancelBooking, decideBooking } from "#app/features/booking/booking.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { book, booked, bookingsOf, hourMs, mailsOf, minuteMs, nine } from "./booking-scene.ts";

const database = await testDatabase();
const sweep = bookingJobs.find(({ job }) => job.name === "booking.sweep");
const run = { putBack: false };

test("a request takes the time, is approved once, and everyone is told", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, { eventType: { approval: "always" } });
  const { organizationId } = business;
  const made = await booked(book(services, business));
  expect(made.pending).toBe(true);
  const [booking] = await bookingsOf(database, business);
  expect(booking).toMatchObject({
    status: "pending",
    answerBy: new Date(services.clock.now() + 48 * hourMs),
  });
  expect(await book(services, business)).toMatchObject({ ok: false, reason: "slot-taken" });
  expect(await mailsOf(database, made.bookingId)).toEqual([
    "booking_requested to attendee",
    "booking_requested to host",
  ]);
  const decision = { organizationId, bookingId: made.bookingId, approve: true, reason: "" };
  expect(await decideBooking(services, decision)).toEqual({ ok: true, decided: 1 });
  expect(await decideBooking(services, decision)).toEqual({ ok: false, reason: "not-pending" });
  expect(await decideBooking(services, { ...decision, approve: false })).toEqual({
    ok: false,
    reason: "not-pending",
  });
  const [approved] = await bookingsOf(database, business);
  expect(approved).toMatchObject({ status: "confirmed", answerBy: null, sequence: 1 });
  expect(
    (await mailsOf(database, made.bookingId)).filter((m) => m.startsWith("booking_confirmed")),
  ).toHaveLength(2);
  const stranger = await bookableBusiness(database);
  expect(await decideBooking(services, { ...decision, organizationId: stranger.organizationId })).toEqual({
    ok: false,
    reason: "not-found",
  });
});

test("a declined request frees the time, and its reason goes to the attendee", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, { eventType: { approval: "always" } });
  const { organizationId } = business;
  const { bookingId } = await booked(book(services, business));
  const declined = await decideBooking(services, {
    organizationId,
    bookingId,
    approve: false,
    reason: "We are away.",
  });
  expect(declined).toEqual({ ok: true, decided: 1 });
  const [booking] = await bookingsOf(database, business);
  expect(booking).toMatchObject({
    status: "declined",
    reason: "We are away.",
    cancelledBy: "host",
    occupiedTimes: [],
  });
  expect(await mailsOf(database, bookingId)).toContain("booking_declined to attendee");
  await booked(book(services, business));
});

test("approval is needed only when the start is nearer than the notice, where the event type says so", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, {
    eventType: { approval: "short_notice", approvalNotice: 24 * 60 },
  });
  expect((await booked(book(services, business))).pending).toBe(false);
  expect((await booked(book(services, business, { startsAt: Date.UTC(2027, 0, 16, 9) }))).pending).toBe(true);
});

test("a request that does not take the time may lose it: then it stays pending and the host is told", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, {
    eventType: { approval: "always", pendingBlocks: false },
  });
  const { organizationId } = business;
  const [first, second] = [await booked(book(services, business)), await booked(book(services, business))];
  const approve = (bookingId: string) =>
    decideBooking(services, { organizationId, bookingId, approve: true, reason: "" });
  const results = await Promise.all([approve(first.bookingId), approve(second.bookingId)]);
  expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(results).toContainEqual({ ok: false, reason: "slot-taken" });
  const statuses = (await bookingsOf(database, business)).map(({ status }) => status).sort();
  expect(statuses).toEqual(["confirmed", "pending"]);
});

test("an unanswered request expires at its hour, not a minute before, and both sides are told", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, { eventType: { approval: "always", approvalHours: 24 } });
  const { bookingId } = await booked(book(services, business));
  services.clock.pass(24 * hourMs - minuteMs);
  await sweep?.handle(services, {}, run);
  expect((await bookingsOf(database, business))[0]?.status).toBe("pending");
  services.clock.pass(minuteMs);
  await sweep?.handle(services, {}, run);
  await sweep?.handle(services, {}, run);
  const [booking] = await bookingsOf(database, business);
  expect(booking).toMatchObject({ status: "expired", cancelledBy: "system", occupiedTimes: [] });
  expect((await mailsOf(database, bookingId)).filter((m) => m.startsWith("booking_expired"))).toHaveLength(2);
});

test("the requests of a group are answered one by one or all at once, and expire each in its own time", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, {
    eventType: { approval: "always", approvalHours: 10, seats: 4 },
  });
  const { organizationId } = business;
  const first = await booked(book(services, business));
  services.clock.pass(5 * hourMs);
  for (let i = 0; i < 3; i++) await booked(book(services, business));
  const { bookingId } = first;
  const decide = (wish: { approve: boolean; attendeeIds?: string[] }) =>
    decideBooking(services, { organizationId, bookingId, reason: "", ...wish });
  services.clock.pass(5 * hourMs);
  await sweep?.handle(services, {}, run);
  const states = async () => (await bookingsOf(database, business))[0]?.attendees.map(({ status }) => status);
  expect(await states()).toEqual(["expired", "pending", "pending", "pending"]);
  const [, second = ""] = (await bookingsOf(database, business))[0]?.attendees.map(({ id }) => id) ?? [];
  expect(await decide({ approve: false, attendeeIds: [second] })).toEqual({ ok: true, decided: 1 });
  expect(await decide({ approve: true })).toEqual({ ok: true, decided: 2 });
  expect(await states()).toEqual(["expired", "declined", "confirmed", "confirmed"]);
  expect((await bookingsOf(database, business))[0]).toMatchObject({ status: "confirmed", answerBy: null });
});

test("an attendee may withdraw a request, even where bookings may not be cancelled", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, {
    eventType: { approval: "always", attendeesMayCancel: false },
  });
  const { organizationId } = business;
  const [kept, withdrawn] = [
    await booked(book(services, business)),
    await booked(book(services, business, { startsAt: nine + hourMs })),
  ];
  const cancel = (bookingId: string) =>
    cancelBooking(services, { organizationId, bookingId, by: "attendee", reason: "" });
  expect(await cancel(withdrawn.bookingId)).toMatchObject({ ok: true });
  await decideBooking(services, { organizationId, bookingId: kept.bookingId, approve: true, reason: "" });
  expect(await cancel(kept.bookingId)).toEqual({ ok: false, reason: "not-allowed" });
});
