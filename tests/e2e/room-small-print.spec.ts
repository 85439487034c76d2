import type { BrowserContext, Page } from "@playwright/test";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { product } from "./product.ts";
import { caption, devicesInUse, join, openAsAttendee, openAsHost, roomWorld } from "./room-world.ts";

test.beforeEach(() => test.setTimeout(150_000));

// Contexts outlive their test, and a call that goes on in one takes the time of the next.
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

/** A person who has said no, or a computer whose settings have. The tests' browser itself always says yes. */
async function refuse(context: BrowserContext, message = "Permission denied"): Promise<void> {
  await context.addInitScript((text) => {
    const denied = () => Promise.reject(new DOMException(text, "NotAllowedError"));
    Object.assign(window, { openDevices: navigator.mediaDevices.getUserMedia });
    navigator.mediaDevices.getUserMedia = denied;
  }, message);
}

const userAgents = {
  firefox: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  safari:
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
  iphone:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
  android: "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36",
};
const pictures = {
  firefox: /^A Firefox window/,
  safari: /^A Mac’s menu bar/,
  iphone: /^A phone: .* above it/,
  android: /^A phone: .* below it/,
};

test("whoever refused is shown where their own browser lets them change it, joins to listen, and can allow it later", async ({
  browser,
  database,
}) => {
  const world = await roomWorld(database, product);
  const context = await browser.newContext({ locale: "en-GB" });
  await refuse(context);
  const page = await context.newPage();
  await page.goto(world.attendeeUrl);
  await expect(page.getByText("Camera and microphone are blocked")).toBeVisible();
  await expect(page.getByRole("img", { name: /^A browser window: the sign at the left end/ })).toBeVisible();
  await expect(page.getByText("You come in to watch and listen")).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);
  await join(page).click();
  await expect(page.getByText("Waiting for Hanna Berg")).toBeVisible();
  await page.evaluate(() => {
    const { openDevices } = window as unknown as { openDevices: typeof navigator.mediaDevices.getUserMedia };
    navigator.mediaDevices.getUserMedia = openDevices;
  });
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("Camera and microphone are blocked")).toHaveCount(0);
  await expect(page.locator(".tile--self video")).toBeVisible();
});

for (const family of ["firefox", "safari", "iphone", "android"] as const)
  test(`the picture for a refusal is that of the browser at hand: ${family}`, async ({
    browser,
    database,
  }) => {
    const world = await roomWorld(database, product);
    const context = await browser.newContext({ locale: "en-GB", userAgent: userAgents[family] });
    await refuse(context);
    const page = await context.newPage();
    await page.goto(world.attendeeUrl);
    await expect(page.getByRole("img", { name: pictures[family] })).toBeVisible();
    await expectNarrow(page);
  });

test("a refusal by the computer's own settings is told apart from one by the person", async ({
  browser,
  database,
}) => {
  const world = await roomWorld(database, product);
  const context = await browser.newContext({ locale: "en-GB" });
  await refuse(context, "Permission denied by system");
  const page = await context.newPage();
  await page.goto(world.attendeeUrl);
  await expect(
    page.getByText("The settings of your computer or phone keep this browser from them."),
  ).toBeVisible();
  await expect(page.locator(".guide")).toHaveCount(0);
});

/** What the system does to a captured track, which no test can make it do. */
async function systemDoes(page: Page, kind: "audio" | "video", what: "mute" | "unmute" | "end") {
  await page.evaluate(
    ([wanted, event]) => {
      const { captured } = window as unknown as { captured: MediaStreamTrack[] };
      const track = captured.filter((one) => one.kind === wanted && one.readyState === "live").at(-1);
      if (!track) throw new Error(`no ${wanted}`);
      if (event === "end") track.stop();
      else Object.defineProperty(track, "muted", { value: event === "mute", configurable: true });
      track.dispatchEvent(new Event(event === "end" ? "ended" : event));
    },
    [kind, what] as const,
  );
}

test("a phone call that takes the microphone is told to both sides, and it comes back by itself", async ({
  browser,
  database,
}) => {
  const world = await roomWorld(database, product);
  const [host, attendee] = [await openAsHost(browser, world), await openAsAttendee(browser, world)];
  for (const page of [host, attendee]) {
    await page.getByRole("button", { name: "Turn camera off" }).click();
    await join(page).click();
  }
  await expect(caption(host, "Ada Lovelace")).toBeVisible();
  const muted = host.locator(".stage__people").getByRole("img", { name: "Microphone off" });
  await expect(muted).toHaveCount(0);
  await systemDoes(attendee, "audio", "mute");
  const notice = attendee.getByText("Your phone or computer has taken the microphone");
  await expect(notice).toBeVisible();
  await expect(muted).toBeVisible();
  await expectAccessible(attendee);
  await systemDoes(attendee, "audio", "unmute");
  await expect(notice).toHaveCount(0);
  await expect(muted).toHaveCount(0);
  await expect(attendee.getByRole("button", { name: "Mute", exact: true })).toBeVisible();
});

test("devices that ended while the computer slept are open again when it is looked at", async ({
  browser,
  database,
}) => {
  const attendee = await openAsAttendee(browser, await roomWorld(database, product));
  await join(attendee).click();
  await expect(attendee.getByText("Waiting for Hanna Berg")).toBeVisible();
  await systemDoes(attendee, "audio", "end");
  await systemDoes(attendee, "video", "end");
  await expect(attendee.getByText("The camera was disconnected")).toBeVisible();
  expect(await devicesInUse(attendee, "audio")).toEqual([]);
  await attendee.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(attendee.getByText("The camera was disconnected")).toHaveCount(0);
  await expect.poll(async () => (await devicesInUse(attendee, "audio")).length).toBe(1);
  await expect(attendee.locator(".tile--self video")).toBeVisible();
  await expect(attendee.getByRole("button", { name: "Mute", exact: true })).toBeVisible();
});
