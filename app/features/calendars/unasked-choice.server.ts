import { noteDone } from "#app/features/audit/audit.server.ts";
import type { Services } from "#app/platform/services.server.ts";

/** Whether visitors of a business book nothing where a host's connected calendar cannot be asked in time. */
export async function bookingRefusesUnasked(
  { database }: Pick<Services, "database">,
  organizationId: string,
): Promise<boolean> {
  const { refusesUnasked } = await database.prisma.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { refusesUnasked: true },
  });
  return refusesUnasked;
}

export async function submitUnaskedChoice(
  { database, clock }: Pick<Services, "database" | "clock">,
  { organizationId, actorId, refuses }: { organizationId: string; actorId: string; refuses: boolean },
): Promise<void> {
  await database.prisma.$transaction(async (tx) => {
    await tx.organization.update({
      where: { id: organizationId },
      data: { refusesUnasked: refuses },
      select: { id: true },
    });
    const now = clock.now();
    await noteDone(tx, { organizationId, action: "unasked.changed", by: "member", actorId, now });
  });
}
