import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";

/** Ends a visitor's hold, if they have one. Its occupied times go with it. */
export async function releaseHold(
  tx: DatabaseTransaction,
  organizationId: string,
  visitor: string,
): Promise<void> {
  await tx.hold.deleteMany({ where: { organizationId, visitor } });
}

/** Holds that are over stand in nobody's way; whoever is about to take a host's time clears them first. */
export async function clearExpiredHolds(
  tx: DatabaseTransaction,
  hostIds: readonly string[],
  now: number,
): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM hold WHERE expires_at <= ${new Date(now)}
       AND id IN (SELECT hold_id FROM occupied_time WHERE host_id = ANY (${[...hostIds]}) AND hold_id IS NOT NULL)`;
}
