import type { Services } from "#app/platform/services.server.ts";

/** A process that did not say for this long that it lives has lost its rooms to whoever comes next. Milliseconds. */
const leaseMs = 2_500;
/** How often a process of many says so. */
export const renewMs = 1_000;

export type RoomHomes = ReturnType<typeof createRoomHomes>;

/**
 * Which process each room lives in. A room lives in one at a time, so that there is one roster, one order of commands
 * and one log of the call; the database decides between two that reach for it at once, by its own clock.
 */
export function createRoomHomes({ database, log }: Pick<Services, "database" | "log">, node: string) {
  const { pool } = database;
  let renewedAt = 0;
  let isDown = false;

  /** True when this process was unknown until now. */
  async function announce(): Promise<boolean> {
    const at = Date.now();
    const { rows } = await pool.query<{ isNew: boolean }>(
      `INSERT INTO room_node (id, alive_until) VALUES ($1, clock_timestamp() + $2 * interval '1 millisecond')
       ON CONFLICT (id) DO UPDATE SET alive_until = EXCLUDED.alive_until RETURNING xmax = 0 AS "isNew"`,
      [node, leaseMs],
    );
    renewedAt = at;
    return rows[0]?.isNew === true;
  }

  /** Takes those rooms that are this process's own, free, or of one that is gone; gives those it has then. */
  async function take(rooms: readonly string[]): Promise<Set<string>> {
    const { rows } = await pool.query<{ roomId: string }>(
      `INSERT INTO room_home (room_id, node_id) SELECT unnest($1::text[]), $2
       ON CONFLICT (room_id) DO UPDATE SET node_id = EXCLUDED.node_id
       WHERE room_home.node_id = EXCLUDED.node_id OR NOT EXISTS (
         SELECT 1 FROM room_node n WHERE n.id = room_home.node_id AND n.alive_until > clock_timestamp())
       RETURNING room_id AS "roomId"`,
      [rooms, node],
    );
    return new Set(rows.map(({ roomId }) => roomId));
  }

  async function holderOf(room: string): Promise<string | null> {
    const { rows } = await pool.query<{ nodeId: string }>(
      'SELECT node_id AS "nodeId" FROM room_home WHERE room_id = $1',
      [room],
    );
    return rows[0]?.nodeId ?? null;
  }

  return {
    /** The process this room lives in: this one, unless it lives in another that is alive. */
    async claim(room: string): Promise<string> {
      if (Date.now() - renewedAt > leaseMs) await announce();
      if ((await take([room])).has(room)) return node;
      // Given up between the two questions: then it is free.
      return (await holderOf(room)) ?? ((await take([room])).has(room) ? node : "");
    },
    /** Says that this process lives. Gives those of its rooms that another has taken while it did not say so. */
    async renew(rooms: readonly string[]): Promise<string[]> {
      if (rooms.length === 0) return [];
      const wasSilent = Date.now() - renewedAt > leaseMs;
      try {
        const isForgotten = await announce();
        isDown = false;
        if (!wasSilent && !isForgotten) return [];
        const kept = await take(rooms);
        return rooms.filter((room) => !kept.has(room));
      } catch (error) {
        // Nobody else can take a room while the database is away, so those who meet go on.
        if (!isDown) log.warn({ err: error }, "the rooms of this process could not be marked as its own");
        isDown = true;
        return [];
      }
    },
    async release(rooms: readonly string[]): Promise<void> {
      if (rooms.length === 0) return;
      await pool.query("DELETE FROM room_home WHERE room_id = ANY ($1) AND node_id = $2", [rooms, node]);
    },
    /** Forgets processes that ended without a word, of whatever this program leaves behind. */
    async sweep(): Promise<void> {
      await pool.query("DELETE FROM room_node WHERE alive_until < clock_timestamp() - interval '1 minute'");
    },
    /** Gives all rooms up at once. */
    async close(): Promise<void> {
      await pool.query("DELETE FROM room_node WHERE id = $1", [node]);
    },
  };
}
