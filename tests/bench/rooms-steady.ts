import type { Browser, Page } from "@playwright/test";
import type { Database } from "#app/platform/database/database.server.ts";
import { ownBrowser } from "../e2e/network-scene.ts";
import {
  framesDecoded,
  join,
  openAsAttendee,
  openAsHost,
  type RoomWorld,
  roomWorld,
} from "../e2e/room-world.ts";
import { withBrowser } from "./browser.ts";
import { figureOf, type Report } from "./figure.ts";
import { type RunningProduct, startProduct } from "./running-product.ts";

export type Scene = { product: RunningProduct; dataDir: string; database: Database };

const runs = 5;
const waitMsMax = 30_000;
const lostInCall = "The server cannot be reached";

/** How a call bears what happens to it: deaths, a server that restarts, more people. */
export async function steadyBench(scene: Scene, report: Report): Promise<void> {
  const deaths: number[] = [];
  for (let run = 0; run < runs; run += 1) deaths.push(await deathToNotice(scene));
  report(figureOf("rooms/death-to-notice", "ms", deaths));

  for (const people of [2, 3]) {
    const rates = await withBrowser((browser) => bitsPerTile(scene, browser, people));
    report(figureOf(`rooms/bitrate-per-tile/${people}-people`, "kbit/s", rates));
  }
  report(figureOf("rooms/server-restart-to-registered", "ms", await serverRestart(scene)));
}

async function meet(browser: Browser, other: Browser, world: RoomWorld) {
  const [host, attendee] = [await openAsHost(browser, world), await openAsAttendee(other, world)];
  await join(host).click();
  await host.getByText("Waiting for Ada Lovelace").waitFor();
  await join(attendee).click();
  await host.waitForTimeout(500);
  await pictures(host);
  return { host, attendee };
}

/** Milliseconds until pictures move at `page`. */
export async function pictures(page: Page): Promise<number> {
  const startedAt = performance.now();
  const before = await framesDecoded(page);
  while ((await framesDecoded(page)) <= before + 2) {
    if (performance.now() - startedAt > waitMsMax) throw new Error("No pictures came.");
    await page.waitForTimeout(30);
  }
  return performance.now() - startedAt;
}

async function deathToNotice({ product, dataDir, database }: Scene): Promise<number> {
  const world = await roomWorld(database, { origin: product.origin, dataDir });
  return withBrowser(async (browser) => {
    const doomed = await ownBrowser(product.origin);
    const { host } = await meet(browser, doomed.browser, world);
    const startedAt = performance.now();
    await doomed.close();
    await host.locator(".stage__people .tile__status").waitFor();
    return performance.now() - startedAt;
  });
}

/** Kilobits a second of each picture that the host receives. */
async function bitsPerTile(
  { product, dataDir, database }: Scene,
  browser: Browser,
  people: number,
): Promise<number[]> {
  const world = await roomWorld(database, { origin: product.origin, dataDir });
  const { host } = await meet(browser, browser, world);
  if (people > 2) {
    const guest = await (await browser.newContext({ locale: "en-GB" })).newPage();
    await guest.goto(world.hostUrl);
    await guest.getByLabel("Your name").fill("Grace Hopper");
    await guest.getByRole("button", { name: "Ask to join" }).click();
    await host.getByRole("button", { name: "Let in" }).click();
  }
  await host.waitForTimeout(10_000);
  const before = await pictureBytes(host);
  await host.waitForTimeout(5_000);
  const after = await pictureBytes(host);
  return after
    .map((bytes, index) => ((bytes - (before[index] ?? 0)) * 8) / 5 / 1000)
    .filter((rate) => rate > 0);
}

function pictureBytes(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const { madeConnections } = window as unknown as { madeConnections: RTCPeerConnection[] };
    const bytes: number[] = [];
    for (const connection of madeConnections) {
      let sum = 0;
      for (const report of (await connection.getStats()).values())
        if (report.type === "inbound-rtp" && report.kind === "video") sum += report.bytesReceived ?? 0;
      bytes.push(sum);
    }
    return bytes;
  });
}

/** From a server that is ready again until everyone in a running call is registered. */
async function serverRestart(scene: Scene): Promise<number[]> {
  const { product, dataDir, database } = scene;
  const world = await roomWorld(database, { origin: product.origin, dataDir });
  return withBrowser(async (browser) => {
    const pages = Object.values(await meet(browser, browser, world));
    await product.stop();
    await Promise.all(pages.map((page) => page.getByText(lostInCall).waitFor()));
    const again = await startProduct({
      dataDir,
      databaseUrl: "",
      port: Number(new URL(product.origin).port),
    });
    const readyAt = performance.now();
    // Whoever stops the scene's product stops the one that took its place.
    Object.assign(product, { pid: again.pid, stop: again.stop });
    return Promise.all(
      pages.map(async (page) => {
        await page.getByText(lostInCall).waitFor({ state: "detached" });
        return performance.now() - readyAt;
      }),
    );
  });
}
