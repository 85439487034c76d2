import { noteDone } from "#app/features/audit/audit.server.ts";
import { sweepMediaJob } from "#app/features/media/media.server.ts";
import { eraseAtRequest, findHoldOf, inErasingTransaction } from "#app/features/privacy/privacy.server.ts";
import type { Services } from "#app/platform/services.server.ts";

type Wanted = { organizationId: string; bookingId: string; mediaId: string; actorId: string };

/**
 * Deletes a recording or a photograph for good, with a receipt; its bytes go from the store right after. What a claim or
 * an order keeps stays, and so does what is still being recorded.
 */
export async function deleteMedia(
  services: Services,
  { organizationId, bookingId, mediaId, actorId }: Wanted,
): Promise<{ ok: true } | { ok: false; reason: "held" | "not-found" }> {
  if (await findHoldOf(services, { organizationId, bookingId })) return { ok: false, reason: "held" };
  return inErasingTransaction(services.database, async (tx) => {
    const found = await tx.callMedia.count({
      where: { id: mediaId, organizationId, call: { bookingId }, state: { not: "open" } },
    });
    if (found === 0) return { ok: false, reason: "not-found" };
    const none: string[] = [];
    const others = { bookingIds: none, seatIds: none, waitingIds: none, offerIds: none, proposalIds: none };
    await eraseAtRequest(services, tx, { organizationId, ...others, consentIds: none, mediaIds: [mediaId] });
    await services.jobs.enqueue(sweepMediaJob, {}, { transaction: tx });
    const done = { action: "media.deleted", target: `booking:${bookingId}`, by: "member" } as const;
    await noteDone(tx, { organizationId, ...done, actorId, now: services.clock.now() });
    return { ok: true };
  });
}
