import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect } from "vitest";
import { bundleProgram } from "./bundled-program.ts";

export type Running = {
  child: ChildProcess;
  exited: Promise<unknown>;
  /** What it wrote to its standard error so far. */
  complaints: () => string;
};

/**
 * A program of the tests for a process of its own, to be killed at will; `entry` is its file. Call it at the top of a
 * test file: whatever still runs after the last test is killed. `least`: how many transactions it begins before it is
 * killed inside one, so that the first of them, which only look, are not all that it did.
 */
export async function killableProgram(entry: string, { least = 3 }: { least?: number } = {}) {
  const file = await bundleProgram(entry);
  const children = new Set<ChildProcess>();
  afterAll(() => {
    for (const child of children) child.kill("SIGKILL");
  });
  const start = (...given: string[]): Running => {
    const child = spawn(process.execPath, [file, ...given]);
    children.add(child);
    let complaints = "";
    child.stderr.on("data", (chunk) => {
      complaints += chunk;
    });
    return {
      child,
      exited: new Promise((resolve) => child.once("exit", resolve)),
      complaints: () => complaints,
    };
  };
  return { start, killAmid: (...given: string[]) => killAmid(start(...given), least) };
}

/**
 * Kills a run that tells of its transactions (`tellingDatabase`), once it has begun some, inside one. Whether it was
 * inside by its own word.
 */
async function killAmid({ child, exited, complaints }: Running, least: number): Promise<boolean> {
  let [begun, last] = [0, ""];
  const enough = least + Math.floor(Math.random() * 2);
  const amidWork = new Promise<void>((resolve) => {
    child.stdout?.on("data", (chunk) => {
      for (const line of String(chunk).trim().split("\n")) {
        last = line;
        if (line === "in") begun++;
      }
      if (begun >= enough && last === "in") resolve();
    });
  });
  await Promise.race([amidWork, exited]);
  await pause(Math.random() * 12);
  const isInside = last === "in";
  child.kill("SIGKILL");
  await exited;
  expect(child.signalCode, complaints()).toBe("SIGKILL");
  return isInside;
}
