import { translatorFor } from "#app/messages/all-translators.ts";
import { locales } from "#app/messages/locale.ts";
import { Prisma } from "#app/platform/database/generated/client.ts";
import { mailOperator } from "#app/platform/mail/operator-mail.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { instant } from "./erasable.server.ts";
import { listReceiptRows } from "./receipt-repository.server.ts";
import { inErasingTransaction } from "./retention-repository.server.ts";

/** So many things of one business may always go in a run. */
const alwaysAllowed = 1_000;
/** And so many times what it usually loses on a day. */
const timesUsual = 5;
const usualDays = 30;
/** How long a word of somebody explains what is due: longer than a night without a worker. */
const explainedDays = 2;
const dayMs = 86_400_000;

const { sql } = Prisma;

type BreakerServices = Pick<Services, "database" | "log" | "mail" | "settings">;

export type ErasurePause = { id: string; slug: string; foundAt: Date; due: number; allowed: number };

/**
 * The businesses of which nothing is erased for now: far more is due at once than on its usual day, no rule was made
 * shorter, and the operator has not said that it is right. It stays hidden. A fault in a rule or in the clock so costs a
 * day instead of the data. Newly found ones are told to the operator, once each.
 */
export async function pausedBusinesses(services: BreakerServices, now: number): Promise<string[]> {
  const { prisma } = services.database;
  const open = new Set((await openPauses(prisma)).map(({ organizationId }) => organizationId));
  for (const { organizationId, due } of await surges(services, now)) {
    if (open.has(organizationId)) continue;
    const allowed = await allowedOf(services, organizationId, now);
    if (due <= allowed) continue;
    const pause = { id: randomId(), organizationId, foundAt: new Date(now), due, allowed };
    await prisma.erasurePause.createMany({ data: pause, skipDuplicates: true });
    services.log.error({ due, allowed, organizationId }, "erasing is paused: far more is due than usual");
    open.add(organizationId);
  }
  await tellOperator(services, now);
  return [...open];
}

/** Where erasing waits for the operator's word, oldest first. */
export async function listPauses(prisma: Services["database"]["prisma"]): Promise<ErasurePause[]> {
  const rows = await openPauses(prisma);
  return rows.map(({ id, organization, foundAt, due, allowed }) => {
    return { id, slug: organization.slug, foundAt, due, allowed };
  });
}

/** What waits at one business, or null. */
export function findPause(prisma: Services["database"]["prisma"], organizationId: string) {
  return prisma.erasurePause.findFirst({
    where: { organizationId, acknowledgedAt: null },
    select: { foundAt: true, due: true },
  });
}

/** The operator's word that what is due at a business shall go. False where nothing waits for it. */
export async function acknowledgePause(
  prisma: Services["database"]["prisma"],
  slug: string,
  now: number,
): Promise<boolean> {
  const { count } = await prisma.erasurePause.updateMany({
    where: { organization: { slug }, acknowledgedAt: null },
    data: { acknowledgedAt: new Date(now) },
  });
  return count > 0;
}

function openPauses(prisma: Services["database"]["prisma"]) {
  return prisma.erasurePause.findMany({
    where: { acknowledgedAt: null },
    orderBy: [{ foundAt: "asc" }, { id: "asc" }],
    include: { organization: { select: { slug: true } } },
  });
}

type Surge = { organizationId: string; due: number };

/** What knows its end, with the booking that a hold or a restriction would be on. Only that can be wrong about it. */
const ending = [
  { table: sql`booking`, bookingId: sql`x.id` },
  { table: sql`attendee`, bookingId: sql`x.booking_id` },
  { table: sql`answer`, bookingId: sql`x.booking_id` },
  { table: sql`call`, bookingId: sql`x.booking_id` },
];

/** Businesses of which more is due than always may go. What is kept past its time is counted only where that matters. */
async function surges(services: BreakerServices, now: number): Promise<Surge[]> {
  return inErasingTransaction(services.database, async (tx) => {
    const found = await tx.$queryRaw<Surge[]>(dueByBusiness(now, sql`true`, () => sql`true`));
    if (found.length === 0) return [];
    const ids = found.map(({ organizationId }) => organizationId);
    const kept = sql`(SELECT h.booking_id FROM legal_hold h WHERE h.organization_id = ANY (${ids}) UNION
      SELECT r.booking_id FROM attendee r WHERE r.organization_id = ANY (${ids}) AND r.restricted_at IS NOT NULL)`;
    const ofThese = sql`x.organization_id = ANY (${ids})`;
    return tx.$queryRaw<Surge[]>(
      dueByBusiness(now, ofThese, (bookingId) => sql`${bookingId} NOT IN ${kept}`),
    );
  });
}

function dueByBusiness(
  now: number,
  which: Prisma.Sql,
  isFree: (bookingId: Prisma.Sql) => Prisma.Sql,
): Prisma.Sql {
  const parts = ending.map(
    ({ table, bookingId }) => sql`SELECT x.organization_id FROM ${table} x
      WHERE x.purge_at <= ${instant(now)} AND ${which} AND ${isFree(bookingId)}`,
  );
  return sql`SELECT d.organization_id AS "organizationId", count(*)::int AS due
    FROM (${Prisma.join(parts, " UNION ALL ")}) d
    GROUP BY d.organization_id HAVING count(*) > ${alwaysAllowed} ORDER BY d.organization_id`;
}

async function allowedOf(services: BreakerServices, organizationId: string, now: number): Promise<number> {
  const { prisma } = services.database;
  const within = { gt: new Date(now - explainedDays * dayMs), lte: new Date(now) };
  const [changes, pauses, receipts] = await Promise.all([
    prisma.ruleChange.findMany({ where: { organizationId, endsAt: within }, select: { ending: true } }),
    prisma.erasurePause.findMany({
      where: { organizationId, acknowledgedAt: within },
      select: { due: true },
    }),
    listReceiptRows(prisma, organizationId, usualDays * 24),
  ]);
  const days = Array.from({ length: usualDays }, () => 0);
  for (const { ranAt, counts } of receipts) {
    const day = Math.floor((now - ranAt) / dayMs);
    const { bookings, attendees, answers, calls } = counts;
    if (day in days) days[day] = (days[day] ?? 0) + bookings + attendees + answers + calls;
  }
  const explained = sum(changes.map(({ ending }) => ending)) + sum(pauses.map(({ due }) => due));
  return Math.max(alwaysAllowed, timesUsual * medianOf(days)) + explained;
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

function medianOf(numbers: number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Those that nobody was told of yet. Where nobody can be mailed, the log has said it. */
async function tellOperator(services: BreakerServices, now: number): Promise<void> {
  const { prisma } = services.database;
  const untold = (await openPauses(prisma)).filter(({ toldAt }) => toldAt === null);
  for (const { id, due, allowed, organization } of untold) {
    const facts = { slug: organization.slug, due, allowed };
    const texts = locales.map((locale) => translatorFor(locale).t("retention.pauseMail.text", facts));
    await mailOperator(services, {
      id: `erasure-pause-${id}`,
      subject: translatorFor("en").t("retention.pauseMail.subject", facts),
      text: texts.join("\n\n"),
    });
    await prisma.erasurePause.update({
      where: { id },
      data: { toldAt: new Date(now) },
      select: { id: true },
    });
  }
}
