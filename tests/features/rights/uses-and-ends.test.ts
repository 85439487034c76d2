import { beforeEach, expect, test } from "vitest";
import { bookingDetail } from "#app/features/dashboard/booking-detail.server.ts";
import { countBookings } from "#app/features/dashboard/bookings-repository.server.ts";
import { runRetention } from "#app/features/privacy/privacy.server.ts";
import { runRightsClock } from "#app/features/rights/rights.server.ts";
import { refuseRequest } from "#app/features/rights/rights-request.server.ts";
import { callsPage } from "#app/features/rooms/calls-page.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { action as askAction } from "#app/routes/me.ask.tsx";
import { action as objectAction } from "#app/routes/me.object.tsx";
import { action as restrictAction } from "#app/routes/me.restrict.tsx";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { businessOf, dayMs, enterPortal, portalText } from "./rights-scene.ts";

const database = await testDatabase();
const { prisma } = database;
const ada = { name: "Ada Canary", email: "ada@customers.example" };
const bob = { name: "Bob Canary", email: "bob@customers.example" };
let services: FakeServices;
let start: number;

beforeEach(async () => {
  await prisma.organization.deleteMany();
  await prisma.rightsSession.deleteMany();
  await prisma.rightsLink.deleteMany();
  services = fakeServices(database);
  start = services.clock.now();
});

test("what is restricted is in no list of the business, is not erased by its rule, and comes back once it is unticked", async () => {
  const { organizationId, attendeeIds } = await businessOf(database, start, [ada, bob]);
  const query = { organizationId, q: "", eventTypeId: null, hostId: null, from: null, to: null, now: start };
  const listed = () => countBookings(prisma, "past", query);
  expect(await listed()).toBe(2);
  const visitor = await enterPortal(services, database, ada.email);
  const tick = (...ids: (string | undefined)[]) => {
    const form = new FormData();
    for (const id of ids) form.append("target", `attendee:${id}`);
    return visitor.post(restrictAction, "/me/restrict", form);
  };
  await tick(attendeeIds[0], attendeeIds[2]);
  expect(await listed()).toBe(1);
  expect(await countBookings(prisma, "past", { ...query, q: "ada" })).toBe(0);
  expect(await prisma.attendee.count({ where: { restrictedAt: { not: null } } })).toBe(1);
  expect(await portalText(visitor)).toContain('"restricted":true');
  services.clock.set(start + 400 * dayMs);
  await runRetention(services);
  expect((await prisma.attendee.findMany()).map(({ id }) => id)).toEqual([attendeeIds[0]]);
  services.clock.set(start);
  await tick();
  expect(await listed()).toBe(1);
});

test("by its own address, in its mails and in the log of calls a restricted person is not named either", async () => {
  const { organizationId, hostId, attendeeIds, bookingIds } = await businessOf(database, start, [ada]);
  const [attendeeId, bookingId = ""] = [attendeeIds[0] ?? "", bookingIds[0]];
  const guest = { role: "guest" as const, name: ada.name, attendeeId, joinedAt: new Date(start) };
  await prisma.call.create({
    data: {
      ...{ id: "call", organizationId, bookingId, startedAt: new Date(start), lastSeenAt: new Date(start) },
      participants: { create: { id: "guest", organizationId, ...guest } },
    },
  });
  await prisma.mailMessage.create({
    data: {
      ...{ id: "mail", organizationId, bookingId, attendeeId, kind: "booking_confirmed", dedupeKey: "mail" },
      createdAt: new Date(start),
    },
  });
  const organization = { id: organizationId, timeZone: "UTC" };
  const seen = async () =>
    JSON.stringify([
      await bookingDetail(services, {
        ...{ organization, bookingId, viewerId: hostId, translator: translatorFor("en") },
      }),
      await callsPage(services, organization, { page: 1, locale: "en", viewerId: hostId, onlyHostId: null }),
    ]);
  for (const personal of [ada.name, ada.email]) expect(await seen()).toContain(personal);
  const visitor = await enterPortal(services, database, ada.email);
  const form = new FormData();
  form.append("target", `attendee:${attendeeId}`);
  await visitor.post(restrictAction, "/me/restrict", form);
  for (const personal of [ada.name, ada.email]) expect(await seen()).not.toContain(personal);
  expect(await seen()).toContain("Somebody who asked not to be shown");
});

test("an objection erases at once where somebody came from, and the mark of their browser, and not another's", async () => {
  await businessOf(database, start, [ada, bob]);
  await prisma.booking.updateMany({ data: { campaign: { utm_source: "leaflet" } } });
  await prisma.attendee.updateMany({ data: { visitor: "mark" } });
  const visitor = await enterPortal(services, database, ada.email);
  await visitor.post(objectAction, "/me/object", {});
  const rows = await prisma.attendee.findMany({
    select: { email: true, visitor: true, booking: { select: { campaign: true } } },
  });
  for (const { email, visitor: mark, booking } of rows) {
    expect(mark === null).toBe(email === ada.email);
    expect(JSON.stringify(booking.campaign)).toBe(email === ada.email ? "{}" : '{"utm_source":"leaflet"}');
  }
});

test("links and sessions that have run out are gone with the next look of the clock, and requests a year after their answer", async () => {
  const { organizationId, hostId } = await businessOf(database, start, [ada]);
  const visitor = await enterPortal(services, database, ada.email);
  await visitor.post(askAction, "/me/ask", { business: organizationId, text: "Who wrote the note?" });
  const { id } = await prisma.rightsRequest.findFirstOrThrow();
  const by = { organizationId, id, actorId: hostId };
  await refuseRequest(services, by, { ground: "others", reason: "It names a colleague" });
  services.clock.pass(dayMs);
  await runRightsClock(services);
  expect([await prisma.rightsLink.count(), await prisma.rightsSession.count()]).toEqual([0, 0]);
  expect(await prisma.mailMessage.count({ where: { kind: "rights_link" } })).toBe(0);
  services.clock.set(start + 365 * dayMs - 1);
  await runRightsClock(services);
  expect(await prisma.rightsRequest.count()).toBe(1);
  services.clock.set(start + 365 * dayMs);
  await runRightsClock(services);
  expect(await prisma.rightsRequest.count()).toBe(0);
});
