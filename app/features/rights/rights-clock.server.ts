import { z } from "zod";
import { isCarriedOut, lastDayOf, markDue } from "#app/domain/privacy/request-clock.ts";
import { eraseCopiesAfter } from "#app/features/privacy/privacy.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { JobDefinition, JobHandler } from "#app/ports/job-queue.ts";
import { retentionRules } from "../privacy/data-map-types.ts";
import { carryOut } from "./carry-out.server.ts";
import { deleteRunOut } from "./portal-repository.server.ts";
import { listStanding, type RequestRow } from "./request-repository.server.ts";
import { clocked, note, tellOwners } from "./rights-request.server.ts";

const dayMs = 86_400_000;
const batchSize = 100;

/**
 * Looks at every request that stands: carries out what nobody answered in time, reminds owners, and forgets what has
 * run out. It comes every hour; a second run at the same instant does nothing new.
 */
export async function runRightsClock(services: Services): Promise<{ carriedOut: number; marked: number }> {
  const now = services.clock.now();
  const total = { carriedOut: 0, marked: 0 };
  let after: string | null = null;
  for (;;) {
    const batch: RequestRow[] = await listStanding(services.database.prisma, after, batchSize);
    for (const request of batch) {
      // One that fails holds up none of the others; it is tried again an hour later, and overdue ones are told of.
      const done = await lookAt(services, request, now).catch((err: unknown) => {
        services.log.error(
          { err, requestId: request.id },
          "a request about somebody's data could not be looked at",
        );
        return null;
      });
      if (done) total[done]++;
    }
    after = batch.at(-1)?.id ?? null;
    if (batch.length < batchSize) break;
  }
  await services.database.prisma.$transaction(async (tx) => {
    const mailIds = [
      ...(await deleteRunOut(tx, now)),
      ...(await forgetErased(tx, now)),
      ...(await deleteClosed(tx, now)),
    ];
    await eraseCopiesAfter(services, tx, mailIds);
  });
  services.log.info(total, "requests about people's data looked at");
  return total;
}

async function lookAt(
  services: Services,
  request: RequestRow,
  now: number,
): Promise<"carriedOut" | "marked" | null> {
  if (isCarriedOut(clocked(request), now)) {
    return (await carryOut(services, request, { actor: "clock" })) ? "carriedOut" : null;
  }
  return (await mark(services, request, now)) ? "marked" : null;
}

async function mark(services: Services, request: RequestRow, now: number): Promise<boolean> {
  const day = markDue(clocked(request), now);
  if (day === null) return false;
  return services.database.prisma.$transaction(async (tx) => {
    const { count } = await tx.rightsRequest.updateMany({
      where: { id: request.id, lastMark: { lt: day }, state: { in: ["open", "held"] } },
      data: { lastMark: day },
    });
    if (count === 0) return false;
    await note(services, tx, request, { kind: "marked", actor: "clock", day });
    const isOverdue = day >= lastDayOf(clocked(request));
    await tellOwners(services, tx, request, isOverdue ? "overdue" : "mark", day);
    return true;
  });
}

/** Once an erasure was told, a day later, nobody needs the address any more; gives the mails that went to it. */
async function forgetErased(tx: DatabaseTransaction, now: number): Promise<string[]> {
  const told = {
    kind: "erase",
    state: "done",
    email: { not: null },
    closedAt: { lte: new Date(now - dayMs) },
    mailMessages: { none: { userId: null, status: "queued" } },
  } as const;
  const requests = await tx.rightsRequest.findMany({ where: told, select: { id: true }, take: 1000 });
  const ids = requests.map(({ id }) => id);
  const toPerson = { rightsRequestId: { in: ids }, userId: null };
  const mails = await tx.mailMessage.findMany({ where: toPerson, select: { id: true } });
  await tx.mailMessage.deleteMany({ where: toPerson });
  await tx.rightsRequest.updateMany({
    where: { id: { in: ids } },
    data: { email: null, text: "", targets: [] },
  });
  return mails.map(({ id }) => id);
}

/** An answer is proved for a year. */
async function deleteClosed(tx: DatabaseTransaction, now: number): Promise<string[]> {
  const before = new Date(now - retentionRules["rights-request"].days * dayMs);
  const over = { closedAt: { lte: before } };
  const mails = await tx.mailMessage.findMany({
    where: { rightsRequest: over },
    select: { id: true },
    take: 10_000,
  });
  await tx.rightsRequest.deleteMany({ where: over });
  return mails.map(({ id }) => id);
}

const payload = z.object({});

const rightsClockJob: JobDefinition<typeof payload> = {
  name: "rights.clock",
  payload,
  retryLimit: 3,
  retryDelaySeconds: 120,
  expireSeconds: 1800,
};

export const rightsJobs: JobHandler<Services>[] = [
  {
    job: rightsClockJob,
    schedule: "41 * * * *",
    handle: async (services) => void (await runRightsClock(services)),
  },
];
