import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { tabTo } from "./keys.ts";
import { mailTo } from "./mailbox.ts";
import { offerTimes, offerWorld } from "./offer-world.ts";

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with its script" : "without JavaScript";
  test.describe(how, () => {
    test.use({ javaScriptEnabled, expectedErrors: ["400 (Bad Request)"] });

    test(`a member offers times, the visitor takes one by a click and a confirm, and the offer is used, ${how}`, async ({
      page,
      browser,
      database,
    }) => {
      const questions = [
        { kind: "choice" as const, label: "How big?", required: true, options: ["Small", "Large"] },
      ];
      const { context, base } = await offerWorld(database, browser, { javaScriptEnabled }, { questions });
      const host = await context.newPage();
      const email = `offered-${javaScriptEnabled}@customers.example`;
      const link = await offerTimes(host, base, "Rosa", email);
      const text = await host.getByRole("textbox", { name: "Plain text" }).inputValue();
      expect(text).toContain("Times in Paris (UTC");
      const timeLink = /https?:\S+at=\S+/.exec(text)?.[0] ?? "";

      await page.goto(link);
      await expect(page.getByRole("heading", { name: "Ada Host offers you these times" })).toBeVisible();
      await expect(page.getByText("As we said on the phone")).toBeVisible();
      await expect(page.locator("a.time")).toHaveCount(2);
      await page.locator("a.time").first().click();
      await expect(page.getByRole("heading", { name: "Your details" })).toBeVisible();
      await expect(page.getByLabel("Name")).toHaveValue("Rosa");
      await expect(page.getByLabel("E-mail")).toHaveValue(email);
      // The browser's own check is left out, so that the server has to say what is missing.
      await page.locator("form[method=post]").evaluate((form: HTMLFormElement) => (form.noValidate = true));
      await page.getByLabel("Name").fill("Rosa Luz");
      await page.getByRole("button", { name: "Confirm the appointment" }).click();
      await expect(page.getByRole("link", { name: "How big?: Please answer this question" })).toBeVisible();
      await expect(page.getByLabel("Name")).toHaveValue("Rosa Luz");
      await page.getByLabel("Large").check();
      await page.getByRole("button", { name: "Confirm the appointment" }).click();
      await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
      await mailTo(email, /Site visit/);

      // The link of the mail leads to what was booked, and books nothing again.
      await page.goto(timeLink);
      await expect(page.getByRole("heading", { name: "This is booked" })).toBeVisible();
      await host.goto(base);
      await expect(host.getByRole("row", { name: /Rosa/ }).getByText("Booked")).toBeVisible();
      await context.close();
    });

    test.describe("when a time is lost", () => {
      test.use({ expectedErrors: ["409 (Conflict)"] });

      test(`a time that was taken meanwhile is crossed out and the other one can be had, ${how}`, async ({
        page,
        browser,
        database,
      }) => {
        const { context, base } = await offerWorld(
          database,
          browser,
          {},
          { questions: [{ kind: "text", label: "Which building?", required: true }] },
        );
        const host = await context.newPage();
        const link = await offerTimes(host, base, "Late", "late-offer@customers.example");
        await page.goto(link);
        await page.locator("a.time").first().click();
        await expect(page.getByRole("heading", { name: "Your details" })).toBeVisible();
        const rival = await browser.newPage({ locale: "en-GB" });
        const same = await offerTimes(host, base, "Quick", "quick-offer@customers.example");
        await rival.goto(same);
        await rival.locator("a.time").first().click();
        await rival.getByLabel("Which building?").fill("Theirs");
        await rival.getByRole("button", { name: "Confirm the appointment" }).click();
        await expect(rival.getByRole("heading", { name: "You are booked" })).toBeVisible();
        await rival.close();

        await page.getByLabel("Name").fill("Late Comer");
        await page.getByLabel("Which building?").fill("The old mill");
        await page.getByRole("button", { name: "Confirm the appointment" }).click();
        await expect(page.getByText("That time is no longer free")).toBeVisible();
        await expect(page.locator(".time--gone s")).toHaveCount(1);
        await expect(page.locator("button.time")).toHaveCount(1);
        if (javaScriptEnabled) await expect(page.locator("#taken")).toBeFocused();
        await expect(page.getByLabel("Name")).toHaveValue("Late Comer");
        await expectNarrow(page);
        if (javaScriptEnabled) await expectAccessible(page);
        // What was entered is kept, so that one more press is all.
        await page.locator("button.time").click();
        await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
        await expect(page.getByText("The old mill")).toBeVisible();
        await context.close();
      });
    });

    test(`none suits: the visitor proposes, the host accepts by one click from the mail, ${how}`, async ({
      page,
      browser,
      database,
    }) => {
      const { context, base, hostEmail } = await offerWorld(database, browser, { javaScriptEnabled });
      const host = await context.newPage();
      const email = `proposer-${javaScriptEnabled}@customers.example`;
      await page.goto(await offerTimes(host, base, "Iris", email));
      await page.getByText("None suits?").click();
      const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
      await page.getByLabel("Date", { exact: true }).fill(day);
      await page.getByLabel("Time", { exact: true }).fill("20:15");
      await page.getByLabel(/Note/).fill("After work, please");
      await page.getByRole("button", { name: "Propose this time" }).click();
      await expect(page.getByRole("heading", { name: "Your proposal is on its way" })).toBeVisible();

      const mail = await mailTo(hostEmail, /proposes/);
      const address = /https?:\S+\/offers#proposal-\w+/.exec(mail.text ?? "")?.[0] ?? "";
      await host.goto(address);
      await expect(host.getByText("After work, please")).toBeVisible();
      await host.getByRole("button", { name: /^Accept what Iris proposes/ }).click();
      await expect(host.getByText(/is booked, and everyone is told/)).toBeVisible();
      await mailTo(email, /Site visit/);
      await context.close();
    });
  });
}

test("an offer is made by the keyboard alone", async ({ browser, database }) => {
  const { context, base } = await offerWorld(database, browser);
  const page = await context.newPage();
  await page.goto(`${base}/new`);
  await page.waitForLoadState("networkidle");
  const press = async (name: string) => {
    await tabTo(page, page.getByRole("button", { name, exact: true }));
    await page.keyboard.press("Enter");
  };
  const week = page.locator(".week-picker h3");
  const first = await week.innerText();
  await press("Next week");
  await expect(week).not.toHaveText(first);
  const boxes = page.locator(".week-picker input[type=checkbox]");
  for (const place of [0, 3]) {
    await tabTo(page, boxes.nth(place));
    await page.keyboard.press("Space");
  }
  await expect(page.locator(".week-picker [role=status]")).toContainText("2");
  await tabTo(page, page.getByLabel(/Their name/));
  await page.keyboard.type("Rosa");
  await tabTo(page, page.getByLabel(/Their e-mail address/));
  await page.keyboard.type("rosa-keys@customers.example");
  await press("Make the offer");
  await expect(page.getByRole("heading", { name: "Times for Rosa" })).toBeVisible();
  await expect(page.locator(".offered-times li")).toHaveCount(2);
  // Its QR code is a picture that the browser could read.
  await tabTo(page, page.locator("summary").filter({ hasText: "QR code" }));
  await page.keyboard.press("Enter");
  const code = page.getByRole("img", { name: /^QR code of http/ });
  await expect.poll(() => code.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await context.close();
});

test("a withdrawn offer says so, and a forged link is nothing", async ({ browser, database }) => {
  const { context, base } = await offerWorld(database, browser);
  const host = await context.newPage();
  const link = await offerTimes(host, base, "Noor", "noor@customers.example");
  const visitor = await browser.newPage({ locale: "en-GB" });
  expect((await visitor.goto(`${link.slice(0, -2)}xx`))?.status()).toBe(404);
  await host.getByRole("button", { name: "Withdraw the offer" }).click();
  await expect(host.getByText("The offer is withdrawn. Its link says so.")).toBeVisible();
  await visitor.goto(link);
  await expect(visitor.getByRole("heading", { name: "This offer was withdrawn" })).toBeVisible();
  await visitor.close();
  await context.close();
});

test("every page of offers is accessible in both themes and both languages, and fits a phone", async ({
  browser,
  database,
}) => {
  test.setTimeout(180_000);
  const { context, base } = await offerWorld(database, browser);
  const host = await context.newPage();
  await host.goto(base);
  await expectAccessible(host);
  const link = await offerTimes(host, base, "Maximilienne-Alexandrine", "max@customers.example");
  await expectNarrow(host);
  await expectAccessible(host);
  await host.goto(`${base}/new`);
  await host.locator(".week-picker input[type=checkbox]").last().check();
  await expectNarrow(host);
  await expectAccessible(host);
  await host.getByRole("button", { name: "Make the offer" }).click();
  await host.goto(base);
  await expectNarrow(host);
  await expectAccessible(host);
  await context.close();

  const french = await browser.newContext({ locale: "fr-FR", timezoneId: "Asia/Tokyo" });
  const visitor = await french.newPage();
  await visitor.goto(link);
  await expect(visitor.locator("#timezone")).toHaveValue("Asia/Tokyo");
  await visitor.getByText("Aucun ne convient").click();
  await expectNarrow(visitor);
  await expectAccessible(visitor);
  await visitor.locator("a.time").first().click();
  await expect(visitor.getByRole("heading", { name: "Vos coordonnées" })).toBeVisible();
  await expectNarrow(visitor);
  await expectAccessible(visitor);
  await french.close();
});
