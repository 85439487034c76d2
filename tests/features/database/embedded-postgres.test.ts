import { execFileSync, spawn } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { chown, mkdir, readFile, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { startEmbeddedPostgres } from "#app/platform/database/embedded-postgres.server.ts";
import {
  bundleProgram,
  isGone,
  type LauncherProcess,
  launch,
  postmasterPid,
  query,
  reachableFolder,
  removeFolder,
} from "./launcher-process.ts";

const program = await bundleProgram();
const silent = { info: () => undefined, warn: () => undefined };
const asRoot = process.getuid?.() === 0;
let folder = "";
let dataDir = "";
let running: LauncherProcess[] = [];

function start(task: "hold" | "write" = "hold", env = {}): LauncherProcess {
  const started = launch(program, dataDir, task, env);
  running.push(started);
  return started;
}

beforeEach(async () => {
  folder = await reachableFolder();
  dataDir = path.join(folder, "database");
});

afterEach(async () => {
  const alive = running.filter(({ child }) => child.exitCode === null && child.signalCode === null);
  await Promise.all(alive.map((one) => one.kill()));
  running = [];
  if (existsSync(path.join(dataDir, "cluster/postmaster.pid"))) await isGone(await postmasterPid(dataDir));
  await removeFolder(folder);
});

afterAll(() => removeFolder(program));

test("killing Node stops the server, and no acknowledged row is lost", { timeout: 90_000 }, async () => {
  const acknowledged: string[] = [];
  for (let round = 0; round < 4; round++) {
    const writer = start("write");
    await writer.ready;
    const postmaster = await postmasterPid(dataDir);
    await expect.poll(() => writer.lines.filter((line) => line.startsWith("ack")).length).toBeGreaterThan(10);
    await pause(round * 17);
    await writer.kill();
    acknowledged.push(...writer.lines.filter((line) => line.startsWith("ack ")));
    expect(await isGone(postmaster)).toBe(true);
  }
  const reader = start();
  const rows = await query<{ id: number }>(await reader.ready, "SELECT id FROM acknowledged");
  const kept = new Set(rows.map(({ id }) => `ack ${id}`));
  expect(acknowledged.length).toBeGreaterThan(40);
  expect(acknowledged.filter((line) => !kept.has(line))).toEqual([]);
});

test("a creation that was killed half-way is begun again", { timeout: 60_000 }, async () => {
  const first = start();
  const isPartial = (name: string) => name.startsWith("cluster.partial-");
  await expect
    .poll(() => existsSync(dataDir) && readdirSync(dataDir).some(isPartial), { interval: 5, timeout: 10_000 })
    .toBe(true);
  await first.kill();
  expect(existsSync(path.join(dataDir, "cluster"))).toBe(false);
  const second = start();
  expect(await query(await second.ready, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  expect(readdirSync(dataDir).filter(isPartial)).toEqual([]);
});

test("two starts at the same time share one server, which stays until the last has left", {
  timeout: 60_000,
}, async () => {
  const first = start();
  const second = start();
  const [one, other] = await Promise.all([first.ready, second.ready]);
  expect(one).toBe(other);
  const postmaster = await postmasterPid(dataDir);
  await first.kill();
  await pause(500);
  expect(await query(other, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  expect(await postmasterPid(dataDir)).toBe(postmaster);
  expect(await second.stop()).toBe(0);
  expect(await isGone(postmaster)).toBe(true);
});

test("a server that dies is started again under the feet of its users", { timeout: 60_000 }, async () => {
  const server = start();
  const connectionString = await server.ready;
  process.kill(await postmasterPid(dataDir), "SIGKILL");
  await expect
    .poll(() => query(connectionString, "SELECT 1 AS one").catch(() => "down"), {
      timeout: 20_000,
      interval: 200,
    })
    .toEqual([{ one: 1 }]);
});

test("a server that lost its watchdog is replaced by one that has one", { timeout: 60_000 }, async () => {
  const first = start();
  await first.ready;
  const orphan = await postmasterPid(dataDir);
  const watchdog = Number(execFileSync("ps", ["-o", "ppid=", "-p", String(orphan)], { encoding: "utf8" }));
  process.kill(-watchdog, "SIGSTOP");
  for (const line of execFileSync("ps", ["-e", "-o", "pid=,ppid=,comm="], { encoding: "utf8" }).split("\n")) {
    const [pid, parent, command] = line.trim().split(/\s+/);
    if (parent === String(watchdog) && command === "sh") process.kill(Number(pid), "SIGKILL");
  }
  process.kill(watchdog, "SIGKILL");
  process.kill(orphan, "SIGCONT");
  await first.kill();
  process.kill(orphan, 0);

  const second = start();
  await second.ready;
  expect(await isGone(orphan)).toBe(true);
  const replaced = await postmasterPid(dataDir);
  await second.kill();
  expect(await isGone(replaced)).toBe(true);
});

test("a folder written by another major version is refused and left alone", async () => {
  await mkdir(path.join(dataDir, "cluster"), { recursive: true });
  await writeFile(path.join(dataDir, "cluster/PG_VERSION"), "17\n");
  await expect(startEmbeddedPostgres({ dataDir, log: silent })).rejects.toThrow(
    /was written by PostgreSQL 17, and this version of Parley runs PostgreSQL 18/,
  );
  expect(await readFile(path.join(dataDir, "cluster/PG_VERSION"), "utf8")).toBe("17\n");
});

test("a data folder with a path too long for a socket works", { timeout: 60_000 }, async () => {
  dataDir = path.join(folder, "a-rather-long-name-".repeat(8), "database");
  await mkdir(path.dirname(dataDir), { mode: 0o711 });
  const first = start();
  const second = start();
  const addresses = await Promise.all([first.ready, second.ready]);
  expect(addresses[0]).toBe(addresses[1]);
  expect(await query(addresses[0], "SELECT current_database() AS name")).toEqual([{ name: "parley" }]);
  const socketFolder = new URL(addresses[0]).searchParams.get("host") ?? "";
  expect(path.dirname(socketFolder)).toBe(os.tmpdir());
  expect(statSync(socketFolder).mode & 0o777).toBe(0o700);
  await Promise.all([first.stop(), second.stop()]);
  await removeFolder(socketFolder);
});

test("a process id left behind and used by another program does not lock the data out", {
  timeout: 60_000,
}, async () => {
  const first = start();
  await first.ready;
  await first.stop();
  const { uid, gid } = statSync(path.join(dataDir, "cluster"));
  // PostgreSQL itself takes a living process of its own account for the server that wrote the file.
  const other = spawn("sleep", ["60"], asRoot ? { uid, gid, stdio: "ignore" } : { stdio: "ignore" });
  const file = path.join(dataDir, "cluster/postmaster.pid");
  await writeFile(file, `${other.pid}\n${dataDir}/cluster\n1\n5432\n${dataDir}/socket\n\n`);
  await chown(file, uid, gid);
  const second = start();
  expect(await query(await second.ready, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  other.kill();
});

test("nobody but the server's account can look into the data or the socket's folder", async () => {
  const server = start();
  await server.ready;
  for (const place of [dataDir, path.join(dataDir, "cluster"), path.join(dataDir, "socket")]) {
    expect(statSync(place).mode & 0o777).toBe(0o700);
  }
  const addresses = await query<{ listen_addresses: string }>(await server.ready, "SHOW listen_addresses");
  expect(addresses).toEqual([{ listen_addresses: "" }]);
});

test.runIf(asRoot)(
  "root starts the server under an ordinary account, also without a postgres one",
  {
    timeout: 60_000,
  },
  async () => {
    const fakes = path.join(folder, "bin");
    await mkdir(fakes);
    const realId = execFileSync("sh", ["-c", "command -v id"], { encoding: "utf8" }).trim();
    const fakeId = `#!/bin/sh\n[ "$2" = postgres ] && exit 1\nexec ${realId} "$@"\n`;
    await writeFile(path.join(fakes, "id"), fakeId, { mode: 0o755 });
    const server = start("hold", { PATH: `${fakes}:${process.env["PATH"]}` });
    await server.ready;
    const nobody = Number(execFileSync("id", ["-u", "nobody"], { encoding: "utf8" }));
    expect(statSync(path.join(dataDir, "cluster")).uid).toBe(nobody);
    await server.stop();
    // A postgres account that appears later does not take the data over.
    const later = start();
    await later.ready;
    expect(statSync(path.join(dataDir, "cluster")).uid).toBe(nobody);
  },
);
