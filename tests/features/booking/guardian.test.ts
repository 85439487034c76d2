import { beforeEach, expect, test } from "vitest";
import { loadBookingPage, readPageQuery } from "#app/features/booking/booking.server.ts";
import { runRetention } from "#app/features/privacy/privacy.server.ts";
import { action as guardianAction, loader as guardianLoader } from "#app/routes/guardian.$id.$signature.tsx";
import { createBooking } from "#tests/factories/booking.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";
import { createVisitor } from "../account/account-visitor.ts";
import { type AskingBusiness, askingBusiness, ledgerOf, send } from "../consents/consent-scene.ts";
import { enterPortal, portalText, sendMails } from "../rights/rights-scene.ts";
import { testDatabase } from "../test-database.ts";

const database = await testDatabase();
const { prisma } = database;
const parent = "parent@guardians.example";
let services: FakeServices;
let business: AskingBusiness;

beforeEach(async () => {
  await prisma.organization.deleteMany();
  services = fakeServices(database);
  business = await askingBusiness(database);
});

const child = { email: parent, name: "Tim Canary", minor: "on" };

/** The link that was mailed to the guardian last. */
async function mailedLink() {
  await sendMails(services, database);
  const mail = services.sentMails.filter(({ to }) => to.address === parent).at(-1);
  const [path = "", id = "", signature = ""] =
    /\/guardian\/([a-z2-7]{26})\/([\w-]+)/.exec(mail?.text ?? "") ?? [];
  return { mail, path, params: { id, signature } };
}

async function asked(slot = 0, fields: Record<string, string> = {}) {
  expect(await send(services, business, slot, { ...child, ...fields })).toMatchObject({
    ...{ status: 202, submission: null },
  });
  const link = await mailedLink();
  const visitor = createVisitor(services);
  const look = () => visitor.get(guardianLoader, link.path, link.params);
  const press = (choice: string, params = link.params) =>
    visitor.post(guardianAction, link.path, { choice }, params);
  return { ...link, look, press };
}

/** Every table with the text in any row. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows } = await database.owner.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { name } of rows)
    if (
      (await database.owner.query(`SELECT 1 FROM ${name} t WHERE position($1 in t::text) > 0`, [text])).rows
        .length > 0
    )
      found.push(name);
  return found;
}

test("before the guardian confirms nothing is booked, no business is told, and nothing of the child is readable anywhere", async () => {
  const { mail, look } = await asked(0, { [business.health]: "asthma", agree: "on" });
  expect(await prisma.booking.count()).toBe(0);
  expect(services.sentMails.map(({ to }) => to.address)).toEqual([parent]);
  expect(await tablesWith("Canary")).toEqual([]);
  expect(await tablesWith("asthma")).toEqual([]);
  expect(await ledgerOf(database, parent)).toEqual([]);
  expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/Tim|Canary|asthma/);
  for (const _ of ["a scanner", "and another"]) expect((await look()).status).toBe(200);
  expect(await prisma.booking.count()).toBe(0);
});

test("confirmed, it is booked once with the guardian's address alone, and their word stands in the ledger", async () => {
  const { look, press } = await asked();
  expect(JSON.stringify((await look()).data["page"])).toContain("Tim Canary");
  expect((await press("confirm")).location).toMatch(/^\/booking\/[a-z2-7]{26}\/[\w-]+\?new$/);
  expect((await press("confirm")).status).toBe(410);
  const attendees = await prisma.attendee.findMany({
    select: { name: true, email: true, phone: true, status: true },
  });
  expect(attendees).toEqual([{ name: "Tim Canary", email: parent, phone: "", status: "confirmed" }]);
  expect(await ledgerOf(database, parent)).toMatchObject([
    {
      ...{ purpose: "guardian", action: "given", method: "mail" },
      text: { text: expect.stringContaining("I am a parent or guardian of this person, who is under 16") },
    },
  ]);
  await sendMails(services, database);
  expect(services.sentMails.some(({ to }) => to.address.endsWith("@hosts.example"))).toBe(true);
});

test("declined, run out after a day, or with another signature nothing is booked; the next clean-up leaves nothing of it", async () => {
  const declined = await asked(0);
  expect((await declined.press("confirm", { ...declined.params, signature: "x".repeat(43) })).status).toBe(
    410,
  );
  expect((await declined.press("decline")).location).toBe("/guardian/declined");
  expect((await declined.press("confirm")).status).toBe(410);
  const late = await asked(1);
  services.clock.pass(86_400_000);
  expect((await late.look()).status).toBe(410);
  expect((await late.press("confirm")).status).toBe(410);
  expect(await prisma.booking.count()).toBe(0);
  await runRetention(services);
  expect(await prisma.guardianWish.count()).toBe(0);
  expect(await tablesWith(parent)).toEqual([]);
});

test("where somebody took the time meanwhile the guardian is led to others", async () => {
  const { press } = await asked(0);
  const { organizationId, eventTypeId, hostId, slug } = business;
  await createBooking(database, {
    ...{ organizationId, eventTypeId, hostIds: [hostId], startsAt: Date.UTC(2027, 0, 18, 9) },
  });
  const answer = await press("confirm");
  expect([answer.status, answer.data["takenHref"]]).toEqual([409, `/${slug}/talk`]);
});

test("the guardian sees the child's bookings in the portal, and nobody else does", async () => {
  await (await asked(0)).press("confirm");
  await send(services, business, 4, { email: "other@customers.example", name: "Other Canary" });
  await sendMails(services, database);
  const text = await portalText(await enterPortal(services, database, parent));
  expect(text).toContain("Tim Canary");
  expect(text).not.toContain("Other Canary");
  const other = await portalText(await enterPortal(services, database, "other@customers.example"));
  expect(other).not.toContain("Tim Canary");
});

test("the age from which nobody is asked for a guardian is the one set: 13 in one country, 16 where nothing is said", async () => {
  const search = new URLSearchParams({ at: "2027-01-18T12:00Z" });
  const ageOnForm = async () => {
    const found = await loadBookingPage(services, {
      ...{ businessSlug: business.slug, eventTypeSlug: "talk", query: readPageQuery(search), search },
      ...{ locale: "en", zoneCookie: undefined },
    });
    return found?.page.form?.consents.age;
  };
  services.settings.operator.country = "US";
  services.settings.consentAge = 13;
  expect(await ageOnForm()).toBe(13);
  // Somebody of 14 agrees by themselves there, and is booked at once.
  const own = { email: "teen@customers.example", [business.health]: "asthma", agree: "on" };
  expect((await send(services, business, 0, own)).status).toBe(303);
  expect((await ledgerOf(database, own.email))[0]?.text.text).toContain("I am 13 or older");
  expect(await prisma.attendee.count({ where: { email: own.email } })).toBe(1);

  services = fakeServices(database);
  expect([services.settings.operator.country, await ageOnForm()]).toEqual(["FR", 16]);
  const { mail } = await asked(3);
  expect(mail?.text).toContain("a person under 16");
});
