import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { EmailTokenPurpose } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import { isAddressKept } from "./email-change-repository.server.ts";

type Prisma = Services["database"]["prisma"];

/** What a password is checked against. */
export function findCredentials(prisma: Prisma, by: { email: string } | { id: string }) {
  return prisma.user.findUnique({
    where: by,
    select: { id: true, email: true, passwordHash: true, emailVerifiedAt: true, locale: true },
  });
}

export type SignUp = {
  id: string;
  email: string;
  name: string;
  passwordHash: string;
  locale: string;
  timeZone: string;
  now: number;
};

/**
 * Makes an account for this address, or begins an unverified one anew with what was typed last. Gives its id, or
 * null when the address has an account already. The row is locked until the transaction ends.
 */
export async function beginAccount(
  tx: DatabaseTransaction,
  { now, id, email, ...typed }: SignUp,
): Promise<string | null> {
  // Somebody who changed their address lately may still take the old one back.
  if (await isAddressKept(tx, email, { but: null, now })) return null;
  const createdAt = new Date(now);
  const rest = { ...typed, adultDeclaredAt: createdAt };
  const made = await tx.user.createMany({ data: [{ id, email, ...rest, createdAt }], skipDuplicates: true });
  if (made.count === 1) return id;
  const [begun] = await tx.user.updateManyAndReturn({
    where: { email, emailVerifiedAt: null },
    data: { ...rest, createdAt },
    select: { id: true },
  });
  return begun?.id ?? null;
}

/** The new token of its purpose ends the older ones: one mailed link counts, the last. */
export async function replaceEmailToken(
  tx: DatabaseTransaction,
  token: { id: string; userId: string; purpose: EmailTokenPurpose; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await tx.emailToken.deleteMany({ where: { userId: token.userId, purpose: token.purpose } });
  await tx.emailToken.create({ data: token, select: { id: true } });
}

/** A token that may still be used, with its owner's credentials; null otherwise. */
export function findOpenEmailToken(prisma: Prisma, id: string, purpose: EmailTokenPurpose, now: number) {
  return prisma.emailToken.findFirst({
    where: { id, purpose, usedAt: null, expiresAt: { gt: new Date(now) } },
    select: { user: { select: { id: true, email: true, passwordHash: true, locale: true } } },
  });
}

/** Uses a token up. True for one caller only, however many come at once. */
export async function useEmailToken(
  tx: DatabaseTransaction,
  id: string,
  purpose: EmailTokenPurpose,
  now: number,
): Promise<boolean> {
  const used = await tx.emailToken.updateMany({
    where: { id, purpose, usedAt: null, expiresAt: { gt: new Date(now) } },
    data: { usedAt: new Date(now) },
  });
  return used.count === 1;
}

export async function markEmailVerified(tx: DatabaseTransaction, userId: string, now: number): Promise<void> {
  await tx.user.updateMany({
    where: { id: userId, emailVerifiedAt: null },
    data: { emailVerifiedAt: new Date(now) },
  });
}

export async function setPasswordHash(
  tx: DatabaseTransaction,
  userId: string,
  passwordHash: string,
): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { passwordHash }, select: { id: true } });
}

/** Links that were mailed before a password changed do not change it again. */
export async function deleteEmailTokens(
  tx: DatabaseTransaction,
  userId: string,
  purpose: EmailTokenPurpose,
): Promise<void> {
  await tx.emailToken.deleteMany({ where: { userId, purpose } });
}

export async function updateProfile(
  tx: DatabaseTransaction,
  userId: string,
  profile: { name: string; locale: string; timeZone: string },
  now: number,
): Promise<void> {
  const data = { ...profile, profileConfirmedAt: new Date(now) };
  await tx.user.update({ where: { id: userId }, data, select: { id: true } });
}

/** What stands in the profile is right, they say. */
export async function confirmProfile(tx: DatabaseTransaction, userId: string, now: number): Promise<void> {
  await tx.user.update({
    where: { id: userId },
    data: { profileConfirmedAt: new Date(now) },
    select: { id: true },
  });
}
