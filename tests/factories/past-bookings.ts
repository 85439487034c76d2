import type { Database } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Business } from "#tests/features/privacy/booked-business.ts";

type Runs = { query(text: string, values?: unknown[]): Promise<unknown> };

const tables = ["booking", "booking_host", "attendee", "answer", "mail_message", "call", "call_participant"];

/**
 * Very many meetings that are over since `endedAt` (epoch ms), each a second earlier than the one before: with host,
 * attendee, answer, two mails and a call of two. Written as a whole, past all triggers: so `purgeAt` (epoch ms) is said.
 * Ids are `<prefix><number>`, from 1 on.
 */
export async function insertPastBookings(
  owner: Runs,
  { organizationId, hostId, eventTypeId, questionId }: Business,
  { prefix, count, endedAt, purgeAt }: { prefix: string; count: number; endedAt: number; purgeAt: number },
): Promise<void> {
  const n = `generate_series(1, ${count}) n`;
  const id = `'${prefix}' || n`;
  const ends = `(to_timestamp(${endedAt / 1000}) - n * interval '1 second')`;
  const purge = `to_timestamp(${purgeAt / 1000})`;
  const of = `'${organizationId}'`;
  const begins = `${ends} - interval '30 minutes'`;
  await owner.query("BEGIN");
  for (const table of tables) await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  await owner.query(`INSERT INTO booking (id, organization_id, event_type_id, host_id, status, title, starts_at, ends_at,
      occupied_starts_at, occupied_ends_at, created_at, purge_at, cancelled_at, cancelled_by)
    SELECT ${id}, ${of}, '${eventTypeId}', '${hostId}', 'cancelled', 'Talk', ${begins}, ${ends}, ${begins}, ${ends},
      ${begins}, ${purge}, ${ends}, 'host' FROM ${n}`);
  await owner.query(`INSERT INTO booking_host (booking_id, user_id, organization_id)
    SELECT ${id}, '${hostId}', ${of} FROM ${n}`);
  await owner.query(`INSERT INTO attendee (id, organization_id, booking_id, status, name, email, time_zone, locale,
      created_at)
    SELECT ${id}, ${of}, ${id}, 'cancelled', 'Grace ' || n, 'grace' || n || '@example.com', 'UTC', 'en', ${begins}
    FROM ${n}`);
  await owner.query(`INSERT INTO answer (id, organization_id, booking_id, attendee_id, question_id, label, "values",
      purge_at)
    SELECT ${id}, ${of}, ${id}, ${id}, '${questionId}', 'About?', ARRAY['It'], ${purge} FROM ${n}`);
  for (const [kind, suffix] of [
    ["booking_confirmed", "a"],
    ["booking_cancelled", "b"],
  ])
    await owner.query(`INSERT INTO mail_message (id, organization_id, booking_id, attendee_id, kind, dedupe_key, status)
      SELECT ${id} || '${suffix}', ${of}, ${id}, ${id}, '${kind}', ${id} || '${suffix}', 'sent' FROM ${n}`);
  await owner.query(`INSERT INTO call (id, organization_id, booking_id, started_at, last_seen_at, ended_at, purge_at)
    SELECT ${id}, ${of}, ${id}, ${begins}, ${begins}, ${begins}, ${purge} FROM ${n}`);
  for (const role of ["host", "guest"])
    await owner.query(`INSERT INTO call_participant (id, organization_id, call_id, role, name, joined_at)
      SELECT ${id} || '${role}', ${of}, ${id}, '${role}', 'Grace', ${begins} FROM ${n}`);
  for (const table of tables) await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  await owner.query("COMMIT");
  await owner.query("ANALYZE");
}

/** The operator's word that very much of a business shall go at once, as `npm run retention -- --acknowledge` gives it. */
export async function acknowledgeMuch(
  { prisma }: Pick<Database, "prisma">,
  { organizationId, due, now }: { organizationId: string; due: number; now: number },
): Promise<void> {
  const at = new Date(now);
  await prisma.erasurePause.create({
    data: { id: randomId(), organizationId, due, allowed: 1_000, foundAt: at, acknowledgedAt: at },
  });
}
