/** The front door of what went wrong. */
import type { Services } from "#app/platform/services.server.ts";
import type { JobHandler } from "#app/ports/job-queue.ts";
import { announceIncidentHandler } from "./announce-incident.server.ts";
import { incidentClockHandler } from "./incident-clock.server.ts";

export { type ConcerningIncident, incidentsConcerning } from "./concerning.server.ts";
export { type Drill, runDrill } from "./drill.server.ts";
export { incidentUsage, operateIncident } from "./operator-incident.server.ts";

export const incidentJobs: JobHandler<Services>[] = [announceIncidentHandler, incidentClockHandler];
