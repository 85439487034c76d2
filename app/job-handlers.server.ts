import { accountJobs } from "./features/account/account.server.ts";
import { auditJobs } from "./features/audit/audit.server.ts";
import { backupJobs } from "./features/backups/backups.server.ts";
import { bookingJobs } from "./features/booking/booking.server.ts";
import { calendarsJobs } from "./features/calendars/calendar-jobs.server.ts";
import { contactJobs } from "./features/contact/contact.server.ts";
import { deletionJobs } from "./features/deletion/deletion.server.ts";
import { exportJobs } from "./features/exports/exports.server.ts";
import { incidentJobs } from "./features/incidents/incidents.server.ts";
import { legalJobs } from "./features/legal/legal.server.ts";
import { mediaJobs } from "./features/media/media.server.ts";
import { noticesJobs } from "./features/notices/notices.server.ts";
import { mailJobs, reminderJobs } from "./features/notifications/notifications.server.ts";
import { privacyJobs } from "./features/privacy/privacy.server.ts";
import { repliesJobs } from "./features/replies/replies.server.ts";
import { rightsJobs } from "./features/rights/rights.server.ts";
import type { Services } from "./platform/services.server.ts";
import type { JobHandler } from "./ports/job-queue.ts";

/** Every kind of job that a worker takes up. */
export const jobHandlers: JobHandler<Services>[] = [
  ...mailJobs,
  ...reminderJobs,
  ...accountJobs,
  ...auditJobs,
  ...bookingJobs,
  ...calendarsJobs,
  ...mediaJobs,
  ...privacyJobs,
  ...backupJobs,
  ...noticesJobs,
  ...repliesJobs,
  ...rightsJobs,
  ...exportJobs,
  ...incidentJobs,
  ...legalJobs,
  ...contactJobs,
  ...deletionJobs,
];
