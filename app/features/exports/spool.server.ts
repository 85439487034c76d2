import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { type FileHandle, mkdir, open, rm } from "node:fs/promises";
import path from "node:path";
import type { ArchiveCollection } from "./archive-collection.ts";
import type { ExportedRow } from "./archive-format.ts";

const readAtOnce = 256 * 1024;

/** Where rows of long tables lie while one archive is made. */
export type Spool = {
  /** The same collection, whose rows are read from the database once, however often they are asked for. */
  once(collection: ArchiveCollection): ArchiveCollection;
  close(): Promise<void>;
};

/**
 * Each table stands in an archive up to three times, and reading it is the dearest part. So the first reading of a table
 * that is longer than `rowsKept` writes its rows to files that have no name from the moment they are opened, and go with
 * the process however it ends. They are encrypted with a key that only this process has in its memory.
 */
export function openSpool(folder: string, rowsKept: number): Spool {
  const files: FileHandle[] = [];
  return {
    once: (collection) => (collection.count <= rowsKept ? collection : spooled(collection, folder, files)),
    close: async () => {
      await Promise.allSettled(files.map((file) => file.close()));
    },
  };
}

type Written = { file: FileHandle; key: Buffer; start: Buffer; bytes: number };

function spooled(collection: ArchiveCollection, folder: string, files: FileHandle[]): ArchiveCollection {
  let written: Written | undefined;
  const first = async function* () {
    const [key, start] = [randomBytes(32), randomBytes(16)];
    const cipher = createCipheriv("aes-256-ctr", key, start);
    const file = await openNameless(folder);
    files.push(file);
    let bytes = 0;
    for await (const batch of collection.rows()) {
      const sealed = cipher.update(`${JSON.stringify(batch)}\n`);
      await file.write(sealed, 0, sealed.length, bytes);
      bytes += sealed.length;
      yield batch;
    }
    // Whoever stops early leaves nothing to read again from.
    written = { file, key, start, bytes };
  };
  return { ...collection, rows: () => (written ? readAgain(written) : first()) };
}

async function openNameless(folder: string): Promise<FileHandle> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = path.join(folder, `${randomBytes(16).toString("hex")}.rows`);
  const file = await open(name, "wx+", 0o600);
  await rm(name);
  return file;
}

async function* readAgain({ file, key, start, bytes }: Written): AsyncGenerator<ExportedRow[]> {
  const decipher = createDecipheriv("aes-256-ctr", key, start);
  const sealed = Buffer.alloc(readAtOnce);
  let begun: Buffer[] = [];
  for (let at = 0; at < bytes; ) {
    const { bytesRead } = await file.read(sealed, 0, Math.min(readAtOnce, bytes - at), at);
    if (bytesRead === 0) throw new Error("Rows that were laid aside for an export are gone.");
    at += bytesRead;
    let part = decipher.update(sealed.subarray(0, bytesRead));
    // A row has no line's end of its own: JSON writes it in two other signs.
    for (let end = part.indexOf(10); end >= 0; end = part.indexOf(10)) {
      yield JSON.parse(Buffer.concat([...begun, part.subarray(0, end)]).toString()) as ExportedRow[];
      begun = [];
      part = part.subarray(end + 1);
    }
    if (part.length > 0) begun.push(part);
  }
}
