import { translatorFor } from "#app/messages/all-translators.ts";
import { isLocale, locales } from "#app/messages/locale.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { Prisma } from "#app/platform/database/generated/client.ts";
import type { BusinessPlan } from "./deletion-plan.ts";

const { sql } = Prisma;
const bookingsAtOnce = 200;

type Leaving = Pick<BusinessPlan, "organizationId" | "formerId"> & { userId: string };

/**
 * Puts a nameless "former member" in the place of somebody in what stays with a business, a batch at a time. Nothing leads
 * from one to the other. Gives how many bookings it took; at none the rest is done too.
 */
export async function becomeFormer(tx: DatabaseTransaction, leaving: Leaving, now: number): Promise<number> {
  const { organizationId, formerId, userId } = leaving;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT b.id FROM booking b WHERE b.organization_id = ${organizationId} AND (b.host_id = ${userId}
      OR EXISTS (SELECT 1 FROM booking_host g WHERE g.booking_id = b.id AND g.user_id = ${userId})
      OR EXISTS (SELECT 1 FROM call c JOIN call_participant p ON p.call_id = c.id
        WHERE c.booking_id = b.id AND p.user_id = ${userId}))
    ORDER BY b.id LIMIT ${bookingsAtOnce}`;
  const ids = rows.map(({ id }) => id);
  const offers = await tx.timeOffer.count({ where: { organizationId, hostId: userId } });
  if (ids.length > 0 || offers > 0) await makeFormer(tx, leaving, now);
  if (ids.length > 0) return replaceIn(tx, leaving, ids);
  await tx.timeOffer.updateMany({
    where: { organizationId, hostId: userId, status: "open" },
    data: { status: "withdrawn" },
  });
  await tx.timeOffer.updateMany({ where: { organizationId, hostId: userId }, data: { hostId: formerId } });
  await tx.waitingEntry.updateMany({ where: { organizationId, hostId: userId }, data: { hostId: null } });
  await tx.outOfOffice.updateMany({
    where: { organizationId, colleagueId: userId },
    data: { colleagueId: null },
  });
  await tx.hold.deleteMany({ where: { organizationId, hostIds: { has: userId } } });
  // Mails to others that tell who hosted before, or does now.
  await tx.$executeRaw`
    UPDATE mail_message SET facts = replace(facts::text, ${userId}, ${formerId})::jsonb
    WHERE organization_id = ${organizationId} AND position(${userId} IN facts::text) > 0`;
  await handOnSchedules(tx, leaving);
  return 0;
}

/** As the business reads, for its bookings alone: without an address that mail could reach, and without a password. */
async function makeFormer(
  tx: DatabaseTransaction,
  { organizationId, formerId }: Leaving,
  now: number,
): Promise<void> {
  const business = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { locale: true, timeZone: true },
  });
  const locale = isLocale(business.locale) ? business.locale : locales[0];
  const { t } = translatorFor(locale);
  await tx.user.createMany({
    data: [
      {
        ...{ id: formerId, name: t("deletion.formerMember"), email: `${formerId}@former.invalid` },
        ...{ passwordHash: "-", locale, timeZone: business.timeZone, createdAt: new Date(now) },
      },
    ],
    skipDuplicates: true,
  });
}

async function replaceIn(
  tx: DatabaseTransaction,
  { organizationId, formerId, userId }: Leaving,
  ids: string[],
): Promise<number> {
  const of = sql`organization_id = ${organizationId} AND booking_id = ANY (${ids})`;
  await tx.$executeRaw`UPDATE booking SET host_id = ${formerId} WHERE id = ANY (${ids}) AND host_id = ${userId}`;
  await tx.$executeRaw`UPDATE booking_host SET user_id = ${formerId} WHERE ${of} AND user_id = ${userId}`;
  await tx.$executeRaw`UPDATE occupied_time SET host_id = ${formerId} WHERE ${of} AND host_id = ${userId}`;
  await tx.$executeRaw`
    UPDATE call_participant p SET user_id = ${formerId}, name = u.name FROM app_user u
    WHERE u.id = ${formerId} AND p.user_id = ${userId}
      AND p.call_id IN (SELECT c.id FROM call c WHERE ${of})`;
  return ids.length;
}

/** Hours by which others host stay for them. */
async function handOnSchedules(tx: DatabaseTransaction, { organizationId, userId }: Leaving): Promise<void> {
  await tx.$executeRaw`
    UPDATE schedule s SET is_default = false, user_id = (SELECT min(g.user_id) FROM event_type_host g
      WHERE g.schedule_id = s.id AND g.user_id <> ${userId})
    WHERE s.organization_id = ${organizationId} AND s.user_id = ${userId}
      AND EXISTS (SELECT 1 FROM event_type_host g WHERE g.schedule_id = s.id AND g.user_id <> ${userId})`;
}
