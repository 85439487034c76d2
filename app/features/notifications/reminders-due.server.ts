import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { HandedOutMail, HandOutSpan } from "./handed-out-mail.ts";

const minuteMs = 60_000;

type DueReminder = {
  attendeeId: string;
  bookingId: string;
  organizationId: string;
  startsAt: Date;
  leadMinutes: number;
};

/**
 * The reminders that fall due in a span (epoch ms), for one range of the index on starts for each lead that any event
 * type has: it costs what is due, not what there is. (The sums stand in a query of their own: row policies keep a
 * comparison with anything that is reckoned beside it from the index.) Left out are meetings that have begun, and what was booked or moved
 * when its reminder was past already.
 */
export const dueStatement = `
  SELECT a.id AS "attendeeId", b.id AS "bookingId", b.organization_id AS "organizationId",
    b.starts_at AS "startsAt", l.minutes AS "leadMinutes"
  FROM (SELECT DISTINCT minutes, $1::timestamptz + minutes * interval '1 minute' AS after,
          $2::timestamptz + minutes * interval '1 minute' AS until
        FROM event_type, unnest(reminder_minutes) AS minutes) l
  JOIN booking b ON b.status = 'confirmed'
    AND b.starts_at > l.after AND b.starts_at <= l.until AND b.starts_at > $3::timestamptz
  JOIN event_type e ON e.id = b.event_type_id AND l.minutes = ANY (e.reminder_minutes)
  JOIN attendee a ON a.booking_id = b.id AND a.status = 'confirmed' AND a.restricted_at IS NULL
  WHERE greatest(a.created_at, b.moved_at) <= b.starts_at - l.minutes * interval '1 minute'
  ORDER BY b.starts_at, a.id`;

export async function dueReminders(
  tx: DatabaseTransaction,
  { from, to, now }: HandOutSpan,
): Promise<HandedOutMail[]> {
  const [first, last, present] = [new Date(from), new Date(to), new Date(now)];
  const due = await tx.$queryRawUnsafe<DueReminder[]>(dueStatement, first, last, present);
  return due.map(({ startsAt, leadMinutes, ...whom }) => {
    const remindsOf = startsAt.getTime();
    return {
      kind: "booking_reminder",
      ...whom,
      dedupeKey: `booking:${whom.bookingId}:reminder:${remindsOf}:${leadMinutes}:${whom.attendeeId}`,
      facts: { remindsOf, leadMinutes },
      dueAt: remindsOf - leadMinutes * minuteMs,
    };
  });
}
