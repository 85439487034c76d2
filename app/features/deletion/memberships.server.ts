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
  isClosing: boolean;
  /** Those who belong to it, without the member and whom it suspended. */
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
      barredAt: true,
      organization: {
        select: {
          ...{ id: true, slug: true, name: true, closesAt: true },
          memberships: {
            where: { userId: { not: userId }, barredAt: null },
            select: { role: true, user: { select: { id: true, name: true, closesAt: true } } },
            orderBy: [{ createdAt: "asc" }, { id: "asc" }],
          },
        },
      },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ role, barredAt, organization: { memberships, closesAt, ...business } }) => {
    const owns = role === "owner" && barredAt === null;
    const staying = memberships.filter(({ user }) => user.closesAt === null);
    return {
      ...business,
      isOwner: owns,
      isOnlyOwner: owns && !staying.some((member) => member.role === "owner"),
      isClosing: closesAt !== null,
      colleagues: staying.map(({ user: { id, name } }) => ({ id, name })),
    };
  });
}
