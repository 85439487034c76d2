import { defineConfig } from "@playwright/test";
import { findBrowser } from "./find-browser.mjs";
import { product } from "./product.ts";

/**
 * Video calls, a slowed processor and killed servers want both cores for themselves. A whole run does these journeys one
 * by one and all others two at a time (PARLEY_E2E_PART); by its name a journey runs alone.
 */
const alone = ["crash", "early-press", "journey", "room", "room-*", "visitor-live"].map(
  (name) => `**/${name}.spec.ts`,
);
const part = process.env["PARLEY_E2E_PART"];
const browser = await findBrowser({ light: part === "pages" });

/** Journeys against the built product, started as a person starts it, on its embedded database with the demo. */
export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: part === "pages" ? 2 : 1,
  ...(part === "pages" ? { testIgnore: alone } : {}),
  ...(part === "calls" ? { testMatch: alone } : {}),
  // A whole run on a busy machine may try a journey once more; the summary then calls it flaky.
  retries: part === undefined ? 0 : 1,
  forbidOnly: Boolean(process.env["CI"]),
  reporter: process.env["CI"] ? [["list"]] : [["line"]],
  use: {
    baseURL: product.origin,
    locale: "en-GB",
    timezoneId: "Europe/Paris",
    launchOptions: {
      executablePath: browser.executablePath,
      env: { ...process.env, ...browser.env } as Record<string, string>,
      args: browser.args,
    },
    screenshot: "only-on-failure",
  },
  webServer: {
    command: "node app/commands/start.mjs",
    cwd: new URL("../..", import.meta.url).pathname,
    url: `${product.origin}/readyz`,
    env: product.environment,
    timeout: 180_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
    stdout: "ignore",
    stderr: "pipe",
  },
});
