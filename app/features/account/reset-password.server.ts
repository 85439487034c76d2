import { noteAccount } from "#app/features/audit/audit.server.ts";
import { queueMail } from "#app/features/notifications/notifications.server.ts";
import type { MessageKey } from "#app/messages/catalog.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { inEvenTime } from "#app/platform/security/even-time.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import {
  deleteEmailTokens,
  findCredentials,
  markEmailVerified,
  setPasswordHash,
  useEmailToken,
} from "./account-repository.server.ts";
import { takeMail, takePassword } from "./attempts.server.ts";
import { dropWaitingChanges } from "./email-change-repository.server.ts";
import { mailEmailToken, openEmailToken } from "./email-token.server.ts";
import { hashPassword, isPassword, passwordProblem } from "./password.server.ts";
import { deleteSessions } from "./session-repository.server.ts";

const answerMs = 200;

type TooMany = { ok: false; reason: "too-many"; retryAfterSeconds: number };

/** Mails a link to the account of this address, if there is one. The answer and its time do not tell. */
export async function forgotPassword(
  services: Services,
  email: string,
  network: string,
): Promise<{ ok: true } | TooMany> {
  const allowed = takeMail(services, { email, network });
  if (!allowed.ok) return { ...allowed, reason: "too-many" };
  await inEvenTime(answerMs, async () => {
    const user = await findCredentials(services.database.prisma, { email });
    if (!user) return;
    await services.database.prisma.$transaction((tx) =>
      mailEmailToken(services, tx, user.id, "reset_password"),
    );
  });
  return { ok: true };
}

export type ResetResult =
  | { ok: true }
  | { ok: false; reason: "unknown" | "gone" }
  | { ok: false; reason: "password"; message: MessageKey };

/**
 * Sets a new password by a mailed link, once. Every session of the account ends, since one of them may be why the
 * password had to change. Following the link proves the address, so it counts as verified.
 */
export async function resetPassword(
  services: Services,
  token: string,
  password: string,
): Promise<ResetResult> {
  const opened = await openEmailToken(services, "reset_password", token);
  if (!opened.ok) return opened;
  const { tokenId, owner } = opened;
  const message = await passwordProblem(password, owner.email);
  if (message) return { ok: false, reason: "password", message };
  const passwordHash = await hashPassword(password);
  const now = services.clock.now();
  const done = await services.database.prisma.$transaction(async (tx) => {
    if (!(await useEmailToken(tx, tokenId, "reset_password", now))) return false;
    await markEmailVerified(tx, owner.id, now);
    await replacePassword(services, tx, { userId: owner.id, passwordHash });
    await noteAccount(tx, { action: "password.reset", userId: owner.id, by: "member", now });
    return true;
  });
  return done ? { ok: true } : { ok: false, reason: "gone" };
}

export type ChangeResult =
  | { ok: true; sessionsEnded: number }
  | { ok: false; reason: "wrong" }
  | { ok: false; reason: "password"; message: MessageKey }
  | TooMany;

/** Changes the password of somebody who is signed in and gives the present one. Other sessions end. */
export async function changePassword(
  services: Services,
  signedIn: { user: { id: string; email: string }; sessionId: string },
  passwords: { currentPassword: string; password: string },
): Promise<ChangeResult> {
  const { id: userId, email } = signedIn.user;
  const allowed = takePassword(services, userId);
  if (!allowed.ok) return { ...allowed, reason: "too-many" };
  const user = await findCredentials(services.database.prisma, { id: userId });
  if (!(await isPassword(user?.passwordHash ?? null, passwords.currentPassword))) {
    return { ok: false, reason: "wrong" };
  }
  const message = await passwordProblem(passwords.password, email);
  if (message) return { ok: false, reason: "password", message };
  const passwordHash = await hashPassword(passwords.password);
  const sessionsEnded = await services.database.prisma.$transaction(async (tx) => {
    const ended = await replacePassword(services, tx, {
      userId,
      passwordHash,
      keepSession: signedIn.sessionId,
    });
    const now = services.clock.now();
    await noteAccount(tx, {
      action: "password.changed",
      userId,
      by: "member",
      details: { sessions: ended },
      now,
    });
    return ended;
  });
  return { ok: true, sessionsEnded };
}

/** Gives the number of sessions ended. */
async function replacePassword(
  services: Services,
  tx: DatabaseTransaction,
  { userId, passwordHash, keepSession }: { userId: string; passwordHash: string; keepSession?: string },
): Promise<number> {
  await setPasswordHash(tx, userId, passwordHash);
  const ended = await deleteSessions(tx, userId, keepSession);
  await deleteEmailTokens(tx, userId, "reset_password");
  // Whoever asked for another address with the old password is not followed any more.
  await dropWaitingChanges(tx, userId);
  await queueMail(services, tx, {
    kind: "password_changed",
    dedupeKey: `password_changed:${randomId()}`,
    userId,
  });
  return ended;
}
