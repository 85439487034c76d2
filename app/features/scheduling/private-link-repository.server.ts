import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { PrismaClient } from "#app/platform/database/generated/client.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";

type Reader = PrismaClient | DatabaseTransaction;
type Owner = { organizationId: string; eventTypeId: string };

export type PrivateLinkColumns = {
  name: string;
  maxUses: number | null;
  expiresAt: Date | null;
  createdAt: Date;
};

const notDeleted = ({ organizationId, eventTypeId }: Owner) => ({
  organizationId,
  eventTypeId,
  eventType: { deletedAt: null },
});

/** The newest first. */
export function listPrivateLinkRows(prisma: Reader, owner: Owner) {
  return prisma.privateLink.findMany({
    where: notDeleted(owner),
    select: { id: true, name: true, maxUses: true, uses: true, expiresAt: true, revokedAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
}

export function countPrivateLinks(prisma: Reader, owner: Owner): Promise<number> {
  return prisma.privateLink.count({ where: notDeleted(owner) });
}

export async function insertPrivateLink(tx: Reader, owner: Owner, link: PrivateLinkColumns): Promise<string> {
  const id = randomId();
  await tx.privateLink.create({ data: { id, ...owner, ...link }, select: { id: true } });
  return id;
}

/** Returns false when the event type has no such link. */
export async function updatePrivateLink(
  tx: Reader,
  owner: Owner,
  id: string,
  data: { revokedAt: Date | null },
): Promise<boolean> {
  return (await tx.privateLink.updateMany({ where: { id, ...notDeleted(owner) }, data })).count === 1;
}
