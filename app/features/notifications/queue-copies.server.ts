import { z } from "zod";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { JobDefinition } from "#app/ports/job-queue.ts";

const payload = z.object({ copyId: z.string() });

/** Makes a calendar elsewhere say what is so of one booking. Carried out by the calendars' own feature. */
export const writeCopyJob: JobDefinition<typeof payload> = {
  name: "calendars.write",
  payload,
  // What a provider refuses is tried again by its own clock; this is for processes that die.
  retryLimit: 2,
  retryDelaySeconds: 30,
  expireSeconds: 120,
};

/**
 * Has the copies of a booking written at once, in the transaction that changed it. The database has made them due by
 * itself; without this they would be written a minute later.
 */
export async function queueCopies(
  { jobs }: Pick<Services, "jobs">,
  tx: DatabaseTransaction,
  bookingId: string,
): Promise<void> {
  const due = await tx.calendarCopy.findMany({
    where: { bookingId, nextTryAt: { not: null } },
    select: { id: true },
  });
  for (const { id } of due) await jobs.enqueue(writeCopyJob, { copyId: id }, { transaction: tx });
}
