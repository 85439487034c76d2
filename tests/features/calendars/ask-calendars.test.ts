import { expect, test } from "vitest";
import {
  moveBooking,
  reassignBooking,
  submitBooking,
  submitMove,
} from "#app/features/booking/booking.server.ts";
import { slotParam } from "#app/features/booking/booking-form.ts";
import { calendarPage, judgeTime } from "#app/features/calendar/calendar.server.ts";
import { unaskedTexts } from "#app/features/calendars/calendars.server.ts";
import { syncCalendar } from "#app/features/calendars/sync-calendar.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import {
  book,
  booked,
  bookingsOf,
  hourMs,
  letterTo,
  letterToMember,
  minuteMs,
  nine,
} from "../booking/booking-scene.ts";
import { testDatabase } from "../test-database.ts";
import { askScene, connectOne, eventAt } from "./ask-scene.ts";

const database = await testDatabase();
const { prisma } = database;

const ofHost = ({ organizationId, hostIds }: BookableBusiness, place = 0) => ({
  organizationId,
  userId: hostIds[place] ?? "",
});

const refuses = ({ organizationId }: BookableBusiness) =>
  prisma.organization.update({ where: { id: organizationId }, data: { refusesUnasked: true } });

const unaskedOf = async (business: BookableBusiness) =>
  (await bookingsOf(database, business)).flatMap(({ hosts }) =>
    hosts.flatMap(({ unaskedCalendars }) => unaskedCalendars),
  );

async function timed<Result>(work: Promise<Result>): Promise<{ result: Result; ms: number }> {
  const begun = performance.now();
  return { result: await work, ms: performance.now() - begun };
}

/** A host, one calendar, and whoever books. */
async function scene(wishes: Parameters<typeof bookableBusiness>[1] = {}) {
  const { services, remotes } = askScene(database);
  const business = await bookableBusiness(database, wishes);
  const remote = await connectOne(services, remotes, ofHost(business));
  return { services, remotes, business, remote };
}

test("what stands in a host's calendar since a moment ago is seen before the booking, and the nearest times are told", async () => {
  const { services, business, remote } = await scene();
  remote.events = [eventAt(nine)];
  const refused = await book(services, business);
  expect(refused).toMatchObject({ ok: false, reason: "slot-taken" });
  expect(refused).toMatchObject({ nearest: expect.arrayContaining([nine + 30 * minuteMs]) });
  expect(await book(services, business, { startsAt: nine + 30 * minuteMs })).toMatchObject({ ok: true });
});

test("of two hosts the one who turns out busy is passed over, and the other gives the time", async () => {
  const { services, business, remote } = await scene({
    eventType: { hostMode: "round_robin" },
    colleagues: [{ priority: -1 }],
  });
  remote.events = [eventAt(nine)];
  await booked(book(services, business));
  const [booking] = await bookingsOf(database, business);
  expect(booking?.hostId).toBe(business.hostIds[1]);
});

test("a calendar that was read seconds ago is not asked again, and a rush is one question", async () => {
  const { services, business, remote } = await scene();
  await syncCalendar(services, remote.calendarId);
  services.clock.pass(9_000);
  await booked(book(services, business));
  expect(remote.asked).toBe(1);
  services.clock.pass(20_000);
  await Promise.all(
    [1, 2, 3, 4].map((hours) => book(services, business, { startsAt: nine + hours * hourMs })),
  );
  expect(remote.asked).toBe(2);
});

test("nobody is asked for what is refused anyway, nor for a seat in a meeting that stands", async () => {
  const { services, business, remote } = await scene({ eventType: { seats: 3 } });
  await book(services, business, { startsAt: nine + 7 * minuteMs });
  expect(remote.asked).toBe(0);
  await booked(book(services, business));
  expect(remote.asked).toBe(1);
  services.clock.pass(60_000);
  await booked(book(services, business));
  expect(remote.asked).toBe(1);
});

test("a calendar that hangs delays a booking by two seconds once, is noted on it, and counts as before", async () => {
  const { services, business, remote } = await scene();
  remote.hangs = true;
  const first = await timed(book(services, business));
  expect(first.result).toMatchObject({ ok: true });
  expect(first.ms).toBeGreaterThan(1_900);
  expect(first.ms).toBeLessThan(3_500);
  const next = await timed(book(services, business, { startsAt: nine + hourMs }));
  expect(next.result).toMatchObject({ ok: true });
  expect(next.ms).toBeLessThan(1_500);
  expect(await unaskedOf(business)).toEqual([remote.calendarId, remote.calendarId]);
  // Whoever broke off in a hurry says nothing about the calendar.
  const row = await prisma.connectedCalendar.findUniqueOrThrow({ where: { id: remote.calendarId } });
  expect(row).toMatchObject({ failures: 0, trouble: null });
});

test("where one host's calendar hangs, a host whose calendar answers gives the time", async () => {
  const { services, remotes, business, remote } = await scene({
    eventType: { hostMode: "round_robin" },
    colleagues: [{ priority: -1 }],
  });
  await connectOne(services, remotes, ofHost(business, 1));
  await refuses(business);
  remote.hangs = true;
  await booked(book(services, business));
  const [booking] = await bookingsOf(database, business);
  expect(booking?.hostId).toBe(business.hostIds[1]);
  expect(await unaskedOf(business)).toEqual([]);
});

test("a business that wants to be sure refuses with the form kept, and takes the same form once the calendar answers", async () => {
  const { services, business, remote } = await scene();
  await refuses(business);
  remote.hangs = true;
  const form = new FormData();
  const fields = { at: slotParam(nine), timezone: "Europe/Paris", key: randomId(), name: "Grace" };
  for (const [name, value] of Object.entries({ ...fields, email: "grace@customers.example" }))
    form.set(name, value);
  const context = {
    ...{ services, businessSlug: business.slug, eventTypeSlug: business.eventTypeSlug },
    ...({ locale: "en", network: randomId() } as const),
  };
  const refused = await submitBooking(form, context);
  expect(refused).toMatchObject({
    status: 503,
    submission: {
      values: { name: ["Grace"], email: ["grace@customers.example"] },
      problems: [{ field: "form", message: "booking.refused.unasked" }],
      key: fields.key,
    },
  });
  expect(await bookingsOf(database, business)).toEqual([]);
  remote.hangs = false;
  services.clock.pass(15_000);
  expect(await submitBooking(form, context)).toMatchObject({ status: 303 });
  expect(await unaskedOf(business)).toEqual([]);
});

test("a member books although a calendar hangs, also where visitors may not", async () => {
  const { services, business, remote } = await scene();
  await refuses(business);
  remote.hangs = true;
  expect(await book(services, business, { asker: "host" })).toMatchObject({ ok: true });
  expect(await unaskedOf(business)).toEqual([remote.calendarId]);
});

test("a move asks as well: what is busy since then is refused, and what hangs by the business's choice", async () => {
  const { services, business, remote } = await scene();
  const { bookingId, attendeeId } = await booked(book(services, business));
  const { organizationId } = business;
  services.clock.pass(60_000);
  remote.events = [eventAt(nine + hourMs)];
  const move = { organizationId, bookingId, attendeeId, by: "attendee", reason: "" } as const;
  expect(await moveBooking(services, { ...move, startsAt: nine + hourMs })).toMatchObject({
    reason: "slot-taken",
  });
  services.clock.pass(60_000);
  await refuses(business);
  remote.hangs = true;
  const form = new FormData();
  form.set("at", slotParam(nine + 2 * hourMs));
  form.set("reason", "The train is late.");
  const context = {
    booking: { id: bookingId, organizationId },
    attendee: { id: attendeeId },
    shown: { locale: "en", zone: "UTC" },
  } as const;
  expect(await submitMove(services, form, context)).toEqual({
    status: 503,
    refused: { taken: false, nearest: [], reason: "The train is late.", again: slotParam(nine + 2 * hourMs) },
  });
  await prisma.organization.update({ where: { id: organizationId }, data: { refusesUnasked: false } });
  expect(await submitMove(services, form, context)).toEqual({ status: 303, moved: true });
  expect(await unaskedOf(business)).toEqual([remote.calendarId]);
  remote.hangs = false;
  services.clock.pass(60_000);
  expect(await moveBooking(services, { ...move, startsAt: nine + 3 * hourMs })).toEqual({ ok: true });
  expect(await unaskedOf(business)).toEqual([]);
});

test("a booking that is handed over asks those who could take it", async () => {
  const { services, remotes, business } = await scene({
    eventType: { hostMode: "round_robin" },
    colleagues: [{ priority: -1 }, { priority: -2 }],
  });
  const { bookingId } = await booked(book(services, business));
  const second = await connectOne(services, remotes, ofHost(business, 1));
  second.events = [eventAt(nine)];
  const { organizationId, hostId } = business;
  const handed = { organizationId, bookingId, fromHostId: hostId, toHostId: null };
  expect(await reassignBooking(services, handed)).toEqual({ ok: true, hostId: business.hostIds[2] });
});

test("host and booking say which calendar was not asked, until it was read; its name is for its owner alone", async () => {
  const { services, business, remote } = await scene();
  remote.hangs = true;
  const { bookingId, attendeeId } = await booked(book(services, business));
  const { hostId } = business;
  const mail = await letterToMember(services, hostId, bookingId, "booking_confirmed");
  expect(mail).toContain("Work did not answer when this time was chosen");
  expect(await letterTo(services, attendeeId, "booking_confirmed")).not.toContain("did not answer");
  const { t } = translatorFor("en");
  const said = async (viewerId: string) => {
    const booking = await prisma.booking.findUniqueOrThrow({
      where: { id: bookingId },
      include: { hosts: { include: { user: true } } },
    });
    return unaskedTexts(services, { booking, viewerId, t });
  };
  expect(await said(hostId)).toEqual([expect.stringContaining("“Work” did not answer")]);
  expect(await said("a colleague")).toEqual([
    "A connected calendar of Ada Host did not answer when this time was chosen.",
  ]);
  remote.hangs = false;
  services.clock.pass(60_000);
  await syncCalendar(services, remote.calendarId);
  expect(await said(hostId)).toEqual([]);
  remote.events = [eventAt(nine)];
  await syncCalendar(services, remote.calendarId);
  expect(await said(hostId)).toEqual([expect.stringContaining("“Work” has something else")]);
});

test("a connected calendar stands as busy in the member's calendar, and a member who books there is warned and may go on", async () => {
  const { services, business, remote } = await scene();
  remote.events = [eventAt(nine)];
  await syncCalendar(services, remote.calendarId);
  const { organizationId, hostId, eventTypeId } = business;
  const organization = await prisma.organization.findUniqueOrThrow({ where: { id: organizationId } });
  const titles = async (readerId: string) => {
    const query = { view: "day", date: new Date(nine).toISOString().slice(0, 10), who: hostId } as const;
    const reader = { id: readerId, timeZone: "UTC" };
    const page = await calendarPage(services, {
      organization,
      reader,
      onlyHostId: null,
      query,
      locale: "en",
    });
    return page.grid?.columns.flatMap(({ items }) => items.map(({ title }) => title));
  };
  expect(await titles(hostId)).toEqual(["Busy in “Work”"]);
  expect(await titles("a colleague")).toEqual(["Busy elsewhere"]);
  const question = {
    organizationId,
    viewerId: hostId,
    onlyHostId: null,
    eventTypeId,
    startsAt: nine,
    lengthMinutes: 30,
  };
  const judged = await judgeTime(services, { ...question, shown: { locale: "en", zone: "UTC" } });
  expect(judged).toMatchObject({
    verdict: "rules",
    broken: [expect.stringMatching(/^Ada Host is busy at .*, says a connected calendar\.$/)],
  });
  expect(await book(services, business, { asker: "host" })).toMatchObject({
    ok: false,
    reason: "slot-taken",
  });
  expect(await book(services, business, { asker: "host", despiteRules: true })).toMatchObject({ ok: true });
});
