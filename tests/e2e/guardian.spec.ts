import { randomId } from "#app/platform/security/random-id.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { linkIn, mailTo } from "./mailbox.ts";

/** What a link says that was used. */
test.use({ locale: "fr-FR", viewport: { width: 375, height: 700 }, expectedErrors: ["410 (Gone)"] });

test("in French and on a phone a parent confirms a child's booking, and the link works once", async ({
  page,
  database,
}) => {
  const { slug } = await bookableBusiness(database);
  const email = `${randomId()}@guardians.example`;
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await page.goto(`/${slug}/talk?at=${day}T10:00Z&timezone=Europe/Paris`);
  await page.getByLabel("Nom", { exact: true }).fill("Tim");
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await page.getByLabel("C’est pour une personne de moins de 16 ans").check();
  await expectNarrow(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Confirmer le rendez-vous" }).click();
  await expect(
    page.getByRole("heading", { level: 2, name: "Un parent ou un tuteur est consulté" }),
  ).toBeVisible();
  await expectNarrow(page);
  await expectAccessible(page);

  const link = linkIn(await mailTo(email, /Merci de confirmer/), "/guardian/");
  await page.goto(link);
  await expect(page.getByText(/Tim souhaite rencontrer Test business/)).toBeVisible();
  await expectNarrow(page);
  await expectAccessible(page);
  await page.screenshot({ path: "/tmp/shots/guardian.png", fullPage: true });
  await page.getByRole("button", { name: "Accepter et réserver" }).click();
  await expect(page).toHaveURL(/\/booking\//);
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Il n’y a plus rien à confirmer" })).toBeVisible();
  await expectAccessible(page);
});
