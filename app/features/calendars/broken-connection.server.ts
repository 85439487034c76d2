import { queueMail } from "#app/features/notifications/notifications.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { CalendarTrouble } from "#app/ports/calendar-provider.ts";

/** Some servers refuse a right password when they are busy; providers that ask people for leave do not. */
const refusalsLeast = { google: 1, microsoft: 1, caldav: 3, feed: 3 };

/** Remembers that an account lets us in no more, and tells its owner by mail, once. `failures`: in a row, this one included. */
export async function noteRefused(
  services: Pick<Services, "database" | "clock" | "jobs">,
  calendarId: string,
  { trouble, failures }: { trouble: CalendarTrouble; failures: number },
): Promise<void> {
  if (trouble.reason !== "revoked") return;
  await services.database.prisma.$transaction(async (tx) => {
    const calendar = await tx.connectedCalendar.findUnique({
      where: { id: calendarId },
      select: {
        organizationId: true,
        userId: true,
        connectionId: true,
        connection: { select: { kind: true } },
      },
    });
    if (!calendar || failures < refusalsLeast[calendar.connection.kind]) return;
    const { organizationId, userId, connectionId } = calendar;
    const now = services.clock.now();
    const { count } = await tx.calendarConnection.updateMany({
      where: { id: connectionId, brokenAt: null, closingAt: null },
      data: { brokenAt: new Date(now) },
    });
    if (count === 0) return;
    await queueMail(services, tx, {
      ...{ kind: "calendar_refused", organizationId, userId, facts: { connectionId } },
      dedupeKey: `calendar_refused:${connectionId}:${now}`,
    });
  });
}
