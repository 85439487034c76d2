import { expect, test } from "vitest";
import { sentOffer, submitReader } from "#app/features/offers/offers.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { testDatabase } from "../test-database.ts";
import { offerScene } from "./offer-scene.ts";

const database = await testDatabase();
const { prisma } = database;

test("the clock and language that a member chose for somebody are kept, written in the mail and first on the page", async () => {
  const scene = await offerScene(database);
  const { services, organizationId, shown } = scene;
  const id = await scene.made([scene.tomorrow(0)], {
    recipientTimeZone: "Asia/Tokyo",
    recipientLocale: "fr",
  });
  expect(await scene.row(id)).toMatchObject({ recipientTimeZone: "Asia/Tokyo", recipientLocale: "fr" });
  const sent = await sentOffer(services, { organizationId, onlyHostId: null, id, shown });
  expect(sent).toMatchObject({ reader: { zone: "Asia/Tokyo", locale: "fr" } });
  expect(sent?.mail.text).toContain("mardi 19 janvier 2027, 19:00");
  const silent = await scene.open(id, { zone: null, locale: null });
  expect(silent?.shown).toEqual({ zone: "Asia/Tokyo", locale: "fr" });
  expect(silent?.page.days[0]?.times[0]?.time).toContain("19:00");
  const own = await scene.open(id, { zone: "America/Lima", locale: "en" });
  expect(own?.shown, "what the visitor says themselves counts more").toEqual({
    zone: "America/Lima",
    locale: "en",
  });
});

test("an offer that says nothing of its recipient meets them as the business is met", async () => {
  const scene = await offerScene(database, { timeZone: "Pacific/Auckland" });
  const { services, organizationId, shown } = scene;
  await prisma.organization.update({ where: { id: organizationId }, data: { locale: "fr" } });
  const id = await scene.made([scene.tomorrow(0)]);
  await prisma.timeOffer.update({ where: { id }, data: { recipientTimeZone: "", recipientLocale: "" } });
  const reader = { zone: "Pacific/Auckland", locale: "fr" };
  expect(await sentOffer(services, { organizationId, onlyHostId: null, id, shown })).toMatchObject({
    reader,
  });
  expect((await scene.open(id, { zone: null, locale: null }))?.shown).toEqual(reader);
});

test("clock and language can be changed later, to real ones, and by no other business", async () => {
  const scene = await offerScene(database);
  const { services, organizationId, t } = scene;
  const id = await scene.made([scene.tomorrow(0)]);
  const change = (recipientTimeZone: string, recipientLocale: string, business = organizationId) =>
    submitReader(services, {
      ...{ organizationId: business, onlyHostId: null, id, t },
      tree: { recipientTimeZone, recipientLocale },
    });
  expect(await change("Asia/Kolkata", "en")).toBe(true);
  const kept = { recipientTimeZone: "Asia/Kolkata", recipientLocale: "en" };
  expect(await scene.row(id)).toMatchObject(kept);
  expect(await change("Mars/Olympus", "fr")).toBe(false);
  expect(await change("Asia/Tokyo", "tlh")).toBe(false);
  const other = await bookableBusiness(database);
  expect(await change("Asia/Tokyo", "fr", other.organizationId)).toBe(false);
  expect(await scene.row(id)).toMatchObject(kept);
});

test("an offer needs a zone and a language that there are", async () => {
  const scene = await offerScene(database);
  expect(
    await scene.offer([scene.tomorrow(0)], { recipientTimeZone: "Mars/Olympus", recipientLocale: "tlh" }),
  ).toMatchObject({
    ok: false,
    errors: { recipientTimeZone: expect.any(String), recipientLocale: expect.any(String) },
  });
});
