import type { Services } from "#app/platform/services.server.ts";

export type PrivateLinkState =
  | { state: "open"; id: string }
  /** Used up, over, withdrawn, or no link of ours. */
  | { state: "closed" }
  /** None was given where private links alone lead: there is no such page. */
  | { state: "missing" };

type Guarded = { organizationId: string; eventTypeId: string; byLinksAlone: boolean };

/**
 * What a `link` parameter is worth for an event type; null without one, where none is needed. Counting its use is the
 * booking's part.
 */
export async function privateLinkOf(
  { links, database, clock }: Pick<Services, "links" | "database" | "clock">,
  parameter: string | null,
  { organizationId, eventTypeId, byLinksAlone }: Guarded,
): Promise<PrivateLinkState | null> {
  if (parameter === null) return byLinksAlone ? { state: "missing" } : null;
  const id = links.privateLinkId(parameter);
  if (id === null) return { state: "closed" };
  const link = await database.prisma.privateLink.findFirst({
    where: { id, organizationId, eventTypeId },
    select: { maxUses: true, uses: true, expiresAt: true, revokedAt: true },
  });
  if (!link || link.revokedAt !== null) return { state: "closed" };
  const isOver = link.expiresAt !== null && link.expiresAt.getTime() <= clock.now();
  const isUsedUp = link.maxUses !== null && link.uses >= link.maxUses;
  return isOver || isUsedUp ? { state: "closed" } : { state: "open", id };
}
