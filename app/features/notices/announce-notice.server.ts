import { z } from "zod";
import { queueMail } from "#app/features/notifications/notifications.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { JobDefinition, JobHandler } from "#app/ports/job-queue.ts";
import { findById, findUpcoming, listReaderIds } from "./notice-repository.server.ts";

const payload = z.object({ versionId: z.string() });
const batchSize = 100;

export const announceNoticeJob: JobDefinition<typeof payload> = {
  name: "notices.announce",
  payload,
  retryLimit: 12,
  retryDelaySeconds: 60,
  expireSeconds: 900,
};

/**
 * Mails everyone with an account that the notice changes; each mail’s row says when it was sent. A run that was cut off is begun again and mails nobody
 * twice. A version that has begun, or that a later one took the place of, is no news.
 */
async function announceNotice(
  services: Pick<Services, "database" | "jobs" | "clock">,
  versionId: string,
): Promise<void> {
  const { prisma } = services.database;
  const version = await findById(prisma, versionId);
  const upcoming = await findUpcoming(prisma, services.clock.now());
  if (!version || upcoming === null || upcoming.effectiveAt !== version.effectiveAt) return;
  const facts = { noticeHash: version.hash, effectiveAt: version.effectiveAt };
  for (let afterId = ""; ; ) {
    const userIds = await listReaderIds(prisma, afterId, batchSize);
    await prisma.$transaction(async (tx) => {
      for (const userId of userIds)
        await queueMail(services, tx, {
          kind: "notice_changed",
          userId,
          facts,
          dedupeKey: `notice_changed:${version.id}:${userId}`,
        });
    });
    afterId = userIds.at(-1) ?? "";
    if (userIds.length < batchSize) return;
  }
}

export const announceNoticeHandler: JobHandler<Services> = {
  job: announceNoticeJob,
  handle: (services, given) => announceNotice(services, payload.parse(given).versionId),
};
