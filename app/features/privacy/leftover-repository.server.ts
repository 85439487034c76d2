import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";

/**
 * What goes without a receipt: it belongs to no business's data, or comes and goes with every visitor at a form.
 * Each takes up to `limit` rows, and passes over those that another process holds.
 */

/** Takes away the log of account mails that were queued before `before`; gives their ids. */
export async function deleteAccountMails(
  tx: DatabaseTransaction,
  before: Date,
  limit: number,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM mail_message WHERE id IN (
      SELECT id FROM mail_message
      WHERE num_nonnulls(booking_id, waiting_entry_id, time_proposal_id) = 0 AND created_at <= ${before}
      ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING id`;
  return rows.map(({ id }) => id);
}

/** Takes away holds that have run out, with the time that they kept; gives how many. */
export function deleteExpiredHolds(tx: DatabaseTransaction, now: Date, limit: number): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM hold WHERE id IN (
      SELECT id FROM hold WHERE expires_at <= ${now} ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED)`;
}

/** Takes away what hosts decided in rooms that are closed; gives how many. */
export function deleteClosedRooms(tx: DatabaseTransaction, now: Date, limit: number): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM room_state WHERE booking_id IN (
      SELECT booking_id FROM room_state WHERE closes_at <= ${now}
      ORDER BY booking_id LIMIT ${limit} FOR UPDATE SKIP LOCKED)`;
}

/** Takes away how calls went in months that began before `before`; gives how many classes. */
export const forgettingFigures = [
  {
    rule: "call.figures" as const,
    forget: (tx: DatabaseTransaction, before: Date, limit: number): Promise<number> => tx.$executeRaw`
      DELETE FROM call_figure WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM call_figure WHERE month <= ${before}::timestamptz::date LIMIT ${limit} FOR UPDATE SKIP LOCKED))`,
  },
];

/** Takes away children's bookings that no guardian confirmed in time; gives the mails that asked. */
export async function deleteGuardianWishes(
  tx: DatabaseTransaction,
  now: Date,
  limit: number,
): Promise<{ size: number; mailIds: string[] }> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM guardian_wish WHERE expires_at <= ${now} ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
  const ids = rows.map(({ id }) => id);
  const mails = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM mail_message WHERE guardian_wish_id = ANY (${ids}) RETURNING id`;
  await tx.guardianWish.deleteMany({ where: { id: { in: ids } } });
  return { size: ids.length, mailIds: mails.map(({ id }) => id) };
}
