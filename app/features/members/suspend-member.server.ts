import { noteDone } from "#app/features/audit/audit.server.ts";
import { lockHosts } from "#app/features/booking/booking.server.ts";
import { queueMail } from "#app/features/notifications/notifications.server.ts";
import { can } from "#app/features/organization/organization.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type SuspendObstacle, suspendObstacle } from "./may-suspend.ts";
import { barMember, lockMembers, type MemberRow, unbarMember } from "./member-repository.server.ts";

export type SuspendRequest = { organizationId: string; memberId: string; actorId: string };

export type SuspendResult =
  | { ok: true }
  /** `not-allowed`: whoever asks manages no members (any more). `already`: it is so. */
  | { ok: false; reason: "not-found" | "not-allowed" | "already" | SuspendObstacle };

/**
 * Closes a business to one of its members: from the next request on they read and change nothing of it, and give no
 * time. Their bookings stay with them until somebody gives them away (see `giveAway`). Two owners who suspend each other
 * at once: the second finds that they may no longer.
 */
export function suspendMember(services: Services, request: SuspendRequest): Promise<SuspendResult> {
  return change(services, request, async (tx, member, now) => {
    if (member.barredAt !== null) return false;
    await barMember(tx, keyOf(request), new Date(now));
    return true;
  });
}

/** Lets them in again: they give time as before, unless they rest. */
export function restoreMember(services: Services, request: SuspendRequest): Promise<SuspendResult> {
  return change(services, request, async (tx, member) => {
    if (member.barredAt === null) return false;
    await unbarMember(tx, keyOf(request), member);
    return true;
  });
}

const keyOf = ({ organizationId, memberId }: SuspendRequest) => ({ organizationId, userId: memberId });

async function change(
  services: Services,
  request: SuspendRequest,
  apply: (tx: DatabaseTransaction, member: MemberRow, now: number) => Promise<boolean>,
): Promise<SuspendResult> {
  const { organizationId, memberId, actorId } = request;
  return services.database.prisma.$transaction(async (tx): Promise<SuspendResult> => {
    // Whoever is booking with this host right now is done first; the next one sees what they give.
    await lockHosts(tx, [memberId]);
    const members = await lockMembers(tx, organizationId, [memberId, actorId]);
    const actor = members.find(({ userId }) => userId === actorId);
    const member = members.find(({ userId }) => userId === memberId);
    if (!actor || actor.barredAt !== null || !can(actor.role, "member:manage"))
      return { ok: false, reason: "not-allowed" };
    if (!member) return { ok: false, reason: "not-found" };
    const obstacle = suspendObstacle(actor, member);
    if (obstacle) return { ok: false, reason: obstacle };
    const now = services.clock.now();
    if (!(await apply(tx, member, now))) return { ok: false, reason: "already" };
    await told(services, tx, request, { suspended: member.barredAt === null, now });
    return { ok: true };
  });
}

/** The member reads it by mail, and everyone who may in the activity. */
async function told(
  services: Services,
  tx: DatabaseTransaction,
  { organizationId, memberId, actorId }: SuspendRequest,
  { suspended, now }: { suspended: boolean; now: number },
): Promise<void> {
  const kind = suspended ? "member_suspended" : "member_restored";
  const dedupeKey = `${kind}:${organizationId}:${memberId}:${now}`;
  await queueMail(services, tx, { kind, dedupeKey, organizationId, userId: memberId });
  await noteDone(tx, {
    ...{ organizationId, action: suspended ? "member.suspended" : "member.restored" },
    ...{ target: `account:${memberId}`, by: "member", actorId, now },
  });
}
