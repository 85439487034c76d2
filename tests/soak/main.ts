import path from "node:path";
import pg from "pg";
import { ensureSecret } from "#app/platform/data-folder.server.ts";
import { startEmbeddedPostgres } from "#app/platform/database/embedded-postgres.server.ts";
import { createLinks } from "#app/platform/links.server.ts";
import { onEachDatabase } from "#tests/bench/databases.ts";
import { createDataDir, removeDataDir, startProduct } from "#tests/bench/running-product.ts";
import { brokenPromises } from "./check-integrity.ts";
import { dice } from "./dice.ts";
import { newSeen, type Seen, takeTurn } from "./soak-client.ts";
import { openWorld } from "./soak-world.ts";

const clients = 64;
const seconds = Number(process.argv[2] ?? 60);
const silent = { info: () => undefined, warn: () => undefined };

/** A storm over one database, then the proof. Returns what was broken, in sentences. */
async function soak(name: string, databaseUrl: string): Promise<string[]> {
  const dataDir = createDataDir();
  const product = await startProduct({ dataDir, databaseUrl });
  // Joins the embedded server that the product runs.
  const embedded =
    databaseUrl === ""
      ? await startEmbeddedPostgres({ dataDir: path.join(dataDir, "database"), log: silent })
      : null;
  const pool = new pg.Pool({ connectionString: embedded?.connectionString ?? databaseUrl, max: 4 });
  try {
    const links = createLinks({ publicUrl: product.origin, secret: ensureSecret(dataDir) });
    const world = await openWorld(product.origin, pool, links, Date.now());
    const before = new Set((await attendeesOf(pool)).map(({ id }) => id));
    const seen = newSeen();
    const end = Date.now() + seconds * 1000;
    await Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        const roll = dice(client + 1);
        while (Date.now() < end) await takeTurn(world, seen, roll);
      }),
    );
    const faults = [...new Set(seen.faults), ...(await compare(pool, seen, before))];
    for (const { promise, rows } of await brokenPromises(pool, [...before]))
      faults.push(`Broken: ${promise}: ${JSON.stringify(rows)}`);
    report(name, seen, faults);
    return faults;
  } finally {
    await pool.end();
    await product.stop();
    await embedded?.stop();
    removeDataDir(dataDir);
  }
}

async function attendeesOf(pool: pg.Pool): Promise<{ id: string }[]> {
  const { rows } = await pool.query<{ id: string }>("SELECT id FROM attendee WHERE accompanies_id IS NULL");
  return rows;
}

/** Every booking that was confirmed to somebody is in the database, once, and nothing else is. */
async function compare(pool: pg.Pool, seen: Seen, before: ReadonlySet<string>): Promise<string[]> {
  const stored = new Set((await attendeesOf(pool)).map(({ id }) => id).filter((id) => !before.has(id)));
  const told = seen.made.map(({ attendeeId }) => attendeeId);
  const lost = told.filter((id) => !stored.has(id));
  const orphans = [...stored].filter((id) => !told.includes(id));
  return [
    ...(lost.length > 0 ? [`${lost.length} bookings were confirmed and are not in the database.`] : []),
    ...(orphans.length > 0 ? [`${orphans.length} attendees are in the database and were told nothing.`] : []),
    ...(new Set(told).size < told.length ? ["Two submissions were answered with one booking."] : []),
    ...(await compareChanges(pool, seen)),
  ];
}

type Standing = { id: string; bookingId: string; status: string; bookingStatus: string; startsAt: Date };

/** Every change that was confirmed is found: a cancellation ended the seat, a move led to a time that was asked for. */
async function compareChanges(pool: pg.Pool, seen: Seen): Promise<string[]> {
  const { rows } = await pool.query<Standing>(
    `SELECT a.id, b.id AS "bookingId", a.status::text, b.status::text AS "bookingStatus", b.starts_at AS "startsAt"
     FROM attendee a JOIN booking b ON b.id = a.booking_id`,
  );
  const over = ["cancelled", "declined", "expired"];
  const uncancelled = rows.filter(({ id, status }) => seen.cancelled.has(id) && !over.includes(status));
  const unmoved = rows.filter(({ id, startsAt }) => {
    const asked = seen.moved.get(id);
    return asked !== undefined && !asked.some((at) => Date.parse(at) === startsAt.getTime());
  });
  // Who moved afterwards asks anew.
  const undecided = rows.filter(
    ({ id, bookingId, bookingStatus }) =>
      seen.decided.has(bookingId) && !seen.moved.has(id) && bookingStatus === "pending",
  );
  return [
    ...(uncancelled.length > 0
      ? [`${uncancelled.length} cancellations were confirmed and did not happen.`]
      : []),
    ...(unmoved.length > 0 ? [`${unmoved.length} moves were confirmed and did not happen.`] : []),
    ...(undecided.length > 0 ? [`${undecided.length} decisions were confirmed and did not happen.`] : []),
  ];
}

function report(name: string, seen: Seen, faults: readonly string[]): void {
  const total = [...seen.answers.values()].reduce((sum, count) => sum + count, 0);
  const found = `${seen.moved.size} moved, ${seen.cancelled.size} cancelled, ${seen.decided.size} decided, ${seen.held} held`;
  const lines = [...seen.answers].sort().map(([what, count]) => `  ${what.padEnd(14)} ${count}`);
  process.stdout.write(
    [
      `${name}: ${clients} clients, ${seconds} s, ${total} answers, ${seen.made.length} bookings and seats`,
      `  found in the database: ${found}`,
      ...lines,
      faults.length === 0 ? "  every promise kept" : faults.map((fault) => `  ${fault}`).join("\n"),
      "",
    ].join("\n"),
  );
}

const broken: string[] = [];
await onEachDatabase(async ({ name, url }) => {
  broken.push(...(await soak(name, url)));
});
if (broken.length > 0) process.exitCode = 1;
