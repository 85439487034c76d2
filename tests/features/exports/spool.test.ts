import { mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { ArchiveCollection } from "#app/features/exports/archive-collection.ts";
import type { ExportedRow } from "#app/features/exports/archive-format.ts";
import { openSpool } from "#app/features/exports/spool.server.ts";

const folder = await mkdtemp(path.join(os.tmpdir(), "parley-spool-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

// Two, three and four bytes to a letter, and a line's end inside of a text: parts of the file begin in the middle of them.
const rows = Array.from({ length: 3000 }, (_, n) => ({
  id: `row-${n}`,
  text: `é€🙂\n${"ü".repeat(n % 400)}`,
  empty: null,
  many: [n, "x"],
}));
let reads = 0;
beforeEach(() => {
  reads = 0;
});

const collection = (count = rows.length): ArchiveCollection => ({
  ...{ model: "Booking", version: 1, canImport: false, count, columns: new Map() },
  rows: async function* () {
    reads += 1;
    for (let at = 0; at < count; at += 700) yield rows.slice(at, Math.min(count, at + 700));
  },
});

async function all(read: AsyncIterable<ExportedRow[]>): Promise<ExportedRow[]> {
  const found: ExportedRow[] = [];
  for await (const batch of read) found.push(...batch);
  return found;
}

test("a long table is read once and is the same each time, and its file has no name while it is there", async () => {
  const spool = openSpool(folder, 500);
  const once = spool.once(collection());
  expect(await all(once.rows())).toEqual(rows);
  expect(await readdir(folder)).toEqual([]);
  expect(await all(once.rows())).toEqual(rows);
  expect(await all(once.rows())).toEqual(rows);
  expect(reads).toBe(1);
  await spool.close();
  await expect(all(once.rows())).rejects.toThrow();
});

test("a reading that is broken off is not taken for the whole", async () => {
  const spool = openSpool(folder, 500);
  const once = spool.once(collection());
  for await (const batch of once.rows()) if (batch.length > 0) break;
  expect(await all(once.rows())).toEqual(rows);
  expect(await all(once.rows())).toEqual(rows);
  expect(reads).toBe(2);
  await spool.close();
});

test("a short table is laid aside nowhere", async () => {
  const spool = openSpool(folder, 500);
  const once = spool.once(collection(500));
  for (const time of [1, 2]) {
    expect(await all(once.rows())).toEqual(rows.slice(0, 500));
    expect(reads).toBe(time);
  }
  await spool.close();
});
