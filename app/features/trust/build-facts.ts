/** Set where the pages are built (see vite.config.ts); tests that render pages have no build. */
declare const __PARLEY_BUILD__: { version: string; day: string } | undefined;

/** Which version this is, and the calendar day (UTC) on which it was built. */
export type BuildFacts = { version: string; day: string };

export const buildFacts: BuildFacts | null =
  typeof __PARLEY_BUILD__ === "undefined" ? null : __PARLEY_BUILD__;
