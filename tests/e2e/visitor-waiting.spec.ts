import type { Browser, Page } from "@playwright/test";
import type { Database } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { linkIn, mailTo } from "./mailbox.ts";
import { fillPerson } from "./visitor-scene.ts";

const start = "2027-05-11T09:00Z";

/** A meeting of one place, and what the one who has it can do: give it back. */
async function fullMeeting(browser: Browser, database: Database) {
  const business = await bookableBusiness(database, { eventType: { seats: 1, waitingList: true } });
  const path = `/${business.slug}/talk`;
  const first = await browser.newPage({ javaScriptEnabled: false, locale: "en-GB" });
  await first.goto(`${path}?at=${start}&timezone=UTC`);
  await fillPerson(first, "Fiona First");
  await first.getByRole("button", { name: "Confirm the appointment" }).click();
  await expect(first.getByRole("heading", { name: "You are booked" })).toBeVisible();
  const giveBack = async () => {
    await first.getByRole("link", { name: "Cancel it" }).click();
    await first.getByRole("button", { name: "Cancel the appointment" }).click();
    await expect(first.getByRole("heading", { name: "This appointment is cancelled" })).toBeVisible();
    await first.close();
  };
  return { ...business, path, giveBack };
}

/** Joins the list by its form; gives the address that the mails go to. */
async function join(page: Page, path: string, name: string) {
  await page.goto(`${path}?wait=${start}&timezone=UTC`);
  const email = await fillPerson(page, name);
  await page.getByRole("button", { name: "Join the waiting list" }).click();
  await expect(page.getByRole("heading", { name: "You are on the waiting list" })).toBeVisible();
  return email;
}

const linkOf = async (email: string, subject: RegExp) => linkIn(await mailTo(email, subject), "/waiting/");
const joined = /^On the waiting list/;
const offered = /^A place is free/;

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with its script" : "without JavaScript";

  test.describe(how, () => {
    test.use({ javaScriptEnabled });

    test(`a place that falls free is taken by the mail's link ${how}`, async ({
      page,
      browser,
      database,
    }) => {
      const check = async () => {
        if (!javaScriptEnabled) return;
        await expectAccessible(page);
        await expectNarrow(page);
      };
      const { path, eventTypeId, giveBack } = await fullMeeting(browser, database);
      const email = await join(page, path, "Wanda Waits");
      await check();
      await page.goto(await linkOf(email, joined));
      await expect(page.getByRole("heading", { name: "You are on the waiting list" })).toBeVisible();
      await expect(page.getByText("Tuesday, May 11, 2027, 9:00 AM")).toBeVisible();
      await check();

      await giveBack();
      const link = await linkOf(email, offered);
      await page.goto(link);
      await expect(page.getByRole("heading", { name: "A place is free for you" })).toBeVisible();
      await check();
      // Kept for who waited: nobody else sees it as free.
      const other = await browser.newPage({ javaScriptEnabled: false, locale: "en-GB" });
      await other.goto(`${path}?at=${start}&timezone=UTC`);
      await expect(other.getByRole("heading", { name: "Your details" })).toHaveCount(0);
      await other.close();
      await page.getByRole("button", { name: "Take this place" }).click();
      await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Wanda Waits");
      await expect(page.getByLabel("E-mail", { exact: true })).toHaveValue(email);
      await page.getByRole("button", { name: "Confirm the appointment" }).click();
      await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
      const where = { email, booking: { eventTypeId, status: "confirmed" as const } };
      expect(await database.prisma.attendee.count({ where })).toBe(1);

      await page.goto(link);
      await expect(page.getByRole("heading", { name: "This offer is over" })).toBeVisible();
      await expect(page.getByRole("button", { name: "Take this place" })).toHaveCount(0);
      await check();
    });

    test(`a place that is let go is offered to the next ${how}`, async ({ page, browser, database }) => {
      const { path, giveBack } = await fullMeeting(browser, database);
      const first = await join(page, path, "Nora Notnow");
      const second = await join(page, path, "Paula Patient");
      await giveBack();
      const letGo = await linkOf(first, offered);
      await page.goto(letGo);
      await page.getByRole("button", { name: "Let it go to the next" }).click();
      await expect(page.getByRole("heading", { name: "This offer is over" })).toBeVisible();
      await page.goto(await linkOf(second, offered));
      await expect(page.getByRole("heading", { name: "A place is free for you" })).toBeVisible();
      await page.goto(letGo);
      await expect(page.getByRole("heading", { name: "This offer is over" })).toBeVisible();
    });
  });
}

/** Tab until something has the focus that matches: what cannot be reached so is not there for the keyboard. */
async function tabTo(page: Page, selector: string) {
  for (let left = 60; left > 0; left--) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`Tab never came to ${selector}`);
}

test("the waiting list is joined, and its place taken, with the keyboard alone", async ({
  page,
  browser,
  database,
}) => {
  const { path, giveBack } = await fullMeeting(browser, database);
  await page.goto(`${path}?date=2027-05-11&timezone=UTC`);
  await tabTo(page, "a.time--full");
  await page.keyboard.press("Enter");
  await expect(page.locator("#details")).toBeFocused();
  await tabTo(page, "[name=name]");
  await page.keyboard.type("Kim Keys");
  await page.keyboard.press("Tab");
  const email = `${randomId()}@customers.example`;
  await page.keyboard.type(email);
  await page.keyboard.press("Enter");
  await expect(page.locator("#outcome")).toHaveText("You are on the waiting list");
  await expect(page.locator("#outcome")).toBeFocused();
  await giveBack();
  await page.goto(await linkOf(email, offered));
  await tabTo(page, "button[value=take]");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Your details" })).toBeVisible();
  await tabTo(page, "[name=email]");
  await page.keyboard.press("Enter");
  await expect(page.locator("#outcome")).toHaveText("You are booked");
  await expect(page.locator("#outcome")).toBeFocused();
});

test("a series is chosen, thinned out and booked with the keyboard alone", async ({ page, database }) => {
  const { slug, eventTypeId } = await bookableBusiness(database, {
    eventType: { seriesUnit: "week", seriesMax: 4 },
  });
  await page.goto(`/${slug}/talk?at=2027-06-08T09:00Z&timezone=UTC`);
  await tabTo(page, "[name=name]");
  await page.keyboard.type("Rosa Repeat");
  await page.keyboard.press("Tab");
  await page.keyboard.type(`${randomId()}@customers.example`);
  await tabTo(page, "[name=repeat]");
  await page.keyboard.type("3");
  await expect(page.getByText("All of them are free.")).toBeVisible();
  await expect(page.locator("#repeat")).toBeFocused();
  await tabTo(page, "#series-1");
  await page.keyboard.press("Space");
  await tabTo(page, "button.button--primary");
  await page.keyboard.press("Enter");
  await expect(page.locator("#outcome")).toHaveText("You are booked");
  const made = await database.prisma.booking.findMany({
    where: { eventTypeId },
    orderBy: { startsAt: "asc" },
  });
  expect(made.map(({ startsAt }) => startsAt.toISOString().slice(5, 10))).toEqual(["06-08", "06-22"]);
});
