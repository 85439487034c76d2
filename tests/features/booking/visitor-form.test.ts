import { expect, test } from "vitest";
import { submitBooking, submitHold, submitWaiting } from "#app/features/booking/booking.server.ts";
import { slotParam } from "#app/features/booking/booking-form.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { type BookableBusiness, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { book, bookingsOf, dayMs, hourMs, minuteMs, nine } from "./booking-scene.ts";

const database = await testDatabase();
const week = 7 * dayMs;

function formOf(fields: Record<string, string | string[]> = {}): FormData {
  const form = new FormData();
  const all = {
    ...{ at: slotParam(nine), timezone: "UTC", key: randomId() },
    ...{ name: "Grace", email: "g@customers.example", ...fields },
  };
  for (const [name, value] of Object.entries(all)) for (const one of [value].flat()) form.append(name, one);
  return form;
}

async function scene(wishes: Parameters<typeof bookableBusiness>[1] = {}) {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, wishes);
  const context = {
    ...{ services, businessSlug: business.slug, eventTypeSlug: "talk", locale: "en" as const },
    network: "203.0.113.0/24",
  };
  const submit = (fields: Record<string, string | string[]> = {}) => submitBooking(formOf(fields), context);
  return { services, business, context, submit };
}

const count = ({ organizationId }: BookableBusiness) =>
  database.prisma.booking.count({ where: { organizationId } });

test.each([
  ["a length that nobody offers", { length: "45" }, "booking.refused.length"],
  ["a negative length", { length: "-30" }, "booking.refused.length"],
  ["a huge length", { length: "999999999999" }, "booking.refused.length"],
  ["an unknown host", { host: randomId() }, "booking.refused.host"],
  ["dates that no series has", { series: slotParam(nine + hourMs) }, "booking.refused.series"],
])("%s is refused with its message, nothing is lost and nothing booked", async (_, fields, message) => {
  const { business, submit } = await scene();
  const result = await submit(fields);
  expect(result).toMatchObject({
    status: 409,
    submission: { problems: [{ field: "form", message }], values: { name: ["Grace"] } },
  });
  expect(result.status === 409 && result.submission?.page.form).not.toBeNull();
  expect(await count(business)).toBe(0);
});

test.each([
  ["off the grid", nine + 7 * minuteMs],
  ["in the past", Date.UTC(2027, 0, 4, 9)],
  ["at night", Date.UTC(2027, 0, 18, 3)],
])("a time %s is not on offer: the form is kept and the nearest times are told", async (_, start) => {
  const { business, submit } = await scene();
  const result = await submit({ at: slotParam(start), guests: "x" });
  expect(result).toMatchObject({ status: 409, submission: { values: { name: ["Grace"], guests: ["x"] } } });
  expect(result.status === 409 && result.submission?.refused?.nearest.length).toBe(6);
  expect(await count(business)).toBe(0);
});

test("a form with errors whose time went meanwhile says both, and keeps what was typed", async () => {
  const { services, business, submit } = await scene();
  await book(services, business);
  const result = await submit({ email: "nowhere" });
  expect(result).toMatchObject({
    status: 409,
    submission: {
      problems: [{ field: "email", message: "booking.error.email" }],
      refused: { taken: true },
      values: { name: ["Grace"], email: ["nowhere"] },
    },
  });
});

test("another business's event type is not found under this one's address", async () => {
  const { context, business } = await scene();
  const other = await bookableBusiness(database);
  await database.prisma.eventType.update({ where: { id: other.eventTypeId }, data: { slug: "theirs" } });
  const result = await submitBooking(formOf(), { ...context, eventTypeSlug: "theirs" });
  expect(result).toEqual({ status: 404, submission: null });
  expect((await count(business)) + (await count(other))).toBe(0);
});

test("more guests than may come are refused, and those who may are invited", async () => {
  const { submit, business } = await scene({ eventType: { guestsMax: 20 } });
  const many = Array.from({ length: 21 }, (_, i) => `g${i}@customers.example`);
  expect(await submit({ guests: many.join("\n") })).toMatchObject({
    status: 400,
    submission: { problems: [{ field: "guests", message: "booking.error.manyGuests", values: { max: 20 } }] },
  });
  expect((await submit({ guests: many.slice(1).join(", ") })).status).toBe(303);
  const [made] = await bookingsOf(database, business);
  expect(made?.attendees.length).toBe(21);
});

test("twice the same form is one booking, and the second answer is the first", async () => {
  const { submit, business } = await scene();
  const key = randomId();
  const first = await submit({ key });
  expect(first).toEqual(await submit({ key, at: slotParam(nine + hourMs) }));
  expect(first.status).toBe(303);
  expect(await count(business)).toBe(1);
});

test("a private link is spent by its booking; then it is closed, but not for the same form sent twice", async () => {
  const { services, business, submit } = await scene();
  const { organizationId, eventTypeId, slug } = business;
  const id = randomId();
  await database.prisma.privateLink.create({ data: { id, organizationId, eventTypeId, maxUses: 1 } });
  const path = services.links.privateLinkPath(slug, "talk", id);
  const link = new URLSearchParams(path.split("?")[1]).get("link") ?? "";
  const key = randomId();
  const first = await submit({ link, key });
  expect(first.status).toBe(303);
  expect(await submit({ link, at: slotParam(nine + hourMs) })).toEqual({ status: 410, submission: null });
  expect(await submit({ link, key })).toEqual(first);
  expect(await submit({ link: `${id}.forged`, at: slotParam(nine + hourMs) })).toMatchObject({ status: 410 });
  expect(await count(business)).toBe(1);
});

test("a series is booked after its dates were shown: exactly the ticked ones, the taken one left out", async () => {
  const { services, business, submit } = await scene({ eventType: { seriesUnit: "week", seriesMax: 4 } });
  await book(services, business, { startsAt: nine + week });
  const shown = await submit({ repeat: "4" });
  expect(shown.status).toBe(200);
  const preview = shown.status === 200 ? shown.submission.series : null;
  expect(preview?.dates.map(({ free, chosen }) => [free, chosen])).toEqual([
    [true, true],
    [false, false],
    [true, true],
    [true, true],
  ]);
  expect(preview?.dates[1]?.nearest.length).toBe(3);
  expect(await count(business)).toBe(1);
  const shownFor = preview?.shownFor ?? "";
  const series = [slotParam(nine + 3 * week)];
  expect((await submit({ repeat: "4", shownFor, series })).status).toBe(303);
  const starts = (await bookingsOf(database, business)).map(({ startsAt }) => startsAt.getTime());
  expect(starts).toEqual([nine, nine + week, nine + 3 * week]);
});

test("a series is booked whole or not at all: a date that went is marked, and what was ticked stays", async () => {
  const { services, business, submit } = await scene({ eventType: { seriesUnit: "week", seriesMax: 3 } });
  const shown = await submit({ repeat: "3" });
  const shownFor = (shown.status === 200 && shown.submission.series?.shownFor) || "";
  await book(services, business, { startsAt: nine + 2 * week });
  const series = [slotParam(nine + week), slotParam(nine + 2 * week)];
  const refused = await submit({ repeat: "3", shownFor, series });
  expect(refused).toMatchObject({
    status: 409,
    submission: { problems: [{ field: "form", message: "booking.error.seriesFailed" }] },
  });
  const dates = refused.status === 409 ? refused.submission?.series?.dates : [];
  expect(dates?.map(({ chosen }) => chosen)).toEqual([true, true, false]);
  expect(await count(business)).toBe(1);
});

test("another zone shows the same form with everything typed, and books nothing", async () => {
  const { submit, business } = await scene();
  const result = await submit({ intent: "show", timezone: "Asia/Tokyo", email: "half" });
  expect(result).toMatchObject({
    status: 200,
    submission: { at: slotParam(nine), problems: [], values: { email: ["half"] } },
  });
  const page = result.status === 200 ? result.submission.page : null;
  expect(page?.form?.chosen.time).toContain("6:00\u00a0PM");
  expect(await count(business)).toBe(0);
});

test("answers behind a condition that does not hold are not stored, though the form was forged", async () => {
  const [own, since] = [randomId(), randomId()];
  const { business, submit } = await scene();
  const { organizationId, eventTypeId } = business;
  const shared = { organizationId, eventTypeId, required: true, purpose: "To prepare" };
  await database.prisma.question.create({ data: { ...shared, id: own, kind: "yes_no", label: "Own?" } });
  await database.prisma.question.create({
    data: {
      ...{ ...shared, id: since, kind: "text", label: "Since?", position: 1 },
      ...{ conditionId: own, conditionValue: "yes" },
    },
  });
  expect(await submit({ [`q_${own}`]: "yes" })).toMatchObject({
    status: 400,
    submission: { problems: [{ field: `q_${since}`, message: "booking.error.required" }] },
  });
  expect((await submit({ [`q_${own}`]: "no", [`q_${since}`]: "1999" })).status).toBe(303);
  const answers = await database.prisma.answer.findMany({ where: { organizationId } });
  expect(answers.map(({ label }) => label)).toEqual(["Own?"]);
});

test("a visitor's own hold is no obstacle to them, also after a reload; to others the time is taken", async () => {
  const { services, context, business } = await scene();
  const hold = (key: string, cookies: string | null) =>
    submitHold(formOf({ key }), { ...context, hours: null, cookies });
  const [key, reloaded, rival] = [randomId(), randomId(), randomId()];
  const first = await hold(key, null);
  expect(first).toMatchObject({ status: 200, body: { held: true }, word: key });
  expect(first.body?.forMs).toBe(5 * minuteMs);
  expect(await hold(reloaded, `parley_visitor=${key}`)).toMatchObject({ body: { held: true } });
  expect(await hold(rival, null)).toMatchObject({ status: 200, body: { held: false } });
  const late = await submitBooking(formOf({ key: rival }), context);
  expect(late).toMatchObject({ status: 409, submission: { refused: { taken: true } } });
  const own = await submitBooking(formOf({ key: reloaded }), {
    ...context,
    cookies: `parley_visitor=${key}`,
  });
  expect(own.status).toBe(303);
  expect(await count(business)).toBe(1);
  expect(await database.prisma.hold.count({ where: { organizationId: business.organizationId } })).toBe(0);
  expect(services.clock.now()).toBeLessThan(nine);
});

test("a hold that is let go is free for the next, and a form that is not ours holds nothing", async () => {
  const { context } = await scene();
  const ask = (fields: Record<string, string>) =>
    submitHold(formOf(fields), { ...context, hours: null, cookies: null });
  const key = randomId();
  expect(await ask({ key })).toMatchObject({ body: { held: true } });
  expect(await ask({ key, leave: "1" })).toMatchObject({ status: 200, body: null });
  expect(await ask({ key: randomId() })).toMatchObject({ body: { held: true } });
  expect(await ask({ key: "x" })).toMatchObject({ status: 400 });
  expect(await ask({ key, at: "soon" })).toMatchObject({ status: 400 });
});

test("a full meeting is waited for; while there is a place, booking it is what helps", async () => {
  const { services, context, business } = await scene({ eventType: { seats: 1, waitingList: true } });
  const wait = slotParam(nine);
  expect(await submitWaiting(formOf({ wait }), context)).toMatchObject({
    status: 409,
    waiting: { free: true },
  });
  await book(services, business);
  expect(await submitWaiting(formOf({ wait, name: "" }), context)).toMatchObject({
    status: 400,
    waiting: { problems: [{ field: "name" }] },
  });
  expect(await submitWaiting(formOf({ wait }), context)).toMatchObject({
    status: 200,
    waiting: { joined: true },
  });
  expect(await submitWaiting(formOf({ wait }), context)).toMatchObject({
    status: 200,
    waiting: { joined: true },
  });
  const { organizationId } = business;
  expect(await database.prisma.waitingEntry.count({ where: { organizationId } })).toBe(1);
  expect(await submitWaiting(formOf({ wait: "whenever" }), context)).toEqual({ status: 400, waiting: null });
});

test("a full day is waited for by its date", async () => {
  const { context, business } = await scene({ eventType: { waitingList: true, lengthMinutes: 480 } });
  const { organizationId, eventTypeId, hostId } = business;
  await createBooking(database, {
    organizationId,
    eventTypeId,
    hostIds: [hostId],
    startsAt: nine,
    minutes: 480,
  });
  const result = await submitWaiting(formOf({ wait: "2027-01-18" }), context);
  expect(result).toMatchObject({ status: 200, waiting: { joined: true } });
});
