import type { BrowserContext, FrameLocator, Page } from "@playwright/test";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { addColleague, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { test as base, expect } from "./fixtures.ts";
import { type ForeignSite, foreignSite, heardBy, typesHeardBy } from "./foreign-site.ts";
import { product } from "./product.ts";

const script = `<script async src="${product.origin}/embed.js"></script>`;

const test = base.extend<{ site: ForeignSite }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
  site: async ({}, use) => {
    const site = await foreignSite();
    site.put("/thanks", "<p>See you soon</p>");
    await use(site);
    await site.close();
  },
});

type Store = Parameters<typeof bookableBusiness>[0];
type Settings = { allowedSites: string[]; tellsBookings?: boolean; keepsCampaign?: boolean };

/** A business of its own whose pages a site may show, which sends its visitors on to `redirectUrl`. */
async function framedBusiness(database: Store, settings: Settings, redirectUrl: string | null = null) {
  const business = await bookableBusiness(database, { eventType: { title: "Fitting", redirectUrl } });
  await database.prisma.organization.update({ where: { id: business.organizationId }, data: settings });
  return { ...business, address: `${product.origin}/${business.slug}/talk` };
}

async function bookIn(frame: FrameLocator | Page, email: string) {
  await frame.locator("a.day").nth(2).click();
  await frame.locator("a.time").first().click();
  await frame.getByLabel("Name").fill("Marie Curie");
  await frame.getByLabel("E-mail").fill(email);
  await frame.getByRole("button", { name: "Confirm the appointment" }).click();
}

const frameOf = (page: Page) => page.frameLocator("iframe");
const booked = (frame: FrameLocator | Page) => frame.getByRole("heading", { name: "You are booked" });

/** What a click opens beside the page. */
async function opened(context: BrowserContext, click: () => Promise<void>): Promise<string> {
  const [page] = await Promise.all([context.waitForEvent("page"), click()]);
  await page.waitForLoadState();
  const address = page.url();
  await page.close();
  return address;
}

test("a site on the list is told what was booked where the business turned that on, and still names nobody", async ({
  page,
  site,
  database,
}) => {
  const business = await framedBusiness(database, { allowedSites: [site.origin], tellsBookings: true });
  site.put("/", `<a href="${business.address}" data-parley="inline">Book</a>${script}`);
  await page.goto(site.origin);
  await bookIn(frameOf(page), "told@customers.example");
  await expect(booked(frameOf(page))).toBeVisible();
  await expect.poll(() => typesHeardBy(page)).toContain("parley:booked");
  const heard = await heardBy(page);
  const news = heard.find(({ data }) => data["type"] === "parley:booked")?.data;
  const { organizationId } = business;
  const booking = await database.prisma.booking.findFirstOrThrow({ where: { organizationId } });
  expect(news).toEqual({
    ...{ type: "parley:booked", version: 1, page: `/${business.slug}/talk` },
    ...{ bookingId: booking.id, eventType: "talk" },
    startsAt: booking.startsAt.toISOString(),
    endsAt: booking.endsAt.toISOString(),
  });
  expect(JSON.stringify(heard)).not.toMatch(/Marie|told@/);
});

test("a site that is not on the list hears nothing of a booking, even where details are told", async ({
  page,
  site,
  database,
}) => {
  // The site may show the page, but the address names another one.
  const business = await framedBusiness(database, { allowedSites: [site.origin], tellsBookings: true });
  const address = `${business.address}?embed=https://evil.example&onward=top`;
  site.put("/", `<iframe src="${address}" title="x" width="900" height="900"></iframe>`);
  await page.goto(site.origin);
  await bookIn(frameOf(page), "untold@customers.example");
  await expect(booked(frameOf(page))).toBeVisible();
  expect(await heardBy(page)).toEqual([]);
});

test("the business's own page takes the place of the whole window only where the site's snippet says so", async ({
  page,
  site,
  context,
  database,
}) => {
  const business = await framedBusiness(database, { allowedSites: [site.origin] }, `${site.origin}/thanks`);
  const snippet = (marks: string) =>
    `<a href="${business.address}" data-parley="inline" ${marks}>Book</a>${script}`;
  site.put("/", snippet(""));
  await page.goto(site.origin);
  await bookIn(frameOf(page), "onward@customers.example");
  await expect(booked(frameOf(page))).toBeVisible();
  const onward = frameOf(page).getByRole("link", { name: new URL(site.origin).host });
  expect(await opened(context, () => onward.click())).toBe(`${site.origin}/thanks`);
  expect(page.url()).toBe(`${site.origin}/`);
  await expect(booked(frameOf(page))).toBeVisible();

  site.put("/", snippet('data-onward="top"'));
  await page.goto(site.origin);
  await bookIn(frameOf(page), "topward@customers.example");
  await page.waitForURL(`${site.origin}/thanks`);
  await expect(page.getByText("See you soon")).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("rooms and the business's own page open outside of the frame", async ({
    page,
    site,
    context,
    database,
  }) => {
    const business = await framedBusiness(database, { allowedSites: [site.origin] }, `${site.origin}/thanks`);
    const address = `${business.address}?embed=${site.origin}`;
    site.put("/", `<iframe src="${address}" title="Book" width="900" height="1200"></iframe>`);
    await page.goto(site.origin);
    await bookIn(frameOf(page), "plain-onward@customers.example");
    await expect(booked(frameOf(page))).toBeVisible();
    const room = frameOf(page).getByRole("link", { name: /room/i }).first();
    expect(await opened(context, () => room.click())).toContain("/room/");
    const onward = frameOf(page).getByRole("link", { name: new URL(site.origin).host });
    expect(await opened(context, () => onward.click())).toBe(`${site.origin}/thanks`);
    await expect(booked(frameOf(page))).toBeVisible();
  });
});

test("where a visitor came from stays with the booking when the business keeps that: by a link, and through a site's frame", async ({
  page,
  site,
  database,
}) => {
  const settings = { allowedSites: [site.origin], keepsCampaign: true };
  const business = await framedBusiness(database, settings);
  const campaignOf = async (email: string) => {
    const where = { attendees: { some: { email } } };
    return (await database.prisma.booking.findFirstOrThrow({ where })).campaign;
  };
  await page.goto(`${business.address}?utm_source=poster&utm_medium=print&fbclid=x`);
  await bookIn(page, "poster@customers.example");
  await expect(booked(page)).toBeVisible();
  expect(await campaignOf("poster@customers.example")).toEqual({ utm_source: "poster", utm_medium: "print" });
  site.put("/", `<a href="${business.address}" data-parley="inline" data-campaign>Book</a>${script}`);
  await page.goto(`${site.origin}/?utm_source=newsletter&other=1`);
  await bookIn(frameOf(page), "newsletter@customers.example");
  await expect(booked(frameOf(page))).toBeVisible();
  expect(await campaignOf("newsletter@customers.example")).toEqual({ utm_source: "newsletter" });
  await database.prisma.organization.update({
    where: { id: business.organizationId },
    data: { keepsCampaign: false },
  });
  await page.goto(`${business.address}?utm_source=dropped`);
  await bookIn(page, "dropped@customers.example");
  await expect(booked(page)).toBeVisible();
  expect(await campaignOf("dropped@customers.example")).toEqual({});
});

test("while a host is away their page leads to the colleague's, where a time can be had", async ({
  page,
  database,
}) => {
  const business = await bookableBusiness(database, { eventType: { title: "Fitting" } });
  const { organizationId, hostId } = business;
  const colleague = await addColleague(database, { organizationId, name: "Grace Standin" });
  const day = (days: number) => new Date(Math.floor(Date.now() / 86_400_000 + days) * 86_400_000);
  await database.prisma.outOfOffice.create({
    data: {
      ...{ id: randomId(), organizationId, userId: hostId, colleagueId: colleague.userId },
      ...{ firstDate: day(-1), lastDate: day(20) },
    },
  });
  await database.prisma.eventType.create({
    data: {
      ...{ id: randomId(), organizationId, slug: "mending", title: "Mending", lengthMinutes: 30 },
      windowKind: "unlimited",
      hosts: { create: { ...colleague, organizationId } },
    },
  });
  await page.goto(`/${business.slug}/talk`);
  await expect(page.getByText(/Ada Host is away from/)).toBeVisible();
  await page.getByRole("link", { name: /See the appointments of Grace Standin/ }).click();
  await page.getByRole("link", { name: /Mending/ }).click();
  await bookIn(page, "standin@customers.example");
  await expect(booked(page)).toBeVisible();
});
