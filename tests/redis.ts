import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

export type Redis = { url: string; stop(): Promise<void> };

/** Why no real Redis can be tried here, or null when one can. */
export function whyNoRedis(): string | null {
  try {
    execFileSync("redis-server", ["--version"], { stdio: "ignore" });
    return null;
  } catch {
    return "redis-server is not installed";
  }
}

/** A Redis of one's own on a socket in a folder of its own; it keeps nothing. */
export async function startRedis(): Promise<Redis> {
  const folder = await mkdtemp(path.join(tmpdir(), "parley-redis-"));
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const args = [
    "--port",
    String(port),
    "--bind",
    "127.0.0.1",
    "--save",
    "",
    "--appendonly",
    "no",
    "--dir",
    folder,
  ];
  const child: ChildProcess = spawn("redis-server", args, { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(child, "exit");
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on("data", (text: Buffer) => text.includes("Ready to accept connections") && resolve());
    child.once("exit", () => reject(new Error("redis-server ended before it was ready")));
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      child.kill("SIGTERM");
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
