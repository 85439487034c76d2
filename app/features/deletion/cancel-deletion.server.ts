import { noteDone } from "#app/features/audit/audit.server.ts";
import { queueMail, resumeMails } from "#app/features/notifications/notifications.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { deletedIds } from "./deletion-plan.ts";
import { type DeletionJob, lockJob } from "./deletion-repository.server.ts";

export type CancelResult =
  | { ok: true }
  /** `late`: the erasure has begun. `gone`: it was called off already, or is none that can be. */
  | { ok: false; reason: "late" | "gone" };

/** Calls a deletion off: everything is as it was before, and mails that waited go out. */
export function cancelDeletion(services: Services, jobId: string): Promise<CancelResult> {
  const now = services.clock.now();
  return services.database.prisma.$transaction(async (tx): Promise<CancelResult> => {
    const job = await lockJob(tx, jobId);
    if (!job || job.kind === "leave" || job.state === "cancelled") return { ok: false, reason: "gone" };
    if (job.state !== "grace" || job.executesAt.getTime() <= now) return { ok: false, reason: "late" };
    await tx.deletionJob.update({
      where: { id: jobId },
      data: { state: "cancelled", closedAt: new Date(now) },
      select: { id: true },
    });
    await reopen(services, tx, job);
    // The first mail has nothing true left to say.
    await tx.mailMessage.deleteMany({ where: { deletionJobId: jobId, status: "queued" } });
    if (job.userId !== null)
      await queueMail(services, tx, {
        ...{ kind: "deletion_stopped", dedupeKey: `deletion_stopped:${jobId}`, deletionJobId: jobId },
        userId: job.userId,
      });
    await noteDone(tx, {
      ...{ organizationId: job.organizationId, action: "deletion.cancelled", target: `deletion:${jobId}` },
      ...{ by: "member", actorId: job.userId, now },
    });
    return { ok: true };
  });
}

async function reopen(services: Services, tx: DatabaseTransaction, job: DeletionJob): Promise<void> {
  const { plan, userId, kind } = job;
  const organizationIds = deletedIds(plan);
  await tx.organization.updateMany({ where: { id: { in: organizationIds } }, data: { closesAt: null } });
  if (kind === "account" && userId !== null) {
    const user = await tx.user.update({
      where: { id: userId },
      data: { closesAt: null },
      select: { pausedAt: true },
    });
    // Whom a business suspended, before or since, it restores itself; whoever rested before rests on.
    const left = plan.businesses.filter(({ what }) => what === "leave");
    await tx.membership.updateMany({
      where: {
        userId,
        barredAt: null,
        organizationId: { in: left.map(({ organizationId }) => organizationId) },
      },
      data: { suspendedAt: user.pausedAt },
    });
  }
  await resumeMails(services, tx, { organizationIds, userId: kind === "account" ? userId : null });
}
