import type { Page } from "@playwright/test";
import { addColleague } from "#tests/factories/bookable-business.ts";
import { expect, test } from "./fixtures.ts";
import { openBusiness } from "./owner.ts";

/** Opens a page whose scripts stay away until the function that it gives is called. */
async function openBeforeScripts(page: Page, address: string): Promise<() => Promise<void>> {
  let letGo = () => {};
  const gone = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const scripts = "**/assets/*.js";
  await page.route(scripts, async (route) => {
    await gone;
    await route.continue();
  });
  await page.goto(address, { waitUntil: "commit" });
  return async () => {
    letGo();
    await page.unroute(scripts, async () => {});
  };
}

const isTakenOver = (page: Page) => expect(page.locator("[data-awaits-script]")).toHaveCount(0);
const notTakenOver = (page: Page) => expect(page.locator("[data-awaits-script]").first()).toBeAttached();

test("a switch of a list works before the script, and while it takes the page over", async ({
  page,
  database,
}) => {
  const { base } = await openBusiness(page, database);
  const takes = page.getByRole("switch", { name: "Takes bookings: Talk" });
  const letScriptsCome = await openBeforeScripts(page, `${base}/event-types`);
  await takes.click();
  await expect(takes).not.toBeChecked();
  await expect(page.locator(".notice").getByRole("button", { name: "Undo" })).toBeVisible();
  await notTakenOver(page);
  await takes.hover();
  await page.mouse.down();
  await letScriptsCome();
  await expect(page.locator(".toast")).toBeVisible();
  await isTakenOver(page);
  await page.mouse.up();
  await expect(takes).toBeChecked();
  await expect(page.locator(".toast").getByText("It takes bookings again.")).toBeVisible();
});

test("what was chosen before the script is taken up when it comes", async ({ page, database }) => {
  const business = await openBusiness(page, database);
  const { base, organizationId, scheduleId } = business;
  await addColleague(database, { organizationId, name: "Grace Hopper" });

  await test.step("whose calendar is shown", async () => {
    const letScriptsCome = await openBeforeScripts(page, `${base}/calendar?view=day`);
    await page.getByLabel("Whose calendar").selectOption("team");
    await expect(page.locator(".cal__column")).toHaveCount(1);
    await letScriptsCome();
    await expect(page.locator(".cal__column")).toHaveCount(2);
    await expect(page).toHaveURL(/who=team/);
  });

  await test.step("a schedule's zone and hours, which the preview shows", async () => {
    const letScriptsCome = await openBeforeScripts(page, `${base}/schedules/${scheduleId}`);
    await page.getByLabel("Time zone").selectOption("Asia/Tokyo");
    await page.getByLabel("Monday: from").fill("11:00");
    await letScriptsCome();
    // The field to search in takes the select's place, and sends what was chosen there.
    await expect(page.locator("input[name=timeZone]")).toHaveValue("Asia/Tokyo");
    await expect(page.getByText("Not saved yet")).toBeVisible();
    await expect(page.getByLabel("Monday: from")).toHaveValue("11:00");
  });

  await test.step("the colour of a snippet", async () => {
    const letScriptsCome = await openBeforeScripts(page, `${base}/share/page?as=button`);
    await page.getByLabel("Colour", { exact: true }).fill("#aa3300");
    await letScriptsCome();
    await expect(page).toHaveURL(/color=%23aa3300/);
    await expect(page.getByLabel("Colour", { exact: true })).toHaveValue("#aa3300");
  });

  await test.step("ticked times of an offer", async () => {
    // Next week, for on its last evening this one has no two times left.
    const week = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
    const letScriptsCome = await openBeforeScripts(page, `${base}/offers/new?week=${week}`);
    const ticks = page.locator(".week-picker input[type=checkbox]");
    await ticks.nth(0).check();
    await letScriptsCome();
    await expect(page.getByText("1 time picked")).toBeVisible();
    await ticks.nth(1).check();
    await expect(page.getByText("2 times picked")).toBeVisible();
    await expect(ticks.nth(0)).toBeChecked();
  });

  await test.step("the visitor's clock", async () => {
    const letScriptsCome = await openBeforeScripts(page, `${business.publicPath}/talk?date=2027-03-10`);
    const times = page.locator("a.time");
    await expect(times.first()).toHaveText("9:00 AM");
    await page.locator("#timezone").selectOption("Asia/Tokyo");
    await letScriptsCome();
    await expect(page).toHaveURL(/timezone=Asia%2FTokyo/);
    await expect(times.filter({ hasText: "5:00 PM" })).toHaveCount(1);
  });
});
