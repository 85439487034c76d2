import { expect, test } from "vitest";
import {
  bookingJobs,
  cancelBooking,
  decideBooking,
  holdSlot,
  moveBooking,
  reassignBooking,
  setSeats,
  visitorOf,
} from "#app/features/booking/booking.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { brokenPromises } from "#tests/soak/check-integrity.ts";
import { dice } from "#tests/soak/dice.ts";
import { testDatabase } from "../test-database.ts";
import { book, dayMs, minuteMs, nine } from "./booking-scene.ts";

/** The short form of `npm run soak`: the commands themselves, without the web in between. */
const database = await testDatabase();
const services = fakeServices(database);
const clients = 64;
const turns = 8;

async function world() {
  const first = await bookableBusiness(database, {
    eventType: { hostMode: "round_robin", lengthMinutes: 30, bufferAfterMinutes: 10 },
    colleagues: [{}, {}],
  });
  const shared = { hostId: first.hostId };
  const group = await bookableBusiness(database, { ...shared, eventType: { seats: 4, lengthMinutes: 60 } });
  const asked = await bookableBusiness(database, { ...shared, eventType: { approval: "always" } });
  const loose = await bookableBusiness(database, {
    ...shared,
    eventType: { approval: "always", pendingBlocks: false, lengthMinutes: 45 },
  });
  const team = await bookableBusiness(database, {
    ...shared,
    eventType: { hostMode: "collective" },
    colleagues: [{}],
  });
  return [first, group, asked, loose, team];
}

type Made = { business: BookableBusiness; bookingId: string; attendeeId: string; pending: boolean };

test("64 clients who book, hold, move, approve, cancel and reassign at once break no promise", async () => {
  const businesses = await world();
  const made: Made[] = [];
  const outcomes = new Map<string, number>();
  const note = (what: string, result: { ok: boolean; reason?: string }) => {
    const key = `${what}: ${result.ok ? "done" : result.reason}`;
    outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
    if (!result.ok) expect(result.reason).toMatch(/^[a-z-]+$/);
  };

  async function turn(roll: (sides: number) => number): Promise<void> {
    const business = businesses[roll(businesses.length)] as BookableBusiness;
    const startsAt = nine + roll(3) * dayMs + roll(16) * 30 * minuteMs;
    const kind = roll(10);
    const among = kind === 7 ? made.filter(({ pending }) => pending) : made;
    const known = among[roll(Math.max(1, among.length))];
    if (!known || kind < 4) {
      const result = await book(services, business, { startsAt });
      note("book", result);
      if (result.ok) made.push({ business, ...result });
      return;
    }
    const { bookingId, attendeeId } = known;
    // Each request is answered once, so that most answers find one.
    if (kind === 7) known.pending = false;
    const { organizationId } = known.business;
    const change = { organizationId, bookingId, attendeeId, reason: "" };
    if (kind === 4) {
      const visitor = visitorOf(randomId());
      const place = { businessSlug: business.slug, eventTypeSlug: business.eventTypeSlug, startsAt };
      note("hold", await holdSlot(services, { ...place, visitor, network: String(roll(50)) }));
      note("book held", await book(services, business, { startsAt, visitor }));
    } else if (kind === 5) note("move", await moveBooking(services, { ...change, by: "attendee", startsAt }));
    else if (kind === 6) note("cancel", await cancelBooking(services, { ...change, by: "attendee" }));
    else if (kind === 7)
      note(
        "decide",
        await decideBooking(services, { organizationId, bookingId, approve: roll(4) > 0, reason: "" }),
      );
    else if (kind === 8) {
      const fromHostId = known.business.hostIds[roll(known.business.hostIds.length)] ?? "";
      note(
        "reassign",
        await reassignBooking(services, { organizationId, bookingId, fromHostId, toHostId: null }),
      );
    } else note("seats", await setSeats(services, { organizationId, bookingId, seats: 1 + roll(5) }));
  }

  // The dice may answer requests alone that were cancelled meanwhile: amid them, one is asked for and answered for sure.
  async function requestAndAnswer(): Promise<void> {
    const business = businesses[2] as BookableBusiness;
    const result = await book(services, business, { startsAt: nine + 4 * dayMs });
    note("book", result);
    if (!result.ok) return;
    const { organizationId } = business;
    const { bookingId } = result;
    note("decide", await decideBooking(services, { organizationId, bookingId, approve: true, reason: "" }));
  }

  await Promise.all([
    requestAndAnswer(),
    ...Array.from({ length: clients }, async (_, client) => {
      const roll = dice(client + 1);
      for (let i = 0; i < turns; i++) await turn(roll);
    }),
  ]);
  expect(await brokenPromises(database.pool)).toEqual([]);
  // The storm did what it is meant to do: every kind of change went through, and some lost their race.
  for (const what of [
    "book: done",
    "book: slot-taken",
    "move: done",
    "cancel: done",
    "decide: done",
    "hold: done",
  ])
    expect(outcomes.get(what) ?? 0, what).toBeGreaterThan(0);
  services.clock.pass(49 * 60 * minuteMs);
  await bookingJobs.find(({ job }) => job.name === "booking.sweep")?.handle(services, {}, { putBack: false });
  expect(await brokenPromises(database.pool)).toEqual([]);
  expect(await database.prisma.hold.count()).toBe(0);
}, 180_000);

test("the checker sees a promise that is broken", async () => {
  const business = await bookableBusiness(database, { eventType: { seats: 2 } });
  const booked = await book(services, business);
  if (!booked.ok) throw new Error("not booked");
  await database.prisma.mailMessage.deleteMany({ where: { bookingId: booked.bookingId } });
  const broken = await brokenPromises(database.pool);
  expect(broken.map(({ promise }) => promise)).toEqual([
    "whoever has a place was told of it, and each host of a booking that stands",
  ]);
});
