import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { hashToken, randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";

type Prisma = Services["database"]["prisma"];
/** The client, or a transaction of it. */
type Reader = Pick<Prisma, "secondFactor" | "recoveryCode">;

/** One being set up counts for so long. */
export const setUpMs = 3_600_000;

export type Factor = { id: string; secret: string; createdAt: Date; confirmedAt: Date | null };

/** The second factor of an account, also one that is being set up; null once that took too long. */
export async function findFactor(reader: Reader, userId: string, now: number): Promise<Factor | null> {
  const factor = await reader.secondFactor.findUnique({
    where: { userId },
    select: { id: true, secret: true, createdAt: true, confirmedAt: true },
  });
  const isOver = factor?.confirmedAt === null && factor.createdAt.getTime() <= now - setUpMs;
  return isOver ? null : factor;
}

export async function hasSecondFactor(reader: Reader, userId: string): Promise<boolean> {
  return (await reader.secondFactor.count({ where: { userId, confirmedAt: { not: null } } })) > 0;
}

/** Begins to set one up, in place of one that was begun before. False where one is in force. */
export async function beginFactor(
  tx: DatabaseTransaction,
  { userId, secret, now }: { userId: string; secret: string; now: number },
): Promise<boolean> {
  await tx.secondFactor.deleteMany({ where: { userId, confirmedAt: null } });
  const data = { id: randomId(), userId, secret, createdAt: new Date(now) };
  return (await tx.secondFactor.createMany({ data: [data], skipDuplicates: true })).count === 1;
}

/**
 * Takes the code of a half minute. True for one caller only: neither the same code nor an older one counts afterwards.
 */
export async function takeStep(tx: DatabaseTransaction, id: string, step: number): Promise<boolean> {
  const taken = await tx.secondFactor.updateMany({
    where: { id, lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return taken.count === 1;
}

export async function confirmFactor(tx: DatabaseTransaction, id: string, now: number): Promise<boolean> {
  const confirmed = await tx.secondFactor.updateMany({
    where: { id, confirmedAt: null },
    data: { confirmedAt: new Date(now) },
  });
  return confirmed.count === 1;
}

/** With its recovery codes. Gives whether there was one in force. */
export async function deleteFactor(tx: DatabaseTransaction, userId: string): Promise<boolean> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  const gone = await tx.secondFactor.deleteMany({ where: { userId, confirmedAt: { not: null } } });
  return gone.count === 1;
}

/** One that came into force since then, with its recovery codes: whoever knew the password may have put it there. */
export async function deleteRecentFactor(
  tx: DatabaseTransaction,
  userId: string,
  since: number,
): Promise<boolean> {
  const where = { userId, confirmedAt: { gte: new Date(since) } };
  if ((await tx.secondFactor.count({ where })) === 0) return false;
  return deleteFactor(tx, userId);
}

export async function deleteUnconfirmed(tx: DatabaseTransaction, userId: string): Promise<void> {
  await tx.secondFactor.deleteMany({ where: { userId, confirmedAt: null } });
}

/** The codes of before count no longer. They hold 80 random bits each, so a plain hash cannot be guessed back. */
export async function replaceRecoveryCodes(
  tx: DatabaseTransaction,
  userId: string,
  codes: readonly string[],
  now: number,
): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  const createdAt = new Date(now);
  const data = codes.map((code) => ({ id: randomId(), userId, codeHash: hashToken(code), createdAt }));
  await tx.recoveryCode.createMany({ data });
}

/** Uses a code up. True for one caller only. */
export async function takeRecoveryCode(
  tx: DatabaseTransaction,
  userId: string,
  code: string,
): Promise<boolean> {
  return (await tx.recoveryCode.deleteMany({ where: { userId, codeHash: hashToken(code) } })).count === 1;
}

export function countRecoveryCodes(reader: Reader, userId: string): Promise<number> {
  return reader.recoveryCode.count({ where: { userId } });
}
