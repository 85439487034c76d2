import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { ErasureReceiptModel } from "#app/platform/database/generated/models.ts";
import type { Services } from "#app/platform/services.server.ts";
import { addCounts, type ErasureCounts, erasureCountsSchema, nothingErased } from "./erasure-counts.ts";
import { type Receipt, signReceipt } from "./sign-receipt.server.ts";

/** Adds to the receipt of one run for one business, and signs it anew; makes it at the first batch. Batches at once wait for each other. */
export async function addToReceipt(
  services: Pick<Services, "settings">,
  tx: DatabaseTransaction,
  receipt: { id: string; organizationId: string; ranAt: Date; retentionDays: number },
  counts: ErasureCounts,
): Promise<void> {
  // The first of several batches at once writes the row, which nobody else can see or lock before it is committed.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`erasure-receipt ${receipt.id}`}, 0))`;
  const before = await tx.erasureReceipt.findUnique({ where: { id: receipt.id }, select: { counts: true } });
  const sum = addCounts(readCounts(before?.counts), counts);
  const signed = { ...receipt, ranAt: receipt.ranAt.getTime(), counts: sum };
  const signature = await signReceipt(services, tx, signed);
  await tx.erasureReceipt.upsert({
    where: { id: receipt.id },
    create: { ...receipt, counts: sum, ...signature },
    update: { counts: sum, ...signature },
    select: { id: true },
  });
}

export async function listReceiptRows(
  prisma: Services["database"]["prisma"],
  organizationId: string,
  limit: number,
): Promise<Receipt[]> {
  const rows = await prisma.erasureReceipt.findMany({
    where: { organizationId },
    orderBy: [{ ranAt: "desc" }, { id: "asc" }],
    take: limit,
  });
  return rows.map(readReceipt);
}

/** Those of all businesses, by their ids, after `after`. */
export async function listAllReceiptRows(
  prisma: Services["database"]["prisma"],
  after: string,
  limit: number,
): Promise<Receipt[]> {
  const where = { id: { gt: after } };
  const rows = await prisma.erasureReceipt.findMany({ where, orderBy: { id: "asc" }, take: limit });
  return rows.map(readReceipt);
}

function readReceipt(row: ErasureReceiptModel): Receipt {
  return { ...row, ranAt: row.ranAt.getTime(), counts: readCounts(row.counts) };
}

function readCounts(stored: unknown): ErasureCounts {
  const parsed = erasureCountsSchema.safeParse(stored);
  return parsed.success ? parsed.data : nothingErased;
}
