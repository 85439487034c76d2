import { readByGrant } from "#app/features/support/support.server.ts";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { openBusiness } from "./owner.ts";

test("without scripts an owner lets support look, sees it on every page and each look counted, and ends it", async ({
  browser,
  database,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "en-GB" });
  const page = await context.newPage();
  const { base } = await openBusiness(page, database);
  await page.goto(`${base}/settings/support`);
  await expect(page.getByText("Nobody has had access")).toBeVisible();
  await page.getByLabel("Number of your case").fill("two words");
  await page.getByRole("button", { name: "Let them look" }).click();
  await expect(page.getByText(/Only letters, digits, points and dashes/).first()).toBeVisible();
  await page.getByLabel("Number of your case").fill("Case-77");
  await page.getByLabel("For how long").selectOption({ label: "24 hours" });
  await page.getByLabel("The log of calls").check();
  await page.getByRole("button", { name: "Let them look" }).click();
  await expect(page.getByText("Support may look now. Every owner is told by mail.")).toBeVisible();
  const row = page.getByRole("row", { name: /case-77/ });
  await expect(row).toContainText("Bookings, Calls");
  await page.goto(`${base}/bookings`);
  await expect(page.getByText(/^Support may look at data of this business until /)).toBeVisible();
  await page.getByRole("link", { name: "See it, or end it" }).click();
  const { id } = await database.prisma.accessGrant.findFirstOrThrow({
    where: { caseRef: "case-77" },
    select: { id: true },
    orderBy: { startedAt: "desc" },
  });
  const clock = { now: () => Date.now() };
  expect((await readByGrant({ database, clock }, { grantId: id, scope: "calls", page: 1 })).ok).toBe(true);
  await page.getByRole("button", { name: "End the access of case case-77 now" }).click();
  await expect(page.getByText("The access is ended.")).toBeVisible();
  await expect(row).toContainText("Over");
  await expect(page.getByText(/^Support may look at data/)).toHaveCount(0);
  expect(await readByGrant({ database, clock }, { grantId: id, scope: "calls", page: 1 })).toEqual({
    ok: false,
    reason: "no-grant",
  });
  await context.close();
});

test("the page of accesses is accessible in both themes and both languages, and fits a phone", async ({
  page,
  database,
}) => {
  const { base } = await openBusiness(page, database);
  for (const language of ["en", "fr"]) {
    await page.goto(`/language?to=${language}&next=${base}/settings/support`);
    await expect(page.locator("[data-awaits-script]")).toHaveCount(0);
    await page.getByRole("textbox").first().fill("case-1");
    await page.getByRole("button", { name: /Let them look|Donner accès/ }).click();
    await expect(page.getByRole("row", { name: /case-1/ }).first()).toBeVisible();
    await expectAccessible(page);
    await expectNarrow(page);
  }
});
