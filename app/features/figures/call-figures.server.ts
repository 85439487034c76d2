import {
  type FigureMetric,
  figureBuckets,
  figureMetrics,
  toldCounts,
} from "#app/domain/room/call-figures.ts";
import type { Services } from "#app/platform/services.server.ts";

/** How many stays in a room fell into each class; `count` is null where it may not be told. */
export type CallFigures = { metric: FigureMetric; classes: { bucket: string; count: number | null }[] }[];

/** How a business's calls of the last twelve months went; null where too few were counted to tell anything. */
export async function callFiguresOf(
  { database, clock }: Pick<Services, "database" | "clock">,
  organizationId: string,
): Promise<CallFigures | null> {
  const now = new Date(clock.now());
  const since = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 11, 1));
  const rows = await database.prisma.callFigure.groupBy({
    by: ["metric", "bucket"],
    where: { organizationId, month: { gte: since } },
    _sum: { stays: true },
  });
  const figures = figureMetrics.map((metric) => {
    const buckets: readonly string[] = figureBuckets[metric];
    const counts = toldCounts(
      buckets.map(
        (bucket) => rows.find((row) => row.metric === metric && row.bucket === bucket)?._sum.stays ?? 0,
      ),
    );
    return { metric, classes: buckets.map((bucket, index) => ({ bucket, count: counts[index] ?? null })) };
  });
  return figures.some(({ classes }) => classes.some(({ count }) => count !== null)) ? figures : null;
}
