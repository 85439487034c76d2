import path from "node:path";
import pg from "pg";
import { startEmbeddedPostgres } from "#app/platform/database/embedded-postgres.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { cpuMsOf, separateCores } from "./cores.ts";
import { figureOf, progress, type Report } from "./figure.ts";
import { asBrowser, load, nextMonth, refuseOtherStatuses, reportRuns } from "./page.ts";
import { createDataDir, removeDataDir, startProduct } from "./running-product.ts";

const hosts = 50;
const bookingsOfAll = 10_000;
const silent = { info: () => undefined, warn: () => undefined };

/**
 * A month of a round robin of fifty hosts with ten thousand bookings in it, rendered anew for each request, on the
 * embedded database.
 */
export async function teamBench(report: Report): Promise<void> {
  const cores = separateCores();
  const dataDir = createDataDir();
  const product = await startProduct({ dataDir, databaseUrl: "", pin: cores.server });
  const database = await startEmbeddedPostgres({ dataDir: path.join(dataDir, "database"), log: silent });
  try {
    const month = nextMonth(Date.now());
    await fillTeam(database.connectionString, Date.parse(`${month}-01T00:00Z`));
    const url = `${product.origin}/harbour-studio/team?month=${month}`;
    const request = { url, seconds: 3, runs: 3, headers: asBrowser, anew: true };
    progress("team: warming up");
    await load({ ...request, connections: 1, seconds: 5, runs: 1 }, cores.load);
    for (const connections of [1, 8]) {
      progress(`team: ${connections} at once`);
      const before = cpuMsOf(product.pid);
      const results = await load({ ...request, connections }, cores.load);
      refuseOtherStatuses(results, 200);
      reportRuns(`team/anew/${connections}`, results, report);
      const after = cpuMsOf(product.pid);
      const answers = results.reduce((sum, { milliseconds }) => sum + milliseconds.length, 0);
      if (before !== null && after !== null)
        report(figureOf(`team/anew/${connections}/cpu`, "ms", [(after - before) / answers]));
    }
  } finally {
    await product.stop();
    await database.stop();
    removeDataDir(dataDir);
  }
}

/** Fifty members with hours from nine to five, an event type of theirs, and 200 bookings each in the month. */
export async function fillTeam(
  connectionString: string,
  monthStart: number,
  bookings = bookingsOfAll,
): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const ids = Array.from({ length: hosts }, () => randomId());
  const eventTypeId = randomId();
  const run = (text: string, values: unknown[]) => client.query(text, values);
  try {
    await client.query("BEGIN");
    const { rows } = await run("SELECT id FROM organization WHERE slug = 'harbour-studio'", []);
    const organizationId: unknown = rows[0]?.id;
    const all = [ids, organizationId];
    await run(
      `INSERT INTO app_user (id, email, name, password_hash, time_zone)
       SELECT id, id || '@team.example', 'Member ' || id, '-', 'Europe/Paris' FROM unnest($1::text[]) id`,
      [ids],
    );
    await run(
      "INSERT INTO membership (id, organization_id, user_id, role) SELECT id, $2, id, 'member' FROM unnest($1::text[]) id",
      all,
    );
    await run(
      `INSERT INTO schedule (id, organization_id, user_id, name, time_zone, is_default)
       SELECT id, $2, id, 'Hours', 'Europe/Paris', true FROM unnest($1::text[]) id`,
      all,
    );
    await run(
      `INSERT INTO availability_rule (id, organization_id, schedule_id, weekday, start_minute, end_minute)
       SELECT id || day, $2, id, day, 540, 1020 FROM unnest($1::text[]) id, generate_series(1, 5) day`,
      all,
    );
    await run(
      `INSERT INTO event_type (id, organization_id, slug, title, length_minutes, window_kind, host_mode)
       VALUES ($1, $2, 'team', 'Team', 30, 'unlimited', 'round_robin')`,
      [eventTypeId, organizationId],
    );
    await run(
      `INSERT INTO event_type_host (event_type_id, user_id, organization_id, schedule_id, position)
       SELECT $3, id, $2, id, place FROM unnest($1::text[]) WITH ORDINALITY AS host (id, place)`,
      [...all, eventTypeId],
    );
    await run(
      `INSERT INTO booking (id, organization_id, event_type_id, host_id, title, starts_at, ends_at, occupied_starts_at, occupied_ends_at)
       SELECT h || '-' || n, $2, $3, h, 'Team', s, s + interval '30 min', s, s + interval '30 min'
       FROM unnest($1::text[]) h, generate_series(0, $5::int / array_length($1, 1) - 1) n,
       LATERAL (SELECT to_timestamp($4 / 1000.0) + interval '8 hours' + (n / 7) * interval '1 day' + (n % 7) * interval '1 hour' AS s) t`,
      [...all, eventTypeId, monthStart, bookings],
    );
    await run(
      "INSERT INTO booking_host (booking_id, user_id, organization_id) SELECT id, host_id, organization_id FROM booking WHERE event_type_id = $1",
      [eventTypeId],
    );
    await run(
      `INSERT INTO occupied_time (id, organization_id, host_id, booking_id, meeting, starts_at, ends_at)
       SELECT id, organization_id, host_id, id, id, starts_at, ends_at FROM booking WHERE event_type_id = $1`,
      [eventTypeId],
    );
    await client.query("COMMIT");
    await client.query("ANALYZE");
  } finally {
    await client.end();
  }
}
