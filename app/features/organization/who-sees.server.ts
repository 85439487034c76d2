import { MemberRole } from "#app/platform/database/generated/enums.ts";
import type { Services } from "#app/platform/services.server.ts";
import { can, type Permission, permissions } from "./permissions.ts";

export type RoleRow = { permission: Permission; roles: Record<MemberRole, boolean> };

/** What each role may do, as the code itself decides it. */
export function roleTable(): RoleRow[] {
  return permissions.map((permission) => ({
    permission,
    roles: { owner: can("owner", permission), member: can("member", permission) },
  }));
}

/** Somebody of a business, and what they may do there at this moment. */
export type Seer = { id: string; name: string; role: MemberRole; may: Permission[] };

/** Everybody of one business who may see something of its members, owners first. Read anew each time. */
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
  return Object.values(MemberRole)
    .sort((one, other) => Number(other === "owner") - Number(one === "owner"))
    .flatMap((role) => seers.filter((seer) => seer.role === role));
}
