import { expect, test } from "vitest";
import { scheduleTree } from "#app/features/scheduling/schedule-form.ts";
import { savedLive, submittedLive } from "#app/features/scheduling/schedule-page.server.ts";
import { scheduleById, submitSchedule } from "#app/features/scheduling/scheduling.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { FormTree } from "#app/platform/form/form-tree.ts";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";

// It is Friday, 15 January 2027, noon in UTC.
const database = await testDatabase();
const services = fakeServices(database);

async function requestOf({ organizationId, scheduleId, slug }: BookableBusiness, locale: "en" | "fr" = "en") {
  const schedule = await scheduleById(services, { organizationId, id: scheduleId });
  if (!schedule) throw new Error("The business has no schedule");
  return { organizationId, base: `/dashboard/${slug}`, schedule, translator: translatorFor(locale) };
}
async function live(business: BookableBusiness, changes: FormTree, locale: "en" | "fr" = "en") {
  const request = await requestOf(business, locale);
  return submittedLive(services, { ...request, tree: { ...scheduleTree(request.schedule), ...changes } });
}
const timesOf = ({ preview }: Awaited<ReturnType<typeof live>>) =>
  preview?.days.map(({ times }) => times.map(({ dateTime }) => dateTime.slice(5, 16)));
const week = (date: string, of: string, zone = "UTC") => ({ preview: { week: date, of, zone } });
const monday = [{ start: "09:00", end: "10:30" }];

test("the saved schedule shows the week of an event type as a visitor sees it: bookings are gone from it", async () => {
  const business = await bookableBusiness(database);
  const { organizationId, eventTypeId, hostId } = business;
  await createBooking(database, {
    organizationId,
    eventTypeId,
    hostIds: [hostId],
    startsAt: Date.parse("2027-01-15T15:00Z"),
  });
  const { preview } = await savedLive(services, await requestOf(business));
  expect(preview?.wish).toEqual({ of: `${eventTypeId}.30`, zone: "UTC", week: "2027-01-11" });
  expect(preview?.previous).toBeNull();
  expect(preview?.next).toBe("2027-01-18");
  const friday = preview?.days[4]?.times.map(({ label }) => label);
  expect(friday).not.toContain("11:30\u00a0AM");
  expect(friday?.[0]).toBe("12:30\u00a0PM");
  expect(friday).not.toContain("3:00\u00a0PM");
  expect(preview?.days[0]).toMatchObject({ label: "Mon, Jan 11, 2027", times: [] });
});

test("a form that was not saved shows its own hours, in the chosen zone, and saves nothing", async () => {
  const business = await bookableBusiness(database);
  const before = await requestOf(business);
  const shown = await live(business, {
    week: { d1: monday },
    ...week("2027-02-01", `${business.eventTypeId}.30`, "Asia/Tokyo"),
  });
  expect(timesOf(shown)).toEqual([["02-01T09:00", "02-01T09:30", "02-01T10:00"], [], [], [], [], [], []]);
  expect(shown.preview?.days[0]?.times[0]?.label).toBe("6:00\u00a0PM");
  expect(await requestOf(business)).toEqual(before);
});

test("hours can be tried alone, by a length, where busy times do not count", async () => {
  const business = await bookableBusiness(database);
  const { organizationId, eventTypeId, hostId } = business;
  const startsAt = Date.parse("2027-02-01T09:00Z");
  await createBooking(database, { organizationId, eventTypeId, hostIds: [hostId], startsAt });
  const shown = await live(business, { week: { d1: monday }, ...week("2027-02-03", ".60") });
  expect(timesOf(shown)?.[0]).toEqual(["02-01T09:00"]);
});

test("a day without times says why in a word and leads to the page that explains it", async () => {
  const business = await bookableBusiness(database);
  const { eventTypeId, slug } = business;
  const shown = await live(business, {
    week: { d1: monday, d2: monday },
    overrides: [{ date: "2027-03-30", intervals: [] }],
    holidayCountry: "DE",
    ...week("2027-03-29", `${eventTypeId}.30`),
  });
  expect(shown.preview?.days.slice(0, 3).map(({ note }) => note)).toEqual([
    "Holiday: Easter Monday",
    "Day off",
    "No hours",
  ]);
  const at = encodeURIComponent("2027-03-29T09:00:00.000Z");
  expect(shown.preview?.days[0]?.whyHref).toBe(
    `/dashboard/${slug}/schedules/why?eventType=${eventTypeId}&length=30&at=${at}&zone=UTC`,
  );
});

test("an event type of somebody else and an unknown zone fall back to what is known", async () => {
  const business = await bookableBusiness(database);
  const other = await bookableBusiness(database);
  const { preview } = await live(business, week("2027-02-01", `${other.eventTypeId}.30`, "Nowhere"));
  expect(preview?.wish).toEqual({ of: `${business.eventTypeId}.30`, zone: "UTC", week: "2027-02-01" });
});

test("a form that is not right has no preview, and its holidays all the same", async () => {
  const business = await bookableBusiness(database);
  const { preview, holidays } = await live(business, {
    week: { d1: [{ start: "10:00", end: "09:00" }] },
    holidayCountry: "FR",
  });
  expect(preview).toBeNull();
  expect(holidays.place).toBe("FR");
});

test("the preview button answers with the form as it was sent; its arrows name their week", async () => {
  const business = await bookableBusiness(database);
  const { organizationId, scheduleId: id } = business;
  const { t } = translatorFor("en");
  const tree = { name: "Hours", timeZone: "UTC", week: { d1: monday } };
  const asked = (changes: FormTree) =>
    submitSchedule(services, { organizationId, id, tree: { ...tree, ...changes }, t });
  expect(await asked({ command: "preview" })).toEqual({
    status: 200,
    answer: { values: { ...tree, command: "preview" }, errors: {} },
  });
  expect((await asked({ command: "preview", timeZone: "?" })).status).toBe(400);
  const turned = await live(business, { command: "preview:2027-02-08", ...week("2027-02-01", "") });
  expect(turned.preview?.wish.week).toBe("2027-02-08");
  expect((await requestOf(business)).schedule.rules).toHaveLength(7);
});

test("holidays are listed by their rule for this year and the next, in the reader's language, closed ones next", async () => {
  const business = await bookableBusiness(database);
  const { holidays } = await live(
    business,
    { holidayCountry: "DE", holidayRegion: "DE-BY", holidays: [{ rule: "easter -2" }] },
    "fr",
  );
  expect(holidays.regions.map(({ label }) => label)).toContain("Bayern");
  expect(holidays.rows.find(({ rule }) => rule === "easter 60")).toEqual({
    rule: "easter 60",
    name: "La Fête-Dieu",
    dates: "jeu. 27 mai 2027 · jeu. 15 juin 2028",
  });
  // What is over is not listed; New Year's Day of 2028 is.
  expect(holidays.rows.find(({ rule }) => rule === "01-01")?.dates).toBe("sam. 1er janv. 2028");
  // Good Friday is worked: Easter Monday is the next that is not.
  expect(holidays.next[0]).toEqual({ date: "lun. 29 mars 2027", name: "Lundi de Pâques" });
});

test("a holiday of several days closes all of them", async () => {
  const business = await bookableBusiness(database);
  const { holidays, preview } = await live(business, {
    holidayCountry: "AE",
    ...week("2027-03-08", ".60"),
  });
  const eid = holidays.rows.find(({ rule }) => rule === "1 Shawwal P3D");
  expect(eid?.dates).toContain("Tue, Mar 9, 2027 – Thu, Mar 11, 2027");
  expect(preview?.days.map(({ times }) => times.length > 0)).toEqual([
    true,
    false,
    false,
    false,
    true,
    true,
    true,
  ]);
});
