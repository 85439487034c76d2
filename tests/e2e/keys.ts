import { expect, type Locator, type Page } from "@playwright/test";

const stopsMax = 150;

/** Presses Tab until the focus is there, as somebody without a pointer does; fails where no number of presses helps. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < stopsMax; stop++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}
