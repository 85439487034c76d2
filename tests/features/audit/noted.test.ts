import { expect, test } from "vitest";
import { readPayload } from "#app/features/audit/audit-payload.ts";
import {
  cancelBooking,
  decideBooking,
  reassignBooking,
  setSeats,
} from "#app/features/booking/booking.server.ts";
import { action as accountAction } from "#app/routes/account.tsx";
import { action as cancelAction } from "#app/routes/dashboard.$business.bookings.$id.cancel.tsx";
import { action as moveAction } from "#app/routes/dashboard.$business.bookings.$id.move.tsx";
import { action as deleteTypeAction } from "#app/routes/dashboard.$business.event-types.$id.delete.tsx";
import { action as linksAction } from "#app/routes/dashboard.$business.event-types.$id.links.tsx";
import { action as typesAction } from "#app/routes/dashboard.$business.event-types.tsx";
import { action as newScheduleAction } from "#app/routes/dashboard.$business.schedules.new.tsx";
import { action as schedulesAction } from "#app/routes/dashboard.$business.schedules.tsx";
import { action as dataAction } from "#app/routes/dashboard.$business.settings.data.tsx";
import { action as settingsAction } from "#app/routes/dashboard.$business.settings.tsx";
import { action as shareAction } from "#app/routes/dashboard.$business.share.tsx";
import { action as signInAction } from "#app/routes/sign-in.tsx";
import { addColleague, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { createVisitor } from "../account/account-visitor.ts";
import { createMember, password, signIn } from "../account/members.ts";
import { book, booked } from "../booking/booking-scene.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const { prisma } = database;
const services = fakeServices(database);
const startsAt = Date.UTC(2027, 0, 18, 9);

/** What stands in a chain, the oldest first: the action, what it was done to, who did it. */
async function noted(chain: string): Promise<[string, string, string | undefined][]> {
  const events = await prisma.auditEvent.findMany({ where: { chain }, orderBy: { seq: "asc" } });
  return events.map(({ action, target, payload }) => {
    const read = readPayload(payload);
    return [action, target, read?.actorId ?? read?.by];
  });
}

let members = 0;

/** An owner who is signed in, with a business. */
async function ownBusiness() {
  members += 1;
  const email = `ada${members}@example.org`;
  const { id: ownerId } = await createMember(services, email);
  const business = await bookableBusiness(database, { hostId: ownerId });
  const visitor = createVisitor(services, `203.0.${members}.0/24`);
  const signedIn = await signIn(visitor, email);
  expect(signedIn.status).toBe(303);
  return { ownerId, business, visitor, email, chain: business.organizationId };
}

test("what a member does on the dashboard is noted with who it was", async () => {
  const { ownerId, business, visitor, chain } = await ownBusiness();
  const { organizationId, eventTypeId, scheduleId, slug } = business;
  const bookings = await Promise.all(
    [0, 1].map((hours) =>
      createBooking(database, {
        ...{ organizationId, eventTypeId, hostIds: [ownerId] },
        startsAt: startsAt + hours * 3_600_000,
      }),
    ),
  );
  const [moved, cancelled] = bookings.map(({ bookingId }) => bookingId);
  const at = (place: string) => `/dashboard/${slug}/${place}`;
  const send = async (
    handler: (args: never) => Promise<unknown>,
    form: Record<string, string>,
    params: Record<string, string> = {},
  ) => {
    const answer = await visitor.post(handler, at("x"), form, { business: slug, ...params });
    expect([answer.status, form]).toEqual([303, form]);
  };
  await send(moveAction, { at: "2027-01-18T14:00Z" }, { id: moved ?? "" });
  await send(cancelAction, { reason: "" }, { id: cancelled ?? "" });
  await send(settingsAction, { do: "remove-logo" });
  await send(settingsAction, { do: "calls", callsByRelay: "on" });
  await send(settingsAction, { do: "unasked", unasked: "refuse" });
  await send(shareAction, { do: "campaign", keepsCampaign: "on" });
  await send(typesAction, { do: "hide", id: eventTypeId });
  await send(linksAction, { maxUses: "1" }, { id: eventTypeId });
  await send(newScheduleAction, { name: "Summer" });
  await send(schedulesAction, { do: "make-default", id: scheduleId });
  await send(deleteTypeAction, {}, { id: eventTypeId });
  const schedule = await prisma.schedule.findFirstOrThrow({ where: { organizationId, name: "Summer" } });
  expect(await noted(chain)).toEqual([
    ["sign-in", `account:${ownerId}`, ownerId],
    ["booking.moved", `booking:${moved}`, ownerId],
    ["booking.cancelled", `booking:${cancelled}`, ownerId],
    ["logo.changed", "", ownerId],
    ["calls.changed", "", ownerId],
    ["unasked.changed", "", ownerId],
    ["sharing.changed", "", ownerId],
    ["event-type.switched", `event-type:${eventTypeId}`, ownerId],
    ["link.created", `event-type:${eventTypeId}`, ownerId],
    ["schedule.created", `schedule:${schedule.id}`, ownerId],
    ["schedule.changed", `schedule:${scheduleId}`, ownerId],
    ["event-type.deleted", `event-type:${eventTypeId}`, ownerId],
  ]);
});

test("a change of how long data is kept is noted with its figures", async () => {
  const { ownerId, business, visitor, chain } = await ownBusiness();
  const rules = {
    retentionDays: "400",
    answerDays: "91",
    sensitiveAnswerDays: "31",
    callDays: "366",
    recordingDays: "31",
    chatDays: "30",
  };
  const answer = await visitor.post(dataAction, "/x", rules, { business: business.slug });
  expect(answer.status).toBe(303);
  expect((await noted(chain)).at(-1)).toEqual(["retention.changed", "", ownerId]);
  const event = await prisma.auditEvent.findFirstOrThrow({ where: { chain, action: "retention.changed" } });
  expect(readPayload(event.payload)?.details).toMatchObject({ retentionDays: 400 });
});

test("what visitors do with their own bookings is not noted", async () => {
  const business = await bookableBusiness(database);
  const { organizationId } = business;
  const { bookingId } = await booked(book(services, business));
  await cancelBooking(services, { organizationId, bookingId, by: "attendee", reason: "" });
  expect(await noted(organizationId)).toEqual([]);
});

test("requests answered, hosts exchanged and seats changed are noted; a refused change is not", async () => {
  const business = await bookableBusiness(database);
  const { organizationId, hostId, eventTypeId } = business;
  const { userId, scheduleId } = await addColleague(database, business);
  await prisma.eventTypeHost.create({ data: { eventTypeId, userId, organizationId, scheduleId } });
  const host = { organizationId, eventTypeId, hostIds: [hostId] };
  const [asked, given, group] = await Promise.all([
    createBooking(database, { ...host, startsAt, status: "pending" }),
    createBooking(database, { ...host, startsAt: startsAt + 7_200_000 }),
    createBooking(database, { ...host, startsAt: startsAt + 14_400_000, seats: 3 }),
  ]);
  const key = (bookingId: string) => ({ organizationId, bookingId, actorId: hostId });
  const answer = { ...key(asked.bookingId), approve: true, reason: "" };
  expect((await decideBooking(services, answer)).ok).toBe(true);
  expect((await decideBooking(services, answer)).ok).toBe(false);
  const exchange = { ...key(given.bookingId), fromHostId: hostId, toHostId: userId };
  expect((await reassignBooking(services, exchange)).ok).toBe(true);
  expect((await setSeats(services, { ...key(group.bookingId), seats: 5 })).ok).toBe(true);
  expect((await setSeats(services, { ...key(given.bookingId), seats: 5 })).ok).toBe(false);
  expect(await noted(organizationId)).toEqual([
    ["booking.approved", `booking:${asked.bookingId}`, hostId],
    ["booking.reassigned", `booking:${given.bookingId}`, hostId],
    ["booking.seats", `booking:${group.bookingId}`, hostId],
  ]);
});

test("failed sign-ins stand once in a quarter of an hour, and an unknown address names nobody", async () => {
  const { ownerId, visitor, email, chain } = await ownBusiness();
  const wrong = { email, password: "not the password" };
  for (let tries = 0; tries < 3; tries++) await visitor.post(signInAction, "/sign-in", wrong);
  services.clock.pass(15 * 60_000 + 1);
  await visitor.post(signInAction, "/sign-in", wrong);
  expect((await noted(chain)).slice(1)).toEqual([
    ["sign-in.failed", `account:${ownerId}`, "unknown"],
    ["sign-in.failed", `account:${ownerId}`, "unknown"],
  ]);
  await visitor.post(signInAction, "/sign-in", { ...wrong, email: "nobody@example.org" });
  expect((await noted("instance")).at(-1)).toEqual(["sign-in.failed", "account:unknown", "unknown"]);
});

test("passwords, profiles and sessions leave their mark in each of a person's businesses, without any words", async () => {
  const { ownerId, visitor, chain } = await ownBusiness();
  const second = await bookableBusiness(database, { hostId: ownerId });
  const send = (form: Record<string, string>) => visitor.post(accountAction, "/account", form);
  await send({ intent: "profile", name: "Ada Lovelace", locale: "fr", timeZone: "UTC" });
  await send({ intent: "end-others" });
  await send({ intent: "password", currentPassword: password, password: "another long lantern" });
  const done = ["profile.changed", "sessions.ended", "password.changed"];
  expect((await noted(chain)).slice(1)).toEqual(
    done.map((action) => [action, `account:${ownerId}`, ownerId]),
  );
  expect((await noted(second.organizationId)).map(([action]) => action)).toEqual(done);
  const stored = JSON.stringify(await prisma.auditEvent.findMany());
  for (const word of ["Lovelace", "example.org", "lantern"]) expect(stored).not.toContain(word);
});
