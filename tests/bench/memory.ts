import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

/** Bytes held by the server's process and by its embedded database's. */
export function memoryBelow(serverPid: number, dataDir: string): { node: number; postgres: number } {
  const file = path.join(dataDir, "database", "cluster", "postmaster.pid");
  const postmaster = Number(readFileSync(file, "utf8").split("\n")[0]);
  const processes = runningProcesses();
  const database = processes.filter(({ pid, parent }) => pid === postmaster || parent === postmaster);
  return {
    node: bytesOf(serverPid, processes.find(({ pid }) => pid === serverPid)?.residentBytes ?? 0),
    postgres: database.reduce((sum, { pid, residentBytes }) => sum + bytesOf(pid, residentBytes), 0),
  };
}

function runningProcesses() {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid=,rss="], { encoding: "utf8" });
  return table
    .trim()
    .split("\n")
    .map((line) => {
      const [pid = 0, parent = 0, kilobytes = 0] = line.trim().split(/\s+/).map(Number);
      return { pid, parent, residentBytes: kilobytes * 1024 };
    });
}

/** Linux tells a process's share of pages that several use, so that PostgreSQL's are not counted once for each. */
function bytesOf(pid: number, residentBytes: number): number {
  try {
    const shares = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
    return Number(/^Pss:\s+(\d+)/m.exec(shares)?.[1]) * 1024;
  } catch {
    return residentBytes;
  }
}
