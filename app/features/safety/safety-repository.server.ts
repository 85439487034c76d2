import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";

/** What a member gave the program to come in elsewhere: with a connection its sealed password goes. */
export async function deleteConnections(tx: DatabaseTransaction, userId: string): Promise<number> {
  return (await tx.calendarConnection.deleteMany({ where: { userId } })).count;
}

/** What a member let support look at, as far as it is still open. */
export async function endGrants(tx: DatabaseTransaction, userId: string, now: number): Promise<number> {
  const at = new Date(now);
  const ended = await tx.accessGrant.updateMany({
    where: { grantedById: userId, endedAt: null, endsAt: { gt: at } },
    data: { endedAt: at },
  });
  return ended.count;
}
