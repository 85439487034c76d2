import { printedCell } from "#app/domain/privacy/printed-cell.ts";
import type { Services } from "#app/platform/services.server.ts";

const dayMs = 86_400_000;
const yearDays = 365;

export type Transparency = {
  /** Median of the days from a wish to erase to its being carried out, within a year; null of fewer than ten. */
  erasureDays: number | null;
  /** What authorities asked for, ever; null where the operator does not publish it. */
  authorities: { received: number; answered: number; turnedDown: number } | null;
};

/** What this instance publishes of itself. */
export async function transparency({
  database: { prisma },
  clock,
  settings,
}: Pick<Services, "database" | "clock" | "settings">): Promise<Transparency> {
  const since = new Date(clock.now() - yearDays * dayMs);
  const [row] = await prisma.$queryRaw<{ count: number; seconds: number | null }[]>`
    SELECT count(*)::int AS count,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM closed_at - received_at))::float AS seconds
    FROM rights_request WHERE kind = 'erase' AND state = 'done' AND closed_at > ${since}`;
  const seconds = row && printedCell(row.count) !== "few" ? row.seconds : null;
  return {
    erasureDays: seconds === null ? null : Math.round((seconds * 10_000) / dayMs) / 10,
    authorities: settings.publishesLegalRequests ? await authorities(prisma) : null,
  };
}

async function authorities(prisma: Services["database"]["prisma"]) {
  const rows = await prisma.legalRequest.groupBy({ by: ["state"], _count: { _all: true } });
  const of = (...states: string[]) =>
    rows.filter(({ state }) => states.includes(state)).reduce((sum, { _count }) => sum + _count._all, 0);
  return {
    received: of("received", "contested", "answered", "refused"),
    answered: of("answered"),
    turnedDown: of("contested", "refused"),
  };
}
