/** The privacy feature's front door. */
import type { Services } from "#app/platform/services.server.ts";
import type { JobHandler } from "#app/ports/job-queue.ts";
import { eraseCopiesHandler } from "./erase-copies-job.server.ts";
import { resealHandler } from "./reseal.server.ts";
import { retentionHandler } from "./run-retention.server.ts";
import { trimLogsHandler } from "./trim-logs.server.ts";

export type { RuleChange } from "./erasable.server.ts";
export { type AtRequest, countAtRequest, eraseAtRequest } from "./erase-at-request.server.ts";
export { eraseCopiesAfter } from "./erase-copies-job.server.ts";
export { acknowledgePause, findPause, listPauses } from "./erasure-breaker.server.ts";
export { countBesideBookings, type ErasureCounts, erasureText } from "./erasure-counts.ts";
export { eraseInvitations } from "./forget-invitations.server.ts";
export { countEndedSupport, eraseSupport } from "./forget-support.server.ts";
export { findHoldOf, liftHold, placeHold } from "./legal-holds.server.ts";
export { applyRetentionLimits } from "./operator-limits.server.ts";
export { listReceipts, previewRetention } from "./preview-retention.server.ts";
export { rotateKeys } from "./reseal.server.ts";
export { inErasingTransaction } from "./retention-repository.server.ts";
export { runRetention } from "./run-retention.server.ts";
export {
  keepPublicKey,
  type PublicKey,
  publishedKeys,
  type Receipt,
  signPaper,
  verifyReceipt,
} from "./sign-receipt.server.ts";
export { verifyReceipts } from "./verify-receipts.server.ts";

export const privacyJobs: JobHandler<Services>[] = [
  retentionHandler,
  eraseCopiesHandler,
  resealHandler,
  trimLogsHandler,
];
