import { z } from "zod";
import { noteDone } from "#app/features/audit/audit.server.ts";
import { queueMail } from "#app/features/notifications/notifications.server.ts";
import { eraseCopiesAfter, inErasingTransaction } from "#app/features/privacy/privacy.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { JobDefinition, JobHandler } from "#app/ports/job-queue.ts";
import { retentionRules } from "../privacy/data-map-types.ts";
import { certify } from "./certify.server.ts";
import {
  checkPoint,
  type DeletionJob,
  findJob,
  insertSteps,
  listJobs,
  lockJob,
  openSteps,
} from "./deletion-repository.server.ts";
import { steps } from "./deletion-steps.server.ts";
import { eraseClosed } from "./erase-closed.server.ts";
import type { StepName } from "./step-names.ts";

const dayMs = 86_400_000;
const waitMs = 60_000;
const cancelledDays = 30;

/**
 * Takes up every deletion whose time has come, where it was left, whatever instant it was left at: each batch is one
 * transaction with its check-point. Then forgets what has run out. It comes every hour, and when something waits.
 */
export async function runDeletions(services: Services): Promise<void> {
  const now = services.clock.now();
  const due = await listJobs(services.database.prisma, {
    OR: [
      { state: { in: ["executing", "propagating"] } },
      { state: "grace", executesAt: { lte: new Date(now) } },
    ],
  });
  let waits = false;
  for (const { id } of due) {
    // One that fails holds up none of the others; it is tried again an hour later.
    const end = await runDeletion(services, id).catch((err: unknown) => {
      services.log.error({ err, jobId: id }, "a deletion could not be carried on");
      return "failed";
    });
    waits ||= end === "waits";
  }
  await eraseClosed(services);
  await forgetOld(services, now);
  if (waits) await services.jobs.enqueue(followUpJob, {}, { notBefore: now + waitMs });
}

/** Carries one deletion on as far as it goes. */
export async function runDeletion(services: Services, jobId: string): Promise<"done" | "waits" | "gone"> {
  const job = await begin(services, jobId);
  if (job === null) return "gone";
  if (job.state === "executing") {
    for (const name of await openSteps(services.database.prisma, jobId))
      if ((await runStep(services, jobId, name as StepName)) === "wait") return "waits";
    await finishErasing(services, jobId);
  }
  return (await close(services, jobId)) ? "done" : "waits";
}

/** Notes the beginning, with what has changed since the wish. */
async function begin(services: Services, jobId: string): Promise<DeletionJob | null> {
  const now = services.clock.now();
  return inErasingTransaction(services.database, async (tx) => {
    const job = await lockJob(tx, jobId);
    if (!job || job.state === "done" || job.state === "cancelled") return null;
    if (job.state !== "grace") return job;
    if (job.executesAt.getTime() > now) return null;
    const plan = job.kind === "account" ? await withOtherBusinesses(tx, job) : job.plan;
    await tx.deletionJob.update({
      where: { id: jobId },
      data: { state: "executing", startedAt: new Date(now), plan },
      select: { id: true },
    });
    await insertSteps(tx, jobId);
    return findJob(tx, { id: jobId });
  });
}

/** Businesses that were joined, or left by the last colleague, while the wish waited. */
async function withOtherBusinesses(tx: DatabaseTransaction, { plan, userId }: DeletionJob) {
  const memberships = await tx.membership.findMany({
    where: { userId: userId ?? "" },
    select: { organizationId: true, organization: { select: { _count: { select: { memberships: true } } } } },
  });
  const known = new Set(plan.businesses.map(({ organizationId }) => organizationId));
  const isAlone = new Set(
    memberships
      .filter(({ organization }) => organization._count.memberships === 1)
      .map(({ organizationId }) => organizationId),
  );
  const more = memberships.filter(({ organizationId }) => !known.has(organizationId));
  const usual = { what: "leave", ahead: "others", heirId: null } as const;
  return {
    ...plan,
    businesses: [
      ...plan.businesses,
      ...more.map(({ organizationId }) => ({ organizationId, ...usual, formerId: randomId() })),
    ].map((one) => (isAlone.has(one.organizationId) ? { ...one, what: "delete" as const } : one)),
  };
}

async function runStep(services: Services, jobId: string, name: StepName): Promise<"wait" | "on"> {
  const step = steps[name];
  if (step.before) {
    const job = await findJob(services.database.prisma, { id: jobId });
    if (job) await step.before(services, job);
  }
  for (;;) {
    const go = await inErasingTransaction(services.database, async (tx) => {
      // Another process may be at the same job: then this one waits for its batch, and looks again.
      const job = await lockJob(tx, jobId);
      if (job?.state !== "executing" || !(await openSteps(tx, jobId)).includes(name)) return "on";
      const batch = await step.batch(services, tx, job);
      if (batch.go === "wait") return "wait";
      const now = services.clock.now();
      await checkPoint(tx, { jobId, name }, batch.counts, batch.go === "on" ? now : null);
      if (batch.go === "on") await note(tx, job, "deletion.step", now, name);
      return batch.go;
    });
    if (go !== "again") return go;
  }
}

/** In the business's own log where it stands, else in the instance's; by reference alone. */
async function note(
  tx: DatabaseTransaction,
  job: DeletionJob,
  action: "deletion.step" | "deletion.done",
  now: number,
  step?: string,
): Promise<void> {
  const stands = job.kind === "part" || job.kind === "leave";
  await noteDone(tx, {
    ...{ organizationId: stands ? job.organizationId : null, action, target: `deletion:${job.id}` },
    ...{ by: "program", ...(step ? { details: { step } } : {}), now },
  });
}

/** All steps are done: the certificate is made, and the last mail goes out with its address. */
async function finishErasing(services: Services, jobId: string): Promise<void> {
  const now = services.clock.now();
  await inErasingTransaction(services.database, async (tx) => {
    const job = await lockJob(tx, jobId);
    if (job?.state !== "executing" || (await openSteps(tx, jobId)).length > 0) return;
    const certificate = await certify(services, tx, job);
    await tx.deletionJob.update({
      where: { id: jobId },
      data: {
        ...{ state: "propagating", erasedAt: new Date(now) },
        ...(certificate ? { certificate } : {}),
      },
      select: { id: true },
    });
    if (certificate)
      await queueMail(services, tx, {
        ...{ kind: "deletion_done", dedupeKey: `deletion_done:${jobId}`, deletionJobId: jobId },
        ...(job.userId === null ? {} : { userId: job.userId }),
      });
    await note(tx, job, "deletion.done", now);
  });
}

/** The last mail has gone, or cannot go: then the address, and what the plan knew of people, go too. */
async function close(services: Services, jobId: string): Promise<boolean> {
  const now = services.clock.now();
  return inErasingTransaction(services.database, async (tx) => {
    const job = await lockJob(tx, jobId);
    if (job?.state !== "propagating") return true;
    const last = { deletionJobId: jobId, kind: "deletion_done", status: "queued" } as const;
    const isInTime = now < (job.erasedAt?.getTime() ?? now) + dayMs / 2;
    if (isInTime && (await tx.mailMessage.count({ where: last })) > 0) return false;
    const mails = await tx.mailMessage.findMany({ where: { deletionJobId: jobId }, select: { id: true } });
    await tx.mailMessage.deleteMany({ where: { deletionJobId: jobId } });
    await eraseCopiesAfter(
      services,
      tx,
      mails.map(({ id }) => id),
    );
    await tx.deletionJob.update({
      where: { id: jobId },
      data: {
        ...{ state: "done", closedAt: new Date(now), email: null },
        ...{ plan: { businesses: [], part: null } },
      },
      select: { id: true },
    });
    return true;
  });
}

async function forgetOld({ database }: Services, now: number): Promise<void> {
  const before = (days: number) => new Date(now - days * dayMs);
  await database.prisma.deletionJob.deleteMany({
    where: {
      OR: [
        { state: "done", kind: { not: "leave" }, closedAt: { lte: before(retentionRules.certificate.days) } },
        { state: { in: ["done", "cancelled"] }, closedAt: { lte: before(cancelledDays) }, kind: "leave" },
        { state: "cancelled", closedAt: { lte: before(cancelledDays) } },
      ],
    },
  });
}

const payload = z.object({});
const patience = { payload, retryLimit: 6, retryDelaySeconds: 60, expireSeconds: 3600 };
const deletionJob: JobDefinition<typeof payload> = { name: "deletion.run", ...patience };

/** The same, out of turn: at the end of a grace, and while something waits. */
export const followUpJob: JobDefinition<typeof payload> = { name: "deletion.follow-up", ...patience };

export const deletionJobs: JobHandler<Services>[] = [
  { job: deletionJob, schedule: "11 * * * *", handle: runDeletions },
  { job: followUpJob, handle: runDeletions },
];
