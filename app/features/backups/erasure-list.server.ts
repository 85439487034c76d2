import { mkdir, open, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { z } from "zod";

/**
 * The tombstones once more, in a file beside the backups, because the database with the last of them may be what is
 * lost. One JSON object in a line; ids alone, no names.
 */

const tombstoneSchema = z.object({
  id: z.string(),
  model: z.string(),
  rowIds: z.array(z.string()),
  rule: z.string(),
  /** ISO 8601, UTC. */
  erasedAt: z.string(),
});

/** Rows of one table that were erased together. */
export type Tombstone = z.infer<typeof tombstoneSchema>;

const listedAtOnce = 500;
const advisoryLock = 263_748_417;

export function erasureListFile(folder: string): string {
  return path.join(folder, "erased.jsonl");
}

/**
 * Brings the list up to date, and gives how many tombstones were added. A kill between the file and the database's
 * mark lists some twice, which does no harm.
 */
export function listErasures(database: pg.Pool | pg.Client, folder: string): Promise<number> {
  return aloneOnList(database, async (client) => {
    // An empty list says that nothing was erased; none at all says nothing.
    await append(erasureListFile(folder), []);
    for (let added = 0; ; ) {
      const { rows } = await client.query<Tombstone>(
        `SELECT id, model, row_ids AS "rowIds", rule, ${isoInstant} AS "erasedAt" FROM tombstone
         WHERE listed_at IS NULL ORDER BY erased_at, id LIMIT ${listedAtOnce}`,
      );
      if (rows.length === 0) return added;
      await append(erasureListFile(folder), rows);
      const ids = rows.map(({ id }) => id);
      await client.query("UPDATE tombstone SET listed_at = now() WHERE id = ANY ($1)", [ids]);
      added += rows.length;
    }
  });
}

/** One process at a time writes the list: a line added to a file that is just being replaced would be lost. */
async function aloneOnList<Result>(
  database: pg.Pool | pg.Client,
  work: (client: pg.ClientBase) => Promise<Result>,
): Promise<Result> {
  if (!(database instanceof pg.Pool)) return whileLocked(database, work);
  const client = await database.connect();
  try {
    return await whileLocked(client, work);
  } finally {
    client.release();
  }
}

async function whileLocked<Result>(
  client: pg.ClientBase,
  work: (client: pg.ClientBase) => Promise<Result>,
): Promise<Result> {
  await client.query("SELECT pg_advisory_lock($1)", [advisoryLock]);
  try {
    return await work(client);
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [advisoryLock]);
  }
}

const isoInstant = `to_char(erased_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What the list holds, in its order; null where there is none. A line that a kill cut off is passed over. */
export async function readErasureList(folder: string): Promise<Tombstone[] | null> {
  const text = await readFile(erasureListFile(folder), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (text === null) return null;
  return text.split("\n").flatMap((line) => {
    const parsed = tombstoneSchema.safeParse(parseLine(line));
    return parsed.success ? [parsed.data] : [];
  });
}

/** Leaves only what was erased after `before` (epoch ms). The file is replaced as a whole. */
export function shortenErasureList(database: pg.Pool, folder: string, before: number): Promise<void> {
  return aloneOnList(database, async () => {
    const listed = (await readErasureList(folder)) ?? [];
    const kept = listed.filter(({ erasedAt }) => Date.parse(erasedAt) > before);
    if (kept.length === listed.length) return;
    const file = erasureListFile(folder);
    await writeFile(`${file}.new`, linesOf(kept), { mode: 0o600 });
    await rename(`${file}.new`, file);
  });
}

async function append(file: string, tombstones: Tombstone[]): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, "a+", 0o600);
  try {
    const { size } = await handle.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await handle.read(last, 0, 1, size - 1);
    // After a line that a kill cut off the next one begins anew.
    const isCutOff = size > 0 && last.toString() !== "\n";
    await handle.appendFile((isCutOff ? "\n" : "") + linesOf(tombstones));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function linesOf(tombstones: Tombstone[]): string {
  return tombstones.map((tombstone) => `${JSON.stringify(tombstone)}\n`).join("");
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
