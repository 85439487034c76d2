import { noteDone } from "#app/features/audit/audit.server.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { dayMs, farMonday, hourMs, openBusiness } from "./dashboard-scene.ts";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("an owner reads who did what and who looked, by plain links and forms", async ({ page, database }) => {
    const business = await openBusiness(page, database);
    const { organizationId, eventTypeId, hostId, base } = business;
    const booking = { organizationId, eventTypeId, hostIds: [hostId], startsAt: farMonday() + 9 * hourMs };
    const { bookingId } = await createBooking(database, booking);

    await page.goto(`${base}/bookings/${bookingId}`);
    const looked = page.locator(".card").filter({ hasText: "Who looked" });
    await expect(looked.getByText("Ada Host opened it")).toBeVisible();

    await page.goto(`${base}/bookings/${bookingId}/cancel`);
    await page.getByRole("button", { name: "Cancel the booking" }).click();
    await page.goto(`${base}/settings/activity`);
    await expect(page.getByText("Chain checked: 1 event, intact up to")).toBeVisible();
    const row = page.getByRole("row").filter({ hasText: "Ada Host cancelled a booking." });
    await expect(row.getByRole("link", { name: "The booking" })).toHaveAttribute(
      "href",
      `${base}/bookings/${bookingId}`,
    );
    await page.getByLabel("About").selectOption({ label: "Event types" });
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page).toHaveURL(/about=eventTypes/);
    await expect(page.getByText("Nothing of this kind was done.")).toBeVisible();
  });
});

test.describe("in French", () => {
  test.use({ locale: "fr-FR", viewport: { width: 375, height: 720 }, expectedErrors: ["403 (Forbidden)"] });

  test("the page is accessible empty, filled over two pages and broken, and not for members", async ({
    page,
    database,
  }) => {
    test.setTimeout(120_000);
    const { organizationId, hostId, base } = await openBusiness(page, database);
    await page.goto(`${base}/settings/activity`);
    await expect(page.getByRole("heading", { name: "Rien pour l’instant" })).toBeVisible();
    await expectAccessible(page);

    const done = { organizationId, action: "profile.changed", by: "member", actorId: hostId } as const;
    for (let days = 60; days > 0; days--)
      await noteDone(database.prisma, { ...done, now: Date.now() - days * dayMs });
    await page.reload();
    await expect(page.getByText("Chaîne vérifiée : 60 événements")).toBeVisible();
    await expect(page.getByRole("row").filter({ hasText: "Ada Host a modifié son profil." })).toHaveCount(50);
    await expectAccessible(page);
    await expectNarrow(page);
    await page.getByRole("link", { name: "Page suivante" }).click();
    await expect(page.getByRole("row").filter({ hasText: "a modifié son profil" })).toHaveCount(10);

    const client = await database.owner.connect();
    await client.query("SET session_replication_role = replica");
    await client.query("DELETE FROM audit_event WHERE chain = $1 AND seq = 7", [organizationId]);
    await client.query("SET session_replication_role = origin");
    client.release();
    await page.reload();
    await expect(page.getByText("La chaîne ne tient pas à l’événement 7")).toBeVisible();
    await expectAccessible(page);

    await database.prisma.membership.updateMany({ where: { organizationId }, data: { role: "member" } });
    const answer = await page.goto(`${base}/settings/activity`);
    expect(answer?.status()).toBe(403);
  });
});
