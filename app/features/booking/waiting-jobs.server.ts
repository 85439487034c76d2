import { z } from "zod";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { JobDefinition } from "#app/ports/job-queue.ts";

const place = z.object({ organizationId: z.string(), eventTypeId: z.string() });

/** Offers whatever is free of an event type to those who wait for it. Harmless when nothing is or nobody does. */
export const offerPlacesJob: JobDefinition<typeof place> = {
  name: "booking.offer-places",
  payload: place,
  retryLimit: 8,
  retryDelaySeconds: 10,
  expireSeconds: 120,
};

/** Comes every minute: ends what is over by the clock. */
export const sweepJob: JobDefinition<z.ZodObject<Record<string, never>>> = {
  name: "booking.sweep",
  payload: z.object({}),
  retryLimit: 2,
  retryDelaySeconds: 10,
  expireSeconds: 120,
};

/** A place may have become free: part of the transaction that frees it. */
export async function announceFreedPlace(
  services: Pick<Services, "jobs">,
  tx: DatabaseTransaction,
  { organizationId, eventTypeId }: { organizationId: string; eventTypeId: string },
): Promise<void> {
  const waits = await tx.waitingEntry.count({ where: { organizationId, eventTypeId, status: "waiting" } });
  if (waits > 0)
    await services.jobs.enqueue(offerPlacesJob, { organizationId, eventTypeId }, { transaction: tx });
}
