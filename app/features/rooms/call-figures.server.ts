import { figureMetrics, type LineFigures } from "#app/domain/room/call-figures.ts";
import type { Seat } from "#app/domain/room/seats.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { DeskRoom, DeskServices } from "./recording-desk.server.ts";

/** Counts one stay in each of its classes, in the month of the business's own clock. */
async function countStay(
  { database, clock }: Pick<Services, "database" | "clock">,
  organizationId: string,
  figures: LineFigures,
): Promise<void> {
  const buckets = figureMetrics.map((metric) => figures[metric]);
  await database.prisma.$executeRaw`
    INSERT INTO call_figure AS f (organization_id, month, metric, bucket, stays)
    SELECT o.id, date_trunc('month', ${new Date(clock.now())}::timestamptz AT TIME ZONE o.time_zone)::date, x.metric, x.bucket, 1
    FROM organization o, unnest(${figureMetrics}::text[], ${buckets}::text[]) AS x (metric, bucket)
    WHERE o.id = ${organizationId} ORDER BY x.metric
    ON CONFLICT (organization_id, month, metric, bucket) DO UPDATE SET stays = f.stays + 1`;
}

/**
 * Hears from each page how its line is, holds the last word, and counts it when the seat is free: once for each person
 * while the room is open, whatever the page says and how often.
 */
export function createFiguresDesk(services: DeskServices, room: DeskRoom) {
  const { organizationId } = room.facts();
  const last = new Map<string, LineFigures>();
  const counted = new Set<string>();
  let writing: Promise<void> = Promise.resolve();

  function count(id: string) {
    const figures = last.get(id);
    last.delete(id);
    if (!figures || counted.has(id)) return;
    counted.add(id);
    writing = writing
      .then(() => countStay(services, organizationId, figures))
      .catch((error: unknown) => services.log.error({ err: error }, "how a call went was not counted"));
  }

  return {
    hear(seat: Seat, { figures }: { figures: LineFigures }) {
      if (room.call() !== null && !counted.has(seat.id)) last.set(seat.id, figures);
    },
    /** Whoever has left is counted. */
    follow() {
      const here = new Set(room.seats().map(({ id }) => id));
      for (const id of [...last.keys()]) if (!here.has(id)) count(id);
    },
    /** The room closes. Where it opens again at once, pages come back and say it anew: `goesOn`. */
    stop(goesOn: boolean) {
      if (!goesOn) for (const id of [...last.keys()]) count(id);
    },
    settled: () => writing,
  };
}
