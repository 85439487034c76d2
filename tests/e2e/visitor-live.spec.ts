import type { Browser } from "@playwright/test";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { expect, test } from "./fixtures.ts";
import { fillPerson } from "./visitor-scene.ts";

/** Somebody else, without a script, takes a time. */
async function bookElsewhere(browser: Browser, address: string) {
  const rival = await browser.newPage({ javaScriptEnabled: false, locale: "en-GB" });
  await rival.goto(address);
  await fillPerson(rival);
  await rival.getByRole("button", { name: "Confirm the appointment" }).click();
  await expect(rival.getByRole("heading", { name: "You are booked" })).toBeVisible();
  await rival.close();
}

const everyMs = 30_000;
const kinds = {
  "a page that is kept for everyone": "",
  "a page whose address fills in the form": "&name=Ada&email=ada@customers.example",
  "the page of a time that is gone": "&at=2027-05-12T06:00Z",
};

test.describe("by the clock alone", () => {
  test.use({ expectedErrors: ["409 (Conflict)"] });

  for (const [kind, more] of Object.entries(kinds)) {
    test(`${kind} asks every half minute, and leaves what is used alone`, async ({
      page,
      browser,
      database,
    }) => {
      const { slug } = await bookableBusiness(database);
      const path = `/${slug}/talk`;
      await page.clock.install();
      await page.goto(`${path}?date=2027-05-12&timezone=UTC${more}`);
      const at = (time: string) => page.locator(`a.time:has(time[datetime="2027-05-12T${time}Z"])`);
      const halfMinute = async () => {
        const answer = page.waitForResponse((response) => response.url() === page.url());
        await page.clock.fastForward(everyMs);
        await (await answer).finished();
      };
      await expect(at("09:00")).toBeVisible();
      // The first answer is not the last.
      await halfMinute();
      await at("10:00").focus();
      await bookElsewhere(browser, `${path}?at=2027-05-12T09:00Z&timezone=UTC`);
      await halfMinute();
      await expect(at("09:00")).toHaveCount(0);
      await expect(at("10:00")).toBeFocused();
      await expect(page.locator("#announcer")).toHaveText("Some free times have changed.");

      // A pressed link stays until it is let go.
      await bookElsewhere(browser, `${path}?at=2027-05-12T11:00Z&timezone=UTC`);
      const box = await at("10:30").boundingBox();
      await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 10);
      await page.mouse.down();
      await page.clock.fastForward(everyMs);
      // Time enough for an answer that must not come.
      await page.waitForTimeout(1_500);
      await page.mouse.up();
      await expect(page.getByRole("heading", { name: "Your details" })).toBeVisible();
      await expect(page.locator("input[name=at]")).toHaveValue("2027-05-12T10:30Z");
    });
  }
});
