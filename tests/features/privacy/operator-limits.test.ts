import { beforeEach, expect, test } from "vitest";
import {
  accountLifeDays,
  parseRetentionLimits,
  type RetentionLimits,
  retentionLimits,
} from "#app/domain/privacy/retention-limits.ts";
import { submitRetention } from "#app/features/organization/organization.server.ts";
import { applyRetentionLimits, runRetention } from "#app/features/privacy/privacy.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { sendMails } from "../rights/rights-scene.ts";
import { testDatabase } from "../test-database.ts";
import { type Business, createBooking, createBusiness } from "./booked-business.ts";

const database = await testDatabase();
const { prisma } = database;
const dayMs = 86_400_000;
const { t } = translatorFor("en");
const plain = fakeServices(database);
const now = plain.clock.now();
let business: Business;

/** The services of an instance with these limits. */
function limitedTo(text: string) {
  const limits = parseRetentionLimits(text);
  if (typeof limits === "string") throw new Error(limits);
  return withLimits(limits);
}

function withLimits(limits: RetentionLimits) {
  return fakeServices(database, { settings: { ...plain.settings, retentionLimits: limits } });
}

beforeEach(async () => {
  await applyRetentionLimits(plain);
  await prisma.mailMessage.deleteMany();
  await prisma.booking.deleteMany();
  await prisma.eventType.deleteMany();
  await prisma.organization.deleteMany();
  business = await createBusiness(database, 365);
});

async function rules() {
  const { organizationId, eventTypeId, questionId } = business;
  const of = await prisma.organization.findUniqueOrThrow({ where: { id: organizationId } });
  const eventType = await prisma.eventType.findUniqueOrThrow({ where: { id: eventTypeId } });
  const question = await prisma.question.findUniqueOrThrow({ where: { id: questionId } });
  return {
    business: [of.retentionDays, of.answerDays, of.sensitiveAnswerDays, of.callDays],
    eventType: eventType.retentionDays,
    question: question.answerDays,
  };
}

test("limits of the operator set every rule outside of them to the nearest figure, and leave the others", async () => {
  const { eventTypeId, questionId } = business;
  await prisma.eventType.update({ where: { id: eventTypeId }, data: { retentionDays: 5 } });
  await prisma.question.update({ where: { id: questionId }, data: { answerDays: 400 } });
  const untouched = await createBusiness(database, 100);
  const unlimited = { answerDays: 20, sensitiveAnswerDays: 20, callDays: 40 };
  await prisma.organization.update({ where: { id: untouched.organizationId }, data: unlimited });
  const services = limitedTo("booking 30-200, answer 10-90, call 30-60");
  expect(await applyRetentionLimits(services)).toBe(1);
  expect(await rules()).toEqual({ business: [200, 90, 2557, 60], eventType: 30, question: 90 });
  const left = await prisma.organization.findUniqueOrThrow({ where: { id: untouched.organizationId } });
  expect(left).toMatchObject({ retentionDays: 100, ...unlimited });
  expect(await applyRetentionLimits(services)).toBe(0);
});

test("a question takes the limits of its kind", async () => {
  const { questionId } = business;
  await applyRetentionLimits(limitedTo("answer 0-90, sensitiveAnswer 0-7"));
  await prisma.question.update({ where: { id: questionId }, data: { answerDays: 60 } });
  expect((await rules()).question).toBe(60);
  await prisma.question.update({ where: { id: questionId }, data: { sensitive: true } });
  expect((await rules()).question).toBe(7);
});

test("whatever writes a rule afterwards, it is held to the limits; without limits nothing is", async () => {
  const { organizationId } = business;
  const keepForGood = () =>
    prisma.organization.update({ where: { id: organizationId }, data: { retentionDays: accountLifeDays } });
  await applyRetentionLimits(limitedTo("booking 30-200"));
  expect((await keepForGood()).retentionDays).toBe(200);
  await applyRetentionLimits(limitedTo("booking 30-2557"));
  expect((await keepForGood()).retentionDays).toBe(accountLifeDays);
  await applyRetentionLimits(withLimits(retentionLimits));
  const short = await prisma.organization.update({
    where: { id: organizationId },
    data: { retentionDays: 1 },
  });
  expect(short.retentionDays).toBe(1);
  expect(await prisma.retentionLimit.count()).toBe(0);
});

test("what new limits take away stays for seven days more, and its owner is told so once", async () => {
  const bookingId = await createBooking(database, business, { endsAt: now - 100 * dayMs });
  // The database's own clock is the one that gives notice; tests hold it at an instant of long ago.
  const [clock] = await prisma.$queryRaw<{ now: Date }[]>`SELECT parley_now() AS now`;
  await prisma.booking.update({ where: { id: bookingId }, data: { purgeAt: new Date(now + 265 * dayMs) } });
  const services = limitedTo("booking 1-30");
  await applyRetentionLimits(services);
  const { purgeAt } = await prisma.booking.findUniqueOrThrow({ where: { id: bookingId } });
  const notice = (clock?.now.getTime() ?? 0) + 7 * dayMs;
  expect(purgeAt?.getTime()).toBe(Math.max(now - 70 * dayMs, notice));
  const mails = await prisma.mailMessage.findMany({ where: { kind: "limits_changed" } });
  expect(mails.map(({ userId }) => userId)).toEqual([business.hostId]);
  expect(mails[0]?.facts).toEqual({ effectiveAt: now + 7 * dayMs });
  await applyRetentionLimits(services);
  expect(await prisma.mailMessage.count({ where: { kind: "limits_changed" } })).toBe(1);
  await sendMails(services, database);
  expect(services.sentMails.map(({ subject }) => subject)).toEqual([t("mail.subject.limits_changed")]);
  expect(await runRetention(services)).toMatchObject({ bookings: 1 });
});

test("forms refuse what the operator does not allow, with the range, and keep what was typed", async () => {
  const services = limitedTo("booking 30-200, answer 0-90");
  await applyRetentionLimits(services);
  const { organizationId } = business;
  const tree = {
    retentionDays: "365",
    answerDays: "91",
    sensitiveAnswerDays: "5",
    callDays: "60",
    recordingDays: "30",
    chatDays: "30",
  };
  const refused = await submitRetention(services, { organizationId, tree, t });
  expect(refused).toEqual({
    status: 400,
    answer: {
      values: tree,
      errors: {
        retentionDays: t("form.wholeNumber", { min: 30, max: 200 }),
        answerDays: t("form.wholeNumber", { min: 0, max: 90 }),
      },
    },
  });
  const forGood = { ...tree, retentionDays: "", keepsForGood: "on", answerDays: "90" };
  expect(await submitRetention(services, { organizationId, tree: forGood, t })).toMatchObject({
    status: 400,
  });
  const allowed = { ...tree, retentionDays: "200", answerDays: "90" };
  expect(await submitRetention(services, { organizationId, tree: allowed, t })).toEqual({ status: 303 });
});
