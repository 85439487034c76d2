import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { eraseCopiesAfter } from "./erase-copies-job.server.ts";

type Tools = Pick<Services, "jobs" | "outbox">;

/** Erases invitations with the mails about them and the copies of those. Gives how many. */
export async function eraseInvitations(
  services: Tools,
  tx: DatabaseTransaction,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0;
  const mails = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM mail_message WHERE invitation_id = ANY (${[...ids]}) RETURNING id`;
  await eraseCopiesAfter(
    services,
    tx,
    mails.map(({ id }) => id),
  );
  return (await tx.invitation.deleteMany({ where: { id: { in: [...ids] } } })).count;
}

/** Takes away up to `limit` invitations that ran out before `before`. Gives how many. */
export async function eraseEndedInvitations(
  services: Tools,
  tx: DatabaseTransaction,
  before: Date,
  limit: number,
): Promise<number> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM invitation WHERE expires_at <= ${before} ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
  return eraseInvitations(
    services,
    tx,
    rows.map(({ id }) => id),
  );
}
