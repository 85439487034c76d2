import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { Prisma } from "#app/platform/database/generated/client.ts";
import { addRecords, type RecordCounts } from "./deletion-plan.ts";
import type { ErasedPart } from "./erased-parts.server.ts";

/** Rows that one transaction takes at most. */
const rowsAtOnce = 500;

type Erased = {
  counts: RecordCounts /** Of which copies elsewhere have to go. */;
  mailIds: string[];
  more: boolean;
};

/** Erases up to a batch of rows, the first parts first. A part is begun when those before it are empty. */
export async function eraseParts(tx: DatabaseTransaction, parts: readonly ErasedPart[]): Promise<Erased> {
  let counts: RecordCounts = {};
  const mailIds: string[] = [];
  let left = rowsAtOnce;
  for (const part of parts) {
    const { gone, ids, along } = await eraseSome(tx, part, left);
    counts = addRecords(counts, { ...along, [part.model]: gone });
    if (part.model === "MailMessage") mailIds.push(...ids);
    left -= gone;
    if (left <= 0) return { counts, mailIds, more: true };
  }
  return { counts, mailIds, more: false };
}

async function eraseSome(
  tx: DatabaseTransaction,
  { table, where, along, model }: ErasedPart,
  limit: number,
): Promise<{ gone: number; ids: string[]; along: RecordCounts }> {
  const some = Prisma.sql`SELECT t.ctid FROM ${table} t WHERE ${where} LIMIT ${limit}`;
  if (!along && model !== "MailMessage") {
    const word = guarded[model];
    if (word) await forgets(tx, word);
    const gone = await tx.$executeRaw`DELETE FROM ${table} t WHERE t.ctid = ANY (ARRAY (${some}))`;
    if (word) await forgets(tx, "");
    return { gone, ids: [], along: {} };
  }
  const rows = await tx.$queryRaw<
    { id: string }[]
  >`SELECT t.id FROM ${table} t WHERE ${where} LIMIT ${limit}`;
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return { gone: 0, ids, along: {} };
  const more = along ? { [along.model]: await countOf(tx, along.count(ids)) } : {};
  const gone = await tx.$executeRaw`DELETE FROM ${table} t WHERE t.id = ANY (${ids})`;
  return { gone, ids, along: more };
}

/** Noted views and consents go only by a word that says so. */
const guarded: Partial<Record<ErasedPart["model"], string>> = {
  AccessEvent: "accesses",
  AccessGrant: "grants",
  ConsentRecord: "consents",
};

async function forgets(tx: DatabaseTransaction, what: string): Promise<void> {
  await tx.$executeRaw`SELECT set_config('parley.forgets', ${what}, true)`;
}

async function countOf(tx: DatabaseTransaction, query: Prisma.Sql): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>(query);
  return row?.count ?? 0;
}

/** What `eraseParts` would take in all. */
export async function countParts(
  tx: DatabaseTransaction,
  parts: readonly ErasedPart[],
): Promise<RecordCounts> {
  let counts: RecordCounts = {};
  for (const { model, table, where, along } of parts) {
    if (!along) {
      const count = Prisma.sql`SELECT count(*)::int AS count FROM ${table} t WHERE ${where}`;
      counts = addRecords(counts, { [model]: await countOf(tx, count) });
      continue;
    }
    const rows = await tx.$queryRaw<{ id: string }[]>`SELECT t.id FROM ${table} t WHERE ${where}`;
    const ids = rows.map(({ id }) => id);
    const more = await countOf(tx, along.count(ids));
    counts = addRecords(counts, { [model]: ids.length, [along.model]: more });
  }
  return counts;
}
