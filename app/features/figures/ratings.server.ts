import { printedCell } from "#app/domain/privacy/printed-cell.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { Services } from "#app/platform/services.server.ts";

/** `average` is a text such as "4.3"; `amiss` has the reasons that enough people gave, the most frequent first. */
export type Ratings = { count: number; average: string; amiss: { reason: string; count: number }[] };

/** What people thought of a business's calls of the last twelve months; null where too few said it. */
export async function ratingsOf(
  { database, clock }: Pick<Services, "database" | "clock">,
  organizationId: string,
  locale: Locale,
): Promise<Ratings | null> {
  const now = new Date(clock.now());
  const since = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 11, 1));
  const rows = await database.prisma.$queryRaw<{ reason: string | null; count: number; average: number }[]>`
    SELECT given.reason, count(*)::int AS count, avg(r.score)::float AS average
    FROM call_rating r, LATERAL (SELECT NULL AS reason UNION ALL SELECT DISTINCT unnest(r.reasons)) AS given
    WHERE r.organization_id = ${organizationId} AND r.month >= ${since}
    GROUP BY given.reason ORDER BY count(*) DESC, given.reason`;
  const all = rows.find(({ reason }) => reason === null);
  if (!all || printedCell(all.count) === "few") return null;
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return {
    count: all.count,
    average: format.format(all.average),
    amiss: rows.flatMap(({ reason, count }) =>
      reason === null || printedCell(count) === "few" ? [] : [{ reason, count }],
    ),
  };
}
