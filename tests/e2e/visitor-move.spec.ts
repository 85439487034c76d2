import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { fillPerson } from "./visitor-scene.ts";

test.use({ expectedErrors: ["409 (Conflict)"] });

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with its script" : "without JavaScript";

  test.describe(how, () => {
    test.use({ javaScriptEnabled });

    test(`a move that loses its race keeps its reason and offers the nearest times ${how}`, async ({
      page,
      browser,
      database,
    }) => {
      test.setTimeout(120_000);
      const { slug, eventTypeId } = await bookableBusiness(database);
      await page.goto(`/${slug}/talk?at=2027-06-08T09:00Z&timezone=UTC`);
      await fillPerson(page, "Mona Moves");
      await page.getByRole("button", { name: "Confirm the appointment" }).click();
      await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
      const booking = new URL(page.url()).pathname;
      await page.goto(`${booking}/move?at=2027-06-09T10:00Z`);
      await page.getByLabel(/Reason/).fill("The train is late that day.");

      const rival = await browser.newPage({ javaScriptEnabled: false, locale: "en-GB" });
      await rival.goto(`/${slug}/talk?at=2027-06-09T10:00Z&timezone=UTC`);
      await fillPerson(rival);
      await rival.getByRole("button", { name: "Confirm the appointment" }).click();
      await expect(rival.getByRole("heading", { name: "You are booked" })).toBeVisible();
      await rival.close();

      await page.getByRole("button", { name: "Move the appointment" }).click();
      await expect(page.getByText("That time has just been taken")).toBeVisible();
      await expect(page.getByLabel(/Reason/)).toHaveValue("The train is late that day.");
      const unmoved = { eventTypeId, startsAt: new Date("2027-06-08T09:00Z") };
      expect(await database.prisma.booking.count({ where: unmoved })).toBe(1);
      if (javaScriptEnabled) {
        await expectAccessible(page);
        await expectNarrow(page);
      }
      await page.locator('button.time[value="2027-06-09T10:30Z"]').click();
      await expect(page.getByRole("heading", { name: "Your appointment has moved" })).toBeVisible();
      const moved = await database.prisma.booking.count({
        where: { eventTypeId, startsAt: new Date("2027-06-09T10:30Z"), status: "confirmed" },
      });
      expect(moved).toBe(1);
    });
  });
}

test("a booking that loses its race is accessible, and Enter takes no other time unasked", async ({
  page,
  browser,
  database,
}) => {
  const { slug, eventTypeId } = await bookableBusiness(database);
  const address = `/${slug}/talk?at=2027-06-10T10:00Z&timezone=UTC`;
  await page.goto(address);
  await expect(page.locator("[data-hold-note]")).toContainText("kept for you");
  await database.prisma.hold.deleteMany({ where: { eventTypeId } });
  const rival = await browser.newPage({ javaScriptEnabled: false, locale: "en-GB" });
  await rival.goto(address);
  await fillPerson(rival);
  await rival.getByRole("button", { name: "Confirm the appointment" }).click();
  await expect(rival.getByRole("heading", { name: "You are booked" })).toBeVisible();
  await rival.close();
  await fillPerson(page, "Lena Late");
  await page.getByRole("button", { name: "Confirm the appointment" }).click();
  await expect(page.locator("#taken")).toBeFocused();
  await expectAccessible(page);
  await expectNarrow(page);
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByLabel("Name", { exact: true }).press("Enter");
  expect((await answered).status()).toBe(409);
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Lena Late");
  expect(await database.prisma.booking.count({ where: { eventTypeId } })).toBe(1);
});
