import { beforeEach, expect, test } from "vitest";
import { judgeTime } from "#app/features/calendar/calendar.server.ts";
import { changeRole, makeOwner } from "#app/features/members/members.server.ts";
import { createOffer } from "#app/features/offers/offers.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { action as cancelAction } from "#app/routes/dashboard.$business.bookings.$id.cancel.tsx";
import { loader as bookingLoader } from "#app/routes/dashboard.$business.bookings.$id.tsx";
import { loader as bookingsLoader } from "#app/routes/dashboard.$business.bookings.tsx";
import { loader as calendarLoader } from "#app/routes/dashboard.$business.calendar.tsx";
import { loader as offerLoader } from "#app/routes/dashboard.$business.offers.$id.tsx";
import { action as offersAction, loader as offersLoader } from "#app/routes/dashboard.$business.offers.tsx";
import { action as ownerAction } from "#app/routes/dashboard.$business.settings.members.$id.owner.tsx";
import { action as memberAction } from "#app/routes/dashboard.$business.settings.members.$id.tsx";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { createSessionFor } from "#tests/factories/meeting.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { createVisitor } from "../account/account-visitor.ts";
import { letter, nine } from "../booking/booking-scene.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const { prisma } = database;
let services: FakeServices;

beforeEach(() => {
  services = fakeServices(database);
});

const dayMs = 86_400_000;

/** An owner and a colleague, each with a booking and an offer of their own time. */
async function scene() {
  const business = await bookableBusiness(database, {
    eventType: { hostMode: "round_robin" },
    colleagues: [{}],
  });
  const { organizationId, eventTypeId, slug, hostId: ownerId } = business;
  const memberId = business.hostIds[1] ?? "";
  const booked = (host: string, name: string) =>
    createBooking(database, {
      ...{ organizationId, eventTypeId, hostIds: [host], startsAt: nine },
      attendees: [{ name, email: `${name}@customers.example`, timeZone: "UTC" }],
    });
  const { t } = translatorFor("en");
  const offered = async (hostId: string) => {
    const made = await createOffer(services, {
      ...{ organizationId, chosen: { eventTypeId, hostId, lengthMinutes: 30 }, starts: [nine + dayMs] },
      ...{ shown: { locale: "en", zone: "UTC" }, t },
      tree: { recipientTimeZone: "UTC", recipientLocale: "en" },
    });
    if (!made.ok) throw new Error(JSON.stringify(made.errors));
    return made.id;
  };
  const signIn = async (userId: string) => {
    const visitor = createVisitor(services);
    visitor.cookies.set("parley_session", await createSessionFor(database, userId, services.clock.now()));
    return visitor;
  };
  return {
    ...{ slug, eventTypeId, organizationId, ownerId, memberId, signIn },
    theirs: { booking: await booked(ownerId, "Grace"), offer: await offered(ownerId) },
    own: { booking: await booked(memberId, "Linus"), offer: await offered(memberId) },
    request: { organizationId, memberId, actorId: ownerId },
    roleOf: async (userId: string) => (await prisma.membership.findFirst({ where: { userId } }))?.role,
  };
}

type Listed = { page: { lines: { id: string }[]; hosts: unknown[] } };

test("a member sees and changes their own bookings and offers alone; a manager everybody's", async () => {
  const { slug, eventTypeId, memberId, signIn, theirs, own, request } = await scene();
  const visitor = await signIn(memberId);
  const at = (path: string) => `/dashboard/${slug}/${path}`;
  const listed = async (search = "") =>
    (await visitor.get(bookingsLoader, at(`bookings${search}`), { business: slug })).data as Listed;
  for (const search of ["", `?host=${request.actorId}`, "?host=mine"]) {
    const { page } = await listed(search);
    expect(page.lines.map(({ id }) => id)).toEqual([own.booking.bookingId]);
    expect(page.hosts).toEqual([]);
  }
  const open = (id: string) => visitor.get(bookingLoader, at(`bookings/${id}`), { business: slug, id });
  expect((await open(own.booking.bookingId)).status).toBe(200);
  expect((await open(theirs.booking.bookingId)).status).toBe(404);
  const id = theirs.booking.bookingId;
  const cancel = () => visitor.post(cancelAction, at(`bookings/${id}/cancel`), {}, { business: slug, id });
  expect((await cancel()).status).toBe(404);
  const question = {
    ...{ organizationId: request.organizationId, viewerId: memberId, eventTypeId, startsAt: nine },
    ...{ lengthMinutes: 30, shown: { locale: "en", zone: "UTC" } as const },
  };
  const told = await judgeTime(services, { ...question, onlyHostId: memberId });
  expect(told?.conflicts.join("\n")).toContain("Linus");
  expect(told?.conflicts.join("\n")).not.toContain("Grace");
  expect(told?.conflicts).toHaveLength(2);
  const everything = await judgeTime(services, { ...question, onlyHostId: null });
  expect(everything?.conflicts.join("\n")).toContain("Grace");
  const calendar = async () =>
    JSON.stringify(
      (await visitor.get(calendarLoader, at("calendar?who=team&date=2027-01-18"), { business: slug })).data,
    );
  expect(await calendar()).not.toContain("Grace");
  expect(await calendar()).toContain("Linus");
  const offers = async () =>
    (
      (await visitor.get(offersLoader, at("offers"), { business: slug })).data as { offers: { id: string }[] }
    ).offers.map((offer) => offer.id);
  expect(await offers()).toEqual([own.offer]);
  const offer = (one: string) => visitor.get(offerLoader, at(`offers/${one}`), { business: slug, id: one });
  expect([(await offer(own.offer)).status, (await offer(theirs.offer)).status]).toEqual([200, 404]);
  const proposal = await prisma.timeProposal.create({
    data: {
      ...{ id: "proposal", organizationId: request.organizationId, timeOfferId: theirs.offer },
      ...{ startsAt: new Date(nine + 2 * dayMs), name: "Eve", email: "eve@customers.example" },
      ...{ timeZone: "UTC", locale: "en", note: "" },
    },
  });
  const accept = () =>
    visitor.post(offersAction, at("offers"), { do: "accept", id: proposal.id }, { business: slug });
  expect((await accept()).status).toBe(404);

  expect(await changeRole(services, { ...request, role: "manager" })).toEqual({ ok: true });
  expect((await listed()).page.lines).toHaveLength(2);
  expect((await listed()).page.hosts).toHaveLength(2);
  expect((await open(theirs.booking.bookingId)).status).toBe(200);
  expect(await calendar()).toContain("Grace");
  expect(await offers()).toHaveLength(2);
  expect((await accept()).status).toBe(303);
  expect((await cancel()).status).toBe(303);
});

test("a role is given by whoever manages members, told by mail, and holds from the next request on", async () => {
  const { slug, organizationId, ownerId, memberId, signIn, roleOf } = await scene();
  const [owner, member] = [await signIn(ownerId), await signIn(memberId)];
  const path = `/dashboard/${slug}/settings/members/${memberId}`;
  const give = (by: typeof owner, role: string, id = memberId) =>
    by.post(memberAction, path, { do: "role", role }, { business: slug, id });
  expect((await give(owner, "admin")).location).toBe(`${path}?done=member-role`);
  const mail = await letter(services, { userId: memberId, kind: "member_role" });
  expect(mail).toContain("Your role in Test business");
  expect(mail).toContain("Answer what customers ask about their data");
  for (const wrong of ["owner", "king", ""]) expect((await give(owner, wrong)).status).toBe(400);
  // Pressed twice, it is so already.
  expect((await give(owner, "admin")).status).toBe(303);
  expect((await give(member, "member", ownerId)).status).toBe(403);
  expect((await give(member, "member", memberId)).status).toBe(403);
  expect((await give(owner, "member", "nobody")).status).toBe(404);
  expect((await give(owner, "manager")).status).toBe(303);
  expect((await give(member, "admin", ownerId)).status).toBe(403);
  expect([await roleOf(ownerId), await roleOf(memberId)]).toEqual(["owner", "manager"]);
  const noted = await prisma.auditEvent.findMany({ where: { action: "member.role", chain: organizationId } });
  expect(noted.map(({ target }) => target)).toEqual([`account:${memberId}`, `account:${memberId}`]);
});

test("a business has one owner: who gives it away is an admin, and nobody else can", async () => {
  const { slug, organizationId, ownerId, memberId, request, signIn, roleOf } = await scene();
  const member = await signIn(memberId);
  await changeRole(services, { ...request, role: "admin" });
  const path = `/dashboard/${slug}/settings/members/${memberId}/owner`;
  expect((await member.post(ownerAction, path, {}, { business: slug, id: memberId })).status).toBe(403);
  const owner = await signIn(ownerId);
  const self = { ...request, memberId: ownerId };
  expect(await makeOwner(services, self)).toEqual({ ok: false, reason: "self" });
  await prisma.membership.updateMany({
    where: { userId: memberId },
    data: { barredAt: new Date(), suspendedAt: new Date() },
  });
  expect(await makeOwner(services, request)).toEqual({ ok: false, reason: "away" });
  await prisma.membership.updateMany({ where: { userId: memberId }, data: { barredAt: null } });
  const both = await Promise.all([makeOwner(services, request), makeOwner(services, request)]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect([await roleOf(ownerId), await roleOf(memberId)]).toEqual(["admin", "owner"]);
  expect((await owner.post(ownerAction, path, {}, { business: slug, id: memberId })).status).toBe(403);
  const second = prisma.membership.updateMany({ where: { userId: ownerId }, data: { role: "owner" } });
  await expect(second).rejects.toThrow(/membership_one_owner_idx|Unique constraint/);
  expect(await prisma.membership.count({ where: { organizationId, role: "owner" } })).toBe(1);
  expect(await letter(services, { userId: ownerId, kind: "member_role" })).toContain("Your role: Admin");
});
