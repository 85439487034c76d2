import { expect, test } from "vitest";
import { type BookSlotResult, bookSlot } from "#app/features/booking/booking.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const hourMs = 3_600_000;
/** The fake clock stands at noon on 15 January 2027, a Friday. */
const nine = Date.UTC(2027, 0, 18, 9);

type Wish = { startsAt?: number; key?: string; email?: string };

function book(
  services: ReturnType<typeof fakeServices>,
  business: BookableBusiness,
  wish: Wish = {},
): Promise<BookSlotResult> {
  return bookSlot(services, {
    businessSlug: business.slug,
    eventTypeSlug: business.eventTypeSlug,
    locale: "en",
    draft: {
      startsAt: wish.startsAt ?? nine,
      timeZone: "Europe/Paris",
      idempotencyKey: wish.key ?? randomId(),
      name: "Grace",
      email: wish.email ?? "grace@customers.example",
      answers: [],
    },
  });
}

const rowsOf = (business: BookableBusiness) =>
  database.prisma.booking.findMany({
    where: { organizationId: business.organizationId },
    include: { attendees: true, mailMessages: true },
  });

test("a booking is made whole: attendee, times, and one mail for each side", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, {
    eventType: { bufferBeforeMinutes: 5, bufferAfterMinutes: 10 },
  });
  const result = await book(services, business);
  expect(result).toMatchObject({ ok: true, bookingId: expect.any(String), pending: false });
  const [booking] = await rowsOf(business);
  expect(booking).toMatchObject({ status: "confirmed", title: "Talk", sequence: 0, hostId: business.hostId });
  expect(booking?.startsAt).toEqual(new Date(nine));
  expect(booking?.endsAt).toEqual(new Date(nine + hourMs / 2));
  expect(booking?.occupiedStartsAt).toEqual(new Date(nine - 5 * 60_000));
  expect(booking?.occupiedEndsAt).toEqual(new Date(nine + 40 * 60_000));
  expect(booking?.attendees).toMatchObject([
    { name: "Grace", email: "grace@customers.example", timeZone: "Europe/Paris", locale: "en" },
  ]);
  expect(booking?.mailMessages.map((mail) => mail.kind)).toEqual(["booking_confirmed", "booking_confirmed"]);
  expect(services.enqueued).toHaveLength(2);
});

test("of many who want one slot at the same moment one gets it, and the others are told the nearest times", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  const results = await Promise.all(
    Array.from({ length: 40 }, (_, i) => book(services, business, { email: `v${i}@customers.example` })),
  );
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  const refused = results.filter((result) => !result.ok);
  for (const result of refused)
    expect(result).toMatchObject({
      reason: "slot-taken",
      nearest: expect.arrayContaining([nine + hourMs / 2]),
    });
  expect(await rowsOf(business)).toHaveLength(1);
  expect(
    await database.prisma.mailMessage.count({ where: { organizationId: business.organizationId } }),
  ).toBe(2);
});

test("one form sent many times at once makes one booking, and every answer names it", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  const key = randomId();
  const results = await Promise.all(Array.from({ length: 12 }, () => book(services, business, { key })));
  const ids = new Set(results.map((result) => (result.ok ? result.bookingId : result.reason)));
  expect(ids.size).toBe(1);
  expect(await rowsOf(business)).toHaveLength(1);
  const again = await book(services, business, { key });
  expect(again).toEqual(results[0]);
});

test("a host's time is one, in every business they belong to", async () => {
  const services = fakeServices(database);
  const first = await bookableBusiness(database);
  const second = await bookableBusiness(database, { hostId: first.hostId });
  expect((await book(services, first)).ok).toBe(true);
  expect(await book(services, second)).toMatchObject({ ok: false, reason: "slot-taken" });
});

test("the database itself refuses an overlap, whatever code runs", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  await book(services, business);
  const [booking] = await rowsOf(business);
  if (!booking) throw new Error("no booking");
  const copy = { organizationId: business.organizationId, eventTypeId: business.eventTypeId };
  const at = (startsAt: number) => createBooking(database, { ...copy, hostIds: [business.hostId], startsAt });
  await expect(at(nine + 60_000)).rejects.toThrow();
  await at(nine + hourMs / 2);
  expect(await rowsOf(business)).toHaveLength(2);
});

test("the database refuses a booking that is confirmed without taking its hosts' time", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  await book(services, business);
  const [booking] = await rowsOf(business);
  if (!booking) throw new Error("no booking");
  const { attendees, mailMessages, ...row } = booking;
  expect(attendees.length + mailMessages.length).toBeGreaterThan(0);
  await expect(
    database.prisma.booking.create({ data: { ...row, campaign: {}, id: randomId() } }),
  ).rejects.toThrow("does not occupy");
  await expect(database.prisma.occupiedTime.deleteMany({ where: { bookingId: booking.id } })).rejects.toThrow(
    "does not occupy",
  );
  expect(await rowsOf(business)).toHaveLength(1);
});

test.each([
  ["in the past", Date.UTC(2027, 0, 14, 9)],
  ["off the grid", nine + 7 * 60_000],
  ["outside the hours", Date.UTC(2027, 0, 18, 3)],
  ["beyond the window", Date.UTC(2027, 5, 1, 9)],
  ["before the epoch's end of time", 8.64e15],
])("a start %s is refused and nothing changes", async (_, startsAt) => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, { eventType: { windowDays: 60 } });
  const result = await book(services, business, { startsAt }).catch(() => ({
    ok: false as const,
    reason: "threw",
  }));
  expect(result).toMatchObject({ ok: false, reason: "not-a-slot" });
  expect(await rowsOf(business)).toHaveLength(0);
});

test("minimum notice holds to the minute", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, { eventType: { noticeMinutes: 120 } });
  services.clock.set(nine - 120 * 60_000 + 1);
  expect(await book(services, business)).toMatchObject({ ok: false, reason: "not-a-slot" });
  services.clock.set(nine - 120 * 60_000);
  expect((await book(services, business)).ok).toBe(true);
});

test("another business's event type cannot be booked through this one's address", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  const result = await bookSlot(services, {
    businessSlug: "no-such-business",
    eventTypeSlug: business.eventTypeSlug,
    locale: "en",
    draft: {
      startsAt: nine,
      timeZone: "UTC",
      idempotencyKey: randomId(),
      name: "x",
      email: "x@y.example",
      answers: [],
    },
  });
  expect(result).toEqual({ ok: false, reason: "not-found" });
});

test("when the mails cannot be queued nothing is booked", async () => {
  const services = fakeServices(database);
  services.jobs = { enqueue: () => Promise.reject(new Error("the queue is full")) };
  const business = await bookableBusiness(database);
  await expect(book(services, business)).rejects.toThrow("the queue is full");
  expect(await rowsOf(business)).toHaveLength(0);
  expect(
    await database.prisma.mailMessage.count({ where: { organizationId: business.organizationId } }),
  ).toBe(0);
});
