// npm test: everything. npm run check (--no-browser) leaves the browser out, npm run e2e (--only-browser) runs it alone.
// Further arguments are parts of file names: then only the tests that match run, without the checks.
import "./require-node.mjs";
import "./follow-npm.mjs";
import { prepare } from "./prepare.mjs";
import { runCommand, StepError, say, seconds } from "./steps.mjs";

const options = ["--no-browser", "--only-browser"];
const given = process.argv.slice(2);
const filters = given.filter((argument) => !options.includes(argument));

function wantedParts() {
  const parts = given.includes("--only-browser") ? ["browser"] : ["checks", "tests", "browser"];
  return parts.filter(
    (part) =>
      !(part === "browser" && given.includes("--no-browser")) && !(part === "checks" && filters.length > 0),
  );
}

/** One after the other, also after one that failed: whoever mends it learns of all that there is to mend. */
async function runSteps(steps) {
  const done = [];
  for (const step of steps) {
    say(`\n── ${step.title}`);
    const startedAt = performance.now();
    const outcome = await step.run();
    done.push({ title: step.title, time: seconds(startedAt), ...outcome });
  }
  return done;
}

/** Tools that say nothing unless they find something run beside the tests: each of them uses one core. */
async function runBeside(steps) {
  const lanes = [steps.filter(({ silent }) => silent), steps.filter(({ silent }) => !silent)];
  return (await Promise.all(lanes.map(runSteps))).flat();
}

function report(done) {
  const width = Math.max(...done.map(({ title }) => title.length));
  say("");
  for (const { title, ok, time, passed, failed, flaky = 0 } of done) {
    const again = flaky > 0 ? `, ${flaky} of them at the second try` : "";
    const counts = passed === undefined ? "" : `${passed} passed, ${failed} failed${again}`;
    say(`${ok ? "ok    " : "FAILED"}  ${title.padEnd(width)}  ${time.padStart(8)}  ${counts}`.trimEnd());
  }
  const sum = (name) =>
    done.reduce((total, step) => total + (step[name] ?? (name === "failed" && !step.ok ? 1 : 0)), 0);
  const [passed, failed] = [sum("passed"), sum("failed")];
  say(`\n${passed} passed, ${failed} failed`);
  if (failed > 0) throw new StepError();
  if (passed === 0) throw new StepError("No test was run: nothing matches what was asked for.");
}

await runCommand(async () => {
  const parts = wantedParts();
  await prepare({ build: parts.includes("browser") });
  const { testSteps } = await import("./test-steps.mjs");
  const steps = testSteps(parts, filters);
  report(await runBeside(steps));
});
