import { dataFile, type ExportedRow, type Manifest, schemaFile } from "./archive-format.ts";
import { formatOf } from "./column-kinds.ts";
import { type Archive, ArchiveError } from "./read-archive.server.ts";

const batchSize = 500;

/** The rows of an archive as the database takes them: instants as dates. */
export type ImportSource = {
  manifest: Manifest;
  rows(model: string): AsyncGenerator<ExportedRow>;
  batches(model: string): AsyncGenerator<ExportedRow[]>;
  media(path: string): Promise<Buffer>;
};

export function importSource(archive: Archive, manifest: Manifest): ImportSource {
  async function* rows(model: string): AsyncGenerator<ExportedRow> {
    const instants = instantsIn(JSON.parse(await archive.text(schemaFile(model))));
    for await (const line of linesOf(archive.read(dataFile(model)))) {
      const text = line.replace(/,$/, "");
      if (text === "[" || text === "]" || text === "[]") continue;
      yield withDates(rowIn(model, text), instants);
    }
  }
  return {
    manifest,
    rows,
    batches: async function* (model) {
      let batch: ExportedRow[] = [];
      for await (const row of rows(model)) {
        batch.push(row);
        if (batch.length < batchSize) continue;
        yield batch;
        batch = [];
      }
      if (batch.length > 0) yield batch;
    },
    media: async (path) => {
      const parts: Buffer[] = [];
      for await (const part of archive.read(path)) parts.push(part);
      return Buffer.concat(parts);
    },
  };
}

function rowIn(model: string, text: string): ExportedRow {
  try {
    return JSON.parse(text) as ExportedRow;
  } catch {
    throw new ArchiveError(`${dataFile(model)} does not have one row in each line, as Parley writes it.`);
  }
}

type Schema = { items?: { properties?: Record<string, Record<string, unknown>> } };

function instantsIn({ items }: Schema): string[] {
  return Object.entries(items?.properties ?? {}).flatMap(([name, kind]) => (formatOf(kind) ? [name] : []));
}

function withDates(row: ExportedRow, names: readonly string[]): ExportedRow {
  const dated = { ...row };
  for (const name of names) {
    const value = row[name];
    if (typeof value === "string") dated[name] = new Date(value);
    else if (Array.isArray(value)) dated[name] = value.map((one) => new Date(String(one)));
  }
  return dated;
}

/** The lines of a text file, without their ends. */
async function* linesOf(parts: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const part of parts) {
    let all = rest.length === 0 ? part : Buffer.concat([rest, part]);
    for (let end = all.indexOf(10); end >= 0; end = all.indexOf(10)) {
      yield all.toString("utf8", 0, end);
      all = all.subarray(end + 1);
    }
    rest = Buffer.from(all);
  }
  if (rest.length > 0) yield rest.toString();
}
