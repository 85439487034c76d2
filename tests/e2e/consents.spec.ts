import { createSessionFor } from "#tests/factories/meeting.ts";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { linkIn, mailsTo, mailTo } from "./mailbox.ts";
import { product } from "./product.ts";
import { choose, offerEvent } from "./visitor-scene.ts";

const asked = {
  eventType: { asksNews: true, newsText: "New classes, about once a month." },
  questions: [{ kind: "text", label: "Health?", sensitive: true } as const],
};

test("without scripts somebody agrees by their own ticks, ends the news by the mail, and takes the rest back in the portal", async ({
  browser,
  database,
}) => {
  const event = await offerEvent(database, "Agreed", asked);
  const context = await browser.newContext({
    ...{ baseURL: product.origin, javaScriptEnabled: false, locale: "en-GB" },
  });
  const page = await context.newPage();
  const email = `agreed-${event.id.slice(0, 8)}@customers.example`;
  await choose(page, event.path, 18);
  await expect(page.getByLabel("Tell me about news from")).not.toBeChecked();
  await page.getByLabel("Name").fill("Marie Curie");
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await page.getByLabel("Health?").fill("Asthma");
  await page.getByRole("button", { name: "Confirm the appointment" }).click();
  await expect(page.getByText("Tick the box, or leave the sensitive answers empty.").first()).toBeVisible();
  await page.getByLabel("I agree that").check();
  await page.getByLabel("Tell me about news from").check();
  await page.getByRole("button", { name: "Confirm the appointment" }).click();
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();

  const mail = await mailTo(email, /^News from Harbour Studio/);
  const link = linkIn(mail, "/unsubscribe/");
  expect(mail.headers.get("list")).toMatchObject({ unsubscribe: { url: link } });
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Mails from Harbour Studio" })).toBeVisible();
  await expect(page.getByText("may not mail you news")).toBeVisible();
  await page.getByRole("button", { name: "Send me news" }).click();
  await expect(page.getByText("You said that you want to hear news")).toBeVisible();
  await page.getByRole("button", { name: "Stop the news" }).click();
  await expect(page.getByText("It is done, and holds at once.")).toBeVisible();
  await expect(page.getByText("may not mail you news")).toBeVisible();
  await page.getByRole("button", { name: "Stop reminders" }).click();
  await expect(page.getByText("You are not reminded")).toBeVisible();

  await page.goto("/me");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Mail me the link" }).click();
  await page.goto(linkIn(await mailTo(email, /link to your data/), "/me/link/"));
  await page.getByRole("button", { name: "Show me my data" }).click();
  await expect(page.getByText("Asthma")).toHaveCount(0);
  await page.getByRole("link", { name: "Consents", exact: true }).click();
  await expect(page.getByText("uses my sensitive answers for this appointment")).toBeVisible();
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByRole("heading", { name: "Your consent is taken back" })).toBeVisible();
  expect(await database.prisma.answer.count({ where: { attendee: { email } } })).toBe(0);
  expect((await mailsTo(email)).filter(({ subject }) => subject?.startsWith("News"))).toHaveLength(1);
  await context.close();
});

test("the pages of consents are for everyone, in French and on a phone; the owner sees who said yes", async ({
  browser,
  database,
}) => {
  const event = await offerEvent(database, "Convenu", asked);
  const context = await browser.newContext({
    ...{ baseURL: product.origin, locale: "fr-FR", viewport: { width: 375, height: 700 } },
  });
  const page = await context.newPage();
  const email = `convenu-${event.id.slice(0, 8)}@customers.example`;
  const look = async () => {
    await expectAccessible(page);
    await expectNarrow(page);
  };
  await page.goto(`${event.path}?month=2027-03&timezone=Europe/Paris`);
  await page.locator("a.day").nth(19).click();
  await page.locator("a.time").first().click();
  await expect(page.getByLabel("Me tenir au courant")).toBeVisible();
  await look();
  await page.getByLabel("Nom").fill("Marie Curie");
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await page.getByLabel("Me tenir au courant").check();
  await page.locator("#booking-form button[type=submit].button--primary").click();
  const link = linkIn(await mailTo(email, /^Nouvelles de Harbour Studio/), "/unsubscribe/");
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "E-mails de Harbour Studio" })).toBeVisible();
  await look();
  await page.getByRole("button", { name: "Recevoir les nouvelles" }).click();
  await expect(page.getByText("Vous avez dit vouloir des nouvelles")).toBeVisible();
  await page.goto("/privacy/sale");
  await look();
  await page.getByRole("button", { name: "Ne pas me le demander" }).click();
  await expect(page.getByText("n’est pas interrogé").first()).toBeVisible();
  await page.goto(`${event.path}?at=2027-03-10T09:00Z&timezone=Europe/Paris`);
  await expect(page.getByLabel("Me tenir au courant")).toHaveCount(0);

  const owner = await database.prisma.membership.findFirstOrThrow({
    where: { organization: { slug: "harbour-studio" }, role: "owner" },
    select: { userId: true },
  });
  const token = await createSessionFor(database, owner.userId, Date.now());
  await context.addCookies([{ name: "parley_session", value: token, url: product.origin, httpOnly: true }]);
  await page.goto("/dashboard/harbour-studio/settings/news");
  await expect(page.getByRole("rowheader", { name: email })).toBeVisible();
  await look();
  const csv = await page.request.get("/dashboard/harbour-studio/settings/news.csv");
  expect(await csv.text()).toContain(email);
  await context.close();
});
