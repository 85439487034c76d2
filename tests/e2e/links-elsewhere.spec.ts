import { randomId } from "#app/platform/security/random-id.server.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { expect, test } from "./fixtures.ts";
import { openBusiness } from "./owner.ts";

const elsewhere = "https://elsewhere.example/";

test("a link to another site does not say where one came from, in a tab of its own or in this one", async ({
  page,
  context,
  database,
}) => {
  test.setTimeout(120_000);
  const referers: (string | undefined)[] = [];
  await context.route(/^https:\/\/(elsewhere\.example|www\.cnil\.fr)\//, async (route) => {
    referers.push((await route.request().allHeaders())["referer"]);
    await route.fulfill({ contentType: "text/html", body: "<title>Elsewhere</title>" });
  });
  const business = await openBusiness(page, database);
  const { organizationId, eventTypeId, hostId, base } = business;
  const { bookingId } = await createBooking(database, {
    ...{ organizationId, eventTypeId, hostIds: [hostId], id: randomId() },
    startsAt: Date.now() + 86_400_000,
  });
  await database.prisma.booking.update({
    where: { id: bookingId },
    data: { locationKind: "link", locationDetail: `${elsewhere}meet` },
  });
  await page.goto(`${base}/bookings/${bookingId}`);
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: `${elsewhere}meet` }).click();
  await (await opened).waitForLoadState();

  // A link that carries no words about it: what the pages say of themselves is enough.
  for (const path of ["/privacy", `/${business.slug}`]) {
    await page.goto(path);
    await page.evaluate((href) => {
      const link = document.createElement("a");
      link.href = href;
      link.textContent = "Elsewhere";
      document.querySelector("main")?.append(link);
    }, elsewhere);
    await page.getByRole("main").getByRole("link", { name: "Elsewhere" }).click();
    await expect(page).toHaveTitle("Elsewhere");
  }
  await page.goto("/me/complain");
  await page
    .getByRole("link", { name: /CNIL|informatique et des libertés/i })
    .first()
    .click();
  await expect(page).toHaveURL(/cnil\.fr/);
  expect(referers).toEqual(Array.from({ length: 4 }, () => undefined));
});
