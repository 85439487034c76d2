import type { Browser, Locator, Page } from "@playwright/test";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { tabTo } from "./keys.ts";
import { product } from "./product.ts";
import {
  caption,
  devicesInUse,
  join,
  joinWithoutCamera,
  meetWithoutCameras,
  openAsAttendee,
  openAsHost,
  type RoomWorld,
  roomWorld,
} from "./room-world.ts";

/** A desk, a phone, a phone on its side, and the narrowest that WCAG names (see `expectNarrow`). */
const sizes = [
  { width: 1280, height: 720 },
  { width: 375, height: 667 },
  { width: 667, height: 375 },
  { width: 320, height: 568 },
];

/** Nothing for axe to find in either theme, and nothing out of sight, on a desk and on phones. */
async function expectGoodAtEverySize(page: Page, expectMore?: (page: Page) => Promise<void>): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    if (size.width !== 320) await expectAccessible(page);
    await expectReachable(page);
    await expectMore?.(page);
  }
  await expectNarrow(page);
}

/** Each button and field that is not hidden can be brought into view, whole, with nothing lying over it. */
async function expectReachable(page: Page): Promise<void> {
  const hidden = await page.evaluate(() => {
    const controls = [...document.querySelectorAll("button, textarea, select, main a[href]")].filter(
      (control) => control.checkVisibility({ visibilityProperty: true }),
    );
    return controls.flatMap((control) => {
      // In a menu that is closed.
      if (!control.checkVisibility()) return [];
      control.scrollIntoView({ block: "center" });
      const { left, right, top, bottom } = control.getBoundingClientRect();
      const onTop = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const isWhole = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
      return isWhole && onTop && control.contains(onTop) ? [] : [control.outerHTML.slice(0, 160)];
    });
  });
  expect(hidden, JSON.stringify(page.viewportSize())).toEqual([]);
}

/** Nobody's picture lies over somebody else's while the stage has room for both. */
async function expectApart(page: Page): Promise<void> {
  const [self, other] = [page.locator(".tile--self"), page.locator(".stage__people > *").last()];
  const [mine, theirs] = [await self.boundingBox(), await other.boundingBox()];
  if (!mine || !theirs) throw new Error("a tile is not there");
  const apart = theirs.x + theirs.width <= mine.x || theirs.y + theirs.height <= mine.y;
  expect(apart, JSON.stringify({ size: page.viewportSize(), mine, theirs })).toBe(true);
}

/** What was said last is in view, also after the window has changed. */
async function expectNewest(page: Page): Promise<void> {
  await expect(page.locator(".chat__text").last()).toBeInViewport({ ratio: 1 });
}

async function knock(browser: Browser, world: RoomWorld, name: string): Promise<Page> {
  const stranger = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await stranger.goto(world.hostUrl);
  await stranger.getByRole("button", { name: "Turn camera off" }).click();
  await stranger.getByLabel("Your name").fill(name);
  await stranger.getByRole("button", { name: "Ask to join" }).click();
  await expect(stranger.getByText("You asked to join")).toBeVisible();
  return stranger;
}

test.beforeEach(() => test.setTimeout(150_000));

// Contexts outlive their test, and a call that goes on in one takes the time of the next.
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

test("a call from the lobby to its end is accessible", async ({ browser, database }) => {
  const host = await openAsHost(browser, await roomWorld(database, product));
  await expect(join(host)).toBeEnabled();
  await expectGoodAtEverySize(host);
  await joinWithoutCamera(host);
  await expect(host.getByText("Waiting for Ada Lovelace")).toBeVisible();
  await expectGoodAtEverySize(host);
  await host.getByRole("button", { name: "Leave" }).click();
  await expect(host.getByRole("heading", { name: "You left the meeting" })).toBeVisible();
  await expectGoodAtEverySize(host);
});

test("the panel of those at the door is accessible, and so is the door", async ({ browser, database }) => {
  const world = await roomWorld(database, product);
  const { host } = await meetWithoutCameras(browser, world);
  const stranger = await knock(browser, world, "Grace Hopper");
  await knock(browser, world, "Maximilienne-Alexandrine de Montmorency-Larochefoucauld");
  await knock(browser, world, "Jo");
  const panel = host.getByRole("region", { name: "At the door" });
  await expect(panel.getByRole("listitem")).toHaveCount(3);
  await expectGoodAtEverySize(host);
  await expectGoodAtEverySize(stranger);
  await host.setViewportSize({ width: 1280, height: 720 });
  await panel
    .getByRole("listitem")
    .filter({ hasText: "Grace" })
    .getByRole("button", { name: "Decline" })
    .click();
  await expect(stranger.getByRole("heading", { name: "You were not let in" })).toBeVisible();
  await expectGoodAtEverySize(stranger);
});

test("a stranger who is declined three times is told kindly, and cannot ask again", async ({
  browser,
  database,
}) => {
  const world = await roomWorld(database, product);
  const host = await openAsHost(browser, world);
  await joinWithoutCamera(host);
  const stranger = await knock(browser, world, "Grace Hopper");
  const decline = host.getByRole("button", { name: "Decline" });
  for (const again of [true, true, false]) {
    await decline.click();
    await expect(stranger.getByRole("heading", { name: "You were not let in" })).toBeVisible();
    if (again) await stranger.getByRole("button", { name: "Ask again" }).click();
  }
  await expect(stranger.getByText("write to Harbour Rooms")).toBeVisible();
  await expect(stranger.getByRole("button", { name: "Ask again" })).toHaveCount(0);
  await expectGoodAtEverySize(stranger);
  await stranger.reload();
  await stranger.getByRole("button", { name: "Ask to join" }).click();
  await expect(stranger.getByText("write to Harbour Rooms")).toBeVisible();
  await expect(decline).toHaveCount(0);
});

test("a shared screen is accessible on both sides", async ({ browser, database }) => {
  const { host, attendee } = await meetWithoutCameras(browser, await roomWorld(database, product));
  await host.getByRole("button", { name: "Share your screen" }).click();
  await expect(caption(attendee, "Hanna Berg’s screen")).toBeVisible();
  await expectGoodAtEverySize(attendee, expectApart);
  await expectGoodAtEverySize(host, expectApart);
  await attendee.getByRole("button", { name: "Leave" }).click();
  await expect(host.getByText("Waiting for Ada Lovelace")).toBeVisible();
  await expectGoodAtEverySize(host, expectApart);
});

test("a chat that holds lines is accessible", async ({ browser, database }) => {
  const { host, attendee } = await meetWithoutCameras(browser, await roomWorld(database, product));
  for (const page of [host, attendee]) await page.getByRole("button", { name: "Chat", exact: true }).click();
  const say = async (page: Page, text: string) => {
    await page.getByLabel("Write a message").fill(text);
    await page.keyboard.press("Enter");
  };
  await say(host, "The plan is at https://example.org/a/very/long/address/that/does/not/fit/one/line?b=1");
  await expect(attendee.locator(".chat__text")).toHaveCount(1);
  for (let line = 1; line <= 12; line += 1)
    await say(attendee, `Line ${line}, so that there is something to scroll`);
  await say(attendee, "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft");
  await expect(host.locator(".chat__text")).toHaveCount(14);
  await expectGoodAtEverySize(host, expectNewest);
  await host.setViewportSize({ width: 1280, height: 720 });
  await attendee.getByRole("button", { name: "Leave" }).click();
  await expect(host.getByText("Waiting for Ada Lovelace")).toBeVisible();
  await expectGoodAtEverySize(host);
});

/** Reaches a control and presses it, seeing all the while where the focus is. */
async function pressByKey(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control);
  const outline = await control.evaluate((element) => getComputedStyle(element).outlineStyle);
  expect(outline, "the focus is seen").not.toBe("none");
  await page.keyboard.press("Enter");
}

test("the keyboard alone goes from the lobby through a call, out of it and back", async ({
  browser,
  database,
}) => {
  const page = await openAsAttendee(browser, await roomWorld(database, product));
  const button = (name: string) => page.getByRole("button", { name, exact: true });
  await expect(join(page)).toBeEnabled();
  await expect(page.getByLabel("Camera", { exact: true })).toBeEnabled();
  await pressByKey(page, button("Turn camera off"));
  await expect(button("Turn camera on")).toBeFocused();
  const [before] = await devicesInUse(page, "audio");
  await tabTo(page, page.getByLabel("Microphone", { exact: true }));
  await page.keyboard.press("ArrowDown");
  await expect.poll(async () => (await devicesInUse(page, "audio")).length).toBe(1);
  await expect.poll(() => devicesInUse(page, "audio")).not.toContain(before);
  await pressByKey(page, join(page));
  await expect(page.getByText("Waiting for Hanna Berg")).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();

  await pressByKey(page, button("Camera and microphone"));
  const dialog = page.getByRole("dialog", { name: "Camera and microphone" });
  await tabTo(page, dialog.getByLabel("Camera", { exact: true }));
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(button("Camera and microphone")).toBeFocused();
  await pressByKey(page, button("Mute"));
  await expect(button("Unmute")).toBeFocused();
  await pressByKey(page, button("Chat"));
  await expect(page.getByLabel("Write a message")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(button("Chat")).toBeFocused();

  await pressByKey(page, button("Leave"));
  await expect(page.getByRole("heading", { name: "You left the meeting" })).toBeFocused();
  expect(await devicesInUse(page, "audio")).toEqual([]);
  await pressByKey(page, button("Join again"));
  await expect(page.getByText("Waiting for Hanna Berg")).toBeVisible();
});
