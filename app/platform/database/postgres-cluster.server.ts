import { execFile } from "node:child_process";
import { chmod, chown, mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import {
  EmbeddedPostgresError,
  type PostgresAccount,
  postgresProcessOptions,
} from "./postgres-account.server.ts";
import type { PostgresPrograms } from "./postgres-programs.server.ts";

const run = promisify(execFile);
const supportedMajor = "18";
const partialPrefix = "cluster.partial-";

export function clusterFolder(dataDir: string): string {
  return path.join(dataDir, "cluster");
}

/** The folder belongs to the database alone: nobody else may look into it, its socket included. */
export async function preparePrivateFolder(
  folder: string,
  account: PostgresAccount | undefined,
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account) await chown(folder, account.uid, account.gid);
  await chmod(folder, 0o700);
  if (!account) return;
  const reachable = await run("test", ["-x", "."], postgresProcessOptions(account, folder)).then(
    () => true,
    () => false,
  );
  if (!reachable) {
    throw new EmbeddedPostgresError(
      `PostgreSQL runs as ${account.name}, which cannot reach ${folder}. ` +
        "Keep the data where that account can go, for example below /var/lib/parley.",
    );
  }
}

/** Makes the cluster when there is none; refuses one that another major version has written. */
export async function ensureCluster(
  dataDir: string,
  programs: PostgresPrograms,
  account: PostgresAccount | undefined,
): Promise<void> {
  const cluster = clusterFolder(dataDir);
  await removeAbandoned(dataDir);
  const major = await readFile(path.join(cluster, "PG_VERSION"), "utf8").catch(() => undefined);
  if (major === undefined) return createCluster(dataDir, programs, account);
  if (major.trim() !== supportedMajor) {
    throw new EmbeddedPostgresError(
      `The data in ${cluster} was written by PostgreSQL ${major.trim()}, and this version of Parley runs PostgreSQL ${supportedMajor}. ` +
        "Nothing was changed. Start the version of Parley that wrote it, or move the data with pg_dump and set DATABASE_URL.",
    );
  }
}

/** The rename is the moment at which the cluster exists: before it a kill leaves only a partial folder. */
async function createCluster(
  dataDir: string,
  programs: PostgresPrograms,
  account: PostgresAccount | undefined,
): Promise<void> {
  const partial = path.join(dataDir, `${partialPrefix}${process.pid}`);
  await rm(partial, { recursive: true, force: true });
  const locale = ["-E", "UTF8", "--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const options = ["-D", partial, "-U", "postgres", "-A", "trust", ...locale, "--no-instructions"];
  try {
    await run(programs.initdb, options, postgresProcessOptions(account, dataDir));
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    throw new EmbeddedPostgresError(
      `The database could not be created in ${dataDir}: ${(stderr || message).trim()}`,
    );
  }
  try {
    await rename(partial, clusterFolder(dataDir));
  } catch (error) {
    // Another process was faster. Its cluster is as good as ours.
    if (!["ENOTEMPTY", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    await rm(partial, { recursive: true, force: true });
  }
  await syncFolder(dataDir);
}

async function removeAbandoned(dataDir: string): Promise<void> {
  for (const entry of await readdir(dataDir)) {
    if (!entry.startsWith(partialPrefix)) continue;
    const maker = Number(entry.slice(partialPrefix.length));
    if (maker !== process.pid && isAlive(maker)) continue;
    // An initdb whose parent was killed may still be writing: what is left then goes at the next start.
    await rm(path.join(dataDir, entry), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}

/** The running server's account of itself: process id, port, and "ready", "starting", "stopping"; undefined without one. */
export async function readPostmasterFile(
  dataDir: string,
): Promise<{ pid: number; port: number; status: string } | undefined> {
  const text = await readFile(path.join(clusterFolder(dataDir), "postmaster.pid"), "utf8").catch(
    () => undefined,
  );
  if (text === undefined) return undefined;
  const lines = text.split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() ?? "" };
}

/**
 * After a power cut or a killed container the process id in postmaster.pid may belong to something else by now, and
 * PostgreSQL would refuse to start for ever. Where the system tells what a process is, the file then goes.
 */
export async function removeStalePostmasterFile(dataDir: string): Promise<void> {
  const postmaster = await readPostmasterFile(dataDir);
  if (!postmaster || !(await stat("/proc/self/cmdline").catch(() => undefined))) return;
  const command = await readFile(`/proc/${postmaster.pid}/cmdline`, "utf8").catch(() => "");
  if (command === "" || command.split("\0")[0]?.includes("postgres")) return;
  await rm(path.join(clusterFolder(dataDir), "postmaster.pid"), { force: true });
}
