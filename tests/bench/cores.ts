import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

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

/** Processor time that a process has used so far, in milliseconds, or null where the system does not say. */
export function cpuMsOf(pid: number): number | null {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return null;
  const text = readFileSync(file, "utf8");
  // The second field is a name in parentheses that may hold spaces; user and system time are the 14th and 15th.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const msPerTick = 10;
  return (Number(fields[11]) + Number(fields[12])) * msPerTick;
}
