import { expect, test } from "vitest";
import { forgetting, noteDone } from "#app/features/audit/audit.server.ts";
import { commitOf, hashOf } from "#app/features/audit/audit-hash.server.ts";
import { cancelBooking } from "#app/features/booking/booking.server.ts";
import { retentionRules } from "#app/features/privacy/data-map-types.ts";
import { runRetention } from "#app/features/privacy/privacy.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { bookableBusiness } from "#tests/factories/bookable-business.ts";
import { createBooking } from "#tests/factories/booking.ts";
import { book, booked, hourMs, nine } from "../booking/booking-scene.ts";
import { testDatabase } from "../test-database.ts";
import { auditServices, chainOf, checkOf, someEvent, tamper } from "./audit-scene.ts";

const database = await testDatabase();
const { prisma, pool } = database;
const services = await auditServices(database);
const dayMs = 86_400_000;

const eventsOf = (chain: string) => prisma.auditEvent.findMany({ where: { chain }, orderBy: { seq: "asc" } });
const headOf = (chain: string) => prisma.auditHead.findUniqueOrThrow({ where: { chain } });

test("each event carries the hash of the one before it, and says who only in what can be erased", async () => {
  const chain = await chainOf(services, 3);
  const events = await eventsOf(chain);
  expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  let prev = "";
  for (const event of events) {
    expect(event.prev).toBe(prev);
    expect(event.hash).toBe(hashOf({ ...event, at: event.at.getTime() }));
    expect(event.commit).toBe(commitOf(event.salt ?? "", event.payload));
    expect(event.payload).toEqual({ by: "member", actorId: "ada", details: { count: 1 } });
    prev = event.hash;
  }
  expect(await headOf(chain)).toMatchObject({ seq: 3, hash: prev });
  expect(await checkOf(services, chain)).toMatchObject({ events: 3, erased: 0, fault: null });
});

test("twenty writers at once leave no gap, and a transaction that fails takes its number back", async () => {
  const chain = randomId();
  const write = (fails: boolean) =>
    prisma.$transaction(
      async (tx) => {
        await noteDone(tx, someEvent(chain, services.clock.now()));
        if (fails) throw new Error("planted");
      },
      { maxWait: 20_000, timeout: 20_000 },
    );
  const all = Array.from({ length: 20 }, (_, number) => write(number % 4 === 3));
  const failed = (await Promise.allSettled(all)).filter(({ status }) => status === "rejected");
  expect(failed).toHaveLength(5);
  expect((await eventsOf(chain)).map(({ seq }) => seq)).toEqual(
    Array.from({ length: 15 }, (_, index) => index + 1),
  );
  expect(await checkOf(services, chain)).toMatchObject({ events: 15, fault: null });
});

test("names and addresses do not fit into an event", async () => {
  for (const details of [{ to: "Ada Lovelace" }, { to: "ada@example.org" }, { to: "Ada" }])
    await expect(noteDone(prisma, { ...someEvent(randomId(), 0), details })).rejects.toThrow();
});

test("the database refuses to change, remove or empty what was noted", async () => {
  const chain = await chainOf(services, 2);
  for (const sql of [
    `UPDATE audit_event SET action = 'sign-in' WHERE chain = '${chain}'`,
    `UPDATE audit_event SET payload = NULL, salt = NULL WHERE chain = '${chain}'`,
    `DELETE FROM audit_event WHERE chain = '${chain}'`,
    `UPDATE audit_head SET seq = 1 WHERE chain = '${chain}'`,
    `DELETE FROM audit_head WHERE chain = '${chain}'`,
  ])
    await expect(pool.query(sql), sql).rejects.toThrow(/neither changed nor removed|follows its events/);
  await expect(database.owner.query("TRUNCATE audit_event")).rejects.toThrow(/not emptied/);
  await expect(database.owner.query("TRUNCATE audit_head")).rejects.toThrow(/not emptied/);
  expect(await checkOf(services, chain)).toMatchObject({ events: 2, fault: null });
});

test("after 24 months nobody can tell who did it, and the chain holds without it", async () => {
  const chain = await chainOf(services, 2);
  const now = services.clock.now();
  const months24 = retentionRules["audit.payload"].days * dayMs;
  services.clock.set(now + months24 - 1);
  await runRetention(services);
  expect(await checkOf(services, chain)).toMatchObject({ erased: 0 });
  services.clock.set(now + months24);
  await runRetention(services);
  expect(await checkOf(services, chain)).toMatchObject({ events: 2, erased: 1, fault: null });
  services.clock.set(now + months24 + 1);
  await runRetention(services);
  services.clock.set(now);
  expect(await checkOf(services, chain)).toMatchObject({ events: 2, erased: 2, fault: null });
  for (const { payload, salt, commit } of await eventsOf(chain))
    expect([payload, salt, commit.length]).toEqual([null, null, 64]);
});

test("after ten years events go from the beginning of the chain, and the rest stands on what the head remembers", async () => {
  const chain = randomId();
  const now = services.clock.now();
  const years10 = retentionRules["audit.head"].days * dayMs;
  for (const at of [now - years10 - 2, now - years10, now]) await noteDone(prisma, someEvent(chain, at));
  await runRetention(services);
  expect((await eventsOf(chain)).map(({ seq }) => seq)).toEqual([3]);
  expect(await headOf(chain)).toMatchObject({ seq: 3, baseSeq: 2 });
  await noteDone(prisma, someEvent(chain, now));
  expect(await checkOf(services, chain)).toMatchObject({ events: 2, fault: null });
});

test("what is forgotten goes in portions, each of which leaves a chain that holds", async () => {
  const chain = await chainOf(services, 5);
  const later = new Date(services.clock.now() + 1000);
  const forget = (rule: string, most: number) =>
    prisma.$transaction(async (tx) => {
      const found = forgetting.find((one) => one.rule === rule);
      return (await found?.forget(tx, later, most)) ?? 0;
    });
  let gone = 0;
  for (let part = await forget("audit.head", 2); part > 0; part = await forget("audit.head", 2)) {
    expect(part).toBeLessThanOrEqual(2);
    gone += part;
    expect((await checkOf(services, chain))?.fault).toBeNull();
  }
  expect(gone).toBeGreaterThanOrEqual(5);
  expect(await eventsOf(chain)).toEqual([]);
  await noteDone(prisma, someEvent(chain, services.clock.now()));
  expect(await checkOf(services, chain)).toMatchObject({ events: 1, upTo: { seq: 6 }, fault: null });
});

test("a forged payload is named", async () => {
  const chain = await chainOf(services, 3);
  const sql = `UPDATE audit_event SET payload = jsonb_set(payload, '{actorId}', '"bob"') WHERE chain = $1 AND seq = 2`;
  await tamper(database, sql, [chain]);
  expect((await checkOf(services, chain))?.fault).toEqual({ seq: 2, kind: "payload" });
});

test("a changed event is named, also when its own hash was made to fit", async () => {
  const chain = await chainOf(services, 3);
  await tamper(database, "UPDATE audit_event SET action = 'sign-in' WHERE chain = $1 AND seq = 2", [chain]);
  expect((await checkOf(services, chain))?.fault).toEqual({ seq: 2, kind: "changed" });
  await tamper(database, "UPDATE audit_event e SET hash = audit_hash(e) WHERE chain = $1 AND seq = 2", [
    chain,
  ]);
  expect((await checkOf(services, chain))?.fault).toEqual({ seq: 3, kind: "changed" });
});

test("a removed event is named, the last one and the only one too", async () => {
  const [middle, last, only] = [
    await chainOf(services, 3),
    await chainOf(services, 3),
    await chainOf(services, 1),
  ];
  await tamper(database, "DELETE FROM audit_event WHERE chain = $1 AND seq = 2", [middle]);
  await tamper(database, "DELETE FROM audit_event WHERE chain = $1 AND seq = 3", [last]);
  await tamper(database, "DELETE FROM audit_event WHERE chain = $1", [only]);
  expect((await checkOf(services, middle))?.fault).toEqual({ seq: 2, kind: "missing" });
  expect((await checkOf(services, last))?.fault).toEqual({ seq: 3, kind: "head" });
  expect((await checkOf(services, only))?.fault).toEqual({ seq: 1, kind: "head" });
});

test("one business's chain does not know of another's", async () => {
  const [ours, theirs] = [await chainOf(services, 2), await chainOf(services, 4)];
  await tamper(database, "DELETE FROM audit_event WHERE chain = $1 AND seq = 2", [theirs]);
  expect(await checkOf(services, ours)).toMatchObject({ events: 2, fault: null });
});

test("a visitor's booking goes through while the log is locked; a member's change waits and goes through after", async () => {
  const business = await bookableBusiness(database);
  const { organizationId, hostId, eventTypeId } = business;
  const standing = { organizationId, eventTypeId, hostIds: [hostId], startsAt: nine + 5 * hourMs };
  const { bookingId } = await createBooking(database, standing);
  let booking: string | undefined;
  let cancelled: Promise<unknown> | undefined;
  await prisma.$transaction(
    async (tx) => {
      await noteDone(tx, someEvent(organizationId, services.clock.now()));
      // The chain's head is locked now, until this transaction ends.
      booking = (await booked(book(services, business, { startsAt: nine }))).bookingId;
      cancelled = cancelBooking(services, { organizationId, bookingId, by: "host", reason: "" });
    },
    { timeout: 20_000 },
  );
  expect(booking).toBeDefined();
  expect(await cancelled).toMatchObject({ ok: true });
  expect((await eventsOf(organizationId)).map(({ action }) => action)).toEqual([
    "booking.moved",
    "booking.cancelled",
  ]);
});
