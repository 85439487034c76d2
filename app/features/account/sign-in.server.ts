import type { z } from "zod";
import { noteAccount } from "#app/features/audit/audit.server.ts";
import type { signInForm } from "./account-form.ts";
import { findCredentials } from "./account-repository.server.ts";
import { forgetSignIns, takeSignIn } from "./attempts.server.ts";
import { cookiesOf, startTold } from "./let-in.server.ts";
import { isPassword } from "./password.server.ts";
import { hasSecondFactor } from "./second-factor-repository.server.ts";
import { type CodeRefusal, withCode } from "./second-step.server.ts";
import type { GuardArgs } from "./session.server.ts";
import { noStepCookie, stepCookie, stepOwner } from "./step-cookie.server.ts";

type Entered = { ok: true; cookies: string[]; locale: string };

export type SignInResult =
  | (Entered & { next: "in" | "code" })
  | { ok: false; reason: "no-match" }
  | { ok: false; reason: "too-many"; retryAfterSeconds: number };

/** Tries that fail stand in the log once in a quarter of an hour for each account: a flood does not fill it. */
const mergeMs = 15 * 60_000;

/**
 * Starts a session, or leads to the code where the account asks for one. An unknown address, a wrong password and an
 * address that was not verified yet get the same answer after the same work.
 */
export async function signIn(
  args: GuardArgs,
  { email, password }: Pick<z.output<typeof signInForm>, "email" | "password">,
): Promise<SignInResult> {
  const { services, network } = args.context;
  const allowed = takeSignIn(services, { email, network });
  if (!allowed.ok) return { ...allowed, reason: "too-many" };
  const { prisma } = services.database;
  const user = await findCredentials(prisma, { email });
  const matches = await isPassword(user?.passwordHash ?? null, password);
  if (!user || !matches || user.emailVerifiedAt === null) {
    await noteFailure(args, user?.id ?? null);
    return { ok: false, reason: "no-match" };
  }
  forgetSignIns(services, { email, network });
  const { locale } = user;
  if (await hasSecondFactor(prisma, user.id)) {
    return { ok: true, next: "code", cookies: [stepCookie(services, user)], locale };
  }
  const cookie = await prisma.$transaction((tx) => startTold(args, tx, user.id));
  return { ok: true, next: "in", cookies: [cookie, ...(await cookiesOf(args, user.id))], locale };
}

/** The second step: the code of an app, or a recovery code, after the password. `late`: the password was given too long ago. */
export async function giveCode(
  args: GuardArgs,
  typed: string,
): Promise<Entered | CodeRefusal | { ok: false; reason: "late" }> {
  const { services, network } = args.context;
  const owner = await stepOwner(args);
  if (!owner) return { ok: false, reason: "late" };
  const result = await withCode(
    services,
    { userId: owner.id, network, typed },
    { of: "confirmed", open: (tx) => startTold(args, tx, owner.id) },
  );
  if (!result.ok) {
    if (result.reason === "wrong") await noteFailure(args, owner.id);
    return result;
  }
  const cookies = [result.value, noStepCookie(services), ...(await cookiesOf(args, owner.id))];
  return { ok: true, cookies, locale: owner.locale };
}

async function noteFailure({ context: { services } }: GuardArgs, userId: string | null): Promise<void> {
  const now = services.clock.now();
  const { prisma } = services.database;
  await noteAccount(prisma, { action: "sign-in.failed", userId, by: "unknown", mergeMs, now });
}
