import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, cp, mkdir, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { settingNames } from "#app/platform/settings.server.ts";

const root = path.resolve(import.meta.dirname, "../../..");
/** What `npm start` reads, and the build: where that was made from these sources nothing is built again. */
const copied = [
  "app",
  "build",
  "prisma",
  "public",
  "package.json",
  "package-lock.json",
  "remix.config.js",
  "tsconfig.json",
  "vite.config.ts",
];

export type StartedProduct = {
  child: ChildProcess;
  /** Everything that it has said so far. */
  output(): string;
  /** The greeting's text. Rejects with what was said when the process ends before it. */
  greeting: Promise<string>;
  /** The exit code, or the signal's name. */
  ended: Promise<number | string>;
};

/**
 * A clone of this project in a folder of its own, without settings and data. The packages are this one's; what is made
 * beside them (stamps, bundles) is not, so that the two leave each other alone.
 */
export async function cloneProduct(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "parley-clone-"));
  // PostgreSQL runs as an ordinary user when the tests run as root, and has to pass through.
  await chmod(folder, 0o711);
  for (const name of copied.filter((place) => existsSync(path.join(root, place))))
    await cp(path.join(root, name), path.join(folder, name), { recursive: true });
  const packages = path.join(root, "node_modules");
  const own = path.join(folder, "node_modules");
  await mkdir(own);
  const names = (await readdir(packages)).filter((name) => name !== ".cache");
  await Promise.all(names.map((name) => symlink(path.join(packages, name), path.join(own, name))));
  const stamp = ".cache/parley/database-client.stamp";
  if (existsSync(path.join(packages, stamp))) await cp(path.join(packages, stamp), path.join(own, stamp));
  return folder;
}

export async function removeClone(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/** The launcher of `npm start`, on a machine where nothing is set but what is given. */
export function startProduct(folder: string, settings: Record<string, string>): StartedProduct {
  const unset = Object.fromEntries(settingNames.map((name) => [name, undefined]));
  const child = spawn(process.execPath, ["app/commands/start.mjs"], {
    cwd: folder,
    // By the last word the launcher ends itself when this process is gone, however that ends.
    env: { ...process.env, ...unset, ...settings, npm_lifecycle_event: "start" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ended = new Promise<number | string>((resolve) => {
    child.once("close", (code, signal) => resolve(signal ?? code ?? 1));
  });
  const greeting = new Promise<string>((resolve, reject) => {
    const keep = (chunk: string) => {
      output += chunk;
      const found = /^ {2}Parley is ready\.\n[\s\S]*?\n\n(?: {2}\S.*\n)+\n/m.exec(output);
      if (found) resolve(found[0]);
    };
    child.stdout.setEncoding("utf8").on("data", keep);
    child.stderr.setEncoding("utf8").on("data", keep);
    void ended.then((how) => reject(new Error(`It ended (${how}) without a greeting: ${output}`)));
  });
  greeting.catch(() => undefined);
  return { child, output: () => output, greeting, ended };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
