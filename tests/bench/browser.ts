import path from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "@playwright/test";

/** The browser that the tests use: `{ executablePath, env, args }`. */
export async function testBrowser() {
  // Its own place tells it where the project is, so it is not bundled with the rest.
  const place = pathToFileURL(path.resolve("tests/e2e/find-browser.mjs")).href;
  const { findBrowser } = (await import(place)) as typeof import("../e2e/find-browser.mjs");
  return findBrowser();
}

/** Does the work with a browser of its own. */
export async function withBrowser<Result>(work: (browser: Browser) => Promise<Result>): Promise<Result> {
  const { executablePath, env, args } = await testBrowser();
  const browser = await chromium.launch({
    executablePath,
    args,
    env: { ...process.env, ...env } as Record<string, string>,
  });
  return work(browser).finally(() => browser.close());
}
