import type { Browser, Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures.ts";
import { product } from "./product.ts";
import {
  caption,
  expectMovingVideo,
  join,
  openAsAttendee,
  openAsHost,
  roomWorld,
  watchConnections,
} from "./room-world.ts";

async function threePeople(browser: Browser, database: Parameters<typeof roomWorld>[0]) {
  const world = await roomWorld(database, product);
  const [host, attendee] = [await openAsHost(browser, world), await openAsAttendee(browser, world)];
  await join(host).click();
  await join(attendee).click();
  await expect(caption(host, "Ada Lovelace")).toBeVisible();
  const context = await browser.newContext({ locale: "en-GB" });
  await watchConnections(context);
  const guest = await context.newPage();
  await guest.goto(world.hostUrl);
  return { host, attendee, guest };
}

async function letIn({ host, guest }: { host: Page; guest: Page }) {
  await guest.getByLabel("Your name").fill("Grace Hopper");
  await guest.getByRole("button", { name: "Ask to join" }).click();
  await host.getByRole("button", { name: "Let in" }).click();
  await expect(caption(host, "Grace Hopper (guest)")).toBeVisible();
}

/** What each of the page's connections with pictures is bound to send. */
function bounds(page: Page) {
  return page.evaluate(() => {
    const { madeConnections } = window as unknown as { madeConnections: RTCPeerConnection[] };
    return madeConnections
      .filter(({ connectionState }) => connectionState === "connected")
      .flatMap((connection) => connection.getSenders())
      .filter(({ track }) => track?.kind === "video")
      .map((sender) => {
        const [encoding] = sender.getParameters().encodings;
        const { height = 0 } = sender.track?.getSettings() ?? {};
        return {
          active: encoding?.active,
          bits: encoding?.maxBitrate,
          frames: encoding?.maxFramerate,
          lines: Math.round(height / (encoding?.scaleResolutionDownBy ?? 1)),
        };
      });
  });
}

/** Bits a second of pictures that went out, over two seconds. */
async function sentBits(page: Page): Promise<number> {
  const count = () =>
    page.evaluate(async () => {
      const { madeConnections } = window as unknown as { madeConnections: RTCPeerConnection[] };
      let bytes = 0;
      for (const connection of madeConnections)
        for (const report of (await connection.getStats()).values())
          if (report.type === "outbound-rtp" && report.kind === "video") bytes += report.bytesSent ?? 0;
      return bytes;
    });
  const before = await count();
  await page.waitForTimeout(2_000);
  return ((await count()) - before) * 4;
}

// One meeting for all: three people with cameras take long to come together on two cores.
test.describe.configure({ mode: "serial" });
test.beforeEach(() => test.setTimeout(180_000));
let three: Awaited<ReturnType<typeof threePeople>>;
test.beforeAll(async ({ browser, database }) => {
  test.setTimeout(180_000);
  three = await threePeople(browser, database);
});
// Contexts outlive their test, and a call that goes on in one takes the time of the next.
test.afterAll(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});

test("each copy of a picture becomes smaller as the group grows, and a picture that nobody looks at is not sent", async () => {
  const { host, attendee, guest } = three;
  for (const page of [host, attendee]) await page.setViewportSize({ width: 1440, height: 900 });
  await expectMovingVideo(host);
  // Two people, a tile as large as the window: 720 lines at 1.5 Mbit/s, or a step below where the machine is busy.
  await expect.poll(async () => (await bounds(attendee))[0]?.bits).toBeGreaterThanOrEqual(1_000_000);
  const alone = await bounds(attendee);
  expect(alone).toHaveLength(1);

  await letIn({ host, guest });
  await expectMovingVideo(guest);
  await expect.poll(async () => (await bounds(attendee)).length, { timeout: 20_000 }).toBe(2);
  await expect
    .poll(async () => Math.max(...(await bounds(attendee)).map(({ bits = 0 }) => bits)), { timeout: 20_000 })
    .toBeLessThanOrEqual(700_000);
  const group = await bounds(attendee);
  for (const { active, lines, frames } of group) {
    expect(active).toBe(true);
    expect(lines).toBeLessThanOrEqual(540);
    expect(frames).toBeLessThanOrEqual(25);
  }
  const sent = await sentBits(attendee);
  process.stdout.write(
    `Bounds with two: ${JSON.stringify(alone)}; with three: ${JSON.stringify(group)}; sent with three: ${Math.round(sent / 1000)} kbit/s\n`,
  );
  expect(sent).toBeLessThan(1_700_000);

  // The guest makes the window small, and asks for small pictures.
  await guest.setViewportSize({ width: 375, height: 300 });
  await expect
    .poll(async () => Math.min(...(await bounds(attendee)).map(({ lines }) => lines)), { timeout: 20_000 })
    .toBeLessThanOrEqual(180);
  // Another page lies over the guest's, as far as the guest's page can tell.
  await guest.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "hidden" });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await expect
    .poll(async () => (await bounds(attendee)).map(({ active }) => active).sort(), { timeout: 20_000 })
    .toEqual([false, true]);
  await guest.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => "visible" });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await expect
    .poll(async () => (await bounds(attendee)).map(({ active }) => active), { timeout: 20_000 })
    .toEqual([true, true]);
});

test("somebody can be kept large by keyboard, everyone shown alike again, and oneself hidden", async () => {
  const { host, attendee, guest } = three;
  for (const page of [attendee, guest]) await page.getByRole("button", { name: "Turn camera off" }).click();
  const pin = host.getByRole("button", { name: "Keep Grace Hopper large" });
  await expect(pin).toHaveAttribute("aria-pressed", "false");
  await pin.focus();
  await host.keyboard.press("Enter");
  await expect(pin).toHaveAttribute("aria-pressed", "true");
  await expect(host.locator(".tile--large .tile__name")).toHaveText("Grace Hopper (guest)");
  const sizes = [
    { width: 1440, height: 900 },
    { width: 768, height: 1024 },
    { width: 375, height: 667 },
    { width: 667, height: 375 },
  ];
  for (const size of sizes) {
    await host.setViewportSize(size);
    await expectApartAndWhole(host);
    await expectAccessible(host);
  }
  await host.getByRole("button", { name: "Show everyone the same size" }).click();
  await expect(host.locator(".tile--large")).toHaveCount(0);
  for (const size of sizes) {
    await host.setViewportSize(size);
    await expectApartAndWhole(host);
  }
  await expectRoomForEight(host, sizes);
  await host.getByRole("button", { name: "Hide my own picture from me" }).click();
  await expect(host.locator(".tile--self")).toHaveCount(0);
  await host.getByRole("button", { name: "Show me my own picture" }).click();
  await expect(host.locator(".tile--self")).toBeVisible();

  await host.getByRole("button", { name: /^Connection to Ada Lovelace: \d of 4 bars$/ }).click();
  const dialog = host.getByRole("dialog", { name: "Connection to Ada Lovelace" });
  await expect(dialog.getByText("straight from browser to browser")).toBeVisible();
  await expectAccessible(host);
  await host.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
});

/** The stage with copies of a tile, one to eight, in both layouts: two cores cannot carry so many people. */
async function expectRoomForEight(
  page: Page,
  sizes: readonly { width: number; height: number }[],
): Promise<void> {
  for (const layout of ["grid", "speaker"])
    for (let people = layout === "grid" ? 1 : 2; people <= 8; people += 1) {
      await page.evaluate(
        ([shown, count]) => {
          const stage = document.querySelector<HTMLElement>(".stage__people");
          const [first] = stage?.children ?? [];
          if (!stage || !first) return;
          for (const copy of document.querySelectorAll("[data-copy]")) copy.remove();
          first.classList.remove("tile--large");
          for (const tile of [...stage.children].slice(1)) tile.classList.add("visually-hidden");
          for (let copies = 1; copies < Number(count); copies += 1) {
            const copy = first.cloneNode(true) as HTMLElement;
            copy.dataset["copy"] = "";
            stage.append(copy);
          }
          Object.assign(stage.dataset, { layout: shown, people: String(count) });
          first.classList.toggle("tile--large", shown === "speaker");
        },
        [layout, people],
      );
      for (const size of sizes) {
        await page.setViewportSize(size);
        await expectApartAndWhole(page);
        const folder = process.env["PARLEY_SCREENSHOTS"];
        if (folder)
          await page.screenshot({
            path: `${folder}/stage-${layout}-${people}-${size.width}x${size.height}.png`,
          });
      }
    }
  await page.evaluate(() => {
    for (const copy of document.querySelectorAll("[data-copy]")) copy.remove();
    for (const tile of document.querySelectorAll(".stage__people > .tile"))
      tile.classList.remove("visually-hidden", "tile--large");
  });
}

/** No tile lies over another one, and each is in view and large enough to see somebody in it. */
async function expectApartAndWhole(page: Page): Promise<void> {
  const faults = await page.evaluate(() => {
    const boxes = [...document.querySelectorAll(".stage__people > .tile:not(.visually-hidden)")].map((tile) =>
      tile.getBoundingClientRect(),
    );
    const main = document.querySelector(".call__main")?.getBoundingClientRect();
    return boxes.flatMap((box, index) => {
      const inView =
        main &&
        box.left >= 0 &&
        box.right <= innerWidth + 1 &&
        box.top >= main.top - 1 &&
        box.bottom <= main.bottom + 1;
      const over = boxes.some(
        (other, at) =>
          at !== index &&
          box.left < other.right - 1 &&
          other.left < box.right - 1 &&
          box.top < other.bottom - 1 &&
          other.top < box.bottom - 1,
      );
      const small = box.width < 70 || box.height < 40;
      return inView && !over && !small ? [] : [{ index, inView, over, box: box.toJSON() as unknown }];
    });
  });
  expect(faults, JSON.stringify(page.viewportSize())).toEqual([]);
}
