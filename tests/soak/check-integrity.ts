import type { Pool } from "pg";

/** A question to the database whose every row of answer is a broken promise. */
type Check = { promise: string; sql: string };

/** What must hold after any storm, in any order of events. */
const checks: Check[] = [
  {
    promise: "no two occupied times of one host overlap, but seats of one meeting",
    sql: `SELECT a.id, b.id AS other FROM occupied_time a JOIN occupied_time b ON a.host_id = b.host_id AND a.id < b.id
          AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at AND a.meeting <> b.meeting`,
  },
  {
    promise: "no two bookings that stand overlap on one host, buffers included",
    sql: `SELECT a.id, b.id AS other FROM booking a JOIN booking_host g ON g.booking_id = a.id
          JOIN booking_host h ON h.user_id = g.user_id JOIN booking b ON b.id = h.booking_id AND a.id < b.id
          WHERE a.status = 'confirmed' AND b.status = 'confirmed'
            AND a.occupied_starts_at < b.occupied_ends_at AND b.occupied_starts_at < a.occupied_ends_at`,
  },
  {
    promise: "no group has more attendees than seats",
    sql: `SELECT b.id FROM booking b JOIN attendee a ON a.booking_id = b.id AND a.status IN ('pending', 'confirmed')
          WHERE b.seats IS NOT NULL GROUP BY b.id HAVING count(*) > b.seats`,
  },
  {
    promise: "no address has two seats of one meeting",
    sql: `SELECT booking_id FROM attendee WHERE status IN ('pending', 'confirmed')
          GROUP BY booking_id, lower(email) HAVING count(*) > 1`,
  },
  {
    promise: "a confirmed booking occupies the time of each of its hosts, exactly",
    sql: `SELECT b.id FROM booking b JOIN booking_host g ON g.booking_id = b.id
          LEFT JOIN occupied_time t ON t.booking_id = b.id AND t.host_id = g.user_id
            AND t.starts_at = b.occupied_starts_at AND t.ends_at = b.occupied_ends_at
          WHERE b.status = 'confirmed' AND t.id IS NULL`,
  },
  {
    promise: "what is over occupies nobody's time",
    sql: `SELECT t.id FROM occupied_time t JOIN booking b ON b.id = t.booking_id
          WHERE b.status IN ('cancelled', 'declined', 'expired')`,
  },
  {
    promise: "a booking that stands has somebody in it, and one that is over has nobody left",
    sql: `SELECT b.id, b.status FROM booking b WHERE (b.status IN ('pending', 'confirmed')) <>
            EXISTS (SELECT 1 FROM attendee a WHERE a.booking_id = b.id AND a.status IN ('pending', 'confirmed'))`,
  },
  {
    promise: "a booking of one attendee and its attendee have one state",
    sql: `SELECT b.id FROM booking b JOIN attendee a ON a.booking_id = b.id
          WHERE b.seats IS NULL AND a.status::text <> b.status::text`,
  },
  {
    promise: "no occupied time is without its booking or hold, no hold without its time",
    sql: `SELECT t.id FROM occupied_time t WHERE t.booking_id IS NULL AND t.hold_id IS NULL
          UNION ALL SELECT k.id FROM hold k WHERE NOT EXISTS (SELECT 1 FROM occupied_time t WHERE t.hold_id = k.id)`,
  },
  {
    promise: "every booking has hosts, the organizer among them",
    sql: `SELECT b.id FROM booking b WHERE NOT EXISTS
            (SELECT 1 FROM booking_host g WHERE g.booking_id = b.id AND g.user_id = b.host_id)`,
  },
  {
    promise: "whoever has a place was told of it, and each host of a booking that stands",
    sql: `SELECT a.id FROM attendee a WHERE a.status IN ('pending', 'confirmed') AND NOT a.id = ANY ($1)
            AND NOT EXISTS (SELECT 1 FROM mail_message m WHERE m.attendee_id = a.id)
          UNION ALL SELECT g.booking_id FROM booking_host g JOIN booking b ON b.id = g.booking_id
            WHERE b.status IN ('pending', 'confirmed')
              AND NOT EXISTS (SELECT 1 FROM attendee s WHERE s.booking_id = b.id AND s.id = ANY ($1))
              AND NOT EXISTS (SELECT 1 FROM mail_message m WHERE m.booking_id = b.id AND m.user_id = g.user_id)`,
  },
];

/**
 * The promises that the database breaks, with the rows that show it; empty when all is well. `unmailed` are attendees
 * who were there before, as those of a demo, and were told nothing.
 */
export async function brokenPromises(
  pool: Pool,
  unmailed: readonly string[] = [],
): Promise<{ promise: string; rows: unknown[] }[]> {
  const broken: { promise: string; rows: unknown[] }[] = [];
  for (const { promise, sql } of checks) {
    const { rows } = await pool.query(sql, sql.includes("$1") ? [unmailed] : []);
    if (rows.length > 0) broken.push({ promise, rows: rows.slice(0, 5) });
  }
  return broken;
}
