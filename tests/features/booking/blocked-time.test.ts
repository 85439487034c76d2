import { expect, test } from "vitest";
import { bookByHand, moveBooking, reassignBooking } from "#app/features/booking/booking.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { book, booked, hourMs, minuteMs, nine } from "./booking-scene.ts";

const database = await testDatabase();
const services = fakeServices(database);
/** Outside everybody's hours, so that only a member who knowingly goes past them gets there. */
const evening = nine + 10 * hourMs;

function block({ organizationId }: BookableBusiness, userId: string) {
  const times = { startsAt: new Date(evening), endsAt: new Date(evening + hourMs) };
  return database.prisma.busyTime.create({ data: { id: randomId(), organizationId, userId, ...times } });
}

function byHand({ organizationId, eventTypeId }: BookableBusiness, startsAt: number) {
  const attendee = { name: "G", email: `${randomId()}@x.example`, phone: "", timeZone: "UTC" };
  return bookByHand(services, {
    ...{ organizationId, eventTypeId, startsAt, lengthMinutes: 30, answers: [], despiteRules: true },
    attendee: { ...attendee, locale: "en" },
    idempotencyKey: randomId(),
  });
}

test("nobody books by hand into blocked time, nor with a buffer in it; what only touches it is booked", async () => {
  const business = await bookableBusiness(database, { eventType: { bufferAfterMinutes: 10 } });
  await block(business, business.hostId);
  const taken = { ok: false, reason: "slot-taken" };
  expect(await byHand(business, evening + 40 * minuteMs)).toMatchObject(taken);
  expect(await byHand(business, evening - 39 * minuteMs)).toMatchObject(taken);
  expect(await byHand(business, evening - 40 * minuteMs)).toMatchObject({ ok: true });
  expect(await byHand(business, evening + hourMs)).toMatchObject({ ok: true });
});

test("time that a host blocked in another business is taken here too", async () => {
  const theirs = await bookableBusiness(database);
  const ours = await bookableBusiness(database, { hostId: theirs.hostId });
  await block(theirs, theirs.hostId);
  expect(await byHand(ours, evening)).toMatchObject({ ok: false, reason: "slot-taken" });
});

test("a host moves nothing into blocked time, whatever rules they go past", async () => {
  const business = await bookableBusiness(database);
  const { organizationId, hostId } = business;
  const { bookingId } = await booked(book(services, business));
  await block(business, hostId);
  const move = { organizationId, bookingId, by: "host", reason: "", despiteRules: true } as const;
  expect(await moveBooking(services, { ...move, startsAt: evening })).toMatchObject({ reason: "slot-taken" });
  expect(await moveBooking(services, { ...move, startsAt: evening + hourMs })).toEqual({ ok: true });
});

test("a colleague who has blocked the time is given no booking, asked for by name or not", async () => {
  const business = await bookableBusiness(database, {
    colleagues: [{}, {}],
    eventType: { hostMode: "round_robin" },
  });
  const { organizationId, hostIds } = business;
  const [, blocked = "", away = ""] = hostIds;
  const made = await byHand(business, evening);
  if (!made.ok) throw new Error(made.reason);
  const [row] = await database.prisma.bookingHost.findMany({ where: { bookingId: made.bookingId } });
  const fromHostId = row?.userId ?? "";
  const others = hostIds.filter((id) => id !== fromHostId);
  await block(business, others[0] ?? blocked);
  const give = (toHostId: string) =>
    reassignBooking(services, {
      ...{ organizationId, bookingId: made.bookingId, fromHostId, toHostId },
      despiteRules: true,
    });
  expect(await give(others[0] ?? blocked)).toEqual({ ok: false, reason: "host-taken" });
  expect(await give(others[1] ?? away)).toMatchObject({ ok: true });
});
