import { createHash } from "node:crypto";
import { lstat, mkdir } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { EmbeddedPostgresError, type PostgresAccount } from "./postgres-account.server.ts";
import { preparePrivateFolder, readPostmasterFile } from "./postgres-cluster.server.ts";

/** Where the server listens: a folder that holds its socket, or a loopback address on Windows. */
export type PostgresEndpoint = { host: string; port: number };

/** sockaddr_un holds 108 bytes on Linux and 104 on macOS, the closing zero included. */
const socketPathBytesMax = 103;
const port = 5432;

export async function chooseEndpoint(
  dataDir: string,
  account: PostgresAccount | undefined,
): Promise<PostgresEndpoint> {
  // Untested: Node cannot reach PostgreSQL's Unix sockets on Windows, so the server listens on loopback there, on a
  // port the system picks. Unlike the socket, it can be reached by every account of the machine.
  if (process.platform === "win32") return { host: "127.0.0.1", port: await portOnWindows(dataDir) };
  const besideData = path.join(dataDir, "socket");
  const host = fits(besideData) ? besideData : await shortFolder(dataDir, account);
  await preparePrivateFolder(host, account);
  return { host, port };
}

function fits(folder: string): boolean {
  return Buffer.byteLength(path.join(folder, `.s.PGSQL.${port}.lock`)) <= socketPathBytesMax;
}

/** The name follows from the data folder, so that a second process finds the server that already runs. */
async function shortFolder(dataDir: string, account: PostgresAccount | undefined): Promise<string> {
  const name = `parley-${createHash("sha256").update(dataDir).digest("hex").slice(0, 12)}`;
  const folder =
    [os.tmpdir(), "/tmp"].map((parent) => path.join(parent, name)).find(fits) ?? path.join("/tmp", name);
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  const found = await lstat(folder);
  const ours = [process.getuid?.(), account?.uid].includes(found.uid);
  // Anyone may write to the temporary folder: a socket is never put where somebody else could have prepared the place.
  if (!found.isDirectory() || !ours) {
    throw new EmbeddedPostgresError(
      `The path of ${dataDir} is too long for a socket, and ${folder}, used instead, belongs to someone else. Choose a shorter data folder.`,
    );
  }
  return folder;
}

async function portOnWindows(dataDir: string): Promise<number> {
  const running = await readPostmasterFile(dataDir);
  if (running) return running.port;
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : port));
    });
  });
}

export function connectionString(endpoint: PostgresEndpoint, database: string): string {
  const place = endpoint.host.startsWith("/")
    ? `localhost:${endpoint.port}`
    : `${endpoint.host}:${endpoint.port}`;
  const socket = endpoint.host.startsWith("/") ? `?host=${encodeURIComponent(endpoint.host)}` : "";
  return `postgresql://postgres@${place}/${database}${socket}`;
}

/** One attempt: a connected client, or what stands in its way. Throws on anything that waiting will not mend. */
export async function tryToConnect(endpoint: PostgresEndpoint): Promise<pg.Client | "absent" | "busy"> {
  const client = new pg.Client({
    host: endpoint.host,
    port: endpoint.port,
    user: "postgres",
    database: "postgres",
    connectionTimeoutMillis: 10_000,
  });
  // A connection that breaks later says so by its "end" event.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    void client.end().catch(() => undefined);
    const code = (error as { code?: string }).code ?? "";
    if (["ENOENT", "ECONNREFUSED"].includes(code)) return "absent";
    // 57P03 starting up or shutting down, 53300 all connections taken, 57P01 stopped while we came in.
    if (["57P03", "53300", "57P01", "ECONNRESET", "EPIPE", "EAGAIN", ""].includes(code)) return "busy";
    throw error;
  }
}
