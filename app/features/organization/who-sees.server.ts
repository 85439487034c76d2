import { can, memberRoles, type Permission, permissions } from "#app/domain/member/permissions.ts";
import type { MemberRole } from "#app/platform/database/generated/enums.ts";
import type { Services } from "#app/platform/services.server.ts";

export type RoleRow = { permission: Permission; roles: Record<MemberRole, boolean> };

/** What each role may do, as the code itself decides it. */
export function roleTable(): RoleRow[] {
  return permissions.map((permission) => ({
    permission,
    roles: Object.fromEntries(memberRoles.map((role) => [role, can(role, permission)])) as RoleRow["roles"],
  }));
}

/** Somebody of a business, and what they may do there at this moment. */
export type Seer = { id: string; name: string; role: MemberRole; may: Permission[] };

/** Everybody of one business who may see something of its members, the owner first. Read anew each time. */
export async function whoSees(
  { database }: Pick<Services, "database">,
  organizationId: string,
): Promise<Seer[]> {
  const rows = await database.prisma.membership.findMany({
    where: { organizationId, barredAt: null },
    select: { role: true, user: { select: { id: true, name: true } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const seers = rows.map(({ role, user }) => ({
    ...user,
    role,
    may: permissions.filter((permission) => can(role, permission)),
  }));
  return memberRoles.flatMap((role) => seers.filter((seer) => seer.role === role));
}
