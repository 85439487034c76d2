import path from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "@playwright/test";

/** Does the work with a browser of its own, the one that the tests use. */
export async function withBrowser<Result>(work: (browser: Browser) => Promise<Result>): Promise<Result> {
  // Its own place tells it where the project is, so it is not bundled with the rest.
  const place = pathToFileURL(path.resolve("tests/e2e/find-browser.mjs")).href;
  const { findBrowser } = (await import(place)) as typeof import("../e2e/find-browser.mjs");
  const { executablePath, env, args } = await findBrowser();
  const browser = await chromium.launch({
    executablePath,
    args,
    env: { ...process.env, ...env } as Record<string, string>,
  });
  return work(browser).finally(() => browser.close());
}
