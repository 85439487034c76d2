import { eraseCopiesAfter } from "#app/features/privacy/privacy.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Prisma } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";

const batchSize = 100;

/** Nobody signs in before verifying, so these are empty; an account that holds anything is no leftover. */
const empty = {
  memberships: { none: {} },
  bookings: { none: {} },
  hostOf: { none: {} },
  hostedWith: { none: {} },
  timeOffers: { none: {} },
} satisfies Prisma.UserWhereInput;

/**
 * Erases one batch of accounts whose address nobody verified, with the mails that were sent to them and the outbox's
 * copies of these. Gives how many, and whether there may be more.
 */
export async function eraseUnverified(
  services: Pick<Services, "jobs" | "outbox">,
  tx: DatabaseTransaction,
  which: Prisma.UserWhereInput & { emailVerifiedAt: null },
): Promise<{ erased: number; more: boolean }> {
  const stale = { ...empty, ...which };
  const users = await tx.user.findMany({ where: stale, select: { id: true }, take: batchSize });
  const ids = users.map(({ id }) => id);
  const mails = await tx.mailMessage.findMany({ where: { userId: { in: ids } }, select: { id: true } });
  // The rule is asked again: the address may have been verified between the two statements.
  const deleted = await tx.user.deleteMany({ where: { ...stale, id: { in: ids } } });
  await eraseCopiesAfter(
    services,
    tx,
    mails.map(({ id }) => id),
  );
  return { erased: deleted.count, more: deleted.count >= batchSize };
}
