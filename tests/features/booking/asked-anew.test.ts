import { expect, test } from "vitest";
import {
  bookingJobs,
  decideBooking,
  loadMovePicker,
  moveBooking,
  readPageQuery,
} from "#app/features/booking/booking.server.ts";
import { slotParam } from "#app/features/booking/booking-form.ts";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { book, booked, bookingsOf, hourMs, letterTo, letterToHost, mailsOf, nine } from "./booking-scene.ts";

const database = await testDatabase();
const sweep = bookingJobs.find(({ job }) => job.name === "booking.sweep");
const one = nine + 4 * hourMs;

/** A booking of an event type that needs approval, which the host has agreed to. */
async function agreed(eventType: Parameters<typeof bookableBusiness>[1] = {}) {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, {
    eventType: { approval: "always", approvalHours: 10, ...eventType.eventType },
  });
  const made = await booked(book(services, business));
  await decide(services, business, made.bookingId, true);
  return { services, business, ...made };
}

const decide = (
  services: FakeServices,
  { organizationId }: BookableBusiness,
  bookingId: string,
  approve: boolean,
) => decideBooking(services, { organizationId, bookingId, approve, reason: approve ? "" : "We are away." });

const move = (
  { services, business, ...made }: Awaited<ReturnType<typeof agreed>>,
  wish: { by?: "attendee" | "host"; startsAt?: number } = {},
) =>
  moveBooking(services, {
    ...{ organizationId: business.organizationId, bookingId: made.bookingId, attendeeId: made.attendeeId },
    ...{ by: "attendee", startsAt: one, reason: "The train is late.", ...wish },
  });

test("what an attendee moves is a request again: it takes the new time, gives up the old one, and is told once", async () => {
  const scene = await agreed();
  const { services, business, bookingId, attendeeId } = scene;
  services.clock.pass(20 * hourMs);
  const before = await mailsOf(database, bookingId);
  expect(await move(scene)).toEqual({ ok: true });
  const [booking] = await bookingsOf(database, business);
  expect(booking).toMatchObject({
    status: "pending",
    startsAt: new Date(one),
    answerBy: new Date(services.clock.now() + 10 * hourMs),
  });
  expect(booking?.attendees.map(({ status }) => status)).toEqual(["pending"]);
  expect(booking?.occupiedTimes.map(({ startsAt }) => startsAt.getTime())).toEqual([one]);
  expect(await move(scene)).toEqual({ ok: true });
  expect((await mailsOf(database, bookingId)).length - before.length).toBe(2);
  const mine = await letterTo(services, attendeeId, "booking_requested");
  expect(mine).toContain("Your request is in");
  expect(mine).toContain("gave up the earlier time");
  await booked(book(services, business));
  expect(await book(services, business, { startsAt: one })).toMatchObject({ reason: "slot-taken" });
});

test("hosts are asked with the reason and both answers; a refusal ends it, and an approval books the new time", async () => {
  const scenes = [await agreed({ eventType: { seats: 3 } }), await agreed({ eventType: { seats: 3 } })];
  for (const [index, scene] of scenes.entries()) {
    const { services, business, attendeeId } = scene;
    // Longer ago than a request may wait: its time runs from the move.
    services.clock.pass(20 * hourMs);
    expect(await move(scene)).toEqual({ ok: true });
    const asked = await letterToHost(services, attendeeId, "booking_requested");
    expect(asked).toContain("Grace asks for another time");
    expect(asked).toContain("The train is late.");
    expect(asked).toMatch(/Accept\n.*\n+Decline/);
    const { bookingId } = await database.prisma.attendee.findUniqueOrThrow({ where: { id: attendeeId } });
    await sweep?.handle(services, {}, { putBack: false });
    expect(await decide(services, business, bookingId, index === 0)).toEqual({ ok: true, decided: 1 });
    const seat = await database.prisma.attendee.findUniqueOrThrow({
      where: { id: attendeeId },
      include: { booking: true },
    });
    const outcome = index === 0 ? "confirmed" : "declined";
    expect([seat.status, seat.booking.status]).toEqual([outcome, outcome]);
    expect(seat.booking.startsAt).toEqual(new Date(one));
    if (index === 1)
      expect(await letterTo(services, attendeeId, "booking_declined")).toContain("We are away.");
  }
});

test("a request by a move that takes no time leaves both times free, and expires in its own hours", async () => {
  const scene = await agreed({ eventType: { pendingBlocks: false } });
  const { services, business, bookingId } = scene;
  services.clock.pass(20 * hourMs);
  expect(await move(scene)).toEqual({ ok: true });
  expect((await bookingsOf(database, business))[0]?.occupiedTimes).toEqual([]);
  services.clock.pass(10 * hourMs - 1);
  await sweep?.handle(services, {}, { putBack: false });
  expect((await bookingsOf(database, business))[0]?.status).toBe("pending");
  services.clock.pass(1);
  await sweep?.handle(services, {}, { putBack: false });
  expect((await bookingsOf(database, business))[0]?.status).toBe("expired");
  expect(await decide(services, business, bookingId, true)).toEqual({ ok: false, reason: "not-pending" });
});

test("a host's move is agreed by itself, and short notice is counted from the new start", async () => {
  const scene = await agreed();
  expect(await move(scene, { by: "host" })).toEqual({ ok: true });
  expect((await bookingsOf(database, scene.business))[0]?.status).toBe("confirmed");
  const short = await agreed({ eventType: { approval: "short_notice", approvalNotice: 48 * 60 } });
  expect(await move(short)).toEqual({ ok: true });
  expect((await bookingsOf(database, short.business))[0]?.status).toBe("confirmed");
  expect(await move(short, { startsAt: Date.UTC(2027, 0, 16, 9) })).toEqual({ ok: true });
  expect((await bookingsOf(database, short.business))[0]?.status).toBe("pending");
});

test("the page says before whether the new time has to be approved", async () => {
  const asks = async ({ services, business, bookingId }: Awaited<ReturnType<typeof agreed>>, at?: number) => {
    const search = new URLSearchParams(at === undefined ? {} : { at: slotParam(at) });
    const page = await loadMovePicker(services, {
      ...{ organizationId: business.organizationId, bookingId, by: "attendee", path: "/move" },
      ...{ query: readPageQuery(search), shown: { locale: "en", zone: "UTC" } },
    });
    return page?.asks;
  };
  const always = await agreed();
  expect([await asks(always), await asks(always, one)]).toEqual([true, true]);
  const short = await agreed({ eventType: { approval: "short_notice", approvalNotice: 48 * 60 } });
  const soon = Date.UTC(2027, 0, 16, 9);
  expect([await asks(short), await asks(short, one), await asks(short, soon)]).toEqual([false, false, true]);
  const never = await agreed({ eventType: { approval: "never" } });
  expect(await asks(never, one)).toBe(false);
});
