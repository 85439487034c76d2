/** What somebody may be allowed to do in a business: subject, verb. */
export const permissions = [
  "booking:read",
  "booking:change",
  "booking:all",
  "call:read",
  "event-type:write",
  "schedule:write",
  "schedule:all",
  "profile:write",
  "retention:write",
  "activity:read",
  "member:manage",
  "rights:answer",
  "support:grant",
  "business:export",
  "business:delete",
  "ownership:give",
] as const;
export type Permission = (typeof permissions)[number];

/** From whoever may most to whoever may least; each may what the next one may. */
export const memberRoles = ["owner", "admin", "manager", "member"] as const;
export type MemberRole = (typeof memberRoles)[number];

const ofMembers: Permission[] = ["booking:read", "booking:change", "call:read", "schedule:write"];
const ofManagers: Permission[] = [...ofMembers, "booking:all", "event-type:write", "profile:write"];
/** What ends a business, gives it away or takes all of it along is its owner's alone. */
const ofOwners: Permission[] = ["business:export", "business:delete", "ownership:give"];

const allowed: Record<MemberRole, ReadonlySet<Permission>> = {
  owner: new Set(permissions),
  admin: new Set(permissions.filter((permission) => !ofOwners.includes(permission))),
  manager: new Set(ofManagers),
  member: new Set(ofMembers),
};

/** Whether a role has a permission. */
export function can(role: MemberRole, permission: Permission): boolean {
  return allowed[role].has(permission);
}

/** The roles that have a permission, for finding the people who do. */
export function rolesWith(permission: Permission): MemberRole[] {
  return memberRoles.filter((role) => can(role, permission));
}
