import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { build } from "esbuild";
import pg from "pg";

export type LauncherProcess = {
  child: ChildProcess;
  lines: string[];
  /** The connection string, once the database can be used. */
  ready: Promise<string>;
  kill(): Promise<void>;
  stop(): Promise<number | null>;
};

/** Node runs no TypeScript: the program is bundled once for each test file. */
export async function bundleProgram(): Promise<string> {
  const root = path.resolve(import.meta.dirname, "../../..");
  const outfile = path.join(root, "node_modules/.cache/parley/tests", `launcher-${process.pid}.js`);
  const entry = path.join(import.meta.dirname, "embedded-postgres-program.ts");
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
  });
  return outfile;
}

/** A folder that an ordinary account can reach too, which PostgreSQL needs when the tests run as root. */
export async function reachableFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "parley-launcher-"));
  await chmod(folder, 0o711);
  return folder;
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

export function launch(program: string, dataDir: string, task: "hold" | "write", env = {}): LauncherProcess {
  const child = spawn(process.execPath, [program, dataDir, task], {
    env: { ...process.env, ...env },
    // A group of its own: a test can kill Node together with what it runs at that moment.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  let errors = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    errors += chunk;
  });
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const ready = new Promise<string>((resolve, reject) => {
    let rest = "";
    child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
      const whole = (rest + chunk).split("\n");
      rest = whole.pop() ?? "";
      lines.push(...whole);
      const found = whole.find((line) => line.startsWith("ready "));
      if (found) resolve(found.slice("ready ".length));
    });
    void exited.then(() => reject(new Error(`The program ended early. ${errors}`)));
  });
  ready.catch(() => undefined);
  return {
    child,
    lines,
    ready,
    kill: async () => {
      if (child.pid) process.kill(-child.pid, "SIGKILL");
      await exited;
    },
    stop: async () => {
      child.kill("SIGTERM");
      return exited;
    },
  };
}

export async function query<Row extends pg.QueryResultRow>(
  connectionString: string,
  sql: string,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

export async function postmasterPid(dataDir: string): Promise<number> {
  return Number((await readFile(path.join(dataDir, "cluster/postmaster.pid"), "utf8")).split("\n")[0]);
}

/** Waits until the process is gone; false after ten seconds. */
export async function isGone(pid: number): Promise<boolean> {
  for (let attempt = 0; attempt < 200; attempt++) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    await pause(50);
  }
  return false;
}
