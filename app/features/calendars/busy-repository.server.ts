import { createHash } from "node:crypto";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { BusyInterval, EventTimes } from "#app/ports/calendar-provider.ts";
import type { CalendarToAsk } from "./connection-repository.server.ts";

type Owner = Pick<CalendarToAsk, "id" | "organizationId" | "userId">;

/** What the provider calls an event may speak of it; a hash does not. */
function keyOf(eventId: string): string {
  return createHash("sha256").update(eventId).digest("base64url").slice(0, 22);
}

/** Puts these in the place of everything that is stored of a calendar. Gives whether anything is otherwise. */
export async function replaceAll(
  tx: DatabaseTransaction,
  owner: Owner,
  events: readonly EventTimes[],
): Promise<boolean> {
  const columns = columnsOf(events);
  const gone = await tx.$executeRaw`
    DELETE FROM calendar_busy b WHERE b.calendar_id = ${owner.id} AND NOT EXISTS (
      SELECT 1 FROM unnest(${columns.keys}::text[], ${columns.starts}::float8[], ${columns.ends}::float8[], ${columns.tentative}::bool[])
        AS n(key, start, "end", tentative)
      WHERE n.key = b.event_key AND to_timestamp(n.start / 1000) = b.starts_at
        AND to_timestamp(n."end" / 1000) = b.ends_at AND n.tentative = b.tentative)`;
  return (await insert(tx, owner, columns)) + gone > 0;
}

/** The same for these events alone; those of `gone` are there no more. */
export async function replaceSome(
  tx: DatabaseTransaction,
  owner: Owner,
  changed: readonly EventTimes[],
  gone: readonly string[],
): Promise<boolean> {
  const eventKey = { in: [...changed.map(({ id }) => id), ...gone].map(keyOf) };
  if (eventKey.in.length === 0) return false;
  const { count } = await tx.calendarBusy.deleteMany({ where: { calendarId: owner.id, eventKey } });
  return (await insert(tx, owner, columnsOf(changed))) + count > 0;
}

type Columns = { keys: string[]; starts: number[]; ends: number[]; tentative: boolean[] };

/** Several at one start are as long as the longest of them. */
export function rowsOf(events: readonly EventTimes[]): ({ key: string } & BusyInterval)[] {
  const rows = new Map<string, { key: string } & BusyInterval>();
  for (const { id, busy } of events)
    for (const interval of busy) {
      const { start, end } = interval;
      const key = keyOf(id);
      const before = rows.get(`${key} ${start}`);
      if (!before || before.end < end || (before.end === end && before.tentative))
        rows.set(`${key} ${start}`, { key, ...interval });
    }
  return [...rows.values()];
}

function columnsOf(events: readonly EventTimes[]): Columns {
  const all = rowsOf(events);
  return {
    keys: all.map(({ key }) => key),
    starts: all.map(({ start }) => start),
    ends: all.map(({ end }) => end),
    tentative: all.map(({ tentative }) => tentative),
  };
}

function insert(tx: DatabaseTransaction, { id, organizationId, userId }: Owner, columns: Columns) {
  return tx.$executeRaw`
    INSERT INTO calendar_busy (calendar_id, event_key, starts_at, ends_at, organization_id, user_id, tentative)
    SELECT ${id}, n.key, to_timestamp(n.start / 1000), to_timestamp(n."end" / 1000), ${organizationId}, ${userId}, n.tentative
    FROM unnest(${columns.keys}::text[], ${columns.starts}::float8[], ${columns.ends}::float8[], ${columns.tentative}::bool[])
      AS n(key, start, "end", tentative)
    ON CONFLICT DO NOTHING`;
}
