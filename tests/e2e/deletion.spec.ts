import type { Browser, Page } from "@playwright/test";
import { hashPassword } from "#app/features/account/account.server.ts";
import type { Database } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { addColleague, bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { expect, expectAccessible, expectNarrow, type Owned, test } from "./fixtures.ts";
import { linkIn, mailTo } from "./mailbox.ts";
import { product } from "./product.ts";

const dayMs = 86_400_000;
const password = "tide and lantern";

/** Somebody who signs in as people do, since a deletion asks for the password. */
async function owner(database: Database, name = "Ada Harbour") {
  const business = await bookableBusiness(database);
  const email = `${randomId()}@owners.example`;
  const passwordHash = await hashPassword(password);
  await database.prisma.user.update({ where: { id: business.hostId }, data: { email, name, passwordHash } });
  return { ...business, email };
}

async function signIn(
  page: Page,
  email: string,
  words = { email: "E-mail address", password: "Password", go: "Sign in" },
) {
  await page.goto("/sign-in");
  await page.getByLabel(words.email).fill(email);
  await page.getByLabel(words.password, { exact: true }).fill(password);
  await page.getByRole("main").getByRole("button", { name: words.go }).click();
  await page.waitForURL(/dashboard|account/);
}

async function confirm(page: Page, label = "Password") {
  await expect(page).toHaveURL(/\/account\/confirm/);
  await page.getByLabel(label, { exact: true }).fill(password);
  await page.getByRole("main").getByRole("button").last().click();
}

function plain(browser: Browser, locale = "en-GB", width = 1280) {
  const viewport = { width, height: 800 };
  return browser.newContext({ baseURL: product.origin, javaScriptEnabled: false, locale, viewport });
}

/** A week is over; the worker is told so by the job that comes at a grace's end. */
async function weekPasses({ owner: tables }: Owned, userId: string): Promise<void> {
  await tables.query(
    `UPDATE deletion_job SET requested_at = requested_at - interval '7 days', executes_at = requested_at
     WHERE user_id = $1 AND state = 'grace'`,
    [userId],
  );
  await tables.query("UPDATE app_user SET closes_at = now() - interval '1 second' WHERE id = $1", [userId]);
  await tables.query(
    `UPDATE organization o SET closes_at = now() - interval '1 second'
     WHERE closes_at IS NOT NULL AND EXISTS (SELECT FROM membership m WHERE m.organization_id = o.id AND m.user_id = $1)`,
    [userId],
  );
  // Once may be too early: a job that is just being handed out is put off again.
  await expect(async () => {
    const waiting = await tables.query("SELECT FROM deletion_job WHERE user_id = $1 AND state = 'grace'", [
      userId,
    ]);
    if (waiting.rowCount)
      await tables.query("UPDATE jobs.job SET start_after = now() WHERE name = 'deletion.follow-up'");
    expect(waiting.rowCount).toBe(0);
  }).toPass({ timeout: 60_000, intervals: [1000] });
}

test("without scripts an owner deletes the account with its business, calls it off, asks again, and a week later has the certificate", async ({
  browser,
  database,
}) => {
  test.setTimeout(180_000);
  const { email, hostId, slug, organizationId, eventTypeId } = await owner(database);
  const customer = `${randomId()}@customers.example`;
  await createBooking(database, {
    ...{ organizationId, eventTypeId, hostIds: [hostId], startsAt: Date.now() + 20 * dayMs },
    attendees: [{ name: "Marie Curie", email: customer }],
  });
  const context = await plain(browser);
  const page = await context.newPage();
  await signIn(page, email);
  await page.goto("/account");
  await page.getByRole("link", { name: "Delete my account" }).click();
  await confirm(page);
  await expect(page.getByRole("heading", { level: 1, name: "Delete your account" })).toBeVisible();
  await expect(page.getByText("has no other member: it is deleted with your account")).toBeVisible();
  await expect(page.getByText("1 booking that is still ahead is cancelled")).toBeVisible();
  await expect(page.getByRole("row", { name: /^E-mail address/ })).toBeVisible();
  await expect(page.getByRole("link", { name: "Export your data" })).toBeVisible();
  await page.getByRole("button", { name: "Delete my account in seven days" }).click();
  await expect(page.getByText("Tick that you have read it.")).toBeVisible();
  await page.getByLabel("I have read what goes and what stays").check();
  await page.getByRole("button", { name: "Delete my account in seven days" }).click();

  await expect(page.getByRole("heading", { name: "Your account is being deleted" })).toBeVisible();
  await page.goto(`/dashboard/${slug}`);
  await expect(page).toHaveURL(/\/account\/deletion$/);
  expect((await page.goto(`/${slug}`))?.status()).toBe(410);
  const link = linkIn(await mailTo(email, /deletion is planned/), "/account/keep/");
  await page.goto(link);
  await page.getByRole("button", { name: "Call it off" }).click();
  await expect(page.getByRole("heading", { name: "Called off" })).toBeVisible();
  expect((await page.goto(`/${slug}`))?.status()).toBe(200);

  await page.goto("/account/delete");
  await page.getByLabel("I have read what goes and what stays").check();
  await page.getByRole("button", { name: "Delete my account in seven days" }).click();
  const address = await page.getByRole("link", { name: /\/deleted\// }).getAttribute("href");
  expect((await page.goto(address ?? ""))?.status()).toBe(404);
  // It stands in the outbox for a moment alone: with the account goes what was written because of it.
  await Promise.all([mailTo(customer, /^Cancelled/, 60_000), weekPasses(database, hostId)]);
  await expect(async () => {
    // It waits for the cancellation to be on its way.
    await database.owner.query("UPDATE jobs.job SET start_after = now() WHERE name = 'deletion.follow-up'");
    expect((await page.goto(address ?? ""))?.status()).toBe(200);
  }).toPass({ timeout: 90_000, intervals: [1000] });
  await expect(page.getByRole("heading", { level: 1, name: "Certificate of deletion" })).toBeVisible();
  await expect(page.getByText("An account", { exact: true })).toBeVisible();
  expect(await page.getByRole("main").textContent()).not.toContain("Ada");
  await expectNarrow(page);
  expect(await database.prisma.user.count({ where: { id: hostId } })).toBe(0);
  await page.goto("/account");
  await expect(page).toHaveURL(/sign-in/);
  await context.close();
});

test("without scripts a member leaves, and the business goes on", async ({ browser, database }) => {
  const { slug, organizationId, eventTypeId, hostId } = await owner(database);
  const { userId, scheduleId } = await addColleague(database, { organizationId, name: "Bert Quay" });
  const email = `${randomId()}@owners.example`;
  await database.prisma.user.update({
    where: { id: userId },
    data: { email, passwordHash: await hashPassword(password) },
  });
  await database.prisma.eventTypeHost.create({
    data: { eventTypeId, userId, scheduleId, organizationId, position: 1 },
  });
  const startsAt = Math.ceil(Date.now() / dayMs) * dayMs + 3 * dayMs + 10 * 3_600_000;
  const { bookingId } = await createBooking(database, {
    organizationId,
    eventTypeId,
    hostIds: [userId],
    startsAt,
  });
  const context = await plain(browser);
  const page = await context.newPage();
  await signIn(page, email);
  await page.goto("/account");
  await page.getByRole("link", { name: /^Leave / }).click();
  await confirm(page);
  await expect(page.getByText("Your booking ahead")).toBeVisible();
  await page.getByLabel("Your booking ahead").selectOption({ label: "To whoever is free" });
  await page.getByRole("button", { name: "Show what that means" }).click();
  await page.getByLabel("I have read what goes and what stays").check();
  await page.getByRole("button", { name: "Leave now" }).click();
  await expect(page.getByText("You have left the business.")).toBeVisible();
  expect((await page.goto(`/dashboard/${slug}/bookings`))?.status()).toBe(404);
  const booking = await database.prisma.booking.findUniqueOrThrow({ where: { id: bookingId } });
  expect([booking.hostId, booking.status]).toEqual([hostId, "confirmed"]);
  await context.close();
});

test("in French and on a phone every page of leaving and deleting is for everyone", async ({
  browser,
  database,
}) => {
  test.setTimeout(120_000);
  const { email, slug, organizationId, hostId } = await owner(database);
  await addColleague(database, { organizationId, name: "Bert Quai" });
  // The account's language becomes the browser's.
  await database.prisma.user.update({ where: { id: hostId }, data: { locale: "fr" } });
  const viewport = { width: 375, height: 740 };
  const context = await browser.newContext({ baseURL: product.origin, locale: "fr-FR", viewport });
  const page = await context.newPage();
  const look = async (path: string, heading: string | RegExp, level = 1) => {
    if (path !== "") await page.goto(path);
    await expect(page.getByRole("heading", { level, name: heading })).toBeVisible();
    await expectAccessible(page);
    await expectNarrow(page);
    if (process.env["PARLEY_LOOK"]) {
      const name = (path || "here").replaceAll("/", "_").replaceAll(slug, "b");
      for (const [scheme, width] of [
        ["light", 375],
        ["dark", 375],
        ["light", 1280],
      ] as const) {
        await page.emulateMedia({ colorScheme: scheme });
        await page.setViewportSize({ width, height: 900 });
        await page.screenshot({
          path: `${process.env["PARLEY_LOOK"]}/${name}-${scheme}-${width}.png`,
          fullPage: true,
        });
      }
      await page.setViewportSize(viewport);
    }
  };
  await signIn(page, email, { email: "Adresse e-mail", password: "Mot de passe", go: "Se connecter" });
  await look("/account", /./);
  await page.goto("/account/delete");
  await confirm(page, "Mot de passe");
  await look("/account/delete", "Supprimer votre compte");
  await look(`/account/leave/${slug}`, /^Quitter/);
  await look(`/dashboard/${slug}/settings/delete`, /^Supprimer/, 2);
  await look(`/dashboard/${slug}/settings/erase`, "Effacer des données", 2);
  await look(
    `/dashboard/${slug}/settings/erase?what=bookings&from=2020-01-01&to=2021-01-01`,
    "Effacer des données",
    2,
  );
  await page.goto(`/dashboard/${slug}/settings/delete`);
  await page.getByLabel("J’ai lu ce qui disparaît et ce qui reste").check();
  await page.getByRole("button", { name: "Supprimer l’entreprise dans sept jours" }).click();
  await look("", /est en cours de suppression$/);
  await page.getByRole("button", { name: "Annuler la suppression" }).click();
  await expect(page).toHaveURL(new RegExp(`/dashboard/${slug}`));
  const job = await database.prisma.deletionJob.findFirstOrThrow({ where: { userId: hostId } });
  expect(job.state).toBe("cancelled");
  await page.goto("/account/delete");
  await page.getByLabel("J’ai lu ce qui disparaît et ce qui reste").check();
  await page.getByRole("button", { name: "Supprimer mon compte dans sept jours" }).click();
  await look("", "Votre compte est en cours de suppression");
  await context.close();
});
