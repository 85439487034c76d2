import path from "node:path";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { type Database, openDatabase } from "#app/platform/database/database.server.ts";
import { startEmbeddedPostgres } from "#app/platform/database/embedded-postgres.server.ts";
import { type RoomWorld, roomWorld } from "../e2e/room-world.ts";
import { withBrowser } from "./browser.ts";
import { figureOf, type Report } from "./figure.ts";
import { crowdBench } from "./rooms-crowd.ts";
import { lineBench } from "./rooms-line.ts";
import { type Scene, steadyBench } from "./rooms-steady.ts";
import { createDataDir, removeDataDir, startProduct } from "./running-product.ts";

const runs = 10;
const answerMsMax = 20_000;

/**
 * Two browsers' worth of real Chromium with its fake camera, on loopback, permission granted: from the click on "Join"
 * to the first picture of the other, and from a reload to it. The clock is the joining page's own.
 */
export async function roomsBench(report: Report): Promise<void> {
  await withScene(async (scene) => {
    const { product, dataDir, database } = scene;
    const samples = { join: [] as number[], reload: [] as number[] };
    for (let run = 0; run < runs; run += 1) {
      const world = await roomWorld(database, { origin: product.origin, dataDir });
      const measured = await withBrowser((browser) => measureOnce(browser, world));
      samples.join.push(measured.joinMs);
      samples.reload.push(measured.reloadMs);
    }
    report(figureOf("rooms/click-to-first-remote-frame", "ms", samples.join));
    report(figureOf("rooms/reload-to-first-remote-frame", "ms", samples.reload));
    await crowdBench(scene, report);
    await steadyBench(scene, report);
  });
  await lineBench(report);
}

/** A product of its own, and its database. */
export async function withScene(work: (scene: Scene) => Promise<void>): Promise<void> {
  const dataDir = createDataDir();
  const product = await startProduct({ dataDir, databaseUrl: "" });
  try {
    await withDatabase(dataDir, (database) => work({ product, dataDir, database }));
  } finally {
    await product.stop();
    removeDataDir(dataDir);
  }
}

async function measureOnce(
  browser: Browser,
  world: RoomWorld,
): Promise<{ joinMs: number; reloadMs: number }> {
  const host = await (await world.hostContext(browser, { locale: "en-GB" })).newPage();
  await host.goto(world.hostUrl);
  await host.getByRole("button", { name: "Join now" }).click();
  await host.getByText("Waiting for Ada Lovelace").waitFor();

  const context = await browser.newContext({ locale: "en-GB" });
  await noteFirstFrame(context);
  const attendee = await context.newPage();
  await attendee.goto(world.attendeeUrl);
  // A person looks at the lobby for a while; by then its preparations are done.
  await attendee.getByText("Hanna Berg is in the room.").waitFor();
  await attendee.locator(".lobby__preview video").waitFor();
  await attendee.waitForTimeout(1_000);
  await attendee.getByRole("button", { name: "Join now" }).click();
  const joined = await firstFrame(attendee);
  await attendee.waitForTimeout(1_000);
  await attendee.reload({ waitUntil: "commit" });
  const reloaded = await firstFrame(attendee);
  return { joinMs: joined.frame - joined.click, reloadMs: reloaded.frame };
}

type Moments = { click: number; frame: number };

/** Notes when the person clicked and when a remote picture was first shown, in milliseconds of the page's clock. */
async function noteFirstFrame(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const moments = { click: 0, frame: 0 };
    Object.assign(window, { moments });
    addEventListener("click", (event) => (moments.click = event.timeStamp), true);
    new MutationObserver(() => {
      const video = document.querySelector<HTMLVideoElement>(".stage__people video:not([data-watched])");
      if (!video) return;
      video.dataset["watched"] = "";
      video.requestVideoFrameCallback((now) => (moments.frame ||= now));
    }).observe(document, { childList: true, subtree: true });
  });
}

async function firstFrame(page: Page): Promise<Moments> {
  const shown = () => {
    const { moments } = window as unknown as { moments: Moments };
    return moments.frame > 0 && moments;
  };
  const handle = await page.waitForFunction(shown, undefined, { timeout: answerMsMax, polling: 20 });
  return (await handle.jsonValue()) as Moments;
}

/** The product's own database, for meetings close to now. */
async function withDatabase(dataDir: string, work: (database: Database) => Promise<void>): Promise<void> {
  const log = { info: () => undefined, warn: () => undefined };
  const server = await startEmbeddedPostgres({ dataDir: path.join(dataDir, "database"), log });
  const database = openDatabase({ connectionString: server.connectionString });
  try {
    await work(database);
  } finally {
    await database.close();
    await server.stop();
  }
}
