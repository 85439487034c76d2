import type { Prisma, PrismaClient } from "./generated/client.ts";

const batchSize = 200;

type Resealing<Row> = {
  /** The next rows after this id, at most `limit`, in the order of their ids and locked. */
  read(tx: Prisma.TransactionClient, after: string, limit: number): Promise<Row[]>;
  /** Writes what the row should hold, or null where it is sealed by the first key already. */
  reseal(tx: Prisma.TransactionClient, row: Row): Promise<unknown> | null;
};

/**
 * Seals anew what another key than the first has sealed, hidden rows too, in batches of one transaction each, beside a
 * Parley that runs. Gives how many rows that were.
 */
export async function resealInBatches<Row extends { id: string }>(
  prisma: PrismaClient,
  { read, reseal }: Resealing<Row>,
): Promise<number> {
  let resealed = 0;
  for (let after: string | undefined = ""; after !== undefined; ) {
    const from: string = after;
    after = await prisma.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT set_config('parley.erases', 'on', true)`;
      const rows = await read(tx, from, batchSize);
      for (const row of rows) {
        const written = reseal(tx, row);
        if (written === null) continue;
        await written;
        resealed += 1;
      }
      return rows.length < batchSize ? undefined : rows.at(-1)?.id;
    });
  }
  return resealed;
}
