import { randomId } from "#app/platform/security/random-id.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { expect, test } from "./fixtures.ts";
import { fillPerson } from "./visitor-scene.ts";

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with its script" : "without JavaScript";

  test.describe(how, () => {
    test.use({ javaScriptEnabled });

    for (const hosts of [1, 2]) {
      const whose = hosts === 1 ? "one host" : "a team in which another is still free";

      test(`going back and sending the form again gives the same booking of ${whose}, ${how}`, async ({
        page,
        database,
      }) => {
        const { slug, eventTypeId } = await bookableBusiness(database, {
          eventType: { hostMode: hosts === 1 ? "one" : "round_robin" },
          colleagues: hosts === 1 ? [] : [{}],
        });
        await page.goto(`/${slug}/talk?date=2027-03-10&timezone=UTC`);
        await page.locator("a.time").first().click();
        const email = await fillPerson(page, "Gustav Goback");
        await page.getByRole("button", { name: "Confirm the appointment" }).click();
        await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
        const booking = new URL(page.url()).pathname;

        await page.goBack();
        await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Gustav Goback");
        await expect(page.getByLabel("E-mail", { exact: true })).toHaveValue(email);
        await page.getByRole("button", { name: "Confirm the appointment" }).click();
        await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
        expect(new URL(page.url()).pathname).toBe(booking);
        expect(await database.prisma.booking.count({ where: { eventTypeId } })).toBe(1);
      });
    }
  });
}

test("a form that is left for another time comes back as it was", async ({ page, database }) => {
  const { slug } = await bookableBusiness(database, {
    questions: [
      { kind: "long_text", label: "Why?" },
      { kind: "several_choices", label: "Which rooms?", options: ["Kitchen", "Attic"] },
      { kind: "choice", label: "When?", options: ["Soon", "Later"] },
    ],
  });
  await page.goto(`/${slug}/talk?date=2027-03-10&timezone=UTC`);
  await page.locator("a.time").first().click();
  await fillPerson(page, 'Ada "the first" <b>');
  const key = await page.locator("input[name=key]").inputValue();
  await page.getByLabel("Why?").fill("Two lines\n</textarea> of it");
  await page.getByLabel("Attic").check();
  await page.getByLabel("Later").check();
  await page.getByRole("link", { name: "Another time" }).click();
  await expect(page.locator("#day-title")).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue('Ada "the first" <b>');
  await expect(page.getByLabel("Why?")).toHaveValue("Two lines\n</textarea> of it");
  await expect(page.getByLabel("Attic")).toBeChecked();
  await expect(page.getByLabel("Kitchen")).not.toBeChecked();
  await expect(page.getByLabel("Later")).toBeChecked();
  await expect(page.locator("input[name=key]")).toHaveValue(key);
  await expect(page.locator("[data-hold-note]")).toContainText("kept for you");
  await expect(page).toHaveTitle("Talk · Test business");
});

test("a form whose page was loaded anew is still known by its key", async ({ page, database }) => {
  const { slug, eventTypeId } = await bookableBusiness(database, {
    eventType: { hostMode: "round_robin" },
    colleagues: [{}],
  });
  await page.goto(`/${slug}/talk?date=2027-03-11&timezone=UTC`);
  await page.locator("a.time").first().click();
  const email = `${randomId()}@customers.example`;
  await fillPerson(page, "Rita Reload", email);
  await page.getByRole("button", { name: "Confirm the appointment" }).click();
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
  await page.goBack();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Rita Reload");
  await page.reload();
  await fillPerson(page, "Rita Reload", email);
  await page.getByRole("button", { name: "Confirm the appointment" }).click();
  await expect(page.getByRole("heading", { name: "You are booked" })).toBeVisible();
  expect(await database.prisma.booking.count({ where: { eventTypeId } })).toBe(1);
});
