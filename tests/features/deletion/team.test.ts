import { expect, test } from "vitest";
import { usualChoice } from "#app/features/deletion/business-choice.ts";
import {
  cancelDeletion,
  leaveBusiness,
  requestAccountDeletion,
  requestBusinessDeletion,
  requestPartErasure,
  runDeletions,
} from "#app/features/deletion/deletion.server.ts";
import { liftHold, placeHold } from "#app/features/privacy/privacy.server.ts";
import { createBooking as bookAhead } from "#tests/factories/booking.ts";
import { person } from "#tests/factories/person.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { createBooking } from "../privacy/booked-business.ts";
import { sendMails } from "../rights/rights-scene.ts";
import { testDatabase } from "../test-database.ts";
import {
  askToDelete,
  carryOut,
  dayMs,
  fullBusiness,
  hostingColleague,
  tablesWith,
} from "./deletion-scene.ts";

const database = await testDatabase();
const { prisma } = database;
const leave = { what: "leave", ahead: "others", heirId: null } as const;

test("an owner who leaves for good is a former member in what stays, and a colleague goes on with the bookings", async () => {
  const services = fakeServices(database);
  const business = await fullBusiness(database, services, "Leaverzq");
  const { organizationId, hostId, past, ahead } = business;
  await prisma.attendee.updateMany({ where: { organizationId }, data: { name: "Grace" } });
  await database.owner.query("UPDATE booking SET reason = '', location_detail = '', campaign = '{}'");
  await database.owner.query("UPDATE attendee SET phone = '', email = id || '@c.example'");
  await database.owner.query("UPDATE answer SET values = '{It}'");
  await database.owner.query("UPDATE call_participant SET name = 'Grace' WHERE role = 'guest'");
  await database.owner.query("UPDATE call_participant SET name = 'Leaverzq' WHERE role = 'host'");
  for (const table of ["waiting_entry", "time_offer", "private_link", "asset"])
    await database.owner.query(`DELETE FROM ${table}`);
  await prisma.organization.update({
    where: { id: organizationId },
    data: { name: "Shop", welcomeText: "" },
  });
  const heir = await hostingColleague(database, business);
  const asked = await askToDelete(services, hostId);
  if (!asked.ok) throw new Error(asked.reason);
  expect(await prisma.membership.findFirst({ where: { userId: hostId } })).toMatchObject({
    suspendedAt: expect.any(Date),
  });
  await carryOut(services, database);
  expect(await tablesWith(database, "leaverzq")).toEqual([]);
  expect(await tablesWith(database, hostId)).toEqual(["public.tombstone"]);
  const bookings = await prisma.booking.findMany({
    where: { organizationId },
    include: { host: true, hosts: { include: { user: true } }, calls: { include: { participants: true } } },
  });
  const pastOne = bookings.find(({ id }) => id === past);
  expect([pastOne?.host.name, pastOne?.hosts[0]?.user.name]).toEqual(["Former member", "Former member"]);
  expect(pastOne?.calls[0]?.participants.map(({ name }) => name)).toContain("Former member");
  expect(bookings.find(({ id }) => id === ahead)?.hostId).toBe(heir);
  expect(await prisma.membership.findFirst({ where: { organizationId, userId: heir } })).toMatchObject({
    role: "owner",
  });
});

test("a member leaves at once without taking its bookings: what colleagues cannot take is cancelled, and the account stays", async () => {
  const services = fakeServices(database);
  const business = await fullBusiness(database, services, "Owner");
  const { organizationId, eventTypeId, hostId } = business;
  const member = await hostingColleague(database, business, "Mia");
  const start = Date.UTC(2027, 1, 1, 10);
  const mine = (startsAt: number) =>
    bookAhead(database, { organizationId, eventTypeId, hostIds: [member], startsAt });
  const [free, clash, before] = [
    await mine(start),
    await mine(start + dayMs),
    await mine(start - 30 * dayMs),
  ];
  await bookAhead(database, { organizationId, eventTypeId, hostIds: [hostId], startsAt: start + dayMs });
  const wish = { organizationId, userId: member, locale: "en", choice: leave };
  expect(await Promise.all([leaveBusiness(services, wish), leaveBusiness(services, wish)])).toContainEqual({
    ok: true,
    jobId: expect.any(String),
  });
  const bookingOf = (id: string) =>
    prisma.booking.findUniqueOrThrow({ where: { id }, include: { host: true } });
  expect(await bookingOf(free.bookingId)).toMatchObject({ hostId, status: "confirmed" });
  expect(await bookingOf(clash.bookingId)).toMatchObject({ status: "cancelled" });
  expect((await bookingOf(before.bookingId)).host.name).toBe("Former member");
  expect(await prisma.membership.count({ where: { userId: member } })).toBe(0);
  expect(await prisma.schedule.count({ where: { userId: member } })).toBe(0);
  expect(await prisma.user.count({ where: { id: member, name: "Mia" } })).toBe(1);
  const events = await prisma.auditEvent.findMany({
    where: { chain: organizationId },
    select: { action: true },
  });
  expect(events.map(({ action }) => action)).toContain("member.left");
});

test("a request and a worker that carry out one leaving at once hand a booking on, and neither cancels it", async () => {
  const services = fakeServices(database);
  const business = await fullBusiness(database, services, "Racer");
  const { organizationId, eventTypeId, hostId } = business;
  const member = await hostingColleague(database, business, "Rae");
  const start = Date.UTC(2027, 2, 1, 10);
  const mine = await Promise.all(
    [0, 1, 2, 3].map((day) =>
      bookAhead(database, { organizationId, eventTypeId, hostIds: [member], startsAt: start + day * dayMs }),
    ),
  );
  const own = { formerId: "former-racer", organizationId, ...leave };
  const job = {
    ...{ id: "racing", kind: "leave" as const, userId: member, organizationId, locale: "en" },
    ...{ requestedAt: new Date(services.clock.now()), executesAt: new Date(services.clock.now()) },
  };
  await prisma.deletionJob.create({ data: { ...job, plan: { businesses: [own], part: null } } });
  await Promise.all([runDeletions(services), runDeletions(services), runDeletions(services)]);
  const ids = mine.map(({ bookingId }) => bookingId);
  const bookings = await prisma.booking.findMany({ where: { id: { in: ids } } });
  expect(bookings.map(({ status }) => status)).toEqual(["confirmed", "confirmed", "confirmed", "confirmed"]);
  expect(new Set(bookings.map((booking) => booking.hostId))).toEqual(new Set([hostId]));
});

test("the only owner of a team cannot leave it to nobody, nor anyone delete what is not theirs", async () => {
  const services = fakeServices(database);
  const business = await fullBusiness(database, services, "Sole");
  const { organizationId, hostId } = business;
  const who = { organizationId, userId: hostId, locale: "en" };
  expect(await leaveBusiness(services, { ...who, choice: leave })).toMatchObject({ ok: false });
  const member = await hostingColleague(database, business, "Mo");
  expect(await leaveBusiness(services, { ...who, choice: leave })).toMatchObject({ ok: false });
  expect(await requestBusinessDeletion(services, { ...who, userId: member })).toMatchObject({ ok: false });
  const stranger = await person(database);
  expect(await requestBusinessDeletion(services, { ...who, userId: stranger })).toMatchObject({ ok: false });
  expect(await leaveBusiness(services, { ...who, userId: stranger, choice: leave })).toMatchObject({
    ok: false,
  });
  expect(await prisma.organization.findUnique({ where: { id: organizationId } })).toMatchObject({
    closesAt: null,
  });
});

test("a whole team's business goes with all members' work in it, who are told; their accounts stay", async () => {
  const services = fakeServices(database);
  const business = await fullBusiness(database, services, "Teamzq");
  const { organizationId, hostId } = business;
  const member = await hostingColleague(database, business, "Max");
  const wish = { organizationId, userId: hostId, locale: "en" };
  const asked = await requestBusinessDeletion(services, wish);
  if (!asked.ok) throw new Error(asked.reason);
  expect(await requestBusinessDeletion(services, wish)).toEqual({ ok: false, reason: "already" });
  await sendMails(services, database);
  expect(services.sentMails.map(({ subject }) => subject).sort()).toEqual([
    "A business of yours is going to be deleted",
    "Your deletion is planned",
  ]);
  await carryOut(services, database);
  expect(await prisma.organization.count({ where: { id: organizationId } })).toBe(0);
  expect(await prisma.user.count({ where: { id: { in: [hostId, member] } } })).toBe(2);
  expect(await prisma.booking.count({ where: { organizationId } })).toBe(0);
});

test("a customer whose booking is still ahead is told of the cancellation before it is erased", async () => {
  const services = fakeServices(database);
  const business = await fullBusiness(database, services, "Teller");
  const attendee = await prisma.attendee.findFirstOrThrow({ where: { bookingId: business.ahead } });
  await askToDelete(services, business.hostId);
  services.clock.pass(7 * dayMs);
  await runDeletions(services);
  expect(await prisma.booking.count({ where: { id: business.ahead } })).toBe(1);
  await carryOut(services, database, 0);
  const told = services.sentMails.filter(({ to }) => to.address === attendee.email);
  expect(told.map(({ subject }) => subject)).toEqual([expect.stringMatching(/^Cancelled/)]);
  expect(await prisma.booking.count({ where: { id: business.ahead } })).toBe(0);
});

test("what a claim keeps stays, and is on the certificate by its kind and review alone; lifted, it goes with the rest", async () => {
  const services = fakeServices(database);
  const business = await fullBusiness(database, services, "Heldzq");
  const { organizationId, hostId, past } = business;
  const hold = {
    basis: "claim",
    reason: "Heldzq against Grace",
    reviewOn: new Date(Date.UTC(2027, 5, 1)),
  } as const;
  await placeHold(services, { organizationId, bookingId: past, placedById: hostId, ...hold });
  const asked = await askToDelete(services, hostId);
  if (!asked.ok) throw new Error(asked.reason);
  await carryOut(services, database);
  const { certificate } = await prisma.deletionJob.findUniqueOrThrow({ where: { id: asked.jobId } });
  expect((certificate as { kept: unknown[] }).kept[0]).toEqual({
    ...{ what: "hold", basis: "claim", count: 1, until: null, reviewOn: "2027-06-01" },
  });
  expect(JSON.stringify(certificate).toLowerCase()).not.toContain("heldzq");
  expect(await prisma.booking.count({ where: { organizationId } })).toBe(1);
  expect(await prisma.user.count({ where: { id: hostId } })).toBe(0);
  expect((await prisma.organization.findUniqueOrThrow({ where: { id: organizationId } })).name).toBe(
    "Closed business",
  );
  await runDeletions(services);
  expect(await prisma.booking.count({ where: { organizationId } })).toBe(1);
  await liftHold(services, { organizationId, bookingId: past, actorId: "operator" });
  await runDeletions(services);
  expect(await prisma.organization.count({ where: { id: organizationId } })).toBe(0);
  expect(await tablesWith(database, "heldzq")).toEqual([]);
});

test("a part goes a day later and leaves the rest byte for byte; within the day it can be undone", async () => {
  const services = fakeServices(database);
  const business = await fullBusiness(database, services, "Partzq");
  const { organizationId, hostId } = business;
  const now = services.clock.now();
  const other = await createBooking(database, business, { endsAt: now - 40 * dayMs, canary: "Otherone" });
  const rest = async () =>
    (
      await database.owner.query(
        "SELECT t::text FROM booking t WHERE id = $1 UNION ALL SELECT t::text FROM attendee t WHERE booking_id = $1 UNION ALL SELECT t::text FROM answer t WHERE booking_id = $1",
        [other],
      )
    ).rows;
  const before = await rest();
  const attendees = await prisma.attendee.findMany({ where: { bookingId: business.past } });
  const part = { what: "customer", attendeeIds: attendees.map(({ id }) => id), hostId: null } as const;
  const wish = { organizationId, userId: hostId, locale: "en", part };
  const first = await requestPartErasure(services, wish);
  if (!first.ok) throw new Error(first.reason);
  services.clock.pass(dayMs - 1);
  expect(await cancelDeletion(services, first.jobId)).toEqual({ ok: true });
  services.clock.pass(dayMs);
  await runDeletions(services);
  expect(await prisma.booking.count({ where: { id: business.past } })).toBe(1);
  const second = await requestPartErasure(services, wish);
  if (!second.ok) throw new Error(second.reason);
  await carryOut(services, database, 1);
  expect(await prisma.booking.count({ where: { id: business.past } })).toBe(0);
  expect(await rest()).toEqual(before);
  const span = { what: "bookings", from: now - 50 * dayMs, to: now - 30 * dayMs, hostId: null } as const;
  await requestPartErasure(services, { ...wish, part: span });
  await carryOut(services, database, 1);
  expect(await prisma.booking.count({ where: { id: other } })).toBe(0);
  expect(await prisma.booking.count({ where: { id: business.ahead } })).toBe(1);
});

test("calls of some days go and their bookings stay", async () => {
  const services = fakeServices(database);
  const business = await fullBusiness(database, services, "Caller");
  const { organizationId, hostId, past } = business;
  const now = services.clock.now();
  const part = { what: "calls", from: now - 11 * dayMs, to: now, hostId: null } as const;
  expect(await prisma.call.count({ where: { bookingId: past } })).toBe(1);
  await requestPartErasure(services, { organizationId, userId: hostId, locale: "en", part });
  await carryOut(services, database, 1);
  expect(await prisma.call.count({ where: { bookingId: past } })).toBe(0);
  expect(await prisma.booking.count({ where: { id: past } })).toBe(1);
});

test("called off, a member who was to leave gives time again, and one who gave none before gives none", async () => {
  const services = fakeServices(database);
  const business = await fullBusiness(database, services, "Keeper");
  await hostingColleague(database, business, "Kim");
  const of = { organizationId: business.organizationId, userId: business.hostId };
  for (const suspendedAt of [null, new Date(0)]) {
    await prisma.membership.updateMany({ where: of, data: { suspendedAt, barredAt: suspendedAt } });
    const asked = await requestAccountDeletion(services, {
      ...{ userId: business.hostId, sessionId: "", locale: "en", choose: usualChoice },
    });
    if (!asked.ok) throw new Error(asked.reason);
    await cancelDeletion(services, asked.jobId);
    expect(await prisma.membership.findFirst({ where: of })).toMatchObject({ suspendedAt });
  }
});
