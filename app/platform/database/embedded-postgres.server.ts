import { readFile, realpath } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { choosePostgresAccount, EmbeddedPostgresError } from "./postgres-account.server.ts";
import {
  clusterFolder,
  ensureCluster,
  preparePrivateFolder,
  readPostmasterFile,
  removeStalePostmasterFile,
} from "./postgres-cluster.server.ts";
import { chooseEndpoint, connectionString, tryToConnect } from "./postgres-endpoint.server.ts";
import { preparePostgresPrograms } from "./postgres-programs.server.ts";
import {
  holdServer,
  isWatched,
  type Launch,
  launchServer,
  logFile,
  stopServer,
} from "./postgres-watchdog.server.ts";

export type EmbeddedPostgresLog = { info(message: string): void; warn(message: string): void };

export type EmbeddedPostgresOptions = {
  /** A folder of the database's own, made when it is missing. */
  dataDir: string;
  log: EmbeddedPostgresLog;
  /** Further server settings by PostgreSQL's names, given on the command line. */
  settings?: Record<string, string>;
};

export type EmbeddedPostgres = {
  connectionString: string;
  /** Gives the server up. It stops when no other process uses the folder; idempotent. */
  stop(): Promise<void>;
};

const databaseName = "parley";
/** Recovery after a crash replays at most a few hundred megabytes of log, but disks can be slow. */
const startMsMax = 120_000;

/**
 * Starts the PostgreSQL that comes with Parley on `dataDir`, or joins the server that another process already runs
 * there. When the last process that uses it is gone, however it ended, the server stops by itself. When the server
 * dies instead, it is started again.
 * @throws EmbeddedPostgresError with a sentence that says what stands in the way and what to do.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const launch = await prepare(path.resolve(options.dataDir), options.settings ?? {});
  try {
    const client = await ensureRunning(launch);
    await createDatabase(client);
    return {
      connectionString: connectionString(launch.endpoint, databaseName),
      ...supervise(launch, client, options.log),
    };
  } catch (error) {
    launch.hold?.release();
    throw error;
  }
}

/** One idle connection notices the server's death at once, whoever started it, and has it started again. */
function supervise(launch: Launch, client: pg.Client, log: EmbeddedPostgresLog): { stop(): Promise<void> } {
  let sentinel = client;
  let stopped: Promise<void> | undefined;
  const watch = (): void => {
    loopHandle(sentinel).unref();
    sentinel.once("end", () => {
      if (!stopped) void restart();
    });
  };
  const restart = async (): Promise<void> => {
    log.warn("The database server stopped unexpectedly; starting it again.");
    for (let waitMs = 500; !stopped; waitMs = Math.min(waitMs * 2, 30_000)) {
      try {
        sentinel = await ensureRunning(launch);
        if (stopped) return void (await sentinel.end());
        watch();
        return log.info("The database server runs again.");
      } catch (error) {
        log.warn(error instanceof Error ? error.message : String(error));
        await pause(waitMs, undefined, { ref: false });
      }
    }
  };
  const stop = async (): Promise<void> => {
    loopHandle(sentinel).ref();
    await sentinel.end().catch(() => undefined);
    await release(launch);
  };
  watch();
  return {
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

/** pg has had both methods for years; its types lack them. */
function loopHandle(client: pg.Client): { ref(): void; unref(): void } {
  return client as pg.Client & { ref(): void; unref(): void };
}

async function prepare(dataDir: string, settings: Record<string, string>): Promise<Launch> {
  const account = await choosePostgresAccount(clusterFolder(dataDir));
  await preparePrivateFolder(dataDir, account);
  // Two ways to one folder (a link, a mount) must lead to one socket.
  const folder = await realpath(dataDir);
  const programs = await preparePostgresPrograms(folder, account);
  await ensureCluster(folder, programs, account);
  const endpoint = await chooseEndpoint(folder, account);
  const hold = await holdServer(endpoint, account);
  return { dataDir: folder, programs, account, endpoint, hold, settings };
}

/** Returns a connection to the server on the folder; starts the server when there is none. */
async function ensureRunning(launch: Launch): Promise<pg.Client> {
  const givenUpAt = performance.now() + startMsMax;
  let failures = 0;
  for (
    let server: ReturnType<typeof launchServer> | undefined;
    performance.now() < givenUpAt;
    await pause(30)
  ) {
    const answer = await tryToConnect(launch.endpoint);
    if (answer === "busy") continue;
    if (answer === "absent") {
      if (server && server.exitCode === null && server.signalCode === null) continue;
      if (server && !(await isTakenByAnother(launch.dataDir)) && ++failures >= 2) break;
      if (server) await pause(250);
      await removeStalePostmasterFile(launch.dataDir);
      server = launchServer(launch);
      continue;
    }
    if (isWatched(launch.hold)) return answer;
    await answer.end();
    await stopServer(launch);
  }
  throw new EmbeddedPostgresError(
    `The database in ${launch.dataDir} does not start. PostgreSQL says: ${await lastWords(launch.dataDir)}`,
  );
}

/** A server that is just starting or stopping keeps the folder locked for a moment: that is worth waiting for. */
async function isTakenByAnother(dataDir: string): Promise<boolean> {
  const words = await lastWords(dataDir);
  return words.includes('lock file "postmaster.pid"') || words.includes("shared memory block");
}

async function lastWords(dataDir: string): Promise<string> {
  const log = await readFile(logFile(dataDir), "utf8").catch(() => "");
  return log.trim().split("\n").slice(-4).join(" ") || "nothing";
}

async function createDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [databaseName]);
  if (rowCount) return;
  await client.query(`CREATE DATABASE ${databaseName}`).catch((error: { code?: string }) => {
    // Another process made it in the same moment.
    if (error.code !== "42P04" && error.code !== "23505") throw error;
  });
}

/** The watchdog stops the server when this was the last hold; "ready" after a while means that others go on. */
async function release(launch: Launch): Promise<void> {
  if (!launch.hold) return stopServer(launch);
  launch.hold.release();
  const releasedAt = performance.now();
  for (;;) {
    const postmaster = await readPostmasterFile(launch.dataDir);
    const waitedMs = performance.now() - releasedAt;
    if (!postmaster || waitedMs > 30_000 || (postmaster.status === "ready" && waitedMs > 400)) return;
    await pause(20);
  }
}
