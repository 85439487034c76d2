import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";

/** Keeps these parts in bookings from being used, from `at` on, or lets them be used again (null). */
export async function restrictSeats(
  tx: DatabaseTransaction,
  attendeeIds: readonly string[],
  at: Date | null,
): Promise<void> {
  await tx.attendee.updateMany({
    where: { id: { in: [...attendeeIds] }, restrictedAt: at === null ? { not: null } : null },
    data: { restrictedAt: at },
  });
}

/**
 * What rests on an interest of the business alone ends when the person objects: where they came from, and the mark of
 * their browser. A meeting that others share says nothing of one person's way there.
 */
export async function objectToOrigin(
  tx: DatabaseTransaction,
  attendeeIds: readonly string[],
): Promise<number> {
  const ids = [...attendeeIds];
  await tx.attendee.updateMany({ where: { id: { in: ids } }, data: { visitor: null } });
  const { count } = await tx.booking.updateMany({
    where: { seats: null, attendees: { some: { id: { in: ids }, accompaniesId: null } } },
    data: { campaign: {} },
  });
  return count;
}
