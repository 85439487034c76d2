import { z } from "zod";
import type { Services } from "#app/platform/services.server.ts";
import type { JobDefinition, JobHandler } from "#app/ports/job-queue.ts";
import { retentionRules } from "../privacy/data-map-types.ts";
import { deleteExport, listExports } from "./export-folder.server.ts";
import { deleteExportsBefore, markFailed, standingExports } from "./export-repository.server.ts";
import { makeExport } from "./make-export.server.ts";

const payload = z.object({ exportId: z.string() });

/** The tries are for processes that die in it; what fails otherwise is told to whoever asked. */
export const makeExportJob: JobDefinition<typeof payload> = {
  name: "exports.make",
  payload,
  retryLimit: 5,
  retryDelaySeconds: 5,
  expireSeconds: 3600,
};

const nothing = z.object({});

const cleanUpJob: JobDefinition<typeof nothing> = {
  name: "exports.clean-up",
  payload: nothing,
  retryLimit: 3,
  retryDelaySeconds: 60,
  expireSeconds: 300,
};

const dayMs = 86_400_000;

/**
 * Deletes the files of exports that have ended, and those whose row went with its account or business; gives up what
 * nobody has worked on for a day; forgets after a month that somebody asked.
 */
export async function cleanUpExports({
  database: { prisma },
  settings,
  clock,
  log,
}: Pick<Services, "database" | "settings" | "clock" | "log">): Promise<void> {
  const now = clock.now();
  const givenUp = await markFailed(prisma, { seenAt: { lte: new Date(now - dayMs) } });
  const rows = await deleteExportsBefore(
    prisma,
    new Date(now - retentionRules["export.request"].days * dayMs),
  );
  const files = await listExports(settings);
  const standing = new Set(await standingExports(prisma, files, new Date(now)));
  const ended = files.filter((id) => !standing.has(id));
  for (const id of ended) await deleteExport(settings, id);
  log.info({ files: ended.length, rows, givenUp }, "exports that have ended deleted");
}

export const exportJobs: JobHandler<Services>[] = [
  {
    job: makeExportJob,
    handle: (services, given) => makeExport(services, payload.parse(given).exportId),
  },
  { job: cleanUpJob, schedule: "31 * * * *", handle: cleanUpExports },
];
