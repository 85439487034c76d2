import { execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { StepError } from "./steps.mjs";

const oldestMajor = 15;
const familiarFolders = [
  "/usr/lib/postgresql",
  "/usr/local/lib/postgresql",
  "/opt/homebrew/opt",
  "/usr/local/opt",
];

/** The shell outlives this process just long enough to stop the server and to remove its folder. */
const watchdog = `
trap '' INT TERM HUP
folder=$1; shift
exec 3<&0 </dev/null
"$@" 3<&- &
server=$!
( read -r _ <&3; kill -QUIT $server ) &
reader=$!
exec 3<&-
wait $server
kill -KILL $reader 2>/dev/null
rm -rf "$folder"
`;

/** The newest PostgreSQL server installed on this machine that Parley supports: `{ bin, major }` or undefined. */
export function findInstalledPostgres() {
  return binFolders()
    .map((bin) => ({ bin, major: majorOf(bin) }))
    .filter(({ major }) => major >= oldestMajor)
    .sort((a, b) => b.major - a.major)[0];
}

function binFolders() {
  const below = familiarFolders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => path.join(folder, name, "bin")));
  const onPath = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  return [...below, ...onPath].filter(
    (bin) => existsSync(path.join(bin, "postgres")) && existsSync(path.join(bin, "initdb")),
  );
}

function majorOf(bin) {
  try {
    const version = execFileSync(path.join(bin, "postgres"), ["--version"], { encoding: "utf8" });
    return Number(/ (\d+)/.exec(version)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/**
 * Starts an empty server of its own in the temporary folder, reached by a socket; `stop()` leaves nothing behind.
 * It does not wait for the disk unless it shall be `durable`, as a server is whose speed is measured.
 */
export async function startTemporaryPostgres({ bin, durable = false }) {
  const account = ordinaryAccount();
  const folder = mkdtempSync(path.join(os.tmpdir(), "parley-pg-"));
  chmodSync(folder, 0o700);
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid);
  const options = { ...account, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" } };
  const data = path.join(folder, "data");
  const initdb = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"];
  execFileSync(path.join(bin, "initdb"), initdb, { ...options, stdio: "pipe" });

  const settings = [
    "listen_addresses=",
    `unix_socket_directories=${folder}`,
    ...(durable ? [] : ["fsync=off"]),
    "max_connections=200",
  ];
  const server = [path.join(bin, "postgres"), "-D", data, ...settings.flatMap((setting) => ["-c", setting])];
  const logFile = path.join(folder, "log");
  const log = openSync(logFile, "a");
  const shell = spawn("/bin/sh", ["-c", watchdog, "parley-test-database", folder, ...server], {
    ...options,
    detached: true,
    stdio: ["pipe", log, log],
  });
  const ended = new Promise((resolve) => shell.once("exit", resolve));
  const connectionString = `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;
  await untilReady(connectionString, shell, () => (existsSync(logFile) ? readFileSync(logFile, "utf8") : ""));
  return {
    connectionString,
    stop: async () => {
      shell.stdin.end();
      await ended;
    },
  };
}

/** PostgreSQL refuses to run as root. */
function ordinaryAccount() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    try {
      const id = (option) => Number(execFileSync("id", [option, name], { encoding: "utf8", stdio: "pipe" }));
      return { uid: id("-u"), gid: id("-g") };
    } catch {
      // This machine has no such account.
    }
  }
  return {};
}

async function untilReady(connectionString, shell, log) {
  const { default: pg } = await import("pg");
  for (let attempt = 0; attempt < 300 && shell.exitCode === null; attempt++) {
    const client = new pg.Client({ connectionString });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return await client.end();
    } catch {
      await pause(100);
    }
  }
  throw new StepError(`The machine's PostgreSQL did not start for the tests.\n${log()}`);
}
