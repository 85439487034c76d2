import { type Browser, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createSessionFor } from "#tests/factories/meeting.ts";
import { product } from "./product.ts";

type Store = Parameters<typeof bookableBusiness>[0];

/** A business whose visitors need a month's notice, and its host signed in. */
export async function offerWorld(
  database: Store,
  browser: Browser,
  options: BrowserContextOptions = {},
  wishes: Parameters<typeof bookableBusiness>[1] = {},
) {
  const business = await bookableBusiness(database, {
    timeZone: "Europe/Paris",
    eventType: { noticeMinutes: 60 * 24 * 30, title: "Site visit" },
    ...wishes,
  });
  const { email } = await database.prisma.user.findUniqueOrThrow({ where: { id: business.hostId } });
  const context = await browser.newContext({ baseURL: product.origin, locale: "en-GB", ...options });
  const value = await createSessionFor(database, business.hostId, Date.now());
  await context.addCookies([
    { name: "parley_session", value, url: product.origin, httpOnly: true, sameSite: "Lax" },
  ]);
  return { business, hostEmail: email, context, base: `/dashboard/${business.slug}/offers` };
}

/** Ticks two times of the next weeks and makes the offer; ends on its page and gives its link. */
export async function offerTimes(page: Page, base: string, name: string, email: string): Promise<string> {
  const nextWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  await page.goto(`${base}/new?week=${nextWeek}`);
  const boxes = page.locator(".week-picker input[type=checkbox]");
  await boxes.nth(3).check();
  await page.getByRole("button", { name: "Next week" }).click();
  await expect(page.locator("input[type=hidden][name=at]")).toHaveCount(1);
  await boxes.nth(20).check();
  await page.getByLabel(/Their name/).fill(name);
  await page.getByLabel(/Their e-mail address/).fill(email);
  await page.getByLabel(/Note/).fill("As we said on the phone");
  await page.getByRole("button", { name: "Make the offer" }).click();
  await expect(page.getByRole("heading", { name: `Times for ${name}` })).toBeVisible();
  return page.getByRole("textbox", { name: "Link to the offer" }).inputValue();
}
