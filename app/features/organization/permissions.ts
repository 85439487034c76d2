import type { MemberRole } from "#app/platform/database/generated/enums.ts";

/** What a member may be allowed to do: subject, verb. */
export const permissions = [
  "booking:read",
  "booking:change",
  "call:read",
  "event-type:write",
  "schedule:write",
  "profile:write",
  "retention:write",
  "activity:read",
  "member:manage",
  "rights:answer",
  "support:grant",
  "business:export",
  "business:delete",
] as const;
export type Permission = (typeof permissions)[number];

const allowed: Record<MemberRole, ReadonlySet<Permission>> = {
  owner: new Set(permissions),
  member: new Set<Permission>(["booking:read", "booking:change", "call:read", "schedule:write"]),
};

/** Whether a role has a permission. */
export function can(role: MemberRole, permission: Permission): boolean {
  return allowed[role].has(permission);
}
