import { hashPassword } from "#app/features/account/account.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { linkIn, mailTo } from "./mailbox.ts";
import { product } from "./product.ts";

const password = "tide and lantern";

test("a member changes the address, in French, and the old one takes it back", async ({
  browser,
  database,
}) => {
  const { hostId } = await bookableBusiness(database);
  const [email, fresh] = [`${randomId()}@owners.example`, `${randomId()}@lantern.example`];
  const passwordHash = await hashPassword(password);
  await database.prisma.user.update({ where: { id: hostId }, data: { email, passwordHash, locale: "fr" } });
  const context = await browser.newContext({
    ...{ baseURL: product.origin, locale: "fr-FR" },
  });
  const page = await context.newPage();
  const press = (name: string) => page.getByRole("main").getByRole("button", { name }).click();
  await page.goto("/sign-in");
  await page.getByLabel("Adresse e-mail").fill(email);
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await press("Se connecter");
  await page.goto("/account");
  await page.getByRole("link", { name: "Utiliser une autre adresse" }).click();
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await press("Continuer");
  await page.getByLabel("Nouvelle adresse e-mail").fill(fresh);
  await press("Envoyer le lien");
  await expect(page.getByText(`Un lien est en route vers ${fresh}`)).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);

  await page.goto(linkIn(await mailTo(fresh, /Confirmez votre nouvelle/), "/account/email/confirm/"));
  await expectAccessible(page);
  await expectNarrow(page);
  await press("Utiliser cette adresse");
  await expect(page.getByText("Votre compte a sa nouvelle adresse.")).toBeVisible();
  await expect(page.getByLabel("Adresse e-mail")).toHaveValue(fresh);

  await page.goto(linkIn(await mailTo(email, /a une autre adresse/), "/account/email/undo/"));
  await expectAccessible(page);
  await expectNarrow(page);
  await press("Rétablir l’adresse");
  await expect(page.getByText("Votre compte a retrouvé son ancienne adresse")).toBeVisible();
  await page.goto(linkIn(await mailTo(email, /nouveau mot de passe/), "/reset-password/"));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await context.close();
});
