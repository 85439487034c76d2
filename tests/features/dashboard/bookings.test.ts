import { expect, test } from "vitest";
import { bookingDetail } from "#app/features/dashboard/booking-detail.server.ts";
import { submitHostMove } from "#app/features/dashboard/booking-move.server.ts";
import { bookingsHref, readBookingsFilter } from "#app/features/dashboard/bookings-filter.ts";
import { bookingsPage } from "#app/features/dashboard/bookings-page.server.ts";
import { readNotice, withNotice, withoutNotice } from "#app/features/dashboard/notices.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const services = fakeServices(database);
const translator = translatorFor("en");
const now = services.clock.now();
const hourMs = 3_600_000;
const at = (instant: string) => ({ at: instant, day: "", time: "" });
const moveHref = (time: string) =>
  `/move?${new URLSearchParams({ at: `2027-01-20T${time}Z`, timezone: "UTC" })}`;

type Wish = { at: number; name?: string; email?: string; cancelled?: boolean };

async function booking(
  business: BookableBusiness,
  { at, name = "Grace", email = "grace@x.example", cancelled }: Wish,
) {
  const { bookingId } = await createBooking(database, {
    organizationId: business.organizationId,
    eventTypeId: business.eventTypeId,
    hostIds: [business.hostId],
    startsAt: at,
    createdAt: new Date(now - 9 * hourMs),
    ...(cancelled
      ? { status: "cancelled", cancelledAt: new Date(now - hourMs), cancelledBy: "attendee" }
      : {}),
    attendees: [{ name, email, timeZone: "Asia/Tokyo" }],
  });
  return bookingId;
}

const list = async (business: BookableBusiness, search: string, timeZone = "UTC") => {
  const filter = readBookingsFilter(new URLSearchParams(search));
  return bookingsPage(services, {
    organization: { id: business.organizationId, timeZone },
    readerId: business.hostId,
    onlyHostId: null,
    filter,
    locale: "en",
  });
};
const names = async (business: BookableBusiness, search: string, timeZone?: string) =>
  (await list(business, search, timeZone)).lines.map(({ who }) => who);

test("each booking stands in one tab: upcoming until its end, then past; cancelled apart", async () => {
  const business = await bookableBusiness(database);
  await booking(business, { at: now + 5 * hourMs, name: "Later" });
  await booking(business, { at: now - hourMs / 4, name: "Running" });
  await booking(business, { at: now - hourMs / 2 - 30 * 60_000, name: "Over" });
  await booking(business, { at: now + 7 * hourMs, name: "Off", cancelled: true });
  expect(await names(business, "")).toEqual(["Running", "Later"]);
  expect(await names(business, "tab=past")).toEqual(["Over"]);
  const cancelled = await list(business, "tab=cancelled");
  expect(cancelled.lines).toMatchObject([{ who: "Off", cancelledBy: "attendee" }]);
  expect(cancelled.counts).toEqual({ requests: 0, upcoming: 2, past: 1, cancelled: 1 });
});

test("search finds names, addresses and titles, and takes wildcards for letters", async () => {
  const business = await bookableBusiness(database);
  await booking(business, { at: now + hourMs, name: "Zoë 100%", email: "zoe_b@x.example" });
  await booking(business, { at: now + 2 * hourMs, name: "Max", email: "zoeXb@x.example" });
  expect(await names(business, "q=zoë")).toEqual(["Zoë 100%"]);
  expect(await names(business, "q=ZOE_B")).toEqual(["Zoë 100%"]);
  expect(await names(business, "q=%25")).toEqual(["Zoë 100%"]);
  expect(await names(business, "q=talk")).toHaveLength(2);
  expect(await names(business, "q=%27%3B+DROP+TABLE+booking%3B--")).toEqual([]);
  expect(await names(business, "q=%5C")).toEqual([]);
  // No text of PostgreSQL's holds a NUL.
  expect(await names(business, "q=zo%C3%AB%00")).toEqual(["Zoë 100%"]);
});

test("a date range means whole days of the business's own zone", async () => {
  const business = await bookableBusiness(database);
  // 23:30 on the 20th in UTC is the 21st in Tokyo.
  await booking(business, { at: Date.UTC(2027, 0, 20, 23, 30), name: "Edge" });
  expect(await names(business, "from=2027-01-20&to=2027-01-20")).toEqual(["Edge"]);
  expect(await names(business, "from=2027-01-20&to=2027-01-20", "Asia/Tokyo")).toEqual([]);
  expect(await names(business, "from=2027-01-21&to=2027-01-21", "Asia/Tokyo")).toEqual(["Edge"]);
});

test("addresses that make no sense show the first page of everything", async () => {
  const business = await bookableBusiness(database);
  await booking(business, { at: now + hourMs });
  for (const search of [
    "tab=x&page=-3",
    "page=9999999999",
    "type=' OR 1=1",
    "from=2027-02-31&to=soon",
    "page=NaN",
    "page=7",
  ]) {
    expect(await names(business, search), search).toEqual(["Grace"]);
  }
});

test("pages hold twenty, and links between them keep the filter", async () => {
  const business = await bookableBusiness(database);
  for (let i = 0; i < 21; i++) await booking(business, { at: now + (i + 1) * hourMs, name: `N${i}` });
  const second = await list(business, "q=n&page=2");
  expect(second).toMatchObject({ pages: 2, lines: [{ who: "N20" }] });
  expect(bookingsHref("/b", second.filter, { page: 2 })).toBe("/b?q=n&page=2");
  expect(bookingsHref("/b", second.filter, { tab: "past" })).toBe("/b?tab=past&q=n");
});

test("another business's bookings are neither listed, nor shown, nor moved", async () => {
  const [ours, theirs] = [await bookableBusiness(database), await bookableBusiness(database)];
  const id = await booking(theirs, { at: Date.UTC(2027, 0, 19, 9) });
  const organization = { id: ours.organizationId, timeZone: "UTC" };
  expect(await names(ours, `type=${theirs.eventTypeId}`)).toEqual([]);
  expect(
    await bookingDetail(services, { organization, bookingId: id, viewerId: ours.hostId, translator }),
  ).toBeNull();
  const moved = await submitHostMove(services, {
    organizationId: ours.organizationId,
    booking: { id, startsAt: new Date() },
    path: "/",
    shown: { locale: "en", zone: "UTC" },
    asked: at("2027-01-19T10:00Z"),
    reason: "",
    despiteRules: false,
  });
  expect(moved).toEqual({ status: "unchangeable" });
  const stored = await database.prisma.booking.findUniqueOrThrow({ where: { id } });
  expect(stored.startsAt).toEqual(new Date(Date.UTC(2027, 0, 19, 9)));
});

test("a booking is told in both zones, with its life up to its erasure", async () => {
  const business = await bookableBusiness(database, { retentionDays: 30 });
  const id = await booking(business, { at: Date.UTC(2027, 0, 20, 9) });
  const organization = { id: business.organizationId, timeZone: "Europe/Paris" };
  const detail = await bookingDetail(services, {
    organization,
    bookingId: id,
    viewerId: business.hostId,
    translator,
  });
  expect(detail).toMatchObject({ changeable: true, when: { time: "10:00\u00a0AM – 10:30\u00a0AM" } });
  expect(detail?.seats[0]?.when?.time).toBe("6:00\u00a0PM – 6:30\u00a0PM");
  expect(detail?.life.map(({ key, state }) => [key, state])).toEqual([
    ["booked", "past"],
    ["meeting", "future"],
    ["erased", "gone"],
  ]);
  expect(detail?.life.at(-1)?.date).toBe("Friday, February 19, 2027 at 10:30\u00a0AM");
});

test("a host moves a booking, and is told the nearest times when that is taken", async () => {
  const business = await bookableBusiness(database);
  const id = await booking(business, { at: Date.UTC(2027, 0, 20, 9) });
  await booking(business, { at: Date.UTC(2027, 0, 20, 11) });
  const request = {
    organizationId: business.organizationId,
    booking: { id, eventTypeId: business.eventTypeId, startsAt: new Date(Date.UTC(2027, 0, 20, 9)) },
    path: "/move",
    shown: { locale: "en" as const, zone: "UTC" },
    reason: "",
    despiteRules: false,
  };
  const taken = await submitHostMove(services, { ...request, asked: at("2027-01-20T11:00Z") });
  expect(taken).toMatchObject({ status: "refused", why: "taken" });
  const hrefs = (taken as { nearest: { href: string }[] }).nearest.map(({ href }) => href);
  expect(hrefs).toEqual(expect.arrayContaining([moveHref("10:30"), moveHref("11:30")]));
  expect(hrefs).not.toContain(moveHref("11:00"));
  expect(await submitHostMove(services, { ...request, asked: at("tomorrow") })).toEqual({
    status: "malformed",
  });
  expect(await submitHostMove(services, { ...request, asked: at("2027-01-20T12:00Z") })).toEqual({
    status: "moved",
  });
});

test("a notice in the address is one of ours, and its item is an id", () => {
  const id = randomId();
  const url = new URL(withNotice("/dashboard/x/event-types", "event-type-deleted", id), "http://p.test");
  expect(readNotice(url.searchParams)).toMatchObject({ undo: "restore", item: id });
  expect(withoutNotice(url)).toBe("/dashboard/x/event-types");
  expect(readNotice(new URLSearchParams("done=constructor"))).toBeNull();
  expect(readNotice(new URLSearchParams("done=event-type-deleted&item=<script>"))?.item).toBeNull();
});
