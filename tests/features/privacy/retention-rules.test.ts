import { beforeEach, expect, test } from "vitest";
import { nothingErased } from "#app/features/privacy/erasure-counts.ts";
import { listReceipts, previewRetention, runRetention } from "#app/features/privacy/privacy.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { MailOutbox } from "#app/ports/mail-outbox.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { type Business, createBooking, createBusiness, createMail, createSeat } from "./booked-business.ts";
import { createHold, createTimeOffer, createWaitingEntry } from "./waiting-and-offers.ts";

const database = await testDatabase();
const { prisma } = database;
const dayMs = 86_400_000;
const quietOutbox: MailOutbox = {
  list: async () => [],
  read: async () => null,
  erase: async () => undefined,
};
let services = fakeServices(database, { outbox: quietOutbox });
let business: Business;
let now = 0;
/** What is at this instant has been over for exactly the 30 days of the business's rule. */
let limit = 0;

beforeEach(async () => {
  await prisma.booking.deleteMany();
  await prisma.eventType.deleteMany();
  await prisma.organization.deleteMany();
  await prisma.user.deleteMany();
  await prisma.mailMessage.deleteMany();
  services = fakeServices(database, { outbox: quietOutbox });
  now = services.clock.now();
  limit = now - 30 * dayMs;
  business = await createBusiness(database, 30);
});

const inTransaction = prisma.$transaction.bind(prisma);

/** The preview, the run and its receipt have to say the same. */
async function runAndCompare() {
  const preview = await previewRetention(services, business.organizationId, services.clock.now());
  const counts = await runRetention(services);
  expect(counts).toEqual(preview);
  const [receipt] = await listReceipts(services, business.organizationId);
  if (Object.values(counts).some((count) => count > 0)) {
    expect(receipt).toMatchObject({ ranAt: services.clock.now(), counts });
  } else expect(receipt?.ranAt).not.toBe(services.clock.now());
  return counts;
}

test("a request that was declined or left unanswered goes its days after that, one that waits goes after its time", async () => {
  await createBooking(database, business, {
    endsAt: now + 9 * dayMs,
    status: "declined",
    cancelledAt: limit,
  });
  await createBooking(database, business, {
    endsAt: now + 9 * dayMs,
    status: "expired",
    cancelledAt: limit,
  });
  const younger = await createBooking(database, business, {
    endsAt: now - 99 * dayMs,
    status: "declined",
    cancelledAt: limit + 1,
  });
  const waiting = await createBooking(database, business, { endsAt: now + 5 * dayMs, status: "pending" });
  expect((await runAndCompare()).bookings).toBe(2);
  const left = await prisma.booking.findMany({ select: { id: true } });
  expect(left.map(({ id }) => id).sort()).toEqual([younger, waiting].sort());
});

test("a booking goes with all its hosts, the time it took, its guests and everyone's answers", async () => {
  const bookingId = await createBooking(database, business, { endsAt: limit });
  const other = await createBusiness(database, 30);
  await inTransaction(async (tx) => {
    const { hostId, organizationId } = other;
    const { occupiedStartsAt, occupiedEndsAt } = await tx.booking.findUniqueOrThrow({
      where: { id: bookingId },
    });
    const at = { startsAt: occupiedStartsAt, endsAt: occupiedEndsAt };
    await tx.bookingHost.create({ data: { bookingId, userId: hostId, organizationId } });
    const taken = { id: randomId(), organizationId, hostId, bookingId, meeting: bookingId, ...at };
    await tx.occupiedTime.create({ data: taken });
    const brings = await tx.attendee.findFirstOrThrow({ where: { bookingId } });
    await createSeat(tx, business, bookingId, { name: "Guest", accompaniesId: brings.id });
  });
  expect(await runAndCompare()).toEqual({
    ...nothingErased,
    bookings: 1,
    hosts: 2,
    occupiedTimes: 2,
    attendees: 2,
    answers: 2,
    mails: 3,
  });
  expect(await prisma.occupiedTime.count()).toBe(0);
});

test("a confirmed booking still refuses to lose the time that it takes, unless it goes itself", async () => {
  const bookingId = await createBooking(database, business, { endsAt: limit });
  await expect(prisma.occupiedTime.deleteMany({ where: { bookingId } })).rejects.toThrow(
    /does not occupy its hosts' time/,
  );
  expect(await prisma.occupiedTime.count({ where: { bookingId } })).toBe(1);
  expect((await runAndCompare()).bookings).toBe(1);
});

test("a series goes with the last of its bookings and not before", async () => {
  const { organizationId, eventTypeId } = business;
  const seriesId = randomId();
  await prisma.series.create({ data: { id: seriesId, organizationId, eventTypeId, unit: "week", every: 1 } });
  await createBooking(database, business, { endsAt: limit, seriesId });
  await createBooking(database, business, { endsAt: limit + 7 * dayMs, seriesId });
  expect(await runAndCompare()).toMatchObject({ bookings: 1, series: 0 });
  services.clock.pass(7 * dayMs - 1);
  expect(await runAndCompare()).toMatchObject({ bookings: 0, series: 0 });
  services.clock.pass(1);
  expect(await runAndCompare()).toMatchObject({ bookings: 1, series: 1 });
  expect(await prisma.series.count()).toBe(0);
});

test("runs at the same time that take the last bookings of a series between them take the series too", async () => {
  const { organizationId, eventTypeId } = business;
  for (let round = 0; round < 2; round++) {
    const seriesId = randomId();
    await prisma.series.create({
      data: { id: seriesId, organizationId, eventTypeId, unit: "week", every: 1 },
    });
    for (let count = 0; count < 130; count++) {
      await createBooking(database, business, { endsAt: limit - (count + 1) * dayMs, seriesId });
    }
    await Promise.all([runRetention(services), runRetention(services)]);
    while ((await runRetention(services)).bookings > 0);
    expect([await prisma.booking.count(), await prisma.series.count()]).toEqual([0, 0]);
  }
  // Some hundred bookings are made and erased: on a busy machine that takes its time.
}, 120_000);

test("a seat that was given up goes its days later with guests, answers and mails, and the others of the group stay", async () => {
  const bookingId = await createBooking(database, business, { endsAt: now + 50 * dayMs, seats: 5 });
  const { organizationId, hostId } = business;
  const { seat, told } = await inTransaction(async (tx) => {
    const seat = await createSeat(tx, business, bookingId, { name: "Gone", cancelledAt: limit });
    await createSeat(tx, business, bookingId, { name: "Guest", accompaniesId: seat });
    await createSeat(tx, business, bookingId, { name: "Later", cancelledAt: limit + 1 });
    const toHost = { organizationId, bookingId, userId: hostId };
    await createMail(tx, { ...toHost, facts: { aboutAttendeeId: seat } });
    // Says something of everybody who then had a seat.
    const told = await createMail(tx, { ...toHost, createdAt: new Date(limit) });
    await createMail(tx, { ...toHost, createdAt: new Date(limit + 1) });
    return { seat, told };
  });
  const call = { id: randomId(), organizationId, bookingId, startedAt: new Date(), lastSeenAt: new Date() };
  await prisma.call.create({ data: call });
  await prisma.callParticipant.create({
    data: {
      ...{ id: randomId(), organizationId, callId: call.id, role: "attendee", attendeeId: seat },
      ...{ name: "Gone", joinedAt: new Date() },
    },
  });
  services.clock.pass(-1);
  expect(await runAndCompare()).toEqual(nothingErased);
  services.clock.pass(1);
  const erased = { attendees: 2, answers: 2, mails: 3, participants: 1 };
  expect(await runAndCompare()).toEqual({ ...nothingErased, ...erased });
  const left = await prisma.attendee.findMany({ select: { name: true } });
  expect(left.map(({ name }) => name).sort()).toEqual(["Grace", "Later"]);
  expect(await prisma.mailMessage.count({ where: { id: told } })).toBe(1);
  const [job] = services.enqueued as { payload: { mailIds: string[] } }[];
  expect(job?.payload.mailIds).toHaveLength(4);
  expect(job?.payload.mailIds).toContain(told);
});

test("a seat that was given up goes with its booking where that is due first, and is counted once", async () => {
  const bookingId = await createBooking(database, business, { endsAt: limit, seats: 5 });
  await inTransaction((tx) => createSeat(tx, business, bookingId, { name: "Gone", cancelledAt: limit - 1 }));
  expect(await runAndCompare()).toMatchObject({ bookings: 1, attendees: 2, answers: 2, mails: 3 });
});

test("mails that tell of a seat go with it, also those of the meeting that it was moved from", async () => {
  const before = await createBooking(database, business, { endsAt: now + 50 * dayMs, seats: 5 });
  const after = await createBooking(database, business, { endsAt: limit, seats: 5 });
  const { organizationId, hostId } = business;
  await inTransaction(async (tx) => {
    const seat = await createSeat(tx, business, before, { name: "Moved" });
    await createMail(tx, {
      ...{ organizationId, bookingId: before, userId: hostId },
      facts: { aboutAttendeeId: seat },
    });
    await tx.attendee.update({ where: { id: seat }, data: { bookingId: after } });
    await tx.answer.updateMany({ where: { attendeeId: seat }, data: { bookingId: after } });
  });
  expect(await runAndCompare()).toMatchObject({ bookings: 1, attendees: 2, mails: 4 });
  expect(await prisma.mailMessage.count({ where: { bookingId: before } })).toBe(2);
});

test("a waiting entry goes when its wish is over, and at once when it has come true or was given up", async () => {
  await createWaitingEntry(database, business, { endsOn: now, name: "Over" });
  await createWaitingEntry(database, business, { endsOn: now + 1, name: "Waits" });
  await createWaitingEntry(database, business, { endsOn: now + dayMs, name: "Offered", status: "offered" });
  await createWaitingEntry(database, business, { endsOn: now + dayMs, name: "Took", status: "taken" });
  await createWaitingEntry(database, business, { endsOn: now + dayMs, name: "Left", status: "left" });
  expect(await runAndCompare()).toEqual({ ...nothingErased, waitingEntries: 3, mails: 3 });
  const left = await prisma.waitingEntry.findMany({ select: { name: true } });
  expect(left.map(({ name }) => name).sort()).toEqual(["Offered", "Waits"]);
  expect(services.enqueued.map(({ name }) => name)).toEqual(["privacy.erase-copies"]);
});

test("times offered by hand go their days after the last time that was offered or proposed", async () => {
  const due = await createTimeOffer(database, business, { endsOn: limit });
  const answered = await createTimeOffer(database, business, {
    endsOn: limit - dayMs,
    proposal: { startsAt: limit + 1, name: "Grace" },
  });
  services.clock.pass(-1);
  expect(await runAndCompare()).toEqual(nothingErased);
  services.clock.pass(1);
  expect(await runAndCompare()).toEqual({ ...nothingErased, timeOffers: 1 });
  expect(await prisma.timeOffer.findUnique({ where: { id: due } })).toBeNull();
  services.clock.pass(1);
  expect(await runAndCompare()).toEqual({ ...nothingErased, timeOffers: 1, timeProposals: 1, mails: 1 });
  expect(await prisma.timeOffer.findUnique({ where: { id: answered } })).toBeNull();
});

test("an offer that was taken goes with its booking where that is due first, and is counted once", async () => {
  const bookingId = await createBooking(database, business, {
    endsAt: now + 9 * dayMs,
    cancelledAt: limit,
  });
  const proposal = { startsAt: now + 9 * dayMs, name: "Grace" };
  await createTimeOffer(database, business, { endsOn: now + 10 * dayMs, bookingId, proposal });
  const stands = await createBooking(database, business, { endsAt: now + 9 * dayMs });
  await createTimeOffer(database, business, { endsOn: now + 10 * dayMs, bookingId: stands });
  const counts = await runAndCompare();
  expect(counts).toMatchObject({ bookings: 1, timeOffers: 1, timeProposals: 1, mails: 3 });
  expect(await prisma.timeOffer.count()).toBe(1);
});

test("absences and journeys go their days after their last date has ended in the last zone on earth", async () => {
  const { organizationId, hostId: userId } = business;
  // The last date's midnight at UTC-12 is the next day's noon in UTC, which is the limit.
  const lastDate = new Date(limit - 36 * 3_600_000);
  expect(lastDate.toISOString()).toContain("T00:00:00");
  const dates = { organizationId, userId, firstDate: lastDate, lastDate };
  const nextDay = new Date(lastDate.getTime() + dayMs);
  await prisma.outOfOffice.create({ data: { ...dates, id: randomId(), reason: "Ill" } });
  await prisma.outOfOffice.create({ data: { ...dates, id: randomId(), lastDate: nextDay } });
  await prisma.travelPeriod.create({ data: { ...dates, id: randomId(), timeZone: "Etc/GMT+12" } });
  services.clock.pass(-1);
  expect(await runAndCompare()).toEqual(nothingErased);
  services.clock.pass(1);
  expect(await runAndCompare()).toEqual({ ...nothingErased, outOfOffices: 1, travels: 1 });
  expect((await prisma.outOfOffice.findMany()).map(({ reason }) => reason)).toEqual([""]);
});

test("time that a member blocked goes its days after its end", async () => {
  const { organizationId, hostId: userId } = business;
  const startsAt = new Date(limit - dayMs);
  for (const endsAt of [limit, limit + 1]) {
    const busy = { id: randomId(), organizationId, userId, title: "Dentist", startsAt };
    await prisma.busyTime.create({ data: { ...busy, endsAt: new Date(endsAt) } });
  }
  expect(await runAndCompare()).toEqual({ ...nothingErased, busyTimes: 1 });
  services.clock.pass(1);
  expect(await runAndCompare()).toEqual({ ...nothingErased, busyTimes: 1 });
});

test("a hold goes when it has run out, with the time that it kept and without a receipt", async () => {
  const over = await createHold(database, business, { startsAt: now + dayMs, expiresAt: now });
  const stands = await createHold(database, business, { startsAt: now + 2 * dayMs, expiresAt: now + 1 });
  const waiting = { endsOn: now + dayMs, name: "Offered", status: "offered" as const, holdId: over };
  await createWaitingEntry(database, business, waiting);
  expect(await runAndCompare()).toEqual(nothingErased);
  expect((await prisma.hold.findMany()).map(({ id }) => id)).toEqual([stands]);
  expect((await prisma.occupiedTime.findMany()).map(({ holdId }) => holdId)).toEqual([stands]);
  expect(await prisma.waitingEntry.count()).toBe(1);
});

test("each business has its own rule for all of it, and what another business keeps stays", async () => {
  const patient = await createBusiness(database, 365);
  const { organizationId, hostId: userId } = patient;
  const bookingId = await createBooking(database, patient, { endsAt: now + dayMs, seats: 3 });
  await inTransaction((tx) => createSeat(tx, patient, bookingId, { name: "Gone", cancelledAt: limit }));
  await createTimeOffer(database, patient, { endsOn: limit, proposal: { startsAt: limit, name: "Grace" } });
  const past = { startsAt: new Date(limit - dayMs), endsAt: new Date(limit) };
  await prisma.busyTime.create({ data: { id: randomId(), organizationId, userId, ...past } });
  await createWaitingEntry(database, patient, { endsOn: now + 1, name: "Waits" });
  expect(await runAndCompare()).toEqual(nothingErased);
  await prisma.organization.update({ where: { id: organizationId }, data: { retentionDays: 30 } });
  expect(await previewRetention(services, organizationId, now)).toMatchObject({
    attendees: 1,
    timeOffers: 1,
    timeProposals: 1,
    busyTimes: 1,
    waitingEntries: 0,
  });
});

test("the log of account mails goes after 30 days; mails of a booking, a waiting list or an offer wait for it", async () => {
  const mail = (createdAt: number) =>
    prisma.mailMessage.create({
      data: {
        id: randomId(),
        userId: business.hostId,
        kind: "password_changed",
        dedupeKey: randomId(),
        createdAt: new Date(createdAt),
      },
    });
  const old = await mail(now - 30 * dayMs);
  const young = await mail(now - 30 * dayMs + 1);
  await createBooking(database, business, { endsAt: now + 300 * dayMs });
  await createWaitingEntry(database, business, { endsOn: now + 300 * dayMs, name: "Waits" });
  const proposal = { startsAt: now + 300 * dayMs, name: "Grace" };
  await createTimeOffer(database, business, { endsOn: now, proposal });
  await prisma.mailMessage.updateMany({
    where: { id: { notIn: [old.id, young.id] } },
    data: { createdAt: new Date(now - 99 * dayMs) },
  });
  await runRetention(services);
  const left = await prisma.mailMessage.findMany({ select: { id: true } });
  expect(left).toContainEqual({ id: young.id });
  expect(left).not.toContainEqual({ id: old.id });
  expect(left).toHaveLength(5);
  expect(services.enqueued).toEqual([{ name: "privacy.erase-copies", payload: { mailIds: [old.id] } }]);
});
