import { defineConfig } from "vitest/config";

/** The kinds of tests, each a project that can be run alone: `--project unit`. */
const kinds = [
  { name: "unit", globalSetup: [] },
  { name: "architecture", globalSetup: [] },
  { name: "features", globalSetup: ["tests/database-setup.ts"] },
  { name: "contract", globalSetup: ["tests/database-setup.ts"] },
];

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    projects: kinds.map((kind) => ({
      extends: true,
      test: { ...kind, include: [`tests/${kind.name}/**/*.test.ts`, `tests/${kind.name}/**/*.test.tsx`] },
    })),
  },
});
