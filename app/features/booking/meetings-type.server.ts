import { meetingsSlug } from "#app/domain/booking/meetings-slug.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";

/** Each business has one, made with its first meeting. */
export async function meetingsTypeOf(
  tx: DatabaseTransaction,
  organizationId: string,
  now: number,
): Promise<string> {
  await tx.eventType.createMany({
    data: {
      id: randomId(),
      organizationId,
      slug: meetingsSlug,
      title: "Meetings",
      lengthMinutes: 60,
      windowKind: "unlimited",
      attendeesMayMove: false,
      deletedAt: new Date(now),
    },
    skipDuplicates: true,
  });
  const { id } = await tx.eventType.findUniqueOrThrow({
    where: { organizationId_slug: { organizationId, slug: meetingsSlug } },
    select: { id: true },
  });
  return id;
}
