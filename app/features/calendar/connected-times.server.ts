import type { Services } from "#app/platform/services.server.ts";
import type { OtherTime, Range } from "./calendar-repository.server.ts";

type Question = Range & {
  organizationId: string;
  hostIds: string[];
  eventTypeId?: string;
  readerId?: string;
};

/** When connected calendars keep these hosts busy, as the offer counts it: of one event type, those that count for it. What an event is called is the reader's own alone. */
export async function listConnectedTimes(
  { database }: Pick<Services, "database">,
  { organizationId, hostIds, from, to, eventTypeId, readerId }: Question,
): Promise<OtherTime[]> {
  const rows = await database.prisma.calendarBusy.findMany({
    where: {
      userId: { in: hostIds },
      startsAt: { lt: new Date(to) },
      endsAt: { gt: new Date(from) },
      OR: [{ tentative: false }, { calendar: { tentativeBusy: true } }],
      ...(eventTypeId === undefined ? {} : { calendar: { ignoredFor: { none: { eventTypeId } } } }),
    },
    select: {
      ...{ calendarId: true, eventKey: true, userId: true, organizationId: true },
      ...{ startsAt: true, endsAt: true, calendar: { select: { name: true } } },
      title: true,
    },
    orderBy: { startsAt: "asc" },
    take: 2000,
  });
  return rows.map((row) => ({
    kind: "elsewhere",
    id: `${row.calendarId}-${row.eventKey}-${row.startsAt.getTime()}`,
    hostId: row.userId,
    start: row.startsAt.getTime(),
    end: row.endsAt.getTime(),
    // What another business's connection is called is nobody's here to know.
    title: row.organizationId === organizationId ? row.calendar.name : "",
    // Opened for nobody else.
    event: row.organizationId === organizationId && row.userId === readerId ? row.title : null,
  }));
}
