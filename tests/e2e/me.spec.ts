import type { Database } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { createSessionFor } from "#tests/factories/meeting.ts";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { linkIn, mailTo } from "./mailbox.ts";
import { product } from "./product.ts";

const dayMs = 86_400_000;

/** Somebody with one appointment behind them and one ahead, in a business of their own. */
async function customer(database: Database) {
  const { organizationId, eventTypeId, hostId, slug } = await bookableBusiness(database);
  const email = `${randomId()}@customers.example`;
  for (const [title, days] of [
    ["Talk of last week", -7],
    ["Talk of next week", 7],
  ] as const) {
    await createBooking(database, {
      ...{ organizationId, eventTypeId, hostIds: [hostId], title },
      startsAt: Date.now() + days * dayMs,
      attendees: [{ name: "Marie Curie", email }],
    });
  }
  return { email, hostId, slug };
}

test("without scripts somebody sees what is held about them, corrects it and has it erased; what is ahead is cancelled", async ({
  browser,
  database,
}) => {
  const { email } = await customer(database);
  const context = await browser.newContext({
    baseURL: product.origin,
    javaScriptEnabled: false,
    locale: "en-GB",
  });
  const page = await context.newPage();
  await page.goto("/privacy");
  await page.getByRole("contentinfo").getByRole("link", { name: "Your data" }).click();
  await expect(page.locator("main input")).toHaveCount(1);
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Mail me the link" }).click();
  await expect(page.getByRole("heading", { name: "Look into your mailbox" })).toBeVisible();

  const link = linkIn(await mailTo(email, /link to your data/), "/me/link/");
  await page.goto(link);
  await page.getByRole("button", { name: "Show me my data" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "What is kept about you" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Talk of last week" })).toBeVisible();
  await expect(page.getByText("Marie Curie").first()).toBeVisible();

  await page.getByRole("link", { name: "Correct", exact: true }).click();
  await page.getByLabel("Name", { exact: true }).fill("Marie Skłodowska");
  await page.getByRole("button", { name: "Correct everywhere" }).click();
  await expect(page.getByRole("heading", { name: "Corrected" })).toBeVisible();
  await page.getByRole("link", { name: "Back to your data" }).click();
  await expect(page.getByText("Marie Skłodowska")).toHaveCount(2);

  await page.getByRole("link", { name: "Erase", exact: true }).click();
  await page.getByLabel("Everything that any business here keeps about me").check();
  await page.getByRole("button", { name: "See what that means" }).click();
  await expect(page.getByText("This is still to come and is cancelled now")).toBeVisible();
  await expect(page.getByText(/Talk of next week/)).toBeVisible();
  await page.getByRole("button", { name: "Erase", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Your wish is noted" })).toBeVisible();
  await page.getByRole("link", { name: "Back to your data" }).click();
  await expect(page.getByText("Cancelled", { exact: true })).toBeVisible();
  await expect(page.getByText(/30 days left/)).toBeVisible();

  await page.getByRole("button", { name: "Leave" }).click();
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await context.close();
});

test("in French and on a phone every page of the portal, and the business's queue, is for everyone", async ({
  browser,
  database,
}) => {
  const { email, hostId, slug } = await customer(database);
  const context = await browser.newContext({
    baseURL: product.origin,
    locale: "fr-FR",
    viewport: { width: 375, height: 700 },
  });
  const page = await context.newPage();
  const look = async (heading: string) => {
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    await expectAccessible(page);
    await expectNarrow(page);
    await expect(page.locator("input[type=file]")).toHaveCount(0);
  };
  await page.goto("/me");
  await look("Vos données, vos droits");
  await page.getByLabel("Adresse e-mail").fill(email);
  await page.getByRole("button", { name: "Recevoir le lien" }).click();
  await page.goto(linkIn(await mailTo(email, /lien vers vos données/), "/me/link/"));
  await look("Voir vos données");
  await page.getByRole("button", { name: "Montrer mes données" }).click();
  await look("Ce qui est conservé sur vous");
  for (const [path, heading] of [
    ["correct", "Corriger"],
    ["erase", "Effacer"],
    ["restrict", "Garder sans utiliser"],
    ["object", "S’opposer, retirer"],
    ["ask", "S’adresser à une entreprise"],
    ["complain", "Saisir une autorité"],
  ] as const) {
    await page.goto(`/me/${path}`);
    await look(heading);
  }
  await page.goto("/me/ask");
  await page.getByLabel("Que demandez-vous").fill("Qui a écrit la note ?");
  await page.getByRole("button", { name: "Envoyer" }).click();
  await look("Votre demande est enregistrée");

  const token = await createSessionFor(database, hostId, Date.now());
  await context.addCookies([{ name: "parley_session", value: token, url: product.origin, httpOnly: true }]);
  await page.goto(`/dashboard/${slug}/settings/requests`);
  await look("Réglages");
  await page.getByRole("link", { name: "Autre chose" }).click();
  await expect(page.getByText("Qui a écrit la note ?")).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("Ce que la personne apprend").fill("C’était Ada.");
  await page.getByRole("button", { name: "Exécuter et répondre" }).click();
  await expect(page.getByText("Aucune demande n’attend")).toBeVisible();
  await mailTo(email, /^C’est fait/);
  await page.goto(`/dashboard/${slug}/settings/requests/new`);
  await expectAccessible(page);
  await expectNarrow(page);
  await context.close();
});
