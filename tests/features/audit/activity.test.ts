import { expect, test } from "vitest";
import { readActivityFilter } from "#app/features/audit/activity-filter.ts";
import { activityPage, noteDone } from "#app/features/audit/audit.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { Locale } from "#app/messages/locale.ts";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { tamper } from "./audit-scene.ts";

const database = await testDatabase();
const services = fakeServices(database);

const open = ({ organizationId, slug }: BookableBusiness, search = "", locale: Locale = "en") =>
  activityPage(services, {
    organization: { id: organizationId, timeZone: "Europe/Paris" },
    base: `/dashboard/${slug}`,
    filter: readActivityFilter(new URLSearchParams(search)),
    translator: translatorFor(locale),
  });

const note = (
  { organizationId, hostId }: BookableBusiness,
  entry: Partial<Parameters<typeof noteDone>[1]> = {},
) =>
  noteDone(database.prisma, {
    organizationId,
    action: "booking.moved",
    by: "member",
    actorId: hostId,
    now: services.clock.now(),
    ...entry,
  });

test("what was done is told in plain words, in the reader's language and the business's zone, with a way there", async () => {
  const business = await bookableBusiness(database);
  const { organizationId, eventTypeId, hostId, slug } = business;
  const booking = { organizationId, eventTypeId, hostIds: [hostId], startsAt: Date.UTC(2027, 0, 18, 9) };
  const { bookingId } = await createBooking(database, booking);
  await note(business, { target: `booking:${bookingId}` });
  await note(business, { action: "retention.changed", details: { retentionDays: 30 } });
  await note(business, { target: "booking:gone", actorId: "left" });
  const page = await open(business);
  expect(page.lines.map(({ text }) => text)).toEqual([
    "A member moved a booking.",
    "Ada Host changed how long data is kept.",
    "Ada Host moved a booking.",
  ]);
  expect(page.lines.map(({ link }) => link?.href ?? null)).toEqual([
    null,
    null,
    `/dashboard/${slug}/bookings/${bookingId}`,
  ]);
  expect(page.lines[1]?.note).toContain("30 days");
  expect(page.lines[0]?.at).toContain("1:00");
  expect(page.chain).toMatchObject({ intact: true, count: 3 });
  expect((await open(business, "", "fr")).lines[2]?.text).toBe("Ada Host a déplacé une réservation.");
});

test("the page is narrowed by kind and turned, and says so where nothing is of that kind", async () => {
  const business = await bookableBusiness(database);
  for (let number = 0; number < 51; number++) await note(business);
  await note(business, { action: "logo.changed" });
  expect((await open(business)).pages).toBe(2);
  expect((await open(business, "page=2")).lines.map(({ seq }) => seq)).toEqual([2, 1]);
  expect((await open(business, "about=settings")).lines.map(({ seq }) => seq)).toEqual([52]);
  expect((await open(business, "about=exports")).lines).toEqual([]);
  expect((await open(business, "about=nonsense&page=-3")).filter).toEqual({ group: null, page: 1 });
});

test("a chain that does not hold is said on its own business's page alone", async () => {
  const [ours, theirs] = [await bookableBusiness(database), await bookableBusiness(database)];
  for (const business of [ours, theirs, ours]) await note(business);
  await tamper(database, "UPDATE audit_event SET action = 'sign-in' WHERE chain = $1 AND seq = 1", [
    ours.organizationId,
  ]);
  expect((await open(ours)).chain).toEqual({ intact: false, seq: 1 });
  expect((await open(theirs)).chain).toMatchObject({ intact: true, count: 1 });
  expect((await open(theirs)).lines).toHaveLength(1);
});

test("a business in which nothing was done yet has an empty chain that holds", async () => {
  const page = await open(await bookableBusiness(database));
  expect(page).toMatchObject({ lines: [], pages: 1, chain: { intact: true, count: 0, upTo: null } });
});
