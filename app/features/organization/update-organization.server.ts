import { noteDone } from "#app/features/audit/audit.server.ts";
import { isUniqueViolation } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { ProfileForm, RetentionForm } from "./organization-form.ts";
import { updateOrganization } from "./organization-repository.server.ts";
import { slugAvailability } from "./slug-availability.server.ts";

type Store = Pick<Services, "database" | "clock">;
/** The member who changes it, where it is known. */
type Actor = { actorId?: string | undefined };

/** Saves what visitors see of a business. A new address takes effect at once; the old one is free for others. */
export async function updateProfile(
  services: Store,
  { organizationId, profile, actorId }: { organizationId: string; profile: ProfileForm } & Actor,
): Promise<{ ok: true } | { ok: false; reason: "slug-taken"; proposals: string[] }> {
  try {
    await services.database.prisma.$transaction(async (tx) => {
      await updateOrganization(tx, organizationId, profile);
      const now = services.clock.now();
      await noteDone(tx, { organizationId, action: "settings.changed", by: "member", actorId, now });
    });
    return { ok: true };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const answer = await slugAvailability(services, profile.slug);
    return { ok: false, reason: "slug-taken", proposals: answer.free ? [] : answer.proposals };
  }
}

/**
 * Sets the rules. Longer ones hold at once and bring nothing back; shorter ones take nothing away for `noticeDays`.
 * The database's own triggers tell every row its new end.
 */
export async function changeRetention(
  { database, clock }: Store,
  { organizationId, rules, actorId }: { organizationId: string; rules: RetentionForm } & Actor,
): Promise<void> {
  await database.prisma.$transaction(async (tx) => {
    await updateOrganization(tx, organizationId, rules);
    const done = { action: "retention.changed", by: "member", details: rules } as const;
    await noteDone(tx, { organizationId, ...done, actorId, now: clock.now() });
  });
}
