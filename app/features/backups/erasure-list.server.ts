import { mkdir, open, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
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

type Queryable = Pick<pg.ClientBase, "query">;

const listedAtOnce = 500;

export function erasureListFile(folder: string): string {
  return path.join(folder, "erased.jsonl");
}

/**
 * Brings the list up to date, and gives how many tombstones were added. A kill between the file and the database's
 * mark lists some twice, which does no harm.
 */
export async function listErasures(database: Queryable, folder: string): Promise<number> {
  let added = 0;
  // An empty list says that nothing was erased; none at all says nothing.
  await append(erasureListFile(folder), []);
  for (;;) {
    const { rows } = await database.query<Tombstone>(
      `SELECT id, model, row_ids AS "rowIds", rule, ${isoInstant} AS "erasedAt" FROM tombstone
       WHERE listed_at IS NULL ORDER BY erased_at, id LIMIT ${listedAtOnce}`,
    );
    if (rows.length === 0) return added;
    await append(erasureListFile(folder), rows);
    await database.query("UPDATE tombstone SET listed_at = now() WHERE id = ANY ($1)", [
      rows.map(({ id }) => id),
    ]);
    added += rows.length;
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
export async function shortenErasureList(folder: string, before: number): Promise<void> {
  const listed = (await readErasureList(folder)) ?? [];
  const kept = listed.filter(({ erasedAt }) => Date.parse(erasedAt) > before);
  if (kept.length === listed.length) return;
  const file = erasureListFile(folder);
  await writeFile(`${file}.new`, linesOf(kept), { mode: 0o600 });
  await rename(`${file}.new`, file);
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
