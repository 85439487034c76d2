import type { Browser, Page } from "@playwright/test";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { mailTo } from "./mailbox.ts";
import { offerTimes, offerWorld } from "./offer-world.ts";

const halfHourMs = 1_800_000;

/** A French visitor on a phone, far from the host's clock. */
async function visitorOf(browser: Browser) {
  const context = await browser.newContext({
    locale: "fr-FR",
    timezoneId: "America/Bogota",
    viewport: { width: 375, height: 740 },
    hasTouch: true,
  });
  return { context, page: await context.newPage() };
}

async function expectGood(page: Page) {
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await expectNarrow(page);
  await expectAccessible(page);
}

test("in French and on a phone, an offered time is taken from the link to the mail", async ({
  browser,
  database,
}) => {
  test.setTimeout(120_000);
  const questions = [
    {
      kind: "choice" as const,
      label: "Quel étage ?",
      required: true,
      options: ["Rez-de-chaussée", "Premier"],
    },
    { kind: "long_text" as const, label: "Autre chose ?" },
  ];
  const { context, base } = await offerWorld(database, browser, {}, { questions });
  const email = "phone-fr@customers.example";
  const link = await offerTimes(await context.newPage(), base, "Zoé", email);
  const { context: phone, page } = await visitorOf(browser);
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Ada Host vous propose ces horaires" })).toBeVisible();
  await expect(page.locator("#timezone")).toHaveValue("America/Bogota");
  await expectGood(page);
  await page.locator("a.time").first().tap();
  await expect(page.getByRole("heading", { name: "Vos coordonnées" })).toBeVisible();
  await expect(page.getByLabel("Nom")).toHaveValue("Zoé");
  await expectGood(page);
  // The browser's own check is left out, so that the server has to say what is missing.
  await page.locator("form[method=post]").evaluate((form: HTMLFormElement) => {
    form.noValidate = true;
  });
  await page.getByRole("button", { name: "Confirmer le rendez-vous" }).tap();
  await expect(page.getByRole("link", { name: /Quel étage/ })).toBeVisible();
  await expectGood(page);
  await page.getByLabel("Premier").check();
  await page.getByRole("button", { name: "Confirmer le rendez-vous" }).tap();
  await expect(page.getByRole("heading", { name: /C’est réservé|réservé/ })).toBeVisible();
  await expect(page.getByText("Premier")).toBeVisible();
  await expectGood(page);
  const mail = await mailTo(email, /Site visit/);
  expect(mail.text).toMatch(/Bonjour|rendez-vous/i);
  await phone.close();
  await context.close();
});

test("every state of an offer is accessible and fits a phone: refused, proposed, expired, taken, withdrawn", async ({
  browser,
  database,
}) => {
  test.setTimeout(240_000);
  const { context, base, business } = await offerWorld(database, browser);
  const host = await context.newPage();
  const { context: phone, page } = await visitorOf(browser);

  const link = await offerTimes(host, base, "Noé", "states@customers.example");
  const { id, starts } = await database.prisma.timeOffer.findFirstOrThrow({
    where: { organizationId: business.organizationId },
  });
  await page.goto(link);
  await page.locator("a.time").first().tap();
  await expect(page.getByRole("heading", { name: "Vos coordonnées" })).toBeVisible();
  const first = starts[0] ?? new Date(0);
  await database.prisma.busyTime.create({
    data: {
      ...{ id: randomId(), organizationId: business.organizationId, userId: business.hostId },
      ...{ startsAt: first, endsAt: new Date(first.getTime() + halfHourMs) },
    },
  });
  await page.getByRole("button", { name: "Confirmer le rendez-vous" }).tap();
  await expect(page.locator("button.time")).toHaveCount(1);
  await expectGood(page);
  const at = `${first.toISOString().slice(0, 16)}Z`;
  const gone = await page.goto(`${link}?at=${at}`);
  expect(gone?.status()).toBe(409);
  await expect(page.getByText("Cet horaire n’est plus libre")).toBeVisible();
  await expectGood(page);

  await page.getByText("Aucun ne convient").tap();
  await expectGood(page);
  const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel("Date", { exact: true }).fill(day);
  await page.getByLabel("Heure", { exact: true }).fill("20:15");
  await page.getByRole("button", { name: "Proposer cet horaire" }).tap();
  await expect(page.getByRole("heading", { name: "Votre proposition est en route" })).toBeVisible();
  await expectGood(page);

  const past = new Date(Date.now() - 86_400_000);
  await database.prisma.timeOffer.update({ where: { id }, data: { starts: [past], endsOn: past } });
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Ces horaires sont passés" })).toBeVisible();
  await expectGood(page);

  const other = await offerTimes(host, base, "Lou", "taken@customers.example");
  await page.goto(other);
  await page.locator("a.time").first().tap();
  await page.getByRole("button", { name: "Confirmer le rendez-vous" }).tap();
  await page.waitForURL(/\/booking\//);
  await page.goto(other);
  await expect(page.getByRole("heading", { name: "C’est réservé" })).toBeVisible();
  await expectGood(page);

  const back = await offerTimes(host, base, "Max", "withdrawn@customers.example");
  await host.getByRole("button", { name: "Withdraw the offer" }).click();
  await expect(host.getByText("The offer is withdrawn. Its link says so.")).toBeVisible();
  await page.goto(back);
  await expect(page.getByRole("heading", { name: "Cette proposition a été retirée" })).toBeVisible();
  await expectGood(page);
  await phone.close();
  await context.close();
});
