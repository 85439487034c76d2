import { expect, test } from "vitest";
import { bookingDetail } from "#app/features/dashboard/booking-detail.server.ts";
import { readBookingsFilter } from "#app/features/dashboard/bookings-filter.ts";
import { bookingsPage } from "#app/features/dashboard/bookings-page.server.ts";
import { decidePage, submitDecision } from "#app/features/dashboard/decide-page.server.ts";
import { submitOnBooking } from "#app/features/dashboard/submit-on-booking.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
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
const monday = Date.UTC(2027, 0, 18);

function book(
  business: BookableBusiness,
  at: number,
  wishes: Partial<Parameters<typeof createBooking>[1]> = {},
) {
  const { organizationId, eventTypeId, hostId } = business;
  return createBooking(database, { organizationId, eventTypeId, hostIds: [hostId], startsAt: at, ...wishes });
}

const request = (business: BookableBusiness, at = monday + 9 * hourMs, more: object = {}) =>
  book(business, at, { status: "pending", answerBy: new Date(at), attendees: [{ name: "Asks" }], ...more });

/** The part of the mail's address that decides. */
function tokenOf(bookingId: string, hostId: string): string {
  return new URL(services.links.decideUrl(bookingId, hostId)).pathname.replace("/decide/", "");
}

const list = (business: BookableBusiness, search: string, readerId = business.hostId) =>
  bookingsPage(services, {
    organization: { id: business.organizationId, timeZone: "UTC" },
    readerId,
    onlyHostId: null,
    filter: readBookingsFilter(new URLSearchParams(search)),
    locale: "en",
  });

const statusOf = async (id: string) => (await prisma.booking.findUniqueOrThrow({ where: { id } })).status;
const open = (token: string) => decidePage(services, { token, locale: "en" });
const answer = (token: string, tree: Record<string, string>) => submitDecision(services, { token, tree });

test("requests stand in a tab of their own, with who asks; declined and expired ones among the cancelled", async () => {
  const business = await bookableBusiness(database);
  const { attendeeIds } = await request(business);
  await request(business, monday + 10 * hourMs, { status: "declined", attendees: [{ name: "No" }] });
  await request(business, monday + 11 * hourMs, { status: "expired", attendees: [{ name: "Late" }] });
  const requests = await list(business, "tab=requests");
  expect(requests.lines).toMatchObject([
    { who: "Asks", status: "pending", requests: [{ id: attendeeIds[0], name: "Asks" }] },
  ]);
  expect(requests.counts).toEqual({ requests: 1, upcoming: 0, past: 0, cancelled: 2 });
  const ended = await list(business, "tab=cancelled");
  expect(ended.lines.map(({ who, status }) => [who, status])).toEqual([
    ["Late", "expired"],
    ["No", "declined"],
  ]);
});

test("the list is narrowed to one host or to one's own; a team's booking names all its hosts", async () => {
  const business = await bookableBusiness(database);
  const { organizationId, hostId } = business;
  const other = await person(database, "Zed");
  await prisma.membership.create({ data: { id: randomId(), organizationId, userId: other, role: "member" } });
  await book(business, monday + 9 * hourMs, { attendees: [{ name: "Mine" }] });
  await book(business, monday + 9 * hourMs, { hostIds: [other], attendees: [{ name: "Theirs" }] });
  await book(business, monday + 10 * hourMs, { hostIds: [other, hostId], attendees: [{ name: "Ours" }] });
  const names = async (search: string, reader?: string) =>
    (await list(business, search, reader)).lines.map(({ who }) => who);
  expect(await names("host=mine")).toEqual(["Mine", "Ours"]);
  expect(await names("host=mine", other)).toEqual(["Theirs", "Ours"]);
  expect(await names(`host=${other}`)).toEqual(["Theirs", "Ours"]);
  expect(await names("host=' OR 1=1")).toHaveLength(3);
  expect((await list(business, "host=mine")).lines.map(({ hosts }) => hosts)).toEqual([
    "Ada Host",
    "Ada Host, Zed",
  ]);
});

test("a group shows seats taken, its requests are answered one by one or at once, and others' seats stay", async () => {
  const business = await bookableBusiness(database);
  const { bookingId, attendeeIds } = await book(business, monday + 9 * hourMs, {
    seats: 4,
    attendees: [{ name: "In" }, { name: "A" }, { name: "B" }],
  });
  const [, a = "", b = ""] = attendeeIds;
  await prisma.attendee.updateMany({ where: { id: { in: [a, b] } }, data: { status: "pending" } });
  const line = (await list(business, "tab=requests")).lines[0];
  expect(line?.seats).toEqual({ taken: 3, total: 4 });
  expect(line?.requests.map(({ name }) => name).sort()).toEqual(["A", "B"]);
  const { organizationId } = business;
  const actorId = business.hostId;
  const one = { organizationId, bookingId, actorId, tree: { answer: "decline", seat: a, reason: "Full" } };
  expect(await submitOnBooking(services, one)).toEqual({ status: "done", notice: "booking-declined" });
  const all = { organizationId, bookingId, actorId, tree: { answer: "approve" } };
  expect(await submitOnBooking(services, all)).toEqual({ status: "done", notice: "booking-approved" });
  const seats = await prisma.attendee.findMany({ where: { bookingId }, orderBy: { name: "asc" } });
  expect(seats.map(({ name, status }) => [name, status])).toEqual([
    ["A", "declined"],
    ["B", "confirmed"],
    ["In", "confirmed"],
  ]);
  expect(await submitOnBooking(services, all)).toMatchObject({ status: "refused", code: 409 });
});

test("a meeting's seats can be changed, but not to fewer than are booked, to none or to nonsense", async () => {
  const business = await bookableBusiness(database);
  const { bookingId } = await book(business, monday + 9 * hourMs, { seats: 4, attendees: [{}, {}] });
  const { organizationId } = business;
  const set = (seats: string) =>
    submitOnBooking(services, { organizationId, bookingId, actorId: business.hostId, tree: { seats } });
  expect(await set("9")).toEqual({ status: "done", notice: "booking-seats" });
  expect(await set("1")).toMatchObject({
    status: "refused",
    refused: { seats: { reason: "too-few", taken: 2 } },
  });
  for (const seats of ["0", "-3", "1e9", "many", "", "100000"])
    expect(await set(seats), seats).toMatchObject({ refused: { seats: { reason: "no-number" } }, code: 422 });
  expect((await prisma.booking.findUniqueOrThrow({ where: { id: bookingId } })).seats).toBe(9);
});

test("another business's requests and seats are not answered", async () => {
  const [ours, theirs] = [await bookableBusiness(database), await bookableBusiness(database)];
  const { bookingId, attendeeIds } = await request(theirs);
  const key = { organizationId: ours.organizationId, bookingId, actorId: ours.hostId };
  const tree = { answer: "approve", seat: attendeeIds[0] ?? "" };
  expect(await submitOnBooking(services, { ...key, tree })).toEqual({ status: "not-found" });
  expect(await submitOnBooking(services, { ...key, tree: { seats: "3" } })).toEqual({ status: "not-found" });
  expect(await statusOf(bookingId)).toBe("pending");
  const own = await request(ours);
  const foreign = { ...key, bookingId: own.bookingId, tree };
  expect(await submitOnBooking(services, foreign)).toMatchObject({ status: "refused" });
  expect(await statusOf(own.bookingId)).toBe("pending");
  expect(await submitOnBooking(services, { ...key, tree: { answer: "perhaps" } })).toEqual({
    status: "malformed",
  });
});

test("a booking's page keeps sensitive answers marked, guests with whom they come, and the campaign as texts", async () => {
  const business = await bookableBusiness(database);
  const { organizationId } = business;
  const { bookingId, attendeeIds } = await book(business, monday + 9 * hourMs);
  const [attendeeId = ""] = attendeeIds;
  const guest = { id: randomId(), organizationId, bookingId, email: "guest@x.example", name: "" };
  await prisma.attendee.create({
    data: { ...guest, accompaniesId: attendeeId, timeZone: "UTC", locale: "en" },
  });
  const given = { id: randomId(), organizationId, bookingId, attendeeId, label: "Illness", values: ["x"] };
  await prisma.answer.create({ data: { ...given, sensitive: true } });
  const campaign = { utm_source: "letter", odd: { nested: true } };
  await prisma.booking.update({ where: { id: bookingId }, data: { source: "embed", campaign } });
  const organization = { id: organizationId, timeZone: "UTC" };
  const detail = await bookingDetail(services, {
    organization,
    bookingId,
    viewerId: business.hostId,
    translator: translatorFor("en"),
  });
  expect(detail).toMatchObject({
    source: "embed",
    campaign: [{ name: "utm_source", value: "letter" }],
    seats: [{ guests: [{ email: "guest@x.example" }], answers: [{ label: "Illness", sensitive: true }] }],
  });
});

test("the mail's link shows the request in the host's zone, and hides sensitive answers", async () => {
  const business = await bookableBusiness(database, { timeZone: "Asia/Tokyo" });
  const { organizationId, hostId } = business;
  const { bookingId, attendeeIds } = await request(business);
  const [attendeeId = ""] = attendeeIds;
  const given = { organizationId, bookingId, attendeeId, values: ["Secret"] };
  await prisma.answer.create({ data: { id: randomId(), ...given, label: "Illness", sensitive: true } });
  const page = await open(tokenOf(bookingId, hostId));
  expect(page).toMatchObject({
    state: "open",
    time: "6:00\u00a0PM – 6:30\u00a0PM",
    requests: [{ name: "Asks" }],
  });
  expect(JSON.stringify(page)).not.toContain("Secret");
});

test("the link approves once: a repeat and another answer find it decided", async () => {
  const business = await bookableBusiness(database);
  const { bookingId } = await request(business);
  const token = tokenOf(bookingId, business.hostId);
  expect(await answer(token, { answer: "approve" })).toEqual({ status: "decided", outcome: "approved" });
  expect(await statusOf(bookingId)).toBe("confirmed");
  for (const word of ["approve", "decline"])
    expect(await answer(token, { answer: word })).toEqual({ status: "refused", reason: "not-pending" });
  expect(await open(token)).toMatchObject({ state: "confirmed", requests: [] });
  expect(await statusOf(bookingId)).toBe("confirmed");
});

test("the link declines with a reason, and nothing happens by opening it or by a form that says nothing", async () => {
  const business = await bookableBusiness(database);
  const { bookingId } = await request(business);
  const token = tokenOf(bookingId, business.hostId);
  await open(token);
  expect(await answer(token, { answer: "" })).toEqual({ status: "malformed" });
  expect(await statusOf(bookingId)).toBe("pending");
  expect(await answer(token, { answer: "decline", reason: "On holiday" })).toMatchObject({
    outcome: "declined",
  });
  const stored = await prisma.booking.findUniqueOrThrow({ where: { id: bookingId } });
  expect([stored.status, stored.reason]).toEqual(["declined", "On holiday"]);
  expect(await open(token)).toMatchObject({ state: "declined" });
});

test("forged, foreign, shortened and huge links decide nothing", async () => {
  const business = await bookableBusiness(database);
  const other = await bookableBusiness(database);
  const { bookingId } = await request(business);
  const token = tokenOf(bookingId, business.hostId);
  const signature = token.split(".")[2] ?? "";
  const forged = [
    "",
    `${bookingId}.${business.hostId}`,
    `${bookingId}.${business.hostId}.`,
    `${bookingId}.${other.hostId}.${signature}`,
    `${randomId()}.${business.hostId}.${signature}`,
    tokenOf(bookingId, other.hostId),
    "a".repeat(100_000),
  ];
  for (const text of forged) {
    expect(await open(text), text.slice(0, 90)).toBeNull();
    expect(await answer(text, { answer: "approve" })).toEqual({ status: "not-found" });
  }
  expect(await statusOf(bookingId)).toBe("pending");
});

test("a link ends with the host's part in the meeting, with membership, and with the meeting's time", async () => {
  const business = await bookableBusiness(database);
  const { organizationId, hostId } = business;
  const { bookingId } = await request(business);
  const token = tokenOf(bookingId, hostId);
  const key = { organizationId_userId: { organizationId, userId: hostId } };
  await prisma.membership.update({ where: key, data: { suspendedAt: new Date() } });
  expect(await open(token)).toBeNull();
  await prisma.membership.update({ where: key, data: { suspendedAt: null } });
  const now = services.clock.now();
  services.clock.set(monday + 12 * hourMs);
  expect(await open(token)).toMatchObject({ state: "over" });
  expect(await answer(token, { answer: "approve" })).toEqual({ status: "refused", reason: "past" });
  services.clock.set(now);
});

test("a request whose time was not kept and is taken by now stays a request, and the host is told", async () => {
  const business = await bookableBusiness(database, { eventType: { pendingBlocks: false } });
  const { bookingId } = await request(business);
  await prisma.occupiedTime.deleteMany({ where: { bookingId } });
  await book(business, monday + 9 * hourMs);
  const token = tokenOf(bookingId, business.hostId);
  expect(await answer(token, { answer: "approve" })).toEqual({ status: "refused", reason: "slot-taken" });
  expect(await open(token)).toMatchObject({ state: "open" });
});
