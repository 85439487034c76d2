import { expect, test } from "vitest";
import { businessPage, loadBookingPage, readPageQuery } from "#app/features/booking/booking.server.ts";
import { slotParam } from "#app/features/booking/booking-form.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { book, dayMs, hourMs, nine } from "./booking-scene.ts";

const database = await testDatabase();
const { prisma } = database;
const services = fakeServices(database);

async function load({ slug, eventTypeSlug }: BookableBusiness, address = "") {
  const search = new URLSearchParams(address);
  const found = await loadBookingPage(services, {
    ...{ businessSlug: slug, eventTypeSlug, query: readPageQuery(search), search, locale: "en" },
    zoneCookie: undefined,
  });
  if (!found) throw new Error("no page");
  return found;
}

async function colleague({ organizationId, eventTypeId }: BookableBusiness, name: string) {
  const [userId, scheduleId] = [randomId(), randomId()];
  await prisma.user.create({
    data: { id: userId, email: `${userId}@hosts.example`, name, passwordHash: "-", timeZone: "UTC" },
  });
  await prisma.membership.create({ data: { id: randomId(), organizationId, userId, role: "member" } });
  const rules = [1, 2, 3, 4, 5].map((weekday) => ({
    ...{ id: randomId(), organizationId, weekday },
    ...{ startMinute: 12 * 60, endMinute: 13 * 60 },
  }));
  const schedule = { id: scheduleId, organizationId, userId, name: "Noon", timeZone: "UTC" };
  await prisma.schedule.create({ data: { ...schedule, rules: { create: rules } } });
  await prisma.eventTypeHost.create({ data: { eventTypeId, userId, organizationId, scheduleId } });
  return userId;
}

test("a week has its seven days with all their times, and turns to the weeks beside it", async () => {
  const business = await bookableBusiness(database);
  const { page } = await load(business, "view=week&date=2027-01-20&timezone=UTC");
  expect(page.picker).toBeNull();
  expect(page.week?.title).toBe("January 18 – 24, 2027");
  expect(page.week?.days.map(({ weekday, times }) => [weekday, times.length])[0]).toEqual(["Mon", 16]);
  expect(page.week?.days[0]?.label).toBe("Monday, January 18, 16 free times");
  expect(page.week?.previous.href).toContain("date=2027-01-11");
  expect(page.week?.next.href).toContain("date=2027-01-25");
  const first = (await load(business, "view=week&timezone=UTC")).page.week;
  expect(first?.previous.href).toBeUndefined();
});

test("the next free times are a list of days that says where it goes on", async () => {
  const business = await bookableBusiness(database, { eventType: { lengthMinutes: 120 } });
  const { page } = await load(business, "view=list&timezone=UTC");
  const days = page.next?.days ?? [];
  expect(days[0]?.times[0]).toMatchObject({ label: "1:00\u00a0PM", dateTime: "2027-01-15T13:00Z" });
  expect(days.flatMap(({ times }) => times).length).toBeGreaterThanOrEqual(20);
  const on = new URLSearchParams(page.next?.moreHref?.split("?")[1]);
  const later = (await load(business, on.toString())).page.next?.days[0];
  expect(later?.label).not.toBe(days.at(-1)?.label);
  const last = days.at(-1)?.times.at(-1)?.dateTime ?? "";
  expect((later?.times[0]?.dateTime ?? "") > last).toBe(true);
});

test("every view offers the same times", async () => {
  const business = await bookableBusiness(database, { eventType: { lengthMinutes: 60 } });
  await book(services, business, { startsAt: nine + 2 * hourMs });
  const day = "date=2027-01-18&timezone=America/New_York";
  const times = (groups: readonly { times: readonly { dateTime: string }[] }[]) =>
    groups.flatMap((group) => group.times.map(({ dateTime }) => dateTime));
  const month = times((await load(business, day)).page.picker?.day?.groups ?? []);
  const week = times((await load(business, `view=week&${day}`)).page.week?.days.slice(0, 1) ?? []);
  const list = times((await load(business, `view=list&${day}`)).page.next?.days.slice(0, 1) ?? []);
  expect(month).not.toContain(slotParam(nine + 2 * hourMs));
  expect(week).toEqual(month);
  expect(list).toEqual(month);
});

test("a host who is chosen offers that host's times alone; one who cannot be chosen changes nothing", async () => {
  const eventType = { hostMode: "round_robin", attendeeChoosesHost: true } as const;
  const business = await bookableBusiness(database, { eventType });
  const noon = await colleague(business, "Noor Noon");
  const at = "date=2027-01-18&timezone=UTC";
  const { page, query } = await load(business, `${at}&host=${noon}`);
  expect(page.hostName).toBe("Noor Noon");
  expect(page.picker?.day?.groups.flatMap(({ times }) => times).length).toBe(2);
  expect(page.choices.hosts.map(({ label, current }) => [label, current])).toEqual([
    ["Anyone", false],
    ["Ada Host", false],
    ["Noor Noon", true],
  ]);
  expect(query.host).toBe(noon);
  const stranger = await load(business, `${at}&host=${randomId()}`);
  expect(stranger.query.host).toBeNull();
  expect(stranger.isWorthKeeping).toBe(false);
  expect(stranger.page.picker?.day?.groups.flatMap(({ times }) => times).length).toBe(16);
});

test("another length has other times, and is carried into the form", async () => {
  const business = await bookableBusiness(database, { eventType: { otherLengths: [240] } });
  const { page } = await load(business, "length=240&date=2027-01-18&timezone=UTC");
  expect(page.picker?.day?.groups.flatMap(({ times }) => times.map(({ label }) => label))).toEqual([
    "9:00\u00a0AM",
    "1:00\u00a0PM",
  ]);
  const form = (await load(business, `length=240&at=${slotParam(nine)}&timezone=UTC`)).page.form;
  expect(form?.chosen.time).toBe("9:00\u00a0AM – 1:00\u00a0PM");
  expect(form?.hidden).toContainEqual(["length", "240"]);
});

test("places left are shown where the business wants it; a full meeting leads to its waiting list", async () => {
  const eventType = { seats: 2, waitingList: true, lengthMinutes: 240 };
  const business = await bookableBusiness(database, { eventType });
  const timesOf = async () =>
    (await load(business, "date=2027-01-18&timezone=UTC")).page.picker?.day?.groups.flatMap(
      ({ times }) => times,
    ) ?? [];
  await book(services, business);
  expect((await timesOf()).map(({ note }) => note)).toEqual(["1 place left", "2 places left"]);
  await book(services, business);
  const [full] = await timesOf();
  expect(full).toMatchObject({ full: true, note: "Full: wait" });
  expect(full?.href).toContain("wait=2027-01-18T09%3A00Z");
  const waiting = (await load(business, "wait=2027-01-18T09:00Z&timezone=UTC")).page.wait;
  expect(waiting).toMatchObject({ time: "9:00\u00a0AM – 1:00\u00a0PM" });
  await prisma.eventType.update({
    where: { id: business.eventTypeId },
    data: { showsSeatsLeft: false, waitingList: false },
  });
  expect((await timesOf()).map(({ note }) => note)).toEqual([undefined]);
});

test("a full day says so in the month, and offers its waiting list instead of times", async () => {
  const business = await bookableBusiness(database, { eventType: { lengthMinutes: 480, waitingList: true } });
  await book(services, business);
  const { page } = await load(business, "date=2027-01-18&timezone=UTC");
  const day = page.picker?.month.weeks.flat().find(({ date }) => date === "2027-01-18");
  expect(day?.label).toBe("Monday, January 18, full, with a waiting list");
  expect(page.picker?.day?.waitHref).toContain("wait=2027-01-18");
  const sunday = page.picker?.month.weeks.flat().find(({ date }) => date === "2027-01-14");
  expect(sunday?.href).toBeUndefined();
});

test("what the link says is filled in, for those questions that go by such a name alone", async () => {
  const business = await bookableBusiness(database, { questions: [{ kind: "text", label: "Number?" }] });
  const id = business.questions[0]?.id ?? "";
  await prisma.question.update({ where: { id }, data: { prefillName: "customer", hidden: true } });
  const at = slotParam(nine);
  const found = await load(business, `at=${at}&customer=4711&other=x&name=Ada&utm_source=mail`);
  expect(found.page.form?.prefilled).toEqual({ name: ["Ada"], [`q_${id}`]: ["4711"] });
  expect(found.reads).toEqual(["customer"]);
  expect(found.page.form?.chosen.backHref).toContain("customer=4711");
  expect(found.page.form?.chosen.backHref).not.toContain("utm_source");
  await prisma.organization.update({ where: { id: business.organizationId }, data: { keepsCampaign: true } });
  const kept = await load(business, `at=${at}&utm_source=mail&utm_evil=x`);
  expect(kept.page.form?.hidden).toEqual([["utm_source", "mail"]]);
});

test("while the only host is away, a colleague with appointments of their own is named", async () => {
  const business = await bookableBusiness(database);
  const { organizationId, hostId } = business;
  const other = await bookableBusiness(database);
  const colleagueId = other.hostId;
  const away = { firstDate: new Date("2027-01-18"), lastDate: new Date("2027-01-24") };
  await prisma.outOfOffice.create({
    data: { id: randomId(), organizationId, userId: hostId, ...away, colleagueId },
  });
  expect((await load(business, "month=2027-01")).page.standin).toBeNull();
  await prisma.membership.create({
    data: { id: randomId(), organizationId, userId: colleagueId, role: "member" },
  });
  const [eventTypeId, scheduleId] = [randomId(), other.scheduleId];
  await prisma.eventType.create({
    data: {
      ...{ id: eventTypeId, organizationId, slug: "stand-in", title: "Stand-in", lengthMinutes: 30 },
      windowKind: "unlimited",
      hosts: { create: { userId: colleagueId, scheduleId, organizationId } },
    },
  });
  const { page } = await load(business, "month=2027-01&timezone=UTC");
  expect(page.standin).toMatchObject({ first: "Monday, January 18", last: "Sunday, January 24" });
  expect(page.standin?.href).toBe(`/${business.slug}?host=${colleagueId}`);
  const offered = await businessPage(services, business.slug, colleagueId);
  expect(offered?.page.eventTypes.map(({ title }) => title)).toEqual(["Stand-in"]);
  expect((await businessPage(services, business.slug, randomId()))?.isWorthKeeping).toBe(false);
});

test("only addresses that mean something make pages that are kept", async () => {
  const business = await bookableBusiness(database);
  const isKept = async (address: string) => (await load(business, address)).isWorthKeeping;
  expect(await isKept("month=2027-02&timezone=Asia/Tokyo&view=week")).toBe(true);
  expect(await isKept("month=2027-02&fbclid=1")).toBe(true);
  for (const odd of ["timezone=Mars", "length=31", "month=2020-01", "month=2099-01", "date=2098-01-01"])
    expect(await isKept(odd), odd).toBe(false);
});

test("an event type that takes no bookings says so, and its form is not shown", async () => {
  const business = await bookableBusiness(database, { eventType: { disabled: true } });
  const { page } = await load(business, `at=${slotParam(nine)}`);
  expect(page).toMatchObject({ closed: true, form: null, picker: null, gone: false });
});

test("a start in the past, off the grid or of another century shows what is free instead of a form", async () => {
  const business = await bookableBusiness(database);
  for (const at of [slotParam(nine + 60_000), "2027-01-04T09:00Z", "1999-01-18T09:00Z", "x"]) {
    const { page } = await load(business, `at=${encodeURIComponent(at)}`);
    expect(page, at).toMatchObject({ gone: true, form: null });
    expect(page.picker?.day, at).not.toBeNull();
  }
});

test("a time that is gone is looked for where it was", async () => {
  const business = await bookableBusiness(database);
  const { organizationId, eventTypeId, hostId } = business;
  const startsAt = nine + 60 * dayMs;
  await createBooking(database, { organizationId, eventTypeId, hostIds: [hostId], startsAt });
  const { page } = await load(business, `at=${slotParam(startsAt)}&timezone=UTC`);
  expect(page.gone).toBe(true);
  expect(page.picker?.day?.date).toBe("2027-03-19");
});
