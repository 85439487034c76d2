import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { PrismaClient } from "#app/platform/database/generated/client.ts";

export type Colleague = { id: string; name: string };

/** A business as one of its members leaves it. */
export type OwnBusiness = {
  id: string;
  slug: string;
  name: string;
  isOwner: boolean;
  isOnlyOwner: boolean;
  isSuspended: boolean;
  isClosing: boolean;
  /** Those who give time, without the member. */
  colleagues: Colleague[];
};

export async function ownBusinesses(
  client: PrismaClient | DatabaseTransaction,
  userId: string,
): Promise<OwnBusiness[]> {
  const rows = await client.membership.findMany({
    where: { userId },
    select: {
      role: true,
      suspendedAt: true,
      organization: {
        select: {
          ...{ id: true, slug: true, name: true, closesAt: true },
          memberships: {
            where: { userId: { not: userId } },
            select: { role: true, user: { select: { id: true, name: true, closesAt: true } } },
            orderBy: [{ createdAt: "asc" }, { id: "asc" }],
          },
        },
      },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ role, suspendedAt, organization: { memberships, closesAt, ...business } }) => {
    const staying = memberships.filter(({ user }) => user.closesAt === null);
    return {
      ...business,
      isOwner: role === "owner",
      isOnlyOwner: role === "owner" && !staying.some((member) => member.role === "owner"),
      isSuspended: suspendedAt !== null,
      isClosing: closesAt !== null,
      colleagues: staying.map(({ user: { id, name } }) => ({ id, name })),
    };
  });
}
