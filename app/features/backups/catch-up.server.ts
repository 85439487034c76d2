import type { Services } from "#app/platform/services.server.ts";
import { retentionRules } from "../privacy/data-map-types.ts";
import { readErasureList } from "./erasure-list.server.ts";
import { replayErasures } from "./replay-erasures.server.ts";

const dayMs = 86_400_000;

/**
 * Whoever puts an older copy of the database back by other means than `npm run restore` must not bring anybody back
 * either. A database that does not know the last thing on the list is such a copy: what the list names is erased again,
 * before anybody is answered. Gives how many rows that were.
 */
export async function catchUpOnErasures({
  database: { pool },
  settings,
  now,
}: Pick<Services, "database" | "settings"> & { now: number }): Promise<number> {
  const listed = (await readErasureList(settings.backup.folder)) ?? [];
  const last = listed.at(-1);
  if (!last || Date.parse(last.erasedAt) <= now - retentionRules.tombstone.days * dayMs) return 0;
  const { rows } = await pool.query("SELECT FROM tombstone WHERE id = $1", [last.id]);
  if (rows.length > 0) return 0;
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const erased = await replayErasures(client, listed);
    await client.query("COMMIT");
    client.release();
    return erased;
  } catch (error) {
    // Dropping the connection gives the transaction up.
    client.release(true);
    throw error;
  }
}
