import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";

type Prisma = Services["database"]["prisma"];

/** The wish for another address that waits for its link to be opened, if there is one. */
export function findWaitingChange(prisma: Prisma, userId: string, now: number) {
  return prisma.emailChange.findFirst({
    where: { userId, confirmedAt: null, expiresAt: { gt: new Date(now) } },
    select: { toEmail: true, expiresAt: true },
  });
}

const changeSelect = {
  id: true,
  fromEmail: true,
  toEmail: true,
  user: { select: { id: true, email: true, passwordHash: true } },
} as const;

/** A change that can still be confirmed, or be taken back; null otherwise. */
export function findOpenChange(prisma: Prisma, id: string, step: "confirm" | "undo", now: number) {
  return prisma.emailChange.findFirst({ where: openAt(id, step, now), select: changeSelect });
}

export type OpenChange = NonNullable<Awaited<ReturnType<typeof findOpenChange>>>;

/** Marks a change as confirmed, or as taken back. True for one caller only, however many come at once. */
export async function markChange(
  tx: DatabaseTransaction,
  { id, step, now, expiresAt }: { id: string; step: "confirm" | "undo"; now: number; expiresAt: number },
): Promise<boolean> {
  const at = new Date(now);
  const used = await tx.emailChange.updateMany({
    where: openAt(id, step, now),
    data: {
      ...(step === "confirm" ? { confirmedAt: at } : { undoneAt: at }),
      expiresAt: new Date(expiresAt),
    },
  });
  return used.count === 1;
}

function openAt(id: string, step: "confirm" | "undo", now: number) {
  const confirmedAt = step === "confirm" ? null : { not: null };
  return { id, confirmedAt, undoneAt: null, expiresAt: { gt: new Date(now) } };
}

/** Wishes that nobody confirmed: a newer one, another password or a change of mind ends them. */
export async function dropWaitingChanges(tx: DatabaseTransaction, userId: string): Promise<void> {
  await tx.emailChange.deleteMany({ where: { userId, confirmedAt: null } });
}

/** Whether somebody else has this address, or had it until lately and may still take it back. */
export async function isAddressTaken(
  tx: DatabaseTransaction,
  email: string,
  { but, now }: { but: string | null; now: number },
): Promise<boolean> {
  const others = but === null ? {} : { id: { not: but } };
  const holder = await tx.user.findFirst({
    where: { email, emailVerifiedAt: { not: null }, ...others },
    select: { id: true },
  });
  return holder !== null || (await isAddressKept(tx, email, { but, now }));
}

/** Whether the address of before a change is kept for whom it belonged to. */
export async function isAddressKept(
  tx: DatabaseTransaction,
  email: string,
  { but, now }: { but: string | null; now: number },
): Promise<boolean> {
  const kept = await tx.emailChange.findFirst({
    where: {
      fromEmail: email,
      confirmedAt: { not: null },
      undoneAt: null,
      expiresAt: { gt: new Date(now) },
      ...(but === null ? {} : { userId: { not: but } }),
    },
    select: { id: true },
  });
  return kept !== null;
}
