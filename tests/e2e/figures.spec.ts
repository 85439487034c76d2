import { createBooking } from "#tests/factories/booking.ts";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { openBusiness } from "./owner.ts";

const hourMs = 3_600_000;

test("a month of ten meetings and more stands as a bar and as a number, fewer as few, for everyone", async ({
  page,
  database,
}) => {
  const { base, organizationId, eventTypeId, hostId } = await openBusiness(page, database);
  await page.goto(`${base}/settings`);
  await page.getByRole("link", { name: "Figures" }).click();
  await expect(page.getByText("No month to draw yet")).toBeVisible();
  const lastMonth = new Date();
  lastMonth.setUTCMonth(lastMonth.getUTCMonth() - 1, 10);
  for (let index = 0; index < 12; index++)
    await createBooking(database, {
      ...{ organizationId, eventTypeId, hostIds: [hostId] },
      startsAt: lastMonth.getTime() + index * hourMs,
    });
  await page.reload();
  await expect(page.getByRole("img", { name: /Meetings by month/ })).toBeVisible();
  await expect(page.getByRole("cell", { name: "12", exact: true })).toHaveCount(1);
  await expect(page.getByRole("cell", { name: "fewer than ten" })).toHaveCount(11);
  await expectNarrow(page);
  await expectAccessible(page);
});
