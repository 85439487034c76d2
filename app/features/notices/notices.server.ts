/** The front door of the privacy notice. */
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { JobHandler } from "#app/ports/job-queue.ts";
import { announceNoticeHandler } from "./announce-notice.server.ts";
import { insertAcceptance } from "./notice-repository.server.ts";

export { noticeInForce, publishNotice } from "./publish-notice.server.ts";
export { type UpcomingNotice, upcomingNotice } from "./upcoming-notice.server.ts";

export const noticesJobs: JobHandler<Services>[] = [announceNoticeHandler];

/** Notes that somebody accepted this version, inside the transaction of what they accepted it with. */
export function recordAcceptance(
  tx: DatabaseTransaction,
  acceptance: { userId: string; versionId: string; now: number },
): Promise<void> {
  return insertAcceptance(tx, acceptance);
}
