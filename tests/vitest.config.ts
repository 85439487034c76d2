import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const database = ["tests/database-setup.ts"];

/**
 * The kinds of tests, each a project that can be run alone: `--project unit`. The files of a kind share what they load,
 * a third of their time; those that need one have a database of their own, and they have nothing else in common.
 */
const kinds = [
  { name: "unit", globalSetup: [] },
  { name: "architecture", globalSetup: [] },
  { name: "features", globalSetup: database },
  { name: "contract", globalSetup: database },
];

/** The product's build makes addresses of these (see vite.config.ts); tests that render pages need only some text. */
const scriptAddresses: Plugin = {
  name: "parley:script-addresses",
  enforce: "pre",
  load: (id) => (/\?script(-text)?$/.test(id) ? `export default ${JSON.stringify("/script.js")}` : null),
};

export default defineConfig({
  plugins: [scriptAddresses],
  test: {
    root: new URL("..", import.meta.url).pathname,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A machine that does several things at once may need more than the one second that Vitest gives.
    expect: { poll: { timeout: 10_000 } },
    // Tests wait for the database half of their time: three use two cores better than two do.
    maxWorkers: 3,
    projects: kinds.map((kind) => ({
      extends: true,
      test: {
        ...kind,
        isolate: false,
        include: [`tests/${kind.name}/**/*.test.ts`, `tests/${kind.name}/**/*.test.tsx`],
      },
    })),
  },
});
