import type { Entry } from "../privacy/data-map-types.ts";
import { type ExportedRow, formatId } from "./archive-format.ts";

/** One table of an archive. Its rows come in batches, in the same order however often they are read. */
export type ArchiveCollection = {
  model: string;
  version: number;
  canImport: boolean;
  /** How many rows there are in all. */
  count: number;
  /** Each column with the JSON Schema of its values, in the order of the tables. */
  columns: ReadonlyMap<string, Record<string, unknown>>;
  rows(): AsyncIterable<ExportedRow[]>;
};

/** A collection of rows that are in memory. */
export function collectionOf(
  model: string,
  columns: ArchiveCollection["columns"],
  rows: readonly ExportedRow[],
): ArchiveCollection {
  return {
    model,
    version: 1,
    canImport: false,
    count: rows.length,
    columns,
    rows: async function* () {
      yield [...rows];
    },
  };
}

/** The JSON Schema of `data/<Model>.json`. `map` gives what the data map says of a column. */
export function schemaOf(
  { model, version, columns }: ArchiveCollection,
  map: Readonly<Record<string, Entry>>,
): Record<string, unknown> {
  const properties = [...columns].map(([name, kind]) => {
    const entry = map[name];
    return [
      name,
      entry?.kind === "personal"
        ? { ...kind, "x-category": entry.category, "x-subject": entry.subject }
        : { ...kind },
    ];
  });
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: `urn:parley:${formatId}:${model}:${version}`,
    title: model,
    type: "array",
    items: { type: "object", properties: Object.fromEntries(properties), additionalProperties: false },
  };
}
