import { noteAccount } from "#app/features/audit/audit.server.ts";
import { queueMail } from "#app/features/notifications/notifications.server.ts";
import type { SignInChange } from "#app/features/notifications/sign-in-change.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { forgetCodes, takeCode } from "./attempts.server.ts";
import { newRecoveryCodes, newSecret, readCode, shownCode, stepOfCode } from "./code.server.ts";
import {
  beginFactor,
  confirmFactor,
  deleteFactor,
  deleteUnconfirmed,
  type Factor,
  findFactor,
  replaceRecoveryCodes,
  takeRecoveryCode,
  takeStep,
} from "./second-factor-repository.server.ts";

export type CodeRefusal =
  | { ok: false; reason: "wrong" | "gone" }
  | { ok: false; reason: "too-many"; retryAfterSeconds: number };

type Typed = { userId: string; network: string; typed: string };

/**
 * Checks a code against a second factor and does what it opens, in one transaction: an app's code counts once, a
 * recovery code stands in for it once, and what is refused uses up neither.
 */
export async function withCode<Result>(
  services: Services,
  { userId, network, typed }: Typed,
  {
    of,
    open,
  }: { of: "confirmed" | "new"; open: (tx: DatabaseTransaction, factor: Factor) => Promise<Result> },
): Promise<{ ok: true; value: Result } | CodeRefusal> {
  const allowed = takeCode(services, { userId, network });
  if (!allowed.ok) return { ...allowed, reason: "too-many" };
  const now = services.clock.now();
  const result = await services.database.prisma.$transaction(async (tx) => {
    const factor = await findFactor(tx, userId, now);
    if (!factor || (factor.confirmedAt !== null) !== (of === "confirmed")) return null;
    const given = readCode(typed);
    if (given?.kind === "app") {
      const step = stepOfCode(factor.secret, given.code, now);
      if (step === null || !(await takeStep(tx, factor.id, step))) return undefined;
    } else if (given && of === "confirmed") {
      if (!(await takeRecoveryCode(tx, userId, given.code))) return undefined;
      await noteAccount(tx, { action: "two-step.recovery", userId, by: "member", now });
      await tellOfChange(services, tx, userId, "recovery-used");
    } else return undefined;
    return { value: await open(tx, factor) };
  });
  if (!result) return { ok: false, reason: result === null ? "gone" : "wrong" };
  forgetCodes(services, { userId, network });
  return { ok: true, ...result };
}

/** A new secret waits to be confirmed; nothing changes at signing in before. */
export async function beginSecondStep({ database, clock }: Services, userId: string): Promise<void> {
  await database.prisma.$transaction((tx) =>
    beginFactor(tx, { userId, secret: newSecret(), now: clock.now() }),
  );
}

export async function dropSecondStep({ database }: Services, userId: string): Promise<void> {
  await database.prisma.$transaction((tx) => deleteUnconfirmed(tx, userId));
}

/** From the first right code on, signing in asks for one. Gives the recovery codes, which nobody can see again. */
export function confirmSecondStep(services: Services, typed: Typed) {
  const now = services.clock.now();
  return withCode(services, typed, {
    of: "new",
    open: async (tx, factor) => {
      await confirmFactor(tx, factor.id, now);
      await noteAccount(tx, { action: "two-step.on", userId: typed.userId, by: "member", now });
      await tellOfChange(services, tx, typed.userId, "two-step-on");
      return makeCodes(tx, typed.userId, now);
    },
  });
}

/** Ten new codes; the ones of before count no longer. */
export function remakeRecoveryCodes(services: Services, typed: Typed) {
  const now = services.clock.now();
  return withCode(services, typed, {
    of: "confirmed",
    open: async (tx) => {
      await noteAccount(tx, { action: "two-step.codes", userId: typed.userId, by: "member", now });
      return makeCodes(tx, typed.userId, now);
    },
  });
}

export function endSecondStep(services: Services, typed: Typed) {
  const now = services.clock.now();
  return withCode(services, typed, {
    of: "confirmed",
    open: async (tx) => {
      await deleteFactor(tx, typed.userId);
      await noteAccount(tx, { action: "two-step.off", userId: typed.userId, by: "member", now });
      await tellOfChange(services, tx, typed.userId, "two-step-off");
    },
  });
}

async function makeCodes(tx: DatabaseTransaction, userId: string, now: number): Promise<string[]> {
  const codes = newRecoveryCodes();
  await replaceRecoveryCodes(tx, userId, codes, now);
  return codes.map(shownCode);
}

/** A mail tells the account that the way into it changed. */
export async function tellOfChange(
  services: Pick<Services, "jobs" | "clock">,
  tx: DatabaseTransaction,
  userId: string,
  change: SignInChange,
): Promise<void> {
  const dedupeKey = `sign_in_changed:${randomId()}`;
  await queueMail(services, tx, { kind: "sign_in_changed", userId, facts: { change }, dedupeKey });
}
