import fc from "fast-check";
import { afterAll, beforeEach, expect, test } from "vitest";
import { answerDueAt, erasureDueAt } from "#app/domain/privacy/booking-retention.ts";
import { accountLifeDays } from "#app/domain/privacy/retention-limits.ts";
import { previewRetention, runRetention } from "#app/features/privacy/privacy.server.ts";
import { openDatabase } from "#app/platform/database/database.server.ts";
import type { Prisma } from "#app/platform/database/generated/client.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { type Business, createBooking, createBusiness } from "./booked-business.ts";

const database = await testDatabase();
const { prisma } = database;
const dayMs = 86_400_000;
let services = fakeServices(database);
let business: Business;
let now = 0;
const opened: { close(): Promise<void> }[] = [];
afterAll(() => Promise.all(opened.map((own) => own.close())));

beforeEach(async () => {
  await prisma.booking.deleteMany();
  await prisma.eventType.deleteMany();
  await prisma.organization.deleteMany();
  services = fakeServices(database);
  now = services.clock.now();
  business = await createBusiness(database, 365);
  await rules({ business: { answerDays: 90, sensitiveAnswerDays: 30, callDays: 365 } });
});

type Rules = {
  business?: Prisma.OrganizationUncheckedUpdateInput;
  eventType?: number | null;
  question?: number | null;
};

/** Sets rules of the business, of its event type and of its question. */
async function rules({ business: data, eventType, question }: Rules) {
  const { organizationId, eventTypeId, questionId } = business;
  if (data !== undefined) await prisma.organization.update({ where: { id: organizationId }, data });
  if (eventType !== undefined)
    await prisma.eventType.update({ where: { id: eventTypeId }, data: { retentionDays: eventType } });
  if (question !== undefined)
    await prisma.question.update({ where: { id: questionId }, data: { answerDays: question } });
}

const over = (days: number, more: { callEndedAt?: number } = {}) =>
  createBooking(database, business, { endsAt: now - days * dayMs, ...more });
const left = async () => ({
  bookings: await prisma.booking.count(),
  answers: await prisma.answer.count(),
  calls: await prisma.call.count(),
});

test("an event type's own rule goes before the business's, shorter or longer", async () => {
  await rules({ eventType: 10 });
  await over(10);
  const other = await createBusiness(database, 365);
  await createBooking(database, other, { endsAt: now - 364 * dayMs });
  expect((await runRetention(services)).bookings).toBe(1);
  await rules({ eventType: 400 });
  await over(399);
  expect((await runRetention(services)).bookings).toBe(0);
  services.clock.pass(dayMs);
  // The other business's 365 days are over as well.
  expect((await runRetention(services)).bookings).toBe(2);
});

test("bookings that are kept as long as the business is here are never due, their answers and calls are", async () => {
  await rules({ business: { retentionDays: accountLifeDays } });
  await over(9000, { callEndedAt: now - 9000 * dayMs });
  expect(await runRetention(services)).toMatchObject({ bookings: 0, answers: 1, calls: 1, participants: 2 });
  expect(await left()).toEqual({ bookings: 1, answers: 0, calls: 0 });
});

test("answers go by their own rule while the booking stays, sensitive ones by another, and a question's rule goes first", async () => {
  const bookingId = await over(30);
  await prisma.answer.updateMany({ where: { bookingId }, data: { sensitive: true } });
  // The kind was changed behind the program's back: the rules are told again.
  await prisma.organization.update({
    where: { id: business.organizationId },
    data: { sensitiveAnswerDays: 31 },
  });
  await prisma.organization.update({
    where: { id: business.organizationId },
    data: { sensitiveAnswerDays: 30 },
  });
  await over(31);
  expect(await runRetention(services)).toMatchObject({ bookings: 0, answers: 1 });
  expect(await left()).toEqual({ bookings: 2, answers: 1, calls: 0 });
  await rules({ question: 32 });
  expect((await runRetention(services)).answers).toBe(0);
  services.clock.pass(dayMs);
  expect((await runRetention(services)).answers).toBe(1);
});

test("a rule for answers is never longer than one above it: booking, answers, sensitive answers, one question", async () => {
  const ends = async (id: string) => {
    const { purgeAt } = await prisma.answer.findFirstOrThrow({ where: { bookingId: id } });
    return ((purgeAt?.getTime() ?? 0) - now) / dayMs;
  };
  await rules({ business: { retentionDays: 40, answerDays: 60, sensitiveAnswerDays: 90 }, question: 700 });
  expect(await ends(await over(0))).toBe(40);
  await rules({ business: { retentionDays: 365 } });
  const sensitive = await over(1);
  expect(await ends(sensitive)).toBe(59);
  await prisma.answer.updateMany({ where: { bookingId: sensitive }, data: { sensitive: true } });
  await rules({ business: { sensitiveAnswerDays: 91 } });
  expect(await ends(sensitive)).toBe(59);
  await rules({ business: { sensitiveAnswerDays: 50 } });
  expect(await ends(sensitive)).toBe(49);
  await rules({ question: 20 });
  expect(await ends(sensitive)).toBe(19);
});

test("at 0 days an answer is gone when the meeting is over, and hidden from that instant on", async () => {
  await rules({ question: 0 });
  const bookingId = await over(-1);
  const at = (hidesAsOf: number) => {
    const own = openDatabase({ connectionString: database.connectionString, connectionsMax: 2, hidesAsOf });
    opened.push(own);
    return own.prisma.answer.count({ where: { bookingId } });
  };
  expect([await at(now + dayMs - 1), await at(now + dayMs)]).toEqual([1, 0]);
  services.clock.pass(dayMs);
  expect((await runRetention(services)).answers).toBe(1);
});

test("an answer never outlives its booking, and follows it when that is moved or its call runs late", async () => {
  await rules({ question: 5 });
  const bookingId = await over(2);
  const ends = async () => {
    const { purgeAt } = await prisma.answer.findFirstOrThrow({ where: { bookingId } });
    return ((purgeAt?.getTime() ?? 0) - now) / dayMs;
  };
  expect(await ends()).toBe(3);
  const from = new Date(now + 9 * dayMs - 30 * 60_000);
  const to = new Date(now + 9 * dayMs);
  const moved = { startsAt: from, endsAt: to, occupiedStartsAt: from, occupiedEndsAt: to };
  await prisma.$transaction([
    prisma.occupiedTime.updateMany({ where: { bookingId }, data: { startsAt: from, endsAt: to } }),
    prisma.booking.update({ where: { id: bookingId }, data: moved }),
  ]);
  expect(await ends()).toBe(14);
  await prisma.call.create({
    data: {
      id: bookingId,
      organizationId: business.organizationId,
      bookingId,
      startedAt: new Date(now),
      lastSeenAt: new Date(now + 10 * dayMs),
    },
  });
  expect(await ends()).toBe(15);
  await rules({ eventType: 3, question: null });
  expect(await ends()).toBe(13);
});

test("the log of a call goes by its own rule", async () => {
  await rules({ business: { callDays: 30 } });
  await over(30, { callEndedAt: now - 30 * dayMs });
  expect(await runRetention(services)).toMatchObject({ bookings: 0, calls: 1, participants: 2 });
  expect(await left()).toMatchObject({ bookings: 1, calls: 0 });
});

test("unless a business says otherwise, the log of a call goes 365 days after it", async () => {
  const { callDays } = await prisma.organization.create({
    data: { id: `${business.organizationId}-new`, slug: "as-it-comes", name: "New", timeZone: "UTC" },
  });
  await rules({ business: { retentionDays: 700, callDays } });
  const endedAt = now - 364 * dayMs;
  await over(364, { callEndedAt: endedAt });
  services.clock.set(endedAt + 365 * dayMs - 1);
  expect((await runRetention(services)).calls).toBe(0);
  services.clock.pass(1);
  expect((await runRetention(services)).calls).toBe(1);
  expect(await left()).toMatchObject({ bookings: 1, calls: 0 });
});

test("what a change would erase is told before, and is what runs then erase once it is made", async () => {
  for (const days of [1, 5, 20, 40, 90]) await over(days, { callEndedAt: now - days * dayMs });
  const preview = (changes: Parameters<typeof previewRetention>[3]) =>
    previewRetention(services, business.organizationId, now, changes);
  const { eventTypeId } = business;
  expect(await preview([])).toMatchObject({ bookings: 0, answers: 1, calls: 0 });
  expect(await preview([{ rule: "booking", days: 20, eventTypeId }])).toMatchObject({
    bookings: 3,
    answers: 3,
  });
  const changes = [
    { rule: "booking", days: 90 },
    { rule: "answer", days: 5 },
    { rule: "call", days: 30 },
  ] as const;
  const told = await preview(changes);
  expect(told).toMatchObject({ bookings: 1, answers: 4, calls: 2 });
  await rules({ business: { retentionDays: 90, answerDays: 5, callDays: 30 } });
  expect(await preview(undefined)).toEqual(told);
  expect(await runRetention(services)).toEqual(told);
});

test("the database's ends and the domain's formulas agree, for any rules", async () => {
  const days = (min: number) => fc.integer({ min, max: 700 });
  const wanted = fc.record({
    retentionDays: days(1),
    ofEventType: fc.option(days(1)),
    ofAnswers: days(0),
    ofQuestion: fc.option(days(0)),
    endsIn: fc.integer({ min: -100, max: 100 }),
    lateMinutes: fc.option(fc.integer({ min: -30, max: 90 })),
  });
  await fc.assert(
    fc.asyncProperty(wanted, async (rule) => {
      await prisma.booking.deleteMany();
      await rules({
        business: { retentionDays: rule.retentionDays, answerDays: rule.ofAnswers },
        eventType: rule.ofEventType,
        question: rule.ofQuestion,
      });
      const endsAt = now + rule.endsIn * dayMs;
      const callEndedAt = rule.lateMinutes === null ? null : endsAt + rule.lateMinutes * 60_000;
      const call = callEndedAt === null ? {} : { callEndedAt };
      const id = await createBooking(database, business, { endsAt, ...call });
      const times = { status: "confirmed", endsAt, cancelledAt: null, callEndedAt } as const;
      const booking = rule.ofEventType ?? rule.retentionDays;
      const row = await prisma.booking.findUniqueOrThrow({ where: { id }, include: { answers: true } });
      expect(row.purgeAt?.getTime()).toBe(erasureDueAt(times, booking));
      const due = answerDueAt(times, { booking, kind: rule.ofAnswers, question: rule.ofQuestion });
      expect(row.answers[0]?.purgeAt?.getTime()).toBe(due);
    }),
    { numRuns: 40 },
  );
});
