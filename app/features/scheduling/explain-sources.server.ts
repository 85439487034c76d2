import { type AccessContext, guardedRead } from "#app/features/audit/audit.server.ts";
import type { Services } from "#app/platform/services.server.ts";

/** What takes a host's time: instants are epoch milliseconds, of a booking or hold with its buffers. */
export type BusySource = {
  hostId: string;
  start: number;
  end: number;
} & (
  | {
      kind: "booking";
      id: string;
      title: string;
      meetingStart: number;
      meetingEnd: number;
      pending: boolean;
      attendeeName: string;
      /** Of a group. */
      seats: number | null;
      seatsTaken: number;
    }
  /** Until when a visitor, or somebody of a waiting list, keeps the time. */
  | { kind: "hold"; until: number }
  | { kind: "blocked"; id: string; title: string }
  /** Of a connected calendar, by its name. `event`: what is stored of what it is called, for the viewer's own alone. */
  | { kind: "calendar"; title: string; event: string | null }
  /** Of another business of this host, of which nobody here may know more. */
  | { kind: "elsewhere" }
);

const ms = (column: string) => `(date_part('epoch', ${column}) * 1000)::float8`;
const between = (start: string, end: string) =>
  `${start} < to_timestamp($4 / 1000.0) AND ${end} > to_timestamp($3 / 1000.0)`;

const text = `
SELECT t.host_id AS "hostId", ${ms("t.starts_at")} AS start, ${ms("t.ends_at")} AS end,
  CASE WHEN t.organization_id <> $1 THEN 'elsewhere' WHEN t.booking_id IS NULL THEN 'hold' ELSE 'booking' END AS kind,
  b.id, b.title, ${ms("b.starts_at")} AS "meetingStart", ${ms("b.ends_at")} AS "meetingEnd", b.status = 'pending' AS pending, b.seats,
  (SELECT count(*)::int FROM attendee a WHERE a.booking_id = b.id AND a.status IN ('pending', 'confirmed')) AS "seatsTaken",
  (SELECT a.name FROM attendee a WHERE a.booking_id = b.id AND a.accompanies_id IS NULL ORDER BY a.created_at LIMIT 1) AS "attendeeName",
  ${ms("k.expires_at")} AS until
FROM occupied_time t
LEFT JOIN hold k ON k.id = t.hold_id
LEFT JOIN booking b ON b.id = t.booking_id AND b.organization_id = $1
WHERE t.host_id = ANY ($2) AND ${between("t.starts_at", "t.ends_at")}
  AND (t.hold_id IS NULL OR k.expires_at > to_timestamp($5 / 1000.0))
UNION ALL
SELECT y.user_id, ${ms("y.starts_at")}, ${ms("y.ends_at")},
  CASE WHEN y.organization_id <> $1 THEN 'elsewhere' ELSE 'blocked' END,
  y.id, y.title, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM busy_time y
WHERE y.user_id = ANY ($2) AND ${between("y.starts_at", "y.ends_at")}
UNION ALL
SELECT v.user_id, ${ms("v.starts_at")}, ${ms("v.ends_at")},
  CASE WHEN v.organization_id <> $1 THEN 'elsewhere' ELSE 'calendar' END,
  c.id, c.name, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM calendar_busy v JOIN connected_calendar c ON c.id = v.calendar_id
WHERE v.user_id = ANY ($2) AND (c.tentative_busy OR NOT v.tentative)
  AND NOT EXISTS (SELECT 1 FROM ignored_calendar i WHERE i.calendar_id = c.id AND i.event_type_id = $6) AND ${between("v.starts_at", "v.ends_at")}
ORDER BY start`;

/** Everything that takes time of these hosts in `[from, to)` for an event type, as the offer counts it, and what each of them is. */
export async function findBusySources(
  services: Pick<Services, "database" | "clock">,
  access: AccessContext,
  {
    hostIds,
    from,
    to,
    eventTypeId,
  }: { hostIds: readonly string[]; from: number; to: number; eventTypeId: string },
): Promise<BusySource[]> {
  const values = [access.organizationId, [...hostIds], from, to, services.clock.now(), eventTypeId];
  return guardedRead(
    services,
    access,
    async () => {
      const { rows } = await services.database.pool.query<BusySource>({ name: "explain-busy", text, values });
      const events = await ownEvents(services, access, { from, to });
      return rows.map((row) => plain(row, events));
    },
    (sources) => sources.flatMap((source) => (source.kind === "booking" ? [source.id] : [])),
  );
}

/** What the viewer's own events elsewhere are called, where they have that stored: by calendar, start and end. */
async function ownEvents(
  { database }: Pick<Services, "database">,
  { organizationId, viewerId }: AccessContext,
  { from, to }: { from: number; to: number },
): Promise<Map<string, string>> {
  if (viewerId === null) return new Map();
  const rows = await database.prisma.calendarBusy.findMany({
    where: {
      ...{ organizationId, userId: viewerId, title: { not: null } },
      ...{ startsAt: { lt: new Date(to) }, endsAt: { gt: new Date(from) } },
    },
    select: { calendarId: true, startsAt: true, endsAt: true, title: true },
    take: 200,
  });
  return new Map(
    rows.map(({ calendarId, startsAt, endsAt, title }) => [
      `${calendarId} ${startsAt.getTime()} ${endsAt.getTime()}`,
      title ?? "",
    ]),
  );
}

/** Columns of another kind, and all that another business would give away, are left behind. */
function plain(row: BusySource & { id?: string }, events: ReadonlyMap<string, string>): BusySource {
  const { hostId, start, end } = row;
  switch (row.kind) {
    case "hold":
      return { hostId, start, end, kind: row.kind, until: row.until };
    case "blocked":
      return { hostId, start, end, kind: row.kind, id: row.id, title: row.title };
    case "calendar":
      return {
        hostId,
        start,
        end,
        kind: row.kind,
        title: row.title,
        event: events.get(`${row.id} ${start} ${end}`) ?? null,
      };
    case "elsewhere":
      return { hostId, start, end, kind: row.kind };
    case "booking":
      return row;
  }
}
