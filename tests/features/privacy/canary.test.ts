import { expect, test } from "vitest";
import { z } from "zod";
import { mailJobs, queueMail } from "#app/features/notifications/notifications.server.ts";
import { privacyJobs, runRetention } from "#app/features/privacy/privacy.server.ts";
import { createJobRunner } from "#app/platform/jobs/job-queue.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { JobHandler } from "#app/ports/job-queue.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { testDatabase } from "../test-database.ts";
import { createBooking, createBusiness, createSeat } from "./booked-business.ts";
import { createHold, createTimeOffer, createWaitingEntry } from "./waiting-and-offers.ts";

const database = await testDatabase();
const dayMs = 86_400_000;

/** Every row of every table of every schema that holds the text, as "schema.table", hidden ones too. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows } = await database.owner.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg_toast%'`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const hits = await database.owner.query(
      `SELECT 1 FROM ${name} t WHERE position($1 in t::text) > 0 LIMIT 1`,
      [text],
    );
    if (hits.rows.length > 0) found.push(name);
  }
  return found.sort();
}

test("after erasure nothing is left of attendees, seats, waiting lists, offers, holds and absences in any table, the queue's included, nor in the outbox", async () => {
  const outboxErased: string[] = [];
  const base = fakeServices(database, {
    outbox: {
      list: async () => [],
      read: async () => null,
      erase: async (ids) => void outboxErased.push(...ids),
    },
  });
  const failing: JobHandler<Services> = {
    job: {
      name: "test.fails",
      payload: z.object({ id: z.string() }),
      retryLimit: 0,
      retryDelaySeconds: 1,
      expireSeconds: 10,
    },
    handle: async () => {
      throw new Error("canary-of-an-error");
    },
  };
  const runner = createJobRunner<Services>(
    database.connectionString,
    [...mailJobs, ...privacyJobs, failing],
    base.log,
  );
  await runner.open();
  const services = { ...base, jobs: runner };
  try {
    const now = services.clock.now();
    const business = await createBusiness(database, 30);
    const canary = "canary7x";
    const bookingId = await createBooking(database, business, {
      endsAt: now - 31 * dayMs,
      callEndedAt: now - 31 * dayMs,
      canary,
    });
    const standing = await createBooking(database, business, {
      endsAt: now + dayMs,
      seats: 4,
      canary: "staying9z",
    });
    await database.prisma.$transaction(async (tx) => {
      const cancelledAt = now - 31 * dayMs;
      const accompaniesId = await createSeat(tx, business, standing, { name: canary, cancelledAt });
      await createSeat(tx, business, standing, { name: canary, accompaniesId });
    });
    await createWaitingEntry(database, business, { endsOn: now + dayMs, name: canary, status: "taken" });
    await createWaitingEntry(database, business, { endsOn: now - 1, name: canary });
    await createTimeOffer(database, business, {
      endsOn: now - 31 * dayMs,
      canary,
      proposal: { startsAt: now - 31 * dayMs, name: canary },
    });
    await createTimeOffer(database, business, { endsOn: now + dayMs, canary, bookingId });
    await createHold(database, business, { startsAt: now + 9 * dayMs, expiresAt: now, visitor: canary });
    const absent = { organizationId: business.organizationId, userId: business.hostId };
    const past = new Date(now - 40 * dayMs);
    await database.prisma.outOfOffice.create({
      data: { ...absent, id: randomId(), firstDate: past, lastDate: past, reason: canary },
    });
    await database.prisma.busyTime.create({
      data: { ...absent, id: randomId(), startsAt: past, endsAt: new Date(now - 31 * dayMs), title: canary },
    });
    await database.prisma.$transaction((tx) =>
      queueMail(services, tx, {
        kind: "booking_cancelled",
        dedupeKey: "canary-mail",
        organizationId: business.organizationId,
        bookingId,
        userId: business.hostId,
      }),
    );
    await runner.enqueue(failing.job, { id: "x" });
    // The booking's, the seats' and two more of the waiting list, and one of the proposal; the standing one's stay.
    const mails = await database.prisma.mailMessage.findMany({
      where: { OR: [{ bookingId: null }, { bookingId }, { attendee: { name: canary } }] },
      select: { id: true },
    });
    expect(mails).toHaveLength(8);
    // Answers and why somebody is away lie sealed, where no search finds them: they are counted.
    const sealed = async () => {
      const { rows } = await database.owner.query<{ answers: number; absences: number }>(
        `SELECT (SELECT count(*)::int FROM answer WHERE booking_id = $1) AS answers,
          (SELECT count(*)::int FROM out_of_office WHERE user_id = $2) AS absences`,
        [bookingId, business.hostId],
      );
      return rows[0];
    };
    const before = await sealed();
    expect(before?.answers).toBeGreaterThan(0);
    expect(before?.absences).toBeGreaterThan(0);
    expect(await tablesWith(canary)).toEqual([
      "public.attendee",
      "public.booking",
      "public.busy_time",
      "public.call_participant",
      "public.hold",
      "public.time_offer",
      "public.time_proposal",
      "public.waiting_entry",
    ]);

    await runRetention(services);
    await runner.work(services);
    await expect.poll(() => outboxErased.length, { timeout: 20_000 }).toBe(mails.length);

    expect(await tablesWith(canary)).toEqual([]);
    expect(await sealed()).toEqual({ answers: 0, absences: 0 });
    expect(await tablesWith("canary-of-an-error")).toEqual([]);
    expect(await tablesWith("staying9z")).toContain("public.attendee");
    expect(outboxErased.sort()).toEqual(mails.map(({ id }) => `<${id}@parley.test>`).sort());
    // Ids of what is gone stay only in the queue and in the tombstones, where they lead nowhere.
    const withId = await tablesWith(bookingId);
    expect(withId.filter((table) => table.startsWith("public."))).toEqual(["public.tombstone"]);
  } finally {
    await runner.close();
  }
});
