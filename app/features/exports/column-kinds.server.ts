import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { ColumnKind, ColumnKinds } from "./column-kinds.ts";

/** Names that do not follow from the schema's by the usual rule. */
const tableNames: Record<string, string> = { User: "app_user" };
const columnNames: Record<string, string> = { "EventType.approvalNotice": "approval_notice_minutes" };

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const tableOf = (model: string) => tableNames[model] ?? snake(model).replace(/^_/, "");
const columnOf = (model: string, name: string) => columnNames[`${model}.${name}`] ?? snake(name);

type Described = { place: string; type: string; element: string; nullable: boolean; words: string[] | null };

const simple: Record<string, ColumnKind> = {
  text: { type: "string" },
  int4: { type: "integer" },
  int8: { type: "integer" },
  bool: { type: "boolean" },
  timestamptz: { type: "string", format: "date-time" },
  date: { type: "string", format: "date" },
  jsonb: { type: "object" },
  /** The path of a file inside the archive. */
  bytea: { type: "string" },
};

/** The kinds of all columns of the database, by "table.column". */
export async function readColumnKinds(tx: Pick<DatabaseTransaction, "$queryRaw">): Promise<ColumnKinds> {
  const rows = await tx.$queryRaw<Described[]>`
    SELECT c.relname || '.' || a.attname AS place, t.typname AS type, coalesce(e.typname, '') AS element,
      NOT a.attnotnull AS nullable,
      (SELECT array_agg(l.enumlabel::text ORDER BY l.enumsortorder) FROM pg_enum l WHERE l.enumtypid = t.oid) AS words
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_type t ON t.oid = a.atttypid
      LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
      AND a.attnum > 0 AND NOT a.attisdropped`;
  return new Map(rows.map((row) => [row.place, kindOf(row)]));
}

function kindOf({ type, element, nullable, words }: Described): ColumnKind {
  const kind = element === "" ? plainKind(type, words) : { type: "array", items: plainKind(element, null) };
  if (!nullable) return kind;
  return "enum" in kind
    ? { enum: [...(kind["enum"] as string[]), null] }
    : { ...kind, type: [kind["type"], "null"] };
}

function plainKind(type: string, words: string[] | null): ColumnKind {
  if (words) return { enum: words };
  const kind = simple[type];
  if (!kind) throw new Error(`No export knows what a column of type ${type} holds.`);
  return kind;
}

/** @throws for a column that the database does not have. */
export function kindOfColumn(kinds: ColumnKinds, model: string, name: string): ColumnKind {
  const kind = kinds.get(`${tableOf(model)}.${columnOf(model, name)}`);
  if (!kind) throw new Error(`The database has no column ${model}.${name}.`);
  return kind;
}
