import { expect, test } from "vitest";
import { submitMemberLimits } from "#app/features/scheduling/member-time.server.ts";
import type { FormTree } from "#app/platform/form/form-tree.ts";
import type { BookableBusiness } from "#tests/factories/bookable-business.ts";
import { testDatabase } from "../../test-database.ts";
import { booked } from "../booking-scene.ts";
import { ruleScene, translator } from "./rule-scene.ts";

const database = await testDatabase();
const { services, businessWith, shownOn, hasForm, bookAt, told } = ruleScene(database);

/** A rule shuts a time out: the page does not show it, its address has no form, and nobody can book it. */
async function expectShut(business: BookableBusiness, at: string) {
  const [date = "", time] = at.split(" ");
  expect(await shownOn(business, date), `${at} is not shown`).not.toContain(time);
  expect(await hasForm(business, at), `${at} has no form`).toBe(false);
  expect(await bookAt(business, at), at).toMatchObject({ ok: false, reason: "not-a-slot" });
}

async function expectOpen(business: BookableBusiness, at: string) {
  const [date = "", time] = at.split(" ");
  expect(await shownOn(business, date), `${at} is shown`).toContain(time);
  expect(await hasForm(business, at), `${at} has a form`).toBe(true);
  expect(await bookAt(business, at), at).toMatchObject({ ok: true });
}

/** The first and the last time in a period, the last one before it and the first one after it. */
const periods = {
  day: ["2027-01-18 09:00", "2027-01-18 16:30", "2027-01-17 16:30", "2027-01-19 09:00"],
  week: ["2027-01-18 09:00", "2027-01-24 16:30", "2027-01-17 16:30", "2027-01-25 09:00"],
  month: ["2027-02-01 09:00", "2027-02-28 16:30", "2027-01-31 16:30", "2027-03-01 09:00"],
  year: ["2027-01-01 09:00", "2027-12-31 16:30", "2026-12-31 16:30", "2028-01-01 09:00"],
} as const;
/** Two bookings of half an hour fill each of them. */
const sizes = { count: "2", minutes: "60" };
const fills = { count: "2 bookings", minutes: "60 minutes" };
const cases = (["event type", "member"] as const).flatMap((whose) =>
  (["count", "minutes"] as const).flatMap((kind) =>
    (["day", "week", "month", "year"] as const).map((period) => [period, kind, whose] as const),
  ),
);

test.each(cases)(
  "a %s that is full by the %s of its %s is shut as a whole, and not a time more",
  async (period, kind, whose) => {
    const limits: FormTree = { [period]: { [kind]: sizes[kind] } };
    const business = await businessWith(whose === "event type" ? { limits } : {});
    const { organizationId, hostId: userId } = business;
    if (whose === "member")
      expect(await submitMemberLimits(services, { organizationId, userId }, { limits }, translator)).toEqual({
        status: 303,
      });
    const [first, last, before, after] = periods[period];
    const date = first.slice(0, 10);
    await booked(bookAt(business, `${date} 11:00`));
    expect(await shownOn(business, date)).toContain("09:00");
    expect(await told(business, first)).toEqual([]);
    await booked(bookAt(business, `${date} 12:00`));
    await expectShut(business, first);
    await expectShut(business, last);
    const who = whose === "member" ? "Ada Host" : "The event type";
    const reason = new RegExp(`^${who} (takes|gives) at most ${fills[kind]} a ${period}[,;]`);
    expect(await told(business, last)).toEqual([expect.stringMatching(reason)]);
    await expectOpen(business, before);
    await expectOpen(business, after);
  },
);

test("an offset moves the grid away from the start of the hours", async () => {
  const business = await businessWith({ slotOffsetMinutes: "10" });
  const times = await shownOn(business, "2027-01-18");
  expect([times[0], times[1], times.at(-1)]).toEqual(["09:10", "09:40", "16:10"]);
  await expectShut(business, "2027-01-18 09:00");
  await expectShut(business, "2027-01-18 16:30");
  await expectOpen(business, "2027-01-18 09:10");
  await expectOpen(business, "2027-01-18 16:10");
});

test("where times fit closely, the grid goes on at the end of a booking; elsewhere it stays", async () => {
  const lengths = { otherLengths: "45" };
  const [close, plain] = [await businessWith({ ...lengths, fitClosely: "on" }), await businessWith(lengths)];
  for (const business of [close, plain]) await booked(bookAt(business, "2027-01-18 09:00", 45));
  expect((await shownOn(close, "2027-01-18")).slice(0, 3)).toEqual(["09:45", "10:15", "10:45"]);
  expect((await shownOn(plain, "2027-01-18")).slice(0, 3)).toEqual(["10:00", "10:30", "11:00"]);
  await expectShut(close, "2027-01-18 10:00");
  await expectOpen(close, "2027-01-18 09:45");
  await expectShut(plain, "2027-01-18 09:45");
  await expectOpen(plain, "2027-01-18 10:00");
});

test("a window of business days skips weekends and the schedule's holidays", async () => {
  const window = { kind: "business_days", days: "4" };
  const [business, american] = [await businessWith({ window }), await businessWith({ window })];
  // From Saturday on: Monday, Tuesday, Wednesday and Thursday.
  await expectOpen(business, "2026-11-21 09:00");
  await expectOpen(business, "2026-11-26 16:30");
  await expectShut(business, "2026-11-27 09:00");
  // Thursday is Thanksgiving, and Friday the fourth day.
  await database.prisma.schedule.update({
    where: { id: american.scheduleId },
    data: { holidayCountry: "US" },
  });
  await expectShut(american, "2026-11-26 16:30");
  await expectOpen(american, "2026-11-27 16:30");
  await expectShut(american, "2026-11-28 09:00");
  expect((await told(american, "2026-11-28 09:00")).join()).toContain("November 27");
});

test("a range of dates takes bookings on its first and last date, and on none around them", async () => {
  const business = await businessWith({
    window: { kind: "dates", firstDate: "2027-02-01", lastDate: "2027-02-03" },
  });
  await expectShut(business, "2027-01-31 16:30");
  await expectOpen(business, "2027-02-01 09:00");
  await expectOpen(business, "2027-02-03 16:30");
  await expectShut(business, "2027-02-04 09:00");
  expect((await told(business, "2027-02-04 09:00")).join()).toContain("February 3");
});
