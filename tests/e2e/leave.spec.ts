import { startGoogle } from "#tests/fakes/google/google.ts";
import { startMicrosoft } from "#tests/fakes/microsoft/microsoft.ts";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { openBusiness } from "./owner.ts";
import { product } from "./product.ts";

test.use({ expectedErrors: ["400 (Bad Request)", "410 (Gone)"] });

test("a member connects Google and Microsoft by giving leave there, and an answer counts once", async ({
  page,
  database,
}) => {
  const google = await startGoogle(product.google.client, {
    ...{ owner: "ada@gmail.example", port: product.google.port },
  });
  const microsoft = await startMicrosoft(product.microsoft.client, {
    ...{ owner: "ada@outlook.example", port: product.microsoft.port },
  });
  try {
    const { base } = await openBusiness(page, database);
    await page.goto(`${base}/schedules/calendars`);
    for (const [name, { owner }] of [
      ["Google", google],
      ["Microsoft", microsoft],
    ] as const) {
      await page.getByRole("link", { name: `Connect a ${name} account` }).click();
      await expect(page.getByRole("heading", { name: `Fake ${name}` })).toBeVisible();
      const asked = page.waitForRequest(/\/account\/calendars\/\w+\?/);
      await page.getByRole("link", { name: "Allow" }).click();
      await expect(page.getByRole("heading", { name: owner })).toBeVisible();
      await expect(page.getByText(/connected/i).first()).toBeVisible();
      // Once more, and made up.
      const again = new URL((await asked).url());
      expect((await page.request.get(again.href)).status()).toBe(410);
      again.searchParams.set("state", "made-up");
      expect((await page.request.get(again.href)).status()).toBe(400);
    }
    await expectAccessible(page);
    await expectNarrow(page);
    await page.getByRole("link", { name: "Put bookings into a calendar of ada@outlook.example" }).click();
    await page.getByRole("link", { name: "Deny" }).click();
    await expect(page.getByText("Nothing was connected: you gave no leave there.")).toBeVisible();
    await page.goto(`${product.origin}/account/calendars/microsoft?state=made-up`);
    await expect(page.getByRole("heading", { name: "Microsoft was not connected" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "To your calendars" }).click();
    await page.goto(`${base}/schedules/calendars`);
    await page.getByRole("button", { name: "Disconnect ada@gmail.example" }).click();
    await expect(page.getByRole("heading", { name: google.owner })).toBeHidden();
    expect(google.grants.live()).toBe(0);
  } finally {
    google.close();
    microsoft.close();
  }
});
