import { type ChildProcess, execFile, spawn } from "node:child_process";
import { chownSync, closeSync, constants, fstatSync, ftruncateSync, openSync } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { type PostgresAccount, postgresProcessOptions } from "./postgres-account.server.ts";
import { clusterFolder } from "./postgres-cluster.server.ts";
import type { PostgresEndpoint } from "./postgres-endpoint.server.ts";
import type { PostgresPrograms } from "./postgres-programs.server.ts";

const run = promisify(execFile);
const logBytesMax = 5_000_000;

/**
 * Each process that uses the embedded server holds the writing end of one named pipe. A shell beside the server
 * reads from it and gets the end of file when the last holder is gone, however it went (kill -9 included): then it
 * stops the server. The pipe carries no data.
 */
export type Hold = { pipe: string; release(): void };

const watchdog = `
trap '' INT TERM HUP
exec 3<&0 </dev/null
"$@" 3<&- &
postmaster=$!
( read -r _ <&3; kill -INT $postmaster ) &
reader=$!
exec 3<&-
wait $postmaster
code=$?
kill -KILL $reader 2>/dev/null
exit $code
`;

export async function holdServer(
  endpoint: PostgresEndpoint,
  account: PostgresAccount | undefined,
): Promise<Hold | undefined> {
  if (process.platform === "win32") return undefined;
  const pipe = path.join(endpoint.host, "in-use");
  if (!(await stat(pipe).catch(() => undefined))) {
    await run("mkfifo", ["-m", "600", pipe]).catch(async (error: unknown) => {
      if (!(await stat(pipe).catch(() => undefined))) throw error;
    });
    if (account) chownSync(pipe, account.uid, account.gid);
  }
  // Opening a pipe for writing fails while nobody reads, so this process reads for a moment.
  const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
  const held = openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
  closeSync(reader);
  return { pipe, release: () => closeSync(held) };
}

/** False when the server has lost its watchdog: nothing would stop it when its users are gone. */
export function isWatched(hold: Hold | undefined): boolean {
  if (!hold) return true;
  try {
    closeSync(openSync(hold.pipe, constants.O_WRONLY | constants.O_NONBLOCK));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENXIO") return false;
    throw error;
  }
}

export type Launch = {
  dataDir: string;
  programs: PostgresPrograms;
  account: PostgresAccount | undefined;
  endpoint: PostgresEndpoint;
  hold: Hold | undefined;
  settings: Record<string, string>;
};

/** Starts the server in a session of its own, so that Ctrl-C in the terminal reaches Node alone. */
export function launchServer(launch: Launch): ChildProcess {
  const log = openLog(launch.dataDir);
  const settings = Object.entries({ ...fixedSettings(launch.endpoint), ...launch.settings });
  const command = [launch.programs.postgres, "-D", clusterFolder(launch.dataDir)];
  for (const [name, value] of settings) command.push("-c", `${name}=${value}`);
  const [program = "", ...rest] = launch.hold
    ? ["/bin/sh", "-c", watchdog, "parley-database", ...command]
    : command;
  // A second, blocking reader: the writer that `hold` keeps open lets it return at once.
  const pipe = launch.hold ? openSync(launch.hold.pipe, constants.O_RDONLY) : undefined;
  try {
    const child = spawn(program, rest, {
      ...postgresProcessOptions(launch.account, launch.dataDir),
      detached: true,
      windowsHide: true,
      stdio: [pipe ?? "ignore", log, log],
    });
    child.on("error", () => undefined);
    child.unref();
    return child;
  } finally {
    closeSync(log);
    if (pipe !== undefined) closeSync(pipe);
  }
}

/** For a server whose watchdog was killed, and on Windows, where there is none. */
export async function stopServer(launch: Omit<Launch, "settings">): Promise<void> {
  const options = ["stop", "-D", clusterFolder(launch.dataDir), "-m", "fast", "-t", "30", "-s"];
  await run(launch.programs.pgCtl, options, postgresProcessOptions(launch.account, launch.dataDir)).catch(
    () => undefined,
  );
}

export function logFile(dataDir: string): string {
  return path.join(dataDir, "postgresql.log");
}

function openLog(dataDir: string): number {
  const log = openSync(logFile(dataDir), "a", 0o600);
  if (fstatSync(log).size > logBytesMax) ftruncateSync(log);
  return log;
}

function fixedSettings(endpoint: PostgresEndpoint): Record<string, string> {
  const onSocket = endpoint.host.startsWith("/");
  return {
    listen_addresses: onSocket ? "" : endpoint.host,
    port: String(endpoint.port),
    ...(onSocket ? { unix_socket_directories: endpoint.host, unix_socket_permissions: "0700" } : {}),
    max_connections: "40",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    // Statements and key values of failed queries are personal data and have no place in a log.
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    max_wal_size: "256MB",
  };
}
