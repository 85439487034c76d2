import type { Services } from "#app/platform/services.server.ts";
import type { RuleChange } from "./erasable.server.ts";
import { erasables } from "./erasables.server.ts";
import { addCounts, type ErasureCounts, nothingErased } from "./erasure-counts.ts";
import { listReceiptRows } from "./receipt-repository.server.ts";
import { countErased, findDue, inErasingTransaction } from "./retention-repository.server.ts";
import type { Receipt } from "./sign-receipt.server.ts";

/**
 * What a run at `now` (epoch ms) would erase for a business: under its present rules for "tonight", or with some of them
 * changed before that is saved. A change that has just been saved takes nothing away for `noticeDays`.
 */
export async function previewRetention(
  { database }: Pick<Services, "database">,
  organizationId: string,
  now: number,
  changes?: readonly RuleChange[],
): Promise<ErasureCounts> {
  return inErasingTransaction(database, async (tx) => {
    let total = nothingErased;
    for (const erasable of erasables) {
      const ids = await findDue(tx, erasable, organizationId, now, changes);
      total = addCounts(total, await countErased(tx, erasable, ids));
    }
    return total;
  });
}

/** What was erased for a business, the latest run first. */
export function listReceipts(
  { database: { prisma } }: Pick<Services, "database">,
  organizationId: string,
  limit = 50,
): Promise<Receipt[]> {
  return listReceiptRows(prisma, organizationId, limit);
}
