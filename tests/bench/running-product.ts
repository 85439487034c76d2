import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

export type RunningProduct = {
  origin: string;
  pid: number;
  /** From the start of the command until the server was ready, in milliseconds. */
  readyMs: number;
  stop(): Promise<void>;
};

type Options = {
  dataDir: string;
  /** Empty for the embedded database. */
  databaseUrl: string;
  /** A port of one's own choice, for whoever comes back. */
  port?: number;
  /** Settings beside those of every run. */
  settings?: Record<string, string>;
  /** Put before the command, as `separateCores` gives it. */
  pin?: string[];
};

const startMsMax = 180_000;

/** A folder for the product's data, which an ordinary user that runs PostgreSQL may pass through. */
export function createDataDir(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "parley-bench-"));
  chmodSync(folder, 0o711);
  return folder;
}

export function removeDataDir(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Starts the built product as `npm start` does, with the demo, and waits until it is ready. */
export async function startProduct({
  dataDir,
  databaseUrl,
  port: wantedPort,
  settings = {},
  pin = [],
}: Options): Promise<RunningProduct> {
  const port = wantedPort ?? (await freePort());
  const origin = `http://127.0.0.1:${port}`;
  const [command = "", ...args] = [...pin, process.execPath, "app/commands/start.mjs"];
  const startedAt = performance.now();
  const child = spawn(command, args, {
    env: { ...process.env, ...environment(port, dataDir, databaseUrl), ...settings },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = () => {
    child.kill("SIGTERM");
    return ended;
  };
  try {
    await untilReady(origin, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { origin, pid: child.pid ?? 0, readyMs: performance.now() - startedAt, stop };
}

/** Everything that a `.env` file of this folder could set differently is set here. */
function environment(port: number, dataDir: string, databaseUrl: string): Record<string, string> {
  return {
    PORT: String(port),
    HOST: "127.0.0.1",
    PUBLIC_URL: "",
    PARLEY_DATA: dataDir,
    PARLEY_DEMO: "true",
    PARLEY_ROLES: "web,worker",
    DATABASE_URL: databaseUrl,
    SMTP_URL: "",
    TRUST_PROXY: "0",
    LOG_LEVEL: "silent",
    RATE_LIMIT_PER_MINUTE: "1000000000",
    BOOKINGS_PER_HOUR: "1000000000",
    // The command ends itself when the one that started it, npm by this word, is gone: however the bench ends.
    npm_lifecycle_event: "bench",
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function untilReady(origin: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + startMsMax;
  while (performance.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error("The product did not start.");
    const answer = await fetch(`${origin}/readyz`).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await pause(15);
  }
  throw new Error("The product was not ready in time.");
}
