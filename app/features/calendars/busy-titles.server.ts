import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { sealTitle } from "#app/platform/database/sealed-titles.server.ts";
import { createSealer } from "#app/platform/security/sealer.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { EventTimes } from "#app/ports/calendar-provider.ts";
import { rowsOf } from "./busy-repository.server.ts";
import type { CalendarToAsk } from "./connection-repository.server.ts";

/** Of more than so many events every row is read: a statement takes only so many values. */
const keysMax = 500;

/**
 * Puts down, sealed, what these events are called, after their times are written. What is called the same is left as it
 * is; the titles of others are not touched.
 */
export async function writeTitles(
  { settings }: Pick<Services, "settings">,
  tx: DatabaseTransaction,
  { id: calendarId, organizationId }: Pick<CalendarToAsk, "id" | "organizationId">,
  events: readonly EventTimes[],
): Promise<void> {
  const sealer = createSealer(settings.encryptionKeys);
  const rows = rowsOf(events);
  const keys = [...new Set(rows.map(({ key }) => key))];
  const known = await tx.calendarBusy.findMany({
    where: { calendarId, ...(keys.length <= keysMax ? { eventKey: { in: keys } } : {}) },
    select: { eventKey: true, startsAt: true, title: true },
  });
  const before = new Map(known.map((row) => [`${row.eventKey} ${row.startsAt.getTime()}`, row.title]));
  const changed = rows.filter(({ key, start, title }) => {
    const is = before.get(`${key} ${start}`);
    return is !== undefined && is !== (title ?? null);
  });
  if (changed.length === 0) return;
  const titles = changed.map(({ key: eventKey, title }) =>
    title === undefined ? null : sealTitle(sealer, { calendarId, eventKey, organizationId }, title),
  );
  await tx.$executeRaw`
    UPDATE calendar_busy b SET title = n.title
    FROM unnest(${changed.map(({ key }) => key)}::text[], ${changed.map(({ start }) => start)}::float8[], ${titles}::text[])
      AS n(key, start, title)
    WHERE b.calendar_id = ${calendarId} AND b.event_key = n.key AND b.starts_at = to_timestamp(n.start / 1000)`;
}
