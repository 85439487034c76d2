import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { HandedOutMail, HandOutSpan } from "./handed-out-mail.ts";

const hourMs = 3_600_000;
/** What fell due earlier would reach people days after their meeting: it is left out. */
const lateMsMax = 48 * hourMs;

type DueFollowUp = {
  attendeeId: string;
  bookingId: string;
  organizationId: string;
  endsAt: Date;
  hours: number;
};

/**
 * The words after a meeting that fall due in a span: one range of the index on ends for each delay that any event type
 * has. Guests, whoever did not come, and what was entered once it was over are left out.
 */
export const dueStatement = `
  SELECT a.id AS "attendeeId", b.id AS "bookingId", b.organization_id AS "organizationId",
    b.ends_at AS "endsAt", l.hours
  FROM (SELECT DISTINCT follow_up_hours AS hours, $1::timestamptz - follow_up_hours * interval '1 hour' AS after,
          $2::timestamptz - follow_up_hours * interval '1 hour' AS until
        FROM event_type WHERE follow_up_hours IS NOT NULL) l
  JOIN booking b ON b.status = 'confirmed' AND b.ends_at > l.after AND b.ends_at <= l.until
  JOIN event_type e ON e.id = b.event_type_id AND e.follow_up_hours = l.hours
  JOIN attendee a ON a.booking_id = b.id AND a.status = 'confirmed' AND a.accompanies_id IS NULL
    AND a.no_show_at IS NULL AND a.restricted_at IS NULL AND a.created_at <= b.ends_at
  ORDER BY b.ends_at, a.id`;

export async function followUpsDue(
  tx: DatabaseTransaction,
  { from, to, now }: HandOutSpan,
): Promise<HandedOutMail[]> {
  const after = Math.max(from, now - lateMsMax);
  if (after >= to) return [];
  const due = await tx.$queryRawUnsafe<DueFollowUp[]>(dueStatement, new Date(after), new Date(to));
  return due.map(({ endsAt, hours, ...whom }) => {
    const followsEnd = endsAt.getTime();
    return {
      kind: "booking_follow_up",
      ...whom,
      dedupeKey: `booking:${whom.bookingId}:follow-up:${followsEnd}:${hours}:${whom.attendeeId}`,
      facts: { followsEnd, afterHours: hours },
      dueAt: followsEnd + hours * hourMs,
    };
  });
}
