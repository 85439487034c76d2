import { expect, test } from "vitest";
import { bookSlot } from "#app/features/booking/booking.server.ts";
import { slotParam } from "#app/features/booking/booking-form.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import type { FakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { startPageServer } from "./page-server.ts";

const database = await testDatabase();
const here = await startPageServer(database.connectionString);
const elsewhere = await startPageServer(database.connectionString);
const nine = Date.UTC(2027, 0, 18, 9);
const halfHourMs = 1_800_000;

const pathOf = (business: BookableBusiness, date = "2027-01-18") =>
  `/${business.slug}/${business.eventTypeSlug}?date=${date}`;

async function book(services: FakeServices, business: BookableBusiness, startsAt: number): Promise<string> {
  const draft = { startsAt, timeZone: "UTC", idempotencyKey: randomId(), name: "Grace", answers: [] };
  const result = await bookSlot(services, {
    businessSlug: business.slug,
    eventTypeSlug: business.eventTypeSlug,
    locale: "en",
    draft: { ...draft, email: "grace@customers.example" },
  });
  expect(result.ok).toBe(true);
  return slotParam(startsAt);
}

test("a page that nothing changed is rendered once", async () => {
  const path = pathOf(await bookableBusiness(database));
  const first = await here.show(path);
  expect(first.times).toHaveLength(16);
  expect(await here.show(path)).toEqual(first);
  expect(await here.show(path)).toEqual(first);
});

test("a booked time is gone from the very next request, in the process that booked it and in any other", async () => {
  const business = await bookableBusiness(database);
  const path = pathOf(business);
  for (let i = 0; i < 12; i++) {
    const [kept, keptElsewhere] = [await here.show(path), await elsewhere.show(path)];
    expect([await here.show(path), await elsewhere.show(path)]).toEqual([kept, keptElsewhere]);
    const taken = await book(here.services, business, nine + i * halfHourMs);
    expect(kept.times).toContain(taken);
    const [shown, shownElsewhere] = await Promise.all([here.show(path), elsewhere.show(path)]);
    expect(shown.times).not.toContain(taken);
    expect(shownElsewhere.times).toEqual(shown.times);
  }
});

test("while visitors come without pause, none who comes after a booking is shown its time", async () => {
  const business = await bookableBusiness(database);
  const path = pathOf(business);
  const taken: string[] = [];
  let booking = true;
  const visit = async (server: typeof here) => {
    let visits = 0;
    for (; booking; visits++) {
      const before = [...taken];
      const { times } = await server.show(path);
      expect(times.filter((time) => before.includes(time))).toEqual([]);
    }
    return visits;
  };
  const visitors = [here, here, here, elsewhere, elsewhere, elsewhere].map(visit);
  try {
    for (let i = 0; i < 16; i++) taken.push(await book(elsewhere.services, business, nine + i * halfHourMs));
  } finally {
    booking = false;
  }
  for (const visits of await Promise.all(visitors)) expect(visits).toBeGreaterThan(3);
});

test("time alone ends a kept page: a start that is now too soon, and the next day", async () => {
  const path = pathOf(await bookableBusiness(database), "2027-01-15");
  const noon = here.services.clock.now();
  expect((await here.show(path)).times[0]).toBe("2027-01-15T12:30Z");
  here.services.clock.pass(halfHourMs - 1);
  expect((await here.show(path)).times[0]).toBe("2027-01-15T12:30Z");
  here.services.clock.pass(1);
  expect((await here.show(path)).times[0]).toBe("2027-01-15T13:00Z");
  here.services.clock.set(noon + 12 * 3_600_000);
  expect((await here.show(path)).times[0]).toBe("2027-01-16T09:00Z");
  here.services.clock.set(noon);
});

test("a page is the same rendered anew and kept, compressed and not, and tells nothing of the cache", async () => {
  const path = pathOf(await bookableBusiness(database));
  const answers = [
    await here.get(path, { "accept-encoding": "gzip" }),
    await here.get(path, { "accept-encoding": "gzip" }),
    await here.get(path, { "accept-encoding": "identity" }),
  ];
  expect(answers.map((answer) => answer.headers.get("content-encoding"))).toEqual(["gzip", "gzip", null]);
  const names = ["etag", "vary", "cache-control", "content-type", "x-parley-kept-page"];
  const headers = answers.map((answer) => names.map((name) => answer.headers.get(name)));
  expect(headers[1]).toEqual(headers[0]);
  expect(headers[2]).toEqual(headers[0]);
  expect(headers[0]?.at(-1)).toBeNull();
  const bodies = await Promise.all(answers.map((answer) => answer.text()));
  expect(new Set(bodies).size).toBe(1);
  const personal = await here.get(`${path}&name=Grace`);
  expect(personal.headers.get("x-parley-kept-page")).toBeNull();
});

test("a browser that has the page is told so until a booking changes it", async () => {
  const business = await bookableBusiness(database);
  const path = pathOf(business);
  const first = await here.get(path);
  const known = { "if-none-match": first.headers.get("etag") ?? "" };
  const unchanged = await here.get(path, known);
  expect([unchanged.status, await unchanged.text()]).toEqual([304, ""]);
  await book(here.services, business, nine);
  expect((await here.get(path, known)).status).toBe(200);
});

test("pages that differ by zone, day, language or visitor are kept apart", async () => {
  const path = pathOf(await bookableBusiness(database));
  const first = await here.show(path);
  const others = [
    await here.show(`${path}&timezone=Asia/Tokyo`),
    await here.show(path.replace("18", "19")),
    (await (await here.get(path, { "accept-language": "fr" })).json()) as { rendering: number },
    await here.show(`${path}&name=Grace`),
    await here.show(`${path}&name=Grace`),
  ];
  const renderings = [first, ...others].map(({ rendering }) => rendering);
  expect(new Set(renderings).size).toBe(renderings.length);
});

test("what is not there is not kept", async () => {
  const business = await bookableBusiness(database);
  expect((await here.get(`/${business.slug}/nothing`)).status).toBe(404);
  await database.prisma.eventType.update({ where: { id: business.eventTypeId }, data: { slug: "nothing" } });
  expect((await here.get(`/${business.slug}/nothing`)).status).toBe(200);
});
