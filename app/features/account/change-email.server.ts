import { noteAccount } from "#app/features/audit/audit.server.ts";
import { type MailToQueue, queueMail } from "#app/features/notifications/notifications.server.ts";
import { type DatabaseTransaction, isUniqueViolation } from "#app/platform/database/database.server.ts";
import { inEvenTime } from "#app/platform/security/even-time.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { deleteEmailTokens, setPasswordHash } from "./account-repository.server.ts";
import { takeMail, takePassword } from "./attempts.server.ts";
import { dropRecentFactor } from "./close-ways-in.server.ts";
import {
  dropWaitingChanges,
  findOpenChange,
  isAddressTaken,
  markChange,
  type OpenChange,
} from "./email-change-repository.server.ts";
import { mailEmailToken } from "./email-token.server.ts";
import { eraseUnverified } from "./erase-unverified.server.ts";
import { hashPassword, isPassword } from "./password.server.ts";
import type { SignedIn } from "./session.server.ts";
import { deleteSessions } from "./session-repository.server.ts";

const dayMs = 86_400_000;
const wishMs = dayMs;
const undoMs = 7 * dayMs;
const answerMs = 200;

type TooMany = { ok: false; reason: "too-many"; retryAfterSeconds: number };

/**
 * Mails a link to the address that somebody who is signed in wants to change to. Whether that address has an account
 * is told by neither the answer nor its time: the wish waits in both cases, and is mailed in one.
 */
export async function wishForEmail(
  services: Services,
  { id: userId, email: fromEmail }: Pick<SignedIn["user"], "id" | "email">,
  toEmail: string,
  network: string,
): Promise<{ ok: true } | { ok: false; reason: "same" } | TooMany> {
  if (toEmail === fromEmail) return { ok: false, reason: "same" };
  const allowed = takeMail(services, { email: toEmail, network });
  if (!allowed.ok) return { ...allowed, reason: "too-many" };
  await inEvenTime(answerMs, async () => {
    const now = services.clock.now();
    const id = randomId();
    const times = { createdAt: new Date(now), expiresAt: new Date(now + wishMs) };
    await services.database.prisma.$transaction(async (tx) => {
      await dropWaitingChanges(tx, userId);
      await tx.emailChange.create({
        data: { id, userId, fromEmail, toEmail, ...times },
        select: { id: true },
      });
      if (await isAddressTaken(tx, toEmail, { but: userId, now })) return;
      await queueMail(services, tx, letter("email_change", id, userId));
    });
  });
  return { ok: true };
}

/** The account keeps its address. */
export async function dropEmailWish({ database }: Services, userId: string): Promise<void> {
  await database.prisma.$transaction((tx) => dropWaitingChanges(tx, userId));
}

/** `unknown`: no link of ours. `gone`: ours, but used, run out, or followed by something newer. */
export type OpenedChange = { ok: true; change: OpenChange } | { ok: false; reason: "unknown" | "gone" };

/** Reads the change of a mailed link; nothing changes by it. */
export async function openChange(
  services: Services,
  step: "confirm" | "undo",
  token: string,
): Promise<OpenedChange> {
  const id = services.links.emailChangeOf(step, token);
  if (id === null) return { ok: false, reason: "unknown" };
  const change = await findOpenChange(services.database.prisma, id, step, services.clock.now());
  const isOpen = change && (step === "undo" || change.user.email === change.fromEmail);
  return isOpen ? { ok: true, change } : { ok: false, reason: "gone" };
}

export type ConfirmResult =
  | { ok: true; signedIn: boolean }
  | { ok: false; reason: "unknown" | "gone" | "password" }
  | TooMany;

/**
 * The account has the new address from here on. Holding the link proves the address, and being signed in (or the
 * password) proves whose account it is: otherwise a slip of the pen would give the account to whoever it reached. Every
 * other session ends, mailed links to choose a password count no longer, and the old address is told how to take it back.
 */
export async function confirmEmail(
  services: Services,
  token: string,
  { signedIn, password }: { signedIn: SignedIn | null; password: string | undefined },
): Promise<ConfirmResult> {
  const opened = await openChange(services, "confirm", token);
  if (!opened.ok) return opened;
  const { id, user, fromEmail, toEmail } = opened.change;
  const isOwn = signedIn?.user.id === user.id;
  if (!isOwn) {
    const allowed = takePassword(services, user.id);
    if (!allowed.ok) return { ...allowed, reason: "too-many" };
    if (!(await isPassword(user.passwordHash, password ?? ""))) return { ok: false, reason: "password" };
  }
  const now = services.clock.now();
  const change = async (tx: DatabaseTransaction) => {
    if (await isAddressTaken(tx, toEmail, { but: user.id, now })) return false;
    if (!(await markChange(tx, { id, step: "confirm", now, expiresAt: now + undoMs }))) return false;
    await readdress(services, tx, { userId: user.id, from: fromEmail, to: toEmail });
    await deleteSessions(tx, user.id, isOwn ? signedIn.sessionId : undefined);
    await queueMail(services, tx, letter("email_changed", id, user.id));
    await noteAccount(tx, { action: "email.changed", userId: user.id, by: "member", now });
    return true;
  };
  const done = await services.database.prisma.$transaction(change).catch(takenMeanwhile);
  // The address is somebody's by now: the wish is over, and the page behind its link says so.
  if (!done) await dropEmailWish(services, user.id);
  return done ? { ok: true, signedIn: isOwn } : { ok: false, reason: "gone" };
}

/**
 * Gives the account back to the address of before. Whoever changed it knew the password, so that counts no longer
 * either: everybody is signed out, and the old address gets a link to choose another one. The other address is told.
 */
export async function undoEmail(
  services: Services,
  token: string,
): Promise<{ ok: true } | { ok: false; reason: "unknown" | "gone" }> {
  const opened = await openChange(services, "undo", token);
  if (!opened.ok) return opened;
  const { id, user, fromEmail } = opened.change;
  const now = services.clock.now();
  const passwordHash = await hashPassword(randomId() + randomId());
  const restore = async (tx: DatabaseTransaction) => {
    if (await isAddressTaken(tx, fromEmail, { but: user.id, now })) return false;
    if (!(await markChange(tx, { id, step: "undo", now, expiresAt: now + dayMs }))) return false;
    // Addresses that came after this one can take nothing back.
    await tx.emailChange.deleteMany({ where: { userId: user.id, id: { not: id } } });
    await readdress(services, tx, { userId: user.id, from: user.email, to: fromEmail });
    await setPasswordHash(tx, user.id, passwordHash);
    await deleteSessions(tx, user.id);
    await dropRecentFactor(tx, user.id, now);
    await queueMail(services, tx, letter("email_restored", id, user.id));
    await mailEmailToken(services, tx, user.id, "reset_password");
    await noteAccount(tx, { action: "email.restored", userId: user.id, by: "unknown", now });
    return true;
  };
  const done = await services.database.prisma.$transaction(restore).catch(takenMeanwhile);
  return done ? { ok: true } : { ok: false, reason: "gone" };
}

/** An unverified account of the address goes: whoever began it never proved that the mailbox is theirs. */
async function readdress(
  services: Services,
  tx: DatabaseTransaction,
  { userId, from, to }: { userId: string; from: string; to: string },
): Promise<void> {
  await eraseUnverified(services, tx, { email: to, emailVerifiedAt: null });
  await tx.user.update({ where: { id: userId, email: from }, data: { email: to }, select: { id: true } });
  await deleteEmailTokens(tx, userId, "reset_password");
}

/** Of two who want one address at the same moment, the database refuses the later one. */
function takenMeanwhile(error: unknown): false {
  if (isUniqueViolation(error)) return false;
  throw error;
}

function letter(
  kind: "email_change" | "email_changed" | "email_restored",
  changeId: string,
  userId: string,
): MailToQueue {
  return { kind, dedupeKey: `${kind}:${changeId}`, userId, facts: { changeId } };
}
