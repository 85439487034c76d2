import { Secret, TOTP } from "otpauth";
import { hashPassword } from "#app/features/account/account.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { product } from "./product.ts";

const password = "tide and lantern";

test("without scripts a member sets up the second step, signs in with it, and without the phone", async ({
  browser,
  database,
}) => {
  const { hostId } = await bookableBusiness(database);
  const email = `${randomId()}@owners.example`;
  const passwordHash = await hashPassword(password);
  await database.prisma.user.update({ where: { id: hostId }, data: { email, passwordHash } });
  const context = await browser.newContext({ baseURL: product.origin, javaScriptEnabled: false });
  const page = await context.newPage();
  const press = (name: string) => page.getByRole("main").getByRole("button", { name }).click();
  const signIn = async () => {
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await press("Sign in");
  };
  await page.goto("/sign-in?next=/account");
  await signIn();
  await page.getByRole("link", { name: "Set up the second step" }).click();
  await page.getByLabel("Password", { exact: true }).fill(password);
  await press("Continue");
  await press("Set it up");
  await expect(page.getByRole("img", { name: "QR code with the key for your app" })).toBeVisible();
  const key = (await page.locator("code").innerText()).replaceAll(" ", "");
  const totp = new TOTP({ secret: Secret.fromBase32(key) });
  await page.getByLabel("Six digits that the app shows").fill(totp.generate());
  await press("Turn it on");
  const codes = await page.getByRole("main").getByRole("listitem").allInnerTexts();
  expect(codes).toHaveLength(10);
  await page.getByRole("link", { name: "I have kept them" }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();

  await signIn();
  await page.getByLabel("Code", { exact: true }).fill("000 000");
  await press("Sign in");
  await expect(page.getByText(/This code is not right/).first()).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill(codes[0] ?? "");
  await press("Sign in");
  await expect(page).toHaveURL(/\/dashboard/);
  // The code of the next half minute counts already, and none of before.
  await context.clearCookies();
  await page.goto("/sign-in?next=/account");
  await signIn();
  await page.getByLabel("Code", { exact: true }).fill(totp.generate({ timestamp: Date.now() + 30_000 }));
  await press("Sign in");
  await expect(page.getByText("9 recovery codes are left.")).toBeVisible();
  await context.close();
});

test("the pages of the second step can be read by everybody, in French and narrow", async ({
  browser,
  database,
}) => {
  const { hostId } = await bookableBusiness(database);
  const email = `${randomId()}@owners.example`;
  const passwordHash = await hashPassword(password);
  await database.prisma.user.update({ where: { id: hostId }, data: { email, passwordHash, locale: "fr" } });
  const context = await browser.newContext({ baseURL: product.origin, locale: "fr-FR" });
  const page = await context.newPage();
  const press = (name: string) => page.getByRole("main").getByRole("button", { name }).click();
  await page.goto("/sign-in?next=/account/two-step");
  await page.getByLabel("Adresse e-mail").fill(email);
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await press("Se connecter");
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await press("Continuer");
  await press("La configurer");
  await expectAccessible(page);
  await expectNarrow(page);
  const key = (await page.locator("code").innerText()).replaceAll(" ", "");
  await page.getByLabel("Les six chiffres").fill(new TOTP({ secret: Secret.fromBase32(key) }).generate());
  await press("Activer");
  await expect(page.getByRole("heading", { name: "Vos codes de secours" })).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);
  await page.goto("/account/two-step");
  await expectAccessible(page);
  await expectNarrow(page);
  await context.clearCookies({ name: "parley_session" });
  await page.goto("/sign-in");
  await page.getByLabel("Adresse e-mail").fill(email);
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await press("Se connecter");
  await expect(page.getByLabel("Code", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);
  await context.close();
});
