import type { z } from "zod";
import type { signInForm } from "./account-form.ts";
import { findCredentials } from "./account-repository.server.ts";
import { forgetSignIns, takeSignIn } from "./attempts.server.ts";
import { isPassword } from "./password.server.ts";
import { type GuardArgs, startSession } from "./session.server.ts";

export type SignInResult =
  | { ok: true; cookie: string; locale: string }
  | { ok: false; reason: "no-match" }
  | { ok: false; reason: "too-many"; retryAfterSeconds: number };

/**
 * Starts a session. An unknown address, a wrong password and an address that was not verified yet get the same
 * answer after the same work.
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
  if (!user || !matches || user.emailVerifiedAt === null) return { ok: false, reason: "no-match" };
  forgetSignIns(services, { email, network });
  return { ok: true, cookie: await startSession(args, user.id), locale: user.locale };
}
