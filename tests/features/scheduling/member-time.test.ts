import { expect, test } from "vitest";
import {
  deleteBusyTime,
  listBusyTimes,
  listMemberLimits,
  submitBusyTime,
  submitMemberLimits,
} from "#app/features/scheduling/member-time.server.ts";
import {
  deleteOutOfOffice,
  listOutOfOffice,
  submitOutOfOffice,
} from "#app/features/scheduling/out-of-office.server.ts";
import { managedMember, managedSchedule } from "#app/features/scheduling/schedule-access.server.ts";
import { deleteTravel, listTravel, submitTravel } from "#app/features/scheduling/travel.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { FormTree } from "#app/platform/form/form-tree.ts";
import { addColleague, type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";

// It is Friday, 15 January 2027, noon in UTC.
const database = await testDatabase();
const services = fakeServices(database);
const translator = translatorFor("en");
const { t } = translator;

async function subjectOf({ organizationId, hostId }: BookableBusiness) {
  const at = { services, organizationId, user: { id: hostId }, role: "owner" as const };
  return { organizationId, member: await managedMember(at, null) };
}
const submitAway = async (business: BookableBusiness, tree: FormTree, id: string | null = null) =>
  submitOutOfOffice(services, { ...(await subjectOf(business)), id, tree, translator });
const submitTrip = async (business: BookableBusiness, tree: FormTree, id: string | null = null) =>
  submitTravel(services, { ...(await subjectOf(business)), id, tree, translator });
const awayOf = async (business: BookableBusiness) =>
  listOutOfOffice(services, { ...(await subjectOf(business)), viewerId: business.hostId }, translator);
const errorsOf = (result: { status: number; answer?: { errors: object } }) => [
  result.status,
  result.answer?.errors,
];
const march = { firstDate: "2027-03-01", lastDate: "2027-03-07" };

test("an absence is saved with its reason and a colleague, changed, and deleted", async () => {
  const business = await bookableBusiness(database);
  const { userId: colleagueId } = await addColleague(database, { ...business, name: "Grace" });
  const saved = await submitAway(business, { ...march, reason: "Skiing", colleagueId });
  expect(saved).toMatchObject({ status: 303 });
  expect(await awayOf(business)).toMatchObject([
    { ...march, reason: "Skiing", colleague: { name: "Grace" }, bookings: [] },
  ]);
  const { id } = saved as { id: string };
  await submitAway(business, { ...march, lastDate: "2027-03-03", reason: "", colleagueId: "" }, id);
  expect(await awayOf(business)).toMatchObject([
    { id, lastDate: "2027-03-03", reason: "", colleagueId: null },
  ]);
  expect(await deleteOutOfOffice(services, await subjectOf(business), id)).toMatchObject({ ok: true });
  expect(await awayOf(business)).toEqual([]);
});

test("an absence names the bookings that fall into its dates on the host's clocks, and no others", async () => {
  const business = await bookableBusiness(database, { timeZone: "Asia/Tokyo" });
  const { organizationId, eventTypeId, hostId } = business;
  const booked = (startsAt: string, status: "confirmed" | "cancelled" = "confirmed") =>
    createBooking(database, {
      organizationId,
      eventTypeId,
      hostIds: [hostId],
      startsAt: Date.parse(startsAt),
      title: "Talk",
      status,
    });
  // The first of March begins in Tokyo at 15:00 UTC of the day before.
  await booked("2027-02-28T14:00:00Z");
  await booked("2027-02-28T15:00:00Z");
  await booked("2027-03-03T01:00:00Z", "cancelled");
  await booked("2027-03-07T14:30:00Z");
  await booked("2027-03-07T15:00:00Z");
  await submitAway(business, march);
  const [period] = await awayOf(business);
  expect(period?.bookings.map(({ when }) => when)).toEqual([
    "Monday, March 1, 2027, 12:00\u00a0AM – 12:30\u00a0AM",
    "Sunday, March 7, 2027, 11:30\u00a0PM – 12:00\u00a0AM",
  ]);
});

test("dates in the wrong order, over, too long or none are refused at their field, and nothing is saved", async () => {
  const business = await bookableBusiness(database);
  const cases: [FormTree, object][] = [
    [{ firstDate: "2027-03-02", lastDate: "2027-03-01" }, { lastDate: t("form.endBeforeStart") }],
    [{ firstDate: "2027-01-01", lastDate: "2027-01-14" }, { lastDate: t("schedule.period.over") }],
    [
      { firstDate: "2027-01-01", lastDate: "2047-01-14" },
      { lastDate: t("schedule.period.tooLong", { days: 1100 }) },
    ],
    [{ firstDate: "2027-02-29", lastDate: "2027-03-01" }, { firstDate: t("form.date") }],
    [{}, { firstDate: t("form.required"), lastDate: t("form.required") }],
  ];
  for (const [tree, errors] of cases) {
    expect(errorsOf(await submitAway(business, tree))).toEqual([400, errors]);
    expect(errorsOf(await submitTrip(business, { ...tree, timeZone: "Asia/Tokyo" }))).toEqual([400, errors]);
  }
  expect(await awayOf(business)).toEqual([]);
  expect(await listTravel(services, await subjectOf(business), translator)).toEqual([]);
});

test("an absence that overlaps another is refused and names it, also when both are sent at once", async () => {
  const business = await bookableBusiness(database);
  const both = await Promise.all([submitAway(business, march), submitAway(business, march)]);
  expect(both.map(({ status }) => status).sort()).toEqual([303, 400]);
  const dates = "Monday, March 1, 2027 – Sunday, March 7, 2027";
  expect(errorsOf(await submitAway(business, { firstDate: "2027-03-07", lastDate: "2027-03-09" }))).toEqual([
    400,
    { firstDate: t("schedule.away.overlaps", { dates }) },
  ]);
  const next = await submitAway(business, { firstDate: "2027-03-08", lastDate: "2027-03-09" });
  expect(next.status).toBe(303);
  const { id } = next as { id: string };
  expect((await submitAway(business, { firstDate: "2027-03-06", lastDate: "2027-03-09" }, id)).status).toBe(
    400,
  );
  expect((await submitAway(business, { firstDate: "2027-03-08", lastDate: "2027-03-12" }, id)).status).toBe(
    303,
  );
  expect(await awayOf(business)).toHaveLength(2);
});

test("visitors can be sent to active colleagues of the business only", async () => {
  const business = await bookableBusiness(database);
  const stranger = await bookableBusiness(database);
  const { userId: suspended } = await addColleague(database, business);
  await database.prisma.membership.updateMany({
    where: { userId: suspended },
    data: { suspendedAt: new Date() },
  });
  for (const colleagueId of [stranger.hostId, suspended, business.hostId, "nobody"]) {
    expect(errorsOf(await submitAway(business, { ...march, colleagueId }))).toEqual([
      400,
      { colleagueId: t("form.choice") },
    ]);
  }
});

test("a journey is saved with its zone, changed and deleted; an unknown zone and an overlap are refused", async () => {
  const business = await bookableBusiness(database);
  expect(errorsOf(await submitTrip(business, { ...march, timeZone: "Mars/Base" }))).toEqual([
    400,
    { timeZone: t("form.zone") },
  ]);
  const saved = await submitTrip(business, { ...march, timeZone: "Asia/Tokyo" });
  const { id } = saved as { id: string };
  const dates = "Monday, March 1, 2027 – Sunday, March 7, 2027";
  expect(errorsOf(await submitTrip(business, { ...march, timeZone: "Asia/Seoul" }))).toEqual([
    400,
    { firstDate: t("schedule.travel.overlaps", { dates }) },
  ]);
  await submitTrip(business, { ...march, timeZone: "Asia/Seoul" }, id);
  const subject = await subjectOf(business);
  expect(await listTravel(services, subject, translator)).toMatchObject([{ id, timeZone: "Asia/Seoul" }]);
  expect(await deleteTravel(services, subject, id)).toMatchObject({ ok: true });
});

test("limits are saved and replaced; empty fields limit nothing", async () => {
  const { organizationId, hostId: userId } = await bookableBusiness(database);
  const key = { organizationId, userId };
  const limits = { day: { count: "3", minutes: "" }, week: { count: "10", minutes: "600" } };
  expect(await submitMemberLimits(services, key, { limits }, translator)).toEqual({ status: 303 });
  expect(await listMemberLimits(services, key)).toEqual([
    { period: "day", maxCount: 3, maxMinutes: null },
    { period: "week", maxCount: 10, maxMinutes: 600 },
  ]);
  expect(await submitMemberLimits(services, key, { limits: {} }, translator)).toEqual({ status: 303 });
  expect(await listMemberLimits(services, key)).toEqual([]);
});

test("a limit above that of a wider period is refused at its field, and nothing changes", async () => {
  const { organizationId, hostId: userId } = await bookableBusiness(database);
  const key = { organizationId, userId };
  await submitMemberLimits(services, key, { limits: { week: { count: "5" } } }, translator);
  const before = await listMemberLimits(services, key);
  const refused = async (limits: FormTree) =>
    errorsOf(await submitMemberLimits(services, key, { limits }, translator));
  expect(await refused({ day: { count: "6" }, week: { count: "5" } })).toEqual([
    400,
    { "limits.day.count": t("schedule.limits.above.week", { limit: 5 }) },
  ]);
  // Also past a period without a limit, and for minutes.
  expect(await refused({ day: { minutes: "61" }, year: { minutes: "60" } })).toEqual([
    400,
    { "limits.day.minutes": t("schedule.limits.above.year", { limit: 60 }) },
  ]);
  for (const count of ["0", "-1", "1.5", "many", "10001"]) {
    expect(await refused({ day: { count } })).toMatchObject([
      400,
      { "limits.day.count": expect.any(String) },
    ]);
  }
  expect(await refused({ day: { minutes: "1441" } })).toMatchObject([
    400,
    { "limits.day.minutes": expect.any(String) },
  ]);
  expect(await listMemberLimits(services, key)).toEqual(before);
});

test("a time is blocked on the member's clocks, listed and freed", async () => {
  const { organizationId, hostId: userId } = await bookableBusiness(database, {
    timeZone: "America/New_York",
  });
  const key = { organizationId, userId };
  const zone = "America/New_York";
  const tree = {
    title: "Dentist",
    startDate: "2027-02-01",
    startTime: "09:00",
    endDate: "2027-02-01",
    endTime: "10:30",
  };
  expect(await submitBusyTime(services, { ...key, zone }, tree, translator)).toEqual({ status: 303 });
  const stored = await database.prisma.busyTime.findFirstOrThrow({ where: key });
  expect(stored.startsAt.toISOString()).toBe("2027-02-01T14:00:00.000Z");
  const [time] = await listBusyTimes(services, key, { zone, locale: "en" });
  expect(time).toMatchObject({
    title: "Dentist",
    when: "Monday, February 1, 2027, 9:00\u00a0AM – 10:30\u00a0AM",
  });
  expect(await deleteBusyTime(services, key, stored.id)).toMatchObject({ ok: true });
  expect(await deleteBusyTime(services, key, stored.id)).toEqual({ ok: false });
});

test("a blocked time that is over, backwards or longer than a year is refused, and nothing is saved", async () => {
  const { organizationId, hostId: userId } = await bookableBusiness(database);
  const key = { organizationId, userId, zone: "UTC" };
  const refused = async (changes: FormTree) => {
    const tree = {
      startDate: "2027-02-01",
      startTime: "09:00",
      endDate: "2027-02-01",
      endTime: "10:00",
      ...changes,
    };
    return errorsOf(await submitBusyTime(services, key, tree, translator));
  };
  expect(await refused({ endTime: "09:00" })).toEqual([400, { endTime: t("form.endBeforeStart") }]);
  expect(await refused({ endDate: "2027-01-31" })).toEqual([400, { endDate: t("form.endBeforeStart") }]);
  expect(await refused({ startDate: "2027-01-01", endDate: "2027-01-01" })).toEqual([
    400,
    { endDate: t("schedule.period.over") },
  ]);
  expect(await refused({ endDate: "2029-01-01" })).toEqual([400, { endDate: t("form.atMostAYear") }]);
  expect(await refused({ startTime: "25:00" })).toEqual([400, { startTime: t("form.time") }]);
  expect(await database.prisma.busyTime.count({ where: { organizationId } })).toBe(0);
});

test("members reach their own time and schedules alone; an owner reaches everybody's", async () => {
  const business = await bookableBusiness(database);
  const stranger = await bookableBusiness(database);
  const { organizationId, hostId, scheduleId } = business;
  const { userId, scheduleId: own } = await addColleague(database, business);
  const asMember = { services, organizationId, user: { id: userId }, role: "member" as const };
  const asOwner = { services, organizationId, user: { id: hostId }, role: "owner" as const };
  const notFound = (call: Promise<unknown>) => expect(call).rejects.toMatchObject({ status: 404 });
  expect((await managedSchedule(asMember, own)).id).toBe(own);
  expect((await managedSchedule(asOwner, own)).id).toBe(own);
  await notFound(managedSchedule(asMember, scheduleId));
  await notFound(managedSchedule(asOwner, stranger.scheduleId));
  expect((await managedMember(asOwner, userId)).isSelf).toBe(false);
  expect((await managedMember(asMember, null)).choices.map(({ id }) => id)).toEqual([userId]);
  await notFound(managedMember(asMember, hostId));
  await notFound(managedMember(asOwner, stranger.hostId));
});

test("nobody changes or deletes another member's or business's periods by their ids", async () => {
  const [ours, theirs] = [await bookableBusiness(database), await bookableBusiness(database)];
  const away = (await submitAway(theirs, march)) as { id: string };
  const trip = (await submitTrip(theirs, { ...march, timeZone: "Asia/Tokyo" })) as { id: string };
  const subject = await subjectOf(ours);
  expect(await submitAway(ours, march, away.id)).toEqual({ status: 404 });
  expect(await submitTrip(ours, { ...march, timeZone: "Asia/Tokyo" }, trip.id)).toEqual({ status: 404 });
  expect(await deleteOutOfOffice(services, subject, away.id)).toEqual({ ok: false });
  expect(await deleteTravel(services, subject, trip.id)).toEqual({ ok: false });
  expect(await awayOf(theirs)).toHaveLength(1);
});
