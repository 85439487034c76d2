import { expect, test } from "vitest";
import { createOrganization, submitOnboarding } from "#app/features/organization/organization.server.ts";
import type { OnboardingForm } from "#app/features/organization/organization-form.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { weekdaysNineToFive, weekTree } from "#app/platform/form/day-hours.ts";
import type { FormTree } from "#app/platform/form/form-tree.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { person } from "#tests/factories/person.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const services = fakeServices(database);
const translator = translatorFor("en");

const form: OnboardingForm = {
  name: "Acme",
  slug: "acme",
  timeZone: "Europe/Paris",
  week: { rules: [...weekdaysNineToFive], merged: false },
  title: "First conversation",
  lengthMinutes: 45,
  retentionDays: 90,
};
const tree: FormTree = {
  name: "Acme",
  slug: "",
  timeZone: "Europe/Paris",
  week: weekTree(weekdaysNineToFive),
  title: "First conversation",
  lengthMinutes: "30",
  retentionDays: "365",
};
const open = (changes: Partial<OnboardingForm>, ownerId: string) =>
  createOrganization(services, {
    ownerId,
    locale: "fr",
    scheduleName: "Week",
    form: { ...form, ...changes },
  });
const submit = async (changes: FormTree) =>
  submitOnboarding(services, { ownerId: await person(database), tree: { ...tree, ...changes }, translator });

async function rowCounts() {
  const { organization, membership, schedule, availabilityRule, eventType } = database.prisma;
  return Promise.all(
    [organization, membership, schedule, availabilityRule, eventType].map((model) =>
      (model as typeof organization).count(),
    ),
  );
}

test("one transaction opens the business with owner, hours and first event type", async () => {
  const ownerId = await person(database);
  const result = await open({ slug: "whole" }, ownerId);
  expect(result).toEqual({ ok: true, organization: { id: expect.any(String), slug: "whole" } });
  const business = await database.prisma.organization.findUniqueOrThrow({
    where: { slug: "whole" },
    include: {
      memberships: true,
      schedules: { include: { rules: true } },
      eventTypes: { include: { hosts: true, locations: true } },
      pageVersion: true,
    },
  });
  expect(business).toMatchObject({ name: "Acme", locale: "fr", timeZone: "Europe/Paris", retentionDays: 90 });
  expect(business.memberships).toMatchObject([{ userId: ownerId, role: "owner" }]);
  expect(business.schedules).toMatchObject([{ userId: ownerId, isDefault: true, timeZone: "Europe/Paris" }]);
  expect(business.schedules[0]?.rules).toHaveLength(5);
  expect(business.eventTypes).toMatchObject([
    {
      slug: "first-conversation",
      lengthMinutes: 45,
      hosts: [{ userId: ownerId, scheduleId: business.schedules[0]?.id }],
      locations: [{ kind: "parley_room" }],
    },
  ]);
  const owner = await database.prisma.user.findUniqueOrThrow({ where: { id: ownerId } });
  expect(owner.timeZone).toBe("Europe/Paris");
  expect(business.pageVersion?.version).toBeGreaterThan(0n);
});

test("a taken address makes nothing at all and proposes others", async () => {
  const ownerId = await person(database);
  await open({ slug: "taken" }, ownerId);
  const before = await rowCounts();
  expect(await open({ slug: "taken" }, ownerId)).toEqual({
    ok: false,
    reason: "slug-taken",
    proposals: ["taken-2", "taken-3", "taken-4"],
  });
  expect(await rowCounts()).toEqual(before);
});

test("a failure in the last step leaves nothing of the first ones", async () => {
  const before = await rowCounts();
  // The database refuses a length of zero, which no form lets through.
  await expect(open({ slug: "half-done", lengthMinutes: 0 }, await person(database))).rejects.toThrow();
  expect(await rowCounts()).toEqual(before);
});

test("of two who want one address at the same time, one gets it", async () => {
  const [first, second] = [await person(database), await person(database)];
  const results = await Promise.all([open({ slug: "race" }, first), open({ slug: "race" }, second)]);
  expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
});

test("an address left empty follows the name", async () => {
  expect(await submit({ name: "Études & Café" })).toEqual({ status: 303, slug: "etudes-cafe" });
});

test("bad input comes back whole, with an error at each field", async () => {
  const before = await rowCounts();
  const bad = {
    name: "x".repeat(5000),
    slug: "dashboard",
    timeZone: "Mars/Olympus",
    title: "",
    lengthMinutes: "-30",
    retentionDays: "99999999999999",
    week: { d1: [{ start: "17:00", end: "09:00" }] },
  };
  const result = await submit(bad);
  expect(result).toMatchObject({ status: 400, answer: { values: bad } });
  const { errors } = (result as { answer: { errors: object } }).answer;
  expect(Object.keys(errors).sort()).toEqual(
    ["lengthMinutes", "name", "retentionDays", "slug", "timeZone", "title", "week.d1.0.end"].sort(),
  );
  expect(await rowCounts()).toEqual(before);
});

test("fields of wrong shapes are refused, not crashed on", async () => {
  const wrongs: FormTree[] = [
    { name: ["a", "b"] },
    { name: { x: "y" } },
    { week: "monday" },
    { week: { d1: "x" } },
    { week: { d1: ["x"] } },
    { timeZone: "" },
    { retentionDays: "1e2" },
    { lengthMinutes: "٣٠" },
  ];
  for (const wrong of wrongs) {
    expect((await submit(wrong)).status, JSON.stringify(wrong)).toBe(400);
  }
});

test("scripts are texts like any other, and control characters go", async () => {
  const slug = `s-${randomId().slice(0, 8)}`;
  const name = "<script>alert(1)</script>\u0000\u0007 Ltd";
  expect(await submit({ name, slug })).toEqual({ status: 303, slug });
  const stored = await database.prisma.organization.findUniqueOrThrow({ where: { slug } });
  expect(stored.name).toBe("<script>alert(1)</script> Ltd");
});

test("a button of the week changes the week and saves nothing", async () => {
  const before = await rowCounts();
  const result = await submit({ command: "add:week.d6" });
  expect(result).toMatchObject({
    status: 200,
    answer: { values: { week: { d6: [{ start: "09:00", end: "17:00" }] } } },
  });
  expect(await rowCounts()).toEqual(before);
});
