import type { Page } from "@playwright/test";
import type { Database } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { createSessionFor } from "#tests/factories/meeting.ts";
import { expect, test } from "./fixtures.ts";
import { product } from "./product.ts";

/** Somebody who has confirmed an address and has no business yet, signed in in the page's browser. */
async function newcomer(page: Page, database: Database): Promise<void> {
  const id = randomId();
  await database.prisma.user.create({
    data: {
      id,
      email: `${id}@hosts.example`,
      name: "Noor Tamang",
      passwordHash: "-",
      timeZone: "UTC",
      emailVerifiedAt: new Date(0),
    },
  });
  const value = await createSessionFor(database, id, Date.now());
  await page.context().addCookies([{ name: "parley_session", value, url: product.origin, httpOnly: true }]);
}

test.use({ timezoneId: "Asia/Kolkata" });

test("onboarding proposes a year and the browser's zone, and its hours are what the page then offers", async ({
  page,
  browser,
  database,
}) => {
  test.setTimeout(120_000);
  await newcomer(page, database);
  const name = `Kiln ${randomId().slice(0, 8)}`;

  await test.step("what is proposed, and what is changed", async () => {
    await page.goto("/onboarding");
    await expect(page.getByLabel("Days until erasure")).toHaveValue("365");
    await expect(page.getByRole("combobox", { name: "Time zone" })).toHaveValue(/Kolkata/);
    await page.getByLabel("Name of the business").fill(name);
    await page.getByLabel("Title").fill("Glaze advice");
    for (const day of ["Monday", "Wednesday", "Thursday", "Friday"]) {
      await page.getByRole("button", { name: `Remove hours 1: ${day}`, exact: true }).click();
    }
    await page.getByLabel("Tuesday: from").fill("14:00");
    await page.getByLabel("Tuesday: to").fill("15:00");
    await page.getByRole("button", { name: "Publish the page" }).click();
    await expect(page.getByRole("heading", { name: "Your page is live" })).toBeVisible();
  });

  const box = page.getByLabel("Link to your page");
  const link = await box.inputValue();

  await test.step("the link is copied, and without a clipboard the person is told what to do", async () => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copy" }).click();
    await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
    await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeAttached();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
    await expect(page.getByRole("button", { name: "Copy" })).toBeVisible();
    // What is granted next refuses all else.
    await page.context().clearPermissions();
    await page.context().grantPermissions(["geolocation"]);
    await page.getByRole("button", { name: "Copy" }).click();
    await expect(page.getByText("The text is selected: press Ctrl+C or ⌘C.")).toBeVisible();
    const selected = ({ value, selectionStart, selectionEnd }: HTMLInputElement) =>
      value.slice(selectionStart ?? 0, selectionEnd ?? 0);
    expect(await box.evaluate(selected)).toBe(link);
  });

  const slug = new URL(link).pathname.slice(1);
  const { id } = await database.prisma.eventType.findFirstOrThrow({ where: { organization: { slug } } });
  await database.prisma.eventType.update({ where: { id }, data: { windowKind: "unlimited" } });
  const { slug: eventType } = await database.prisma.eventType.findUniqueOrThrow({ where: { id } });

  await test.step("its page offers the Tuesdays from two to three, and by the host's own clock names no other", async () => {
    await page.goto(`/${slug}/${eventType}?month=2027-06`);
    await expect(page.locator("#timezone")).toHaveValue(/Kolkata|Calcutta/);
    await expect(page.locator("a.day")).toHaveCount(5);
    await page.locator("a.day").first().click();
    await expect(page.locator("#day-title")).toHaveText(/Tuesday.* 1 June|Tuesday.*June 1/);
    await expect(page.locator("a.time").first()).toHaveText("2:00 PM");
    await expect(page.locator("a.time").last()).toHaveText("2:30 PM");
    await expect(page.getByText("Your host lives by")).toHaveCount(0);
  });

  await test.step("who lives elsewhere sees the times by their clock, and by whose clock the host lives", async () => {
    const elsewhere = await browser.newContext({ timezoneId: "Europe/Paris", locale: "en-GB" });
    const visitor = await elsewhere.newPage();
    await visitor.goto(`${product.origin}/${slug}/${eventType}?date=2027-06-01`);
    await expect(visitor.getByText(/Your host lives by .*(Kolkata|Calcutta)/)).toBeVisible();
    await expect(visitor.locator("a.time").first()).toHaveText("10:30 AM");
    await elsewhere.close();
  });
});
