import type { Locator, Page } from "@playwright/test";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { expect, test } from "./fixtures.ts";
import { linkIn, mailTo } from "./mailbox.ts";
import { offerTimes, offerWorld } from "./offer-world.ts";
import { product } from "./product.ts";
import { fillPerson } from "./visitor-scene.ts";

const stopsMax = 120;

/** What has the focus, and whether its mark can be seen: an outline or a shadow on it or on what stands for it. */
function focusNow() {
  const element = document.activeElement;
  if (!element || element === document.body) return { at: null, seen: true };
  const marked = [element, element.parentElement, element.nextElementSibling].some((one) => {
    if (!one) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  });
  const { width, height, bottom, top } = element.getBoundingClientRect();
  const inView = width > 0 && height > 0 && bottom > 0 && top < innerHeight;
  const all = [...document.querySelectorAll("*")];
  return { at: all.indexOf(element), seen: marked && inView && element.matches(":focus-visible") };
}

/** Presses Tab until the focus is there. Every stop on the way shows where it is, and lets go of the focus. */
async function reach(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  let before: number | null = null;
  for (let stop = 0; stop < stopsMax; stop++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
    const { at, seen } = await page.evaluate(focusNow);
    const html = () => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
    if (!seen) throw new Error(`the focus cannot be seen at ${await html()}`);
    // Inside a date or time the focus goes from part to part of one field: never more than a handful.
    if (at !== null && at === before && !(await isParted(page)))
      throw new Error(`trapped at ${await html()}`);
    before = at;
  }
  await expect(target).toBeFocused();
}

const isParted = (page: Page) =>
  page.evaluate(() => document.activeElement?.matches("[type=time], [type=date]") ?? false);

async function press(page: Page, role: "button" | "link", name: string | RegExp): Promise<void> {
  await reach(page, page.getByRole(role, { name, exact: true }));
  await page.keyboard.press("Enter");
}

async function write(page: Page, label: string, text: string): Promise<void> {
  await reach(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(text);
}

const titled = (page: Page, name: string) =>
  expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

test("by keyboard alone somebody signs up, opens a page, changes its settings and their account, and signs in", async ({
  page,
}) => {
  test.setTimeout(150_000);
  const email = `${randomId().slice(0, 10)}@hosts.example`;
  const password = "lanterns over the quay";
  const name = `Quay ${randomId().slice(0, 8)}`;

  await test.step("sign-up", async () => {
    await page.goto("/");
    await press(page, "link", "Publish your page");
    await write(page, "Your name", "Maud Quay");
    await write(page, "E-mail address", email);
    await write(page, "Password", password);
    await reach(page, page.getByLabel("I am 18 or older"));
    await page.keyboard.press("Space");
    await press(page, "button", "Create account");
    await titled(page, "Look into your mailbox");
    await page.goto(linkIn(await mailTo(email, /Confirm your e-mail/), "/verify-email/"));
    await press(page, "button", "Confirm and continue");
    await titled(page, "Open your page");
  });

  await test.step("onboarding", async () => {
    await write(page, "Name of the business", name);
    await expect(page.getByText("This address is free.")).toBeVisible();
    await reach(page, page.getByRole("combobox", { name: "Time zone" }));
    await page.keyboard.type("Lisbon");
    await expect(page.getByRole("option", { name: /Lisbon/ }).first()).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("combobox", { name: "Time zone" })).toHaveValue(/Lisbon/);
    await reach(page, page.getByLabel("Monday: from"));
    await page.keyboard.press("ArrowUp");
    await expect(page.getByLabel("Monday: from")).toHaveValue("10:00");
    await press(page, "button", "Remove hours 1: Friday");
    await write(page, "Title", "Glaze advice");
    await write(page, "Length", "45");
    await write(page, "Days until erasure", "30");
    await press(page, "button", "Publish the page");
    await titled(page, "Your page is live");
  });

  await test.step("settings", async () => {
    await press(page, "link", "Go to the dashboard");
    await press(page, "link", "Settings");
    await titled(page, "Settings");
    const welcome = page.getByRole("textbox", { name: /Welcome text/ });
    await reach(page, welcome);
    await page.keyboard.type("Come in.");
    await page.keyboard.press("Shift+Tab");
    await expect(welcome).not.toBeFocused();
    await press(page, "button", "Save");
    await expect(page.getByText("Saved. Your page shows it already.")).toBeVisible();
  });

  await test.step("account", async () => {
    await press(page, "link", "Maud Quay");
    await titled(page, "Your account");
    await write(page, "Your name", "Maud Quay-Lind");
    await press(page, "button", "Save");
    await expect(page.getByText("Your profile is saved.")).toBeVisible();
    await press(page, "button", "Sign out");
    await expect(page.getByText("You are signed out.")).toBeVisible();
  });

  await test.step("sign-in", async () => {
    await write(page, "E-mail address", email);
    await write(page, "Password", password);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("link", { name: "Maud Quay-Lind" })).toBeVisible();
  });
});

test("by keyboard alone an attendee moves and cancels from the mail's link", async ({ page, database }) => {
  test.setTimeout(120_000);
  const { slug } = await bookableBusiness(database);
  await page.goto(`/${slug}/talk?at=2027-06-08T09:00Z&timezone=UTC`);
  const email = await fillPerson(page);
  await page.keyboard.press("Enter");
  await titled(page, "You are booked");

  await page.goto(linkIn(await mailTo(email, /^Confirmed/), "/booking/"));
  await press(page, "link", "Move it");
  await titled(page, "Choose another time");
  await reach(page, page.locator("a.day[tabindex='0'], a.day:not([tabindex])").first());
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(page.locator("#day-title")).toBeFocused();
  await reach(page, page.locator("a.time").first());
  await page.keyboard.press("Enter");
  await reach(page, page.getByLabel(/Reason/));
  await page.keyboard.type("The train is late that day.");
  await press(page, "button", "Move the appointment");
  await expect(page.locator("#outcome")).toHaveText("Your appointment has moved");
  await press(page, "link", "Cancel it");
  await press(page, "button", "Cancel the appointment");
  await expect(page.locator("#outcome")).toHaveText("This appointment is cancelled");
});

test("by keyboard alone an offered time is taken", async ({ browser, page, database }) => {
  test.setTimeout(120_000);
  const { context, base, business } = await offerWorld(database, browser);
  const email = `${randomId()}@customers.example`;
  const link = await offerTimes(await context.newPage(), base, "Rosa", email);
  await context.close();
  await page.goto(new URL(link, product.origin).href);
  await reach(page, page.locator("a.time").nth(1));
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Rosa");
  await press(page, "button", "Confirm the appointment");
  await expect(page.locator("#outcome")).toHaveText("You are booked");
  await expect(page.locator("#outcome")).toBeFocused();
  const { eventTypeId } = business;
  expect(await database.prisma.booking.count({ where: { eventTypeId, status: "confirmed" } })).toBe(1);
});
