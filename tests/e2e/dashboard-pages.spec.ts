import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { openFolds } from "./owner.ts";
import { product } from "./product.ts";
import { roomWorld } from "./room-world.ts";

test.describe("in French", () => {
  test.use({ locale: "fr-FR", expectedErrors: ["404 (Not Found)"] });

  test("the doors are accessible in both themes and fit 320 px", async ({ page }) => {
    for (const path of [
      "/",
      "/sign-up",
      "/sign-in",
      "/forgot-password",
      "/join?n=123456789",
      "/dev/outbox",
      "/verify-email/x.y",
    ]) {
      await page.goto(path);
      await expect(page.locator("html")).toHaveAttribute("lang", "fr");
      await expectNarrow(page);
      await expectAccessible(page);
    }
  });

  test("every page of the dashboard is accessible in both themes and fits 320 px", async ({
    browser,
    database,
  }) => {
    test.setTimeout(240_000);
    const world = await roomWorld(database, product, {
      startsInMinutes: 2 * 1440,
      attendeeName: "Maximilienne-Alexandrine de Montmorency-Larochefoucauld",
    });
    const { organizationId, bookingId, slug } = world;
    const eventType = await database.prisma.eventType.findFirstOrThrow({ where: { organizationId } });
    const { id: attendeeId } = await database.prisma.attendee.findFirstOrThrow({ where: { bookingId } });
    const schedule = await database.prisma.schedule.findFirstOrThrow({ where: { organizationId } });
    const context = await world.hostContext(browser, { locale: "fr-FR" });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    const base = `/dashboard/${slug}`;
    const pages: [path: string, heading: RegExp][] = [
      ["/bookings", /Réservations|Rendez-vous/],
      ["/bookings?q=personne", /Réservations|Rendez-vous/],
      [`/bookings/${bookingId}`, /Montmorency/],
      [`/bookings/${bookingId}/move`, /Déplacer/],
      [`/bookings/${bookingId}/cancel`, /Annuler/],
      [`/bookings/${bookingId}/reassign`, /Qui prend le relais/],
      ["/bookings?tab=requests", /Aucune demande/],
      ["/bookings/new", /Ajouter un rendez-vous/],
      ["/calendar", /Calendrier/],
      ["/calendar?view=day", /Calendrier/],
      ["/calendar?view=month", /Calendrier/],
      ["/event-types", /./],
      ["/event-types/new", /./],
      [`/event-types/${eventType.id}`, /./],
      [`/event-types/${eventType.id}/links`, /Nouveau lien privé/],
      [`/event-types/${eventType.id}/delete`, /Supprimer/],
      ["/schedules", /./],
      ["/schedules/new", /./],
      [`/schedules/${schedule.id}`, /./],
      [`/schedules/${schedule.id}/delete`, /Supprimer/],
      ["/calls", /Appels/],
      ["/customers", /Clients/],
      [`/customers/${attendeeId}`, /Montmorency/],
      ["/customers?q=personne", /Personne de ce nom/],
      ["/meetings", /Votre salle personnelle/],
      ["/meetings/new", /Nouvelle réunion/],
      ["/settings", /./],
      ["/settings/data", /./],
      ["/settings/export", /Une copie de toute l’entreprise/],
      ["/settings/mails", /./],
      ["/settings/activity", /./],
      ["/settings/figures", /./],
      ["/nowhere", /./],
    ];
    for (const [path, heading] of pages) {
      await page.goto(base + path);
      await expect(page.locator("h1, h2").filter({ hasText: heading }).first(), path).toBeVisible();
      await openFolds(page);
      if (path.includes("event-types/")) {
        const add = page.getByRole("button", { name: "Ajouter une question" });
        if ((await add.count()) > 0) await add.click();
      }
      if (path === `/schedules/${schedule.id}`) {
        await page.getByRole("button", { name: "Ajouter une date" }).click();
      }
      await expectNarrow(page);
      await expectAccessible(page);
    }
    expect(errors.filter((text) => !text.includes("404 (Not Found)"))).toEqual([]);
    await context.close();
  });
});
