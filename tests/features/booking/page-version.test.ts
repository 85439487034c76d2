import { expect, test } from "vitest";
import { bookSlot, cancelBooking } from "#app/features/booking/booking.server.ts";
import { createVersionReader } from "#app/platform/http/page-version.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const { prisma } = database;
const currentVersion = createVersionReader(database.pool);

async function raises(organizationId: string, change: () => Promise<unknown>): Promise<boolean> {
  const before = BigInt((await currentVersion(organizationId)) ?? -1);
  await change();
  return BigInt((await currentVersion(organizationId)) ?? -1) > before;
}

test("every change that a public page shows raises the version of its business, and of no other", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, { questions: [{ kind: "text", label: "Why?" }] });
  const other = await bookableBusiness(database);
  const otherBefore = await currentVersion(other.organizationId);
  const { organizationId, scheduleId, eventTypeId, hostId } = business;
  const startsAt = Date.UTC(2027, 0, 18, 9);
  let bookingId = "";
  const changes: Record<string, () => Promise<unknown>> = {
    "a booking": async () => {
      const draft = {
        startsAt,
        timeZone: "UTC",
        idempotencyKey: randomId(),
        name: "G",
        email: "g@customers.example",
        answers: [],
      };
      const result = await bookSlot(services, {
        businessSlug: business.slug,
        eventTypeSlug: "talk",
        locale: "en",
        draft,
      });
      if (result.ok) bookingId = result.bookingId;
    },
    "a cancellation": () => cancelBooking(services, { organizationId, bookingId, by: "host", reason: "" }),
    "an erased booking": () => prisma.booking.delete({ where: { id: bookingId } }),
    "a rule": () => prisma.availabilityRule.deleteMany({ where: { scheduleId, weekday: 7 } }),
    "an override": () =>
      prisma.dateOverride.create({
        data: { id: randomId(), organizationId, scheduleId, date: new Date("2027-02-01") },
      }),
    "a schedule": () =>
      prisma.schedule.update({ where: { id: scheduleId }, data: { timeZone: "Europe/Paris" } }),
    "an event type": () => prisma.eventType.update({ where: { id: eventTypeId }, data: { title: "Chat" } }),
    "a question": () => prisma.question.updateMany({ where: { eventTypeId }, data: { label: "How?" } }),
    "the business": () =>
      prisma.organization.update({ where: { id: organizationId }, data: { name: "Renamed" } }),
    "the host's name": () => prisma.user.update({ where: { id: hostId }, data: { name: "Ada B" } }),
  };
  for (const [what, change] of Object.entries(changes))
    expect(await raises(organizationId, change), what).toBe(true);
  expect(await currentVersion(other.organizationId)).toBe(otherBefore);
});

test("a host's booking raises the version of every business they belong to", async () => {
  const services = fakeServices(database);
  const first = await bookableBusiness(database);
  const second = await bookableBusiness(database, { hostId: first.hostId });
  const book = () =>
    bookSlot(services, {
      businessSlug: first.slug,
      eventTypeSlug: "talk",
      locale: "en",
      draft: {
        startsAt: Date.UTC(2027, 0, 19, 9),
        timeZone: "UTC",
        idempotencyKey: randomId(),
        name: "G",
        email: "g@customers.example",
        answers: [],
      },
    });
  expect(await raises(second.organizationId, book)).toBe(true);
});

test("a change that is rolled back raises nothing", async () => {
  const business = await bookableBusiness(database);
  const attempt = () =>
    prisma
      .$transaction(async (tx) => {
        await tx.eventType.update({ where: { id: business.eventTypeId }, data: { title: "Never" } });
        throw new Error("no");
      })
      .catch(() => undefined);
  expect(await raises(business.organizationId, attempt)).toBe(false);
});

test("a request is never answered from a version that was read before it came", async () => {
  let release: () => void = () => undefined;
  let reads = 0;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  // A pool that holds its first answer back, so that the order of events is certain.
  const slow = {
    query: async () => {
      const version = String(++reads);
      if (reads === 1) await gate;
      return { rows: [{ organization_id: "o", version }] };
    },
  };
  const read = createVersionReader(slow as never);
  const first = read("o");
  await new Promise((resolve) => setTimeout(resolve, 10));
  const second = read("o");
  const third = read("o");
  release();
  expect(await Promise.all([first, second, third])).toEqual(["1", "2", "2"]);
});
