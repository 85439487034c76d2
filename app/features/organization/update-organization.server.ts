import { isUniqueViolation } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { ProfileForm } from "./organization-form.ts";
import { updateOrganization } from "./organization-repository.server.ts";
import { slugAvailability } from "./slug-availability.server.ts";

/** Saves what visitors see of a business. A new address takes effect at once; the old one is free for others. */
export async function updateProfile(
  services: Pick<Services, "database">,
  { organizationId, profile }: { organizationId: string; profile: ProfileForm },
): Promise<{ ok: true } | { ok: false; reason: "slug-taken"; proposals: string[] }> {
  try {
    await updateOrganization(services.database.prisma, organizationId, profile);
    return { ok: true };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const answer = await slugAvailability(services, profile.slug);
    return { ok: false, reason: "slug-taken", proposals: answer.free ? [] : answer.proposals };
  }
}

/** Sets for how many days (1 to 2557) a booking is kept after its meeting's end. The next nightly run obeys it. */
export async function changeRetention(
  { database }: Pick<Services, "database">,
  { organizationId, retentionDays }: { organizationId: string; retentionDays: number },
): Promise<void> {
  await updateOrganization(database.prisma, organizationId, { retentionDays });
}
