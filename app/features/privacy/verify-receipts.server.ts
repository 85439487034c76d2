import type { Services } from "#app/platform/services.server.ts";
import { listAllReceiptRows } from "./receipt-repository.server.ts";
import { publishedKeys, type ReceiptVerdict, verifyReceipt } from "./sign-receipt.server.ts";

type Fault = Extract<ReceiptVerdict, { ok: false }>["reason"];

const receiptsAtOnce = 500;

/** Checks every receipt of every business against the keys of this instance. `faults` names those that do not pass. */
export async function verifyReceipts(
  services: Pick<Services, "settings" | "database">,
): Promise<{ signed: number; unsigned: number; faults: { id: string; reason: Fault }[] }> {
  const keys = await publishedKeys(services);
  const first = await services.database.prisma.signingKey.aggregate({ _min: { firstUsedAt: true } });
  const signedSince = first._min.firstUsedAt?.getTime() ?? Number.POSITIVE_INFINITY;
  const result = { signed: 0, unsigned: 0, faults: [] as { id: string; reason: Fault }[] };
  for (let after = ""; ; ) {
    const receipts = await listAllReceiptRows(services.database.prisma, after, receiptsAtOnce);
    for (const receipt of receipts) {
      const verdict = verifyReceipt(receipt, keys);
      if (verdict.ok) result.signed += 1;
      // Of before receipts were signed; later, somebody took the signature away.
      else if (verdict.reason === "unsigned" && receipt.ranAt < signedSince) result.unsigned += 1;
      else result.faults.push({ id: receipt.id, reason: verdict.reason });
    }
    const last = receipts.at(-1);
    if (!last || receipts.length < receiptsAtOnce) return result;
    after = last.id;
  }
}
