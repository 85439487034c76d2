import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { openBusiness } from "./owner.ts";
import { fillPerson } from "./visitor-scene.ts";

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with its script" : "without JavaScript";

  test(`a private link books once, and then says that it is closed ${how}`, async ({
    page,
    browser,
    database,
  }) => {
    const { base, eventTypeId, publicPath } = await openBusiness(page, database);
    await page.goto(`${base}/event-types/${eventTypeId}/links`);
    await page.getByLabel("Name").fill("For Ada");
    await page.getByLabel("Uses").fill("1");
    await page.getByRole("button", { name: "Make the link" }).click();
    await expect(page.getByText("1 use left")).toBeVisible();
    const link = await page.getByLabel("Address of For Ada").inputValue();

    const context = await browser.newContext({ javaScriptEnabled, locale: "en-GB" });
    const visitor = await context.newPage();
    const book = async (day: string) => {
      await visitor.goto(`${link}&date=${day}&timezone=UTC`);
      await visitor.locator("a.time").first().click();
      await fillPerson(visitor);
      await visitor.getByRole("button", { name: "Confirm the appointment" }).click();
    };
    await book("2027-03-10");
    await expect(visitor.getByRole("heading", { name: "You are booked" })).toBeVisible();

    const again = await visitor.goto(link);
    expect(again?.status()).toBe(410);
    await expect(visitor.getByText("This link can no longer be used").last()).toBeVisible();
    await expect(visitor.locator("a.time, a.day")).toHaveCount(0);
    if (javaScriptEnabled) {
      await expectAccessible(visitor);
      await expectNarrow(visitor);
    }
    await page.reload();
    await expect(page.getByText("Used up")).toBeVisible();
    const made = await database.prisma.booking.findMany({ where: { eventTypeId } });
    expect(made.map(({ startsAt }) => startsAt.toISOString().slice(0, 10))).toEqual(["2027-03-10"]);

    // Allowed once more, it is used up by somebody else while this form is open.
    await database.prisma.privateLink.updateMany({ where: { eventTypeId }, data: { maxUses: 2 } });
    await visitor.goto(`${link}&at=2027-03-12T10:00Z&timezone=UTC`);
    await fillPerson(visitor);
    await database.prisma.privateLink.updateMany({ where: { eventTypeId }, data: { uses: 2 } });
    await visitor.getByRole("button", { name: "Confirm the appointment" }).click();
    await expect(visitor.getByText("This link can no longer be used").last()).toBeVisible();
    expect(await database.prisma.booking.count({ where: { eventTypeId } })).toBe(1);
    // Nobody needs a link for what is offered to all.
    await visitor.goto(`${publicPath}/talk?date=2027-03-10&timezone=UTC`);
    await expect(visitor.locator("a.time").first()).toBeVisible();
    await context.close();
  });
}

test("without JavaScript a press on a time holds it, and going back lets go; an address alone holds nothing", async ({
  browser,
  database,
}) => {
  const { slug, eventTypeId } = await bookableBusiness(database);
  const holds = () => database.prisma.hold.count({ where: { eventTypeId } });
  const day = `/${slug}/talk?date=2027-03-10&timezone=UTC`;
  const form = `/${slug}/talk?at=2027-03-10T10:00Z&timezone=UTC`;
  const open = () => browser.newPage({ javaScriptEnabled: false, locale: "en-GB" });
  const [first, second] = [await open(), await open()];
  // As from a mail or a bookmark; a scanner that follows links asks in this way too.
  await first.goto(form);
  await expect(first.getByRole("heading", { name: "Your details" })).toBeVisible();
  expect(await holds()).toBe(0);

  await first.goto(day);
  await first.locator("a.time").filter({ hasText: "10:00" }).click();
  await expect(first.getByText(/^This time is kept for you until \d{1,2}:\d\d/)).toBeVisible();
  expect(await holds()).toBe(1);
  await second.goto(day);
  await expect(second.locator("a.time").filter({ hasText: "11:00" })).toBeVisible();
  await expect(second.locator("a.time").filter({ hasText: "10:00" })).toHaveCount(0);
  const late = await second.goto(form);
  expect(late?.status()).toBe(409);

  await expectNarrow(first);
  await first.getByRole("button", { name: "Another time" }).click();
  await expect(first.locator("a.time").filter({ hasText: "10:00" })).toBeVisible();
  expect(await holds()).toBe(0);
  await first.locator("a.time").filter({ hasText: "11:00" }).click();
  await fillPerson(first);
  await first.getByRole("button", { name: "Confirm the appointment" }).click();
  await expect(first.getByRole("heading", { name: "You are booked" })).toBeVisible();
  expect(await holds()).toBe(0);
  await first.close();
  await second.close();
});
