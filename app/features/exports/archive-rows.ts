import type { ArchiveCollection } from "./archive-collection.ts";
import type { ExportedRow } from "./archive-format.ts";
import { csvLine } from "./csv.ts";

/** An array with one row in a line, so that a program need not hold all of it, and `diff` shows what changed. */
export async function* jsonText(collection: ArchiveCollection): AsyncGenerator<string> {
  let between = "[\n";
  for await (const batch of collection.rows()) {
    if (batch.length === 0) continue;
    yield between + batch.map((row) => JSON.stringify(row)).join(",\n");
    between = ",\n";
  }
  yield between === "[\n" ? "[]\n" : "\n]\n";
}

/** The mark at the beginning tells spreadsheets that it is UTF-8. */
export async function* csvText(collection: ArchiveCollection): AsyncGenerator<string> {
  const names = [...collection.columns.keys()];
  yield `\uFEFF${csvLine(names)}`;
  for await (const batch of collection.rows())
    yield batch.map((row) => csvLine(names.map((name) => row[name]))).join("");
}

/** Rows in parts of so many, out of batches of any size. */
export async function* inParts(
  batches: AsyncIterable<ExportedRow[]>,
  size: number,
): AsyncGenerator<ExportedRow[]> {
  let held: ExportedRow[] = [];
  for await (const batch of batches) {
    held.push(...batch);
    for (; held.length >= size; held = held.slice(size)) yield held.slice(0, size);
  }
  if (held.length > 0) yield held;
}
