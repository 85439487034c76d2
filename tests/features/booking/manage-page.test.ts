import { expect, test } from "vitest";
import { cancelBooking, decideBooking, manageBooking } from "#app/features/booking/booking.server.ts";
import { runRetention } from "#app/features/privacy/privacy.server.ts";
import { openDatabase } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { book, booked, bookingsOf, dayMs, hourMs, nine } from "./booking-scene.ts";

const database = await testDatabase();
type Wishes = NonNullable<Parameters<typeof bookableBusiness>[1]>["eventType"];

async function scene(eventType: Wishes = {}) {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, { eventType });
  const pageOf = async (attendeeId: string, at = services) => {
    const signature = services.links.managePath(attendeeId).split("/")[3] ?? "";
    const found = await manageBooking(at, { attendeeId, signature, locale: "en" });
    if (!found) throw new Error("no page");
    return found.page;
  };
  return { services, business, pageOf };
}

test("a request says by when it is answered, can be withdrawn, and shows how it ended", async () => {
  const { services, business, pageOf } = await scene({ approval: "always", approvalHours: 24 });
  const { attendeeId, bookingId } = await booked(book(services, business));
  expect(await pageOf(attendeeId)).toMatchObject({
    status: "pending",
    answerBy: "Saturday, January 16, 2027 at 1:00\u00a0PM",
    cancelLock: null,
  });
  const { organizationId } = business;
  await decideBooking(services, { organizationId, bookingId, approve: false, reason: "Away that day." });
  expect(await pageOf(attendeeId)).toMatchObject({
    status: "declined",
    answerBy: null,
    reason: "Away that day.",
    cancelLock: "already-cancelled",
  });
});

test("who may move or cancel is said for each, and until when", async () => {
  const { services, business, pageOf } = await scene({ attendeesMayMove: false, changeNoticeMinutes: 60 });
  const { attendeeId } = await booked(book(services, business));
  expect(await pageOf(attendeeId)).toMatchObject({ moveLock: "not-allowed", cancelLock: null });
  services.clock.set(nine - hourMs / 2);
  expect(await pageOf(attendeeId)).toMatchObject({ moveLock: "not-allowed", cancelLock: "too-late" });
});

test("a guest sees the meeting and who brought them, but changes nothing", async () => {
  const { services, business, pageOf } = await scene({ guestsMax: 2 });
  const guests = ["one@customers.example", "two@customers.example"];
  const { attendeeId } = await booked(book(services, business, { guests }));
  expect((await pageOf(attendeeId)).guests.toSorted()).toEqual(guests);
  const [made] = await bookingsOf(database, business);
  const guest = made?.attendees.find(({ accompaniesId }) => accompaniesId !== null);
  expect(await pageOf(guest?.id ?? "")).toMatchObject({
    broughtBy: "Grace",
    moveLock: "guest",
    cancelLock: "guest",
    guests: [],
    phone: "",
  });
});

test("those who share a group see each other's names only where the business shows them", async () => {
  const { services, business, pageOf } = await scene({ seats: 3 });
  const first = await booked(book(services, business, { name: "Ada" }));
  const second = await booked(book(services, business, { name: "Noor" }));
  expect((await pageOf(first.attendeeId)).others).toEqual([]);
  const shows = { where: { id: business.eventTypeId }, data: { showsAttendees: true } };
  await database.prisma.eventType.update(shows);
  expect((await pageOf(first.attendeeId)).others).toEqual(["Noor"]);
  const { organizationId } = business;
  const { bookingId, attendeeId } = second;
  await cancelBooking(services, { organizationId, bookingId, attendeeId, by: "attendee", reason: "" });
  expect((await pageOf(first.attendeeId)).others).toEqual([]);
  expect(await pageOf(attendeeId)).toMatchObject({ status: "cancelled", cancelLock: "already-cancelled" });
});

test("every date of a series has the list of all, and says which ones follow", async () => {
  const { services, business, pageOf } = await scene({ seriesUnit: "week", seriesMax: 3 });
  const week = 7 * dayMs;
  const series = [nine, nine + week, nine + 2 * week];
  const { attendeeId, bookingId } = await booked(book(services, business, { series }));
  const page = await pageOf(attendeeId);
  expect(page.series.map(({ isThis, follows }) => [isThis, follows])).toEqual([
    [true, false],
    [false, true],
    [false, true],
  ]);
  const { organizationId } = business;
  const change = { organizationId, bookingId, attendeeId, by: "attendee" as const, reason: "" };
  await cancelBooking(services, { ...change, following: true });
  expect((await pageOf(attendeeId)).series.map(({ status }) => status)).toEqual([
    "cancelled",
    "cancelled",
    "cancelled",
  ]);
});

test("a wrong signature opens nothing", async () => {
  const { services, business } = await scene();
  const { attendeeId } = await booked(book(services, business));
  expect(await manageBooking(services, { attendeeId, signature: "x", locale: "en" })).toBeNull();
});

test("answers that went at their own date are said to be erased on schedule while the booking stays; what was taken away at a wish is not", async () => {
  const { services, business, pageOf } = await scene();
  const { organizationId, eventTypeId } = business;
  const asked = { organizationId, eventTypeId, kind: "text", purpose: "To prepare" } as const;
  const [soon, late] = [randomId(), randomId()];
  await database.prisma.question.createMany({
    data: [
      { ...asked, id: soon, label: "Health?", sensitive: true, answerDays: 1 },
      { ...asked, id: late, label: "Colour?" },
    ],
  });
  const answers = [
    { questionId: soon, label: "Health?", values: ["asthma"], sensitive: true },
    { questionId: late, label: "Colour?", values: ["red"], sensitive: false },
  ];
  const { attendeeId, bookingId } = await booked(book(services, business, { answers }));
  expect(await pageOf(attendeeId)).toMatchObject({ answersGone: 0, answers: [{}, {}] });
  services.clock.set(nine + hourMs / 2 + dayMs);
  const left = { answersGone: 1, answers: [{ label: "Colour?" }] };
  // From that instant on it is hidden, and a run erases it.
  const then = openDatabase({
    connectionString: database.connectionString,
    connectionsMax: 2,
    hidesAsOf: services.clock.now(),
  });
  const later = fakeServices(then);
  later.clock.set(services.clock.now());
  expect(await pageOf(attendeeId, later)).toMatchObject(left);
  expect((await runRetention(later)).answers).toBe(1);
  await then.close();
  expect(await pageOf(attendeeId)).toMatchObject(left);
  await database.prisma.answer.deleteMany({ where: { bookingId } });
  expect(await pageOf(attendeeId)).toMatchObject({ answersGone: 1, answers: [] });
});
