import { expect, test } from "vitest";
import { explainPage } from "#app/features/scheduling/explain-page.server.ts";
import { explainTime } from "#app/features/scheduling/explain-start.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { Locale } from "#app/messages/locale.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";

// It is Friday, 15 January 2027, noon in UTC.
const database = await testDatabase();
const services = fakeServices(database);
const { prisma } = database;

type Asker = { userId?: string; role?: "owner" | "member"; locale?: Locale };

function ask(business: BookableBusiness, search: Record<string, string>, asker: Asker = {}) {
  const { organizationId, slug, hostId, eventTypeId } = business;
  return explainPage(services, {
    organizationId,
    base: `/dashboard/${slug}`,
    search: new URLSearchParams({ eventType: eventTypeId, zone: "UTC", ...search }),
    zone: "UTC",
    user: { id: asker.userId ?? hostId },
    role: asker.role ?? "owner",
    translator: translatorFor(asker.locale ?? "en"),
  });
}

/** What is said of an instant: of everybody, then of each host. */
async function told(business: BookableBusiness, at: string, asker: Asker = {}) {
  const { answer } = await ask(business, { at }, asker);
  const texts = (lines: readonly { text: string }[]) => lines.map(({ text }) => text);
  return {
    offered: answer?.offered,
    general: texts(answer?.general ?? []),
    hosts: answer?.hosts.map(({ reasons }) => texts(reasons)),
    links: answer?.hosts.flatMap(({ reasons }) => reasons.map(({ link }) => link?.href ?? null)),
  };
}
const day = (date: string) => new Date(`${date}T00:00:00Z`);

test("an offered time is said to be offered, and nothing stands in its way", async () => {
  const business = await bookableBusiness(database);
  expect(await told(business, "2027-02-01T09:00Z")).toEqual({
    offered: true,
    general: [],
    hosts: [[]],
    links: [],
  });
});

test("past, notice and window are named with the first and the last time that can be booked", async () => {
  const business = await bookableBusiness(database, { eventType: { noticeMinutes: 1440, windowDays: 10 } });
  const { slug, eventTypeId } = business;
  expect((await told(business, "2027-01-15T09:00Z")).general).toEqual(["The time is over."]);
  expect((await told(business, "2027-01-16T09:00Z")).general).toEqual([
    "It is too soon: with the notice that the event type asks for, the earliest start is Saturday, January 16, 2027 at 12:00\u00a0PM.",
  ]);
  expect(await told(business, "2027-01-26T09:00Z")).toMatchObject({
    offered: false,
    hosts: [["Bookings are taken only until Monday, January 25, 2027."]],
    links: [`/dashboard/${slug}/event-types/${eventTypeId}`],
  });
});

test("hours and overrides are told with the schedule that has them", async () => {
  const business = await bookableBusiness(database);
  const { organizationId, scheduleId, slug } = business;
  expect((await told(business, "2027-02-01T16:45Z")).hosts).toEqual([
    [
      "The schedule “Hours” has these hours on Monday, February 1, 2027: 9:00\u00a0AM – 5:00\u00a0PM. 30 minutes from this time do not fit.",
    ],
  ]);
  await prisma.dateOverride.create({
    data: { id: randomId(), organizationId, scheduleId, date: day("2027-02-02") },
  });
  const overridden = await told(business, "2027-02-02T09:00Z");
  expect(overridden.hosts?.[0]?.[0]).toContain("Tuesday, February 2, 2027 has hours of its own");
  expect(overridden.links).toEqual([`/dashboard/${slug}/schedules/${scheduleId}#dates`]);
});

test("a start between the grid's is told with its neighbours", async () => {
  const business = await bookableBusiness(database);
  expect((await told(business, "2027-02-01T09:10Z")).hosts).toEqual([
    ["Meetings do not start at this minute, but at 9:00\u00a0AM and at 9:30\u00a0AM."],
  ]);
});

test("a public holiday is named in the reader's language, and a worked one does not count", async () => {
  const business = await bookableBusiness(database);
  const { scheduleId } = business;
  await prisma.schedule.update({ where: { id: scheduleId }, data: { holidayCountry: "DE-BY" } });
  expect((await told(business, "2027-03-29T09:00Z")).hosts).toEqual([
    ["Monday, March 29, 2027 is a public holiday: Easter Monday."],
  ]);
  expect((await told(business, "2027-03-29T09:00Z", { locale: "fr" })).hosts?.[0]?.[0]).toContain(
    "Lundi de Pâques",
  );
  await prisma.schedule.update({ where: { id: scheduleId }, data: { workedHolidays: ["easter 1"] } });
  expect((await told(business, "2027-03-29T09:00Z")).offered).toBe(true);
});

test("out of office is told with its dates and reason, and travel with the place whose clocks count", async () => {
  const business = await bookableBusiness(database);
  const { organizationId, hostId: userId, slug } = business;
  const id = randomId();
  await prisma.outOfOffice.create({
    data: {
      id,
      organizationId,
      userId,
      firstDate: day("2027-02-01"),
      lastDate: day("2027-02-03"),
      reason: "Skiing",
    },
  });
  const away = await told(business, "2027-02-02T09:00Z");
  expect(away.hosts).toEqual([
    ["Out of office: Monday, February 1, 2027 – Wednesday, February 3, 2027 (Skiing)."],
  ]);
  expect(away.links).toEqual([`/dashboard/${slug}/schedules/away/${id}`]);
  await prisma.travelPeriod.create({
    data: {
      id: randomId(),
      organizationId,
      userId,
      firstDate: day("2027-02-08"),
      lastDate: day("2027-02-12"),
      timeZone: "Asia/Tokyo",
    },
  });
  const travelling = await told(business, "2027-02-10T14:00Z");
  expect(travelling.hosts?.[0]?.at(-1)).toBe(
    "Travelling: Monday, February 8, 2027 – Friday, February 12, 2027. Hours are read in Tokyo (UTC+9) then.",
  );
});

test("every booking, hold and blocked time in the way is named; another business's stays unnamed", async () => {
  const business = await bookableBusiness(database, { eventType: { bufferAfterMinutes: 15 } });
  const { organizationId, eventTypeId, hostId } = business;
  const elsewhere = await bookableBusiness(database, { hostId });
  const startsAt = Date.parse("2027-02-01T09:00Z");
  const { bookingId } = await createBooking(database, {
    organizationId,
    eventTypeId,
    hostIds: [hostId],
    startsAt,
    bufferMinutes: 15,
    title: "Talk",
    attendees: [{ name: "Grace Hopper" }],
  });
  const busy = (organization: string, title: string, from: string, to: string) =>
    prisma.busyTime.create({
      data: {
        id: randomId(),
        organizationId: organization,
        userId: hostId,
        title,
        startsAt: new Date(from),
        endsAt: new Date(to),
      },
    });
  await busy(organizationId, "Dentist", "2027-02-01T10:00Z", "2027-02-01T11:00Z");
  await busy(elsewhere.organizationId, "A secret", "2027-02-01T10:10Z", "2027-02-01T10:20Z");
  const reasons = await told(business, "2027-02-01T09:30Z");
  expect(reasons.offered).toBe(false);
  expect(reasons.hosts?.[0]).toEqual([
    "Booked: Talk with Grace Hopper, Monday, February 1, 2027, 9:00\u00a0AM – 9:30\u00a0AM. With its buffers it takes Monday, February 1, 2027, 9:00\u00a0AM – 9:45\u00a0AM.",
    "Blocked: Dentist, Monday, February 1, 2027, 10:00\u00a0AM – 11:00\u00a0AM.",
    "Taken in another business: Monday, February 1, 2027, 10:10\u00a0AM – 10:20\u00a0AM.",
  ]);
  expect(JSON.stringify(reasons)).not.toContain("secret");
  expect(reasons.links?.[0]).toContain(`/bookings/${bookingId}`);
});

test("a visitor's hold is named while it lives, and not afterwards", async () => {
  const business = await bookableBusiness(database);
  const { organizationId, eventTypeId, hostId } = business;
  const [startsAt, endsAt] = [new Date("2027-02-01T09:00Z"), new Date("2027-02-01T09:30Z")];
  const holdId = randomId();
  await prisma.hold.create({
    data: {
      id: holdId,
      organizationId,
      eventTypeId,
      visitor: "-",
      network: "-",
      startsAt,
      endsAt,
      hostIds: [hostId],
      expiresAt: new Date("2027-01-15T12:05Z"),
      occupiedTimes: {
        create: { id: randomId(), organizationId, hostId, meeting: holdId, startsAt, endsAt },
      },
    },
  });
  expect((await told(business, "2027-02-01T09:00Z")).hosts).toEqual([
    ["A visitor is filling in the form and keeps this time until 12:05\u00a0PM."],
  ]);
  services.clock.pass(6 * 60_000);
  expect((await told(business, "2027-02-01T09:00Z")).offered).toBe(true);
  services.clock.pass(-6 * 60_000);
});

test("limits of the member and of the event type are told apart, with what is used", async () => {
  const business = await bookableBusiness(database);
  const { organizationId, eventTypeId, hostId: userId, slug } = business;
  const startsAt = Date.parse("2027-02-01T09:00Z");
  await createBooking(database, { organizationId, eventTypeId, hostIds: [userId], startsAt });
  const limit = (whose: { userId: string } | { eventTypeId: string }, max: object) =>
    prisma.bookingLimit.create({ data: { id: randomId(), organizationId, period: "day", ...whose, ...max } });
  await limit({ userId }, { maxCount: 1 });
  await limit({ eventTypeId }, { maxMinutes: 45 });
  const { hosts, links } = await told(business, "2027-02-01T11:00Z");
  expect(hosts).toEqual([
    [
      "The event type takes at most 45 minutes a day; 30 are booked.",
      "Ada Host takes at most 1 booking a day, and has 1.",
    ],
  ]);
  expect(links).toEqual([
    `/dashboard/${slug}/event-types/${eventTypeId}`,
    `/dashboard/${slug}/schedules/limits`,
  ]);
});

test("each host of a team has their own reasons", async () => {
  const business = await bookableBusiness(database, {
    eventType: { hostMode: "collective" },
    colleagues: [{}],
  });
  const { organizationId, hostIds } = business;
  await prisma.outOfOffice.create({
    data: {
      id: randomId(),
      organizationId,
      userId: hostIds[1] ?? "",
      firstDate: day("2027-02-01"),
      lastDate: day("2027-02-01"),
    },
  });
  expect(await told(business, "2027-02-01T09:00Z")).toMatchObject({
    offered: false,
    hosts: [[], ["Out of office: Monday, February 1, 2027."]],
  });
});

test("a member sees the reasons of all hosts, and links only to what they may change", async () => {
  const business = await bookableBusiness(database);
  const asked = await told(business, "2027-02-01T16:45Z", { userId: randomId(), role: "member" });
  expect(asked.hosts?.[0]).toHaveLength(1);
  expect(asked.links).toEqual([null]);
});

test("a switched-off event type and one without hosts are told for everybody", async () => {
  const business = await bookableBusiness(database, { eventType: { disabled: true } });
  expect(await told(business, "2027-02-01T09:00Z")).toMatchObject({
    offered: false,
    general: ["The event type is switched off and takes no bookings."],
  });
  await prisma.membership.updateMany({
    where: { organizationId: business.organizationId },
    data: { suspendedAt: new Date() },
  });
  expect((await told(business, "2027-02-01T09:00Z")).general).toHaveLength(2);
});

test("the nearest offered times are named; far from any, those from today on", async () => {
  const business = await bookableBusiness(database, { eventType: { windowDays: 5 } });
  const near = (await ask(business, { at: "2027-01-16T08:50Z" })).answer?.nearest ?? [];
  expect(near.map(({ dateTime }) => dateTime.slice(5, 16))).toEqual([
    "01-16T09:00",
    "01-16T09:30",
    "01-16T10:00",
    "01-16T10:30",
    "01-16T11:00",
  ]);
  const far = (await ask(business, { at: "2031-01-16T08:50Z" })).answer?.nearest ?? [];
  expect(far[0]?.dateTime).toBe("2027-01-15T12:30:00.000Z");
  expect(far[0]?.href).toBe(`/${business.slug}/talk?at=2027-01-15T12%3A30Z&timezone=UTC`);
});

test("date, time and zone name the instant; a link with an instant fills them in for the asker's zone", async () => {
  const business = await bookableBusiness(database);
  const asked = await ask(business, { date: "2027-02-01", time: "18:00", zone: "Asia/Tokyo" });
  expect(asked.answer).toMatchObject({
    offered: true,
    when: "Monday, February 1, 2027 at 6:00\u00a0PM",
    place: "Tokyo (UTC+9)",
  });
  const linked = await ask(business, { at: "2027-02-01T09:00:00.000Z", zone: "Asia/Tokyo" });
  expect(linked.fields).toMatchObject({ date: "2027-02-01", time: "18:00", zone: "Asia/Tokyo" });
  const waiting = await ask(business, { date: "2027-02-01" });
  expect(waiting).toMatchObject({ status: 200, errors: {}, answer: null });
});

test("an unknown zone, no date, and another business's event type are refused at their fields", async () => {
  const [business, other] = [await bookableBusiness(database), await bookableBusiness(database)];
  const { t } = translatorFor("en");
  const refused = async (search: Record<string, string>) => {
    const { status, errors, answer } = await ask(business, { date: "2027-02-01", time: "09:00", ...search });
    return [status, errors, answer];
  };
  expect(await refused({ zone: "Europe/Atlantis" })).toEqual([400, { zone: t("form.zone") }, null]);
  expect(await refused({ date: "2027-02-30" })).toEqual([400, { date: t("form.date") }, null]);
  expect(await refused({ time: "" })).toEqual([400, { time: t("form.required") }, null]);
  expect(await refused({ length: "17" })).toEqual([400, { length: t("form.choice") }, null]);
  expect(await refused({ eventType: other.eventTypeId })).toEqual([
    400,
    { eventType: t("form.choice") },
    null,
  ]);
  const { organizationId } = business;
  const question = {
    organizationId,
    viewerId: business.hostId,
    eventType: other.eventTypeId,
    length: 30,
    date: "2027-02-01",
    minute: 540,
    zone: "UTC",
  };
  expect(await explainTime(services, question)).toBeNull();
});
