import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { randomToken } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { deleteEmailTokens, setPasswordHash } from "./account-repository.server.ts";
import { dropWaitingChanges } from "./email-change-repository.server.ts";
import { mailEmailToken } from "./email-token.server.ts";
import { hashPassword } from "./password.server.ts";
import { deleteSessions } from "./session-repository.server.ts";

/** The hash of a password that nobody knows. It takes its time, so it is made before the transaction. */
export async function passwordOfNobody(): Promise<string> {
  return hashPassword(randomToken());
}

/**
 * Ends every session but the one to keep, if there is one, every mailed link that was open, and the password itself; a link to choose a
 * new one is mailed. Gives the number of sessions ended.
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

/** Ends every session of somebody, in every browser. Gives how many. */
export function endSessionsOf(tx: DatabaseTransaction, userId: string): Promise<number> {
  return deleteSessions(tx, userId);
}
