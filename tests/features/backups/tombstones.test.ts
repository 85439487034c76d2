import { appendFile, readFile, writeFile } from "node:fs/promises";
import { beforeEach, expect, test } from "vitest";
import {
  backupJobs,
  catchUpOnErasures,
  cleanUpBackups,
  listErasures,
} from "#app/features/backups/backups.server.ts";
import { restoredModels, tombstonedTables } from "#app/features/backups/erasable-tables.ts";
import { erasureListFile, readErasureList } from "#app/features/backups/erasure-list.server.ts";
import { leftOutTables } from "#app/features/backups/snapshot.server.ts";
import { dataMap } from "#app/features/privacy/data-map.ts";
import type { Entry } from "#app/features/privacy/data-map-types.ts";
import { runRetention } from "#app/features/privacy/privacy.server.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";
import { createBooking, createBusiness } from "../privacy/booked-business.ts";
import { testDatabase } from "../test-database.ts";
import { bookedInstance, eraseAda, temporaryFolder } from "./backup-scene.ts";

const database = await testDatabase();
const { prisma, owner } = database;
const dayMs = 86_400_000;

beforeEach(async () => {
  await prisma.booking.deleteMany();
  await prisma.tombstone.deleteMany();
});

async function services() {
  const { folder, remove } = await temporaryFolder();
  const base = fakeServices(database);
  const settings = { ...base.settings, backup: { ...base.settings.backup, folder } };
  return { ...base, settings, folder, remove };
}

test("the retention run and an erasure by hand leave tombstones of ids alone, in their own transaction", async () => {
  const { clock, ...given } = await services();
  const now = clock.now();
  const business = await createBusiness(database, 30);
  const due = await createBooking(database, business, {
    endsAt: now - 31 * dayMs,
    callEndedAt: now - 31 * dayMs,
  });
  const kept = await createBooking(database, business, { endsAt: now + dayMs });
  await runRetention({ ...given, clock });
  const ofRun = await prisma.tombstone.findMany();
  expect(ofRun.find(({ model }) => model === "booking")).toMatchObject({ rowIds: [due], rule: "retention" });
  expect([...new Set(ofRun.map(({ model }) => model))].sort()).toEqual(
    ["answer", "attendee", "booking", "call", "call_participant", "mail_message"].sort(),
  );
  expect(JSON.stringify(ofRun)).not.toMatch(/Grace|@/);
  const rolledBack = prisma.$transaction(async (tx) => {
    await tx.booking.delete({ where: { id: kept } });
    throw new Error("thought better of it");
  });
  await expect(rolledBack).rejects.toThrow("thought better");
  expect(await prisma.tombstone.count({ where: { rowIds: { has: kept } } })).toBe(0);
  await prisma.booking.delete({ where: { id: kept } });
  expect(await prisma.tombstone.findFirst({ where: { rowIds: { has: kept } } })).toMatchObject({
    rule: "by-hand",
  });
  await given.remove();
});

test("every model that holds something personal says what a restore does about its erased rows, and the database does it", async () => {
  const personal = Object.entries(dataMap as Record<string, Record<string, Entry>>)
    .filter(([, fields]) => Object.values(fields).some(({ kind }) => kind === "personal"))
    .map(([model]) => model);
  expect(personal.filter((model) => !Object.hasOwn(restoredModels, model))).toEqual([]);
  const { rows } = await owner.query<{ name: string }>(
    "SELECT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgname = 'leaves_tombstone' ORDER BY 1",
  );
  const { rows: tables } = await owner.query<{ name: string }>(
    "SELECT name FROM unnest($1::text[]) AS name WHERE to_regclass('public.' || name) IS NOT NULL ORDER BY 1",
    [tombstonedTables],
  );
  expect(tables.length).toBeGreaterThanOrEqual(18);
  expect(rows).toEqual(tables);
  const { rows: pointing } = await owner.query(
    `SELECT conname FROM pg_constraint
     WHERE contype = 'f' AND confrelid::regclass::text = ANY ($1) AND conrelid::regclass::text <> ALL ($1)`,
    [leftOutTables],
  );
  expect(pointing).toEqual([]);
  const leftOut = Object.values(restoredModels).flatMap((fate) => ("leftOut" in fate ? [fate.leftOut] : []));
  expect(leftOut.sort()).toEqual([...leftOutTables].sort());
});

test("the list beside the backups holds each tombstone, goes on after a line that was cut off, and forgets in time", async () => {
  const given = await services();
  const scene = await bookedInstance(database, given.clock.now());
  await eraseAda(database, scene);
  const listing = backupJobs.find(({ job }) => job.name === "backups.list-erasures");
  await listing?.handle(given, {}, { putBack: false });
  const first = await readErasureList(given.folder);
  expect(first?.flatMap(({ rowIds }) => rowIds)).toEqual(
    expect.arrayContaining([scene.ada.booking, scene.ada.seat]),
  );
  expect(await readFile(erasureListFile(given.folder), "utf8")).not.toMatch(/Ada|@/);
  await appendFile(erasureListFile(given.folder), '{"id":"cut');
  expect(await listErasures(database.pool, given.folder)).toBe(0);
  await prisma.booking.delete({ where: { id: scene.grace.booking } });
  await listing?.handle(given, {}, { putBack: false });
  const second = await readErasureList(given.folder);
  expect(second?.flatMap(({ rowIds }) => rowIds)).toContain(scene.grace.booking);
  expect(second?.length).toBeGreaterThan(first?.length ?? 0);

  const erasedAt = await prisma.tombstone.findFirstOrThrow({ orderBy: { erasedAt: "desc" } });
  const end = erasedAt.erasedAt.getTime() + 51 * dayMs;
  given.clock.set(end - 10 * 60_000);
  await cleanUpBackups(given);
  expect(await prisma.tombstone.count()).toBeGreaterThan(0);
  expect(await readErasureList(given.folder)).toEqual(second);
  given.clock.set(end);
  await cleanUpBackups(given);
  expect(await prisma.tombstone.count()).toBe(0);
  expect(await readErasureList(given.folder)).toEqual([]);
  await given.remove();
});

test("an older copy of the database, put back by any other means, is caught up with before anybody is answered", async () => {
  const given = await services();
  const now = given.clock.now();
  const business = await createBusiness(database, 365);
  const bookingId = await createBooking(database, business, { endsAt: now - dayMs });
  const other = await createBooking(database, business, { endsAt: now - 2 * dayMs });
  // Lifted before the erasure, which it would have forbidden; the older copy has it still.
  await prisma.legalHold.create({
    data: {
      bookingId,
      organizationId: business.organizationId,
      basis: "claim",
      reason: "A claim that was settled",
      placedAt: new Date(now),
      reviewOn: new Date(now),
    },
  });
  const tombstone = { id: "not-known-here", model: "booking", rowIds: [bookingId], rule: "by-hand" };
  const erasedAt = new Date(now).toISOString();
  await writeFile(erasureListFile(given.folder), `${JSON.stringify({ ...tombstone, erasedAt })}\n`);
  expect(await catchUpOnErasures({ ...given, now })).toBeGreaterThan(0);
  expect((await prisma.booking.findMany()).map(({ id }) => id)).toEqual([other]);
  // Once is enough: what came into being later under no such tombstone stays.
  expect(await catchUpOnErasures({ ...given, now })).toBe(0);
  await given.remove();
});

test("what is erased while the list is being shortened is on it", async () => {
  const given = await services();
  const now = given.clock.now();
  const lasting = { model: "booking", rule: "by-hand", rowIds: ["x"] };
  const erasures = Array.from({ length: 30 }, (_, index) => ({
    ...lasting,
    id: `turn-${index}`,
    erasedAt: new Date(now),
  }));
  const old = { ...lasting, id: "old", erasedAt: new Date(now - 60 * dayMs).toISOString() };
  for (const erasure of erasures) {
    await appendFile(erasureListFile(given.folder), `${JSON.stringify(old)}\n`);
    await prisma.tombstone.create({ data: erasure });
    await Promise.all([listErasures(database.pool, given.folder), cleanUpBackups(given)]);
  }
  const listed = (await readErasureList(given.folder))?.map(({ id }) => id) ?? [];
  expect(erasures.map(({ id }) => id).filter((id) => !listed.includes(id))).toEqual([]);
  await given.remove();
});
