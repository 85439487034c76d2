/** The backups feature's front door. */
import { z } from "zod";
import type { Services } from "#app/platform/services.server.ts";
import type { JobDefinition, JobHandler } from "#app/ports/job-queue.ts";
import { retentionRules } from "../privacy/data-map-types.ts";
import { deleteOldBackups } from "./backup-folder.server.ts";
import { listErasures, shortenErasureList } from "./erasure-list.server.ts";

export { BackupError } from "./backup-error.ts";
export { backupFile, deleteOldBackups } from "./backup-folder.server.ts";
export { newKeyPair, secretKeysIn } from "./backup-lock.server.ts";
export { catchUpOnErasures } from "./catch-up.server.ts";
export { listErasures } from "./erasure-list.server.ts";
export { makeBackup } from "./make-backup.server.ts";
export { restoreBackup } from "./restore-backup.server.ts";

type BackupServices = Pick<Services, "database" | "settings" | "clock" | "log">;

const dayMs = 86_400_000;
const nothing = z.object({});

/** Deletes backups that have had their time, then the tombstones that no backup can need any more. */
export async function cleanUpBackups({ database, settings, clock, log }: BackupServices): Promise<void> {
  const now = clock.now();
  const { folder, days } = settings.backup;
  const backups = await deleteOldBackups(folder, days, now);
  const before = now - retentionRules.tombstone.days * dayMs;
  const { count: tombstones } = await database.prisma.tombstone.deleteMany({
    where: { erasedAt: { lte: new Date(before) } },
  });
  await shortenErasureList(database.pool, folder, before);
  log.info({ backups: backups.length, tombstones }, "old backups and tombstones deleted");
}

const listJob: JobDefinition<typeof nothing> = {
  name: "backups.list-erasures",
  payload: nothing,
  retryLimit: 3,
  retryDelaySeconds: 30,
  expireSeconds: 300,
};

const cleanUpJob: JobDefinition<typeof nothing> = {
  ...listJob,
  name: "backups.clean-up",
  expireSeconds: 600,
};

export const backupJobs: JobHandler<Services>[] = [
  {
    job: listJob,
    schedule: "* * * * *",
    handle: async ({ database, settings }) =>
      void (await listErasures(database.pool, settings.backup.folder)),
  },
  { job: cleanUpJob, schedule: "23 * * * *", handle: cleanUpBackups },
];
