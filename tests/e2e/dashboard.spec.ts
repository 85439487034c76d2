import type { Page } from "@playwright/test";
import type { Database } from "#app/platform/database/database.server.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { expect, test } from "./fixtures.ts";
import { openBusiness } from "./owner.ts";

const dayMs = 86_400_000;

const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true });
const titles = (page: Page) => page.locator(".item__title").allTextContents();

const menuOf = (page: Page, title: string) =>
  page.locator("summary").filter({ has: page.getByText(`More actions for ${title}`, { exact: true }) });

async function choose(page: Page, title: string, action: string) {
  await menuOf(page, title).click();
  await page.locator(".menu[open]").getByText(action, { exact: true }).click();
}

test("an event type is made with every kind of question, and a visitor is asked all of them", async ({
  page,
  database,
}) => {
  const { base, publicPath } = await openBusiness(page, database);
  await page.goto(`${base}/event-types`);
  await page.getByRole("link", { name: "New event type" }).click();
  await page.getByLabel("Title").fill("Kitchen plan");
  await page.getByLabel("Description").fill("Bring a sketch.");
  await page.getByLabel("Length", { exact: true }).fill("60");
  await page.locator("#section-questions > summary").click();
  const kinds: [string, string, string][] = [
    ["text", "Your street", ""],
    ["long_text", "What is there now", ""],
    ["choice", "Which room", "Kitchen\nBath"],
    ["several_choices", "Which colours", "Red\nBlue"],
    ["yes_no", "Do you own it", ""],
    ["phone", "Your phone", ""],
    ["number", "How many people", ""],
  ];
  for (const [index, [kind, label, options]] of kinds.entries()) {
    await page.getByRole("button", { name: "Add a question" }).click();
    const question = page.getByRole("group", { name: `Question ${index + 1}`, exact: true });
    await question.getByLabel("Question", { exact: true }).fill(label);
    await question.getByLabel("Purpose").fill("To plan your kitchen");
    await question.getByLabel("Kind of answer").selectOption(kind);
    if (options) await question.getByLabel("Options").fill(options);
  }
  await save(page).click();
  await expect(page.getByText("The event type is there.")).toBeVisible();

  await page.goto(`${publicPath}/kitchen-plan`);
  await expect(page.getByText("Bring a sketch.")).toBeVisible();
  await page.getByRole("link", { name: /Next month/ }).click();
  await page.locator("a.day").first().click();
  await page.locator("a.time").first().click();
  for (const [, label] of kinds) await expect(page.getByText(label).first()).toBeVisible();
});

test("event types are edited, copied, hidden, put in order, deleted and brought back", async ({
  page,
  database,
}) => {
  const { base, publicPath } = await openBusiness(page, database);
  await page.goto(`${base}/event-types`);
  await page.getByRole("link", { name: "Talk", exact: true }).click();
  await page.getByLabel("Title").fill("Long talk");
  await page.getByLabel("Length", { exact: true }).fill("3");
  await save(page).click();
  await expect(page.getByText(/from 5 to 1,?440/).first()).toBeVisible();
  await page.getByLabel("Length", { exact: true }).fill("50");
  await save(page).click();
  await expect(page.getByText("50 minutes")).toBeVisible();

  await choose(page, "Long talk", "Duplicate");
  await expect(page.getByText("A hidden copy was made")).toBeVisible();
  expect(await titles(page)).toEqual(["Long talk", "Long talk (copy)"]);
  await page.getByRole("button", { name: "Move Long talk (copy) up" }).click();
  await expect.poll(() => titles(page)).toEqual(["Long talk (copy)", "Long talk"]);
  await choose(page, "Long talk (copy)", "Show");
  await expect(page.getByText("on your page again")).toBeVisible();
  await choose(page, "Long talk", "Hide");
  await expect(page.locator(".item").nth(1).getByText("Hidden")).toBeVisible();

  const visitor = await page.context().newPage();
  await visitor.goto(publicPath);
  await expect(visitor.getByRole("link", { name: /Long talk \(copy\)/ })).toBeVisible();
  await expect(visitor.getByRole("link", { name: /Long talk/ })).toHaveCount(1);
  await visitor.goto(`${publicPath}/talk`);
  await expect(visitor.locator("meta[name=robots]")).toHaveAttribute("content", "noindex");
  await expect(visitor.locator("a.time").first()).toBeVisible();

  await choose(page, "Long talk (copy)", "Delete");
  await expect(page.getByRole("heading", { name: "Delete “Long talk (copy)”?" })).toBeVisible();
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("The event type is deleted.")).toBeVisible();
  expect(await titles(page)).toEqual(["Long talk"]);
  const told = page.locator(".toast").filter({ hasText: "The event type is deleted." });
  await told.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => titles(page)).toEqual(["Long talk (copy)", "Long talk"]);
});

test("a date without hours is a day off on the public page at once", async ({ page, database }) => {
  const { base, publicPath, scheduleId } = await openBusiness(page, database);
  const date = new Date(Date.now() + 10 * dayMs).toISOString().slice(0, 10);
  const day = `${publicPath}/talk?date=${date}&timezone=Europe/Paris`;
  const visitor = await page.context().newPage();
  await visitor.goto(day);
  const freeDay = visitor.locator(`a.day[href*="date=${date}"]`);
  await expect(freeDay).toHaveCount(1);

  await page.goto(`${base}/schedules/${scheduleId}`);
  const dayOff = page.locator(`button.day[data-date="${date}"]`);
  if ((await dayOff.count()) === 0) {
    // The calendar is the script's: before it is seen, no key reaches it.
    const cursor = page.locator("button.day[tabindex='0']");
    await expect(cursor).toBeVisible();
    await cursor.focus();
    await page.keyboard.press("PageDown");
  }
  await dayOff.click();
  await page.getByRole("button", { name: /to the list$/ }).click();
  await save(page).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await visitor.reload();
  await expect(visitor.locator(".month")).toBeVisible();
  await expect(freeDay).toHaveCount(0);
});

test.describe("settings", () => {
  test.use({ expectedErrors: ["400 (Bad Request)"] });

  test("colour, words and logo reach the public page, and what is no picture is refused", async ({
    page,
    database,
  }) => {
    const { base, publicPath } = await openBusiness(page, database);
    await page.goto(`${base}/settings`);
    await page.getByLabel("Welcome text").fill("Welcome to the workshop.");
    await page.getByRole("textbox", { name: "Accent colour" }).fill("#7a1fa2");
    await save(page).click();
    await expect(page.getByText("Saved. Your page shows it already.")).toBeVisible();
    const file = page.locator("input[type=file]");
    await file.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from("<svg/>") });
    await page.getByRole("button", { name: "Upload" }).click();
    await expect(page.getByText("This file is no PNG, JPEG or WebP picture.").first()).toBeVisible();
    const dot =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    await file.setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: Buffer.from(dot, "base64") });
    await page.getByRole("button", { name: "Upload" }).click();
    await expect(page.getByText("The logo is on your page.")).toBeVisible();

    await page.goto(publicPath);
    await expect(page.getByText("Welcome to the workshop.")).toBeVisible();
    await expect(page.locator("link[href='/brand/7a1fa2.css']")).toHaveCount(1);
    const logo = page.locator("img[src^='/media/']").first();
    expect(await logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  });
});

/** As many bookings as `names`, one a day, the first of them tomorrow. */
async function fill(
  { prisma }: Database,
  business: Awaited<ReturnType<typeof openBusiness>>,
  names: string[],
) {
  const { organizationId, eventTypeId, hostId } = business;
  for (const [index, name] of names.entries()) {
    const startsAt = Date.now() + (index + 1) * dayMs;
    await createBooking(
      { prisma },
      { organizationId, eventTypeId, hostIds: [hostId], startsAt, attendees: [{ name }] },
    );
  }
}

test("bookings are searched, filtered and turned page by page; an empty list says what to do", async ({
  page,
  database,
}) => {
  const business = await openBusiness(page, database);
  await page.goto(`${business.base}/bookings`);
  await expect(page.getByRole("heading", { name: "Nothing is booked yet" })).toBeVisible();
  await fill(database, business, [
    ...Array.from({ length: 22 }, (_, n) => `Visitor ${n + 1}`),
    "Odd 100%_name",
  ]);
  await page.reload();
  await expect(page.locator("tbody tr")).toHaveCount(20);
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(page.getByText("Page 2 of 2")).toBeVisible();
  await expect(page.locator("tbody tr")).toHaveCount(3);

  await page.getByLabel("Name, e-mail or title").fill("0%_");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await expect(page.getByText("Odd 100%_name")).toBeVisible();
  await page.getByLabel("Name, e-mail or title").fill("nobody of that name");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page.getByRole("heading", { name: "Nothing matches" })).toBeVisible();
  await page.getByRole("link", { name: "Show all" }).first().click();
  await expect(page.locator("tbody tr")).toHaveCount(20);
  // The date of the third, on the business's clock.
  const until = new Date(Date.now() + 3 * dayMs).toLocaleDateString("sv-SE", { timeZone: "Europe/Paris" });
  await page.getByLabel("To", { exact: true }).fill(until);
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page).toHaveURL(new RegExp(`to=${until}`));
  await expect(page.locator("tbody tr")).toHaveCount(3);
  await page.getByRole("link", { name: /^Past/ }).click();
  await expect(page).toHaveURL(/tab=past/);
});

test("a menu opens and closes by keys alone, with the focus back where it was", async ({
  page,
  database,
}) => {
  const { base } = await openBusiness(page, database);
  await page.goto(`${base}/event-types`);
  const menu = menuOf(page, "Talk");
  await menu.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.locator(".menu[open] a").first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator(".menu[open]")).toHaveCount(0);
  await expect(menu).toBeFocused();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an owner edits an event type and its questions, and deletes it after being asked", async ({
    page,
    database,
  }) => {
    const { base } = await openBusiness(page, database);
    await page.goto(`${base}/event-types`);
    await page.getByRole("link", { name: "Talk", exact: true }).click();
    await page.locator("#section-questions > summary").click();
    await page.getByRole("button", { name: "Add a question" }).click();
    await page.getByLabel("Question", { exact: true }).fill("How did you find us");
    await page.getByLabel("Purpose").fill("To thank who told you of us");
    await page.getByLabel("Title").fill("Plain talk");
    await save(page).click();
    await expect(page.locator(".notice")).toContainText("Saved.");
    await expect(page.getByText("1 question")).toBeVisible();
    await choose(page, "Plain talk", "Delete");
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page.locator(".notice")).toContainText("The event type is deleted.");
    await page.locator(".notice").getByRole("button", { name: "Undo" }).click();
    await expect(page.getByRole("link", { name: "Plain talk", exact: true })).toBeVisible();
  });
});
