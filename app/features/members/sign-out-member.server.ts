import { closeWaysIn, endSessionsOf, passwordOfNobody } from "#app/features/account/account.server.ts";
import { noteDone } from "#app/features/audit/audit.server.ts";
import { queueMail } from "#app/features/notifications/notifications.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { changeMember, type MemberRequest, type MemberResult } from "./change-member.server.ts";

/** Pressed again within this time, no further mail goes. */
const restMs = 10 * 60_000;

/** Ends every session of a member, in every browser, at once. They sign in again with what they know. */
export function signOutMember(services: Services, request: MemberRequest): Promise<MemberResult> {
  return changeMember(services, request, "member:manage", async (tx, { userId }, now) => {
    await endSessionsOf(tx, userId);
    await told(services, tx, request, { action: "member.signed-out", now });
    return null;
  });
}

/**
 * The same, and their password counts no longer: a link to choose another one is mailed to them, and to nobody else.
 * Whoever asks for it neither sets nor sees one.
 */
export async function resetMember(services: Services, request: MemberRequest): Promise<MemberResult> {
  // It takes its time, so it is made before anybody's rows are held.
  const passwordHash = await passwordOfNobody();
  return changeMember(services, request, "member:manage", async (tx, { userId }, now) => {
    const purpose = "reset_password" as const;
    const since = { gt: new Date(now - restMs) };
    const mailed = { userId, purpose, usedAt: null, createdAt: since };
    if ((await tx.emailToken.findFirst({ where: mailed, select: { id: true } })) !== null) return "already";
    await closeWaysIn(services, tx, { userId, passwordHash });
    await told(services, tx, request, { action: "member.password", now });
    return null;
  });
}

/** The member reads it by mail, once in ten minutes, and everyone who may in the activity. */
async function told(
  services: Services,
  tx: DatabaseTransaction,
  { organizationId, memberId, actorId }: MemberRequest,
  { action, now }: { action: "member.signed-out" | "member.password"; now: number },
): Promise<void> {
  const dedupeKey = `member_signed_out:${organizationId}:${memberId}:${action}:${Math.floor(now / restMs)}`;
  await queueMail(services, tx, { kind: "member_signed_out", dedupeKey, organizationId, userId: memberId });
  await noteDone(tx, {
    ...{ organizationId, action, target: `account:${memberId}` },
    ...{ by: "member", actorId, now },
  });
}
