type Runs = { query(text: string, values?: unknown[]): Promise<unknown> };
type Business = { organizationId: string; hostId: string; eventTypeId: string };

const tables = ["booking", "booking_host", "attendee"];

/**
 * Very many meetings that are to come, from `startsAt` (epoch ms) on, each `everyMs` after the one before, with host and
 * attendee. Written as a whole, past all triggers. Ids are `<prefix><number>`, from 0 on.
 */
export async function insertComingBookings(
  owner: Runs,
  { organizationId, hostId, eventTypeId }: Business,
  { prefix, count, startsAt, everyMs }: { prefix: string; count: number; startsAt: number; everyMs: number },
): Promise<void> {
  const n = `generate_series(0, ${count - 1}) n`;
  const id = `'${prefix}' || n`;
  const of = `'${organizationId}'`;
  const begins = `(to_timestamp(${startsAt / 1000}) + n * interval '${everyMs} milliseconds')`;
  const ends = `${begins} + interval '30 minutes'`;
  const made = `to_timestamp(${startsAt / 1000}) - interval '60 days'`;
  await owner.query("BEGIN");
  for (const table of tables) await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await owner.query(`INSERT INTO booking (id, organization_id, event_type_id, host_id, title, starts_at, ends_at,
      occupied_starts_at, occupied_ends_at, created_at, purge_at)
    SELECT ${id}, ${of}, '${eventTypeId}', '${hostId}', 'Talk', ${begins}, ${ends}, ${begins}, ${ends}, ${made},
      ${ends} + interval '30 days' FROM ${n}`);
  await owner.query(`INSERT INTO booking_host (booking_id, user_id, organization_id)
    SELECT ${id}, '${hostId}', ${of} FROM ${n}`);
  await owner.query(`INSERT INTO attendee (id, organization_id, booking_id, name, email, time_zone, locale, created_at)
    SELECT ${id}, ${of}, ${id}, 'Grace ' || n, 'grace' || n || '@example.com', 'UTC', 'en', ${made} FROM ${n}`);
  for (const table of tables) await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  await owner.query("COMMIT");
  await owner.query("ANALYZE");
}
