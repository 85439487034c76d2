import { defineConfig } from "@playwright/test";
import { findBrowser } from "./find-browser.mjs";
import { product } from "./product.ts";

/**
 * Video calls, a slowed processor and killed servers want both cores for themselves. A whole run does these journeys one
 * by one and all others three at a time (PARLEY_E2E_PART), as half of a journey is waiting; by its name a journey runs
 * alone, in the browser with windows. Rooms without moving pictures go three at a time, too.
 */
const filesOf = (names: string[]) => names.map((name) => `**/${name}.spec.ts`);
const calls = filesOf(["crash", "early-press", "room", "room-*"]);
const still = [
  "doors",
  "states",
  "powers",
  "small-print",
  "connection",
  "comforts",
  "log",
  "files",
  "board",
  "at-once",
  "captions",
];
const rooms = filesOf(still.map((name) => `room-${name}`));
const parts = {
  pages: { testIgnore: calls, workers: 3 },
  rooms: { testMatch: rooms, workers: 3 },
  calls: { testMatch: calls, testIgnore: rooms, workers: 1 },
};
const part = process.env["PARLEY_E2E_PART"] as keyof typeof parts | undefined;
const browser = await findBrowser({ light: part !== undefined });

/** Journeys against the built product, started as a person starts it, on its embedded database with the demo. */
export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  ...(part ? parts[part] : { workers: 1 }),
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
