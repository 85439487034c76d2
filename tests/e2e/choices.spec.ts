import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";

test("the link to one's privacy choices is at the foot of every page for visitors, and the choice says when it was made", async ({
  page,
  database,
}) => {
  const { slug } = await bookableBusiness(database);
  for (const path of [
    "/",
    `/${slug}`,
    `/${slug}/talk`,
    "/sign-in",
    "/sign-up",
    "/privacy",
    "/me",
    "/trust",
  ]) {
    await page.goto(path);
    await expect(page.getByRole("link", { name: "Your privacy choices" }), path).toBeVisible();
  }
  await page.getByRole("link", { name: "Your privacy choices" }).click();
  await page.getByRole("button", { name: "Do not ask me" }).click();
  await expect(page.getByText(/^You said so on .*\d{4}.* \(UTC\)\.$/)).toBeVisible();
  await expectNarrow(page);
  await expectAccessible(page);
});
