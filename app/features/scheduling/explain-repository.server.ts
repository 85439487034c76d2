import { dayMs, isoDateOf } from "#app/domain/availability/calendar-day.ts";
import type { PrismaClient } from "#app/platform/database/generated/client.ts";

export type HostSchedule = {
  id: string;
  name: string;
  holidayCountry: string | null;
  workedHolidays: string[];
};
export type AwayOfHost = { id: string; userId: string; firstDate: string; lastDate: string; reason: string };

/** The names behind an offer's hosts: their schedules, and when and why they are away. */
export async function findHostFacts(
  prisma: PrismaClient,
  organizationId: string,
  hosts: readonly { id: string; scheduleId: string }[],
): Promise<{ schedules: Map<string, HostSchedule>; away: AwayOfHost[] }> {
  const [schedules, away] = await Promise.all([
    prisma.schedule.findMany({
      where: { organizationId, id: { in: hosts.map(({ scheduleId }) => scheduleId) } },
      select: { id: true, name: true, holidayCountry: true, workedHolidays: true },
    }),
    prisma.outOfOffice.findMany({
      where: { organizationId, userId: { in: hosts.map(({ id }) => id) } },
      select: { id: true, userId: true, firstDate: true, lastDate: true, reason: true },
      orderBy: { firstDate: "asc" },
    }),
  ]);
  const dateOf = (column: Date) => isoDateOf(column.getTime() / dayMs);
  return {
    schedules: new Map(schedules.map((schedule) => [schedule.id, schedule])),
    away: away.map((row) => ({ ...row, firstDate: dateOf(row.firstDate), lastDate: dateOf(row.lastDate) })),
  };
}

/** What the question can be about: event types that are not deleted, with all their lengths, the default one first. */
export async function listEventTypeLengths(
  prisma: PrismaClient,
  organizationId: string,
): Promise<{ id: string; title: string; lengths: number[] }[]> {
  const rows = await prisma.eventType.findMany({
    where: { organizationId, deletedAt: null },
    select: { id: true, title: true, lengthMinutes: true, otherLengths: true },
    orderBy: [{ position: "asc" }, { createdAt: "asc" }],
  });
  return rows.map(({ id, title, lengthMinutes, otherLengths }) => ({
    id,
    title,
    lengths: [...new Set([lengthMinutes, ...otherLengths])],
  }));
}
