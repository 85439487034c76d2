import { writeCopyJob } from "#app/features/notifications/notifications.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { MemberKey } from "./connection-repository.server.ts";

/** A job each; what else is due is handed out by the minute. */
const atOnce = 20;

type DestinationServices = Pick<Services, "database" | "jobs" | "clock">;

export type Destination = {
  /** Null: into none. */
  calendarId: string | null;
  withAnswers: boolean;
  keepsErased: boolean;
};

/**
 * Into which calendar a member's bookings are put. Those ahead follow: they are taken out of the calendar before and
 * put into the new one, or written anew where the texts change. What is over stays where it is. False where the
 * member has no such calendar, or nothing can be put into it.
 */
export async function chooseDestination(
  services: DestinationServices,
  key: MemberKey,
  { calendarId, ...choice }: Destination,
): Promise<boolean> {
  return services.database.prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM membership
      WHERE organization_id = ${key.organizationId} AND user_id = ${key.userId} FOR UPDATE`;
    if (calendarId !== null) {
      const open = {
        id: calendarId,
        ...key,
        writable: true,
        connection: { closingAt: null, mayWrite: true },
      };
      if ((await tx.connectedCalendar.count({ where: open })) === 0) return false;
    }
    await tx.connectedCalendar.updateMany({
      where: { ...key, takesBookings: true, ...(calendarId === null ? {} : { id: { not: calendarId } }) },
      data: { takesBookings: false },
    });
    if (calendarId !== null)
      await tx.connectedCalendar.update({
        where: { id: calendarId, ...key },
        data: { ...choice, takesBookings: true },
        select: { id: true },
      });
    await makeDue(services, tx, key, calendarId);
    return true;
  });
}

async function makeDue(
  { jobs, clock }: DestinationServices,
  tx: DatabaseTransaction,
  { organizationId, userId }: MemberKey,
  calendarId: string | null,
): Promise<void> {
  const now = new Date(clock.now());
  await tx.$executeRaw`
    INSERT INTO calendar_copy (id, organization_id, user_id, calendar_id, booking_id, next_try_at)
    SELECT gen_random_uuid()::text, ${organizationId}, ${userId}, ${calendarId}, b.id, ${now}
    FROM booking_host h JOIN booking b ON b.id = h.booking_id
    WHERE ${calendarId}::text IS NOT NULL AND h.user_id = ${userId} AND b.organization_id = ${organizationId}
      AND b.status = 'confirmed' AND b.ends_at > ${now}
    ON CONFLICT (calendar_id, booking_id) DO NOTHING`;
  const due = await tx.$queryRaw<{ id: string }[]>`
    UPDATE calendar_copy c SET next_try_at = ${now}, failures = 0, changes = changes + 1
    WHERE c.organization_id = ${organizationId} AND c.user_id = ${userId}
      AND (c.written_at IS NULL OR c.written_ends_at > ${now}) RETURNING c.id`;
  for (const { id } of due.slice(0, atOnce))
    await jobs.enqueue(writeCopyJob, { copyId: id }, { transaction: tx });
}

/** Has what could not be written tried again now. */
export async function tryAgain(
  { database, jobs, clock }: DestinationServices,
  key: MemberKey,
): Promise<void> {
  const where = { ...key, nextTryAt: { not: null } };
  const soonest = { orderBy: { nextTryAt: "asc" }, take: atOnce } as const;
  const due = await database.prisma.calendarCopy.findMany({ where, select: { id: true }, ...soonest });
  await database.prisma.calendarCopy.updateMany({
    where,
    data: { nextTryAt: new Date(clock.now()), failures: 0 },
  });
  for (const { id } of due) await jobs.enqueue(writeCopyJob, { copyId: id });
}
