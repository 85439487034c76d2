/** The front door of what authorities ask for. */
import type { Services } from "#app/platform/services.server.ts";
import type { JobHandler } from "#app/ports/job-queue.ts";
import { legalClockHandler } from "./legal-clock.server.ts";

export { givenToAuthorities } from "./given-to-authorities.server.ts";
export { type LegalExport, openLegalExport } from "./legal-export.server.ts";
export { holdsText, legalUsage, operateLegal } from "./operator-legal.server.ts";

export const legalJobs: JobHandler<Services>[] = [legalClockHandler];
