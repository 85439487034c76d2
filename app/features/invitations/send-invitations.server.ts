import { noteDone } from "#app/features/audit/audit.server.ts";
import type { GivenRole } from "#app/features/members/member-form.ts";
import { queueMail } from "#app/features/notifications/notifications.server.ts";
import { eraseInvitations } from "#app/features/privacy/privacy.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { mayMail } from "./invitation-limits.server.ts";
import { findKnown, lockInviting } from "./invitation-repository.server.ts";
import type { Invitee } from "./read-invitees.ts";

/** How long an invitation can be accepted. */
export const invitationDays = 7;
export const invitationMs = invitationDays * 86_400_000;

/** As many as one transaction takes. */
const batchSize = 50;

/** `again`: an invitation waits already, and another takes its place. All but this and `fine` are not sent. */
export type Verdict = "fine" | "again" | "invalid" | "duplicate" | "role" | "member" | "suspended";
export type Judged = Invitee & { verdict: Verdict };

export const isSendable = ({ verdict }: Pick<Judged, "verdict">) => verdict === "fine" || verdict === "again";

/** What would become of each line. It looks at this business alone: whether an address has an account is told to nobody. */
export async function judgeInvitees(
  { database: { prisma } }: Pick<Services, "database">,
  organizationId: string,
  invitees: readonly Invitee[],
): Promise<Judged[]> {
  const addresses = invitees.filter(({ isAddress }) => isAddress).map(({ email }) => email);
  const known = await findKnown(prisma, organizationId, addresses);
  const seen = new Set<string>();
  return invitees.map((invitee) => {
    const repeated = seen.has(invitee.email);
    seen.add(invitee.email);
    return { ...invitee, verdict: verdictOn(invitee, { repeated, known: known.get(invitee.email) }) };
  });
}

function verdictOn(
  { isAddress, role }: Invitee,
  { repeated, known }: { repeated: boolean; known: Verdict | undefined },
): Verdict {
  if (!isAddress) return "invalid";
  if (repeated) return "duplicate";
  if (known === "member" || known === "suspended") return known;
  if (role === null) return "role";
  return known ?? "fine";
}

type Wish = { organizationId: string; actorId: string; judged: readonly Judged[] };

/**
 * Invites everybody whose line is fine, and gives how many were mailed, and how many have to wait because too many were
 * mailed lately. An invitation that waits already is replaced: its link is dead from then on.
 */
export async function sendInvitations(
  services: Services,
  { organizationId, actorId, judged }: Wish,
): Promise<{ late: Judged[] }> {
  const wanted = judged.filter(isSendable);
  const allowed = wanted.filter(({ email }) => mayMail(services, { organizationId, email }));
  for (let from = 0; from < allowed.length; from += batchSize) {
    await services.database.prisma.$transaction(async (tx) => {
      await lockInviting(tx, organizationId);
      for (const { email, name, role } of allowed.slice(from, from + batchSize))
        if (role !== null) await invite(services, tx, { organizationId, actorId, email, name, role });
    });
  }
  return { late: wanted.filter((one) => !allowed.includes(one)) };
}

type NewInvitation = {
  organizationId: string;
  actorId: string;
  email: string;
  name: string;
  role: GivenRole;
};

/** Puts an invitation in the place of the one that waits, if one does, and its mail on the way. */
export async function invite(
  services: Services,
  tx: DatabaseTransaction,
  { actorId, ...invitation }: NewInvitation,
): Promise<void> {
  const { organizationId, email } = invitation;
  const now = services.clock.now();
  const before = await tx.invitation.findMany({ where: { organizationId, email }, select: { id: true } });
  await eraseInvitations(
    services,
    tx,
    before.map(({ id }) => id),
  );
  const id = randomId();
  const times = { createdAt: new Date(now), expiresAt: new Date(now + invitationMs) };
  await tx.invitation.create({
    data: { id, ...invitation, invitedById: actorId, ...times },
    select: { id: true },
  });
  const dedupeKey = `member_invited:${id}`;
  await queueMail(services, tx, { kind: "member_invited", organizationId, invitationId: id, dedupeKey });
  await noteDone(tx, {
    ...{ organizationId, action: "member.invited", target: `invitation:${id}` },
    ...{ by: "member", actorId, details: { role: invitation.role }, now },
  });
}
