import { noteDone } from "#app/features/audit/audit.server.ts";
import { queueMail } from "#app/features/notifications/notifications.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { endOpenGrant, insertGrant, listOwners, type NewGrant } from "./grant-repository.server.ts";
import { caseRefPattern, emergencyHoursMax, reasonMin, type SupportScope } from "./support-form.ts";

type Tools = Pick<Services, "database" | "clock" | "jobs">;

const hourMs = 3_600_000;

type Wish = { organizationId: string; scopes: SupportScope[]; caseRef: string; hours: number };

/** An owner lets support look at some of the business's data, for some hours. Gives the grant's id. */
export function grantAccess(
  services: Tools,
  { actorId, ...wish }: Wish & { actorId: string },
): Promise<string> {
  return open(services, wish, { kind: "granted", reason: "", grantedById: actorId });
}

export type EmergencyResult =
  | { ok: true; grantId: string }
  | { ok: false; reason: "no-reason" | "no-case" | "no-scope" | "too-long" };

/**
 * The operator opens a business's data without its owners' word. It needs the number of a case and a reason, ends by
 * itself after hours, and the owners are told at once.
 */
export async function openInEmergency(
  services: Tools,
  { reason, ...wish }: Wish & { reason: string },
): Promise<EmergencyResult> {
  if (reason.trim().length < reasonMin) return { ok: false, reason: "no-reason" };
  if (!caseRefPattern.test(wish.caseRef)) return { ok: false, reason: "no-case" };
  if (wish.scopes.length === 0) return { ok: false, reason: "no-scope" };
  if (!(wish.hours > 0 && wish.hours <= emergencyHoursMax)) return { ok: false, reason: "too-long" };
  const grantId = await open(services, wish, { kind: "emergency", reason: reason.trim(), grantedById: null });
  return { ok: true, grantId };
}

/** In one transaction: the grant, its line in the log, and a mail to every owner. */
async function open(
  services: Tools,
  { hours, ...wish }: Wish,
  by: Pick<NewGrant, "kind" | "reason" | "grantedById">,
): Promise<string> {
  const now = services.clock.now();
  const id = randomId();
  await services.database.prisma.$transaction(async (tx) => {
    await insertGrant(tx, { ...wish, ...by, id, startedAt: now, endsAt: now + hours * hourMs });
    await tellOwners(services, tx, wish.organizationId, id);
    await noteDone(tx, {
      organizationId: wish.organizationId,
      action: by.kind === "granted" ? "support.granted" : "support.emergency",
      target: `access:${id}`,
      ...(by.kind === "granted" ? { by: "member", actorId: by.grantedById } : { by: "operator" }),
      details: { case: wish.caseRef, hours: Math.ceil(hours) },
      now,
    });
  });
  return id;
}

async function tellOwners(
  services: Tools,
  tx: DatabaseTransaction,
  organizationId: string,
  grantId: string,
): Promise<void> {
  for (const userId of await listOwners(tx, organizationId))
    await queueMail(services, tx, {
      ...{ kind: "access_opened", userId, organizationId, facts: { grantId } },
      dedupeKey: `access_opened:${grantId}:${userId}`,
    });
}

type Ending = { grantId: string } & (
  | { organizationId: string; actorId: string }
  | { organizationId: null; actorId: null }
);

/** Ends a grant at once: an owner one of their business's, the operator (who names neither) any. False where none is open. */
export function endAccess(services: Tools, { grantId, organizationId, actorId }: Ending): Promise<boolean> {
  const now = services.clock.now();
  return services.database.prisma.$transaction(async (tx) => {
    const ended = await endOpenGrant(tx, { id: grantId, organizationId, now });
    if (ended === null) return false;
    const by = actorId === null ? { by: "operator" as const } : { by: "member" as const, actorId };
    const done = { action: "support.ended", target: `access:${grantId}` } as const;
    await noteDone(tx, { organizationId: ended, ...done, ...by, now });
    return true;
  });
}
