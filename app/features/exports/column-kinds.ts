/** What a column holds, as a JSON Schema of its values. */
export type ColumnKind = Record<string, unknown>;
/** By "table.column". */
export type ColumnKinds = ReadonlyMap<string, ColumnKind>;

export function formatOf(kind: ColumnKind | undefined): "date" | "date-time" | null {
  const given = kind?.["format"] ?? (kind?.["items"] as ColumnKind | undefined)?.["format"];
  return given === "date" || given === "date-time" ? given : null;
}
