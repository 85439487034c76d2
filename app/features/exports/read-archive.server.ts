import type { Readable } from "node:stream";
import { type Entry, fromBuffer, type Options, open, type ZipFile } from "yauzl";

/** A ZIP that is read file by file, from a disk or from memory. */
export type Archive = {
  /** All files, in their order. */
  paths: readonly string[];
  /** @throws ArchiveError for a path that is not there; what is damaged fails while it is read. */
  read(path: string): AsyncGenerator<Buffer>;
  /** The whole of a file as text. @throws ArchiveError beyond 64 MiB */
  text(path: string): Promise<string>;
  close(): void;
};

/** Why an archive cannot be read, in a sentence for the person at the terminal. */
export class ArchiveError extends Error {
  override name = "ArchiveError";
}

const textBytesMax = 64 * 1024 * 1024;

/** @throws ArchiveError for what is no ZIP, and for one with two files of one name, which programs read differently. */
export async function openArchive(from: string | Buffer): Promise<Archive> {
  const zip = await openZip(from);
  const entries = await entriesOf(zip);
  async function* read(path: string): AsyncGenerator<Buffer> {
    const entry = entries.get(path);
    if (!entry) throw new ArchiveError(`The archive has no ${path}.`);
    yield* (await streamOf(zip, entry)) as AsyncIterable<Buffer>;
  }
  return {
    paths: [...entries.keys()],
    read,
    text: async (path) => {
      const parts: Buffer[] = [];
      let bytes = 0;
      for await (const part of read(path)) {
        bytes += part.length;
        if (bytes > textBytesMax) throw new ArchiveError(`${path} is too long.`);
        parts.push(part);
      }
      return Buffer.concat(parts).toString();
    },
    close: () => zip.close(),
  };
}

function openZip(from: string | Buffer): Promise<ZipFile> {
  const options: Options = { lazyEntries: true, autoClose: false };
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, zip?: ZipFile) => {
      if (zip) resolve(zip);
      else
        reject(new ArchiveError(`The file cannot be read as a ZIP: ${error?.message ?? "no reason given"}.`));
    };
    if (typeof from === "string") open(from, options, done);
    else fromBuffer(from, options, done);
  });
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve, reject) => {
    const fail = (sentence: string) => reject(new ArchiveError(sentence));
    zip.on("entry", (entry: Entry) => {
      if (entries.has(entry.fileName)) return fail(`The archive has two files called ${entry.fileName}.`);
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.on("end", () => resolve(entries));
    zip.on("error", (error: Error) => fail(`The archive is damaged: ${error.message}.`));
    zip.readEntry();
  });
}

function streamOf(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (stream) resolve(stream);
      else reject(new ArchiveError(`${entry.fileName} is damaged: ${error?.message ?? "no reason given"}.`));
    });
  });
}
