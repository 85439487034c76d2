import { writeFileSync } from "node:fs";
import { say } from "./steps.mjs";

/** Counts the tests that passed at their second try alone, and names them: Vitest's own report of a run does not. */
export default class SecondTries {
  onTestRunEnd(modules) {
    const again = modules.flatMap((module) =>
      [...module.children.allTests("passed")]
        .filter((test) => test.diagnostic()?.flaky)
        .map((test) => `${module.relativeModuleId} › ${test.fullName}`),
    );
    if (again.length > 0) say(`At the second try alone:\n${again.map((name) => `  ${name}`).join("\n")}`);
    const file = process.env.PARLEY_SECOND_TRIES;
    if (file) writeFileSync(file, JSON.stringify({ flaky: again.length }));
  }
}
