import { expect, test } from "vitest";
import {
  cancelBooking,
  manageBooking,
  moveBooking,
  reassignBooking,
} from "#app/features/booking/booking.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { book, booked, hourMs, letterTo, letterToHost, letterToMember, nine } from "./booking-scene.ts";

const database = await testDatabase();
const services = fakeServices(database);

async function pageOf(attendeeId: string) {
  const [, , , signature = ""] = services.links.managePath(attendeeId).split("/");
  return (await manageBooking(services, { attendeeId, signature, locale: "en" }))?.page;
}

test("the reason why one seat was cancelled is mailed to whoever had it, and to nobody else of the group", async () => {
  const business = await bookableBusiness(database, { eventType: { seats: 4 } });
  const { organizationId } = business;
  const seats = [];
  for (const email of ["first@x.example", "second@x.example"])
    seats.push(await booked(book(services, business, { email })));
  const [first, second] = seats;
  if (!first || !second) throw new Error("nobody booked");
  const change = { organizationId, bookingId: first.bookingId, by: "host" } as const;
  const told = { ...change, attendeeId: first.attendeeId, reason: "The room is too small." };
  expect(await cancelBooking(services, told)).toEqual({ ok: true, cancelled: 1 });
  const kept = await database.prisma.attendee.findUniqueOrThrow({ where: { id: first.attendeeId } });
  expect(kept).toMatchObject({ status: "cancelled", cancelledBy: "host", reason: "The room is too small." });
  expect(await letterTo(services, first.attendeeId, "booking_cancelled")).toContain("The room is too small.");
  expect(await cancelBooking(services, { ...change, reason: "We are ill." })).toEqual({
    ok: true,
    cancelled: 1,
  });
  const later = await letterTo(services, second.attendeeId, "booking_cancelled");
  expect(later).toContain("We are ill.");
  expect(later).not.toContain("too small");
  // The page of whoever went before says what they were told, not what others were told after.
  const page = await pageOf(first.attendeeId);
  expect([page?.reason, page?.cancelledBy]).toEqual(["The room is too small.", "host"]);
});

test("mails about a repeated seat of a group say which of its holder's dates it is, to the host too", async () => {
  const weekly = { seats: 4, seriesUnit: "week", seriesEvery: 1, seriesMax: 4 } as const;
  const business = await bookableBusiness(database, { eventType: weekly });
  const nine = Date.UTC(2027, 0, 18, 9);
  const weeks = [0, 1, 2].map((week) => nine + week * 7 * 86_400_000);
  const one = await booked(book(services, business, { startsAt: nine, series: weeks }));
  const [, second = 0] = weeks;
  const other = await booked(book(services, business, { startsAt: second, series: weeks.slice(1) }));
  expect(await letterTo(services, one.attendeeId, "booking_confirmed")).toMatch(/Of a series\n {2}1 of 3\n/);
  expect(await letterTo(services, other.attendeeId, "booking_confirmed")).toMatch(
    /Of a series\n {2}1 of 2\n/,
  );
  const toHost = await letterToHost(services, other.attendeeId, "booking_confirmed");
  expect(toHost).toMatch(/Of a series\n {2}1 of 2\n/);
});

test("whoever of several hosts moves, hands over or cancels reads that they did, and the others that a colleague did", async () => {
  const business = await bookableBusiness(database, {
    eventType: { hostMode: "collective" },
    colleagues: [{}],
  });
  const { organizationId, hostIds } = business;
  const [actorId = "", other = ""] = hostIds;
  const { bookingId } = await booked(book(services, business));
  const change = { organizationId, bookingId, by: "host", reason: "", actorId } as const;
  expect(await moveBooking(services, { ...change, startsAt: nine + hourMs })).toEqual({ ok: true });
  expect(await letterToMember(services, actorId, bookingId, "booking_moved")).toContain("You moved this");
  expect(await letterToMember(services, other, bookingId, "booking_moved")).not.toContain("You moved this");
  expect(await cancelBooking(services, change)).toMatchObject({ ok: true });
  expect(await letterToMember(services, actorId, bookingId, "booking_cancelled")).toContain("You cancelled");
  expect(await letterToMember(services, other, bookingId, "booking_cancelled")).not.toContain(
    "You cancelled",
  );
  const round = await bookableBusiness(database, {
    eventType: { hostMode: "round_robin" },
    colleagues: [{}],
  });
  const made = await booked(book(services, round));
  const host = await database.prisma.bookingHost.findFirstOrThrow({ where: { bookingId: made.bookingId } });
  const given = { organizationId: round.organizationId, bookingId: made.bookingId, toHostId: null, actorId };
  expect(await reassignBooking(services, { ...given, fromHostId: host.userId })).toMatchObject({ ok: true });
  const mails = await database.prisma.mailMessage.findMany({ where: { kind: "booking_reassigned" } });
  const facts = mails.filter((mail) => mail.bookingId === made.bookingId).map((mail) => mail.facts);
  expect(facts.length).toBe(3);
  for (const fact of facts) expect(fact).toMatchObject({ actorId });
});
