import { expect, test } from "vitest";
import { bookByHand } from "#app/features/booking/booking.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { book, booked, bookingsOf, dayMs, hourMs, mailsOf, minuteMs, nine } from "./booking-scene.ts";

const database = await testDatabase();
const services = fakeServices(database);

function limit(
  business: BookableBusiness,
  values: { period: "day" | "week" | "month" | "year"; maxCount?: number; maxMinutes?: number },
  whose: "event type" | "member" = "event type",
) {
  const { organizationId, eventTypeId, hostId } = business;
  return database.prisma.bookingLimit.create({
    data: {
      id: randomId(),
      organizationId,
      ...(whose === "member" ? { userId: hostId } : { eventTypeId }),
      ...values,
    },
  });
}

test("a day's count is kept, cancelled bookings do not count, and the next day is free", async () => {
  const business = await bookableBusiness(database);
  await limit(business, { period: "day", maxCount: 2 });
  await booked(book(services, business));
  await booked(book(services, business, { startsAt: nine + hourMs }));
  expect(await book(services, business, { startsAt: nine + 2 * hourMs })).toMatchObject({
    reason: "not-a-slot",
  });
  await booked(book(services, business, { startsAt: nine + dayMs }));
});

test("a limit holds when many book at the same moment", async () => {
  const business = await bookableBusiness(database);
  await limit(business, { period: "day", maxCount: 3 });
  const all = Array.from({ length: 12 }, (_, i) =>
    book(services, business, { startsAt: nine + i * 30 * minuteMs }),
  );
  expect((await Promise.all(all)).filter(({ ok }) => ok)).toHaveLength(3);
});

test("a member's minutes of the week count over all their event types", async () => {
  const business = await bookableBusiness(database);
  await limit(business, { period: "week", maxMinutes: 60 }, "member");
  await booked(book(services, business));
  await booked(book(services, business, { startsAt: nine + dayMs }));
  expect(await book(services, business, { startsAt: nine + 2 * dayMs })).toMatchObject({
    reason: "not-a-slot",
  });
  await booked(book(services, business, { startsAt: nine + 7 * dayMs }));
});

test("an address has as many bookings ahead as allowed, also when both come at once", async () => {
  const business = await bookableBusiness(database, { eventType: { ongoingPerAttendee: 1 } });
  const at = (startsAt: number) => book(services, business, { startsAt, email: "grace@x.example" });
  const results = await Promise.all([at(nine), at(nine + hourMs)]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results).toContainEqual({ ok: false, reason: "too-many" });
  await booked(book(services, business, { startsAt: nine + 2 * hourMs }));
});

test("a private link books as often as it may, also in a rush, and not once it is withdrawn or over", async () => {
  const business = await bookableBusiness(database, { eventType: { hidden: true } });
  const { organizationId, eventTypeId } = business;
  const link = (values: { maxUses?: number; expiresAt?: Date; revokedAt?: Date }) =>
    database.prisma.privateLink.create({ data: { id: randomId(), organizationId, eventTypeId, ...values } });
  const twice = await link({ maxUses: 2 });
  const tries = Array.from({ length: 6 }, (_, i) =>
    book(services, business, { privateLinkId: twice.id, startsAt: nine + i * hourMs }),
  );
  const results = await Promise.all(tries);
  expect(results.filter(({ ok }) => ok)).toHaveLength(2);
  expect(results.filter((result) => !result.ok && result.reason === "link-used")).toHaveLength(4);
  expect((await database.prisma.privateLink.findUniqueOrThrow({ where: { id: twice.id } })).uses).toBe(2);
  const over = await link({ expiresAt: new Date(services.clock.now()) });
  const withdrawn = await link({ revokedAt: new Date(0) });
  const stranger = await bookableBusiness(database);
  for (const { id } of [over, withdrawn])
    expect(await book(services, business, { privateLinkId: id, startsAt: nine + 7 * hourMs })).toMatchObject({
      reason: "link-used",
    });
  expect(await book(services, stranger, { privateLinkId: twice.id })).toMatchObject({ reason: "link-used" });
});

test("a lost race does not use up a private link", async () => {
  const business = await bookableBusiness(database);
  const { organizationId, eventTypeId } = business;
  const { id } = await database.prisma.privateLink.create({
    data: { id: randomId(), organizationId, eventTypeId, maxUses: 1 },
  });
  await booked(book(services, business));
  expect(await book(services, business, { privateLinkId: id })).toMatchObject({ reason: "slot-taken" });
  await booked(book(services, business, { privateLinkId: id, startsAt: nine + hourMs }));
});

test("one of several lengths is booked, and no other", async () => {
  const business = await bookableBusiness(database, { eventType: { otherLengths: [60] } });
  await booked(book(services, business, { lengthMinutes: 60 }));
  const [booking] = await bookingsOf(database, business);
  expect(booking?.endsAt.getTime()).toBe(nine + hourMs);
  for (const lengthMinutes of [45, -30, 0, 1e9])
    expect(await book(services, business, { lengthMinutes, startsAt: nine + 2 * hourMs })).toEqual({
      ok: false,
      reason: "length",
    });
});

test("a disabled event type takes no booking from visitors", async () => {
  const business = await bookableBusiness(database, { eventType: { disabled: true } });
  expect(await book(services, business)).toEqual({ ok: false, reason: "not-found" });
});

test("guests are invited as many as allowed, none twice, and get their mail", async () => {
  const business = await bookableBusiness(database, { eventType: { guestsMax: 2 } });
  const guests = ["ada@x.example", "ADA@x.example", "me@x.example", "bob@x.example", "eve@x.example"];
  const { bookingId } = await booked(book(services, business, { email: "me@x.example", guests }));
  const [booking] = await bookingsOf(database, business);
  const accompanying = booking?.attendees.filter(({ accompaniesId }) => accompaniesId !== null) ?? [];
  expect(accompanying).toHaveLength(2);
  expect(new Set(accompanying.map(({ email }) => email.toLowerCase()))).toEqual(
    new Set(["ada@x.example", "bob@x.example"]),
  );
  expect(
    (await mailsOf(database, bookingId)).filter((mail) => mail === "booking_confirmed to attendee"),
  ).toHaveLength(3);
});

const customer = {
  name: "Grace",
  email: "grace@x.example",
  phone: "",
  timeZone: "UTC",
  locale: "en",
} as const;

test("a member books by hand past notice, window, limits and approval; past hours only knowingly; never into taken time", async () => {
  const business = await bookableBusiness(database, {
    eventType: { noticeMinutes: 30 * 24 * 60, windowDays: 1, approval: "always" },
  });
  await limit(business, { period: "year", maxCount: 1 });
  const { organizationId, eventTypeId } = business;
  const byHand = (startsAt: number, despiteRules = false) =>
    bookByHand(services, {
      organizationId,
      eventTypeId,
      startsAt,
      lengthMinutes: 30,
      attendee: customer,
      answers: [],
      despiteRules,
      idempotencyKey: randomId(),
    });
  expect(await byHand(nine)).toMatchObject({ ok: true, pending: false });
  expect(await byHand(nine + hourMs)).toMatchObject({ ok: true });
  const night = Date.UTC(2027, 0, 18, 3, 7);
  expect(await byHand(night)).toMatchObject({ ok: false, reason: "not-a-slot" });
  expect(await byHand(night, true)).toMatchObject({ ok: true });
  expect(await byHand(night + 10 * minuteMs, true)).toMatchObject({ ok: false, reason: "slot-taken" });
  const sources = (await bookingsOf(database, business)).map(({ source }) => source);
  expect(new Set(sources)).toEqual(new Set(["by_hand"]));
  const stranger = await bookableBusiness(database);
  const foreign = { organizationId: stranger.organizationId, eventTypeId, startsAt: nine + 5 * hourMs };
  const theirs = bookByHand(services, {
    ...foreign,
    lengthMinutes: 30,
    attendee: customer,
    answers: [],
    despiteRules: true,
    idempotencyKey: randomId(),
  });
  expect(await theirs).toEqual({ ok: false, reason: "not-found" });
});

test("a window of bookable days counts the days off that lie before the month in question", async () => {
  const business = await bookableBusiness(database, {
    eventType: { windowKind: "bookable_days", windowDays: 20 },
  });
  const { organizationId, scheduleId } = business;
  // Twenty days from 15 January end on 4 February; ten of them are off, so the window reaches ten days further.
  const twelfth = Date.UTC(2027, 1, 12, 9);
  expect(await book(services, business, { startsAt: twelfth })).toMatchObject({ reason: "not-a-slot" });
  await database.prisma.dateOverride.createMany({
    data: Array.from({ length: 10 }, (_, day) => ({
      id: randomId(),
      organizationId,
      scheduleId,
      date: new Date(Date.UTC(2027, 0, 20 + day)),
    })),
  });
  await booked(book(services, business, { startsAt: twelfth }));
  expect(await book(services, business, { startsAt: twelfth + 3 * dayMs })).toMatchObject({
    reason: "not-a-slot",
  });
});
