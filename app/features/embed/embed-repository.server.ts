import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { PrismaClient } from "#app/platform/database/generated/client.ts";

export type Sharing = { allowedSites: string[]; keepsCampaign: boolean; tellsBookings: boolean };

export async function findSharing(prisma: PrismaClient, organizationId: string): Promise<Sharing> {
  return prisma.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { allowedSites: true, keepsCampaign: true, tellsBookings: true },
  });
}

/** A trigger raises the version of the business's pages, so those kept in memory show the new list at once. */
export async function updateSharing(
  tx: DatabaseTransaction,
  organizationId: string,
  data: Partial<Sharing>,
): Promise<void> {
  await tx.organization.update({ where: { id: organizationId }, data, select: { id: true } });
}

const linkSelect = { id: true, slug: true, title: true, hidden: true, color: true } as const;

/** What private links alone lead to has no address of its own to hand out. */
const shareable = { deletedAt: null, disabled: false, byLinksAlone: false } as const;

/** Event types that can be booked now, in the business's order. */
export function listShareable(prisma: PrismaClient, organizationId: string) {
  return prisma.eventType.findMany({
    where: { organizationId, ...shareable },
    select: linkSelect,
    orderBy: [{ position: "asc" }, { createdAt: "asc" }],
  });
}

export function findShareable(prisma: PrismaClient, organizationId: string, id: string) {
  return prisma.eventType.findFirst({
    where: { organizationId, id, ...shareable },
    select: linkSelect,
  });
}

/** What an event type's questions take from its address. */
export async function listPrefillNames(prisma: PrismaClient, organizationId: string, eventTypeId: string) {
  const rows = await prisma.question.findMany({
    where: { organizationId, eventTypeId, prefillName: { not: "" } },
    select: { prefillName: true, label: true },
    orderBy: { position: "asc" },
  });
  return rows.map(({ prefillName, label }) => ({ name: prefillName, label }));
}
