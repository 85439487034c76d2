import { z } from "zod";
import { hoursLeft } from "#app/domain/privacy/incident-clock.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { JobDefinition, JobHandler } from "#app/ports/job-queue.ts";
import { listIncidents } from "./incident-list.server.ts";

const payload = z.object({});

const incidentClockJob: JobDefinition<typeof payload> = {
  name: "incidents.clock",
  payload,
  retryLimit: 3,
  retryDelaySeconds: 120,
  expireSeconds: 300,
};

/** Says in the log, every hour, what an open incident still lacks and how long there is. */
export async function remindOfIncidents(
  services: Pick<Services, "database" | "clock" | "log">,
): Promise<number> {
  const open = (await listIncidents(services)).filter(({ state }) => state === "open");
  for (const { id, dueAt, authorityTold, told, people } of open) {
    const left = hoursLeft(dueAt, services.clock.now());
    const lacks = [...(authorityTold ? [] : ["authority"]), ...(told < people ? ["people"] : [])];
    if (lacks.length === 0) continue;
    const what = { incidentId: id, hoursLeft: left, lacks };
    if (left < 24) services.log.error(what, "an incident is due");
    else services.log.warn(what, "an incident is open");
  }
  return open.length;
}

export const incidentClockHandler: JobHandler<Services> = {
  job: incidentClockJob,
  schedule: "17 * * * *",
  handle: async (services) => void (await remindOfIncidents(services)),
};
