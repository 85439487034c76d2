import { can, type Permission } from "#app/domain/member/permissions.ts";
import { lockHosts } from "#app/features/booking/booking.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type MemberObstacle, memberObstacle } from "./member-obstacle.ts";
import { lockMembers, type MemberRow } from "./member-repository.server.ts";

export type MemberRequest = { organizationId: string; memberId: string; actorId: string };

export type MemberResult =
  | { ok: true }
  /** `not-allowed`: whoever asks may not do this (any more). `already`: it is so. `away`: they have no access, or are leaving. */
  | { ok: false; reason: "not-found" | "not-allowed" | "already" | "away" | MemberObstacle };

type Change = (
  tx: DatabaseTransaction,
  member: MemberRow,
  now: number,
) => Promise<Exclude<MemberResult, { ok: true }>["reason"] | null>;

/**
 * One member does something to another's place in the business; `change` says why not. Both stand still until it is
 * done: of two who do it to each other at once, the second finds that they may no longer.
 */
export function changeMember(
  services: Pick<Services, "database" | "clock">,
  { organizationId, memberId, actorId }: MemberRequest,
  permission: Permission,
  change: Change,
): Promise<MemberResult> {
  return services.database.prisma.$transaction(async (tx): Promise<MemberResult> => {
    // Whoever is booking with this host right now is done first; the next one sees what they give.
    await lockHosts(tx, [memberId]);
    const members = await lockMembers(tx, organizationId, [memberId, actorId]);
    const actor = members.find(({ userId }) => userId === actorId);
    const member = members.find(({ userId }) => userId === memberId);
    if (!actor || actor.barredAt !== null || !can(actor.role, permission))
      return { ok: false, reason: "not-allowed" };
    if (!member) return { ok: false, reason: "not-found" };
    const reason = memberObstacle(actor, member) ?? (await change(tx, member, services.clock.now()));
    return reason === null ? { ok: true } : { ok: false, reason };
  });
}

/** What a page says to whoever could not: throws 404 and 403 responses, and lets pass what is so already. */
export function refuseUnlessDone(result: MemberResult): void {
  if (result.ok || result.reason === "already") return;
  throw new Response(null, { status: result.reason === "not-found" ? 404 : 403 });
}
