import { keyIdOf, type SealedPlace, type Sealer } from "../security/sealer.server.ts";
import type { PrismaClient } from "./generated/client.ts";
import { resealInBatches } from "./reseal-in-batches.server.ts";

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

/** Seals anew, by the first key, what another has sealed; hidden rows too. Gives how many lines that were. */
export function resealLines(prisma: PrismaClient, sealer: Sealer): Promise<number> {
  return resealInBatches<SealedLine>(prisma, {
    read: (tx, after, limit) => tx.$queryRaw`
      SELECT id, organization_id AS "organizationId", text FROM chat_line
      WHERE id > ${after} ORDER BY id LIMIT ${limit} FOR UPDATE`,
    reseal: (tx, row) => {
      if (!sealer.isStale(row.text)) return null;
      const { text } = sealLine(sealer, { ...row, text: openLine(sealer, row) });
      return tx.$executeRaw`UPDATE chat_line SET text = ${text} WHERE id = ${row.id}`;
    },
  });
}
