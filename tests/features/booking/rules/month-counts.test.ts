import { expect, test } from "vitest";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { productPages } from "../../http/product-pages.ts";
import { testDatabase } from "../../test-database.ts";

const database = await testDatabase();
const services = fakeServices(database);
const ask = productPages(services);
const hours = 8;
/** How many hours of each day of February 2027, from the first on, are left free; all eight of the days after them. */
const left = [0, 1, 2, 3, 5, 6, 8];

const business = await bookableBusiness(database, { eventType: { lengthMinutes: 60 } });
for (const [index, free] of left.entries()) {
  if (free === hours) continue;
  const { organizationId, eventTypeId, hostId } = business;
  const startsAt = Date.UTC(2027, 1, index + 1, 9);
  const minutes = (hours - free) * 60;
  await createBooking(database, { organizationId, eventTypeId, hostIds: [hostId], startsAt, minutes });
}

/** What the page says and draws of the days with numbers; null for a day that leads nowhere. */
async function daysOf(language: string) {
  const { html } = await ask(`/${business.slug}/talk?month=2027-02&timezone=UTC`, undefined, language);
  return left.map((_, index) => {
    const date = `2027-02-0${index + 1}`;
    const link = new RegExp(`<a [^>]*data-date="${date}"[^>]*>.*?</a>`).exec(html)?.[0];
    const plain = new RegExp(`<span [^>]*data-date="${date}".*?visually-hidden">([^<]*)<`).exec(html)?.[1];
    const density = /data-density="(\d)"/.exec(link ?? "")?.[1];
    return { heard: /aria-label="([^"]*)"/.exec(link ?? "")?.[1] ?? plain, density: density ?? null };
  });
}

test("a day of the month is heard with the number of its free times", async () => {
  expect((await daysOf("en")).map(({ heard }) => heard)).toEqual([
    "Monday, February 1, no free times",
    "Tuesday, February 2, 1 free time",
    "Wednesday, February 3, 2 free times",
    "Thursday, February 4, 3 free times",
    "Friday, February 5, 5 free times",
    "Saturday, February 6, 6 free times",
    "Sunday, February 7, 8 free times",
  ]);
  const french = (await daysOf("fr")).map(({ heard }) => heard?.replace(/[\u00a0\u202f]/g, " "));
  expect(french.slice(0, 3)).toEqual([
    "lundi 1er février, aucun horaire libre",
    "mardi 2 février, 1 horaire libre",
    "mercredi 3 février, 2 horaires libres",
  ]);
});

test("and seen with one, two or three marks, by thirds of what the fullest day has", async () => {
  expect((await daysOf("en")).map(({ density }) => density)).toEqual([null, "1", "1", "2", "2", "3", "3"]);
});

test("a day without any free time is no link", async () => {
  const { html } = await ask(`/${business.slug}/talk?month=2027-02&timezone=UTC`);
  expect(html).toMatch(/<span [^>]*data-date="2027-02-01"/);
  expect(html).not.toMatch(/<a [^>]*data-date="2027-02-01"/);
});
