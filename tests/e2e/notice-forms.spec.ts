import { permissions } from "#app/domain/member/permissions.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { offerTimes, offerWorld } from "./offer-world.ts";
import { openBusiness } from "./owner.ts";
import { product } from "./product.ts";
import { roomWorld } from "./room-world.ts";
import { choose, fillPerson, offerEvent } from "./visitor-scene.ts";

const more = /More on your data/;

test("each public form says how long it keeps what is entered, as it is set now, and leads to the notice", async ({
  page,
  browser,
  database,
}) => {
  const { prisma } = database;
  const business = await bookableBusiness(database, {
    retentionDays: 41,
    eventType: { seats: 1, waitingList: true, windowKind: "unlimited" },
  });
  const path = `/${business.slug}/${business.eventTypeSlug}`;
  const at = "2027-05-12T09:00Z";
  await page.goto(`${path}?at=${at}&timezone=UTC`);
  await expect(
    page.getByText("Test business keeps these details until 41 days after the meeting"),
  ).toBeVisible();
  await expect(page.getByRole("link", { name: more })).toBeVisible();
  await fillPerson(page);
  await page.getByRole("button", { name: "Confirm the appointment" }).click();
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
  await page.goto(`${path}?wait=${at}&timezone=UTC`);
  await expect(page.getByText("These details are erased once the time you wait for is over.")).toBeVisible();
  await expect(page.getByRole("link", { name: more })).toBeVisible();

  await page.goto("/sign-up");
  await expect(page.getByText("Without a confirmed address it is erased after 2 days.")).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: "privacy notice" })).toBeVisible();
  await page.goto("/me");
  await expect(page.getByText(/kept until the link runs out, 15 minutes from now/)).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: "privacy notice" })).toBeVisible();

  const {
    context,
    base,
    business: offering,
  } = await offerWorld(database, browser, {}, { retentionDays: 43 });
  const link = await offerTimes(await context.newPage(), base, "Olga Offered", "olga@customers.example");
  await context.close();
  expect(offering.slug).not.toBe(business.slug);
  await page.goto(link);
  await page.getByText("None suits?").click();
  await expect(page.getByText(/keeps these details until 43 days after the meeting/).first()).toBeVisible();
  await expect(page.getByRole("link", { name: more }).first()).toBeVisible();

  const world = await roomWorld(database, product);
  const { organizationId } = await prisma.booking.findUniqueOrThrow({
    where: { id: world.bookingId },
    select: { organizationId: true },
  });
  await prisma.organization.update({ where: { id: organizationId }, data: { callDays: 77 } });
  await page.goto(world.hostUrl);
  await expect(page.getByText(/under this name, for 77 days after the call/)).toBeVisible();
  await expect(page.getByRole("link", { name: more })).toBeVisible();
});

test("the notice begins with the day it was published and the day from which it holds", async ({ page }) => {
  await page.goto("/privacy");
  const dates = page.getByText(/^Version \d+, published on .+ \d{4}, in force from .+ \d{4}\.$/);
  await expect(dates).toBeVisible();
  const top = await dates.boundingBox();
  const contents = await page.getByRole("navigation", { name: "On this page" }).boundingBox();
  expect(top?.y).toBeLessThan(contents?.y ?? 0);
});

test("a business's own words and the notice lead to each other, and the special ones come first", async ({
  page,
  context,
  database,
}) => {
  const event = await offerEvent(database, "Layers");
  await choose(page, event.path, 5);
  const [notice] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("link", { name: more }).click(),
  ]);
  await expect(notice.getByText(/says on its own page goes before what this notice says/)).toBeVisible();
  await expect(notice.getByText(/says something more special, that goes before this notice/)).toBeVisible();
  await notice.getByRole("link", { name: /^Back to the page of / }).click();
  await expect(notice).toHaveURL(/\/harbour-studio$/);
  for (const [path, name] of [
    ["/privacy/cookies", "Cookies"],
    ["/privacy/processors", "Recipients"],
  ] as const) {
    await notice.goto("/privacy");
    await notice.getByRole("navigation", { name: "About privacy" }).getByRole("link", { name }).click();
    await expect(notice).toHaveURL(new RegExp(`${path}$`));
    await notice.getByRole("link", { name: "Notice", exact: true }).click();
    await expect(notice).toHaveURL(/\/privacy$/);
  }
});

test("the page about security says in words that nothing is safe for certain, and who may do what is a table", async ({
  page,
}) => {
  for (const [language, certainty] of [
    ["en", /^No site is absolutely safe/],
    ["fr", /^Aucun site n’est absolument sûr/],
  ] as const) {
    await page.goto(`/language?to=${language}&next=/privacy/security`);
    await expect(page.getByText(certainty)).toBeVisible();
    await page.goto("/privacy/roles");
    await expect(page.getByRole("row")).toHaveCount(permissions.length + 1);
  }
});

test("whoever belongs to a business reads on a page who may see what of them", async ({ page, database }) => {
  const { base } = await openBusiness(page, database);
  await page.goto("/account");
  await page
    .getByRole("link", { name: /^Who can see my data in/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: /^Who can see your data in/ })).toBeVisible();
  expect(page.url()).toContain(base.replace("/dashboard/", "/account/who/"));
  await expectAccessible(page);
  await expectNarrow(page);
});
