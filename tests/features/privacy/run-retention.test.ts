import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { type BookingTimes, erasureDueAt } from "#app/domain/privacy/booking-retention.ts";
import { bookings } from "#app/features/privacy/erasable-bookings.server.ts";
import { nothingErased } from "#app/features/privacy/erasure-counts.ts";
import { listReceipts, previewRetention, runRetention } from "#app/features/privacy/privacy.server.ts";
import { lockDue } from "#app/features/privacy/retention-repository.server.ts";
import { openDatabase } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { MailOutbox } from "#app/ports/mail-outbox.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { type Business, createBooking, createBusiness } from "./booked-business.ts";

const database = await testDatabase();
const { prisma } = database;
const dayMs = 86_400_000;
const hourMs = 3_600_000;
const quietOutbox: MailOutbox = {
  list: async () => [],
  read: async () => null,
  erase: async () => undefined,
};
let services = fakeServices(database, { outbox: quietOutbox });
let business: Business;
let now = 0;

beforeEach(async () => {
  await prisma.booking.deleteMany();
  await prisma.eventType.deleteMany();
  await prisma.organization.deleteMany();
  await prisma.user.deleteMany();
  await prisma.mailMessage.deleteMany();
  services = fakeServices(database, { outbox: quietOutbox });
  now = services.clock.now();
  business = await createBusiness(database, 30);
});

const each = (count: number) => ({
  bookings: count,
  hosts: count,
  occupiedTimes: count,
  attendees: count,
  answers: count,
});

const ids = async () => (await prisma.booking.findMany({ select: { id: true } })).map(({ id }) => id).sort();

test("a booking goes exactly when its days are over, with everything that hangs on it", async () => {
  const due = await createBooking(database, business, {
    endsAt: now - 30 * dayMs,
    callEndedAt: now - 30 * dayMs,
  });
  const notYet = await createBooking(database, business, { endsAt: now - 30 * dayMs + 3_600_001 });
  const future = await createBooking(database, business, { endsAt: now + dayMs });
  services.clock.pass(-1);
  await runRetention(services);
  expect(await ids()).toEqual([due, notYet, future].sort());
  services.clock.pass(1);
  expect(await runRetention(services)).toEqual({
    ...nothingErased,
    bookings: 1,
    hosts: 1,
    occupiedTimes: 1,
    attendees: 1,
    answers: 1,
    mails: 2,
    calls: 1,
    participants: 2,
  });
  expect(await ids()).toEqual([notYet, future].sort());
  for (const left of [prisma.attendee.count(), prisma.answer.count()]) expect(await left).toBe(2);
  expect([await prisma.call.count(), await prisma.callParticipant.count()]).toEqual([0, 0]);
});

test("a cancelled booking counts from its cancellation, be it before or after its time", async () => {
  await createBooking(database, business, { endsAt: now + 5 * dayMs, cancelledAt: now - 30 * dayMs });
  const late = await createBooking(database, business, {
    endsAt: now - 40 * dayMs,
    cancelledAt: now - 30 * dayMs + 1,
  });
  await runRetention(services);
  expect(await ids()).toEqual([late]);
});

test("a moved booking counts from its new end", async () => {
  const id = await createBooking(database, business, { endsAt: now - 31 * dayMs });
  const times = { startsAt: new Date(now - dayMs - 1), endsAt: new Date(now - dayMs) };
  await prisma.$transaction([
    prisma.occupiedTime.updateMany({ where: { bookingId: id }, data: times }),
    prisma.booking.update({
      where: { id },
      data: {
        ...times,
        occupiedStartsAt: times.startsAt,
        occupiedEndsAt: times.endsAt,
        movedAt: new Date(now - 32 * dayMs),
      },
    }),
  ]);
  await runRetention(services);
  expect(await ids()).toEqual([id]);
  services.clock.pass(29 * dayMs);
  await runRetention(services);
  expect(await ids()).toEqual([]);
});

test("a call that ran late puts it off, also one whose end was never noted", async () => {
  const late = await createBooking(database, business, {
    endsAt: now - 31 * dayMs,
    callEndedAt: now - 30 * dayMs + 1,
  });
  const lost = await createBooking(database, business, {
    endsAt: now - 32 * dayMs,
    callLastSeenAt: now - 30 * dayMs + 1,
  });
  await createBooking(database, business, {
    endsAt: now - 33 * dayMs,
    callLastSeenAt: now - 33 * dayMs + hourMs,
  });
  await runRetention(services);
  expect(await ids()).toEqual([late, lost].sort());
  services.clock.pass(1);
  await runRetention(services);
  expect(await ids()).toEqual([]);
});

test("days are 24 hours across both changes of clocks, on a server that lives in another zone", async () => {
  const { rows } = await database.pool.query<{ name: string }>("SELECT current_database() AS name");
  await database.owner.query(`ALTER DATABASE ${rows[0]?.name} SET timezone = 'Europe/Paris'`);
  const elsewhere = openDatabase({ connectionString: database.connectionString });
  try {
    for (const end of [Date.UTC(2027, 2, 1, 12), Date.UTC(2027, 9, 10, 12)]) {
      const id = await createBooking(database, business, { endsAt: end });
      const dueAt = async (instant: number) =>
        (
          await elsewhere.prisma.$transaction((tx) =>
            lockDue(tx, bookings, { now: instant, paused: [], batchSize: 10 }),
          )
        ).map((due) => due.id);
      expect(await dueAt(end + 30 * dayMs - 1)).not.toContain(id);
      expect(await dueAt(end + 30 * dayMs)).toContain(id);
    }
  } finally {
    await elsewhere.close();
    await database.owner.query(`ALTER DATABASE ${rows[0]?.name} RESET timezone`);
  }
});

test("each business has its own rule, and another's bookings, people and mails stay", async () => {
  const patient = await createBusiness(database, 365);
  const kept = await createBooking(database, patient, {
    endsAt: now - 100 * dayMs,
    callEndedAt: now - 100 * dayMs,
  });
  await createBooking(database, business, { endsAt: now - 100 * dayMs });
  const everything = async () => {
    const found = await prisma.organization.findUnique({
      where: { id: patient.organizationId },
      include: {
        bookings: {
          include: {
            attendees: true,
            answers: true,
            mailMessages: true,
            calls: { include: { participants: true } },
          },
        },
        eventTypes: { include: { questions: true } },
        memberships: true,
      },
    });
    // As text: what is computed of an answer is another object at each reading.
    return JSON.stringify(found, null, 1);
  };
  const before = await everything();
  await runRetention(services);
  expect(await ids()).toEqual([kept]);
  expect(await everything()).toEqual(before);
  expect(await listReceipts(services, patient.organizationId)).toEqual([]);
});

test("a run leaves one receipt to a business, whatever number of batches it took; a second run leaves nothing", async () => {
  for (let count = 0; count < 130; count++) {
    await createBooking(database, business, { endsAt: now - (31 + count) * dayMs });
  }
  expect((await runRetention(services, 100)).bookings).toBe(130);
  const receipts = await listReceipts(services, business.organizationId);
  expect(receipts).toMatchObject([
    {
      ranAt: now,
      retentionDays: 30,
      counts: { ...nothingErased, ...each(130), mails: 260 },
    },
  ]);
  const enqueued = services.enqueued.length;
  expect((await runRetention(services)).bookings).toBe(0);
  expect(await listReceipts(services, business.organizationId)).toEqual(receipts);
  expect(services.enqueued).toHaveLength(enqueued);
});

test("a receipt of before more tables were counted still reads", async () => {
  const counts = { bookings: 2, attendees: 2, answers: 1, mails: 4, calls: 0, participants: 0 };
  const { organizationId } = business;
  await prisma.erasureReceipt.create({
    data: { id: randomId(), organizationId, ranAt: new Date(now), retentionDays: 30, counts },
  });
  const [receipt] = await listReceipts(services, organizationId);
  expect(receipt?.counts).toEqual({ ...nothingErased, ...counts });
});

test("copies of the mails are erased by a job that carries their ids alone", async () => {
  const id = await createBooking(database, business, { endsAt: now - 31 * dayMs });
  const mails = await prisma.mailMessage.findMany({ where: { bookingId: id }, select: { id: true } });
  await runRetention(services);
  const [job, ...more] = services.enqueued;
  expect(more).toEqual([]);
  expect(job?.name).toBe("privacy.erase-copies");
  const mailIds = expect.arrayContaining(mails.map((mail) => mail.id));
  expect(job?.payload).toEqual({ mailIds });
  expect(mails).toHaveLength(2);
});

test("a run that dies inside a batch has done nothing of it, and the next run does all", async () => {
  for (let count = 0; count < 3; count++)
    await createBooking(database, business, { endsAt: now - (31 + count) * dayMs });
  const dying = {
    ...services,
    jobs: {
      enqueue: async () => {
        throw new Error("killed");
      },
    },
  };
  await expect(runRetention(dying)).rejects.toThrow("killed");
  expect([
    await prisma.booking.count(),
    await prisma.attendee.count(),
    await prisma.erasureReceipt.count(),
  ]).toEqual([3, 3, 0]);
  expect((await runRetention(services)).bookings).toBe(3);
  expect(await listReceipts(services, business.organizationId)).toHaveLength(1);
});

test("a run that dies between batches keeps what it did, with its receipt, and the next run goes on", async () => {
  for (let count = 0; count < 150; count++) {
    await createBooking(database, business, { endsAt: now - (31 + count) * dayMs });
  }
  let batches = 0;
  const dying = {
    ...services,
    jobs: {
      enqueue: async () => {
        batches += 1;
        if (batches > 1) throw new Error("killed");
      },
    },
  };
  await expect(runRetention(dying, 100)).rejects.toThrow("killed");
  expect(await prisma.booking.count()).toBe(50);
  expect((await runRetention(services)).bookings).toBe(50);
  const receipts = await listReceipts(services, business.organizationId);
  expect(receipts.map(({ counts }) => counts.bookings).sort()).toEqual([100, 50]);
});

test("runs at the same time share the work: nothing is erased twice, nothing is left", async () => {
  for (let count = 0; count < 120; count++) {
    await createBooking(database, business, { endsAt: now - (31 + count) * dayMs });
  }
  const runs = await Promise.all([
    runRetention(services, 20),
    runRetention(services, 20),
    runRetention(services, 20),
  ]);
  while ((await runRetention(services)).bookings > 0);
  const receipts = await listReceipts(services, business.organizationId);
  expect(await prisma.booking.count()).toBe(0);
  expect(receipts.reduce((sum, { counts }) => sum + counts.bookings, 0)).toBe(120);
  expect(runs.reduce((sum, { bookings }) => sum + bookings, 0)).toBeLessThanOrEqual(120);
});

test("the preview says what the run then does, also for another rule", async () => {
  for (const days of [10, 20, 29, 30, 31, 90]) {
    await createBooking(database, business, { endsAt: now - days * dayMs, callEndedAt: now - days * dayMs });
  }
  const other = await createBusiness(database, 1);
  await createBooking(database, other, { endsAt: now - 50 * dayMs });
  const preview = await previewRetention(services, business.organizationId, now);
  expect(preview.bookings).toBe(3);
  expect(
    (await previewRetention(services, business.organizationId, now, [{ rule: "booking", days: 15 }]))
      .bookings,
  ).toBe(5);
  expect((await previewRetention(services, business.organizationId, now - 1)).bookings).toBe(2);
  expect(await prisma.booking.count()).toBe(7);
  await runRetention(services);
  const [receipt] = await listReceipts(services, business.organizationId);
  expect(receipt?.counts).toEqual(preview);
  expect(await previewRetention(services, business.organizationId, now)).toMatchObject({
    bookings: 0,
    mails: 0,
  });
});

test("the query and the domain agree on what is due, for any booking and any rule", async () => {
  const offset = fc.integer({ min: -60 * dayMs, max: 5 * dayMs });
  const wanted = fc.record({
    endsAt: offset,
    standing: fc.constantFrom("pending" as const, "confirmed" as const),
    ended: fc.option(
      fc.record({
        status: fc.constantFrom("cancelled" as const, "declined" as const, "expired" as const),
        at: offset,
      }),
    ),
    callEndedAt: fc.option(offset),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(wanted, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 40 }),
      async (list, days) => {
        await prisma.booking.deleteMany();
        const expected: string[] = [];
        await prisma.organization.update({
          where: { id: business.organizationId },
          data: { retentionDays: days },
        });
        for (const [index, booking] of list.entries()) {
          const times: BookingTimes = {
            status: booking.ended?.status ?? booking.standing,
            endsAt: now + booking.endsAt + index,
            cancelledAt: booking.ended ? now + booking.ended.at : null,
            callEndedAt: booking.callEndedAt === null ? null : now + booking.callEndedAt,
          };
          const host = await createBusiness(database, days);
          const id = await createBooking(database, host, {
            endsAt: times.endsAt,
            status: times.status,
            ...(times.cancelledAt === null ? {} : { cancelledAt: times.cancelledAt }),
            ...(times.callEndedAt === null ? {} : { callEndedAt: times.callEndedAt }),
          });
          if (erasureDueAt(times, days) <= now) expected.push(id);
        }
        const due = await prisma.$transaction((tx) =>
          lockDue(tx, bookings, { now, paused: [], batchSize: 100 }),
        );
        expect(due.map(({ id }) => id).sort()).toEqual(expected.sort());
      },
    ),
    { numRuns: 25 },
  );
});
