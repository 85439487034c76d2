import type { Page } from "@playwright/test";
import type { Database } from "#app/platform/database/database.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createSessionFor } from "#tests/factories/meeting.ts";
import { expect, expectAccessible, expectNarrow, type Owned, test } from "./fixtures.ts";
import { product } from "./product.ts";
import { roomWorld } from "./room-world.ts";

type Table = "attendee" | "call_participant" | "date_override" | "event_type";

/** Takes a table away while `use` runs, as a broken migration would: what needs it crashes, in the product itself. */
async function withoutTable({ owner }: Owned, table: Table, use: () => Promise<void>): Promise<void> {
  await owner.query(`ALTER TABLE ${table} RENAME TO ${table}_away`);
  try {
    await use();
  } finally {
    await owner.query(`ALTER TABLE ${table}_away RENAME TO ${table}`);
  }
}

/** What only the log may know: where in the program it happened, and what the database said. */
function expectNothingLeaked(body: string): void {
  expect(body).not.toMatch(
    /\bat .+:\d+:\d+|node_modules|\/build\/|\.server\.|prisma|relation|does not exist|_away/i,
  );
}

async function signIn(page: Page, database: Database, userId: string): Promise<string> {
  const token = await createSessionFor(database, userId, Date.now());
  await page.context().addCookies([{ name: "parley_session", value: token, url: product.origin }]);
  return token;
}

const inEnglish = {
  locale: "en-GB",
  navigation: "Main",
  title: "Something broke on our side",
  again: "Try again",
  bookings: "Bookings",
  calls: "Calls",
};
const inFrench = {
  locale: "fr-FR",
  navigation: "Navigation principale",
  title: "Quelque chose s’est cassé chez nous",
  again: "Réessayer",
  bookings: "Rendez-vous",
  calls: "Appels",
};

for (const words of [inEnglish, inFrench]) {
  test.describe(`a route that crashes, in ${words.locale}`, () => {
    test.use({ locale: words.locale, expectedErrors: ["500 (Internal Server Error)"] });

    test("the dashboard's frame stands, its other pages work, and trying again helps once it is mended", async ({
      page,
      database,
    }) => {
      const { slug, hostId } = await bookableBusiness(database);
      await signIn(page, database, hostId);
      const base = `/dashboard/${slug}`;
      const navigation = page.getByRole("navigation", { name: words.navigation });
      const broken = page.getByRole("heading", { level: 1, name: words.title });
      await withoutTable(database, "call_participant", async () => {
        const answer = await page.goto(`${base}/calls`);
        expect(answer?.status()).toBe(500);
        expectNothingLeaked((await answer?.text()) ?? "");
        await expect(broken).toBeVisible();
        await expect(page.getByRole("banner")).toBeVisible();
        await expect(navigation.getByRole("link", { name: words.calls })).toHaveAttribute(
          "aria-current",
          "page",
        );
        await expectNarrow(page);
        await expectAccessible(page);

        await navigation.getByRole("link", { name: words.bookings, exact: true }).click();
        await expect(page.getByRole("heading", { level: 1, name: words.bookings })).toBeVisible();
        await expect(broken).toHaveCount(0);
        const data = page.waitForResponse((response) => response.url().includes("/calls.data"));
        await navigation.getByRole("link", { name: words.calls }).click();
        expect((await data).status()).toBe(500);
        expectNothingLeaked(await (await data).text());
        await expect(broken).toBeVisible();
        await expect(navigation).toBeVisible();
      });
      await page.getByRole("link", { name: words.again }).click();
      await expect(page.getByRole("heading", { level: 1, name: words.calls })).toBeVisible();
    });

    test("a public page that crashes says so calmly, and is not kept", async ({ page, database }) => {
      const { slug } = await bookableBusiness(database);
      await withoutTable(database, "event_type", async () => {
        for (const path of [`/${slug}`, `/${slug}/talk`]) {
          const answer = await page.goto(path);
          expect(answer?.status()).toBe(500);
          expectNothingLeaked((await answer?.text()) ?? "");
          await expect(page.getByRole("heading", { level: 1, name: words.title })).toBeVisible();
          await expect(page.getByRole("banner").getByRole("link", { name: "Parley" })).toBeVisible();
          await expectNarrow(page);
          await expectAccessible(page);
        }
      });
      await page.getByRole("link", { name: words.again }).click();
      await expect(page.locator("a.day").first()).toBeVisible();
    });

    test("a room that crashes says so calmly, and opens once it is mended", async ({ page, database }) => {
      const world = await roomWorld(database, product);
      await withoutTable(database, "attendee", async () => {
        const answer = await page.goto(world.attendeeUrl);
        expect(answer?.status()).toBe(500);
        expectNothingLeaked((await answer?.text()) ?? "");
        await expect(page.getByRole("heading", { level: 1, name: words.title })).toBeVisible();
        await expectNarrow(page);
        await expectAccessible(page);
      });
      await page.getByRole("link", { name: words.again }).click();
      await expect(page.getByRole("heading", { level: 1, name: "First call" })).toBeVisible();
    });
  });
}

test.describe("what crashes while somebody is at it", () => {
  test.use({ expectedErrors: ["500 (Internal Server Error)"] });

  for (const javaScriptEnabled of [true, false]) {
    test.describe(javaScriptEnabled ? "with its script" : "without JavaScript", () => {
      test.use({ javaScriptEnabled });

      test("a form whose saving crashes leaves the frame standing, and nothing is half saved", async ({
        page,
        database,
      }) => {
        const { slug, hostId, scheduleId } = await bookableBusiness(database);
        await signIn(page, database, hostId);
        await page.goto(`/dashboard/${slug}/schedules/${scheduleId}`);
        await page.getByRole("textbox", { name: "Name" }).fill("Evenings");
        await withoutTable(database, "date_override", async () => {
          const saved = page.waitForResponse((response) => response.request().method() === "POST");
          await page.getByRole("button", { name: "Save", exact: true }).click();
          expect((await saved).status()).toBe(500);
          expectNothingLeaked(await (await saved).text());
          await expect(page.getByRole("heading", { level: 1, name: inEnglish.title })).toBeVisible();
          await expect(page.getByRole("navigation", { name: inEnglish.navigation })).toBeVisible();
        });
        await page.getByRole("link", { name: inEnglish.again }).click();
        await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("Hours");
        expect(await database.prisma.availabilityRule.count({ where: { scheduleId } })).toBe(7);
      });
    });
  }

  test("a room whose door crashes keeps trying, and lets one in once it is mended", async ({
    page,
    database,
  }) => {
    const world = await roomWorld(database, product);
    // The page was answered before; its request for a ticket waits until the table is gone.
    let letGo = () => undefined as void;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route("**/ticket", async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(world.attendeeUrl);
    await withoutTable(database, "attendee", async () => {
      const ticket = page.waitForResponse((response) => response.url().endsWith("/ticket"));
      letGo();
      expect((await ticket).status()).toBe(500);
      expectNothingLeaked(await (await ticket).text());
      await expect(page.getByText("Trying again", { exact: false })).toBeVisible();
      await expect(page.getByRole("button", { name: "Join now" })).toBeDisabled();
      await expectAccessible(page);
    });
    await page.getByRole("button", { name: "Join now" }).click();
    await expect(page.getByText("Waiting for Hanna Berg")).toBeVisible();
  });
});
