import { expect, test } from "vitest";
import { submitHostMove } from "#app/features/dashboard/booking-move.server.ts";
import { reassignPage, submitReassign } from "#app/features/dashboard/booking-reassign.server.ts";
import { byHandPage } from "#app/features/dashboard/by-hand-page.server.ts";
import { submitByHand } from "#app/features/dashboard/submit-by-hand.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { person } from "#tests/factories/person.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const services = fakeServices(database);
const { prisma } = database;
const shown = { locale: "en" as const, zone: "UTC" };

function formOf(business: BookableBusiness, fields: Record<string, string>): FormData {
  const form = new FormData();
  const usual = {
    ...{ at: "2027-01-18T09:00Z", type: business.eventTypeId, length: "30", host: "", timezone: "UTC" },
    ...{ key: randomId(), name: "Grace", email: "grace@x.example", zone: "Asia/Tokyo", locale: "fr" },
  };
  for (const [name, value] of Object.entries({ ...usual, ...fields })) form.set(name, value);
  return form;
}

const submit = (business: BookableBusiness, fields: Record<string, string> = {}) =>
  submitByHand(services, {
    organizationId: business.organizationId,
    actorId: business.hostId,
    onlyHostId: null,
    form: formOf(business, fields),
    path: "/new",
    shown,
  });

const open = (business: BookableBusiness, search: string) =>
  byHandPage(services, {
    organization: { id: business.organizationId, timeZone: "UTC" },
    viewerId: business.hostId,
    onlyHostId: null,
    base: "/d",
    search: new URLSearchParams(search),
    locale: "en",
  });

const bookings = ({ organizationId }: BookableBusiness) =>
  prisma.booking.findMany({
    where: { organizationId },
    include: { attendees: true, answers: true, hosts: true },
  });

async function addHost(business: BookableBusiness, name = "Zed"): Promise<string> {
  const { organizationId, eventTypeId, scheduleId } = business;
  const userId = await person(database, name);
  await prisma.membership.create({ data: { id: randomId(), organizationId, userId, role: "member" } });
  await prisma.eventTypeHost.create({
    data: { eventTypeId, userId, organizationId, scheduleId, position: 1 },
  });
  await prisma.eventType.update({ where: { id: eventTypeId }, data: { hostMode: "round_robin" } });
  return userId;
}

test("a member books for a customer, in the customer's zone and language, without approval or notice", async () => {
  const business = await bookableBusiness(database, {
    eventType: { approval: "always", noticeMinutes: 60 * 24 * 300 },
    questions: [{ kind: "text", label: "What for", required: true }],
  });
  const question = business.questions[0]?.id ?? "";
  const result = await submit(business, { phone: "+33 1 23 45 67 89", [`q_${question}`]: "Kitchen" });
  expect(result).toMatchObject({ status: "booked" });
  expect(await bookings(business)).toMatchObject([
    {
      status: "confirmed",
      source: "by_hand",
      attendees: [{ name: "Grace", timeZone: "Asia/Tokyo", locale: "fr", phone: "+33 1 23 45 67 89" }],
      answers: [{ label: "What for", values: ["Kitchen"] }],
    },
  ]);
});

test("what the member does not know is not required, and a repeated submission books once", async () => {
  const business = await bookableBusiness(database, {
    questions: [{ kind: "text", label: "x", required: true }],
  });
  const key = randomId();
  const [first, second] = [await submit(business, { key }), await submit(business, { key })];
  expect(first).toMatchObject({ status: "booked" });
  expect(second).toEqual(first);
  expect(await bookings(business)).toHaveLength(1);
});

test("a time outside the rules is refused unless the member says so, and what is taken is refused always", async () => {
  const business = await bookableBusiness(database);
  const evening = { at: "2027-01-18T20:10Z" };
  expect(await submit(business, evening)).toMatchObject({
    status: "refused",
    why: "rules",
    values: { name: ["Grace"] },
  });
  expect(await submit(business, { ...evening, despite: "yes" })).toMatchObject({ status: "booked" });
  const again = { email: "b@x.example", despite: "yes" };
  expect(await submit(business, { ...again, at: "2027-01-18T20:20Z" })).toMatchObject({
    status: "refused",
    why: "taken",
  });
  expect(await bookings(business)).toHaveLength(1);
});

test("past its rules a round robin gives the booking to somebody who is free", async () => {
  const business = await bookableBusiness(database);
  const other = await addHost(business);
  const evening = { at: "2027-01-18T20:10Z", despite: "yes" };
  await submit(business, { ...evening, host: business.hostId });
  expect(await submit(business, { ...evening, email: "b@x.example" })).toMatchObject({ status: "booked" });
  const hosts = (await bookings(business)).map(({ hostId }) => hostId);
  expect(new Set(hosts)).toEqual(new Set([business.hostId, other]));
  expect(await submit(business, { ...evening, email: "c@x.example" })).toMatchObject({ why: "taken" });
});

test("the past, other businesses, odd lengths, zones, languages and keys change nothing", async () => {
  const [business, theirs] = [await bookableBusiness(database), await bookableBusiness(database)];
  expect(await submit(business, { at: "2027-01-15T09:00Z", despite: "yes" })).toMatchObject({ why: "past" });
  expect(await submit(business, { type: theirs.eventTypeId })).toEqual({ status: "not-found" });
  expect(await submit(business, { host: theirs.hostId, despite: "yes" })).toMatchObject({ why: "host" });
  const malformed: Record<string, string>[] = [
    { at: "1969-01-01T00:00Z" },
    { at: "soon" },
    { length: "31" },
    { length: "-30" },
    { length: "9".repeat(40) },
    { zone: "Mars/Base" },
    { locale: "xx" },
    { key: "' OR 1=1" },
  ];
  for (const fields of malformed)
    expect(await submit(business, { ...fields, despite: "yes" }), JSON.stringify(fields)).toEqual({
      status: "malformed",
    });
  const invalid: Record<string, string>[] = [{ name: "\u0000 " }, { email: "nobody" }, { phone: "call me" }];
  for (const fields of invalid)
    expect(await submit(business, fields)).toMatchObject({ status: "invalid", problems: [{}] });
  expect(await bookings(business)).toEqual([]);
});

test("the page offers a day's times, judges the one asked for, and links to why it is not offered", async () => {
  const business = await bookableBusiness(database, { eventType: { otherLengths: [60] } });
  const day = await open(business, `type=${business.eventTypeId}&day=2027-01-18`);
  expect(day).toMatchObject({
    asks: { type: business.eventTypeId, length: "30", day: "2027-01-18" },
    asked: null,
  });
  expect(day.times).toHaveLength(16);
  expect(day.chosen?.lengths).toEqual([30, 60]);
  const free = await open(business, `type=${business.eventTypeId}&length=60&at=2027-01-18T09:00Z`);
  expect(free).toMatchObject({
    asked: { verdict: "free" },
    whyHref: null,
    asks: { length: "60", time: "09:00" },
  });
  const late = await open(business, "day=2027-01-18&time=20:10");
  expect(late.asked?.verdict).toBe("rules");
  expect(late.whyHref).toContain(`eventType=${business.eventTypeId}`);
});

test("the page takes no nonsense for a type, a host, a day or a zone", async () => {
  const [business, theirs] = [await bookableBusiness(database), await bookableBusiness(database)];
  const foreign = await open(business, `type=${theirs.eventTypeId}&day=2027-01-18`);
  expect(foreign).toMatchObject({ chosen: null, times: [], asked: null });
  const odd = await open(business, "type=&host=<x>&day=2027-02-31&time=99:99&timezone=Mars/Base&length=-1");
  expect(odd).toMatchObject({
    asks: { timezone: "UTC", day: "2027-01-15", length: "30", host: "" },
    asked: null,
  });
});

test("a host moves past the rules knowingly, never into what is taken, nor into the past", async () => {
  const business = await bookableBusiness(database);
  const { organizationId, eventTypeId, hostId } = business;
  const startsAt = Date.UTC(2027, 0, 18, 9);
  const one = { organizationId, eventTypeId, hostIds: [hostId] };
  const { bookingId } = await createBooking(database, { ...one, startsAt });
  await createBooking(database, { ...one, startsAt: Date.UTC(2027, 0, 18, 20) });
  const move = (time: string, despiteRules: boolean) =>
    submitHostMove(services, {
      ...{ organizationId, booking: { id: bookingId, startsAt: new Date(startsAt) }, path: "/m", shown },
      ...{ asked: { at: "", day: "2027-01-18", time }, reason: "", despiteRules },
    });
  expect(await move("19:10", false)).toMatchObject({ status: "refused", why: "rules" });
  expect(await move("20:10", true)).toMatchObject({ status: "refused", why: "taken" });
  expect(await move("25:00", true)).toEqual({ status: "malformed" });
  expect(await move("19:10", true)).toEqual({ status: "moved" });
  const stored = await prisma.booking.findUniqueOrThrow({ where: { id: bookingId } });
  expect(stored.startsAt.toISOString()).toBe("2027-01-18T19:10:00.000Z");
  const past = await submitHostMove(services, {
    ...{ organizationId, booking: { id: bookingId, startsAt: stored.startsAt }, path: "/m", shown },
    ...{ asked: { at: "2027-01-15T09:00Z", day: "", time: "" }, reason: "", despiteRules: true },
  });
  expect(past).toMatchObject({ status: "refused", why: "past" });
});

test("a booking is given to a colleague who is free; who is taken is shown so and refused", async () => {
  const business = await bookableBusiness(database);
  const { organizationId, eventTypeId, hostId } = business;
  const [busy, free] = [await addHost(business, "Busy"), await addHost(business, "Free")];
  const startsAt = Date.UTC(2027, 0, 18, 9);
  const { bookingId } = await createBooking(database, {
    organizationId,
    eventTypeId,
    hostIds: [hostId],
    startsAt,
  });
  await createBooking(database, { organizationId, eventTypeId, hostIds: [busy], startsAt });
  const booking = { id: bookingId, startsAt: new Date(startsAt), lengthMinutes: 30 };
  const page = await reassignPage(services, { organizationId, booking, from: { id: hostId, name: "Ada" } });
  expect(page.candidates.map(({ name, free: isFree, taken }) => [name, isFree, taken]).sort()).toEqual([
    ["Busy", false, true],
    ["Free", true, false],
  ]);
  const give = (toHostId: string, fromHostId = hostId) =>
    submitReassign(services, { organizationId, bookingId, fromHostId, toHostId });
  expect(await give(busy)).toEqual({ status: "refused", reason: "host-taken" });
  expect(await give(randomId())).toEqual({ status: "refused", reason: "no-host" });
  expect(await give("")).toEqual({ status: "reassigned" });
  const hosts = await prisma.bookingHost.findMany({ where: { bookingId } });
  expect(hosts.map(({ userId }) => userId)).toEqual([free]);
  expect(await give("")).toEqual({ status: "gone" });
});
