import type { Page } from "@playwright/test";
import type { Database } from "#app/platform/database/database.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createSessionFor } from "#tests/factories/meeting.ts";
import { product } from "./product.ts";

type Wishes = Parameters<typeof bookableBusiness>[1];

/** A business of its own for each test, whose owner is signed in in the page's browser. */
export async function openBusiness(page: Page, database: Database, wishes: Wishes = {}) {
  const business = await bookableBusiness(database, { timeZone: "Europe/Paris", ...wishes });
  const token = await createSessionFor(database, business.hostId, Date.now());
  await page
    .context()
    .addCookies([{ name: "parley_session", value: token, url: product.origin, httpOnly: true }]);
  return { ...business, base: `/dashboard/${business.slug}`, publicPath: `/${business.slug}` };
}

/** Opens what a page keeps behind folds. */
export async function openFolds(page: Page): Promise<void> {
  const closed = page.locator("details.fold:not([open]) > summary");
  for (let left = await closed.count(); left > 0; left = await closed.count()) await closed.first().click();
}
