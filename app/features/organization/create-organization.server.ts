import { noteDone } from "#app/features/audit/audit.server.ts";
import { addFirstEventType } from "#app/features/scheduling/scheduling.server.ts";
import type { Locale } from "#app/messages/locale.ts";
import { isUniqueViolation } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { OnboardingForm } from "./organization-form.ts";
import { giveFirstZone, insertOrganization } from "./organization-repository.server.ts";
import { slugAvailability } from "./slug-availability.server.ts";

export type CreateOrganizationResult =
  | { ok: true; organization: { id: string; slug: string } }
  | { ok: false; reason: "slug-taken"; proposals: string[] };

/**
 * Opens a business with all that makes its page work: owner, default schedule with its hours, first event type. Either
 * all of it exists afterwards or nothing does. `scheduleName` is what the first schedule is called.
 */
export async function createOrganization(
  services: Pick<Services, "database" | "clock">,
  request: { ownerId: string; locale: Locale; scheduleName: string; form: OnboardingForm },
): Promise<CreateOrganizationResult> {
  const { form, ownerId, locale } = request;
  const id = randomId();
  const createdAt = new Date(services.clock.now());
  const { name, slug, timeZone, retentionDays } = form;
  try {
    await services.database.prisma.$transaction(async (tx) => {
      const organization = { id, name, slug, timeZone, locale, retentionDays, createdAt };
      await insertOrganization(tx, organization, { membershipId: randomId(), userId: ownerId });
      await giveFirstZone(tx, ownerId, timeZone);
      await addFirstEventType(tx, {
        organizationId: id,
        hostId: ownerId,
        createdAt,
        schedule: { name: request.scheduleName, timeZone, rules: form.week.rules },
        eventType: { title: form.title, lengthMinutes: form.lengthMinutes },
      });
      await noteDone(tx, {
        organizationId: id,
        action: "business.opened",
        by: "member",
        actorId: ownerId,
        now: createdAt.getTime(),
      });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const answer = await slugAvailability(services, slug);
    return { ok: false, reason: "slug-taken", proposals: answer.free ? [] : answer.proposals };
  }
  return { ok: true, organization: { id, slug } };
}
