import { z } from "zod";
import { queueMail } from "#app/features/notifications/notifications.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { JobDefinition, JobHandler } from "#app/ports/job-queue.ts";
import { noteEvent } from "./open-incident.server.ts";

const batchSize = 100;
const payload = z.object({ incidentId: z.string() });

export const announceIncidentJob: JobDefinition<typeof payload> = {
  name: "incidents.announce",
  payload,
  retryLimit: 20,
  retryDelaySeconds: 30,
  expireSeconds: 1800,
};

type Tools = Pick<Services, "database" | "clock" | "jobs">;

/** Has everybody on the list told, once more than before: the first notice, or what became known since. */
export async function announceIncident(
  services: Tools,
  incidentId: string,
): Promise<{ ok: true; stage: number } | { ok: false; reason: "closed" | "unfinished" }> {
  return services.database.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM incident WHERE id = ${incidentId} FOR UPDATE`;
    const incident = await tx.incident.findUniqueOrThrow({
      where: { id: incidentId },
      select: { closedAt: true, stage: true },
    });
    if (incident.closedAt) return { ok: false, reason: "closed" };
    const left = await tx.incidentSubject.count({ where: { incidentId, toldStage: { lt: incident.stage } } });
    if (left > 0) return { ok: false, reason: "unfinished" };
    const stage = incident.stage + 1;
    await tx.incident.update({ where: { id: incidentId }, data: { stage }, select: { id: true } });
    await noteEvent(services, tx, incidentId, "announced");
    await services.jobs.enqueue(announceIncidentJob, { incidentId }, { transaction: tx });
    return { ok: true, stage };
  });
}

/**
 * Puts the notices on their way in batches, each one transaction that also marks who was told: killed at any instant
 * it goes on where it was, and nobody is told the same twice. Gives how many it told.
 */
export async function tellAffected(services: Tools, incidentId: string): Promise<number> {
  let told = 0;
  for (;;) {
    const size = await services.database.prisma.$transaction(async (tx) => {
      const rows = await tx.$queryRaw<{ id: string; stage: number }[]>`
        SELECT s.id, i.stage FROM incident_subject s JOIN incident i ON i.id = s.incident_id
        WHERE s.incident_id = ${incidentId} AND s.told_stage < i.stage
        ORDER BY s.id LIMIT ${batchSize} FOR UPDATE OF s SKIP LOCKED`;
      const at = new Date(services.clock.now());
      for (const { id, stage } of rows)
        await queueMail(services, tx, {
          ...{ kind: "incident_notice", incidentSubjectId: id, dedupeKey: `incident:${id}:${stage}` },
          facts: { incidentStage: stage },
        });
      await tx.incidentSubject.updateMany({
        where: { id: { in: rows.map(({ id }) => id) } },
        data: { toldStage: rows[0]?.stage ?? 0, toldAt: at },
      });
      return rows.length;
    });
    told += size;
    if (size < batchSize) return told;
  }
}

export const announceIncidentHandler: JobHandler<Services> = {
  job: announceIncidentJob,
  handle: async (services, given) => {
    const { incidentId } = payload.parse(given);
    const told = await tellAffected(services, incidentId);
    services.log.info({ incidentId, told }, "people affected by an incident are told");
  },
};
