import { noteDone } from "#app/features/audit/audit.server.ts";
import type { GivenRole } from "#app/features/members/member-form.ts";
import { eraseInvitations } from "#app/features/privacy/privacy.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { mayMail } from "./invitation-limits.server.ts";
import { findPending, lockInviting, type PendingRow } from "./invitation-repository.server.ts";
import { invite } from "./send-invitations.server.ts";

export type InvitationKey = { organizationId: string; id: string; actorId: string };

/** `gone`: it was accepted or withdrawn meanwhile, or there never was one. */
export type ChangedInvitation = { ok: true } | { ok: false; reason: "gone" | "late" };

/** Asks once more, by a new link that can be used for a week; the one of before is dead. */
export async function resendInvitation(
  services: Services,
  { organizationId, id, actorId }: InvitationKey,
): Promise<ChangedInvitation> {
  const pending = await findPending(services.database.prisma, { organizationId, id });
  if (!pending) return { ok: false, reason: "gone" };
  if (!mayMail(services, { organizationId, email: pending.email })) return { ok: false, reason: "late" };
  return changed(services, { organizationId, id, actorId }, async (tx, { email, name, role }) => {
    if (role !== "owner") await invite(services, tx, { organizationId, actorId, email, name, role });
  });
}

/** Its link is dead at once, and nothing of it stays but that it was withdrawn. */
export function withdrawInvitation(services: Services, key: InvitationKey): Promise<ChangedInvitation> {
  const { organizationId, id, actorId } = key;
  return changed(services, key, async (tx) => {
    await eraseInvitations(services, tx, [id]);
    await noteDone(tx, {
      ...{ organizationId, action: "member.withdrawn", target: `invitation:${id}` },
      ...{ by: "member", actorId, now: services.clock.now() },
    });
  });
}

/** The role that they will have; whoever opens the link reads it. */
export function changeInvitedRole(
  services: Services,
  { role, ...key }: InvitationKey & { role: GivenRole },
): Promise<ChangedInvitation> {
  const { organizationId, id, actorId } = key;
  return changed(services, key, async (tx, before) => {
    if (before.role === role) return;
    await tx.invitation.update({ where: { id }, data: { role }, select: { id: true } });
    await noteDone(tx, {
      ...{ organizationId, action: "member.invited", target: `invitation:${id}` },
      ...{ by: "member", actorId, details: { role }, now: services.clock.now() },
    });
  });
}

async function changed(
  services: Services,
  { organizationId, id }: InvitationKey,
  change: (tx: DatabaseTransaction, pending: PendingRow) => Promise<void>,
): Promise<ChangedInvitation> {
  return services.database.prisma.$transaction(async (tx): Promise<ChangedInvitation> => {
    await lockInviting(tx, organizationId);
    await tx.$queryRaw`SELECT 1 FROM invitation WHERE id = ${id} FOR UPDATE`;
    const pending = await findPending(tx, { organizationId, id });
    if (!pending) return { ok: false, reason: "gone" };
    await change(tx, pending);
    return { ok: true };
  });
}
