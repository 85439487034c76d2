import { expect, test } from "vitest";
import { calendarPage, judgeTime } from "#app/features/calendar/calendar.server.ts";
import { calendarHref, readCalendarQuery } from "#app/features/calendar/calendar-query.ts";
import { lanesOf } from "#app/features/calendar/lanes.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { person } from "#tests/factories/person.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const services = fakeServices(database);
const { prisma } = database;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** A Monday; the tests' clock stands on the Friday before. */
const monday = Date.UTC(2027, 0, 18);

async function open(business: BookableBusiness, search = "date=2027-01-18", readerId = business.hostId) {
  const reader = await prisma.user.findUniqueOrThrow({ where: { id: readerId } });
  return calendarPage(services, {
    organization: { id: business.organizationId, timeZone: "UTC" },
    reader: { id: reader.id, timeZone: reader.timeZone },
    onlyHostId: null,
    query: readCalendarQuery(new URLSearchParams(search)),
    locale: "en",
  });
}

function book(
  business: BookableBusiness,
  at: number,
  wishes: Partial<Parameters<typeof createBooking>[1]> = {},
) {
  const { organizationId, eventTypeId, hostId } = business;
  return createBooking(database, { organizationId, eventTypeId, hostIds: [hostId], startsAt: at, ...wishes });
}

async function colleague(business: BookableBusiness, name: string): Promise<string> {
  const id = await person(database, name);
  const { organizationId } = business;
  await prisma.membership.create({ data: { id: randomId(), organizationId, userId: id, role: "member" } });
  return id;
}

test("spans that overlap stand beside each other, also through others, and all others have the whole width", () => {
  const spans = [
    { start: 0, end: 60 },
    { start: 30, end: 90 },
    { start: 60, end: 120 },
    { start: 120, end: 180 },
  ];
  expect(lanesOf(spans)).toEqual([
    { lane: 0, lanes: 2 },
    { lane: 1, lanes: 2 },
    { lane: 0, lanes: 2 },
    { lane: 0, lanes: 1 },
  ]);
  expect(lanesOf([])).toEqual([]);
});

test("a week shows bookings, requests, blocked times, holds and the hours in between, each where it is", async () => {
  const business = await bookableBusiness(database);
  const { organizationId, hostId, eventTypeId } = business;
  await book(business, monday + 9 * hourMs, { minutes: 30, attendees: [{ name: "Grace" }] });
  await book(business, monday + 10 * hourMs, { status: "pending", attendees: [{ name: "Asks" }] });
  await book(business, monday + 11 * hourMs, {
    status: "cancelled",
    cancelledAt: new Date(),
    cancelledBy: "host",
  });
  const times = { startsAt: new Date(monday + 12 * hourMs), endsAt: new Date(monday + 13 * hourMs) };
  await prisma.busyTime.create({
    data: { id: randomId(), organizationId, userId: hostId, title: "Dentist", ...times },
  });
  const holdId = randomId();
  const at = { startsAt: new Date(monday + 14 * hourMs), endsAt: new Date(monday + 15 * hourMs) };
  const now = services.clock.now();
  await prisma.hold.create({
    data: {
      ...{ id: holdId, organizationId, eventTypeId, visitor: "v", network: "n", ...at },
      expiresAt: new Date(now + 60_000),
      occupiedTimes: { create: { id: randomId(), organizationId, hostId, meeting: holdId, ...at } },
    },
  });
  const page = await open(business);
  const [first, second] = page.grid?.columns ?? [];
  expect(page.grid?.columns).toHaveLength(7);
  expect(page.counts).toEqual({ bookings: 1, requests: 1 });
  const drawn = first?.items.map(({ kind, startMinute, minutes, who, title }) => [
    kind,
    startMinute,
    minutes,
    who || title,
  ]);
  expect(drawn).toEqual([
    ["booking", 60, 30, "Grace"],
    ["request", 120, 30, "Asks"],
    ["blocked", 240, 60, "Dentist"],
    ["hold", 360, 60, "Somebody is booking"],
  ]);
  expect(first?.open).toEqual([{ startMinute: 60, minutes: 480 }]);
  expect(first?.openText).toBe("Open 9:00\u00a0AM – 5:00\u00a0PM");
  expect(second?.items).toEqual([]);
  services.clock.set(now + 120_000);
  expect((await open(business)).grid?.columns[0]?.items.map(({ kind }) => kind)).not.toContain("hold");
  services.clock.set(now);
});

test("whoever restricted the use of their data keeps their time in the calendar and is not named", async () => {
  const business = await bookableBusiness(database);
  const { bookingId } = await book(business, monday + 9 * hourMs, { attendees: [{ name: "Grace" }] });
  const restrict = (restrictedAt: Date | null) =>
    prisma.attendee.updateMany({ where: { bookingId }, data: { restrictedAt } });
  expect(JSON.stringify(await open(business))).toContain("Grace");
  await restrict(new Date(monday));
  const page = JSON.stringify(await open(business));
  expect(page).toContain(bookingId);
  expect(page).not.toContain("Grace");
  await restrict(null);
  expect(JSON.stringify(await open(business))).toContain("Grace");
});

test("of other businesses a calendar tells that a member is busy, and nothing more", async () => {
  const [ours, theirs] = [await bookableBusiness(database), await bookableBusiness(database)];
  const { organizationId, eventTypeId } = theirs;
  const secret = { title: "Secret talk", attendees: [{ name: "Secret customer" }] };
  await book(ours, monday + 9 * hourMs, { organizationId, eventTypeId, ...secret });
  const times = { startsAt: new Date(monday + 12 * hourMs), endsAt: new Date(monday + 13 * hourMs) };
  const blocked = { id: randomId(), organizationId, userId: ours.hostId, title: "Secret title", ...times };
  await prisma.busyTime.create({ data: blocked });
  const page = await open(ours);
  expect(page.grid?.columns[0]?.items.map(({ kind, bookingId }) => [kind, bookingId])).toEqual([
    ["elsewhere", null],
    ["elsewhere", null],
  ]);
  expect(JSON.stringify(page)).not.toContain("Secret");
});

test("what a member blocks is told to that member by its title, and to colleagues as blocked", async () => {
  const business = await bookableBusiness(database);
  const reader = await colleague(business, "Colleague");
  const { organizationId, hostId } = business;
  const times = { startsAt: new Date(monday + 12 * hourMs), endsAt: new Date(monday + 13 * hourMs) };
  await prisma.busyTime.create({
    data: { id: randomId(), organizationId, userId: hostId, title: "Dentist", ...times },
  });
  const theirs = await open(business, `date=2027-01-18&who=${hostId}`, reader);
  expect(theirs.grid?.columns[0]?.items.map(({ title }) => title)).toEqual(["Blocked"]);
  expect((await open(business)).grid?.columns[0]?.items.map(({ title }) => title)).toEqual(["Dentist"]);
});

test("a calendar is one member's, or the whole team's; a stranger's id shows one's own", async () => {
  const business = await bookableBusiness(database);
  const stranger = await bookableBusiness(database);
  const other = await colleague(business, "Zed");
  await book(business, monday + 9 * hourMs, { attendees: [{ name: "Mine" }] });
  await book(business, monday + 9 * hourMs, { hostIds: [other], attendees: [{ name: "Theirs" }] });
  await book(stranger, monday + 9 * hourMs, { attendees: [{ name: "Stranger" }] });
  const who = async (search: string) =>
    (await open(business, `date=2027-01-18&${search}`)).grid?.columns.map(({ items }) =>
      items.map((item) => item.who),
    );
  expect((await who(""))?.[0]).toEqual(["Mine"]);
  expect((await who(`who=${other}`))?.[0]).toEqual(["Theirs"]);
  expect((await who("who=team"))?.[0]).toEqual(["Mine", "Theirs"]);
  expect(await who("who=team&view=day")).toEqual([["Mine"], ["Theirs"]]);
  expect((await who(`who=${stranger.hostId}`))?.[0]).toEqual(["Mine"]);
});

test("a calendar stands in the member's zone, through a change of clocks", async () => {
  const business = await bookableBusiness(database, { timeZone: "Europe/Paris" });
  // Clocks go forward on 28 March 2027 at 02:00: 00:30 UTC is 01:30, 01:30 UTC is 03:30.
  await book(business, Date.UTC(2027, 2, 28, 0, 30), { minutes: 60 });
  const page = await open(business, "date=2027-03-28&view=day");
  const item = page.grid?.columns[0]?.items[0];
  expect(page.zone).toBe("Europe/Paris");
  expect(item?.time).toBe("1:30\u00a0AM – 3:30\u00a0AM");
  expect([item?.startMinute, item?.minutes, page.grid?.firstHour]).toEqual([30, 120, 1]);
  // On 31 October the hour from 02:00 comes twice; a meeting of an hour is drawn as one.
  await book(business, Date.UTC(2027, 9, 31, 0, 30), { minutes: 60 });
  const autumn = (await open(business, "date=2027-10-31&view=day")).grid?.columns[0]?.items[0];
  expect(autumn?.minutes).toBe(60);
});

test("a meeting over midnight stands in both days, and days away are named", async () => {
  const business = await bookableBusiness(database);
  const { organizationId, hostId } = business;
  await book(business, monday + 23 * hourMs, { minutes: 120 });
  const date = new Date(monday + dayMs);
  await prisma.outOfOffice.create({
    data: { id: randomId(), organizationId, userId: hostId, firstDate: date, lastDate: date, reason: "Fair" },
  });
  const [first, second] = (await open(business)).grid?.columns ?? [];
  expect(first?.items[0]?.minutes).toBe(60);
  expect(second?.items[0]?.startMinute).toBe(0);
  expect(second?.notes).toEqual(["Out of office: Fair"]);
  expect(second?.open).toEqual([]);
  expect(second?.openText).toBe("No hours");
});

test("a month holds whole weeks, and says how many more there are than it shows", async () => {
  const business = await bookableBusiness(database);
  for (let hour = 9; hour < 15; hour++) await book(business, monday + hour * hourMs);
  const page = await open(business, "view=month&date=2027-01-18");
  expect(page.month?.weeks.every((week) => week.length === 7)).toBe(true);
  expect(page.month?.weeks[0]?.[0]?.date).toBe("2026-12-28");
  const cell = page.month?.weeks.flat().find(({ date }) => date === "2027-01-18");
  expect([cell?.items.length, cell?.more]).toEqual([3, 3]);
  expect([page.previous, page.next]).toEqual(["2026-12-01", "2027-02-01"]);
});

test("addresses of calendars that make no sense show this week of one's own", async () => {
  const business = await bookableBusiness(database);
  for (const search of [
    "view=year&date=2027-02-31",
    "date=' OR 1=1",
    "who=../x&date=99999-01-01",
    "date=1969-07-20",
  ]) {
    const page = await open(business, search);
    expect([page.span, page.title], search).toEqual(["week", "Mon, Jan 11, 2027 – Sun, Jan 17, 2027"]);
  }
  const query = readCalendarQuery(new URLSearchParams("view=day&date=2027-01-18"));
  expect(calendarHref("/c", query, { view: "week" })).toBe("/c?date=2027-01-18");
  expect((await open(business, "date=2099-12-31")).next).toBeNull();
});

const judge = (business: BookableBusiness, startsAt: number, more: object = {}) =>
  judgeTime(services, {
    ...{
      organizationId: business.organizationId,
      viewerId: business.hostId,
      onlyHostId: null,
      eventTypeId: business.eventTypeId,
      startsAt,
      lengthMinutes: 30,
    },
    shown: { locale: "en" as const, zone: "UTC" },
    ...more,
  });

test("a time is judged free, outside the rules with each rule named, taken with what takes it, or over", async () => {
  const business = await bookableBusiness(database, { eventType: { noticeMinutes: 60 * 24 * 30 } });
  await book(business, monday + 10 * hourMs, { title: "Talk", attendees: [{ name: "Grace" }] });
  const free = await judge(business, monday + 9 * hourMs);
  expect(free).toMatchObject({ verdict: "free", broken: [], conflicts: [] });
  expect(free?.notes[0]).toMatch(/shorter notice/);
  const late = await judge(business, monday + 20 * hourMs + 600_000);
  expect(late).toMatchObject({ verdict: "rules", conflicts: [] });
  expect(late?.broken).toEqual(["It is outside the hours of this day: 9:00\u00a0AM – 5:00\u00a0PM."]);
  const grid = await judge(business, monday + 9 * hourMs + 420_000);
  expect(grid?.broken).toEqual(["Meetings do not usually start at this minute."]);
  const taken = await judge(business, monday + 10 * hourMs);
  expect(taken?.verdict).toBe("taken");
  expect(taken?.conflicts).toEqual(["Ada Host has “Talk” with Grace at 10:00\u00a0AM – 10:30\u00a0AM."]);
  expect(await judge(business, services.clock.now() - hourMs)).toMatchObject({ verdict: "past" });
});

test("a booking that moves is not in its own way, and a blocked time is taken time", async () => {
  const business = await bookableBusiness(database);
  const { organizationId, hostId } = business;
  const { bookingId } = await book(business, monday + 10 * hourMs, { minutes: 60 });
  const moving = { bookingId, hostIds: [hostId] };
  const near = await judge(business, monday + 10.5 * hourMs, { moving, lengthMinutes: 60 });
  expect(near?.verdict).not.toBe("taken");
  const times = { startsAt: new Date(monday + 12 * hourMs), endsAt: new Date(monday + 13 * hourMs) };
  await prisma.busyTime.create({
    data: { id: randomId(), organizationId, userId: hostId, title: "x", ...times },
  });
  const blocked = await judge(business, monday + 12 * hourMs, { moving });
  expect(blocked).toMatchObject({
    verdict: "taken",
    broken: [],
    conflicts: ["Ada Host has blocked 12:00\u00a0PM – 1:00\u00a0PM."],
  });
});

test("a round robin is taken only when everybody is, and past its rules names who is free", async () => {
  const business = await bookableBusiness(database, { eventType: { hostMode: "round_robin" } });
  const { organizationId, eventTypeId, scheduleId } = business;
  const other = await colleague(business, "Zed");
  await prisma.eventTypeHost.create({
    data: { eventTypeId, userId: other, organizationId, scheduleId, position: 1 },
  });
  const evening = monday + 20 * hourMs;
  await book(business, evening);
  expect(await judge(business, evening)).toMatchObject({ verdict: "rules", hostId: other });
  expect(await judge(business, evening, { hostId: business.hostId })).toMatchObject({ verdict: "taken" });
  await book(business, evening, { hostIds: [other] });
  expect(await judge(business, evening)).toMatchObject({ verdict: "taken" });
});

test("another business's event type is not judged", async () => {
  const [ours, theirs] = [await bookableBusiness(database), await bookableBusiness(database)];
  expect(await judge(ours, monday + 9 * hourMs, { eventTypeId: theirs.eventTypeId })).toBeNull();
});
