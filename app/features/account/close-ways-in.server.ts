import { noteAccount } from "#app/features/audit/audit.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { randomToken } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { deleteEmailTokens, setPasswordHash } from "./account-repository.server.ts";
import { dropWaitingChanges } from "./email-change-repository.server.ts";
import { mailEmailToken } from "./email-token.server.ts";
import { hashPassword } from "./password.server.ts";
import { deleteRecentFactor } from "./second-factor-repository.server.ts";
import { deleteSessions } from "./session-repository.server.ts";

/** The hash of a password that nobody knows. It takes its time, so it is made before the transaction. */
export async function passwordOfNobody(): Promise<string> {
  return hashPassword(randomToken());
}

/**
 * Ends every session but the one to keep, if there is one, every mailed link that was open, and the password itself; a
 * link to choose a new one is mailed. Gives the number of sessions ended.
 */
export async function closeWaysIn(
  services: Services,
  tx: DatabaseTransaction,
  { userId, sessionId, passwordHash }: { userId: string; sessionId?: string; passwordHash: string },
): Promise<number> {
  await setPasswordHash(tx, userId, passwordHash);
  const ended = await deleteSessions(tx, userId, sessionId);
  await deleteEmailTokens(tx, userId, "reset_password");
  await dropWaitingChanges(tx, userId);
  await mailEmailToken(services, tx, userId, "reset_password");
  return ended;
}

/** For so long a second step that somebody else put there goes with what they are shut out by. */
export const recentFactorMs = 7 * 86_400_000;

/**
 * Takes away a second step that came into force lately: whoever came in with the password may have put it there, and its
 * owner would be kept out of their own account. One of longer ago is the owner's.
 */
export async function dropRecentFactor(tx: DatabaseTransaction, userId: string, now: number): Promise<void> {
  if (!(await deleteRecentFactor(tx, userId, now - recentFactorMs))) return;
  await noteAccount(tx, { action: "two-step.off", userId, by: "unknown", now });
}

/** Ends every session of somebody, in every browser. Gives how many. */
export function endSessionsOf(tx: DatabaseTransaction, userId: string): Promise<number> {
  return deleteSessions(tx, userId);
}
