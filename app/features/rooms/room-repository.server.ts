import { openRules, type RoomRules, type WaitingRoom } from "#app/domain/room/room-rules.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { MeetingKind } from "#app/ports/calendar-provider.ts";

/** What a room knows of its meeting. Times are epoch milliseconds. */
export type RoomFacts = {
  id: string;
  organizationId: string;
  title: string;
  startsAt: number;
  endsAt: number;
  cancelled: boolean;
  /** Of a meeting at once: until when its room is held open by those who are or were in it; null for nobody yet. */
  openUntil: number | null | undefined;
  /** The organizer; `hosts` are all members who give their time, the organizer first. */
  host: { id: string; name: string };
  hosts: { id: string; name: string }[];
  waitingRoom: WaitingRoom;
  /** What hosts decided in it so far. */
  rules: RoomRules;
  /** `isAgreed`: their seat stands and is no request. */
  attendees: { id: string; name: string; timeZone: string; isAgreed: boolean }[];
  /** `callDays`: how long the log of calls is kept. `callsByRelay`: nobody learns another's network address. */
  business: {
    name: string;
    slug: string;
    accentColor: string;
    timeZone: string;
    callDays: number;
    callsByRelay: boolean;
    recordsCalls: boolean;
    photographsCalls: boolean;
    recordingDays: number;
    keepsChat: boolean;
    keepsBoards: boolean;
    captionsCalls: boolean;
    chatDays: number;
  };
  eventTypeSlug: string;
  /** Of a meeting held at somebody else's: at whose, and its address there, once that is known. */
  away: { place: MeetingKind; url: string | null } | null;
  /** When the host's time is taken next; null when the day after the end is free. */
  nextAt: number | null;
};

const person = (of: string) => `json_build_object('id', ${of}.id, 'name', ${of}.name)`;

/** All that a room knows in one statement: it is asked by everybody who comes to its door, many at once when it begins. */
const roomStatement = `
  SELECT b.id, b.organization_id AS "organizationId", b.title, b.status = 'cancelled' AS cancelled,
    (extract(epoch FROM b.starts_at) * 1000)::float8 AS "startsAt",
    (extract(epoch FROM b.ends_at) * 1000)::float8 AS "endsAt",
    b.source = 'at_once' AS "atOnce", coalesce(b.waiting_room, e.waiting_room) AS "waitingRoom", e.slug AS "eventTypeSlug",
    (SELECT ${person("u")} FROM app_user u WHERE u.id = b.host_id) AS host,
    (SELECT coalesce(json_agg(${person("u")} ORDER BY u.id), '[]') FROM booking_host h JOIN app_user u ON u.id = h.user_id
      WHERE h.booking_id = b.id AND h.user_id <> b.host_id) AS others,
    (SELECT json_build_object('locked', s.locked, 'strangersKnock', s.strangers_knock, 'coHosts', s.co_hosts,
        'passes', s.passes, 'keptOut', s.kept_out) FROM room_state s WHERE s.booking_id = b.id) AS rules,
    (SELECT (extract(epoch FROM s.closes_at) * 1000)::float8 FROM room_state s WHERE s.booking_id = b.id) AS "closesAt",
    (SELECT coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'timeZone', a.time_zone,
        'isAgreed', a.status = 'confirmed') ORDER BY a.id), '[]')
      FROM attendee a WHERE a.booking_id = b.id) AS attendees,
    json_build_object('name', o.name, 'slug', o.slug, 'accentColor', o.accent_color, 'timeZone', o.time_zone,
      'callDays', o.call_days, 'callsByRelay', o.calls_by_relay, 'recordsCalls', o.records_calls,
      'photographsCalls', o.photographs_calls, 'recordingDays', o.recording_days, 'keepsChat', o.keeps_chat,
      'captionsCalls', o.captions_calls, 'keepsBoards', o.keeps_boards, 'chatDays', o.chat_days) AS business,
    CASE WHEN b.location_kind IN ('google_meet', 'microsoft_teams') THEN json_build_object('place', b.location_kind, 'url',
      (SELECT c.meeting_url FROM calendar_copy c
        WHERE c.booking_id = b.id AND c.user_id = b.host_id AND c.meeting_url IS NOT NULL LIMIT 1)) END AS away,
    (SELECT (extract(epoch FROM min(t.starts_at)) * 1000)::float8 FROM occupied_time t
      WHERE t.organization_id = b.organization_id AND t.host_id = b.host_id AND t.booking_id <> b.id
        AND t.starts_at >= b.ends_at AND t.starts_at < b.ends_at + interval '24 hours') AS "nextAt"
  FROM booking b JOIN event_type e ON e.id = b.event_type_id JOIN organization o ON o.id = b.organization_id
  WHERE b.id = $1`;

type RoomRow = Omit<RoomFacts, "openUntil" | "hosts" | "rules"> & {
  atOnce: boolean;
  others: RoomFacts["hosts"];
  rules: RoomRules | null;
  closesAt: number | null;
};

/**
 * The meeting behind a room's address. The booking's id is the address, 130 random bits, and the tenant is not known
 * before it is read: everything after this look-up goes by the organization's id found here.
 */
export async function findRoom(
  { database }: Pick<Services, "database">,
  bookingId: string,
): Promise<RoomFacts | null> {
  const { rows } = await database.pool.query<RoomRow>({
    name: "room-facts",
    text: roomStatement,
    values: [bookingId],
  });
  const [row] = rows;
  if (!row) return null;
  const { atOnce, closesAt, others, rules, ...facts } = row;
  return {
    ...facts,
    openUntil: atOnce ? closesAt : undefined,
    hosts: [facts.host, ...others],
    rules: rules ?? openRules,
  };
}

/** Whether the business suspended this member: bookings may still name them as a host, who comes as one no more. */
export async function isBarred(
  { database }: Pick<Services, "database">,
  organizationId: string,
  userId: string,
): Promise<boolean> {
  const where = { organizationId, userId, barredAt: { not: null } };
  return (await database.prisma.membership.count({ where })) > 0;
}

/** Keeps what hosts decided as long as the room may be open. A room whose booking is gone keeps nothing. */
export async function saveRules(
  { database }: Pick<Services, "database">,
  room: { bookingId: string; organizationId: string },
  { locked, strangersKnock, coHosts, passes, keptOut }: RoomRules,
  closesAt: number,
): Promise<void> {
  await database.prisma.$executeRaw`
    INSERT INTO room_state (booking_id, organization_id, locked, strangers_knock, co_hosts, passes, kept_out, closes_at)
    SELECT b.id, b.organization_id, ${locked}, ${strangersKnock}, ${[...coHosts]}::text[], ${[...passes]}::text[],
      ${[...keptOut]}::text[], ${new Date(closesAt)}
    FROM booking b WHERE b.id = ${room.bookingId} AND b.organization_id = ${room.organizationId}
    ON CONFLICT (booking_id) DO UPDATE SET locked = EXCLUDED.locked, strangers_knock = EXCLUDED.strangers_knock,
      co_hosts = EXCLUDED.co_hosts, passes = EXCLUDED.passes, kept_out = EXCLUDED.kept_out,
      closes_at = GREATEST(room_state.closes_at, EXCLUDED.closes_at)`;
}
