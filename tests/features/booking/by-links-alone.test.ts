import { expect, test } from "vitest";
import { submitBooking, submitHold, submitWaiting } from "#app/features/booking/booking.server.ts";
import { slotParam } from "#app/features/booking/booking-form.ts";
import { switchEventType } from "#app/features/scheduling/scheduling.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { loader } from "#app/routes/$business.$eventType.tsx";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { book, hourMs, nine } from "./booking-scene.ts";

const database = await testDatabase();

/** An event type that can be booked by private links alone, with one link that may be used once. */
async function scene(eventType: Parameters<typeof bookableBusiness>[1] = {}) {
  const services = fakeServices(database);
  const business = await bookableBusiness(database, {
    ...eventType,
    eventType: { hidden: true, byLinksAlone: true, waitingList: true, ...eventType.eventType },
  });
  const { organizationId, eventTypeId, slug } = business;
  const id = randomId();
  await database.prisma.privateLink.create({ data: { id, organizationId, eventTypeId, maxUses: 1 } });
  const link = new URLSearchParams(services.links.privateLinkPath(slug, "talk", id).split("?")[1]).get(
    "link",
  );
  const context = {
    ...{ services, businessSlug: slug, eventTypeSlug: "talk", locale: "en" as const },
    ...{ network: "203.0.113.0/24", hours: null, cookies: null },
  };
  const formOf = (fields: Record<string, string>) => {
    const form = new FormData();
    const usual = { at: slotParam(nine), timezone: "UTC", key: randomId() };
    const all = { ...usual, name: "Grace", email: "g@customers.example", ...fields };
    for (const [name, value] of Object.entries(all)) form.set(name, value);
    return form;
  };
  /** The status of the public page. */
  const visit = async (search = "") => {
    const request = new Request(`http://parley.test/${slug}/talk${search}`);
    const params = { business: slug, eventType: "talk" };
    const answer = await loader({ request, params, context: { services } as never }).catch(
      (thrown: Response) => thrown,
    );
    return answer instanceof Response ? answer.status : answer.init?.status;
  };
  const count = (what: "booking" | "hold" | "waitingEntry") =>
    (database.prisma[what] as typeof database.prisma.booking).count({ where: { organizationId } });
  return {
    ...{ services, business, link: link ?? "", visit, count },
    submit: (fields: Record<string, string> = {}) => submitBooking(formOf(fields), context),
    hold: (fields: Record<string, string> = {}) => submitHold(formOf(fields), context),
    wait: (fields: Record<string, string> = {}) => submitWaiting(formOf(fields), context),
  };
}

test("by its address alone there is no such page; by its link it is shown and books, until the link is used up", async () => {
  const { visit, submit, link, count } = await scene();
  const at = `at=${encodeURIComponent(slotParam(nine))}`;
  expect([await visit(), await visit(`?${at}`), await visit("?link=")]).toEqual([404, 404, 404]);
  expect([await visit(`?link=${link}`), await visit(`?${at}&link=${link}`)]).toEqual([200, 200]);
  expect(await visit(`?link=${link}x`)).toBe(410);
  expect((await submit({ link })).status).toBe(303);
  expect(await visit(`?link=${link}`)).toBe(410);
  expect(await submit({ link, at: slotParam(nine + hourMs) })).toEqual({ status: 410, submission: null });
  expect(await count("booking")).toBe(1);
});

test("whoever takes the link out of the form books, holds, sees and waits for nothing", async () => {
  const { submit, hold, wait, count, link } = await scene();
  const gone = { status: 404, submission: null };
  expect(await submit()).toEqual(gone);
  expect(await submit({ link: "" })).toEqual(gone);
  expect(await submit({ intent: "show" })).toEqual(gone);
  expect(await submit({ email: "nowhere" })).toEqual(gone);
  expect(await submit({ link: "forged.link", intent: "show" })).toEqual({ status: 410, submission: null });
  expect((await hold()).body).toMatchObject({ held: false });
  expect(await count("hold")).toBe(0);
  expect((await hold({ link })).body).toMatchObject({ held: true });
  const full = slotParam(nine);
  expect(await wait({ wait: full, link })).toEqual({ status: 404, waiting: null });
  expect([await count("booking"), await count("waitingEntry")]).toEqual([0, 0]);
});

test("the booking itself refuses who has no link, and a member who books by hand needs none", async () => {
  const { services, business, count } = await scene();
  expect(await book(services, business)).toEqual({ ok: false, reason: "not-found" });
  expect(await count("booking")).toBe(0);
  expect(await book(services, business, { asker: "host" })).toMatchObject({ ok: true });
});

test("another event type's link opens nothing", async () => {
  const [ours, theirs] = [await scene(), await scene()];
  expect(await ours.visit(`?link=${theirs.link}`)).toBe(410);
  expect(await ours.submit({ link: theirs.link })).toEqual({ status: 410, submission: null });
});

test("once it is listed again it is open to everybody, and no row is listed that links alone lead to", async () => {
  const { services, business, visit, submit } = await scene();
  const { organizationId, eventTypeId } = business;
  const key = { organizationId, id: eventTypeId };
  await expect(
    database.prisma.eventType.update({ where: { id: eventTypeId }, data: { hidden: false } }),
  ).rejects.toThrow(/event_type_by_links_alone_is_hidden/);
  expect(await switchEventType(services, { ...key, to: { hidden: false } })).toEqual({ ok: true });
  expect(await visit()).toBe(200);
  expect((await submit()).status).toBe(303);
});
