import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { openBusiness } from "./owner.ts";

test("without scripts a business writes a mail itself, is told of a word that is not known, sees it, and goes back", async ({
  browser,
  database,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "en-GB" });
  const page = await context.newPage();
  const { base } = await openBusiness(page, database);
  const languages = page.getByRole("navigation", { name: "Language of the mail" });
  const text = page.getByRole("textbox", { name: /^Text/ });
  await page.goto(`${base}/settings/mails`);
  await page.getByRole("link", { name: "Reminder" }).click();
  await languages.getByRole("link", { name: "Français" }).click();
  await page.getByLabel("Heading").fill("À bientôt {first name}");
  await text.fill("Rendez-vous avec {nom de l’hôte}.");
  await page.getByRole("button", { name: "Save the words" }).click();
  await expect(page.getByText("{first name} is not known here.").first()).toBeVisible();
  await expect(text).toHaveValue("Rendez-vous avec {nom de l’hôte}.");
  await page.getByLabel("Heading").fill("À bientôt {attendee name}");
  await page.getByRole("button", { name: "Preview as plain text" }).click();
  const frame = page.frameLocator("iframe");
  await expect(frame.getByText("Rendez-vous avec Ada Host.")).toBeVisible();
  await page.getByRole("button", { name: "Save the words" }).click();
  await expect(page.getByText("Your words are saved.")).toBeVisible();
  await expect(frame.getByRole("heading", { name: "À bientôt Camille Martin" })).toBeVisible();
  await page.getByLabel("Send this mail").uncheck();
  await page.getByRole("button", { name: "Save the switch" }).click();
  await page.getByRole("link", { name: "All mails" }).click();
  const row = page.getByRole("listitem").filter({ hasText: "Your own words: Français" });
  await expect(row).toContainText("Switched off");
  await row.getByRole("link").click();
  await languages.getByRole("link", { name: "Français" }).click();
  await page.getByRole("button", { name: "Back to our words" }).click();
  await expect(page.getByText("Our words stand again.")).toBeVisible();
  await expect(frame.getByText("Voici quand et où il a lieu.").last()).toBeVisible();
  await context.close();
});

test("the page of a mail is accessible in both themes and fits a phone", async ({ page, database }) => {
  const { base } = await openBusiness(page, database);
  await page.goto(`${base}/settings/mails/confirmation`);
  await expect(page.locator("[data-awaits-script]")).toHaveCount(0);
  // The preview is a mail, in which no script may look: mails have tests of their own.
  await page.locator("iframe").evaluate((frame) => frame.remove());
  await expectAccessible(page);
  await expectNarrow(page);
});
