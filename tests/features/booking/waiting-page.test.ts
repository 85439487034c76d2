import { expect, test } from "vitest";
import {
  answerWaiting,
  bookingJobs,
  cancelBooking,
  joinWaitingList,
  leaveSlot,
  visitorOf,
  waitingPage,
} from "#app/features/booking/booking.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { book, booked, hourMs, nine } from "./booking-scene.ts";

const database = await testDatabase();
const run = { putBack: false };

/** Somebody waits for the one seat of a meeting, and has it offered when `free` is called. */
async function waiting() {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, { eventType: { seats: 1, waitingList: true } });
  const { organizationId } = business;
  const taken = await booked(book(services, business));
  const joined = await joinWaitingList(services, {
    businessSlug: business.slug,
    eventTypeSlug: business.eventTypeSlug,
    startsAt: nine,
    name: "Noé",
    email: "noe@x.example",
    timeZone: "Europe/Paris",
    locale: "fr",
  });
  const entryId = joined.ok ? joined.entryId : "";
  const signature = services.links.waitingUrl(entryId).split("/").at(-1) ?? "";
  const free = async () => {
    await cancelBooking(services, { organizationId, bookingId: taken.bookingId, by: "host", reason: "" });
    for (const { name, payload } of services.enqueued.splice(0))
      await bookingJobs.find(({ job }) => job.name === name)?.handle(services, payload, run);
  };
  const page = () => waitingPage(services, { entryId, signature, locale: "en" });
  const answer = (intent: string, cookies: string | null = null) =>
    answerWaiting(services, { entryId, signature, intent, cookies });
  return { services, business, entryId, signature, free, page, answer };
}

test("the page says how one stands, changes nothing by being looked at, and a forged link shows nothing", async () => {
  const { services, entryId, signature, free, page } = await waiting();
  expect(await page()).toMatchObject({ state: "waiting", keptUntil: null });
  await free();
  expect(await page()).toMatchObject({ state: "offered" });
  expect((await page())?.wished).toContain("January 18, 2027");
  const forged = `${signature.slice(0, -1)}${signature.endsWith("A") ? "B" : "A"}`;
  expect(await waitingPage(services, { entryId, signature: forged, locale: "en" })).toBeNull();
  services.clock.pass(hourMs);
  expect(await page()).toMatchObject({ state: "over" });
});

test("who takes the offered place holds it in their browser, books it, and no longer waits", async () => {
  const { services, business, entryId, free, page, answer } = await waiting();
  expect(await answer("take")).toEqual({ status: 303, location: (await page())?.path });
  await free();
  const taken = await answer("take");
  if (taken.status !== 303 || taken.word === undefined) throw new Error("not taken");
  expect(taken.location).toContain(`/${business.slug}/talk?at=2027-01-18T09%3A00Z`);
  const visitor = visitorOf(taken.word);
  // Leaving the form lets go of no place that is kept for an hour.
  await leaveSlot(services, business.slug, visitor);
  expect(await book(services, business)).toMatchObject({ ok: false, reason: "slot-taken" });
  await booked(book(services, business, { visitor }));
  const entry = await database.prisma.waitingEntry.findUniqueOrThrow({ where: { id: entryId } });
  expect(entry.status).toBe("taken");
  expect(await page()).toMatchObject({ state: "over" });
});

test("taken again in another browser, the place passes on to it, and only once is it booked", async () => {
  const { services, business, free, answer } = await waiting();
  await free();
  const [first, second] = [await answer("take"), await answer("take")];
  const visitor = (taken: typeof first) => visitorOf(taken.status === 303 ? (taken.word ?? "") : "");
  expect(await book(services, business, { visitor: visitor(first) })).toMatchObject({ reason: "slot-taken" });
  await booked(book(services, business, { visitor: visitor(second) }));
});

test("a browser that is known keeps its word, and what else it held is free again", async () => {
  const { services, business, free, answer } = await waiting();
  await free();
  const word = "a".repeat(26);
  const taken = await answer("take", `parley_visitor=${word}`);
  expect(taken).toMatchObject({ status: 303, word });
  await booked(book(services, business, { visitor: visitorOf(word) }));
});

test("who lets the place go leaves the list, and others can have it", async () => {
  const { services, business, free, page, answer } = await waiting();
  await free();
  await answer("leave");
  await answer("leave");
  expect(await page()).toMatchObject({ state: "over" });
  await booked(book(services, business));
});
