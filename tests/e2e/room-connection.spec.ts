import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { product } from "./product.ts";
import { join, openAsAttendee, roomWorld } from "./room-world.ts";

// Contexts outlive their test, and a call that goes on in one takes the time of the next.
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

test("the connection test says what works in plain words, sends nothing of it anywhere, and can be copied", async ({
  browser,
  database,
}) => {
  test.setTimeout(120_000);
  const page = await openAsAttendee(browser, await roomWorld(database, product));
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Turn camera off" }).click();
  await expect(join(page)).toBeEnabled();
  const posts: string[] = [];
  page.on("request", (request) => request.method() !== "GET" && posts.push(request.url()));
  await page.getByRole("button", { name: "Test the connection" }).click();
  const dialog = page.getByRole("dialog", { name: "Connection test" });
  await expect(dialog.getByRole("listitem")).toHaveCount(4);
  await expect(dialog.getByText(/The room answers/)).toBeVisible({ timeout: 30_000 });
  await expect(
    dialog.getByText(/Calls work in your own network|go straight to the others|straight way/).first(),
  ).toBeVisible();
  await expect(dialog.getByText(/Mbit\/s: enough/)).toBeVisible();
  expect(posts).toEqual([]);
  await dialog.getByRole("button", { name: "Copy the result" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split("\n")).toHaveLength(4);
  expect(copied).toContain("This site – Good. The room answers");
  await expectAccessible(page);
  await expectNarrow(page);
});

test("a network that blocks this site's rooms is told with what to do", async ({ browser, database }) => {
  test.setTimeout(120_000);
  const world = await roomWorld(database, product);
  const context = await browser.newContext({ locale: "fr-FR" });
  const page = await context.newPage();
  await page.routeWebSocket(/signal/, (socket) => socket.close());
  await page.route(/\/signal\/stream/, (route) => route.abort());
  await page.route(/\/speed$/, (route) => route.abort());
  await page.goto(world.attendeeUrl);
  await page.getByRole("button", { name: "Tester la connexion" }).click();
  const dialog = page.getByRole("dialog", { name: "Test de connexion" });
  await expect(dialog.getByText(/La salle ne répond pas/)).toBeVisible({ timeout: 40_000 });
  await expect(dialog.getByText(/Le débit n’a pas pu être mesuré/)).toBeVisible();
});
