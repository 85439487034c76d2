import { noteAccount } from "#app/features/audit/audit.server.ts";
import { markEmailVerified, useEmailToken } from "./account-repository.server.ts";
import { takePassword } from "./attempts.server.ts";
import { openEmailToken } from "./email-token.server.ts";
import { knownBrowserCookie } from "./known-browser.server.ts";
import { isPassword } from "./password.server.ts";
import { hasSecondFactor } from "./second-factor-repository.server.ts";
import type { GuardArgs } from "./session.server.ts";
import { startSession } from "./session.server.ts";
import { isSignUpProof } from "./sign-up.server.ts";
import { stepCookie } from "./step-cookie.server.ts";

export type VerifyPage =
  | { state: "unknown" | "gone" }
  | { state: "open"; email: string; needsPassword: boolean };

/** What the page behind the mailed link shows. Reading it changes nothing: mail scanners follow links. */
export async function verifyEmailPage(
  { context: { services } }: GuardArgs,
  token: string,
  proof: string | null,
): Promise<VerifyPage> {
  const opened = await openEmailToken(services, "verify_email", token);
  if (!opened.ok) return { state: opened.reason };
  const needsPassword = !isSignUpProof(services, opened.tokenId, proof ?? "");
  return { state: "open", email: opened.owner.email, needsPassword };
}

export type VerifyResult =
  | { ok: true; cookies: string[]; locale: string; next: "in" | "code" }
  | { ok: false; reason: "unknown" | "gone" | "password" }
  | { ok: false; reason: "too-many"; retryAfterSeconds: number };

/**
 * Verifies the address and signs in. Holding the link proves the address, and the password (or the browser that
 * chose it) proves who signed up: otherwise a stranger could sign up with somebody's address, and that somebody's
 * click would open an account to which the stranger knows the password.
 */
export async function verifyEmail(
  args: GuardArgs,
  { token, password, proof }: { token: string; password: string | undefined; proof: string | null },
): Promise<VerifyResult> {
  const { services } = args.context;
  const opened = await openEmailToken(services, "verify_email", token);
  if (!opened.ok) return opened;
  const { tokenId, owner } = opened;
  if (!isSignUpProof(services, tokenId, proof ?? "")) {
    const allowed = takePassword(services, owner.id);
    if (!allowed.ok) return { ...allowed, reason: "too-many" };
    if (!(await isPassword(owner.passwordHash, password ?? ""))) return { ok: false, reason: "password" };
  }
  const now = services.clock.now();
  const { prisma } = services.database;
  // An older link of an account that was verified in another way, and has a second step by now.
  if (await hasSecondFactor(prisma, owner.id)) {
    return { ok: true, next: "code", cookies: [stepCookie(services, owner)], locale: owner.locale };
  }
  const cookie = await prisma.$transaction(async (tx) => {
    if (!(await useEmailToken(tx, tokenId, "verify_email", now))) return null;
    await markEmailVerified(tx, owner.id, now);
    const started = await startSession(args, owner.id, tx);
    await noteAccount(tx, { action: "sign-in", userId: owner.id, by: "member", now });
    return started;
  });
  return cookie
    ? {
        ...{ ok: true, next: "in", locale: owner.locale },
        cookies: [cookie, knownBrowserCookie(services, owner.id)],
      }
    : { ok: false, reason: "gone" };
}
