import type { z } from "zod";
import { noteAccount } from "#app/features/audit/audit.server.ts";
import { queueMail } from "#app/features/notifications/notifications.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { signInForm } from "./account-form.ts";
import { findCredentials } from "./account-repository.server.ts";
import { forgetSignIns, takeSignIn } from "./attempts.server.ts";
import { isKnownBrowser, knownBrowserCookie } from "./known-browser.server.ts";
import { meetMarketingChoice } from "./marketing-choice.server.ts";
import { isPassword } from "./password.server.ts";
import { type GuardArgs, startSession } from "./session.server.ts";

export type SignInResult =
  | { ok: true; cookies: string[]; locale: string }
  | { ok: false; reason: "no-match" }
  | { ok: false; reason: "too-many"; retryAfterSeconds: number };

/** Tries that fail stand in the log once in a quarter of an hour for each account: a flood does not fill it. */
const mergeMs = 15 * 60_000;

/**
 * Starts a session. An unknown address, a wrong password and an address that was not verified yet get the same
 * answer after the same work. A browser that never signed in to this account is told to it by mail.
 */
export async function signIn(
  args: GuardArgs,
  { email, password }: Pick<z.output<typeof signInForm>, "email" | "password">,
): Promise<SignInResult> {
  const { services, network } = args.context;
  const allowed = takeSignIn(services, { email, network });
  if (!allowed.ok) return { ...allowed, reason: "too-many" };
  const user = await findCredentials(services.database.prisma, { email });
  const matches = await isPassword(user?.passwordHash ?? null, password);
  const { prisma } = services.database;
  const now = services.clock.now();
  if (!user || !matches || user.emailVerifiedAt === null) {
    const userId = user?.id ?? null;
    await noteAccount(prisma, { action: "sign-in.failed", userId, by: "unknown", mergeMs, now });
    return { ok: false, reason: "no-match" };
  }
  forgetSignIns(services, { email, network });
  const sessionId = randomId();
  const cookie = await prisma.$transaction(async (tx) => {
    const started = await startSession(args, user.id, tx, sessionId);
    if (!isKnownBrowser(args, user.id)) await tellOfNewDevice(services, tx, user.id, sessionId);
    await noteAccount(tx, { action: "sign-in", userId: user.id, by: "member", now });
    return started;
  });
  const choice = await meetMarketingChoice(args, user.id);
  const cookies = [cookie, knownBrowserCookie(services, user.id), ...(choice === null ? [] : [choice])];
  return { ok: true, cookies, locale: user.locale };
}

function tellOfNewDevice(
  services: Services,
  tx: DatabaseTransaction,
  userId: string,
  sessionId: string,
): Promise<void> {
  const dedupeKey = `new_device:${sessionId}`;
  return queueMail(services, tx, { kind: "new_device", userId, facts: { sessionId }, dedupeKey });
}
