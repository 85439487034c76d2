import type { Pool } from "pg";
import type { Links } from "#app/platform/links.server.ts";

/** An event type of the demo business that the storm books, with what its form asks. */
export type Target = { slug: string; id: string; starts: string[]; answers: Record<string, string> };
export type World = { origin: string; pool: Pool; links: Links; targets: Target[] };

const slugs = ["first-call", "design-session", "open-studio", "site-visit"];
const dayMs = 86_400_000;

/**
 * The demo's four event types: one host, a round robin of three, a group of six, one on request. Their hosts are the
 * same three people, so they take time from one another. Starts lie in a few days, so that many want the same ones.
 */
export async function openWorld(origin: string, pool: Pool, links: Links, now: number): Promise<World> {
  // Without notice more days are open, and one who waits for approval does not keep the storm from going on.
  await pool.query("UPDATE event_type SET notice_minutes = 0");
  const { rows } = await pool.query<{ id: string; slug: string; length: number }>(
    "SELECT id, slug, length_minutes AS length FROM event_type WHERE slug = ANY ($1) ORDER BY slug",
    [slugs],
  );
  const targets: Target[] = [];
  for (const { id, slug } of rows)
    targets.push({ id, slug, starts: startsAhead(now), answers: await answersFor(pool, id) });
  if (targets.length !== slugs.length) throw new Error("The demo business is not as the storm knows it.");
  return { origin, pool, links, targets };
}

/** Every half hour of the working days of the next two weeks, as forms name them; some are on no grid. */
function startsAhead(now: number): string[] {
  const starts: string[] = [];
  for (let day = 1; day <= 14; day++) {
    const midnight = Math.floor(now / dayMs + day) * dayMs;
    for (let half = 16; half < 36; half++)
      starts.push(`${new Date(midnight + half * 1_800_000).toISOString().slice(0, 16)}Z`);
  }
  return starts;
}

async function answersFor(pool: Pool, eventTypeId: string): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ id: string; kind: string; options: string[] | null }>(
    "SELECT id, kind::text, options FROM question WHERE event_type_id = $1 AND required",
    [eventTypeId],
  );
  const places = await pool.query<{ id: string }>(
    "SELECT id FROM event_location WHERE event_type_id = $1 ORDER BY position LIMIT 1",
    [eventTypeId],
  );
  const [place] = places.rows;
  const location: Record<string, string> = place ? { location: place.id } : {};
  const answers = Object.fromEntries(
    rows.map(({ id, options }) => [`q_${id}`, options?.[0] ?? "12 Quai Sud, Bordeaux"]),
  );
  return { ...location, ...answers };
}
