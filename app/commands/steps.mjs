import { fork } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "./project.mjs";

const guard = path.join(path.dirname(fileURLToPath(import.meta.url)), "guard.mjs");
const linesShown = 40;

/** A step that failed after it was said what failed: the command ends without a stack trace. */
export class StepError extends Error {}

export function say(text) {
  process.stdout.write(`${text}\n`);
}

export function seconds(sinceMs) {
  return `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;
}

/** Announces the work in one line and ends the line with the time it took. */
export async function announce(title, work) {
  const startedAt = performance.now();
  process.stdout.write(`${title}… `);
  try {
    const result = await work();
    say(seconds(startedAt));
    return result;
  } catch (error) {
    say("failed");
    throw error;
  }
}

/**
 * Runs a command without its output and returns the output. On failure the end of it is shown with `advice`, one
 * sentence on what to do.
 */
export async function runQuietly(command, args, { env = {}, advice = "" } = {}) {
  const { code, output } = await collect(command, args, env);
  if (code === 0) return output;
  throw new StepError([telling(output), advice].filter(Boolean).join("\n\n"));
}

function collect(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = fork(guard, [command, ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      detached: true,
      execArgv: [],
    });
    let output = "";
    const keep = (chunk) => {
      output = (output + chunk).slice(-200_000);
    };
    child.stdout.setEncoding("utf8").on("data", keep);
    child.stderr.setEncoding("utf8").on("data", keep);
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

export function telling(output) {
  const lines = output.trimEnd().split("\n");
  if (lines.length <= linesShown) return lines.join("\n");
  // Some programs say what is wrong first and explain themselves at length afterwards.
  return [...lines.slice(0, linesShown / 2), "…", ...lines.slice(-linesShown / 2)].join("\n");
}

/** Runs a command's main function; a failed step was described already, anything else is a bug and keeps its trace. */
export async function runCommand(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    if (error.message) console.error(error.message);
    process.exit(1);
  }
}
