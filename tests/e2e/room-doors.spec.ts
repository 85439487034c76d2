import { chromium, type Page } from "@playwright/test";
import { findBrowser } from "./find-browser.mjs";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { product } from "./product.ts";
import { roomWorld } from "./room-world.ts";

/** Makes every device fail in one way, as a browser would say it. */
async function failDevices(page: Page, name: string) {
  await page.addInitScript((errorName) => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException("as the test says", errorName));
  }, name);
}

// Contexts outlive their test, and a call that goes on in one takes the time of the next.
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

test("the attendee's key does not stay in the address, and still opens the door", async ({
  page,
  database,
}) => {
  const world = await roomWorld(database, product);
  await page.goto(world.attendeeUrl);
  await expect(page).toHaveURL(world.hostUrl);
  await expect(page.getByText("with Hanna Berg")).toBeVisible();
  await expect(page.getByRole("button", { name: "Join now" })).toBeEnabled();
});

test("a forged key lets nobody in", async ({ page, database }) => {
  const world = await roomWorld(database, product);
  await page.goto(world.attendeeUrl.replace(/.$/, (last) => (last === "A" ? "B" : "A")));
  await expect(page.getByRole("button", { name: "Ask to join" })).toBeVisible();
});

test("in one browser the host's tab is the host's, and the attendee's link the attendee's", async ({
  browser,
  database,
}) => {
  const world = await roomWorld(database, product);
  const context = await world.hostContext(browser);
  const [asHost, asAttendee] = [await context.newPage(), await context.newPage()];
  await asHost.goto(world.hostUrl);
  await asAttendee.goto(world.attendeeUrl);
  await expect(asAttendee.getByText("with Hanna Berg")).toBeVisible();
  await expect(asHost.getByText("with Ada Lovelace")).toBeVisible();
});

test("who is early sees when the room opens, and is let in by the clock", async ({ page, database }) => {
  const world = await roomWorld(database, product, { startsInMinutes: 15.15 });
  await page.goto(world.attendeeUrl);
  await expect(page.getByRole("heading", { name: "You are early" })).toBeVisible();
  await expect(page.getByRole("timer")).toHaveText(/0:0\d/);
  await expectAccessible(page);
  await expect(page.getByRole("button", { name: "Join now" })).toBeEnabled({ timeout: 15_000 });
});

test.describe("rooms that are closed", () => {
  test.use({ expectedErrors: ["410 (Gone)", "404 (Not Found)"] });

  test("a cancelled meeting's room is gone, and says so", async ({ page, database }) => {
    const world = await roomWorld(database, product, { cancelled: true });
    expect((await page.goto(world.attendeeUrl))?.status()).toBe(410);
    await expect(page.getByRole("heading", { name: "This appointment was cancelled" })).toBeVisible();
    await expectAccessible(page);
    await expect(page.getByRole("link", { name: "Go to Harbour Rooms" })).toHaveAttribute(
      "href",
      `/${world.slug}`,
    );
  });

  test("a meeting that is long over has no room any more", async ({ page, database }) => {
    const world = await roomWorld(database, product, { startsInMinutes: -95 });
    expect((await page.goto(world.attendeeUrl))?.status()).toBe(410);
    await expect(page.getByRole("heading", { name: "This room has closed" })).toBeVisible();
  });

  test("an unknown room is not found", async ({ page }) => {
    expect((await page.goto("/room/nosuchroomatall"))?.status()).toBe(404);
  });
});

const failures = [
  { name: "NotFoundError", title: "No camera or microphone was found" },
  { name: "NotReadableError", title: "The camera is in use" },
  { name: "WhateverError", title: "The microphone did not start" },
];
for (const { name, title } of failures) {
  test(`devices that fail with ${name} are explained, and one can join without`, async ({
    page,
    database,
  }) => {
    const world = await roomWorld(database, product);
    await failDevices(page, name);
    await page.goto(world.attendeeUrl);
    await expect(page.getByText(title)).toBeVisible();
    // The last one looks as the others do.
    if (name !== "WhateverError") await expectAccessible(page);
    await page.getByRole("button", { name: "Join now" }).click();
    await expect(page.getByText("Waiting for Hanna Berg")).toBeVisible();
  });
}

test("a refused permission is explained, and granting it later works without a reload", async ({
  database,
}) => {
  const world = await roomWorld(database, product);
  const { executablePath, args, env } = await findBrowser();
  // Without the flag that answers for the person, a browser without a window refuses.
  const strict = args.filter((flag: string) => flag !== "--use-fake-ui-for-media-stream");
  const browser = await chromium.launch({
    executablePath,
    args: strict,
    env: { ...process.env, ...env } as never,
  });
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(world.attendeeUrl);
  await expect(page.getByText("Camera and microphone are blocked")).toBeVisible();
  await expectAccessible(page);
  await context.grantPermissions(["camera", "microphone"], { origin: product.origin });
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.locator(".lobby__preview video")).toBeVisible();
  await expect(page.getByText("Camera and microphone are blocked")).toHaveCount(0);
  await browser.close();
});

test("a browser that cannot hold calls leads into one that can, and to somebody to tell", async ({
  page,
  browser,
  database,
}) => {
  const world = await roomWorld(database, product);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin: product.origin });
  await page.addInitScript(() => Reflect.deleteProperty(window, "RTCPeerConnection"));
  await page.goto(world.attendeeUrl);
  await expect(page.getByRole("heading", { name: "This browser cannot hold video calls" })).toBeVisible();
  await expect(page.getByText("Chrome, Edge, Firefox or Safari")).toBeVisible();
  await expect(page.getByText("the answer reaches Hanna Berg at Harbour Rooms")).toBeVisible();
  await expect(page.getByRole("link", { name: "Go to Harbour Rooms" })).toHaveAttribute(
    "href",
    `/${world.slug}`,
  );
  await expect(page.getByRole("button", { name: "Join now" })).toHaveCount(0);
  await expectAccessible(page);
  await expectNarrow(page);

  await page.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const able = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await able.goto(link);
  await expect(able.getByText("with Hanna Berg")).toBeVisible();
  await expect(able.getByRole("button", { name: "Join now" })).toBeEnabled();
});

test("a window inside another app, without camera and microphone, leads into a browser too", async ({
  page,
  database,
}) => {
  const world = await roomWorld(database, product);
  await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "mediaDevices"));
  await page.goto(world.hostUrl);
  await expect(page.getByText("choose “Open in browser”")).toBeVisible();
  await expect(page.getByLabel("Link to this meeting")).toHaveValue(world.hostUrl);
});

for (const [width, height] of [
  [375, 667],
  [667, 375],
  [320, 568],
] as const) {
  test(`the room fits ${width} × ${height}, with targets of 44 px`, async ({ browser, database }) => {
    const world = await roomWorld(database, product);
    const context = await browser.newContext({ viewport: { width, height }, locale: "fr-FR" });
    const page = await context.newPage();
    await page.goto(world.attendeeUrl);
    await page.getByRole("button", { name: "Rejoindre" }).click();
    await expect(page.getByText("En attente de Hanna Berg")).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    for (const control of await page.locator(".control").all()) {
      const box = await control.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
    }
    await context.close();
  });
}
