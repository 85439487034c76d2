import type { Browser, BrowserContext, Page } from "@playwright/test";
import { demoAccount } from "#app/platform/demo-account.ts";
import { withBrowser } from "./browser.ts";
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
  try {
    await withBrowser((browser) => measureBytes(browser, product.origin, report));
  } finally {
    await product.stop();
    removeDataDir(dataDir);
  }
}

async function measureBytes(browser: Browser, origin: string, report: Report): Promise<void> {
  const newContext = () => browser.newContext({ baseURL: origin, locale: "en-GB" });
  const visitor = await newContext();
  const booking = await bytesOf(visitor, "/harbour-studio/first-call");
  for (const kind of ["html", "script", "style", "font"] as const)
    report(figureOf(`page/bytes/${kind}`, "bytes", [booking[kind]]));
  const room = await bytesOf(visitor, await roomPath(visitor, origin));
  const host = await newContext();
  await signIn(await host.newPage());
  const dashboard = await bytesOf(host, "/dashboard");
  report(figureOf("page/bytes/dashboard/script", "bytes", [dashboard.script]));
  report(figureOf("page/bytes/room/script", "bytes", [room.script]));
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
