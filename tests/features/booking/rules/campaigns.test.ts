import { expect, test } from "vitest";
import { slotParam } from "#app/features/booking/booking-form.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { productPages } from "../../http/product-pages.ts";
import { testDatabase } from "../../test-database.ts";
import { bookingsOf, nine } from "../booking-scene.ts";

const database = await testDatabase();
const ask = productPages(fakeServices(database));
const campaign = { utm_source: "newsletter", utm_campaign: "spring" };

/** Follows a link of a campaign to the form, and sends the form with all that it holds. */
async function bookByCampaign(keepsCampaign: boolean, forged: Record<string, string> = {}) {
  const business = await bookableBusiness(database);
  const where = { id: business.organizationId };
  await database.prisma.organization.update({ where, data: { keepsCampaign } });
  const page = `/${business.slug}/talk`;
  const address = new URLSearchParams({ at: slotParam(nine), timezone: "UTC", ...campaign, utm_other: "x" });
  const { html } = await ask(`${page}?${address}`);
  const hidden = [...html.matchAll(/<input type="hidden" name="(utm_\w+)" value="([^"]*)"/g)];
  const carried = Object.fromEntries(hidden.map(([, name, value]) => [name, value]));
  const typed = { name: "Grace", email: "grace@customers.example" };
  const form = { at: slotParam(nine), timezone: "UTC", key: randomId(), ...typed, ...carried, ...forged };
  expect((await ask(page, form)).status).toBe(303);
  const [booking] = await bookingsOf(database, business);
  const told = html.includes("which of its campaigns the link belongs to");
  return { carried, stored: booking?.campaign, told };
}

test("a business that keeps campaigns has them on the booking, which the form says before, and nothing else of the address", async () => {
  const { carried, stored, told } = await bookByCampaign(true);
  expect(told).toBe(true);
  expect(carried).toEqual(campaign);
  expect(stored).toEqual(campaign);
});

test("a business that does not is sent none by the form, and stores none though the form was forged", async () => {
  expect(await bookByCampaign(false)).toEqual({ carried: {}, stored: {}, told: false });
  expect((await bookByCampaign(false, campaign)).stored).toEqual({});
});
