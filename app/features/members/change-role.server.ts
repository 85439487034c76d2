import type { MemberRole } from "#app/domain/member/permissions.ts";
import { noteDone } from "#app/features/audit/audit.server.ts";
import { queueMail } from "#app/features/notifications/notifications.server.ts";
import { giveOwnership } from "#app/features/organization/organization.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { changeMember, type MemberRequest, type MemberResult } from "./change-member.server.ts";
import { setRole } from "./member-repository.server.ts";

/** Gives a member another role, from their next request on. The owner's is given by `makeOwner` alone. */
export function changeRole(
  services: Services,
  { role, ...request }: MemberRequest & { role: Exclude<MemberRole, "owner"> },
): Promise<MemberResult> {
  return changeMember(services, request, "member:manage", async (tx, member, now) => {
    if (member.role === role) return "already";
    await setRole(tx, { organizationId: request.organizationId, userId: request.memberId }, role);
    await told(services, tx, { ...request, action: "member.role", whoms: [request.memberId], now });
    return null;
  });
}

/** The owner makes a member the owner and is an admin from then on. Nobody who has no access, or is about to go. */
export function makeOwner(services: Services, request: MemberRequest): Promise<MemberResult> {
  const { organizationId, memberId, actorId } = request;
  return changeMember(services, request, "ownership:give", async (tx, member, now) => {
    if (member.barredAt !== null || member.user.closesAt !== null) return "away";
    await giveOwnership(tx, organizationId, member.id);
    await told(services, tx, { ...request, action: "ownership.given", whoms: [memberId, actorId], now });
    return null;
  });
}

type Told = MemberRequest & { action: "member.role" | "ownership.given"; whoms: string[]; now: number };

/** Everyone whose role is another now reads it by mail, and everyone who may in the activity. */
async function told(
  services: Services,
  tx: DatabaseTransaction,
  { organizationId, memberId, actorId, action, whoms, now }: Told,
): Promise<void> {
  for (const userId of whoms) {
    const dedupeKey = `member_role:${organizationId}:${userId}:${now}`;
    await queueMail(services, tx, { kind: "member_role", dedupeKey, organizationId, userId });
  }
  await noteDone(tx, { organizationId, action, target: `account:${memberId}`, by: "member", actorId, now });
}
