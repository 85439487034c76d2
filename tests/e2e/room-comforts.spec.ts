import type { Page } from "@playwright/test";
import { expect, expectAccessible, expectNarrow, test } from "./fixtures.ts";
import { product } from "./product.ts";
import {
  caption,
  join,
  joinWithoutCamera,
  meetWithoutCameras,
  openAsAttendee,
  openAsHost,
  roomWorld,
} from "./room-world.ts";

test.beforeEach(() => test.setTimeout(90_000));

// Contexts outlive their test, and a call that goes on in one takes the time of the next.
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

const muted = (page: Page) => page.locator(".stage__people").getByRole("img", { name: "Microphone off" });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

async function option(page: Page, name: string): Promise<void> {
  await button(page, "Camera and microphone").click();
  await page.getByRole("switch", { name }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

test("one key lists all keys, and each does what the list says, but not while somebody writes", async ({
  browser,
  database,
}) => {
  const { host, attendee } = await meetWithoutCameras(browser, await roomWorld(database, product));
  await attendee.keyboard.press("?");
  const list = attendee.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(list.getByRole("term")).toHaveCount(11);
  await expectAccessible(attendee);
  await expectNarrow(attendee);
  await attendee.keyboard.press("m");
  await expect(muted(host), "keys rest behind a dialog").toHaveCount(0);
  await attendee.keyboard.press("Escape");
  await attendee.keyboard.press("m");
  await expect(muted(host)).toBeVisible();
  await attendee.keyboard.press("m");
  await expect(muted(host)).toHaveCount(0);
  await attendee.keyboard.press("v");
  await expect(button(attendee, "Turn camera off")).toBeVisible();
  await attendee.keyboard.press("v");
  await attendee.keyboard.press("c");
  await expect(attendee.getByLabel("Write a message")).toBeFocused();
  await attendee.keyboard.type("msvfp?");
  await expect(attendee.getByLabel("Write a message")).toHaveValue("msvfp?");
  await expect(button(attendee, "Turn camera on")).toBeVisible();
  await attendee.keyboard.press("Escape");
  await attendee.keyboard.press("f");
  await expect.poll(() => attendee.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await attendee.keyboard.press("f");
  await expect.poll(() => attendee.evaluate(() => document.fullscreenElement !== null)).toBe(false);
  await attendee.keyboard.press("s");
  await expect(caption(host, "Ada Lovelace’s screen")).toBeVisible();
  await attendee.keyboard.press("s");
  await expect(caption(host, "Ada Lovelace’s screen")).toHaveCount(0);
});

test("with push to talk the space bar is heard while it is held, and still presses buttons for those who walk by keys", async ({
  browser,
  database,
}) => {
  const { host, attendee } = await meetWithoutCameras(browser, await roomWorld(database, product));
  await button(attendee, "Mute").click();
  await expect(muted(host)).toBeVisible();
  await attendee.keyboard.press(" ");
  await expect(button(attendee, "Mute"), "without the option it presses what has the focus").toBeVisible();
  await button(attendee, "Mute").click();
  await option(attendee, "Push to talk");

  await attendee.locator("main").click({ position: { x: 5, y: 5 } });
  await attendee.keyboard.down(" ");
  await expect(muted(host)).toHaveCount(0);
  await attendee.keyboard.up(" ");
  await expect(muted(host)).toBeVisible();

  await button(attendee, "Unmute").focus();
  await attendee.keyboard.press("Tab");
  await attendee.keyboard.press("Shift+Tab");
  await attendee.keyboard.press(" ");
  await expect(button(attendee, "Mute")).toBeFocused();
  await expect(muted(host)).toHaveCount(0);
});

test("noise suppression is switched in mid-call, and another visit remembers it", async ({
  browser,
  database,
}) => {
  const attendee = await openAsAttendee(browser, await roomWorld(database, product));
  await joinWithoutCamera(attendee);
  await expect(attendee.getByText("Waiting for Hanna Berg")).toBeVisible();
  const suppressed = () =>
    attendee.evaluate(() => {
      const { captured } = window as unknown as { captured: MediaStreamTrack[] };
      const live = captured.filter((track) => track.kind === "audio" && track.readyState === "live");
      return live.map((track) => track.getSettings().noiseSuppression);
    });
  await expect.poll(suppressed).toEqual([true]);
  await option(attendee, "Take out background noise");
  await expect.poll(suppressed).toEqual([false]);
  await attendee.reload();
  await expect(attendee.getByText("Waiting for Hanna Berg")).toBeVisible();
  await expect.poll(suppressed).toEqual([false]);
});

test("whoever speaks while muted is told so, and what is heard for that goes nowhere", async ({
  browser,
  database,
}) => {
  const world = await roomWorld(database, product);
  const host = await openAsHost(browser, world);
  await joinWithoutCamera(host);
  const context = await browser.newContext({ locale: "en-GB" });
  // The browser's made-up microphone only beeps: this one hums for as long as a voice does.
  await context.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = async () => {
      const sounds = new AudioContext();
      const voice = sounds.createOscillator();
      const out = sounds.createMediaStreamDestination();
      voice.connect(out);
      voice.start();
      void sounds.resume();
      addEventListener("pointerdown", () => void sounds.resume());
      return out.stream;
    };
  });
  const attendee = await context.newPage();
  await attendee.goto(world.attendeeUrl);
  await join(attendee).click();
  await expect(caption(host, "Ada Lovelace")).toBeVisible();
  const hint = attendee.getByText("You are muted: the others do not hear you.");
  await expect(hint).toHaveCount(0);
  await button(attendee, "Mute").click();
  await expect(hint).toBeVisible();
  await expect(muted(host)).toBeVisible();
  await expectAccessible(attendee);
  await attendee.keyboard.press("m");
  await expect(hint).toHaveCount(0);
});

test("the small window shows the others and goes on muting, and closes with the call", async ({
  browser,
  database,
}) => {
  const { host, attendee } = await meetWithoutCameras(browser, await roomWorld(database, product));
  test.skip(
    !(await attendee.evaluate(() => "documentPictureInPicture" in window)),
    "this browser has no small windows for pages",
  );
  const opened = attendee.context().waitForEvent("page");
  await attendee.locator("summary", { hasText: "More" }).click();
  await button(attendee, "Small window above others").click();
  const small = await opened;
  await expect(small.locator(".tile__name", { hasText: "Hanna Berg" })).toBeVisible();
  await small.getByRole("button", { name: "Mute", exact: true }).click();
  await expect(muted(host)).toBeVisible();
  const closed = small.waitForEvent("close");
  await button(attendee, "Leave").click();
  await closed;
});

test("a knock that nobody sees changes the tab's title and, where it was asked for, reaches the system", async ({
  browser,
  database,
}) => {
  const world = await roomWorld(database, product);
  const context = await world.hostContext(browser, { locale: "en-GB" });
  await context.addInitScript(() => {
    const told: { title: string; body: string }[] = [];
    class Told extends EventTarget {
      static permission = "default";
      static requestPermission = async () => {
        Told.permission = "granted";
        return "granted";
      };
      close() {}
      constructor(title: string, { body }: { body: string }) {
        super();
        told.push({ title, body });
      }
    }
    Object.assign(window, { told, Notification: Told });
  });
  const host = await context.newPage();
  await host.goto(world.hostUrl);
  await joinWithoutCamera(host);
  await expect(host.getByText("Waiting for Ada Lovelace")).toBeVisible();
  await host.locator("summary", { hasText: "More" }).click();
  await button(host, "Tell me when somebody knocks").click();
  const hide = (state: string) =>
    host.evaluate((value) => {
      Object.defineProperty(document, "visibilityState", { value, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, state);
  await hide("hidden");
  const title = await host.title();

  const stranger = await (await browser.newContext({ locale: "en-GB" })).newPage();
  await stranger.goto(world.hostUrl);
  await stranger.getByLabel("Your name").fill("Grace Hopper");
  await stranger.getByRole("button", { name: "Ask to join" }).click();
  await expect.poll(() => host.title()).toBe("Somebody is knocking");
  const told = await host.evaluate(() => (window as unknown as { told: unknown[] }).told);
  expect(told).toEqual([{ title: "Somebody is knocking", body: "They would like to join your meeting." }]);
  await hide("visible");
  await expect.poll(() => host.title()).toBe(title);
});
