import type pg from "pg";
import { tombstonedTables } from "./erasable-tables.ts";
import type { Tombstone } from "./erasure-list.server.ts";
import { quoted } from "./snapshot.server.ts";

const idsAtOnce = 1000;

/**
 * Erases again what was erased after a backup was made, in the caller's transaction: each row by its id, with all that
 * hangs on it. Tombstones that the database knows have done their work in it, so only the others count, and are then
 * known. Gives how many rows there still were; a second time none.
 */
export async function replayErasures(
  client: pg.ClientBase,
  tombstones: readonly Tombstone[],
): Promise<number> {
  await client.query(
    "SELECT set_config('parley.erases', 'on', true), set_config('parley.rule', 'restore', true)",
  );
  const unknown = new Set(await inPortions(new Set(tombstones), (portion) => remember(client, portion)));
  const idsOf = new Map(tombstonedTables.map((table) => [table, new Set<string>()]));
  for (const { id, model, rowIds } of tombstones)
    if (unknown.has(id)) for (const rowId of rowIds) idsOf.get(model)?.add(rowId);
  let erased = 0;
  // They have to be known before their attendees are gone.
  const bereft = await inPortions(idsOf.get("attendee"), (ids) => meetingsOf(client, ids));
  for (const [table, ids] of idsOf) {
    const counts = await inPortions(ids, async (portion) => [await eraseRows(client, table, portion)]);
    for (const count of counts) erased += count;
  }
  return erased + (await eraseEmptyMeetings(client, bereft));
}

async function eraseRows(client: pg.ClientBase, table: string, ids: string[]): Promise<number> {
  if (table === "booking") await liftHolds(client, ids);
  if (table === "attendee") await eraseTracesOfAttendees(client, ids);
  if (table === "asset")
    await client.query("UPDATE organization SET logo_id = NULL WHERE logo_id = ANY ($1)", [ids]);
  if (table === "app_user") return eraseMembers(client, ids);
  if (table === "consent_record") {
    const { rows } = await client.query<{ gone: number }>("SELECT erase_consents($1) AS gone", [ids]);
    return rows[0]?.gone ?? 0;
  }
  const { rowCount } = await client.query(`DELETE FROM ${quoted(table)} WHERE id = ANY ($1)`, [ids]);
  return rowCount ?? 0;
}

/** What was erased had no hold on it any more; in the backup it may have one still, and the key would refuse. */
async function liftHolds(client: pg.ClientBase, bookingIds: string[]): Promise<void> {
  await client.query("DELETE FROM legal_hold WHERE booking_id = ANY ($1)", [bookingIds]);
}

/** Names in call logs, and mails to hosts that tell of the attendee, lose their tie rather than go along. */
async function eraseTracesOfAttendees(client: pg.ClientBase, ids: string[]): Promise<void> {
  await client.query("DELETE FROM call_participant WHERE attendee_id = ANY ($1)", [ids]);
  await client.query("DELETE FROM mail_message WHERE about_attendee_id = ANY ($1)", [ids]);
}

/** A meeting of one attendee, or of a group that is left by all of them, is of no more use to anybody. */
async function eraseEmptyMeetings(client: pg.ClientBase, bookingIds: string[]): Promise<number> {
  const { rowCount } = await client.query(
    `DELETE FROM booking b WHERE b.id = ANY ($1) AND NOT EXISTS (SELECT FROM attendee a WHERE a.booking_id = b.id)`,
    [bookingIds],
  );
  return rowCount ?? 0;
}

async function meetingsOf(client: pg.ClientBase, attendeeIds: string[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    "SELECT DISTINCT booking_id AS id FROM attendee WHERE id = ANY ($1)",
    [attendeeIds],
  );
  return rows.map(({ id }) => id);
}

/**
 * A member's bookings may have been handed to others after the backup; in it they are still that member's. Who is
 * needed so is emptied instead: no name, no address, no way to sign in, in no business.
 */
async function eraseMembers(client: pg.ClientBase, ids: string[]): Promise<number> {
  let erased = 0;
  for (const id of ids) {
    await client.query("SAVEPOINT member");
    try {
      erased += (await client.query("DELETE FROM app_user WHERE id = $1", [id])).rowCount ?? 0;
    } catch (error) {
      // 23503 is what PostgreSQL says of a row that others point at; 23001 where the key says RESTRICT.
      if (!["23503", "23001"].includes((error as { code?: string }).code ?? "")) throw error;
      await client.query("ROLLBACK TO SAVEPOINT member");
      erased += await emptyMember(client, id);
    }
    await client.query("RELEASE SAVEPOINT member");
  }
  return erased;
}

async function emptyMember(client: pg.ClientBase, id: string): Promise<number> {
  for (const table of ["membership", "out_of_office", "travel_period", "busy_time"])
    await client.query(`DELETE FROM ${table} WHERE user_id = $1`, [id]);
  const { rowCount } = await client.query(
    `UPDATE app_user SET name = '', email = id || '@erased.invalid', email_verified_at = NULL, password_hash = '-'
     WHERE id = $1 AND password_hash <> '-'`,
    [id],
  );
  return rowCount ?? 0;
}

/** Gives the ids of those that the database did not know. */
async function remember(client: pg.ClientBase, tombstones: readonly Tombstone[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO tombstone (id, model, row_ids, rule, erased_at, listed_at)
     SELECT t.id, t.model, ARRAY (SELECT jsonb_array_elements_text(t."rowIds")), t.rule, t."erasedAt", now()
     FROM jsonb_to_recordset($1) AS t (id text, model text, "rowIds" jsonb, rule text, "erasedAt" timestamptz)
     ON CONFLICT (id) DO NOTHING RETURNING id`,
    [JSON.stringify(tombstones)],
  );
  return rows.map(({ id }) => id);
}

async function inPortions<Item, Result>(
  items: ReadonlySet<Item> | undefined,
  work: (portion: Item[]) => Promise<Result[]>,
): Promise<Result[]> {
  const all = [...(items ?? [])];
  const results: Result[] = [];
  for (let first = 0; first < all.length; first += idsAtOnce)
    results.push(...(await work(all.slice(first, first + idsAtOnce))));
  return results;
}
