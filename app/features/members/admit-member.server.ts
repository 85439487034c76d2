import { noteDone } from "#app/features/audit/audit.server.ts";
import { addFirstSchedule } from "#app/features/scheduling/scheduling.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { GivenRole } from "./member-form.ts";

type Admission = {
  organization: { id: string; timeZone: string };
  user: { id: string; timeZone: string; pausedAt: Date | null };
  role: GivenRole;
  /** What their first hours are called. */
  scheduleName: string;
  now: number;
};

/**
 * Makes somebody a member, with hours of their own to begin with. Who belongs to the business already stays as they are,
 * also when it suspended them: an invitation restores nobody. True where they are new.
 */
export async function admitMember(
  tx: DatabaseTransaction,
  { organization, user, role, scheduleName, now }: Admission,
): Promise<boolean> {
  const organizationId = organization.id;
  const key = { organizationId, userId: user.id };
  const { count } = await tx.membership.createMany({
    data: [{ id: randomId(), ...key, role, suspendedAt: user.pausedAt, createdAt: new Date(now) }],
    skipDuplicates: true,
  });
  if (count === 0) return false;
  // Whoever signed up without scripts has no zone of their own yet.
  const timeZone = user.timeZone === "UTC" ? organization.timeZone : user.timeZone;
  await addFirstSchedule(tx, { ...key, name: scheduleName, timeZone, createdAt: new Date(now) });
  await noteDone(tx, {
    ...{ organizationId, action: "member.joined", target: `account:${user.id}` },
    ...{ by: "member", actorId: user.id, details: { role }, now },
  });
  return true;
}
