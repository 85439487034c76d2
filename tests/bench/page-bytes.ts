import path from "node:path";
import { pathToFileURL } from "node:url";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { demoAccount } from "#app/platform/demo-account.ts";
import { figureOf, progress, type Report } from "./figure.ts";
import { createDataDir, removeDataDir, startProduct } from "./running-product.ts";
import { filledForm, freeSlots, submit } from "./visitor.ts";

type Kind = "html" | "script" | "style" | "font" | "image" | "other";
type Bytes = Record<Kind, number>;

const kinds: Record<string, Kind> = {
  Document: "html",
  Script: "script",
  Stylesheet: "style",
  Font: "font",
  Image: "image",
};

/** Bytes that a browser which was never here receives for a page, compressed and with their headers. */
export async function pageBytesBench(report: Report): Promise<void> {
  progress("page/bytes: in a browser");
  const dataDir = createDataDir();
  const product = await startProduct({ dataDir, databaseUrl: "" });
  const browser = await chromium.launch(await browserOptions());
  const newContext = () => browser.newContext({ baseURL: product.origin, locale: "en-GB" });
  try {
    const visitor = await newContext();
    const booking = await bytesOf(visitor, "/harbour-studio/first-call");
    for (const kind of ["html", "script", "style", "font"] as const)
      report(figureOf(`page/bytes/${kind}`, "bytes", [booking[kind]]));
    const room = await bytesOf(visitor, await roomPath(visitor, product.origin));
    const host = await newContext();
    await signIn(await host.newPage());
    const dashboard = await bytesOf(host, "/dashboard");
    report(figureOf("page/bytes/dashboard/script", "bytes", [dashboard.script]));
    report(figureOf("page/bytes/room/script", "bytes", [room.script]));
  } finally {
    await browser.close();
    await product.stop();
    removeDataDir(dataDir);
  }
}

async function browserOptions() {
  // Its own place tells it where the project is, so it is not bundled with the rest.
  const place = pathToFileURL(path.resolve("tests/e2e/find-browser.mjs")).href;
  const { findBrowser } = (await import(place)) as typeof import("../e2e/find-browser.mjs");
  const { env, ...options } = await findBrowser();
  return { ...options, env: { ...process.env, ...env } as Record<string, string> };
}

async function bytesOf(context: BrowserContext, address: string): Promise<Bytes> {
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  const bytes: Bytes = { html: 0, script: 0, style: 0, font: 0, image: 0, other: 0 };
  const kindOf = new Map<string, Kind>();
  network.on("Network.responseReceived", ({ requestId, type }) =>
    kindOf.set(requestId, kinds[type] ?? "other"),
  );
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    bytes[kindOf.get(requestId) ?? "other"] += encodedDataLength;
  });
  await network.send("Network.enable");
  await network.send("Network.setCacheDisabled", { cacheDisabled: true });
  const answer = await page.goto(address, { waitUntil: "networkidle" });
  if (!answer?.ok()) throw new Error(`${address} answered ${answer?.status()}.`);
  await page.close();
  return bytes;
}

/** Where an attendee's confirmation page leads. */
async function roomPath(visitor: BrowserContext, origin: string): Promise<string> {
  const [slot = ""] = await freeSlots(origin, 1);
  const { location } = await submit(origin, await filledForm(origin, slot), slot);
  const page = await visitor.newPage();
  await page.goto(location ?? "/");
  const address = await page.locator('a[href*="/room/"]').first().getAttribute("href");
  await page.close();
  const url = new URL(address ?? "/", origin);
  return url.pathname + url.search;
}

async function signIn(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.locator("input[name=email]").fill(demoAccount.email);
  await page.locator("input[name=password]").fill(demoAccount.password);
  await page.locator("input[name=password]").press("Enter");
  await page.waitForURL((url) => url.pathname.startsWith("/dashboard"));
  await page.close();
}
