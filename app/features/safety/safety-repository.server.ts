import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";

/** What a member let support look at, as far as it is still open. */
export async function endGrants(tx: DatabaseTransaction, userId: string, now: number): Promise<number> {
  const at = new Date(now);
  const ended = await tx.accessGrant.updateMany({
    where: { grantedById: userId, endedAt: null, endsAt: { gt: at } },
    data: { endedAt: at },
  });
  return ended.count;
}
