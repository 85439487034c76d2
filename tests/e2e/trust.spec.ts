import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";

test("the promises that tests show are reached from the start, name their tests, and need no scripts", async ({
  page,
}) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Promises shown by tests" }).click();
  await expect(page.getByRole("heading", { name: "Promises, shown", level: 1 })).toBeVisible();
  await expect(page.getByText(/^Version \d+\.\d+\.\d+, built on /)).toBeVisible();
  const promise = page.locator("#P-068");
  await expect(promise).toContainText("A booking is erased the chosen number of days after it ended");
  const named = promise.getByText("a booking goes exactly when its days are over");
  await expect(named).toBeHidden();
  await promise.getByText("Shown by 3 tests").click();
  await expect(named).toBeVisible();
  await expect(page.getByRole("table", { name: "What still waits" })).toBeVisible();
  await expect(page.locator("script")).toHaveCount(0);
});

test("the promises are accessible in both themes and both languages, and fit a phone", async ({ page }) => {
  // Hundreds of rows, judged four times.
  test.setTimeout(180_000);
  for (const language of ["en", "fr"]) {
    await page.goto(`/language?to=${language}&next=/trust`);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await page.locator("details").evaluateAll((all) => {
      for (const details of all) (details as HTMLDetailsElement).open = true;
    });
    await expectNarrow(page);
    await expectAccessible(page);
  }
  await expect(page.getByRole("heading", { name: "Ce qui attend encore" })).toBeVisible();
});
