import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { dataMap } from "../privacy/data-map.ts";
import type { Entry, Subject } from "../privacy/data-map-types.ts";
import type { ArchiveCollection } from "./archive-collection.ts";
import type { ExportedRow } from "./archive-format.ts";
import type { Definition } from "./business-collections.ts";
import { kindOfColumn } from "./column-kinds.server.ts";
import { type ColumnKinds, formatOf } from "./column-kinds.ts";

type Reader = { findMany(query: object): Promise<ExportedRow[]>; count(query: object): Promise<number> };

/** Rows in one read. Each read costs a look at what the table's rows belong to: of a long table there are forty at most. */
const rowsMin = 500;
const rowsMax = 5000;
const readsWanted = 40;
const currentVersion = 1;

/** What an archive knows of a column beside its name. */
export function entriesOf(model: string): Readonly<Record<string, Entry>> {
  return (dataMap as Record<string, Record<string, Entry>>)[model] ?? {};
}

/**
 * The columns that an export holds. What a business has set up speaks of nobody and comes along with all of its own; of
 * a person's copy there is what is about them.
 */
export function exportedColumns(
  model: string,
  definition: Pick<Definition<never>, "only" | "besides" | "without">,
  whole: "business" | readonly Subject[],
): string[] {
  const { only, besides = [], without = [] } = definition;
  if (only) return [...only];
  return Object.entries(entriesOf(model)).flatMap(([name, entry]) => {
    if (without.includes(name)) return [];
    if (besides.includes(name)) return [name];
    if (entry.kind === "none") return whole === "business" ? [name] : [];
    if (entry.export !== "yes") return [];
    return whole === "business" || whole.includes(entry.subject) ? [name] : [];
  });
}

type Wanted<Of> = { model: string; definition: Definition<Of>; of: Of; columns: readonly string[] };

/** Changes a row before it is written, or is told which were read. */
export type Pass = (rows: ExportedRow[]) => Promise<ExportedRow[]> | ExportedRow[];

/** A collection that is read from the database in batches, by its key: memory stays flat however long it is. */
export async function openCollection<Of>(
  tx: DatabaseTransaction,
  kinds: ColumnKinds,
  { model, definition, of, columns }: Wanted<Of>,
  pass: Pass = (rows) => rows,
): Promise<ArchiveCollection> {
  const reader = tx[`${model.charAt(0).toLowerCase()}${model.slice(1)}` as "user"] as unknown as Reader;
  const where = definition.where(of);
  const key = definition.key ?? ["id"];
  const select = Object.fromEntries([...columns, ...key].map((name) => [name, true]));
  const known = new Map(columns.map((name) => [name, kindOfColumn(kinds, model, name)]));
  const count = await reader.count({ where });
  const take = Math.min(rowsMax, Math.max(rowsMin, Math.ceil(count / readsWanted)));
  const orderBy = key.map((name) => ({ [name]: "asc" }));
  return {
    model,
    version: currentVersion,
    canImport: definition.canImport === true,
    count,
    columns: known,
    rows: async function* () {
      for (let after: ExportedRow | undefined; ; ) {
        const from = after ? { AND: [where, beyond(key, after)] } : where;
        const rows = await reader.findMany({ where: from, select, orderBy, take });
        yield await pass(rows.map((row) => plainRow(row, known)));
        after = rows.at(-1);
        if (rows.length < take) return;
      }
    },
  };
}

/** What comes after a row, in the order of its key. */
function beyond([first = "id", ...rest]: readonly string[], after: ExportedRow): object {
  const later = { [first]: { gt: after[first] } };
  return rest.length === 0
    ? later
    : { OR: [later, { AND: [{ [first]: after[first] }, beyond(rest, after)] }] };
}

/** As JSON has it, in the order of the columns. */
function plainRow(row: ExportedRow, columns: ArchiveCollection["columns"]): ExportedRow {
  return Object.fromEntries([...columns].map(([name, kind]) => [name, plainValue(row[name], kind)]));
}

export function plainValue(value: unknown, kind: Record<string, unknown> | undefined): unknown {
  if (Array.isArray(value)) return value.map((one) => plainValue(one, kind));
  if (value instanceof Date)
    return formatOf(kind) === "date" ? value.toISOString().slice(0, 10) : value.toISOString();
  return typeof value === "bigint" ? Number(value) : (value ?? null);
}
