import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures.ts";
import { tabTo } from "./keys.ts";

const firstCall = "/harbour-studio/first-call";

async function chooseTime(page: Page, nth: number) {
  await page.goto("/harbour-studio");
  await page.getByRole("link", { name: /First call/ }).click();
  await page.getByRole("link", { name: /Next month/ }).click();
  await expect(page.locator(".month")).toBeVisible();
  await page.locator("a.day").nth(nth).click();
  await page.locator("a.time").first().click();
  await expect(page.getByRole("heading", { name: "Your details" })).toBeVisible();
}

async function fillDetails(page: Page, email: string) {
  await page.getByLabel("Name").fill("Marie Curie");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Kitchen").check();
}

/** Books at the nth free day of the next month and ends on the confirmation. */
async function book(page: Page, nth: number, email: string) {
  await chooseTime(page, nth);
  await fillDetails(page, email);
  await page.getByRole("button", { name: "Confirm the appointment" }).click();
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with its script" : "without JavaScript";

  test.describe(how, () => {
    test.use({ javaScriptEnabled });
    const day = javaScriptEnabled ? 0 : 2;

    test(`a visitor books, moves and cancels ${how}`, async ({ page }) => {
      let loads = 0;
      page.on("load", () => loads++);
      await book(page, day, `visitor-${javaScriptEnabled}@customers.example`);
      await expect(page.getByText("First call")).toBeVisible();
      if (javaScriptEnabled) expect(loads).toBe(1);
      const before = await page.locator(".summary strong").first().innerText();

      await page.getByRole("link", { name: "Move it" }).click();
      await page.getByRole("link", { name: /Next month/ }).click();
      await page.locator("a.day").nth(day).click();
      await page.locator("a.time").last().click();
      await page.getByLabel(/Reason/).fill("The train is late that day.");
      await page.getByRole("button", { name: "Move the appointment" }).click();
      await expect(page.getByRole("heading", { name: "Your appointment has moved" })).toBeVisible();
      expect(await page.locator(".summary strong").first().innerText()).not.toBe(before);

      await page.getByRole("link", { name: "Cancel it" }).click();
      await page.getByRole("button", { name: "Cancel the appointment" }).click();
      await expect(page.getByRole("heading", { name: "This appointment is cancelled" })).toBeVisible();
      await expect(page.getByRole("link", { name: "Move it" })).toHaveCount(0);
    });

    test.describe("with an error", () => {
      test.use({ expectedErrors: ["400 (Bad Request)", "409 (Conflict)"] });

      test(`a form with errors comes back ${how}, each error at its field and everything kept`, async ({
        page,
      }) => {
        await chooseTime(page, day + 4);
        await page.locator("form[method=post]").evaluateAll((forms) => {
          for (const form of forms) form.setAttribute("novalidate", "");
        });
        await page.getByLabel("Name").fill("Marie <b>Curie</b>");
        await page.getByLabel("E-mail").fill("marie@nowhere");
        await page.getByLabel("What would you like to change at home?").fill("Everything\nand the light");
        if (!javaScriptEnabled) await page.getByLabel("Kitchen").check();
        await page.getByRole("button", { name: "Confirm the appointment" }).click();
        await expect(page.getByText("This does not look like an e-mail address").first()).toBeVisible();
        await expect(page.getByLabel("Name")).toHaveValue("Marie <b>Curie</b>");
        await expect(page.getByLabel("What would you like to change at home?")).toHaveValue(
          "Everything\nand the light",
        );
        await page.getByLabel("E-mail").fill("marie@customers.example");
        await page.getByLabel("Bathroom").check();
        await page.getByRole("button", { name: "Confirm the appointment" }).click();
        await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
      });

      test(`a time that was taken meanwhile keeps the form's input and offers the nearest ${how}`, async ({
        page,
        browser,
        database,
      }) => {
        await chooseTime(page, day + 6);
        // The form keeps the time for five minutes: here they are over.
        if (javaScriptEnabled) await expect(page.locator("[data-hold-note]")).toContainText("kept for you");
        await database.prisma.hold.deleteMany({});
        const rival = await browser.newPage({ timezoneId: "Europe/Paris", locale: "en-GB" });
        await rival.goto(page.url());
        await fillDetails(rival, "rival@customers.example");
        await rival.getByRole("button", { name: "Confirm the appointment" }).click();
        await expect(rival.getByRole("heading", { name: "You are booked" })).toBeVisible();
        await rival.close();

        await fillDetails(page, "late@customers.example");
        await page.getByRole("button", { name: "Confirm the appointment" }).click();
        await expect(page.getByText("That time has just been taken")).toBeVisible();
        await expect(page.getByLabel("Name")).toHaveValue("Marie Curie");
        await page.locator("button.time").first().click();
        await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
      });
    });
  });
}

test("a visitor books with the keyboard alone", async ({ page }) => {
  await page.goto(firstCall);
  await page.getByRole("link", { name: /Next month/ }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: /Next month/ })).toBeFocused();
  await page.locator("a.day").nth(9).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#day-title")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.locator("a.time").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#details")).toBeFocused();
  await page.getByLabel("Name").focus();
  await page.keyboard.type("Rosa");
  await page.keyboard.press("Tab");
  await page.keyboard.type("rosa@customers.example");
  // Past the guests and the first question, which need no answer.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  // Past the box for a child's booking, and the link to the privacy notice.
  await tabTo(page, page.locator("#booking-form button[type=submit].button--primary"));
  await page.keyboard.press("Enter");
  await expect(page.locator("#outcome")).toBeFocused();
  await expect(page.locator("#outcome")).toHaveText("You are booked");
});

test.describe("a visitor far away", () => {
  test.use({ timezoneId: "Asia/Kathmandu" });

  test("sees times on their own clock from the first visit on, and on any other by choice", async ({
    page,
  }) => {
    await page.goto(`${firstCall}?month=2027-03`);
    await expect(page.locator("#timezone")).toHaveValue(/^Asia\/Kath?mandu$/);
    await expect(page.locator("a.time").first()).toHaveText("1:45 PM");
    await page.locator("#timezone").selectOption("Europe/Paris");
    await expect(page.locator("a.time").first()).toHaveText("9:00 AM");
    await expect(page.locator("#timezone")).toBeFocused();
    await page.reload();
    await expect(page.locator("a.time").first()).toHaveText("9:00 AM");
  });
});

test("details can be filled in by the link", async ({ page }) => {
  await page.goto(
    `${firstCall}?name=Ada%20L&email=ada%40customers.example&month=2027-03&timezone=Asia/Tokyo`,
  );
  await expect(page.locator(".month h2")).toHaveText("March 2027");
  await page.locator("a.day").first().click();
  await page.locator("a.time").first().click();
  await expect(page.getByLabel("Name")).toHaveValue("Ada L");
  await expect(page.getByLabel("E-mail")).toHaveValue("ada@customers.example");
});

test("a link can name the day", async ({ page }) => {
  await page.goto(`${firstCall}?date=2027-03-10`);
  await expect(page.locator(".month h2")).toHaveText("March 2027");
  await expect(page.locator("#day-title")).toHaveText(/March 10, 2027|10 March 2027/);
});

test("pages say what they are to those who share them, and hidden ones stay out of search", async ({
  page,
  database,
}) => {
  const content = (selector: string) => page.locator(selector).getAttribute("content");
  await page.goto(`${firstCall}?utm_source=mail&month=2027-03`);
  await expect(page).toHaveTitle("First call · Harbour Studio");
  expect(await content('meta[property="og:title"]')).toBe("First call · Harbour Studio");
  expect(await content('meta[property="og:description"]')).toContain("Half an hour");
  expect(await page.locator('link[rel="canonical"]').getAttribute("href")).toMatch(
    /\/harbour-studio\/first-call$/,
  );
  await expect(page.locator('meta[name="robots"]')).toHaveCount(0);
  await database.prisma.eventType.updateMany({ where: { slug: "design-session" }, data: { hidden: true } });
  await page.goto("/harbour-studio/design-session");
  expect(await content('meta[name="robots"]')).toBe("noindex");
  await page.goto("/harbour-studio");
  await expect(page.getByRole("link", { name: /Design session/ })).toHaveCount(0);
  await database.prisma.eventType.updateMany({ where: { slug: "design-session" }, data: { hidden: false } });
  await page.reload();
  await expect(page.getByRole("link", { name: /Design session/ })).toBeVisible();
});

test("every public page is accessible in both themes and both languages", async ({ page }) => {
  await page.goto("/");
  await expectAccessible(page);
  await page.goto("/harbour-studio");
  await expectAccessible(page);
  await page.goto(firstCall);
  await expectAccessible(page);
  await page.locator("a.time").first().click();
  await expect(page.locator("#details")).toBeVisible();
  await expectAccessible(page);
  await book(page, 12, "axe@customers.example");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Français" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await expectAccessible(page);
  await page.getByRole("link", { name: "Déplacer" }).click();
  await expect(page.getByRole("heading", { name: "Choisir un autre horaire" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Retour au rendez-vous" }).click();
  await page.getByRole("link", { name: "Annuler" }).click();
  await expect(page.getByRole("heading", { name: "Annuler ce rendez-vous ?" })).toBeVisible();
  await expectAccessible(page);
});

test.describe("pages that are not there", () => {
  test.use({ expectedErrors: ["404 (Not Found)"] });

  test("say so in the design, with a way onward", async ({ page }) => {
    const answer = await page.goto("/no-such-business/at-all");
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Go to the start" }).click();
    await expect(page).toHaveURL("/");
  });
});

test("every public page fits a width of 320 px", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of ["/", "/harbour-studio", firstCall]) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});
