import type { SealedPlace, Sealer } from "../security/sealer.server.ts";
import type { PrismaClient } from "./generated/client.ts";
import { resealInBatches } from "./reseal-in-batches.server.ts";

type Row = { calendarId: string; eventKey: string; organizationId: string };

const placeOf = ({ calendarId, eventKey, organizationId }: Row): SealedPlace => ({
  ...{ model: "CalendarBusy", field: "title", rowId: `${calendarId} ${eventKey}`, organizationId },
});

/** What an event of a connected calendar is called, as the database holds it. */
export function sealTitle(sealer: Sealer, row: Row, title: string): string {
  return sealer.seal(placeOf(row), title);
}

/** For the client of the database: what is read of a title is plain. Writing goes through `sealTitle`. */
export function openingTitles(sealer: Sealer) {
  return {
    title: {
      needs: { calendarId: true, eventKey: true, organizationId: true, title: true },
      compute: (row: Row & { title: string | null }) =>
        row.title === null ? null : sealer.open(placeOf(row), row.title),
    },
  } as const;
}

/** Seals anew, by the first key, what another has sealed. Gives how many titles that were. */
export function resealTitles(prisma: PrismaClient, sealer: Sealer): Promise<number> {
  return resealInBatches<Row & { id: string; title: string }>(prisma, {
    read: (tx, after, limit) => {
      const [calendar = "", event = "", start = "0"] = after.split(" ");
      return tx.$queryRaw`
        SELECT calendar_id || ' ' || event_key || ' ' || (date_part('epoch', starts_at) * 1000)::bigint AS id,
          calendar_id AS "calendarId", event_key AS "eventKey", organization_id AS "organizationId", title
        FROM calendar_busy
        WHERE (calendar_id, event_key, starts_at) > (${calendar}, ${event}, to_timestamp(${start}::float8 / 1000))
          AND title IS NOT NULL
        ORDER BY calendar_id, event_key, starts_at LIMIT ${limit} FOR UPDATE`;
    },
    reseal: (tx, row) => {
      if (!sealer.isStale(row.title)) return null;
      const title = sealTitle(sealer, row, sealer.open(placeOf(row), row.title));
      return tx.$executeRaw`
        UPDATE calendar_busy SET title = ${title}
        WHERE calendar_id = ${row.calendarId} AND event_key = ${row.eventKey} AND title = ${row.title}`;
    },
  });
}
