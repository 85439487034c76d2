import { type PrintedCell, printedCell } from "#app/domain/privacy/printed-cell.ts";
import { Prisma } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";

type Store = Pick<Services, "database" | "clock">;

const { sql } = Prisma;

/**
 * Meetings that took place, by month and hour of each business's own clock: those that are still kept, and those that
 * were counted as they were erased. Numbers alone leave this file, and only through `printedCell`.
 */
const meetings = (now: Date) => sql`
  SELECT c.organization_id, c.month, c.hour::int AS hour, c.meetings::int AS meetings FROM meeting_counter c
  UNION ALL
  SELECT o.id, date_trunc('month', b.starts_at AT TIME ZONE o.time_zone)::date,
    extract(hour FROM b.starts_at AT TIME ZONE o.time_zone)::int, 1
  FROM booking b JOIN organization o ON o.id = b.organization_id
  WHERE b.status = 'confirmed' AND b.ends_at <= ${now}`;

export type MonthCell = { /** "2027-01" */ month: string; cell: PrintedCell };

/** A business's last twelve whole and begun months, the oldest first. */
export async function meetingsByMonth(
  { database, clock }: Store,
  organizationId: string,
): Promise<MonthCell[]> {
  const now = new Date(clock.now());
  const rows = await database.prisma.$queryRaw<{ month: string; count: number }[]>`
    WITH here AS (SELECT now.month - interval '11 months' AS first, now.month AS last
      FROM organization o, LATERAL (SELECT date_trunc('month', ${now}::timestamptz AT TIME ZONE o.time_zone) AS month) now
      WHERE o.id = ${organizationId})
    SELECT to_char(m.month, 'YYYY-MM') AS month, coalesce(sum(x.meetings), 0)::int AS count
    FROM here, generate_series(here.first, here.last, interval '1 month') AS m (month)
    LEFT JOIN (${meetings(now)}) x ON x.organization_id = ${organizationId} AND x.month = m.month
    GROUP BY m.month ORDER BY m.month`;
  return rows.map(({ month, count }) => ({ month, cell: printedCell(count) }));
}

export type HourCell = { hour: number; cell: PrintedCell };

/** For the operator: in how many businesses somebody meets at each hour of their own clocks, of all that was counted. */
export async function businessesByHour({ database, clock }: Store): Promise<HourCell[]> {
  const rows = await database.prisma.$queryRaw<{ hour: number; count: number }[]>`
    SELECT h.hour, count(DISTINCT x.organization_id)::int AS count
    FROM generate_series(0, 23) AS h (hour)
    LEFT JOIN (${meetings(new Date(clock.now()))}) x ON x.hour = h.hour
    GROUP BY h.hour ORDER BY h.hour`;
  return rows.map(({ hour, count }) => ({ hour, cell: printedCell(count) }));
}
