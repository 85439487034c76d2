import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";

/** Whoever has a place in a meeting no longer waits for it, and what was kept for them is free for the next. */
export async function waitNoLonger(
  tx: DatabaseTransaction,
  who: { organizationId: string; eventTypeId: string; email: string },
  starts: readonly number[],
): Promise<void> {
  const { organizationId, eventTypeId, email } = who;
  const times = starts.map((start) => new Date(start));
  const ended = await tx.$queryRaw<{ holdId: string | null }[]>`
    UPDATE waiting_entry SET status = 'taken', offer_expires_at = NULL
     WHERE organization_id = ${organizationId} AND event_type_id = ${eventTypeId}
       AND status IN ('waiting', 'offered') AND lower(email) = lower(${email})
       AND (starts_at = ANY (${times}::timestamptz[]) OR (status = 'offered' AND offered_start = ANY (${times}::timestamptz[])))
    RETURNING hold_id AS "holdId"`;
  const holdIds = ended.flatMap(({ holdId }) => holdId ?? []);
  if (holdIds.length > 0) await tx.hold.deleteMany({ where: { organizationId, id: { in: holdIds } } });
}
