import { expect, test } from "vitest";
import { bookSlot, cancelBooking, moveBooking } from "#app/features/booking/booking.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const halfHourMs = 1_800_000;
const nine = Date.UTC(2027, 0, 18, 9);

async function booked(eventType: Parameters<typeof bookableBusiness>[1] = {}) {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, eventType);
  const book = async (startsAt: number) => {
    const result = await bookSlot(services, {
      businessSlug: business.slug,
      eventTypeSlug: business.eventTypeSlug,
      locale: "fr",
      draft: {
        startsAt,
        timeZone: "UTC",
        idempotencyKey: randomId(),
        name: "Grace",
        email: "grace@customers.example",
        answers: [],
      },
    });
    if (!result.ok) throw new Error(result.reason);
    return result.bookingId;
  };
  const bookingId = await book(nine);
  const change = { organizationId: business.organizationId, bookingId, reason: "rain" } as const;
  const row = () => database.prisma.booking.findUniqueOrThrow({ where: { id: bookingId } });
  const mails = () =>
    database.prisma.mailMessage.findMany({ where: { bookingId }, orderBy: { createdAt: "asc" } });
  return { services, business, book, bookingId, change, row, mails };
}

test("a move takes the new time, frees the old one, raises SEQUENCE and tells both sides once", async () => {
  const { services, book, change, row, mails } = await booked();
  const startsAt = nine + 3 * halfHourMs;
  expect(await moveBooking(services, { ...change, by: "attendee", startsAt })).toEqual({ ok: true });
  expect(await row()).toMatchObject({
    startsAt: new Date(startsAt),
    sequence: 1,
    reason: "rain",
    status: "confirmed",
  });
  expect((await mails()).filter((mail) => mail.kind === "booking_moved")).toHaveLength(2);
  expect(await moveBooking(services, { ...change, by: "attendee", startsAt })).toEqual({ ok: true });
  expect((await row()).sequence).toBe(1);
  expect(await mails()).toHaveLength(4);
  await expect(book(nine)).resolves.toEqual(expect.any(String));
});

test("a booking does not stand in its own way when it moves by less than its length", async () => {
  const { services, change, row } = await booked({
    eventType: { lengthMinutes: 60, bufferAfterMinutes: 15 },
  });
  await database.prisma.eventType.update({
    where: { id: (await row()).eventTypeId },
    data: { slotIntervalMinutes: 15 },
  });
  expect(await moveBooking(services, { ...change, by: "attendee", startsAt: nine + 15 * 60_000 })).toEqual({
    ok: true,
  });
});

test("of two bookings that want the same new time one gets it and the other stays where it was", async () => {
  const { services, book, change, row } = await booked();
  const otherId = await book(nine + halfHourMs);
  const startsAt = nine + 5 * halfHourMs;
  const results = await Promise.all([
    moveBooking(services, { ...change, by: "attendee", startsAt }),
    moveBooking(services, { ...change, bookingId: otherId, by: "attendee", startsAt }),
  ]);
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(results.find((result) => !result.ok)).toMatchObject({
    reason: "slot-taken",
    nearest: expect.any(Array),
  });
  expect([nine, startsAt]).toContain((await row()).startsAt.getTime());
});

test("a cancellation frees the time, tells both sides once, and a second one changes nothing", async () => {
  const { services, book, change, row, mails } = await booked();
  const results = await Promise.all([
    cancelBooking(services, { ...change, by: "attendee" }),
    cancelBooking(services, { ...change, by: "host" }),
  ]);
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(results.find((result) => !result.ok)).toEqual({ ok: false, reason: "already-cancelled" });
  expect(await row()).toMatchObject({ status: "cancelled", sequence: 1 });
  expect((await mails()).filter((mail) => mail.kind === "booking_cancelled")).toHaveLength(2);
  expect(await moveBooking(services, { ...change, by: "attendee", startsAt: nine + halfHourMs })).toEqual({
    ok: false,
    reason: "already-cancelled",
  });
  await expect(book(nine)).resolves.toEqual(expect.any(String));
});

test("attendees keep the change notice, hosts may cancel until the end", async () => {
  const { services, change } = await booked({ eventType: { changeNoticeMinutes: 60 } });
  services.clock.set(nine - 60 * 60_000 + 1);
  expect(await cancelBooking(services, { ...change, by: "attendee" })).toEqual({
    ok: false,
    reason: "too-late",
  });
  expect(await moveBooking(services, { ...change, by: "attendee", startsAt: nine + 4 * halfHourMs })).toEqual(
    { ok: false, reason: "too-late" },
  );
  services.clock.set(nine + 60_000);
  expect(await cancelBooking(services, { ...change, by: "attendee" })).toEqual({ ok: false, reason: "past" });
  expect(await cancelBooking(services, { ...change, by: "host" })).toMatchObject({ ok: true });
});

test("another tenant's booking is not found and not changed", async () => {
  const { services, change, row } = await booked();
  const stranger = await bookableBusiness(database);
  const foreign = { ...change, organizationId: stranger.organizationId };
  expect(await cancelBooking(services, { ...foreign, by: "host" })).toEqual({
    ok: false,
    reason: "not-found",
  });
  expect(await moveBooking(services, { ...foreign, by: "host", startsAt: nine + halfHourMs })).toEqual({
    ok: false,
    reason: "not-found",
  });
  expect(await row()).toMatchObject({ status: "confirmed", sequence: 0 });
});

test("a move to a time that is not offered is refused with the nearest ones", async () => {
  const { services, change, row } = await booked();
  const result = await moveBooking(services, { ...change, by: "attendee", startsAt: nine + 60_000 });
  expect(result).toMatchObject({ ok: false, reason: "not-a-slot" });
  expect((await row()).startsAt).toEqual(new Date(nine));
});
