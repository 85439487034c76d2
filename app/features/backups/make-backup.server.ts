import { createWriteStream } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import { createGzip } from "node:zlib";
import pg from "pg";
import type { BackupLock } from "#app/platform/backup-settings.server.ts";
import { lockStream } from "./backup-lock.server.ts";
import { snapshotLines } from "./snapshot.server.ts";

/**
 * Writes the database, as of one instant, to a file that only the lock's keys open. The file appears whole or not at
 * all, and only this account may read it. Takes memory for a few hundred rows, whatever the database's size.
 */
export async function makeBackup(backup: {
  connectionString: string;
  lock: BackupLock;
  file: string;
  now: number;
}): Promise<{ rows: number; bytes: number }> {
  const client = new pg.Client({
    connectionString: backup.connectionString,
    application_name: "parley-backup",
  });
  client.on("error", () => undefined);
  const unfinished = `${backup.file}.unfinished`;
  await mkdir(path.dirname(backup.file), { recursive: true, mode: 0o700 });
  await client.connect();
  try {
    let rows = 0;
    const lines = async function* () {
      for await (const line of snapshotLines(client, backup.now)) {
        if (line.startsWith("{")) rows += 1;
        yield `${line}\n`;
      }
    };
    await writeLocked(Readable.from(lines()), backup.lock, unfinished);
    const bytes = await makeDurable(unfinished);
    await rename(unfinished, backup.file);
    return { rows, bytes };
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function writeLocked(lines: Readable, lock: BackupLock, file: string): Promise<void> {
  const packed = createGzip();
  const packing = pipeline(lines, packed);
  // It is awaited below; until then a failure must not count as unheard.
  packing.catch(() => undefined);
  const locked = await lockStream(Readable.toWeb(packed) as unknown as ReadableStream<Uint8Array>, lock);
  const writing = pipeline(
    Readable.fromWeb(locked as unknown as WebStream),
    asBuffers(),
    createWriteStream(file, { mode: 0o600 }),
  );
  await Promise.all([packing, writing]);
}

/** The stream of age hands out plain byte arrays. */
function asBuffers(): Transform {
  return new Transform({
    objectMode: true,
    transform: (bytes: Uint8Array, _, done) => done(null, Buffer.from(bytes)),
  });
}

async function makeDurable(file: string): Promise<number> {
  const handle = await open(file, "r");
  try {
    await handle.sync();
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}
