import type { Page } from "@playwright/test";
import { closeAll, meet, print, untilPicturesMove, whenSaid } from "./call-scene.ts";
import { expect, test } from "./fixtures.ts";
import { type FarBrowser, ownBrowser } from "./network-scene.ts";
import { product } from "./product.ts";
import { expectMovingVideo, join } from "./room-world.ts";

let far: FarBrowser;
// Each takes half a minute at most. Now and then a far browser's lobby does not open at all, and is tried again.
test.beforeEach(() => test.setTimeout(75_000));
test.describe.configure({ retries: 2 });

/** One meeting, whose attendee has all of these happen to them one after the other. */
test.describe("in one meeting", () => {
  test.describe.configure({ mode: "serial" });
  let host: Page;
  let attendee: Page;
  let notes: Awaited<ReturnType<typeof meet>>["notes"];
  test.beforeAll(async ({ browser, database }) => {
    test.setTimeout(75_000);
    far = await ownBrowser(product.origin);
    ({ host, attendee, notes } = await meet(database, browser, far));
  });
  test.afterAll(({ browser }) => closeAll(browser, far));

  test("a page that loads anew is back in two seconds, and the other is told nothing", async () => {
    await notes.mark();
    await attendee.reload({ waitUntil: "commit" });
    const backMs = await untilPicturesMove(host);
    const seen = await notes.seen();
    print(`A page is loaded anew (moving again after ${(backMs / 1000).toFixed(1)} s)`, seen);
    expect(backMs).toBeLessThan(5_000);
    expect(seen.some(({ text }) => text.includes("connection was lost") || text.includes("left"))).toBe(
      false,
    );
  });

  test("a tab that is closed leaves at once, without a word about its network", async () => {
    // Another page of the same browser takes the seat over later.
    const url = attendee.url();
    const context = attendee.context();
    await notes.mark();
    await attendee.close();
    await expect(host.getByText("Waiting for Ada Lovelace")).toBeVisible();
    const seen = await notes.seen();
    print("A tab is closed", seen);
    expect(whenSaid(seen, /tile: (?!steady)/)).toBeLessThan(5_000);
    attendee = await context.newPage();
    await attendee.goto(url);
    await join(attendee).click();
    await expectMovingVideo(host);
  });

  test("a browser that freezes for 15 s is seen within five, and the same call goes on when it wakes", async () => {
    await notes.mark();
    far.freeze(true);
    await host.waitForTimeout(15_000);
    const frozen = await notes.seen();
    far.freeze(false);
    const backMs = await untilPicturesMove(host);
    await expect(host.locator(".stage__people .tile__status")).toHaveCount(0);
    const seen = await notes.seen();
    print(`A browser is frozen for 15 s (moving again ${(backMs / 1000).toFixed(1)} s after it woke)`, seen);
    expect(whenSaid(frozen, /tile: (?!steady)/)).toBeLessThan(5_000);
    expect(backMs).toBeLessThan(8_000);
  });

  test("a tab that crashes is seen by the other within five seconds", async () => {
    const devtools = await attendee.context().newCDPSession(attendee);
    await notes.mark();
    devtools.send("Page.crash").catch(() => undefined);
    await host.waitForTimeout(7_000);
    const seen = await notes.seen();
    print("A tab crashes", seen);
    expect(whenSaid(seen, /tile: (?!steady)/)).toBeLessThan(5_000);
  });
});
