/** The front door of the privacy notice. */
import { recordConsent } from "#app/features/consents/consents.server.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { JobHandler } from "#app/ports/job-queue.ts";
import { announceNoticeHandler } from "./announce-notice.server.ts";
import { insertAcceptance, type NoticeVersion } from "./notice-repository.server.ts";

export { type AcceptedNotice, acceptedNotices } from "./accepted-notices.server.ts";
export { type LeavingCountries, leavingCountries } from "./leaving-countries.server.ts";
export { noticeInForce, publishNotice } from "./publish-notice.server.ts";
export { type UpcomingNotice, upcomingNotice } from "./upcoming-notice.server.ts";

export const noticesJobs: JobHandler<Services>[] = [announceNoticeHandler];

type Acceptance = {
  userId: string;
  version: Pick<NoticeVersion, "id" | "hash">;
  /** The sentence by which they accepted. */
  text: string;
  locale: Locale;
  now: number;
};

/** Notes that somebody accepted this version, inside the transaction of what they accepted it with. */
export async function recordAcceptance(
  tx: DatabaseTransaction,
  { userId, version, text, locale, now }: Acceptance,
): Promise<void> {
  await insertAcceptance(tx, { userId, versionId: version.id, now });
  await recordConsent(tx, {
    ...{ organizationId: null, subject: { userId }, purpose: "policy", action: "given", method: "account" },
    ...{ text, locale, context: `policy:${version.hash}`, now },
  });
}
