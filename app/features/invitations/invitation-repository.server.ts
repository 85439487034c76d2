import { rolesWith } from "#app/domain/member/permissions.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Prisma, PrismaClient } from "#app/platform/database/generated/client.ts";

type Reader = PrismaClient | DatabaseTransaction;
type Key = { organizationId: string; id: string };

const pendingSelect = {
  id: true,
  email: true,
  name: true,
  role: true,
  createdAt: true,
  expiresAt: true,
  invitedBy: { select: { name: true } },
} satisfies Prisma.InvitationSelect;

export type PendingRow = Prisma.InvitationGetPayload<{ select: typeof pendingSelect }>;

/** As many as a page lists. */
export const listedMax = 500;

export function listPending(prisma: Reader, organizationId: string): Promise<PendingRow[]> {
  return prisma.invitation.findMany({
    where: { organizationId },
    select: pendingSelect,
    orderBy: [{ email: "asc" }],
    take: listedMax,
  });
}

export function findPending(prisma: Reader, key: Key): Promise<PendingRow | null> {
  return prisma.invitation.findFirst({ where: key, select: pendingSelect });
}

const openSelect = {
  id: true,
  email: true,
  name: true,
  role: true,
  expiresAt: true,
  organizationId: true,
  invitedById: true,
  invitedBy: { select: { name: true } },
  organization: { select: { id: true, name: true, slug: true, timeZone: true } },
} satisfies Prisma.InvitationSelect;

export type OpenInvitation = Prisma.InvitationGetPayload<{ select: typeof openSelect }>;

/**
 * An invitation that can be answered; null once it was used, withdrawn, or ran out, its business is going, or whoever
 * invited may not do so any more: nobody comes back by an invitation that they sent themselves before they were suspended.
 */
export async function findOpen(prisma: Reader, id: string, now: number): Promise<OpenInvitation | null> {
  const found = await prisma.invitation.findFirst({
    where: { id, expiresAt: { gt: new Date(now) }, organization: { closesAt: null } },
    select: openSelect,
  });
  if (!found?.invitedById) return null;
  const { organizationId, invitedById: userId } = found;
  const mayInvite = { organizationId, userId, barredAt: null, role: { in: rolesWith("member:manage") } };
  return (await prisma.membership.count({ where: mayInvite })) > 0 ? found : null;
}

/** The same, held until the transaction ends: of two who answer at once, the second finds it gone. */
export async function lockOpen(
  tx: DatabaseTransaction,
  id: string,
  now: number,
): Promise<OpenInvitation | null> {
  await tx.$queryRaw`SELECT 1 FROM invitation WHERE id = ${id} FOR UPDATE`;
  return findOpen(tx, id, now);
}

/** Whoever invites into a business does it one after the other. */
export async function lockInviting(tx: DatabaseTransaction, organizationId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`invite ${organizationId}`}, 0))`;
}

/** What the business has of each of these addresses already. */
export async function findKnown(
  prisma: Reader,
  organizationId: string,
  emails: readonly string[],
): Promise<Map<string, "member" | "suspended" | "again">> {
  const known = new Map<string, "member" | "suspended" | "again">();
  const within = { in: [...emails] };
  const [pending, members] = await Promise.all([
    prisma.invitation.findMany({ where: { organizationId, email: within }, select: { email: true } }),
    prisma.membership.findMany({
      where: { organizationId, user: { email: within } },
      select: { barredAt: true, user: { select: { email: true } } },
    }),
  ]);
  for (const { email } of pending) known.set(email, "again");
  for (const { barredAt, user } of members) known.set(user.email, barredAt ? "suspended" : "member");
  return known;
}
