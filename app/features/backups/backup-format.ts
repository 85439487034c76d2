import { z } from "zod";

/**
 * A backup, once unlocked and unpacked, is lines of text: a row of a table is one JSON object, and what is said about
 * rows is a line that begins with "# ". First the head, then for each table its columns, its rows and its sum, at last
 * the sum of all. Any version of PostgreSQL reads it back, and so does a person.
 */
export const formatVersion = 1;

const migration = z.object({ name: z.string(), checksum: z.string() });
const name = z.string().regex(/^[a-z_][a-z0-9_]*$/);

export const remarkSchema = z.discriminatedUnion("is", [
  z.object({
    is: z.literal("backup"),
    version: z.literal(formatVersion),
    /** ISO 8601, UTC. */
    madeAt: z.string(),
    server: z.string(),
    migrations: z.array(migration),
  }),
  z.object({ is: z.literal("table"), name, columns: z.array(name) }),
  /** SHA-256 over the table's lines, each with its line feed. */
  z.object({ is: z.literal("sum"), name, rows: z.number().int(), sha256: z.string() }),
  z.object({ is: z.literal("sequence"), name, value: z.string().regex(/^-?\d+$/) }),
  /** Over all lines before. */
  z.object({ is: z.literal("end"), tables: z.number().int(), rows: z.number().int(), sha256: z.string() }),
]);

export type Remark = z.infer<typeof remarkSchema>;
export type BackupHead = Extract<Remark, { is: "backup" }>;

export function remarkLine(remark: Remark): string {
  return `# ${JSON.stringify(remark)}`;
}
