import { noteDone } from "#app/features/audit/audit.server.ts";
import { queueMail } from "#app/features/notifications/notifications.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { changeMember, type MemberRequest, type MemberResult } from "./change-member.server.ts";
import { barMember, type MemberRow, unbarMember } from "./member-repository.server.ts";

/**
 * Closes a business to one of its members: from the next request on they read and change nothing of it, and give no
 * time. Their bookings stay with them until somebody gives them away (see `giveAway`).
 */
export function suspendMember(services: Services, request: MemberRequest): Promise<MemberResult> {
  return change(services, request, async (tx, member, now) => {
    if (member.barredAt !== null) return false;
    await barMember(tx, keyOf(request), new Date(now));
    return true;
  });
}

/** Lets them in again: they give time as before, unless they rest. */
export function restoreMember(services: Services, request: MemberRequest): Promise<MemberResult> {
  return change(services, request, async (tx, member) => {
    if (member.barredAt === null) return false;
    await unbarMember(tx, keyOf(request), member);
    return true;
  });
}

const keyOf = ({ organizationId, memberId }: MemberRequest) => ({ organizationId, userId: memberId });

async function change(
  services: Services,
  request: MemberRequest,
  apply: (tx: DatabaseTransaction, member: MemberRow, now: number) => Promise<boolean>,
): Promise<MemberResult> {
  return changeMember(services, request, "member:manage", async (tx, member, now) => {
    if (!(await apply(tx, member, now))) return "already";
    await told(services, tx, request, { suspended: member.barredAt === null, now });
    return null;
  });
}

/** The member reads it by mail, and everyone who may in the activity. */
async function told(
  services: Services,
  tx: DatabaseTransaction,
  { organizationId, memberId, actorId }: MemberRequest,
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
