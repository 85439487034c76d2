import { z } from "zod";
import { queueMail } from "#app/features/notifications/notifications.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { JobDefinition, JobHandler } from "#app/ports/job-queue.ts";
import { listHolds, listLegalRequests, noteStep, reviewDueAt } from "./legal-request.server.ts";

const batchSize = 100;
const payload = z.object({});

const legalClockJob: JobDefinition<typeof payload> = {
  name: "legal.clock",
  payload,
  retryLimit: 3,
  retryDelaySeconds: 120,
  expireSeconds: 600,
};

type Tools = Pick<Services, "database" | "clock" | "jobs" | "log">;

/**
 * Tells those about whom an authority asked, unless it is still forbidden; and the operator, of holds to look at and of
 * emergencies that nobody has looked at once more within 72 hours.
 */
export async function runLegalClock(
  services: Tools,
): Promise<{ told: number; due: number; unreviewed: number }> {
  const told = await tellPeople(services);
  const due = (await listHolds(services)).filter((hold) => hold.due);
  for (const { bookingId, reviewOn } of due)
    services.log.warn(
      { bookingId, reviewOn: reviewOn.toISOString().slice(0, 10) },
      "a legal hold is due for review",
    );
  const unreviewed = (await listLegalRequests(services)).filter(
    (request) => (reviewDueAt(request) ?? Number.POSITIVE_INFINITY) <= services.clock.now(),
  );
  for (const { id } of unreviewed)
    services.log.warn({ legalRequestId: id }, "data was given in an emergency, and the review is overdue");
  return { told, due: due.length, unreviewed: unreviewed.length };
}

async function tellPeople(services: Tools): Promise<number> {
  let told = 0;
  for (;;) {
    const size = await services.database.prisma.$transaction(async (tx) => {
      const now = new Date(services.clock.now());
      const rows = await tx.$queryRaw<{ id: string; requestId: string }[]>`
        SELECT p.id, p.request_id AS "requestId" FROM legal_request_person p
        JOIN legal_request r ON r.id = p.request_id
        WHERE p.told_at IS NULL AND (r.gag_until IS NULL OR r.gag_until <= ${now})
        ORDER BY p.id LIMIT ${batchSize} FOR UPDATE OF p SKIP LOCKED`;
      for (const { id } of rows)
        await queueMail(services, tx, { kind: "legal_notice", legalPersonId: id, dedupeKey: `legal:${id}` });
      await tx.legalRequestPerson.updateMany({
        where: { id: { in: rows.map(({ id }) => id) } },
        data: { toldAt: now },
      });
      for (const requestId of new Set(rows.map((row) => row.requestId)))
        await noteStep(services, tx, requestId, "told");
      return rows.length;
    });
    told += size;
    if (size < batchSize) return told;
  }
}

export const legalClockHandler: JobHandler<Services> = {
  job: legalClockJob,
  schedule: "29 * * * *",
  handle: async (services) => void (await runLegalClock(services)),
};
