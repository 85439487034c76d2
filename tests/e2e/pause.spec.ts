import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { openBusiness } from "./owner.ts";

/** The page of a business that rests. */
test.use({ expectedErrors: ["404 (Not Found)"] });

test.describe("in French, on a phone and without scripts", () => {
  test.use({ locale: "fr-FR", javaScriptEnabled: false, viewport: { width: 375, height: 700 } });

  test("an owner pauses, the page closes, and one press brings everything back", async ({
    page,
    database,
  }) => {
    const { publicPath, base } = await openBusiness(page, database);
    expect((await page.goto(publicPath))?.status()).toBe(200);
    await page.goto("/account");
    await page.getByRole("link", { name: "Mettre le compte en pause" }).click();
    await expect(page.getByText("Test business")).toBeVisible();
    await page.getByRole("button", { name: "Mettre en pause" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Votre compte est en pause" })).toBeVisible();
    expect((await page.goto(publicPath))?.status()).toBe(404);
    await page.goto(`${base}/bookings`);
    await expect(page).toHaveURL(/\/account\/pause$/);
    await page.getByRole("button", { name: "Revenir" }).click();
    await expect(page.getByText("Vos pages sont de nouveau ouvertes.")).toBeVisible();
    expect((await page.goto(publicPath))?.status()).toBe(200);
  });
});

test("the page of a pause is for everyone: before it and while it lasts, in both themes", async ({
  page,
  database,
}) => {
  await openBusiness(page, database);
  await page.goto("/account/pause");
  for (const heading of ["Pause your account", "Your account is paused"]) {
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    await expectNarrow(page);
    await expectAccessible(page);
    await page.getByRole("button", { name: /Pause now|Come back/ }).click();
  }
  await expect(page.getByText("Welcome back.")).toBeVisible();
});
