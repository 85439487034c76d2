import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { cacheFolder, inProject, root } from "./project.mjs";
import { runQuietly, StepError } from "./steps.mjs";

/** A checking tool: silent when content, else its output is the message. */
export async function runTool(program, args) {
  try {
    await runQuietly(process.execPath, [program, ...args]);
    return { ok: true };
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    console.error(error.message);
    return { ok: false };
  }
}

/** `patient`: a test that fails on a busy machine is tried once more; the summary then says so, as it does of journeys. */
export async function runVitest(projects, filters, env, { patient = false } = {}) {
  const report = reportFile();
  const secondTries = `${report}.again`;
  const args = [
    "run",
    "--config",
    "tests/vitest.config.ts",
    ...projects.flatMap((name) => ["--project", name]),
  ];
  args.push(
    "--reporter=default",
    "--reporter=json",
    "--reporter=app/commands/second-tries.mjs",
    `--outputFile.json=${report}`,
    "--passWithNoTests",
    `--retry=${patient ? 1 : 0}`,
    ...filters,
  );
  const settings = { ...env, PARLEY_SECOND_TRIES: secondTries };
  const code = await runOpenly(inProject("node_modules", "vitest", "vitest.mjs"), args, settings);
  const { numPassedTests = 0, numFailedTests = 0 } = readReport(report);
  const { flaky = 0 } = readReport(secondTries);
  return { ...result(code, numPassedTests, numFailedTests), flaky };
}

export async function runPlaywright(config, filters, env) {
  const report = reportFile();
  const args = ["test", "--config", config, "--reporter=list,json", ...filters];
  if (filters.length > 0) args.push("--pass-with-no-tests");
  const program = inProject("node_modules", "@playwright", "test", "cli.js");
  const code = await runOpenly(program, args, { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report });
  const { expected = 0, flaky = 0, unexpected = 0 } = readReport(report).stats ?? {};
  return { ...result(code, expected + flaky, unexpected), flaky };
}

/** A run can fail without a failed test, as when a file cannot be read: that counts as one. */
function result(code, passed, failed) {
  return { ok: code === 0, passed, failed: code === 0 ? failed : Math.max(failed, 1) };
}

function reportFile() {
  const file = path.join(cacheFolder, "test-reports", `${process.pid}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  return file;
}

function readReport(file) {
  if (!existsSync(file)) return {};
  const report = JSON.parse(readFileSync(file, "utf8"));
  rmSync(file, { force: true });
  return report;
}

function runOpenly(program, args, env) {
  // An undefined entry takes the variable away.
  const merged = Object.fromEntries(
    Object.entries({ ...process.env, ...env }).filter(([, value]) => value !== undefined),
  );
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: root,
      env: merged,
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
