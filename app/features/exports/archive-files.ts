import type { Translator } from "#app/messages/translator.ts";
import type { Entry } from "../privacy/data-map-types.ts";
import { type ArchiveCollection, schemaOf } from "./archive-collection.ts";
import { csvFile, dataFile, type ExportedRow, schemaFile } from "./archive-format.ts";
import { csvText, inParts, jsonText } from "./archive-rows.ts";
import { furtherPage, pagesOf, type ReaderIntro, readerFile, readerPage, rowsOnPage } from "./reader-page.ts";
import type { ArchiveFile } from "./write-archive.server.ts";

export type ArchiveParts = {
  collections: readonly ArchiveCollection[];
  /** What the data map says of a model's columns. */
  mapOf: (model: string) => Readonly<Record<string, Entry>>;
  translator: Translator;
  intro: ReaderIntro;
  /** Calendars, pictures and what is no table. */
  others: readonly ArchiveFile[];
};

/** How often each row is read: for JSON, for spreadsheets, and of long tables for their pages. */
export function passesOf({ count }: ArchiveCollection): number {
  return count > rowsOnPage ? 3 : 2;
}

/** Every file of an archive but its manifest, in the order in which they are written. */
export function* archiveFiles(parts: ArchiveParts): Generator<ArchiveFile> {
  const { collections, mapOf, translator, intro, others } = parts;
  const beginnings = new Map<string, ExportedRow[]>();
  for (const collection of collections) {
    const { model, count } = collection;
    const kept: ExportedRow[] = [];
    beginnings.set(model, kept);
    const schema = schemaOf(collection, mapOf(model));
    yield { path: schemaFile(model), content: () => once(`${JSON.stringify(schema, null, 2)}\n`) };
    yield { path: dataFile(model), count, content: () => jsonText(keepingFirst(collection, kept)) };
    yield { path: csvFile(model), count, content: () => csvText(collection) };
  }
  yield* others;
  for (const collection of collections) yield* furtherPages(translator, collection);
  const tables = () =>
    collections.map((collection) => ({ collection, rows: beginnings.get(collection.model) ?? [] }));
  yield { path: "README.html", content: () => once(() => readerPage(translator, intro, tables())) };
}

export function jsonFile(path: string, value: unknown): ArchiveFile {
  return textFile(path, `${JSON.stringify(value, null, 2)}\n`);
}

export function textFile(path: string, text: string): ArchiveFile {
  return { path, content: () => once(text) };
}

async function* once(text: string | (() => string)): AsyncGenerator<string> {
  yield typeof text === "string" ? text : text();
}

/** The same rows; the first of them are kept for the page that people open. */
function keepingFirst(collection: ArchiveCollection, kept: ExportedRow[]): ArchiveCollection {
  return {
    ...collection,
    rows: async function* () {
      for await (const batch of collection.rows()) {
        if (kept.length < rowsOnPage) kept.push(...batch.slice(0, rowsOnPage - kept.length));
        yield batch;
      }
    },
  };
}

/** One read of a long table goes over all its pages: each takes the part that follows. */
function* furtherPages(translator: Translator, collection: ArchiveCollection): Generator<ArchiveFile> {
  let parts: AsyncGenerator<ExportedRow[]> | undefined;
  const next = async () => {
    if (!parts) {
      parts = inParts(collection.rows(), rowsOnPage);
      await parts.next();
    }
    return (await parts.next()).value ?? [];
  };
  for (let page = 2; page <= pagesOf(collection); page += 1) {
    yield {
      path: readerFile(collection.model, page),
      content: async function* () {
        yield furtherPage(translator, collection, page, (await next()) as ExportedRow[]);
      },
    };
  }
}
