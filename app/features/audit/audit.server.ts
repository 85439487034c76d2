/** The front door of the audit log, and of who looked at what. It knows no other feature. */
import type { Services } from "#app/platform/services.server.ts";
import type { JobHandler } from "#app/ports/job-queue.ts";
import { markHeadsHandler } from "./mark-heads.server.ts";

export {
  type Access,
  type AccessOfMine,
  accessesOf,
  accessesOfBooking,
  type LogViewer,
  lookerName,
  viewersOfCalls,
} from "./accesses.server.ts";
export { type ActivityPage, activityPage } from "./activity-page.server.ts";
export { type AccountEntry, type AuditEntry, noteAccount, noteDone } from "./append-audit.server.ts";
export { forgetting } from "./forget-audit.server.ts";
export { type AccessContext, type AccessWay, guardedRead } from "./guarded-read.server.ts";
export { noteRestore } from "./note-restore.server.ts";
export { auditReport, verifyAudit } from "./verify-audit.server.ts";

export const auditJobs: JobHandler<Services>[] = [markHeadsHandler];
