import { z } from "zod";
import { eraseMailCopies } from "#app/features/notifications/notifications.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { JobDefinition, JobHandler } from "#app/ports/job-queue.ts";

const payload = z.object({ mailIds: z.array(z.string()).max(1000) });

const eraseCopiesJob: JobDefinition<typeof payload> = {
  name: "privacy.erase-copies",
  payload,
  retryLimit: 12,
  retryDelaySeconds: 30,
  expireSeconds: 120,
};

/**
 * Erases what the mail outbox keeps of these messages, once the transaction that erases their rows has gone
 * through. The job is part of that transaction: a kill at any instant loses neither or both.
 */
export async function eraseCopiesAfter(
  { jobs, outbox }: Pick<Services, "jobs" | "outbox">,
  tx: DatabaseTransaction,
  mailIds: string[],
): Promise<void> {
  if (outbox === null) return;
  for (let first = 0; first < mailIds.length; first += 1000) {
    await jobs.enqueue(eraseCopiesJob, { mailIds: mailIds.slice(first, first + 1000) }, { transaction: tx });
  }
}

export const eraseCopiesHandler: JobHandler<Services> = {
  job: eraseCopiesJob,
  handle: (services, given) => eraseMailCopies(services, payload.parse(given).mailIds),
};
