import { expect, test } from "vitest";
import { scheduleTree } from "#app/features/scheduling/schedule-form.ts";
import {
  createSchedule,
  deleteEventType,
  deleteSchedule,
  listSchedules,
  makeDefaultSchedule,
  scheduleById,
  submitSchedule,
  weekSummary,
} from "#app/features/scheduling/scheduling.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { FormTree } from "#app/platform/form/form-tree.ts";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const services = fakeServices(database);
const { t } = translatorFor("en");

const keyOf = ({ organizationId, scheduleId }: BookableBusiness) => ({ organizationId, id: scheduleId });
const create = async ({ organizationId, hostId }: BookableBusiness, name = "Other") =>
  (await createSchedule(services, { organizationId, userId: hostId, name, timeZone: "UTC" })).id;
const submit = (key: { organizationId: string; id: string }, changes: FormTree) =>
  submitSchedule(services, { ...key, t, tree: { name: "Hours", timeZone: "Europe/Paris", ...changes } });

test("name, zone, week and dates are saved, and read back as they were sent", async () => {
  const key = keyOf(await bookableBusiness(database));
  const tree: FormTree = {
    name: "Summer",
    timeZone: "America/St_Johns",
    week: {
      d1: [
        { start: "09:00", end: "12:00" },
        { start: "13:00", end: "00:00" },
      ],
      d2: [],
      d3: [],
      d4: [],
      d5: [],
      d6: [],
      d7: [],
    },
    overrides: [
      { date: "2027-02-01", intervals: [{ start: "10:00", end: "11:00" }] },
      { date: "2027-02-02", intervals: [] },
    ],
    holidayCountry: "DE",
    holidayRegion: "DE-BY",
    holidays: [{ rule: "easter 1", closed: "on" }, { rule: "easter 39" }],
  };
  expect(await submit(key, tree)).toEqual({ status: 303, merged: false });
  const stored = await scheduleById(services, key);
  expect(stored?.rules).toEqual([
    { weekday: 1, startMinute: 540, endMinute: 720 },
    { weekday: 1, startMinute: 780, endMinute: 1440 },
  ]);
  expect(scheduleTree(stored as NonNullable<typeof stored>, ["easter 1"])).toEqual(tree);
});

test("hours that overlap are merged, in the week and on dates, and the answer says so", async () => {
  const key = keyOf(await bookableBusiness(database));
  const overlap = [
    { start: "09:00", end: "12:00" },
    { start: "11:00", end: "15:00" },
  ];
  expect(await submit(key, { week: { d3: overlap } })).toEqual({ status: 303, merged: true });
  expect((await scheduleById(services, key))?.rules).toEqual([
    { weekday: 3, startMinute: 540, endMinute: 900 },
  ]);
  expect(await submit(key, { overrides: [{ date: "2027-03-01", intervals: overlap }] })).toEqual({
    status: 303,
    merged: true,
  });
});

test("an end before its start is an error at its field, and nothing is saved", async () => {
  const key = keyOf(await bookableBusiness(database));
  const before = await scheduleById(services, key);
  const tree = { week: { d1: [{ start: "17:00", end: "09:00" }] } };
  expect(await submit(key, tree)).toMatchObject({
    status: 400,
    answer: { values: tree, errors: { "week.d1.0.end": t("form.endBeforeStart") } },
  });
  expect(await scheduleById(services, key)).toEqual(before);
});

test("dates that the calendar lacks, and dates listed twice, are refused", async () => {
  const key = keyOf(await bookableBusiness(database));
  const refused = async (...dates: string[]) => {
    const result = await submit(key, { overrides: dates.map((date) => ({ date })) });
    return result.status === 400 ? Object.keys(result.answer.errors) : result.status;
  };
  for (const date of ["", "2027-02-29", "2027-13-01", "yesterday", "99999-01-01", "0001-01-01"]) {
    expect(await refused(date), date).toEqual(["overrides.0.date"]);
  }
  expect(await refused("2027-02-01", "2027-02-01")).toEqual(["overrides.1.date"]);
});

test("a date that is over in the schedule's zone is refused at its field; today is not", async () => {
  const key = keyOf(await bookableBusiness(database));
  const before = await scheduleById(services, key);
  // Noon on the 15th in UTC is already the 16th in Kiritimati.
  const overrides = [{ date: "2027-01-16" }, { date: "2027-01-15" }];
  expect(await submit(key, { timeZone: "Pacific/Kiritimati", overrides })).toMatchObject({
    status: 400,
    answer: { errors: { "overrides.1.date": t("schedule.override.over") } },
  });
  expect(await scheduleById(services, key)).toEqual(before);
  expect(await submit(key, { timeZone: "Pacific/Kiritimati", overrides: [{ date: "2027-01-16" }] })).toEqual({
    status: 303,
    merged: false,
  });
});

test("a zone and a holiday place that nobody knows are refused, and nothing is saved", async () => {
  const key = keyOf(await bookableBusiness(database));
  const before = await scheduleById(services, key);
  const errorsOf = async (changes: FormTree) => {
    const result = await submit(key, changes);
    return result.status === 400 ? result.answer.errors : result.status;
  };
  expect(await errorsOf({ timeZone: "Europe/Atlantis" })).toEqual({ timeZone: t("form.zone") });
  expect(await errorsOf({ holidayCountry: "XX" })).toEqual({ holidayCountry: t("form.choice") });
  expect(await errorsOf({ holidayCountry: "DE", holidayRegion: "DE-XX" })).toEqual({
    holidayCountry: t("form.choice"),
  });
  expect(await scheduleById(services, key)).toEqual(before);
});

test("a region of another country is left out: the country alone counts", async () => {
  const key = keyOf(await bookableBusiness(database));
  await submit(key, { holidayCountry: "FR", holidayRegion: "DE-BY", holidays: [{ rule: "05-08" }] });
  expect(await scheduleById(services, key)).toMatchObject({
    holidayCountry: "FR",
    workedHolidays: ["05-08"],
  });
  await submit(key, { holidayCountry: "", holidays: [{ rule: "05-08" }] });
  expect(await scheduleById(services, key)).toMatchObject({ holidayCountry: null, workedHolidays: [] });
});

test("a schedule in use is not deleted, and the answer names the event types", async () => {
  const business = await bookableBusiness(database);
  await create(business);
  expect(await deleteSchedule(services, keyOf(business))).toEqual({
    ok: false,
    reason: "in-use",
    eventTypes: ["Talk"],
  });
  expect(await scheduleById(services, keyOf(business))).not.toBeNull();
});

test("a deleted event type does not hold its schedule back, and can still be restored", async () => {
  const business = await bookableBusiness(database);
  const other = await create(business);
  await deleteEventType(services, { organizationId: business.organizationId, id: business.eventTypeId });
  expect(await deleteSchedule(services, keyOf(business))).toEqual({ ok: true });
  const host = await database.prisma.eventTypeHost.findFirstOrThrow({
    where: { eventTypeId: business.eventTypeId },
  });
  expect(host.scheduleId).toBe(other);
});

test("the last schedule stays, and a deleted default hands its place on", async () => {
  const business = await bookableBusiness(database);
  const { organizationId } = business;
  const second = await create(business, "Second");
  expect(await makeDefaultSchedule(services, { organizationId, id: second })).toEqual({ ok: true });
  expect(await deleteSchedule(services, { organizationId, id: second })).toEqual({ ok: true });
  const left = await listSchedules(services, { organizationId });
  expect(left).toMatchObject([{ id: business.scheduleId, isDefault: true }]);
  await deleteEventType(services, { organizationId, id: business.eventTypeId });
  expect(await deleteSchedule(services, keyOf(business))).toEqual({ ok: false, reason: "last-one" });
});

test("one schedule of a person is the default, whoever is made it", async () => {
  const business = await bookableBusiness(database);
  const { organizationId } = business;
  const ids = [await create(business), await create(business)];
  await Promise.allSettled(ids.map((id) => makeDefaultSchedule(services, { organizationId, id })));
  const defaults = (await listSchedules(services, { organizationId })).filter(({ isDefault }) => isDefault);
  expect(defaults).toHaveLength(1);
});

test("no command reaches another business's schedule", async () => {
  const [ours, theirs] = [await bookableBusiness(database), await bookableBusiness(database)];
  const key = { organizationId: ours.organizationId, id: theirs.scheduleId };
  const before = await scheduleById(services, keyOf(theirs));
  const refused = { ok: false, reason: "not-found" };
  expect(await scheduleById(services, key)).toBeNull();
  expect(await submit(key, { week: {} })).toEqual({ status: 404 });
  expect(await makeDefaultSchedule(services, key)).toEqual(refused);
  expect(await deleteSchedule(services, key)).toEqual(refused);
  expect(await scheduleById(services, keyOf(theirs))).toEqual(before);
});

test("a week is told in as few lines as it has kinds of days", () => {
  const rule = (weekday: number, startMinute = 540, endMinute = 1020) => ({
    weekday,
    startMinute,
    endMinute,
  });
  expect(
    weekSummary(
      [1, 2, 3, 5].map((day) => rule(day)),
      "en",
    ),
  ).toEqual([
    { days: "Mon – Wed", hours: "9:00\u00a0AM – 5:00\u00a0PM" },
    { days: "Friday", hours: "9:00\u00a0AM – 5:00\u00a0PM" },
  ]);
  expect(weekSummary([rule(6, 600, 720), rule(6, 780, 1440)], "fr")).toEqual([
    { days: "Samedi", hours: "10:00 – 12:00, 13:00 – 00:00" },
  ]);
  expect(weekSummary([], "en")).toEqual([]);
});
