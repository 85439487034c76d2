import { randomId } from "#app/platform/security/random-id.server.ts";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { mailTo } from "./mailbox.ts";

// A text with a secret in it is answered with this status, which browsers note.
test.use({ expectedErrors: ["422 (Unprocessable Entity)"] });

test("without scripts anybody writes to the operator from any page; a card number is warned of, and sent masked alone", async ({
  browser,
  database,
  page: scripted,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "fr-FR" });
  const page = await context.newPage();
  await page.goto("/trust");
  await page.getByRole("contentinfo").getByRole("link", { name: "Contact" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Nous écrire" })).toBeVisible();
  await page.getByRole("button", { name: "Envoyer", exact: true }).click();
  await expect(page.getByRole("link", { name: "Écrivez de quoi il s’agit." })).toBeVisible();
  const email = `${randomId()}@writers.example`;
  await page.getByLabel("Quelque chose ne fonctionne pas").check();
  await page.getByLabel("Adresse e-mail").fill(email);
  await page.getByLabel("Votre message").fill("Bonjour,\nma carte 4242 4242 4242 4242 est refusée.");
  await page.getByRole("button", { name: "Envoyer", exact: true }).click();
  await expect(page.getByText("un numéro de carte (ligne 2)")).toBeVisible();
  await expect(page.getByLabel("Quelque chose ne fonctionne pas")).toBeChecked();
  await expectNarrow(page);
  await page.getByRole("button", { name: "Envoyer masqué" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "C’est bien arrivé" })).toBeVisible();
  const held = await database.prisma.supportRequest.findFirstOrThrow({ where: { email } });
  expect(held.text).toBe("Bonjour,\nma carte ••••• est refusée.");
  expect((await mailTo(email, /Nous avons reçu/)).text).toContain("/me");
  await context.close();

  await scripted.goto("/contact");
  await scripted.getByLabel("A question").check();
  await scripted.getByLabel("E-mail address").fill(email);
  await scripted.getByLabel("Your message").fill("password: abcd1234");
  await scripted.getByRole("button", { name: "Send", exact: true }).click();
  await expect(scripted.getByText("a password (line 1)")).toBeVisible();
  await expectAccessible(scripted);
});
