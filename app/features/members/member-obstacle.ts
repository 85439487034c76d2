import type { MemberRole } from "#app/domain/member/permissions.ts";

type Person = { userId: string; role: MemberRole };

/** Why nothing of somebody's place in the business can be changed by this member. */
export type MemberObstacle = "self" | "owner";

/**
 * Null where the one may suspend or restore the other, or change their role. Nobody does it to themselves, so that a
 * business keeps somebody who can; and nobody does it to the owner. That the one manages members at all is the
 * permission's matter.
 */
export function memberObstacle(actor: Person, member: Person): MemberObstacle | null {
  if (actor.userId === member.userId) return "self";
  return member.role === "owner" ? "owner" : null;
}
