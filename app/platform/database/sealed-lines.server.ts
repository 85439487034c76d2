import { keyIdOf, type SealedPlace, type Sealer } from "../security/sealer.server.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";

export type SealedLine = { id: string; organizationId: string; text: string };

const placeOf = ({ id, organizationId }: SealedLine): SealedPlace => ({
  ...{ model: "ChatLine", field: "text", rowId: id, organizationId },
});

/** A line of a chat as its row holds it. */
export function sealLine<Row extends SealedLine>(sealer: Sealer, row: Row): Row {
  return { ...row, text: sealer.seal(placeOf(row), row.text) };
}

/** What is not sealed, of before there were keys, comes back as it is. @throws SealError */
export function openLine(sealer: Sealer, row: SealedLine): string {
  return keyIdOf(row.text) === null ? row.text : sealer.open(placeOf(row), row.text);
}

const batchSize = 200;

/** Seals anew, by the first key, what another has sealed; hidden rows too. Gives how many lines that were. */
export async function resealLines(prisma: PrismaClient, sealer: Sealer): Promise<number> {
  let resealed = 0;
  for (let after = ""; ; ) {
    const batch = await prisma.$transaction((tx) => resealBatch(tx, sealer, after));
    resealed += batch.resealed;
    if (batch.last === null) return resealed;
    after = batch.last;
  }
}

async function resealBatch(
  tx: Prisma.TransactionClient,
  sealer: Sealer,
  after: string,
): Promise<{ resealed: number; last: string | null }> {
  await tx.$executeRaw`SELECT set_config('parley.erases', 'on', true)`;
  const rows = await tx.$queryRaw<SealedLine[]>`
    SELECT id, organization_id AS "organizationId", text FROM chat_line
    WHERE id > ${after} ORDER BY id LIMIT ${batchSize} FOR UPDATE`;
  let resealed = 0;
  for (const row of rows) {
    if (!sealer.isStale(row.text)) continue;
    const { text } = sealLine(sealer, { ...row, text: openLine(sealer, row) });
    await tx.$executeRaw`UPDATE chat_line SET text = ${text} WHERE id = ${row.id}`;
    resealed += 1;
  }
  return { resealed, last: rows.length < batchSize ? null : (rows.at(-1)?.id ?? null) };
}
