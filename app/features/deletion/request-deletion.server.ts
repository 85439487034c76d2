import { noteDone } from "#app/features/audit/audit.server.ts";
import { queueMail } from "#app/features/notifications/notifications.server.ts";
import { type DatabaseTransaction, isUniqueViolation } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { BusinessChoice } from "./business-choice.ts";
import { type BusinessPlan, type DeletionPlan, deletedIds, graceMs, type PartPlan } from "./deletion-plan.ts";
import { type OwnBusiness, ownBusinesses } from "./memberships.server.ts";
import { followUpJob, runDeletion } from "./run-deletion.server.ts";

export type RequestResult =
  | { ok: true; jobId: string }
  /** `already`: it is being deleted. `not-allowed`: not a business that this person may delete, or not theirs. */
  | { ok: false; reason: "already" | "not-allowed" };

type Wish = {
  kind: "account" | "business" | "part" | "leave";
  userId: string;
  organizationId: string | null;
  locale: string;
  plan: DeletionPlan;
};

/**
 * Notes the wish to delete an account with what becomes of its businesses, and closes all of it for a week: nobody works
 * with it any more, and it can be called off. Other sessions than `sessionId` end.
 */
export function requestAccountDeletion(
  services: Services,
  { userId, sessionId, locale, choose }: AccountWish,
): Promise<RequestResult> {
  return once(services, async (tx) => {
    // Businesses that are being deleted by themselves go on as they do.
    const own = (await ownBusinesses(tx, userId)).filter(({ isClosing }) => !isClosing);
    const plan = { businesses: own.map((one) => planOf(one, choose(one))), part: null };
    const jobId = await open(services, tx, { kind: "account", userId, organizationId: null, locale, plan });
    const closesAt = new Date(services.clock.now() + graceMs.account);
    await tx.user.update({ where: { id: userId }, data: { closesAt }, select: { id: true } });
    await tx.session.deleteMany({ where: { userId, id: { not: sessionId } } });
    await closeBusinesses(services, tx, jobId, { plan, userId, closesAt });
    await suspend(services, tx, plan, userId);
    await tellOwner(services, tx, jobId, userId);
    await noted(services, tx, { jobId, organizationId: null, userId });
    return { ok: true, jobId };
  });
}

type AccountWish = {
  userId: string;
  sessionId: string;
  locale: string;
  choose: (business: OwnBusiness) => BusinessChoice;
};

function planOf(business: OwnBusiness, choice: BusinessChoice): BusinessPlan {
  return {
    organizationId: business.id,
    ...choice,
    formerId: randomId(),
  };
}

/** The same for a business alone, by an owner of it. */
export function requestBusinessDeletion(
  services: Services,
  { organizationId, userId, locale }: { organizationId: string; userId: string; locale: string },
): Promise<RequestResult> {
  return once(services, async (tx) => {
    const own = (await ownBusinesses(tx, userId)).find(({ id }) => id === organizationId);
    if (!own?.isOwner) return { ok: false, reason: "not-allowed" };
    if (own.isClosing) return { ok: false, reason: "already" };
    const plan = {
      businesses: [planOf(own, { what: "delete", ahead: "cancel", heirId: null })],
      part: null,
    };
    const jobId = await open(services, tx, { kind: "business", userId, organizationId, locale, plan });
    const closesAt = new Date(services.clock.now() + graceMs.business);
    await closeBusinesses(services, tx, jobId, { plan, userId, closesAt });
    await tellOwner(services, tx, jobId, userId);
    await noted(services, tx, { jobId, organizationId, userId });
    return { ok: true, jobId };
  });
}

/** A day later this part of a business's data is erased. */
export function requestPartErasure(
  services: Services,
  wish: { organizationId: string; userId: string; locale: string; part: PartPlan },
): Promise<RequestResult> {
  const { part, ...who } = wish;
  return once(services, async (tx) => {
    const plan = { businesses: [], part };
    const jobId = await open(services, tx, { kind: "part", ...who, plan });
    await tellOwner(services, tx, jobId, who.userId);
    await noted(services, tx, { jobId, ...who });
    return { ok: true, jobId };
  });
}

/** A member goes at once: what is ahead is settled, what is past stays with the business under no name. */
export async function leaveBusiness(
  services: Services,
  wish: { organizationId: string; userId: string; locale: string; choice: BusinessChoice },
): Promise<RequestResult> {
  const { choice, ...who } = wish;
  const result = await once(services, async (tx) => {
    const own = (await ownBusinesses(tx, who.userId)).find(({ id }) => id === who.organizationId);
    if (!own || own.isClosing || own.colleagues.length === 0 || choice.what !== "leave")
      return { ok: false, reason: "not-allowed" };
    if (own.isOnlyOwner && choice.heirId === null) return { ok: false, reason: "not-allowed" };
    const plan = { businesses: [planOf(own, choice)], part: null };
    const jobId = await open(services, tx, { kind: "leave", ...who, plan });
    await suspend(services, tx, plan, who.userId);
    return { ok: true, jobId };
  });
  if (result.ok) await runDeletion(services, result.jobId);
  return result;
}

/** A second press of the same button finds that the first has done it. */
async function once(
  services: Services,
  work: (tx: DatabaseTransaction) => Promise<RequestResult>,
): Promise<RequestResult> {
  try {
    return await services.database.prisma.$transaction(work);
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: "already" };
    throw error;
  }
}

async function open(services: Services, tx: DatabaseTransaction, wish: Wish): Promise<string> {
  const now = services.clock.now();
  const id = randomId();
  const executesAt = now + graceMs[wish.kind];
  await tx.deletionJob.create({
    data: { id, ...wish, requestedAt: new Date(now), executesAt: new Date(executesAt) },
    select: { id: true },
  });
  await services.jobs.enqueue(followUpJob, {}, { transaction: tx, notBefore: executesAt });
  return id;
}

/** Their pages are gone from now on; colleagues are told until when it can be called off. */
async function closeBusinesses(
  services: Services,
  tx: DatabaseTransaction,
  jobId: string,
  { plan, userId, closesAt }: { plan: DeletionPlan; userId: string; closesAt: Date },
): Promise<void> {
  const ids = deletedIds(plan);
  await tx.organization.updateMany({ where: { id: { in: ids } }, data: { closesAt } });
  const colleagues = await tx.membership.findMany({
    where: { organizationId: { in: ids }, userId: { not: userId } },
    select: { userId: true, organizationId: true },
    orderBy: { id: "asc" },
  });
  for (const member of colleagues)
    await queueMail(services, tx, {
      ...{ kind: "deletion_team", deletionJobId: jobId, ...member },
      dedupeKey: `deletion_team:${jobId}:${member.organizationId}:${member.userId}`,
    });
}

/** Whoever is going gives no more time. */
async function suspend(
  services: Services,
  tx: DatabaseTransaction,
  { businesses }: DeletionPlan,
  userId: string,
): Promise<void> {
  const ids = businesses
    .filter(({ what }) => what === "leave")
    .map(({ organizationId }) => organizationId)
    .sort();
  await tx.membership.updateMany({
    where: { userId, organizationId: { in: ids }, suspendedAt: null },
    data: { suspendedAt: new Date(services.clock.now()) },
  });
}

function tellOwner(services: Services, tx: DatabaseTransaction, jobId: string, userId: string) {
  const dedupeKey = `deletion_planned:${jobId}`;
  return queueMail(services, tx, { kind: "deletion_planned", dedupeKey, deletionJobId: jobId, userId });
}

function noted(
  { clock }: Services,
  tx: DatabaseTransaction,
  of: { jobId: string; organizationId: string | null; userId: string },
) {
  return noteDone(tx, {
    ...{ organizationId: of.organizationId, action: "deletion.requested", target: `deletion:${of.jobId}` },
    ...{ by: "member", actorId: of.userId, now: clock.now() },
  });
}
