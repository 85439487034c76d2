import { writeFileSync } from "node:fs";
import { promiseCount, promises } from "../promises.ts";
import { shownPromises } from "./shown-promises.ts";
import { countStates } from "./state-count.ts";

/**
 * Writes what the page /trust shows, since the program imports no tests:
 * `npx tsx tests/promises/shown-promises-printer.ts`. A test sees when it has to be run again.
 */
const file = new URL("../../app/features/trust/shown-promises.ts", import.meta.url);
const { waitsFor, doesNotApply } = countStates(promises);
const lines = (rows: readonly unknown[]) => rows.map((row) => `  ${JSON.stringify(row)},\n`).join("");

writeFileSync(
  file,
  `// biome-ignore-all format: written by tests/promises/shown-promises-printer.ts, one promise to a line

/** The promises that tests show, in the order of their areas and ids. */
export const shownPromises = [
${lines(shownPromises())}] as const;

/** How many promises wait, by what they wait for, the most frequent first. */
export const waitingCounts = [
${lines(waitsFor)}] as const;

export const promiseCount = ${promiseCount};

/** Promises about something that the program has no place for. */
export const doesNotApplyCount = ${doesNotApply};
`,
);
