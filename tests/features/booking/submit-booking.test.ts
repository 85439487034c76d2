import { expect, test } from "vitest";
import { submitBooking } from "#app/features/booking/booking.server.ts";
import { slotParam } from "#app/features/booking/booking-form.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const halfHourMs = 1_800_000;
const nine = Date.UTC(2027, 0, 18, 9);

function formFor(startsAt: number, fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  const all = {
    at: slotParam(startsAt),
    timezone: "UTC",
    key: randomId(),
    name: "Grace",
    email: "g@customers.example",
  };
  for (const [name, value] of Object.entries({ ...all, ...fields })) form.set(name, value);
  return form;
}

test("a network that books too much waits, and what it typed is kept", async () => {
  const services = fakeServices(database);
  Object.assign(services.settings, { bookingsPerHour: 2 });
  const business = await bookableBusiness(database);
  const context = {
    services,
    businessSlug: business.slug,
    eventTypeSlug: "talk",
    locale: "en" as const,
    network: "203.0.113.0/24",
  };
  expect((await submitBooking(formFor(nine), context)).status).toBe(303);
  expect((await submitBooking(formFor(nine + halfHourMs), context)).status).toBe(303);
  const refused = await submitBooking(formFor(nine + 2 * halfHourMs, { name: "Ada" }), context);
  expect(refused).toMatchObject({
    status: 429,
    submission: {
      values: { name: ["Ada"] },
      problems: [{ field: "form", message: "booking.error.tooMany" }],
    },
  });
  expect(await database.prisma.booking.count({ where: { organizationId: business.organizationId } })).toBe(2);
  const elsewhere = { ...context, network: "198.51.100.0/24" };
  expect((await submitBooking(formFor(nine + 2 * halfHourMs), elsewhere)).status).toBe(303);
  services.clock.pass(3_600_001);
  expect((await submitBooking(formFor(nine + 3 * halfHourMs), context)).status).toBe(303);
});

test("an unknown zone or changed hidden fields are refused and nothing is booked", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  const context = {
    services,
    businessSlug: business.slug,
    eventTypeSlug: "talk",
    locale: "en" as const,
    network: "203.0.113.0/24",
  };
  const changed: Record<string, string>[] = [{ timezone: "Mars/Olympus" }, { key: "x" }, { at: "now" }];
  for (const fields of changed) {
    expect(await submitBooking(formFor(nine, fields), context)).toEqual({ status: 400, submission: null });
  }
  expect(await database.prisma.booking.count({ where: { organizationId: business.organizationId } })).toBe(0);
});
