import type { MemberRole } from "#app/platform/database/generated/enums.ts";

type Person = { userId: string; role: MemberRole };

/** Why somebody cannot be suspended by this member. */
export type SuspendObstacle = "self" | "owner";

/**
 * Null where the one may suspend the other, or restore them. Nobody does it to themselves, so that a business keeps the
 * owner who acts; and only an owner does it to an owner. That the one manages members at all is the permission's matter.
 */
export function suspendObstacle(actor: Person, member: Person): SuspendObstacle | null {
  if (actor.userId === member.userId) return "self";
  return member.role === "owner" && actor.role !== "owner" ? "owner" : null;
}
