import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";
import { hashPassword } from "#app/features/account/password.server.ts";
import { openArchive } from "#app/features/exports/read-archive.server.ts";
import type { Database } from "#app/platform/database/database.server.ts";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { mailTo } from "./mailbox.ts";
import { openBusiness } from "./owner.ts";

/** A wrong password. */
test.use({ expectedErrors: ["400 (Bad Request)"] });

const password = "lanterns on the quay";

async function ownerWithPassword(page: Page, database: Database) {
  const business = await openBusiness(page, database);
  await database.prisma.user.update({
    where: { id: business.hostId },
    data: { passwordHash: await hashPassword(password) },
  });
  return business;
}

async function confirm(page: Page): Promise<void> {
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Continue" }).click();
}

test("an owner asks for a copy of the business, sees it come, downloads it and opens it from disk", async ({
  page,
  database,
}, info) => {
  const { base, hostId } = await ownerWithPassword(page, database);
  await page.goto(`${base}/settings`);
  await page.getByRole("link", { name: "Export" }).click();
  await expect(page.getByText("You have no copy here yet.")).toBeVisible();
  await expectNarrow(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Prepare the copy" }).click();
  await expect(page.getByRole("heading", { name: "Is it you?" })).toBeVisible();
  await expectNarrow(page);
  await expectAccessible(page);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("This is not your present password.").first()).toBeVisible();
  await confirm(page);
  await expect(page).toHaveURL(new RegExp(`${base}/settings/export$`));
  await page.getByRole("button", { name: "Prepare the copy" }).click();
  // It comes by itself.
  await expect(page.getByText("Your copy is ready.")).toBeVisible({ timeout: 30_000 });
  await expectNarrow(page);
  await expectAccessible(page);
  await mailTo(`${hostId}@hosts.example`, /Your export is ready/);

  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the ZIP" }).click();
  const file = info.outputPath("copy.zip");
  await (await downloading).saveAs(file);
  const archive = await openArchive(await readFile(file));
  expect(archive.paths).toContain("data/Booking.json");
  const reader = info.outputPath("README.html");
  await writeFile(reader, await archive.text("README.html"));
  await page.goto(pathToFileURL(reader).href);
  await expect(page.getByRole("heading", { level: 1, name: /all data/ })).toBeVisible();
  await page.getByLabel("Search").fill("Ada Host");
  await expect(page.locator(".row:not([hidden])").first()).toBeVisible();
  await expectNarrow(page);
  await expectAccessible(page);
});

test("without scripts a member takes a copy of their own data along, and confirms with the password", async ({
  browser,
  page,
  database,
}) => {
  const { hostId } = await ownerWithPassword(page, database);
  const context = await browser.newContext({
    javaScriptEnabled: false,
    locale: "fr-FR",
    storageState: await page.context().storageState(),
  });
  const plain = await context.newPage();
  await plain.goto(new URL("/account", test.info().project.use.baseURL).href);
  await plain.getByRole("link", { name: "Prendre une copie de vos données" }).click();
  await plain.getByRole("button", { name: "Préparer la copie" }).click();
  await plain.getByLabel("Mot de passe").fill(password);
  await plain.getByRole("button", { name: "Continuer" }).click();
  await expect(plain).toHaveURL(/\/account\/data$/);
  await plain.getByRole("button", { name: "Préparer la copie" }).click();
  await expect(async () => {
    const refresh = plain.getByRole("link", { name: "Voir où elle en est" });
    if (await refresh.isVisible()) await refresh.click();
    await expect(plain.getByText("Votre copie est prête.")).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await expectNarrow(plain);
  const downloading = plain.waitForEvent("download");
  await plain.getByRole("link", { name: "Télécharger le ZIP" }).click();
  expect((await downloading).suggestedFilename()).toMatch(/^parley-member-\d{4}-\d{2}-\d{2}\.zip$/);

  await database.prisma.exportJob.updateMany({
    where: { userId: hostId },
    data: { readyAt: new Date(0), endsAt: new Date(1) },
  });
  await plain.reload();
  await expect(plain.getByText(/a été effacée, comme annoncé/)).toBeVisible();
  await database.prisma.exportJob.updateMany({
    where: { userId: hostId },
    data: { state: "failed", readyAt: null, endsAt: null, sha256: "" },
  });
  await plain.reload();
  await expect(plain.getByRole("button", { name: "Réessayer" })).toBeVisible();
  await context.close();
});
