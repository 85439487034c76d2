/** The front door of what anybody writes to whoever runs this instance. */
import type { Services } from "#app/platform/services.server.ts";
import type { JobHandler } from "#app/ports/job-queue.ts";
import { tellOperatorHandler } from "./tell-operator-job.server.ts";

export { casesByIds, type HeldCase, restrictCases } from "./case-repository.server.ts";
export { type CaseLine, caseLines, operateCase } from "./operator-cases.server.ts";
export { checkContact, openCase } from "./submit-contact.server.ts";
export { tellOperatorJob } from "./tell-operator-job.server.ts";

export const contactJobs: JobHandler<Services>[] = [tellOperatorHandler];
