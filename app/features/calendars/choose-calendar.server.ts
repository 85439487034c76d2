import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { syncCalendarJob } from "./calendar-jobs.server.ts";
import { listHosted, type MemberKey } from "./connection-repository.server.ts";

type Choice = {
  id: string;
  counts: boolean;
  tentative: boolean;
  /** Whether events that are shown as free count as well. */
  free: boolean;
  /** Whether what its events are called is stored, for the member's own eyes. */
  titles: boolean;
  /** The event types for which it counts, where that was asked: it counts for each that the member will host, too. */
  eventTypeIds?: readonly string[] | undefined;
};

/**
 * Whether a calendar's events take the member's time, which of them, and for what. What does not count is forgotten at
 * once; where others are to be read than so far, all of it is read anew, and what was known counts until then.
 */
export async function chooseCalendar(
  { database, jobs, clock }: Pick<Services, "database" | "jobs" | "clock">,
  key: MemberKey,
  { id, counts, tentative, free, titles, eventTypeIds }: Choice,
): Promise<boolean> {
  return database.prisma.$transaction(async (tx) => {
    const [before] = await tx.$queryRaw<{ counts: boolean; free: boolean; titles: boolean }[]>`
      SELECT counts, counts_free AS free, keeps_titles AS titles FROM connected_calendar
      WHERE id = ${id} AND organization_id = ${key.organizationId} AND user_id = ${key.userId}
        AND NOT EXISTS (SELECT 1 FROM calendar_connection n WHERE n.id = connection_id AND n.closing_at IS NOT NULL)
      FOR UPDATE`;
    if (!before) return false;
    const isMore = free !== before.free || (titles && !before.titles);
    const isOther = counts !== before.counts || (counts && isMore);
    const anew = { syncCursor: null, expandedUntil: null, trouble: null, failures: 0, lastSuccessAt: null };
    await tx.connectedCalendar.update({
      where: { id, ...key },
      data: {
        ...{ counts, tentativeBusy: tentative, countsFree: free, keepsTitles: titles },
        ...(isOther ? { ...anew, nextTryAt: new Date(clock.now()) } : {}),
      },
      select: { id: true },
    });
    if (eventTypeIds) await chooseEventTypes(tx, key, { calendarId: id, eventTypeIds });
    if (!counts) await tx.calendarBusy.deleteMany({ where: { calendarId: id, ...key } });
    // At once: nothing of what is not to be stored waits for the next reading.
    if (!titles)
      await tx.calendarBusy.updateMany({ where: { calendarId: id, ...key }, data: { title: null } });
    if (counts && isOther) await jobs.enqueue(syncCalendarJob, { calendarId: id }, { transaction: tx });
    return true;
  });
}

async function chooseEventTypes(
  tx: DatabaseTransaction,
  key: MemberKey,
  { calendarId, eventTypeIds }: { calendarId: string; eventTypeIds: readonly string[] },
): Promise<void> {
  const hosted = (await listHosted(tx, key)).map(({ id }) => id);
  const ignored = hosted.filter((id) => !eventTypeIds.includes(id));
  const counted = hosted.filter((id) => eventTypeIds.includes(id));
  await tx.ignoredCalendar.deleteMany({ where: { calendarId, ...key, eventTypeId: { in: counted } } });
  await tx.ignoredCalendar.createMany({
    data: ignored.map((eventTypeId) => ({ calendarId, eventTypeId, ...key })),
    skipDuplicates: true,
  });
}
