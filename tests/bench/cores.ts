import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

type Cores = {
  /** Put before a command to keep it on one core; empty where that cannot be done. */
  server: string[];
  /** The same for what makes the load, on another core. */
  load: string[];
};

/** One core for what is measured and another for what measures, on Linux with `taskset` and two cores. */
export function separateCores(): Cores {
  const [first, second] = allowedCores();
  const none = { server: [], load: [] };
  if (first === undefined || second === undefined) return none;
  if (spawnSync("taskset", ["-c", String(first), "true"]).status !== 0) return none;
  return { server: ["taskset", "-c", String(first)], load: ["taskset", "-c", String(second)] };
}

function allowedCores(): number[] {
  if (!existsSync("/proc/self/status")) return [];
  const list = /^Cpus_allowed_list:\s*(\S+)/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? "";
  return list.split(",").flatMap((span) => {
    const [from = 0, to = from] = span.split("-").map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}

const msPerTick = 10;

/** Processor time that a process has used so far, in milliseconds, or null where the system does not say. */
export function cpuMsOf(pid: number): number | null {
  const seen = statOf(pid);
  return seen && seen.ticks * msPerTick;
}

/** The same of a process with all that it started, also what has ended since: a product with its embedded database. */
export function cpuMsOfAll(pid: number): number | null {
  const root = statOf(pid);
  if (!root) return null;
  const all = readdirSync("/proc").flatMap((name) => {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null;
    return stat ? [{ pid: Number(name), ...stat }] : [];
  });
  const below = (parent: number): number =>
    all.reduce(
      (sum, one) => (one.parent === parent ? sum + one.ticks + one.endedTicks + below(one.pid) : sum),
      0,
    );
  return (root.ticks + root.endedTicks + below(pid)) * msPerTick;
}

/** `endedTicks`: of those that it started and that ended. */
function statOf(pid: number): { parent: number; ticks: number; endedTicks: number } | null {
  const text = readIfThere(`/proc/${pid}/stat`);
  if (!text) return null;
  // The second field is a name in parentheses that may hold spaces; user and system time are the 14th and 15th, those
  // of children that ended the two after them.
  const fields = text
    .slice(text.lastIndexOf(")") + 2)
    .split(" ")
    .map(Number);
  const [parent = 0] = fields.slice(1);
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11);
  return { parent, ticks: user + system, endedTicks: endedUser + endedSystem };
}

/** Empty where there is no such process, any more. */
function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
