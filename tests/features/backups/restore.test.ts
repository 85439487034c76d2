import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { makeBackup, restoreBackup } from "#app/features/backups/backups.server.ts";
import { erasureListFile, listErasures } from "#app/features/backups/erasure-list.server.ts";
import type { Restore, RestoreStep } from "#app/features/backups/restore-backup.server.ts";
import { refuseHalfRestored } from "#app/platform/database/restore-mark.server.ts";
import { emptyDatabase, testDatabase } from "../test-database.ts";
import {
  bookedInstance,
  eraseAda,
  everything,
  migrationsDir,
  newKeys,
  tablesWith,
  temporaryFolder,
} from "./backup-scene.ts";

const now = Date.UTC(2027, 0, 15, 12);
const database = await testDatabase();
const { folder, remove } = await temporaryFolder();
const { lock, keys } = await newKeys();
const scene = await bookedInstance(database, now);
const file = path.join(folder, "one.backup.age");
const pools: pg.Pool[] = [];

const made = await makeBackup({ connectionString: database.connectionString, lock, file, now });
await eraseAda(database, scene);
await listErasures(database.pool, folder);

afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  await remove();
});

function restoring(connectionString: string, wishes: Partial<Restore> = {}): Restore {
  const usual = { file, keys, backupFolder: folder, replaces: false, withoutList: false };
  return { connectionString, migrationsDir, ...usual, ...wishes };
}

function openPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 1 });
  pool.on("error", () => undefined);
  pools.push(pool);
  return pool;
}

/** Signed-in members are not in a backup, tombstones say when they were listed, versions count triggers. */
const changedOnPurpose = [
  ...["session", "email_token", "email_change", "tombstone", "page_version", "_prisma_migrations"],
  // Each connection counts in cells of its own: the sums are compared instead.
  "meeting_counter",
];

const meetingsCounted = async (pool: pg.Pool) =>
  (
    await pool.query(
      "SELECT organization_id, month, hour, sum(meetings)::int AS met FROM meeting_counter GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
    )
  ).rows;

test("who was erased after the backup is not brought back, and everything else is as it was", async () => {
  const fresh = await emptyDatabase();
  const restored = await restoreBackup(restoring(fresh));
  expect(restored).toMatchObject({ madeAt: new Date(now).toISOString(), rows: made.rows });
  expect(restored.erasedAgain).toBeGreaterThan(3);
  const pool = openPool(fresh);
  expect(await tablesWith(pool, "Ada-canary")).toEqual([]);
  for (const id of [scene.ada.booking, scene.ada.seat, scene.ada.waiting])
    expect(await tablesWith(pool, id)).toEqual(["tombstone"]);
  const after = await everything(pool, changedOnPurpose);
  expect(after).toEqual(await everything(database.owner, changedOnPurpose));
  expect(await meetingsCounted(pool)).toEqual(await meetingsCounted(database.owner));
  expect(after["attendee"]?.join()).toContain("Grace-stays");
  expect(after["answer"]?.length).toBeGreaterThan(1);
  await refuseHalfRestored(fresh);
});

test("without the list of what was erased since, a restore does not begin", async () => {
  const elsewhere = await temporaryFolder();
  const fresh = await emptyDatabase();
  const asked = restoring(fresh, { backupFolder: elsewhere.folder });
  await expect(restoreBackup(asked)).rejects.toThrow(/There is no list of erased things/);
  await refuseHalfRestored(fresh);
  // Shows, too, that the erased were in the backup.
  await restoreBackup({ ...asked, withoutList: true });
  expect(await tablesWith(openPool(fresh), "Ada-canary")).toContain("attendee");
  await elsewhere.remove();
});

test("a restored database binds its rows again: foreign keys, triggers and the refusal of double bookings", async () => {
  const fresh = await emptyDatabase();
  await restoreBackup(restoring(fresh));
  const rulesOf = async (pool: Pick<pg.Pool, "query">) => {
    const constraints = await pool.query(
      `SELECT conrelid::regclass::text AS of, conname, pg_get_constraintdef(oid) AS says, convalidated
       FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`,
    );
    const triggers = await pool.query(
      `SELECT tgrelid::regclass::text AS of, tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2`,
    );
    return [constraints.rows, triggers.rows];
  };
  expect(await rulesOf(openPool(fresh))).toEqual(await rulesOf(database.owner));
});

test("a leave to look at a business that was open when the backup was made is not open again", async () => {
  const { id: organizationId } = await database.prisma.organization.findFirstOrThrow({
    select: { id: true },
  });
  const startedAt = new Date();
  const grant = { kind: "granted" as const, scopes: ["bookings"], caseRef: "case-12", startedAt };
  await database.prisma.accessGrant.create({
    data: { id: "open", organizationId, ...grant, endsAt: new Date(startedAt.getTime() + 3_600_000) },
  });
  const open = path.join(folder, "open.backup.age");
  await makeBackup({ connectionString: database.connectionString, lock, file: open, now });
  const fresh = await emptyDatabase();
  await restoreBackup(restoring(fresh, { file: open }));
  const { rows } = await openPool(fresh).query<{ ended: boolean }>(
    "SELECT ended_at IS NOT NULL AS ended FROM access_grant WHERE id = 'open'",
  );
  expect(rows).toEqual([{ ended: true }]);
});

test("bookings that were put into calendars elsewhere are looked at again after a restore, each of them", async () => {
  const { prisma } = database;
  const { organizationId, userId } = await prisma.membership.findFirstOrThrow();
  const at = new Date();
  const of = { organizationId, userId };
  const connection = {
    id: "dav",
    ...of,
    kind: "caldav" as const,
    name: "dav.example",
    secret: "v1:t1:sealed",
  };
  await prisma.calendarConnection.create({ data: connection });
  const calendar = { id: "office", ...of, connectionId: "dav", remoteId: "/office/", name: "Office" };
  await prisma.connectedCalendar.create({ data: { ...calendar, nextTryAt: at } });
  const written = { writtenAt: at, writtenStartsAt: at, writtenEndsAt: at, writtenHash: "hash" };
  await prisma.calendarCopy.create({
    data: { id: "copy", ...of, calendarId: "office", bookingId: "long gone", ...written },
  });
  const file = path.join(folder, "copies.backup.age");
  await makeBackup({ connectionString: database.connectionString, lock, file, now });
  await prisma.calendarConnection.delete({ where: { id: "dav" } });
  const fresh = await emptyDatabase();
  await restoreBackup(restoring(fresh, { file }));
  const { rows } = await openPool(fresh).query<{ looked: boolean }>(
    "SELECT to_examine AND next_try_at <= now() AS looked FROM calendar_copy WHERE id = 'copy'",
  );
  expect(rows).toEqual([{ looked: true }]);
});

test("nobody is signed in by a restore, and a mail that waited is not sent long after", async () => {
  const waiting = await database.prisma.mailMessage.findFirstOrThrow({ select: { id: true } });
  await database.prisma.mailMessage.update({ where: { id: waiting.id }, data: { status: "queued" } });
  const late = path.join(folder, "late.backup.age");
  await makeBackup({ connectionString: database.connectionString, lock, file: late, now });
  await database.prisma.mailMessage.update({ where: { id: waiting.id }, data: { status: "sent" } });
  const fresh = await emptyDatabase();
  await restoreBackup(restoring(fresh, { file: late }));
  const pool = openPool(fresh);
  expect((await pool.query("SELECT FROM session")).rowCount).toBe(0);
  expect(await database.prisma.session.count()).toBe(1);
  const { rows } = await pool.query("SELECT status, last_error FROM mail_message WHERE id = $1", [
    waiting.id,
  ]);
  expect(rows).toEqual([{ status: "failed", last_error: "restored" }]);
});

test("another key, no key and another passphrase are refused in a clear sentence, before anything is touched", async () => {
  const { keys: others } = await newKeys();
  const fresh = await emptyDatabase();
  for (const wrong of [others, { secretKeys: [], passphrase: undefined }])
    await expect(restoreBackup(restoring(fresh, { keys: wrong }))).rejects.toThrow(
      /The backup was made for another key: none of those given opens it\./,
    );
  await expect(
    restoreBackup(restoring(fresh, { keys: { secretKeys: ["AGE-NONSENSE"], passphrase: undefined } })),
  ).rejects.toThrow(/no age secret key/);
  const { rows } = await openPool(fresh).query(
    "SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace",
  );
  expect(rows).toEqual([]);
});

test("a backup that was damaged, cut off or lengthened anywhere is refused before anything is touched", async () => {
  const bytes = await readFile(file);
  const flipped = (at: number) => {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ 1;
    return copy;
  };
  const bad: Record<string, Buffer> = {
    head: flipped(30),
    middle: flipped(Math.floor(bytes.length / 2)),
    end: flipped(bytes.length - 1),
    "cut off": bytes.subarray(0, bytes.length - 40),
    lengthened: Buffer.concat([bytes, Buffer.from("x")]),
    empty: Buffer.alloc(0),
  };
  for (const [how, content] of Object.entries(bad)) {
    const spoiled = path.join(folder, "spoiled.backup.age");
    await writeFile(spoiled, content);
    const asked = restoring(database.connectionString, { file: spoiled, replaces: true });
    await expect(restoreBackup(asked), how).rejects.toThrow(/damaged|made for another key/);
  }
  await expect(restoreBackup(restoring(database.connectionString, { file: `${file}.none` }))).rejects.toThrow(
    /cannot be read/,
  );
  expect(await tablesWith(database.owner, "Grace-stays")).toContain("attendee");
});

test("a database that holds something is replaced only when that is said, and what it erased is remembered", async () => {
  const live = await emptyDatabase();
  await restoreBackup(restoring(live));
  const pool = openPool(live);
  await expect(restoreBackup(restoring(live))).rejects.toThrow(/not empty.*--replace/);
  // Grace goes, and nothing writes the list before the database is replaced.
  await pool.query("SELECT set_config('parley.erases', 'on', false)");
  await pool.query("DELETE FROM booking WHERE id = $1", [scene.grace.booking]);
  await restoreBackup(restoring(live, { replaces: true }));
  expect(await tablesWith(pool, scene.grace.booking)).toEqual(["tombstone"]);
  expect(await tablesWith(pool, scene.group)).toContain("booking");
  expect(await readFile(erasureListFile(folder), "utf8")).toContain(scene.grace.booking);
});

test("a restore that dies at any step leaves a database that Parley does not start on, and is begun again", async () => {
  const steps: RestoreStep[] = ["emptied", "loaded", "replayed"];
  const fresh = await emptyDatabase();
  for (const fatal of steps) {
    const dying = restoring(fresh, {
      onStep: (step) => {
        if (step === fatal) throw new Error(`died when ${step}`);
      },
    });
    await expect(restoreBackup(dying)).rejects.toThrow(`died when ${fatal}`);
    await expect(refuseHalfRestored(fresh), fatal).rejects.toThrow(/begun and not finished/);
  }
  await restoreBackup(restoring(fresh));
  await refuseHalfRestored(fresh);
  expect(await tablesWith(openPool(fresh), "Ada-canary")).toEqual([]);
});

test("while Parley runs on a database, nothing is restored into it", async () => {
  await database.prisma.user.count();
  await expect(restoreBackup(restoring(database.connectionString, { replaces: true }))).rejects.toThrow(
    /Parley is running on this database/,
  );
});

test("a member whose bookings were handed over before the account was deleted comes back without name or address", async () => {
  const live = await emptyDatabase();
  await restoreBackup(restoring(live));
  const pool = openPool(live);
  const later = path.join(folder, "member.backup.age");
  await makeBackup({ connectionString: live, lock, file: later, now });
  const member = scene.meeting.hostId;
  const tombstone = { id: "member-gone", model: "app_user", rowIds: [member], rule: "account" };
  const line = JSON.stringify({ ...tombstone, erasedAt: new Date(now).toISOString() });
  await writeFile(erasureListFile(folder), `${await readFile(erasureListFile(folder), "utf8")}${line}\n`);
  await restoreBackup(restoring(live, { file: later, replaces: true }));
  const { rows } = await pool.query("SELECT name, email, password_hash FROM app_user WHERE id = $1", [
    member,
  ]);
  expect(rows).toEqual([{ name: "", email: `${member}@erased.invalid`, password_hash: "-" }]);
  expect((await pool.query("SELECT FROM membership WHERE user_id = $1", [member])).rowCount).toBe(0);
  expect(await tablesWith(pool, scene.meeting.bookingId)).toContain("booking");
});
