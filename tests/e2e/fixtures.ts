import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import axe, { type AxeResults, type Result, type RunOptions } from "axe-core";
import pg from "pg";
import { ensureEncryptionKeys, ensureSecret } from "#app/platform/data-folder.server.ts";
import { type Database, openDatabase } from "#app/platform/database/database.server.ts";
import { startEmbeddedPostgres } from "#app/platform/database/embedded-postgres.server.ts";
import { openSealer } from "#app/platform/database/sealing-keys.server.ts";
import type { Sealer } from "#app/platform/security/sealer.server.ts";
import { parseSettings } from "#app/platform/settings.server.ts";
import { product } from "./product.ts";

type PageFixtures = {
  /** Fails the test when a page logs an error; expected ones are named by a part of their text. */
  expectedErrors: string[];
};
type WorkerFixtures = {
  /** The database of the product under test, for what no page can arrange: times close to now. */
  database: Database & Owned;
  /** A file that names one has a process to itself: whatever others left behind is not in it. */
  ownProcess: string;
};
/** Entered as the one who may change tables, which the product never does. */
export type Owned = { owner: pg.Pool };

/** Opens and seals as the product does, with the keys that it made for itself. */
function productSealer(): Sealer {
  const { dataDir } = product;
  const made = { PARLEY_SECRET: ensureSecret(dataDir), ENC_KEYS: ensureEncryptionKeys(dataDir) };
  return openSealer(parseSettings({ ...product.environment, PARLEY_DATA: dataDir, ...made }));
}

export const test = base.extend<PageFixtures, WorkerFixtures>({
  expectedErrors: [[], { option: true }],
  ownProcess: ["", { option: true, scope: "worker" }],
  database: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const quiet = { info: () => undefined, warn: () => undefined };
      const server = await startEmbeddedPostgres({
        dataDir: path.join(product.dataDir, "database"),
        log: quiet,
      });
      const database = openDatabase({
        connectionString: server.connectionString,
        sealer: productSealer(),
      });
      const owner = new pg.Pool({ connectionString: server.connectionString, max: 1 });
      await use({ ...database, owner });
      await owner.end();
      await database.close();
      await server.stop();
    },
    { scope: "worker" },
  ],
  page: async ({ page, expectedErrors }, use) => {
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(error.message));
    await use(page);
    expect(errors.filter((text) => !expectedErrors.some((expected) => text.includes(expected)))).toEqual([]);
  },
});

export { expect };

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The themes differ in colours alone: the second pass asks for what colours can break. */
const passes = [
  { colorScheme: "light", runOnly: { type: "tag", values: tags } },
  { colorScheme: "dark", runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } },
] as const;

/** Nothing that axe finds against WCAG 2.2 AA, in either theme. */
export async function expectAccessible(page: Page): Promise<void> {
  let isThere = false;
  for (const { colorScheme, runOnly } of passes) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const options: RunOptions = {
      runOnly: { type: runOnly.type, values: [...runOnly.values] },
      // What passes is not described, which took a third of the time.
      resultTypes: ["violations"],
    };
    const violations =
      page.frames().length === 1
        ? await violationsHere(page, options, isThere)
        : (await new AxeBuilder({ page }).options(options).analyze()).violations;
    isThere = true;
    const found = violations.map(
      ({ id, nodes }) => `${colorScheme}: ${id} at ${nodes.map((node) => node.target.join(" ")).join(", ")}`,
    );
    expect(found).toEqual([]);
  }
}

/** Without frames there is nothing to gather: axe is put into the page once for both themes, and asked there. */
async function violationsHere(page: Page, options: RunOptions, isThere: boolean): Promise<Result[]> {
  if (!isThere) await page.evaluate(axe.source);
  return page.evaluate(async (given) => {
    const inPage = window as unknown as { axe: { run(how: RunOptions): Promise<AxeResults> } };
    return (await inPage.axe.run(given)).violations;
  }, options);
}

/** Nothing to scroll sideways for on the narrowest phone that WCAG names. Leaves the window as it was. */
export async function expectNarrow(page: Page): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (before) await page.setViewportSize(before);
  expect(width, `${page.url()} at 320 px`).toBeLessThanOrEqual(320);
}
