import { noteDone } from "#app/features/audit/audit.server.ts";
import { eraseAtRequest, findHoldOf, inErasingTransaction } from "#app/features/privacy/privacy.server.ts";
import type { Prisma } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import { sweepMediaJob } from "./media-jobs.server.ts";

export type ErasedMedia = { ok: true } | { ok: false; reason: "held" | "not-found" };

type Of = { organizationId: string; bookingId: string; mediaId: string };

/** A member deletes a recording or a photograph of a booking. */
export function deleteMedia(
  services: Services,
  { actorId, ...of }: Of & { actorId: string },
): Promise<ErasedMedia> {
  return eraseMedia(services, of, {}, { action: "media.deleted", by: "member", actorId });
}

/**
 * Somebody who is in it, or made it, has it erased: for everybody, since it cannot be erased for one alone. Their booking
 * stays. The business hears that it was done, not why, nor by whom of several.
 */
export function eraseMediaOfAttendee(
  services: Services,
  { attendeeId, ...of }: Of & { attendeeId: string },
): Promise<ErasedMedia> {
  const own = `attendee-${attendeeId}`;
  const isTheirs = { OR: [{ people: { has: own } }, { madeBy: own }] };
  return eraseMedia(services, of, isTheirs, { action: "media.erased", by: "unknown" });
}

/** When people who were in something had it erased, of one booking; the latest first. Epoch milliseconds. */
export async function erasuresByAttendees(
  { database }: Pick<Services, "database">,
  { organizationId, bookingId }: Pick<Of, "organizationId" | "bookingId">,
): Promise<number[]> {
  const events = await database.prisma.auditEvent.findMany({
    where: { chain: organizationId, target: `booking:${bookingId}`, action: "media.erased" },
    select: { at: true },
    orderBy: { seq: "desc" },
    take: 20,
  });
  return events.map(({ at }) => at.getTime());
}

/**
 * Erases it for good, with a receipt; its bytes go from the store right after. What a claim or an order keeps stays, and
 * so does what is still being recorded: a withdrawal in the call ends that.
 */
async function eraseMedia(
  services: Services,
  { organizationId, bookingId, mediaId }: Of,
  which: Prisma.CallMediaWhereInput,
  done: Pick<Parameters<typeof noteDone>[1], "action" | "by" | "actorId">,
): Promise<ErasedMedia> {
  if (await findHoldOf(services, { organizationId, bookingId })) return { ok: false, reason: "held" };
  return inErasingTransaction(services.database, async (tx) => {
    const found = await tx.callMedia.count({
      where: { id: mediaId, organizationId, call: { bookingId }, state: { not: "open" }, ...which },
    });
    if (found === 0) return { ok: false, reason: "not-found" };
    const none: string[] = [];
    const others = { bookingIds: none, seatIds: none, waitingIds: none, offerIds: none, proposalIds: none };
    await eraseAtRequest(services, tx, { organizationId, ...others, consentIds: none, mediaIds: [mediaId] });
    await services.jobs.enqueue(sweepMediaJob, {}, { transaction: tx });
    await noteDone(tx, {
      ...{ organizationId, target: `booking:${bookingId}`, now: services.clock.now() },
      ...done,
    });
    return { ok: true };
  });
}
