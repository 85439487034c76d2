import { expect, test } from "vitest";
import { submitBooking } from "#app/features/booking/booking.server.ts";
import { submitWaiting } from "#app/features/booking/submit-waiting.server.ts";
import { dataMap } from "#app/features/privacy/data-map.ts";
import type { Entry } from "#app/features/privacy/data-map-types.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { action as askAction } from "#app/routes/me.ask.tsx";
import { action as meAction } from "#app/routes/me.tsx";
import { action as signUpAction } from "#app/routes/sign-up.tsx";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { createVisitor } from "../account/account-visitor.ts";
import { enterPortal } from "../rights/rights-scene.ts";
import { testDatabase } from "../test-database.ts";

/** What forms store of somebody who fills in nothing but what they must. */

const database = await testDatabase();
const { prisma } = database;
const nine = Date.UTC(2027, 0, 18, 9);

type Row = Record<string, unknown>;

/** Which columns that people themselves fill, by the data map, hold something in this row. */
function filledBySubject(model: keyof typeof dataMap, row: Row): string[] {
  const empty = (value: unknown) =>
    value === null || value === "" || value === undefined || (Array.isArray(value) && value.length === 0);
  return Object.entries(dataMap[model] as Record<string, Entry>)
    .filter(([name, entry]) => entry.kind === "personal" && entry.source === "subject" && !empty(row[name]))
    .map(([name]) => name)
    .sort();
}

/** Questions of every kind, none of which has to be answered; places, guests, news: all there to be left alone. */
async function curiousBusiness(seats?: number) {
  const kinds = ["text", "long_text", "choice", "yes_no", "phone", "number", "date", "url"] as const;
  return bookableBusiness(database, {
    eventType: {
      ...{ guestsMax: seats ? 0 : 5, asksNews: true, newsText: "Of all kinds." },
      ...(seats ? { seats, waitingList: true } : {}),
    },
    questions: kinds.map((kind) => ({
      kind,
      label: kind,
      ...(kind === "choice" ? { options: ["a", "b"] } : {}),
    })),
  });
}

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

test("a booking needs a name and an address; no optional field was filled, and none of them holds anything", async () => {
  const services = fakeServices(database);
  const { slug, organizationId } = await curiousBusiness();
  await prisma.organization.update({ where: { id: organizationId }, data: { keepsCampaign: true } });
  const form = formOf({
    ...{ at: "2027-01-18T09:00Z", timezone: "UTC", key: randomId(), name: "Grace", email: "g@least.example" },
  });
  const context = {
    services,
    businessSlug: slug,
    eventTypeSlug: "talk",
    locale: "en",
    network: "n",
  } as const;
  expect((await submitBooking(form, context)).status).toBe(303);
  const attendee = await prisma.attendee.findFirstOrThrow({ where: { email: "g@least.example" } });
  expect(filledBySubject("Attendee", attendee)).toEqual(["email", "locale", "name", "timeZone"]);
  const booking = await prisma.booking.findUniqueOrThrow({ where: { id: attendee.bookingId } });
  expect(booking).toMatchObject({ reason: "", campaign: {}, locationDetail: "" });
  expect(
    await prisma.answer.findMany({ where: { bookingId: booking.id, NOT: { values: { equals: [] } } } }),
  ).toEqual([]);
  expect(await prisma.attendee.count({ where: { bookingId: booking.id } })).toBe(1);
  expect(await prisma.consentRecord.count({ where: { email: "g@least.example" } })).toBe(0);
});

test("the waiting list needs a name and an address, and keeps nothing else that somebody could have said", async () => {
  const services = fakeServices(database);
  const { slug, organizationId, eventTypeId, hostId } = await curiousBusiness(1);
  await createBooking(database, {
    ...{ organizationId, eventTypeId, hostIds: [hostId], startsAt: nine, seats: 1 },
  });
  const form = formOf({ wait: "2027-01-18T09:00Z", timezone: "UTC", name: "Bo", email: "b@least.example" });
  const context = {
    services,
    businessSlug: slug,
    eventTypeSlug: "talk",
    locale: "en",
    network: "n",
  } as const;
  expect((await submitWaiting(form, context)).status).toBe(200);
  const entry = await prisma.waitingEntry.findFirstOrThrow({ where: { email: "b@least.example" } });
  // Of the place that is waited for: its length and its time are those of the page that was looked at.
  expect(filledBySubject("WaitingEntry", entry)).toEqual(
    expect.arrayContaining(["email", "locale", "name", "timeZone"]),
  );
  expect(entry).toMatchObject({ hostId: null, offeredStart: null, holdId: null });
});

test("an account needs three fields, and the portal and its requests one each", async () => {
  const services = fakeServices(database);
  const account = { name: "Ada", email: "ada@least.example", password: "tide and lantern", adult: "on" };
  expect((await createVisitor(services).post(signUpAction, "/sign-up", account)).status).toBe(303);
  const user = await prisma.user.findUniqueOrThrow({ where: { email: account.email } });
  expect(filledBySubject("User", user)).toEqual(["email", "locale", "name", "passwordHash", "timeZone"]);

  const { organizationId, eventTypeId, hostId } = await curiousBusiness();
  const email = "c@least.example";
  await createBooking(database, {
    ...{ organizationId, eventTypeId, hostIds: [hostId], startsAt: nine, attendees: [{ email }] },
  });
  expect((await createVisitor(services).post(meAction, "/me", { email })).status).toBe(303);
  const link = await prisma.rightsLink.findFirstOrThrow({ where: { email } });
  expect(filledBySubject("RightsLink", link)).toEqual(["email", "locale", "tokenHash"]);
  const visitor = await enterPortal(services, database, email);
  await visitor.post(askAction, "/me/ask", { business: organizationId, text: "Where is it?" });
  const request = await prisma.rightsRequest.findFirstOrThrow({ where: { email } });
  expect(filledBySubject("RightsRequest", request)).toEqual(["email", "locale", "text"]);
});

test("every personal column says what it is for", () => {
  for (const [model, columns] of Object.entries(dataMap as Record<string, Record<string, Entry>>))
    for (const [name, entry] of Object.entries(columns))
      if (entry.kind === "personal") expect(entry.purpose.length, `${model}.${name}`).toBeGreaterThan(0);
});
