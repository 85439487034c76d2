import { expect, test } from "vitest";
import { cancelBooking, markNoShow } from "#app/features/booking/booking.server.ts";
import { readCustomersFilter } from "#app/features/customers/customers-filter.ts";
import { customerPage, customersPage } from "#app/features/customers/customers-page.server.ts";
import { addColleague, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { book, booked, dayMs, hourMs, nine } from "../booking/booking-scene.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const { prisma } = database;
const shown = { locale: "en", zone: "UTC" } as const;

async function scene() {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  const { organizationId, hostId } = business;
  const of = { organizationId, viewerId: hostId, onlyHostId: null as string | null };
  const list = (search = "", whose = of) =>
    customersPage(services, whose, readCustomersFilter(new URLSearchParams(search)), shown);
  const one = (id: string, whose = of) => customerPage(services, whose, id, shown);
  const come = async (name: string, startsAt: number) => {
    const email = `${name.toLowerCase()}@customers.example`;
    const { bookingId } = await booked(book(services, business, { name, email, startsAt }));
    services.clock.pass(1000);
    const seat = await prisma.attendee.findFirstOrThrow({ where: { bookingId } });
    return { bookingId, attendeeId: seat.id };
  };
  return { services, business, of, list, one, come };
}

test("who booked is listed once, the latest first, with what was kept, missed and is to come", async () => {
  const { services, business, list, one, come } = await scene();
  const { organizationId, hostId } = business;
  const first = await come("Grace", nine);
  const missed = await come("Grace", nine + hourMs);
  await come("Zoe", nine + 2 * hourMs);
  const off = await come("Grace", nine + dayMs);
  const by = { organizationId, bookingId: off.bookingId, by: "host", reason: "" } as const;
  expect(await cancelBooking(services, by)).toMatchObject({ ok: true });
  services.clock.set(nine + 2 * hourMs);
  const absent = { organizationId, actorId: hostId, came: false, tells: false, ...missed };
  expect(await markNoShow(services, absent)).toEqual({ ok: true });
  const page = await list();
  expect(page).toMatchObject({ total: 2, pages: 1 });
  expect(page.lines.map(({ name, kept, missed: gone }) => [name, kept, gone])).toEqual([
    ["Grace", 1, 1],
    ["Zoe", 1, 0],
  ]);
  const grace = await one(first.attendeeId);
  expect(grace).toMatchObject({ name: "Grace", kept: 1, missed: 1, cancelled: 1 });
  expect(grace?.visits.map(({ state }) => state)).toEqual(["cancelled", "missed", "kept"]);
  // Who looked stands with each booking that was seen.
  const looks = await prisma.accessEvent.findMany({ where: { organizationId, bookingId: first.bookingId } });
  expect(looks).toHaveLength(1);
});

test("a search takes names and addresses as they are written, and a page past the end is the first", async () => {
  const { list, come } = await scene();
  await come("Grace", nine);
  await come("Zoe", nine + hourMs);
  expect((await list("q=gRa")).lines.map(({ name }) => name)).toEqual(["Grace"]);
  expect((await list("q=zoe@customers")).lines.map(({ name }) => name)).toEqual(["Zoe"]);
  expect((await list("q=%25")).lines).toEqual([]);
  expect(await list("page=99")).toMatchObject({ filter: { page: 1 }, total: 2 });
  for (const strange of ["page=-1", "page=x", "q=%00", "q='; drop table attendee"])
    expect((await list(strange)).pages).toBe(1);
});

test("a member sees their own customers alone, and another business nobody", async () => {
  const { business, of, list, one, come } = await scene();
  const { attendeeId } = await come("Grace", nine);
  const { userId } = await addColleague(database, business);
  const member = { ...of, viewerId: userId, onlyHostId: userId };
  expect((await list("", member)).lines).toEqual([]);
  expect(await one(attendeeId, member)).toBeNull();
  expect((await list("", { ...of, onlyHostId: of.viewerId })).lines).toHaveLength(1);
  const other = await bookableBusiness(database);
  const stranger = { organizationId: other.organizationId, viewerId: other.hostId, onlyHostId: null };
  expect((await list("", stranger)).lines).toEqual([]);
  expect(await one(attendeeId, stranger)).toBeNull();
});

test("whoever asked that their data is not used is in no list, and what is erased is not there any more", async () => {
  const { list, one, come } = await scene();
  const kept = await come("Grace", nine);
  const gone = await come("Zoe", nine + hourMs);
  await prisma.attendee.update({ where: { id: kept.attendeeId }, data: { restrictedAt: new Date(nine) } });
  await prisma.booking.delete({ where: { id: gone.bookingId } });
  expect(await list()).toMatchObject({ lines: [], total: 0 });
  expect(await one(kept.attendeeId)).toBeNull();
  expect(await one(gone.attendeeId)).toBeNull();
});
