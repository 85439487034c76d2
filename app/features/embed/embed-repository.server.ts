import type { PrismaClient } from "#app/platform/database/generated/client.ts";

export type Sharing = { allowedSites: string[]; keepsCampaign: boolean };

export async function findSharing(prisma: PrismaClient, organizationId: string): Promise<Sharing> {
  return prisma.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { allowedSites: true, keepsCampaign: true },
  });
}

/** A trigger raises the version of the business's pages, so those kept in memory show the new list at once. */
export async function updateSharing(
  prisma: PrismaClient,
  organizationId: string,
  data: Partial<Sharing>,
): Promise<void> {
  await prisma.organization.update({ where: { id: organizationId }, data, select: { id: true } });
}
