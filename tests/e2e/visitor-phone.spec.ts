import type { Page } from "@playwright/test";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { expect, test } from "./fixtures.ts";

test.use({ viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true, locale: "fr-FR" });

/** Nothing to scroll sideways for, and what a thumb aims at is large enough. */
async function expectHandy(page: Page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
  const small = await page
    .locator("main :is(a.day, a.time, button.time, a.button, button.button):visible")
    .evaluateAll((aims) =>
      aims
        .filter((aim) => Math.min(aim.getBoundingClientRect().width, aim.getBoundingClientRect().height) < 40)
        .map((aim) => aim.outerHTML),
    );
  expect(small).toEqual([]);
}

test("on a phone, in French and by touch, a visitor books, moves and cancels", async ({ page, database }) => {
  test.setTimeout(120_000);
  const { slug, eventTypeId } = await bookableBusiness(database, {
    timeZone: "Europe/Paris",
    questions: [{ kind: "yes_no", label: "Déjà venue ?", required: true }],
  });
  await page.goto(`/${slug}`);
  await page.getByRole("link", { name: /Talk/ }).tap();
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await page.getByRole("link", { name: /^Mois suivant/ }).tap();
  await expectHandy(page);
  await page.locator("a.day").nth(4).tap();
  await expect(page.locator("#day-title")).toBeInViewport();
  await page.locator("a.time").nth(1).tap();
  await expect(page.getByRole("heading", { name: "Vos coordonnées" })).toBeVisible();
  await page.getByLabel("Nom", { exact: true }).tap();
  await page.keyboard.type("Aimée Dupré");
  await page.getByLabel("E-mail", { exact: true }).tap();
  await page.keyboard.type(`${randomId()}@clients.example`);
  await page.getByLabel("Oui").tap();
  await expectHandy(page);
  await page.getByRole("button", { name: "Confirmer le rendez-vous" }).tap();
  await expect(page.locator("#outcome")).toBeInViewport();
  await expectHandy(page);
  const before = await database.prisma.booking.findFirstOrThrow({ where: { eventTypeId } });

  await page.getByRole("link", { name: "Déplacer", exact: true }).tap();
  await expect(page.getByRole("heading", { name: "Choisir un autre horaire" })).toBeVisible();
  await page.locator("a.time").last().tap();
  await page.getByLabel(/Motif/).tap();
  await page.keyboard.type("Le train a du retard.");
  await expectHandy(page);
  await page.getByRole("button", { name: "Déplacer le rendez-vous" }).tap();
  await expect(page.getByRole("link", { name: "Annuler", exact: true })).toBeVisible();
  const after = await database.prisma.booking.findFirstOrThrow({ where: { eventTypeId } });
  expect(after.startsAt).not.toEqual(before.startsAt);

  await page.getByRole("link", { name: "Annuler", exact: true }).tap();
  await expect(page.getByRole("heading", { name: "Annuler ce rendez-vous ?" })).toBeVisible();
  await expectHandy(page);
  await page.getByRole("button", { name: "Annuler le rendez-vous" }).tap();
  await expect(page.locator("#outcome")).toHaveText("Ce rendez-vous est annulé");
  const { status } = await database.prisma.booking.findFirstOrThrow({ where: { eventTypeId } });
  expect(status).toBe("cancelled");
});
