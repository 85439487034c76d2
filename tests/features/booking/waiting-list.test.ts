import { expect, test } from "vitest";
import {
  bookingJobs,
  cancelBooking,
  joinWaitingList,
  leaveWaitingList,
  waitingVisitor,
} from "#app/features/booking/booking.server.ts";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { book, booked, hourMs, minuteMs, nine } from "./booking-scene.ts";

const database = await testDatabase();
const job = (name: string) => bookingJobs.find((handler) => handler.job.name === name);
const run = { putBack: false };

const join = (
  services: FakeServices,
  business: BookableBusiness,
  name: string,
  wish: { date?: string } = {},
) =>
  joinWaitingList(services, {
    businessSlug: business.slug,
    eventTypeSlug: business.eventTypeSlug,
    ...(wish.date ? { date: wish.date } : { startsAt: nine }),
    name,
    email: `${name}@x.example`,
    timeZone: "UTC",
    locale: "en",
  });

const entriesOf = (business: BookableBusiness) =>
  database.prisma.waitingEntry.findMany({
    where: { organizationId: business.organizationId },
    include: { mailMessages: { select: { kind: true }, orderBy: { createdAt: "asc" } } },
    orderBy: { createdAt: "asc" },
  });

/** A group of one seat, taken; and what was enqueued is done. */
async function fullMeeting() {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, { eventType: { seats: 1, waitingList: true } });
  const taken = await booked(book(services, business));
  const work = async () => {
    for (const { name, payload } of services.enqueued.splice(0))
      await job(name)?.handle(services, payload, run);
  };
  const free = () =>
    cancelBooking(services, {
      organizationId: business.organizationId,
      bookingId: taken.bookingId,
      by: "attendee",
      reason: "",
    });
  return { services, business, work, free };
}

test("who waits longest is offered the seat that falls free, and it is kept for them", async () => {
  const { services, business, work, free } = await fullMeeting();
  const first = await join(services, business, "first");
  services.clock.pass(minuteMs);
  await join(services, business, "second");
  await free();
  await work();
  const [offered, waiting] = await entriesOf(business);
  expect(offered).toMatchObject({
    status: "offered",
    offerExpiresAt: new Date(services.clock.now() + hourMs),
  });
  expect(offered?.mailMessages.map(({ kind }) => kind)).toEqual(["waiting_joined", "place_offered"]);
  expect(waiting?.status).toBe("waiting");
  expect(await book(services, business)).toMatchObject({ ok: false, reason: "slot-taken" });
  const entryId = first.ok ? first.entryId : "";
  await booked(book(services, business, { visitor: waitingVisitor(entryId), source: "waiting_list" }));
});

test("an offer that is not taken in its time goes to the next", async () => {
  const { services, business, work, free } = await fullMeeting();
  await join(services, business, "first");
  services.clock.pass(minuteMs);
  await join(services, business, "second");
  await free();
  await work();
  services.clock.pass(hourMs);
  await job("booking.sweep")?.handle(services, {}, run);
  expect((await entriesOf(business)).map(({ status }) => status)).toEqual(["left", "offered"]);
});

test("who leaves the list gives the kept place to the next", async () => {
  const { services, business, work, free } = await fullMeeting();
  const first = await join(services, business, "first");
  services.clock.pass(minuteMs);
  await join(services, business, "second");
  await free();
  await work();
  await leaveWaitingList(services, first.ok ? first.entryId : "");
  await work();
  expect((await entriesOf(business)).map(({ status }) => status)).toEqual(["left", "offered"]);
});

test("nobody waits for what is free, past or has no list; one address waits once", async () => {
  const { services, business } = await fullMeeting();
  const again = await join(services, business, "first");
  expect(await join(services, business, "first")).toEqual(again);
  expect(await entriesOf(business)).toHaveLength(1);
  const open = await bookableBusiness(database, { eventType: { waitingList: true } });
  expect(await join(services, open, "a")).toEqual({ ok: false, reason: "free" });
  const plain = await bookableBusiness(database);
  await booked(book(services, plain));
  expect(await join(services, plain, "a")).toEqual({ ok: false, reason: "no-waiting-list" });
  // Nobody gives time at night, so nothing can fall free then.
  const { slug: businessSlug, eventTypeSlug } = business;
  const wish = { businessSlug, eventTypeSlug, startsAt: nine - 6 * hourMs };
  const person = { name: "N", email: "n@x.example", timeZone: "UTC", locale: "en" } as const;
  expect(await joinWaitingList(services, { ...wish, ...person })).toEqual({ ok: false, reason: "not-found" });
  services.clock.set(nine + 1);
  expect(await join(services, business, "late")).toEqual({ ok: false, reason: "past" });
});

test("who waits for a full day is offered the first time that falls free on it", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, { eventType: { lengthMinutes: 240, waitingList: true } });
  const morning = await booked(book(services, business));
  await booked(book(services, business, { startsAt: nine + 4 * hourMs }));
  expect(await join(services, business, "first", { date: "2027-01-18" })).toMatchObject({ ok: true });
  const { organizationId } = business;
  await cancelBooking(services, { organizationId, bookingId: morning.bookingId, by: "host", reason: "" });
  for (const { name, payload } of services.enqueued.splice(0))
    await job(name)?.handle(services, payload, run);
  expect((await entriesOf(business))[0]).toMatchObject({ status: "offered", offeredStart: new Date(nine) });
});

test("hours that are added later are offered too, within a minute", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, { eventType: { lengthMinutes: 480, waitingList: true } });
  await booked(book(services, business));
  await join(services, business, "first", { date: "2027-01-18" });
  const other = await bookableBusiness(database);
  await database.prisma.eventTypeHost.create({
    data: {
      eventTypeId: business.eventTypeId,
      organizationId: business.organizationId,
      userId: other.hostId,
      scheduleId: other.scheduleId,
      position: 1,
    },
  });
  await database.prisma.membership.create({
    data: { id: other.hostId, organizationId: business.organizationId, userId: other.hostId, role: "member" },
  });
  await database.prisma.eventType.update({
    where: { id: business.eventTypeId },
    data: { hostMode: "round_robin" },
  });
  await job("booking.sweep")?.handle(services, {}, run);
  expect((await entriesOf(business))[0]?.status).toBe("offered");
});

/** Two hosts whose only time is an hour from nine on, each with it booked; visitors choose the host and the length. */
async function chosenHosts() {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, {
    eventType: {
      ...{ hostMode: "round_robin", attendeeChoosesHost: true, waitingList: true },
      ...{ otherLengths: [60], slotIntervalMinutes: 30 },
    },
    colleagues: [{}],
  });
  await database.prisma.availabilityRule.updateMany({
    where: { organizationId: business.organizationId },
    data: { endMinute: 600 },
  });
  const [ada = "", bert = ""] = business.hostIds;
  const bookings = new Map<string, string>();
  for (const hostId of [ada, bert]) {
    const wish = { hostId, startsAt: nine, lengthMinutes: 30 };
    bookings.set(`${hostId}-1`, (await booked(book(services, business, wish))).bookingId);
    const second = { ...wish, startsAt: nine + 30 * minuteMs };
    bookings.set(`${hostId}-2`, (await booked(book(services, business, second))).bookingId);
  }
  const wait = (wish: { hostId?: string; lengthMinutes?: number; name?: string }) =>
    joinWaitingList(services, {
      ...{ businessSlug: business.slug, eventTypeSlug: business.eventTypeSlug, startsAt: nine },
      ...{ name: "Grace", email: "grace@x.example", timeZone: "UTC", locale: "en" as const },
      ...wish,
    });
  const free = async (key: string) => {
    const { organizationId } = business;
    const bookingId = bookings.get(key) ?? "";
    await cancelBooking(services, { organizationId, bookingId, by: "host", reason: "" });
    for (const { name, payload } of services.enqueued.splice(0))
      await job(name)?.handle(services, payload, run);
  };
  return { services, business, ada, bert, wait, free };
}

test("a place is offered only with the host who was wished for", async () => {
  const { business, ada, bert, wait, free } = await chosenHosts();
  expect(await wait({ hostId: bert })).toMatchObject({ ok: true });
  await free(`${ada}-1`);
  expect((await entriesOf(business)).map(({ status }) => status)).toEqual(["waiting"]);
  await free(`${bert}-1`);
  const [entry] = await entriesOf(business);
  expect(entry).toMatchObject({ status: "offered", hostId: bert });
  const hold = await database.prisma.hold.findUniqueOrThrow({ where: { id: entry?.holdId ?? "" } });
  expect(hold.hostIds).toEqual([bert]);
});

test("a place is offered only when it is as long as what was looked at", async () => {
  const { business, ada, wait, free } = await chosenHosts();
  expect(await wait({ hostId: ada, lengthMinutes: 60 })).toMatchObject({ ok: true });
  await free(`${ada}-1`);
  expect((await entriesOf(business)).map(({ status }) => status)).toEqual(["waiting"]);
  await free(`${ada}-2`);
  const [entry] = await entriesOf(business);
  expect(entry).toMatchObject({ status: "offered", lengthMinutes: 60 });
  const hold = await database.prisma.hold.findUniqueOrThrow({ where: { id: entry?.holdId ?? "" } });
  expect(hold.endsAt.getTime() - hold.startsAt.getTime()).toBe(hourMs);
});

test("a length or a host that the event type does not have is nothing to wait for, and other wishes are others", async () => {
  const { business, ada, wait } = await chosenHosts();
  const stranger = await bookableBusiness(database);
  expect(await wait({ lengthMinutes: 45 })).toEqual({ ok: false, reason: "not-found" });
  expect(await wait({ hostId: stranger.hostId })).toEqual({ ok: false, reason: "not-found" });
  const [first, same, other] = [await wait({ hostId: ada }), await wait({ hostId: ada }), await wait({})];
  expect(same).toEqual(first);
  expect(other).toMatchObject({ ok: true });
  expect(await entriesOf(business)).toHaveLength(2);
});

test("a place that falls free is nobody's before it is offered, of a group and of one host alike", async () => {
  for (const seats of [1, 2, null]) {
    const services = fakeServices(database);
    const business = await bookableBusiness(database, { eventType: { seats, waitingList: true } });
    const taken = await booked(book(services, business));
    if (seats === 2) await booked(book(services, business));
    expect(await join(services, business, "first")).toMatchObject({ ok: true });
    const { organizationId } = business;
    const { bookingId, attendeeId } = taken;
    await cancelBooking(services, { organizationId, bookingId, attendeeId, by: "attendee", reason: "" });
    expect(await book(services, business), String(seats)).toMatchObject({ reason: "slot-taken" });
    for (const { name, payload } of services.enqueued.splice(0))
      await job(name)?.handle(services, payload, run);
    expect((await entriesOf(business)).map(({ status }) => status)).toEqual(["offered"]);
    const holds = await database.prisma.hold.findMany({ where: { organizationId } });
    expect(holds.map(({ forWaitingList }) => forWaitingList)).toEqual([false]);
  }
});
