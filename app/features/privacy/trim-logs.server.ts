import { z } from "zod";
import { trimDatabaseLog } from "#app/platform/database/trim-log.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { JobDefinition, JobHandler } from "#app/ports/job-queue.ts";
import { retentionRules } from "./data-map-types.ts";

const payload = z.object({});

const trimLogsJob: JobDefinition<typeof payload> = {
  name: "privacy.trim-logs",
  payload,
  retryLimit: 3,
  retryDelaySeconds: 60,
  expireSeconds: 60,
};

const dayMs = 86_400_000;

/**
 * Empties the one log that Parley keeps in a file, that of the embedded database. What it says on standard output is
 * kept by whoever runs it. Comes every day, so it is a day ahead: no line gets older than the rule says.
 */
export async function trimLogs({ settings, clock }: Pick<Services, "settings" | "clock">): Promise<void> {
  await trimDatabaseLog(settings.dataDir, clock.now() - (retentionRules["server.log"].days - 1) * dayMs);
}

export const trimLogsHandler: JobHandler<Services> = {
  job: trimLogsJob,
  schedule: "41 3 * * *",
  handle: trimLogs,
};
