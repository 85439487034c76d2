import { expect, test } from "vitest";
import {
  bookByHand,
  bookingJobs,
  cancelBooking,
  joinWaitingList,
  moveBooking,
  waitingVisitor,
} from "#app/features/booking/booking.server.ts";
import { offerValidUntil } from "#app/features/booking/offer.server.ts";
import { findOffer } from "#app/features/booking/offer-repository.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { book, booked, bookingsOf, hourMs, minuteMs, nine } from "./booking-scene.ts";

const database = await testDatabase();
const sweep = bookingJobs.find(({ job }) => job.name === "booking.sweep");
const run = { putBack: false };

const byHand = (
  services: FakeServices,
  { organizationId, eventTypeId }: BookableBusiness,
  wish: { startsAt?: number; lengthMinutes?: number } = {},
) =>
  bookByHand(services, {
    organizationId,
    eventTypeId,
    startsAt: nine,
    lengthMinutes: 30,
    attendee: { name: "G", email: `${randomId()}@x.example`, phone: "", timeZone: "UTC", locale: "en" },
    answers: [],
    despiteRules: true,
    idempotencyKey: randomId(),
    ...wish,
  });

test.each([-30, 0, 0.5, 1441, 1e9])(
  "nobody goes past the rules to a meeting of %d minutes",
  async (lengthMinutes) => {
    const business = await bookableBusiness(database);
    expect(await byHand(fakeServices(database), business, { lengthMinutes })).toEqual({
      ok: false,
      reason: "length",
    });
  },
);

test("nobody goes past the rules into the past, to book or to move", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  const { organizationId } = business;
  const startsAt = services.clock.now() - hourMs;
  expect(await byHand(services, business, { startsAt })).toMatchObject({ ok: false, reason: "not-a-slot" });
  const { bookingId } = await booked(book(services, business));
  const move = { organizationId, bookingId, by: "host", reason: "", startsAt, despiteRules: true } as const;
  expect(await moveBooking(services, move)).toMatchObject({ ok: false, reason: "not-a-slot" });
});

test("past the rules, a team still sends as many as it would: one of each group, and who is free", async () => {
  const services = fakeServices(database);
  const mixed = await bookableBusiness(database, {
    eventType: { hostMode: "fixed_round_robin" },
    colleagues: [{ groupName: "a" }, { groupName: "a" }, { groupName: "b" }],
  });
  await database.prisma.eventTypeHost.updateMany({
    where: { eventTypeId: mixed.eventTypeId, userId: mixed.hostId },
    data: { fixed: true },
  });
  await booked(byHand(services, mixed, { startsAt: Date.UTC(2027, 0, 18, 3) }));
  expect((await bookingsOf(database, mixed))[0]?.hosts).toHaveLength(3);
  const team = await bookableBusiness(database, {
    eventType: { hostMode: "round_robin" },
    colleagues: [{}],
  });
  for (let i = 0; i < 2; i++) await booked(byHand(services, team, { startsAt: Date.UTC(2027, 0, 18, 3) }));
  expect(await byHand(services, team, { startsAt: Date.UTC(2027, 0, 18, 3) })).toMatchObject({
    reason: "slot-taken",
  });
});

test("a request that moves to an earlier time ends at its start at the latest", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, {
    eventType: { approval: "always", approvalHours: 100 },
  });
  const { organizationId } = business;
  const later = nine + 3 * 24 * hourMs;
  const { bookingId } = await booked(book(services, business, { startsAt: later }));
  const move = { organizationId, bookingId, by: "attendee", reason: "", startsAt: nine } as const;
  expect(await moveBooking(services, move)).toEqual({ ok: true });
  services.clock.set(nine);
  await sweep?.handle(services, {}, run);
  expect((await bookingsOf(database, business))[0]?.status).toBe("expired");
});

const join = (services: FakeServices, business: BookableBusiness, email: string) =>
  joinWaitingList(services, {
    businessSlug: business.slug,
    eventTypeSlug: business.eventTypeSlug,
    startsAt: nine,
    name: "G",
    email,
    timeZone: "UTC",
    locale: "en",
  });

test("one address waits once, however it is written", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, { eventType: { seats: 1, waitingList: true } });
  await booked(book(services, business));
  const first = await join(services, business, "grace_1@x.example");
  expect(await join(services, business, "Grace_1@X.example")).toEqual(first);
  expect(await join(services, business, "gracex1@x.example")).not.toEqual(first);
});

test("who takes the place that was kept for them, or has one already, waits no longer", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, { eventType: { seats: 2, waitingList: true } });
  const { organizationId, eventTypeId } = business;
  await booked(book(services, business));
  await booked(book(services, business));
  const ids: string[] = [];
  for (const email of ["a@x.example", "b@x.example", "c@x.example"]) {
    const joined = await join(services, business, email);
    ids.push(joined.ok ? joined.entryId : "");
    services.clock.pass(minuteMs);
  }
  const entries = () =>
    database.prisma.waitingEntry.findMany({ where: { eventTypeId }, orderBy: { createdAt: "asc" } });
  await database.prisma.booking.updateMany({ where: { organizationId }, data: { seats: 3 } });
  await sweep?.handle(services, {}, run);
  expect((await entries()).map(({ status }) => status)).toEqual(["offered", "waiting", "waiting"]);
  await booked(book(services, business, { visitor: waitingVisitor(ids[0] ?? ""), email: "a@x.example" }));
  expect((await entries()).map(({ status }) => status)).toEqual(["taken", "waiting", "waiting"]);
  await database.prisma.booking.updateMany({ where: { organizationId }, data: { seats: 5 } });
  await booked(book(services, business, { email: "B@x.example" }));
  expect((await entries()).map(({ status }) => status)).toEqual(["taken", "taken", "waiting"]);
  services.clock.pass(2 * hourMs);
  await sweep?.handle(services, {}, run);
  expect((await entries()).map(({ status }) => status)).toEqual(["taken", "taken", "offered"]);
});

test("a page is kept no longer than to the midnight of a host who travels", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  const { organizationId, hostId } = business;
  const now = services.clock.now();
  await database.prisma.travelPeriod.create({
    data: {
      id: randomId(),
      organizationId,
      userId: hostId,
      firstDate: new Date("2027-01-10"),
      lastDate: new Date("2027-01-25"),
      timeZone: "Pacific/Auckland",
    },
  });
  const offer = await findOffer(database.pool, business.slug, "talk", { from: now, to: now + 864e5, now });
  // Auckland's midnight, thirteen hours ahead, comes before UTC's.
  expect(offer && offerValidUntil(offer, [], Date.UTC(2027, 0, 15, 10), "UTC")).toBe(
    Date.UTC(2027, 0, 15, 11),
  );
});

test("the database refuses a host who is added to a booking without their time, and time of a booking that is over", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, { colleagues: [{}] });
  const { organizationId } = business;
  await database.prisma.eventType.update({
    where: { id: business.eventTypeId },
    data: { hostMode: "round_robin" },
  });
  const { bookingId } = await booked(book(services, business));
  const [booking] = await bookingsOf(database, business);
  const other = business.hostIds.find((id) => id !== booking?.hostId) ?? "";
  await expect(
    database.prisma.bookingHost.create({ data: { organizationId, bookingId, userId: other } }),
  ).rejects.toThrow("does not occupy");
  await expect(
    database.prisma.occupiedTime.create({
      data: {
        id: randomId(),
        organizationId,
        bookingId,
        hostId: other,
        meeting: bookingId,
        startsAt: new Date(nine),
        endsAt: new Date(nine + hourMs),
      },
    }),
  ).rejects.toThrow("does not occupy");
});

test("a series is judged date by date with what its earlier dates took, also in another event type's limits of the member", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, {
    eventType: { seriesUnit: "week", seriesMax: 3, ongoingPerAttendee: 3 },
  });
  const { organizationId, hostId: userId } = business;
  await database.prisma.bookingLimit.create({
    data: { id: randomId(), organizationId, userId, period: "year", maxCount: 2 },
  });
  const series = [0, 1, 2].map((week) => nine + week * 7 * 24 * hourMs);
  const email = "grace@x.example";
  expect(await book(services, business, { email, series })).toMatchObject({
    ok: false,
    reason: "not-a-slot",
    failing: series.slice(2),
  });
  expect(await bookingsOf(database, business)).toHaveLength(0);
  await booked(book(services, business, { email, series: series.slice(0, 2) }));
  expect(await database.prisma.series.count({ where: { organizationId } })).toBe(1);
});

test("a key of one business says nothing in another, and one that was used answers with its booking whatever it asks for", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  const stranger = await bookableBusiness(database);
  const idempotencyKey = randomId();
  const made = await booked(book(services, business, { idempotencyKey }));
  const again = await booked(book(services, business, { idempotencyKey, startsAt: nine + hourMs }));
  expect(again.bookingId).toBe(made.bookingId);
  const theirs = await booked(book(services, stranger, { idempotencyKey }));
  expect(theirs.bookingId).not.toBe(made.bookingId);
  expect(await bookingsOf(database, business)).toHaveLength(1);
});

test("another business's host, place or link is nothing here", async () => {
  const services = fakeServices(database);
  const stranger = await bookableBusiness(database);
  const business = await bookableBusiness(database, {
    eventType: { hostMode: "round_robin", attendeeChoosesHost: true },
    colleagues: [{}],
  });
  expect(await book(services, business, { hostId: stranger.hostId })).toEqual({ ok: false, reason: "host" });
  const { organizationId, eventTypeId } = stranger;
  const [place, link] = [randomId(), randomId()];
  await database.prisma.eventLocation.create({
    data: { id: place, organizationId, eventTypeId, kind: "in_person", detail: "1 Secret Street" },
  });
  await database.prisma.privateLink.create({ data: { id: link, organizationId, eventTypeId } });
  expect(await book(services, business, { privateLinkId: link })).toEqual({ ok: false, reason: "link-used" });
  await booked(book(services, business, { locationId: place }));
  const [booking] = await bookingsOf(database, business);
  expect(booking).toMatchObject({ locationKind: "parley_room", locationDetail: "" });
  const move = { organizationId, bookingId: booking?.id ?? "", reason: "", startsAt: nine + hourMs } as const;
  expect(await moveBooking(services, { ...move, by: "host" })).toEqual({ ok: false, reason: "not-found" });
});

test("a booking that comes back from elsewhere is refused without its time, and where that is taken", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  const { organizationId } = business;
  const { bookingId } = await booked(book(services, business));
  const taken = await database.prisma.occupiedTime.findFirstOrThrow({ where: { bookingId } });
  const back = () =>
    database.prisma.booking.update({ where: { id: bookingId }, data: { status: "confirmed" } });
  await cancelBooking(services, { organizationId, bookingId, by: "host", reason: "" });
  await expect(back()).rejects.toThrow("does not occupy");
  await booked(book(services, business));
  await expect(
    database.prisma.$transaction([database.prisma.occupiedTime.create({ data: taken }), back()]),
  ).rejects.toThrow("occupied_time_no_overlap");
});
