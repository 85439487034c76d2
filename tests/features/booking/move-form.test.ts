import { expect, test } from "vitest";
import { manageBooking, moveBooking, submitMove } from "#app/features/booking/booking.server.ts";
import { slotParam } from "#app/features/booking/booking-form.ts";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { book, booked, bookingsOf, hourMs, minuteMs, nine } from "./booking-scene.ts";

const database = await testDatabase();

/** Sends the form of the page behind an attendee's link, as the route does. */
async function send(services: FakeServices, attendeeId: string, fields: Record<string, string>) {
  const [, , , signature = ""] = services.links.managePath(attendeeId).split("/");
  const found = await manageBooking(services, { attendeeId, signature, locale: "en" });
  if (!found) throw new Error("no such link");
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const { booking, attendee } = found;
  return submitMove(services, form, { booking, attendee, shown: { locale: "en", zone: "UTC" } });
}

const startsOf = async (business: BookableBusiness) =>
  (await bookingsOf(database, business)).map(({ startsAt }) => startsAt.getTime() - nine);

test("who loses the race for a new time keeps the words they wrote and is offered the nearest times", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  const { attendeeId } = await booked(book(services, business));
  await booked(book(services, business, { startsAt: nine + hourMs }));
  const at = slotParam(nine + hourMs);
  const lost = await send(services, attendeeId, { at, reason: "The train is late." });
  if (lost.status !== 409) throw new Error(String(lost.status));
  expect(lost.refused).toMatchObject({ taken: true, reason: "The train is late." });
  const next = slotParam(nine + hourMs + 30 * minuteMs);
  expect(lost.refused.nearest).toHaveLength(6);
  expect(lost.refused.nearest).toContainEqual({ param: next, label: expect.stringContaining("10:30") });
  expect(await startsOf(business)).toEqual([0, hourMs]);
  const { reason } = lost.refused;
  const again = await send(services, attendeeId, { at, retry: next, reason });
  expect(again).toEqual({ status: 303, moved: true });
  const moved = (await bookingsOf(database, business)).find(({ sequence }) => sequence === 1);
  expect(moved).toMatchObject({ startsAt: new Date(nine + 90 * minuteMs), reason: "The train is late." });
});

test("a time that is past or off the grid is refused with the nearest ones, and nonsense is no time", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  const { attendeeId } = await booked(book(services, business));
  for (const startsAt of [services.clock.now() - 24 * hourMs, nine + 7 * minuteMs, nine - 3 * hourMs]) {
    const refused = await send(services, attendeeId, { at: slotParam(startsAt), reason: "r" });
    expect(refused, String(startsAt)).toMatchObject({ status: 409, refused: { taken: false, reason: "r" } });
    if (refused.status === 409) expect(refused.refused.nearest.length).toBeGreaterThan(0);
  }
  for (const at of ["", "now", "2027-02-31T09:00Z"])
    expect(await send(services, attendeeId, { at }), at).toEqual({ status: 400 });
  expect(await send(services, attendeeId, {})).toEqual({ status: 400 });
  expect(await startsOf(business)).toEqual([0]);
});

test("a link with a wrong signature, or another attendee's, opens no form to move with", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  const [mine, theirs] = [
    await booked(book(services, business)),
    await booked(book(services, business, { startsAt: nine + hourMs })),
  ];
  const signatureOf = (id: string) => services.links.managePath(id).split("/")[3] ?? "";
  const open = (attendeeId: string, signature: string) =>
    manageBooking(services, { attendeeId, signature, locale: "en" });
  expect(await open(mine.attendeeId, signatureOf(mine.attendeeId))).not.toBeNull();
  expect(await open(mine.attendeeId, signatureOf(theirs.attendeeId))).toBeNull();
  expect(await open(mine.attendeeId, `${signatureOf(mine.attendeeId).slice(0, -1)}`)).toBeNull();
  expect(await open(mine.attendeeId, "")).toBeNull();
});

test("a booking that cannot move any more sends the visitor to its page, unmoved", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, { eventType: { attendeesMayMove: false } });
  const { attendeeId, bookingId } = await booked(book(services, business));
  const at = slotParam(nine + hourMs);
  expect(await send(services, attendeeId, { at })).toEqual({ status: 303, moved: false });
  expect(await startsOf(business)).toEqual([0]);
  const { organizationId } = business;
  const move = { organizationId, bookingId, by: "host", reason: "", startsAt: nine + hourMs } as const;
  expect(await moveBooking(services, move)).toEqual({ ok: true });
});
