import { expect, test } from "vitest";
import { slotParam } from "#app/features/booking/booking-form.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { book, booked, nine } from "../booking/booking-scene.ts";
import { testDatabase } from "../test-database.ts";
import { productPages } from "./product-pages.ts";

const database = await testDatabase();
const services = fakeServices(database);
const ask = productPages(services);
const business = await bookableBusiness(database);
const page = `/${business.slug}/talk`;
const filled = () => ({
  at: slotParam(nine),
  timezone: "UTC",
  key: randomId(),
  name: "Grace",
  email: "grace@customers.example",
});

test.each([
  ["an unknown zone", { timezone: "Mars/Olympus" }],
  ["a time that is none", { at: "tomorrow" }],
  ["a key of another form", { key: "x" }],
])("a booking form with %s is answered as a request that makes no sense", async (_, changed) => {
  const answer = await ask(page, { ...filled(), ...changed });
  expect(answer.status).toBe(400);
  expect(answer.html).toContain("This request makes no sense here");
  expect(answer.html).toContain(">400<");
  expect(answer.html).not.toContain("There is nothing here");
  expect(await database.prisma.booking.count()).toBe(0);
});

test("an address without a page still says that there is nothing", async () => {
  const answer = await ask(`/${business.slug}/nothing`);
  expect(answer.status).toBe(404);
  expect(answer.html).toContain("There is nothing here");
});

test("a move form without a time is answered as a request that makes no sense, and moves nothing", async () => {
  const { attendeeId } = await booked(book(services, business));
  const path = `${services.links.managePath(attendeeId)}/move`;
  expect((await ask(path)).status).toBe(200);
  const answer = await ask(path, { at: "tomorrow", reason: "" });
  expect(answer.status).toBe(400);
  expect(answer.html).toContain("This request makes no sense here");
  const { startsAt } = await database.prisma.booking.findFirstOrThrow();
  expect(startsAt.getTime()).toBe(nine);
});
