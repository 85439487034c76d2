import type { Browser, Page } from "@playwright/test";
import type { Database } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { invitationOf, linkIn, linksOf, mailTo } from "./mailbox.ts";

const password = "lanterns over the quay";

async function signUp(page: Page, name: string, email: string) {
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByLabel("I am 18 or older").check();
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Look into your mailbox" })).toBeVisible();
}

async function signIn(page: Page, email: string, secret = password) {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(secret);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** An account whose address is verified, made by the pages alone. */
async function newAccount(page: Page, name: string): Promise<string> {
  const email = `${randomId().slice(0, 10)}@hosts.example`;
  await signUp(page, name, email);
  await page.goto(linkIn(await mailTo(email, /Confirm your e-mail/), "/verify-email/"));
  await page.getByRole("button", { name: "Confirm and continue" }).click();
  await expect(page.getByRole("heading", { name: "Open your page" })).toBeVisible();
  return email;
}

/** Chooses a time in the month after the one shown. Gives it in epoch milliseconds, as the form will send it. */
async function chooseTime(page: Page, nextMonth: RegExp, nth: number): Promise<number> {
  await page.getByRole("link", { name: nextMonth }).click();
  await page.locator("a.day").nth(nth).click();
  await page.locator("a.time").first().click();
  return Date.parse(await page.locator("input[name=at]").inputValue());
}

async function oneBooking({ prisma }: Database, email: string) {
  return prisma.booking.findFirstOrThrow({
    where: { attendees: { some: { email } } },
    include: { attendees: true, answers: true },
  });
}

test("a stranger opens a page, is booked, moves the meeting, and the visitor cancels it", async ({
  page,
  browser,
  database,
}) => {
  test.setTimeout(150_000);
  const email = `${randomId().slice(0, 10)}@hosts.example`;
  const slug = `quay-${randomId().slice(0, 8)}`;
  const visitorEmail = `${randomId().slice(0, 10)}@customers.example`;

  await test.step("signing up asks for the address to be confirmed, and only a press confirms it", async () => {
    await signUp(page, "Maud Quay", email);
    await expectAccessible(page);
    await page.getByRole("link", { name: /Open the outbox/ }).click();
    await page
      .getByRole("row", { name: new RegExp(email) })
      .getByRole("link")
      .click();
    await expect(page.getByRole("heading", { name: "Confirm your e-mail address" })).toBeVisible();
    await expectNarrow(page);
    // No script runs in the mail's frame, axe's neither: it would wait for ever.
    await page.getByTitle("As a mail program shows it").evaluate((frame) => frame.remove());
    await expectAccessible(page);
    const link = linkIn(await mailTo(email, /Confirm your e-mail/), "/verify-email/");
    const isVerified = async () =>
      (await database.prisma.user.findUniqueOrThrow({ where: { email } })).emailVerifiedAt !== null;
    await page.goto(link);
    await page.reload();
    expect(await isVerified()).toBe(false);
    await expectNarrow(page);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Confirm and continue" }).click();
    await expect(page).toHaveURL(/\/onboarding$/);
    expect(await isVerified()).toBe(true);
  });

  await test.step("four answers publish the page", async () => {
    await page.getByLabel("Name of the business").fill("Quay Ceramics");
    await page.getByLabel("Address", { exact: true }).fill(slug);
    await expect(page.getByText("This address is free.")).toBeVisible();
    await expect(page.getByRole("combobox", { name: "Time zone" })).toHaveValue(/Paris/);
    await page.getByLabel("Title").fill("Glaze advice");
    await page.getByLabel("Length").fill("45");
    await page.getByLabel("Days until erasure").fill("30");
    await expectNarrow(page);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Publish the page" }).click();
    await expect(page.getByRole("heading", { name: "Your page is live" })).toBeVisible();
    await expect(page.getByLabel("Link to your page")).toHaveValue(new RegExp(`/${slug}$`));
    await expectNarrow(page);
    await expectAccessible(page);
  });

  const address = await page.getByLabel("Link to your page").inputValue();
  const visitorContext = await browser.newContext({ timezoneId: "America/New_York", locale: "fr-FR" });
  const visitor = await visitorContext.newPage();
  let startsAt = 0;

  await test.step("a visitor from elsewhere, in another language, books by the link", async () => {
    await visitor.goto(address);
    await visitor.getByRole("link", { name: /Glaze advice/ }).click();
    startsAt = await chooseTime(visitor, /Mois suivant/, 3);
    await visitor.getByLabel("Nom").fill("Zoé Brun");
    await visitor.getByLabel("E-mail").fill(visitorEmail);
    await visitor.getByRole("button", { name: /Confirmer/ }).click();
    await expect(visitor.locator("#outcome")).toBeVisible();
  });

  const booking = await oneBooking(database, visitorEmail);
  expect(booking.startsAt.getTime()).toBe(startsAt);
  expect(booking.endsAt.getTime()).toBe(startsAt + 45 * 60_000);

  const confirmation = await mailTo(visitorEmail, /^Confirmé/);
  await test.step("both get the mail, each with an entry of their own for the one meeting", async () => {
    const invitations = [confirmation, await mailTo(email, /^New booking/)].map(invitationOf);
    for (const invitation of invitations) {
      expect(invitation).toMatchObject({
        method: "REQUEST",
        sequence: 0,
        status: "CONFIRMED",
        startsAt,
        endsAt: startsAt + 45 * 60_000,
      });
      expect(invitation.attendees).toContain(`mailto:${visitorEmail}`);
      expect(invitation.location).toContain(`/room/${booking.id}`);
    }
    expect(invitations.map(({ zone }) => zone)).toEqual(["America/New_York", "Europe/Paris"]);
  });

  await test.step("a scanner that follows every link of the mails changes nothing", async () => {
    const before = await oneBooking(database, visitorEmail);
    const scanner = await browser.newContext();
    for (const mail of [confirmation, await mailTo(email, /^New booking/)]) {
      for (const link of linksOf(mail).filter((found) => found.startsWith(new URL(address).origin))) {
        for (const path of ["", "/move", "/cancel"]) {
          if (path && !link.includes("/booking/")) continue;
          expect((await scanner.request.get(link + path)).status()).toBeLessThan(500);
        }
        expect((await scanner.request.head(link)).status()).toBeLessThan(500);
      }
    }
    await scanner.close();
    expect(await oneBooking(database, visitorEmail)).toEqual(before);
  });

  await test.step("the host finds the booking and moves it", async () => {
    await page.getByRole("link", { name: "Go to the dashboard" }).click();
    await page.getByRole("link", { name: "Zoé Brun", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Zoé Brun", level: 1 })).toBeVisible();
    await expect(page.getByText(visitorEmail)).toBeVisible();
    await expect(page.locator(".traces").first()).toContainText("to Zoé Brun");
    await expect(page.locator(".traces").first()).toContainText("to Maud Quay");
    await page.getByRole("link", { name: "Move", exact: true }).click();
    startsAt = await chooseTime(page, /Next month/, 5);
    await page.getByLabel("Reason").fill("The kiln is lit that day.");
    await page.getByRole("button", { name: "Move it" }).click();
    await expect(page.getByText("The booking has moved.")).toBeVisible();
    const moved = await mailTo(visitorEmail, /^Déplacé/);
    expect(moved.text).toContain("The kiln is lit that day.");
    expect(invitationOf(moved)).toMatchObject({
      method: "REQUEST",
      uid: invitationOf(confirmation).uid,
      sequence: 1,
      startsAt,
    });
  });

  await test.step("the visitor cancels by the first mail's link", async () => {
    await visitor.goto(linkIn(confirmation, "/booking/"));
    await visitor.getByRole("link", { name: "Annuler" }).click();
    await visitor.getByRole("button", { name: /Annuler/ }).click();
    await expect(visitor.locator("#outcome")).toHaveText(/annulé/);
    const cancelled = { method: "CANCEL", sequence: 2, status: "CANCELLED", startsAt };
    expect(invitationOf(await mailTo(visitorEmail, /^Annulé/))).toMatchObject(cancelled);
    expect(invitationOf(await mailTo(email, /^Cancelled/))).toMatchObject(cancelled);
    await page.reload();
    await expect(page.getByText("Cancelled by the attendee")).toBeVisible();
    await expect(page.getByRole("link", { name: "Move", exact: true })).toHaveCount(0);
  });
  await visitorContext.close();
});

async function elsewhere(browser: Browser, email: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, email);
  await expect(page).not.toHaveURL(/sign-in/);
  return page;
}

test.describe("a forgotten password", () => {
  test.use({ expectedErrors: ["410 (Gone)"] });

  test("is replaced by a link that works once and ends every session", async ({ page, browser }) => {
    const email = await newAccount(page, "Ines Old");
    const other = await elsewhere(browser, email);
    await page.context().clearCookies();
    await page.goto("/sign-in");
    await page.getByRole("link", { name: "Forgotten your password?" }).click();
    await page.getByLabel("E-mail address").fill(email);
    await page.getByRole("button", { name: "Send the link" }).click();
    const answer = await page.locator("main").textContent();
    const link = linkIn(await mailTo(email, /Choose a new password/), "/reset-password/");

    await page.goto(link);
    await expectNarrow(page);
    await expectAccessible(page);
    await page.getByLabel("New password").fill("barnacles under the pier");
    await page.getByRole("button", { name: "Set the new password" }).click();
    await expect(page.getByText("Your new password is set.")).toBeVisible();
    await page.goto(link);
    await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
    await expectAccessible(page);

    await other.goto("/account");
    await expect(other).toHaveURL(/\/sign-in/);
    await other.context().close();
    await signIn(page, email, "barnacles under the pier");
    await expect(page).toHaveURL(/\/onboarding/);

    await page.context().clearCookies();
    await page.goto("/forgot-password");
    await page.getByLabel("E-mail address").fill("nobody-at-all@hosts.example");
    await page.getByRole("button", { name: "Send the link" }).click();
    expect(await page.locator("main").textContent()).toBe(answer);
  });
});

test("a session elsewhere is ended from the list, and signing out ends one's own", async ({
  page,
  browser,
}) => {
  const email = await newAccount(page, "Ola Remote");
  const other = await elsewhere(browser, email);
  await page.goto("/account");
  await expect(page.getByText("This one")).toHaveCount(1);
  await expectNarrow(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Sign out .+, last used/ }).click();
  await expect(page.getByText("The session has ended.")).toBeVisible();
  await other.goto("/account");
  await expect(other).toHaveURL(/\/sign-in/);
  await other.context().close();

  const cookies = await page.context().cookies();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await page.context().addCookies(cookies);
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in/);
});
