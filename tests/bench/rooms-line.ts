import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import type { BrowserContext } from "@playwright/test";
import { browsersApart, whyNoOwnNetwork } from "../e2e/network-scene.ts";
import { join, openAsHost, roomWorld, watchConnections } from "../e2e/room-world.ts";
import { figureOf, progress, type Report } from "./figure.ts";
import { pictures, type Scene } from "./rooms-steady.ts";

type Line = { backMs: number; restartMs: number[] };

const runs = 5;
/** The word that makes this program one process with one broken line; see `tests/bench/main.ts`. */
export const lineOnceWord = "--one-broken-line";

/**
 * A cable between two browsers that is out for five seconds. Each time in a process of its own: in one that drove other
 * browsers before, the far one's lobby may not open.
 */
export async function lineBench(report: Report): Promise<void> {
  const why = whyNoOwnNetwork();
  if (why !== null) return progress(`The broken line was not measured: ${why}.`);
  const lines: Line[] = [];
  for (let run = 0; run < runs; run += 1) {
    const child = spawn(process.execPath, [String(process.argv[1]), lineOnceWord], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [said] = await Promise.all([text(child.stdout), once(child, "exit")]);
    if (child.exitCode !== 0) throw new Error("A broken line was not measured.");
    lines.push(JSON.parse(said) as Line);
  }
  report(
    figureOf(
      "rooms/line-out-for-5-s-to-pictures",
      "ms",
      lines.map(({ backMs }) => backMs),
    ),
  );
  const restarts = lines.flatMap(({ restartMs }) => restartMs);
  if (restarts.length > 0) report(figureOf("rooms/ice-restart", "ms", restarts));
}

/** One of them, on standard output. */
export async function lineOnce(
  withScene: (work: (scene: Scene) => Promise<void>) => Promise<void>,
): Promise<void> {
  await withScene(async (scene) => {
    process.stdout.write(`${JSON.stringify(await brokenLine(scene))}\n`);
  });
}

/** The cable is out for five seconds, so that something has to be done about it. */
async function brokenLine({ product, dataDir, database }: Scene): Promise<Line> {
  const world = await roomWorld(database, { origin: product.origin, dataDir });
  const { near, far } = await browsersApart(product.origin);
  try {
    const attendeeUrl = world.attendeeUrl.replace(product.origin, far.origin);
    const host = await openAsHost(near, world);
    const context = await far.browser.newContext({ locale: "en-GB" });
    await watchConnections(context);
    await noteRestarts(context);
    const attendee = await context.newPage();
    await attendee.goto(attendeeUrl);
    await join(host).click();
    await join(attendee).click();
    await pictures(host);
    far.plug(false);
    await host.waitForTimeout(5_000);
    far.plug(true);
    const backMs = await pictures(host);
    await host.waitForTimeout(2_000);
    const restartMs = await attendee.evaluate(() => (window as unknown as { restarts: number[] }).restarts);
    return { backMs, restartMs };
  } finally {
    await far.close();
  }
}

/** Notes how long each restart took that led to a connection, on the page that made it. */
async function noteRestarts(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const restarts: number[] = [];
    Object.assign(window, { restarts });
    type Offering = (options?: RTCOfferOptions) => Promise<RTCSessionDescriptionInit>;
    const original = RTCPeerConnection.prototype.createOffer as Offering;
    function createOffer(this: RTCPeerConnection, options?: RTCOfferOptions) {
      const startedAt = performance.now();
      const heard = () => {
        if (this.connectionState !== "connected") return;
        restarts.push(performance.now() - startedAt);
        this.removeEventListener("connectionstatechange", heard);
      };
      if (options?.iceRestart) this.addEventListener("connectionstatechange", heard);
      return original.call(this, options);
    }
    Object.assign(RTCPeerConnection.prototype, { createOffer });
  });
}
