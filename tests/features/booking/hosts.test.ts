import { expect, test } from "vitest";
import {
  cancelBooking,
  moveBooking,
  reassignAll,
  reassignBooking,
  reassignCandidates,
} from "#app/features/booking/booking.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { book, booked, bookingsOf, dayMs, hourMs, mailsOf, nine } from "./booking-scene.ts";

const database = await testDatabase();
const services = fakeServices(database);

test("a collective booking takes the time of every host, and none where one of them is taken", async () => {
  const business = await bookableBusiness(database, {
    eventType: { hostMode: "collective" },
    colleagues: [{}, {}],
  });
  const other = await bookableBusiness(database, { hostId: business.hostIds[2] ?? "" });
  await booked(book(services, other, { startsAt: nine + hourMs }));
  expect(await book(services, business, { startsAt: nine + hourMs })).toMatchObject({ reason: "slot-taken" });
  const { bookingId } = await booked(book(services, business));
  const [booking] = await bookingsOf(database, business);
  expect(booking?.hosts.map(({ userId }) => userId).sort()).toEqual([...business.hostIds].sort());
  expect(booking?.occupiedTimes).toHaveLength(3);
  expect(booking?.hostId).toBe(business.hostId);
  expect(await mailsOf(database, bookingId)).toHaveLength(4);
  expect(await book(services, other)).toMatchObject({ reason: "slot-taken" });
});

test("a round robin gives each booking to who was given least, and stops when all are taken", async () => {
  const business = await bookableBusiness(database, {
    eventType: { hostMode: "round_robin" },
    colleagues: [{}, {}],
  });
  for (let i = 0; i < 3; i++) await booked(book(services, business));
  expect(await book(services, business)).toMatchObject({ ok: false, reason: "slot-taken" });
  const hosts = (await bookingsOf(database, business)).map(({ hostId }) => hostId);
  expect(new Set(hosts).size).toBe(3);
});

test("of many at once in a round robin of three, three get the time, each another host", async () => {
  const business = await bookableBusiness(database, {
    eventType: { hostMode: "round_robin" },
    colleagues: [{}, {}],
  });
  const results = await Promise.all(Array.from({ length: 20 }, () => book(services, business)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(3);
  const bookings = await bookingsOf(database, business);
  expect(new Set(bookings.map(({ hostId }) => hostId)).size).toBe(3);
});

test("priority comes first, then weight: twice the weight is twice the bookings", async () => {
  const business = await bookableBusiness(database, {
    eventType: { hostMode: "round_robin" },
    colleagues: [{ weight: 200 }, { priority: -1 }],
  });
  for (let i = 0; i < 6; i++) await booked(book(services, business, { startsAt: nine + i * dayMs }));
  const hosts = (await bookingsOf(database, business)).map(({ hostId }) => hostId);
  const count = (id: string | undefined) => hosts.filter((hostId) => hostId === id).length;
  expect(business.hostIds.map(count)).toEqual([2, 4, 0]);
});

test("an attendee gets the host they chose, where they may choose", async () => {
  const wishes = { eventType: { hostMode: "round_robin" as const }, colleagues: [{}] };
  const closed = await bookableBusiness(database, wishes);
  expect(await book(services, closed, { hostId: closed.hostIds[1] })).toEqual({ ok: false, reason: "host" });
  const business = await bookableBusiness(database, {
    ...wishes,
    eventType: { ...wishes.eventType, attendeeChoosesHost: true },
  });
  await booked(book(services, business, { hostId: business.hostIds[1] }));
  const [booking] = await bookingsOf(database, business);
  expect(booking?.hostId).toBe(business.hostIds[1]);
  const again = await book(services, business, { hostId: business.hostIds[1] });
  expect(again).toMatchObject({ ok: false, reason: "slot-taken" });
  expect(await book(services, business, { hostId: closed.hostId })).toEqual({ ok: false, reason: "host" });
});

test("fixed + round robin takes all fixed hosts and one of each group", async () => {
  const business = await bookableBusiness(database, {
    eventType: { hostMode: "fixed_round_robin" },
    colleagues: [{ groupName: "design" }, { groupName: "design" }, { groupName: "build" }],
  });
  await database.prisma.eventTypeHost.updateMany({
    where: { eventTypeId: business.eventTypeId, userId: business.hostId },
    data: { fixed: true },
  });
  await booked(book(services, business));
  const [booking] = await bookingsOf(database, business);
  const taking = booking?.hosts.map(({ userId }) => userId) ?? [];
  expect(taking).toHaveLength(3);
  expect(taking).toContain(business.hostId);
  expect(taking).toContain(business.hostIds[3]);
  // The fixed host is taken, so nobody else can have the time.
  expect(await book(services, business)).toMatchObject({ ok: false, reason: "slot-taken" });
});

test("a booking that moves keeps its hosts, and is refused where they are taken though others are free", async () => {
  const business = await bookableBusiness(database, {
    eventType: { hostMode: "round_robin" },
    colleagues: [{}],
  });
  const first = await booked(book(services, business));
  const [before] = await bookingsOf(database, business);
  const other = await bookableBusiness(database, { hostId: before?.hostId ?? "" });
  await booked(book(services, other, { startsAt: nine + hourMs }));
  const move = {
    organizationId: business.organizationId,
    bookingId: first.bookingId,
    by: "attendee",
    reason: "",
  } as const;
  expect(await moveBooking(services, { ...move, startsAt: nine + hourMs })).toMatchObject({
    reason: "slot-taken",
  });
  expect(await moveBooking(services, { ...move, startsAt: nine + 2 * hourMs })).toEqual({ ok: true });
  const [after] = await bookingsOf(database, business);
  expect(after?.hostId).toBe(before?.hostId);
  expect(after?.occupiedTimes.map(({ startsAt }) => startsAt.getTime())).toEqual([nine + 2 * hourMs]);
});

test("a booking is given to a colleague who is free; everyone is told and the old host's time is free again", async () => {
  const business = await bookableBusiness(database, {
    eventType: { hostMode: "round_robin" },
    colleagues: [{}, {}],
  });
  const { organizationId } = business;
  const { bookingId } = await booked(book(services, business));
  const [before] = await bookingsOf(database, business);
  const fromHostId = before?.hostId ?? "";
  const [busy = "", free = ""] = business.hostIds.filter((id) => id !== fromHostId);
  const other = await bookableBusiness(database, { hostId: busy });
  await booked(book(services, other));
  const candidates = await reassignCandidates(services, organizationId, bookingId);
  expect(candidates.map(({ id, free: isFree }) => [id, isFree]).sort()).toEqual(
    [
      [busy, false],
      [free, true],
    ].sort(),
  );
  const wish = { organizationId, bookingId, fromHostId };
  expect(await reassignBooking(services, { ...wish, toHostId: busy })).toEqual({
    ok: false,
    reason: "host-taken",
  });
  expect(await reassignBooking(services, { ...wish, toHostId: busy, despiteRules: true })).toEqual({
    ok: false,
    reason: "host-taken",
  });
  expect(await reassignBooking(services, { ...wish, toHostId: null })).toEqual({ ok: true, hostId: free });
  const [after] = await bookingsOf(database, business);
  expect(after).toMatchObject({ hostId: free, sequence: 1, startsAt: before?.startsAt });
  expect(after?.occupiedTimes.map(({ hostId }) => hostId)).toEqual([free]);
  const told = (await mailsOf(database, bookingId)).filter((mail) => mail.startsWith("booking_reassigned"));
  expect(told).toEqual([
    "booking_reassigned to attendee",
    "booking_reassigned to host",
    "booking_reassigned to host",
  ]);
  const outsider = await bookableBusiness(database);
  expect(
    await reassignBooking(services, { ...wish, fromHostId: free, toHostId: outsider.hostId }),
  ).toMatchObject({
    ok: false,
  });
});

test("a suspended host gives no time, and their bookings go to those who are free; the others are named", async () => {
  const business = await bookableBusiness(database, {
    eventType: { hostMode: "round_robin", attendeeChoosesHost: true },
    colleagues: [{}],
  });
  const { organizationId, hostId } = business;
  const colleague = business.hostIds[1] ?? "";
  const movable = await booked(book(services, business, { hostId }));
  const stuck = await booked(book(services, business, { hostId, startsAt: nine + hourMs }));
  await booked(book(services, business, { hostId: colleague, startsAt: nine + hourMs }));
  await database.prisma.membership.updateMany({
    where: { organizationId, userId: hostId },
    data: { suspendedAt: new Date(services.clock.now()) },
  });
  expect(await reassignAll(services, { organizationId, hostId })).toEqual({
    reassigned: [movable.bookingId],
    stuck: [stuck.bookingId],
  });
  const offered = await book(services, business, { startsAt: nine + 2 * hourMs });
  expect(offered.ok).toBe(true);
  const hosts = (await bookingsOf(database, business)).map((booking) => booking.hostId);
  expect(hosts.filter((id) => id === hostId)).toHaveLength(1);
});

test("a cancelled team booking frees every host", async () => {
  const business = await bookableBusiness(database, {
    eventType: { hostMode: "collective" },
    colleagues: [{}],
  });
  const { bookingId } = await booked(book(services, business));
  const change = { organizationId: business.organizationId, bookingId, by: "host", reason: "" } as const;
  expect(await cancelBooking(services, change)).toEqual({ ok: true, cancelled: 1 });
  await booked(book(services, business));
});
