import { expect, expectAccessible, test } from "./fixtures.ts";
import { product } from "./product.ts";
import { caption, joinWithoutCamera, roomWorld } from "./room-world.ts";

test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

test("a host opens the own room; a guest who waits at its door by number knocks, is let in and rates the call", async ({
  browser,
  database,
}) => {
  test.setTimeout(90_000);
  const world = await roomWorld(database, product, { startsInMinutes: 1440 });
  const context = await world.hostContext(browser, { locale: "en-GB" });
  const host = await context.newPage();
  await host.goto(`/dashboard/${world.slug}/meetings`);
  const own = host.locator("section").filter({ hasText: "Your own room" });
  const ways = await own.locator("dd").allInnerTexts();

  const guest = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await guest.goto("/join");
  await guest.getByLabel("Meeting number").fill(ways[0] ?? "");
  await guest.getByLabel("PIN").fill(ways[1] ?? "");
  await guest.getByRole("button", { name: "Join" }).click();
  await expect(guest.getByRole("heading", { name: "Hanna Berg is not here yet" })).toBeVisible();
  await expectAccessible(guest);

  await own.getByRole("button", { name: "Open my room" }).click();
  await joinWithoutCamera(host);
  // Nobody was mailed: what the host passes on stands where others are waited for.
  const invitation = host.getByRole("region", { name: "Bring others in" });
  await expect(invitation).toContainText(`number ${ways[0]}, PIN ${ways[1]}`);
  await expectAccessible(host);
  // The door looks by itself, and leads on.
  await expect(guest).toHaveURL(/\/room\//);
  await guest.getByLabel("Your name").fill("Grace");
  await guest.getByRole("button", { name: "Ask to join" }).click();
  await host.getByRole("button", { name: "Let in" }).click();
  await expect(caption(host, "Grace")).toBeVisible();

  await guest.getByRole("button", { name: "Leave" }).first().click();
  await guest.getByText("Say more").click();
  await expectAccessible(guest);
  await guest.getByLabel("4", { exact: true }).check();
  await guest.getByRole("button", { name: "Send" }).click();
  await expect(guest.getByText("Thank you.")).toBeVisible();
});
