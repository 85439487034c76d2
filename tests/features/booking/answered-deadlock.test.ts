import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { book, bookingsOf } from "./booking-scene.ts";

const database = await testDatabase();

test("a booking that loses a deadlock as it commits is made again, and once", async () => {
  const services = fakeServices(database);
  const business = await bookableBusiness(database);
  const elsewhere = await bookableBusiness(database);
  const { organizationId: other } = elsewhere;
  await database.prisma.membership.create({
    data: { id: randomId(), organizationId: other, userId: business.hostId, role: "member" },
  });
  const rival = await database.owner.connect();
  // The first to have waited its time gives way: it shall be the booking. A server's superuser may say so.
  await rival.query("SET deadlock_timeout = '30s'").catch(() => undefined);
  const lock = (id: string) =>
    rival.query("SELECT 1 FROM page_version WHERE organization_id = $1 FOR UPDATE", [id]);
  // The versions of both businesses are raised in the order of their ids.
  const [first = "", last = ""] = [business.organizationId, other].sort();
  await rival.query("BEGIN");
  await lock(last);
  const made = book(services, business);
  await untilSomebodyWaits();
  // Granted when the booking, which waits longer, is the one that gives way.
  await lock(first);
  await rival.query("COMMIT");
  rival.release(true);
  expect(await made).toMatchObject({ ok: true });
  const bookings = await bookingsOf(database, business);
  expect(bookings.map(({ attendees }) => attendees.length)).toEqual([1]);
  await wait(1_200);
  const counted = await database.pool.query(
    "SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()",
  );
  expect(counted.rows[0].deadlocks).toBe(1);
  const { rows } = await database.pool.query(
    "SELECT count(*)::int AS mails FROM mail_message WHERE booking_id = $1",
    [bookings[0]?.id],
  );
  expect(rows[0].mails).toBe(2);
});

/** Until a connection of this database waits for a lock. */
async function untilSomebodyWaits(): Promise<void> {
  const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  for (let tries = 0; tries < 400; tries++) {
    if ((await database.owner.query(waiting)).rowCount) return;
    await wait(25);
  }
  throw new Error("nobody waits");
}
