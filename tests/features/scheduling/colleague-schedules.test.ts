import { expect, test } from "vitest";
import { submitNewSchedule } from "#app/features/scheduling/new-schedule.server.ts";
import { managedSchedule } from "#app/features/scheduling/schedule-access.server.ts";
import { scheduleById, submitSchedule } from "#app/features/scheduling/scheduling.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { addColleague, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const services = fakeServices(database);
const { t } = translatorFor("en");

async function scene() {
  const business = await bookableBusiness(database);
  const { organizationId, hostId } = business;
  const { userId: colleagueId } = await addColleague(database, { ...business, timeZone: "Asia/Tokyo" });
  const count = () => database.prisma.schedule.count({ where: { organizationId } });
  return {
    ...{ organizationId, hostId, colleagueId, count },
    owner: { services, organizationId, user: { id: hostId }, role: "owner" as const },
    member: { services, organizationId, user: { id: colleagueId }, role: "member" as const },
  };
}

test("an owner makes a schedule for a colleague, in the colleague's zone, and sets its hours", async () => {
  const { owner, member, organizationId, colleagueId } = await scene();
  const made = await submitNewSchedule(owner, { tree: { name: "Summer", member: colleagueId }, t });
  const { id } = made as { id: string };
  const key = { organizationId, id };
  expect(await scheduleById(services, key)).toMatchObject({
    userId: colleagueId,
    name: "Summer",
    timeZone: "Asia/Tokyo",
    isDefault: false,
  });
  const schedule = await managedSchedule(owner, id);
  const tree = { name: "Summer", timeZone: "Asia/Seoul", week: { d2: [{ start: "10:00", end: "11:00" }] } };
  expect(await submitSchedule(services, { ...key, id: schedule.id, tree, t })).toMatchObject({ status: 303 });
  expect(await managedSchedule(member, id)).toMatchObject({
    timeZone: "Asia/Seoul",
    rules: [{ weekday: 2, startMinute: 600, endMinute: 660 }],
  });
});

test("a member makes schedules for themselves alone, whatever the form says", async () => {
  const { member, owner, hostId, colleagueId, count } = await scene();
  const stranger = await scene();
  const before = await count();
  const wanted = (who: string) => ({ tree: { name: "Theirs", member: who }, t });
  await expect(submitNewSchedule(member, wanted(hostId))).rejects.toMatchObject({ status: 404 });
  await expect(submitNewSchedule(owner, wanted(stranger.hostId))).rejects.toMatchObject({ status: 404 });
  expect(await count()).toBe(before);
  const made = (await submitNewSchedule(member, wanted(""))) as { id: string };
  expect(await managedSchedule(member, made.id)).toMatchObject({ userId: colleagueId });
  expect(await submitNewSchedule(member, { tree: { name: "" }, t })).toMatchObject({
    status: 400,
    answer: { errors: { name: t("form.required") } },
  });
});
