import type pg from "pg";

/**
 * Reads versions of businesses' public pages. Requests that arrive while a read is under way share the next one, so
 * load makes reads larger, not more; and no request is answered from a read that began before it came, which could
 * miss a booking confirmed in between.
 */
export function createVersionReader(pool: pg.Pool): (organizationId: string) => Promise<string | undefined> {
  let waiting: { ids: Set<string>; result: Promise<Map<string, string>> } | null = null;
  let running: Promise<unknown> = Promise.resolve();

  const read = async (ids: Set<string>) => {
    const { rows } = await pool.query<{ organization_id: string; version: string }>({
      name: "page-version",
      text: "SELECT organization_id, version FROM page_version WHERE organization_id = ANY ($1)",
      values: [[...ids]],
    });
    return new Map(rows.map((row) => [row.organization_id, row.version]));
  };

  return async (organizationId) => {
    if (!waiting) {
      const ids = new Set<string>();
      const result = running.then(() => {
        waiting = null;
        return read(ids);
      });
      running = result.catch(() => undefined);
      waiting = { ids, result };
    }
    waiting.ids.add(organizationId);
    return (await waiting.result).get(organizationId);
  };
}
