import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Prisma, PrismaClient } from "#app/platform/database/generated/client.ts";

const memberSelect = {
  id: true,
  userId: true,
  role: true,
  barredAt: true,
  createdAt: true,
  user: { select: { name: true, email: true, pausedAt: true, closesAt: true } },
} satisfies Prisma.MembershipSelect;

export type MemberRow = Prisma.MembershipGetPayload<{ select: typeof memberSelect }>;

type Key = { organizationId: string; userId: string };
type Reader = PrismaClient | DatabaseTransaction;

export function listMemberRows(
  prisma: Reader,
  organizationId: string,
  range: { skip: number; take: number },
): Promise<MemberRow[]> {
  return prisma.membership.findMany({
    where: { organizationId },
    select: memberSelect,
    orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
    ...range,
  });
}

export function findMemberRow(prisma: Reader, key: Key): Promise<MemberRow | null> {
  return prisma.membership.findUnique({ where: { organizationId_userId: key }, select: memberSelect });
}

/** Two members of a business as they are, held until the transaction ends. Always in the same order. */
export async function lockMembers(
  tx: DatabaseTransaction,
  organizationId: string,
  userIds: readonly string[],
): Promise<MemberRow[]> {
  await tx.$queryRaw`
    SELECT 1 FROM membership WHERE organization_id = ${organizationId} AND user_id = ANY (${[...userIds]}::text[])
    ORDER BY user_id FOR NO KEY UPDATE`;
  return tx.membership.findMany({
    where: { organizationId, userId: { in: [...userIds] } },
    select: memberSelect,
  });
}

/** A member who rested already, or is leaving, keeps the instant since when they give no time. */
export async function barMember(tx: DatabaseTransaction, key: Key, at: Date): Promise<void> {
  await tx.membership.updateMany({ where: { ...key, suspendedAt: null }, data: { suspendedAt: at } });
  await tx.membership.update({
    where: { organizationId_userId: key },
    data: { barredAt: at },
    select: { id: true },
  });
}

/** Whoever rests goes on resting, and who is about to leave gives no time either; everyone else does again. */
export async function unbarMember(tx: DatabaseTransaction, key: Key, { user }: MemberRow): Promise<void> {
  await tx.membership.update({
    where: { organizationId_userId: key },
    data: { barredAt: null, ...(user.closesAt === null ? { suspendedAt: user.pausedAt } : {}) },
    select: { id: true },
  });
}

export async function setRole(tx: DatabaseTransaction, key: Key, role: MemberRow["role"]): Promise<void> {
  await tx.membership.update({
    where: { organizationId_userId: key },
    data: { role },
    select: { id: true },
  });
}

const standing = { in: ["pending", "confirmed"] } satisfies Prisma.EnumBookingStatusFilter;

/** Bookings that somebody hosts and that are not over. */
export function bookingsAhead({ organizationId, userId }: Key, now: number): Prisma.BookingWhereInput {
  return { organizationId, hosts: { some: { userId } }, status: standing, endsAt: { gt: new Date(now) } };
}

/** Event types that nobody else gives time to: they offer nothing while this member gives none. */
export async function listHostedAlone(
  prisma: PrismaClient,
  { organizationId, userId }: Key,
): Promise<string[]> {
  const gives = { memberships: { some: { organizationId, suspendedAt: null } } };
  const rows = await prisma.eventType.findMany({
    where: {
      ...{ organizationId, deletedAt: null, disabled: false },
      hosts: { some: { userId }, none: { userId: { not: userId }, user: gives } },
    },
    select: { title: true },
    orderBy: [{ title: "asc" }, { id: "asc" }],
    take: 100,
  });
  return rows.map(({ title }) => title);
}
