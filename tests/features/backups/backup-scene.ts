import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type pg from "pg";
import { newKeyPair } from "#app/features/backups/backups.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { createMeeting, createSessionFor } from "#tests/factories/meeting.ts";
import { createBooking, createBusiness, createSeat } from "../privacy/booked-business.ts";
import { createTimeOffer, createWaitingEntry } from "../privacy/waiting-and-offers.ts";
import type { TestDatabase } from "../test-database.ts";

export const migrationsDir = path.resolve(import.meta.dirname, "../../../prisma/migrations");
export const dayMs = 86_400_000;

export type Keys = Awaited<ReturnType<typeof newKeys>>;

export async function newKeys() {
  const { secretKey, recipient } = await newKeyPair();
  return { lock: { recipients: [recipient] }, keys: { secretKeys: [secretKey], passphrase: undefined } };
}

export async function temporaryFolder(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "parley-backups-"));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Ada and Grace, each with a booking of her own; both in one group; both waiting; a logo, a journey, a member signed in. */
export async function bookedInstance(database: TestDatabase, now: number) {
  const { prisma } = database;
  const business = await createBusiness(database, 365);
  const own = (canary: string, days: number) =>
    createBooking(database, business, {
      endsAt: now - days * dayMs,
      callEndedAt: now - days * dayMs,
      canary,
    });
  const ada = { booking: await own("Ada-canary", 3), seat: "", waiting: "" };
  const grace = { booking: await own("Grace-stays", 4) };
  const group = await createBooking(database, business, {
    endsAt: now - 5 * dayMs,
    seats: 4,
    canary: "Grace-stays",
  });
  ada.seat = await prisma.$transaction((tx) => createSeat(tx, business, group, { name: "Ada-canary" }));
  ada.waiting = await createWaitingEntry(database, business, { endsOn: now + dayMs, name: "Ada-canary" });
  await createWaitingEntry(database, business, { endsOn: now + dayMs, name: "Grace-stays" });
  await createTimeOffer(database, business, { endsOn: now + dayMs, canary: "Grace-stays" });
  const logo = randomId();
  await prisma.asset.create({
    data: {
      id: logo,
      organizationId: business.organizationId,
      contentType: "image/png",
      bytes: Buffer.from([0, 1, 2, 253, 254, 255, 10, 92]),
    },
  });
  await prisma.organization.update({
    where: { id: business.organizationId },
    data: { logoId: logo, welcomeText: 'A "quoted"\nline\\ – é 漢字 \u{1f642}' },
  });
  const meeting = await createMeeting(database, { startsAt: now + dayMs });
  await createSessionFor(database, meeting.hostId, now);
  await prisma.mailMessage.updateMany({ data: { status: "sent", sentAt: new Date(now) } });
  return { business, ada, grace, group, logo, meeting };
}

/** As deletion by hand does it, whatever has its time. */
export async function eraseAda(
  { prisma }: Pick<TestDatabase, "prisma">,
  { ada }: Awaited<ReturnType<typeof bookedInstance>>,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.booking.delete({ where: { id: ada.booking } });
    await tx.attendee.delete({ where: { id: ada.seat } });
    await tx.waitingEntry.delete({ where: { id: ada.waiting } });
  });
}

/** Every row of every table, as text, sorted; without those tables that a restore changes on purpose. */
export async function everything(pool: Pick<pg.Pool, "query">, except: readonly string[]) {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  const found: Record<string, string[]> = {};
  for (const { name } of tables.filter((table) => !except.includes(table.name))) {
    const { rows } = await pool.query<{ row: string }>(
      `SELECT t::text AS row FROM public."${name}" t ORDER BY 1`,
    );
    found[name] = rows.map(({ row }) => row);
  }
  return found;
}

/** The tables with a row that holds this text. */
export async function tablesWith(pool: Pick<pg.Pool, "query">, text: string): Promise<string[]> {
  const all = await everything(pool, []);
  return Object.keys(all).filter((name) => all[name]?.some((row) => row.includes(text)));
}
