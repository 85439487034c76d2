import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";

test("the guides are reached from every public page, need no script, and fit a phone in both languages", async ({
  page,
}) => {
  await page.goto("/language?to=en&next=/");
  await page.getByRole("link", { name: "Help", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Help", level: 1 })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Connect iCloud" }).click();
  await expect(page.getByRole("heading", { name: "Connect iCloud", level: 1 })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "App-Specific Passwords" })).toBeVisible();
  await expect(page.locator("script")).toHaveCount(0);
  await page.getByRole("link", { name: "Connect Google Calendar" }).click();
  await expectAccessible(page);
  await page.goto("/language?to=fr&next=/help/google");
  await expect(page.getByRole("heading", { name: "Connecter Google Agenda", level: 1 })).toBeVisible();
  await expectNarrow(page);
  expect((await page.request.get("/help/nothing")).status()).toBe(404);
});
